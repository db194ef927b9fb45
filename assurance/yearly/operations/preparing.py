"""Opening a yearly report, and drawing its evidence together until that is frozen."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from assurance.yearly.content.compose import build_evidence
from assurance.yearly.headings.requirements import editions_for, requirements_of
from assurance.yearly.headings.sections import sections
from assurance.yearly.models import YearlyReport, YearlyRequirement, YearlySection
from assurance.yearly.operations.clocks import start_clocks
from assurance.yearly.operations.plan import plan_steps
from assurance.yearly.reporting import reporting_group
from assurance.yearly.transitions import REPORT, REQUIREMENT, SECTION
from assurance.yearly.year_context import YearContext
from governance.core.drawn_fields import ExpectedVersion
from governance.core.record_changes import ensure_as_seen, lock
from governance.core.roles import Actor
from governance.periods.models import Period
from governance.periods.operations import get_or_create_period
from governance.periods.values import PeriodValue
from governance.structure.models import Partnership

NO_GROUP = "The arrangements name no group whose yearly report it is."
NO_EDITION = "No edition of the national guidance was in force at the end of that year."


@transaction.atomic
def open(partnership: Partnership, year: Period, *, by: Actor, at: datetime) -> YearlyReport:
    """The report of a partnership for a business year: its evidence as it stands, a place for each
    heading, what the edition asks, the plan and the clocks. One that is there is given back.

    Raises NotAllowed, ValidationError (no group reports, no edition, the year has not begun).
    """
    Partnership.objects.select_for_update().get(pk=partnership.pk)
    there = YearlyReport.objects.filter(partnership=partnership, period=year).first()
    if there:
        return there
    record, asked = begun(partnership, year, by=by, at=at)
    content = build_evidence(
        record, context_of(record, by=by, at=at), asked=[row.code for row in asked]
    )
    record.content, record.content_hash = content.plain(), content.hash
    start_clocks(record, by=by, at=at)
    REPORT.create(record, "open", by=by, at=at)
    for row in asked:
        row.report = record
    REQUIREMENT.create_all(asked, "list_asked", by=by, at=at)
    standing = {each.key for each in content.sections}
    places = [
        YearlySection(report=record, key=each.key)
        for each in sections()
        if each.is_written and each.key in standing
    ]
    SECTION.create_all(places, "place", by=by, at=at)
    plan_steps(record, by=by, at=at)
    return record


@transaction.atomic
def open_for(
    partnership: Partnership, year: PeriodValue, *, by: Actor, at: datetime
) -> YearlyReport:
    """The same for a year by its dates, whose row is made if this is the first use of it."""
    return open(partnership, get_or_create_period(year), by=by, at=at)


def begun(
    partnership: Partnership, year: Period, *, by: Actor, at: datetime
) -> tuple[YearlyReport, list[YearlyRequirement]]:
    """An unsaved report, and what is asked of it."""
    group = reporting_group(partnership, on=by.on)
    record = YearlyReport(
        partnership=partnership, period=year, composed_at=at, composed_by_id=by.user_id
    )
    editions = editions_for(partnership, on=record.last_day)
    if group is None:
        raise ValidationError(NO_GROUP)
    if editions is None:
        raise ValidationError(NO_EDITION)
    record.group, record.guidance = group, editions.guidance.key
    record.constitution = editions.constitution.key if editions.constitution else ""
    return record, requirements_of(editions)


def context_of(record: YearlyReport, *, by: Actor, at: datetime) -> YearContext:
    return YearContext(record.partnership, record.group, record.period, by.on, at)


@transaction.atomic
def recompose(record: YearlyReport, *, by: Actor, at: datetime) -> bool:
    """Draw the evidence together again; False when nothing has changed since.

    Raises NotAllowed, NotNow (the evidence is frozen, or it is with the scrutineer or further).
    """
    asked = list(record.requirements.values_list("code", flat=True))
    content = build_evidence(record, context_of(record, by=by, at=at), asked=asked)
    return REPORT.edit(
        record,
        {"content": content.plain(), "content_hash": content.hash},
        verb="recompose",
        by=by,
        at=at,
        expected_version=record.version,
        composed_at=at,
        composed_by_id=by.user_id,
    )


@transaction.atomic
def freeze(
    record: YearlyReport, *, by: Actor, at: datetime, expected_version: ExpectedVersion
) -> None:
    """The year's evidence stays as it was seen; what is found later is put right by an erratum.

    Raises Stale when it is not what the officer saw, ValidationError before the year is over.
    """
    lock(record)
    REPORT.require("freeze", by, record)
    ensure_as_seen("freeze", record, expected_version)
    REPORT.edit(
        record,
        {"frozen_at": at},
        verb="freeze",
        by=by,
        at=at,
        expected_version=record.version,
        frozen_by_id=by.user_id,
    )
