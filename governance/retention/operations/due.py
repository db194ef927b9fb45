"""The round that finds what need not be kept beyond this year, by the schedule."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate

from governance.core.registry import RecordKind
from governance.core.retained import KEPT_FROM, Retained
from governance.retention.holds import holds_on
from governance.retention.models import Disposal, DueRecord
from governance.retention.schedules import RetentionRule, kind_of, retention_rules

PLACE = ("partnership", "group")


@transaction.atomic
def find_due(*, at: datetime) -> int:
    """Write down afresh what need not be kept beyond this year; returns how many.

    A copy of what the records and the schedule say: nobody writes it by hand.
    """
    until = date(localdate(at).year, 12, 31)
    found = {(row.kind, row.subject_id): row for row in due_records(until)}
    stale = [row.pk for row in DueRecord.objects.all() if (row.kind, row.subject_id) not in found]
    DueRecord.objects.filter(pk__in=stale).delete()
    DueRecord.objects.bulk_create(
        found.values(),
        update_conflicts=True,
        unique_fields=["kind", "subject_id"],
        update_fields=["label", "rule_key", "kept_from", "due_on", "is_held", *PLACE],
    )
    return len(found)


def due_records(until: date) -> Iterator[DueRecord]:
    """By every rule with a period, but for what was deleted or awaits its second person."""
    for rule in retention_rules():
        if rule.falls_due:
            kind, retained = kind_of(rule)
            rows = rows_due(kind, retained, rule, until)
            found = (due_record(kind, retained, rule, record) for record in rows)
            yield from (row for row in found if row.due_on <= until)


def rows_due(kind: RecordKind, retained: Retained, rule: RetentionRule, until: date) -> QuerySet:
    """Those to which it happened long enough ago; read with their place."""
    rows = retained.triggers[rule.trigger](kind.model._default_manager.all())
    gone = Disposal.objects.filter(kind=kind.kind).exclude(status=Disposal.Status.REFUSED)
    found = rows.filter(**{f"{KEPT_FROM}__lte": rule.latest_start(until)})
    places = filter(None, (retained.partnership, retained.group))
    return found.exclude(pk__in=gone.values("subject_id")).select_related(*places).order_by("pk")


def due_record(kind: RecordKind, retained: Retained, rule: RetentionRule, record: Any) -> DueRecord:
    kept_from = getattr(record, KEPT_FROM)
    row = DueRecord(
        kind=kind.kind,
        subject_id=record.pk,
        label=(getattr(record, "reference", "") or str(record))[:200],
        rule_key=rule.key,
        kept_from=kept_from,
        due_on=rule.due_on(kept_from),
        partnership=value_of(record, retained.partnership),
        group=value_of(record, retained.group),
    )
    row.is_held = holds_on(row).exists()
    return row


def value_of(record: Any, lookup: str) -> Any:
    """What a lookup leads to; None where there is none."""
    for name in filter(None, lookup.split("__")):
        record = getattr(record, name, None)
    return record if lookup else None
