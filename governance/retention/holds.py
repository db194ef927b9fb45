"""Which holds stand in the way of a record: on itself, or on its kind where it belongs."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from governance.retention.models import HoldQuerySet, LegalHold
from governance.structure.models import GroupService, Partnership


def holds_on(row: Any) -> HoldQuerySet:
    """``row`` is a deletion or what falls due: a kind, a subject and a place."""
    everywhere = Q(partnership=None, group=None)
    return LegalHold.objects.in_force().filter(
        Q(kind=row.kind, subject_id=row.subject_id)
        | Q(kind=row.kind, subject_id=None) & (everywhere | place_q(row))
    )


def hold_still() -> None:
    """Let nobody else place a hold, propose or approve until this transaction ends.

    Else a hold that comes between the question for holds and the deletion would stand on nothing.
    """
    rows = Partnership.objects.select_for_update(no_key=True).order_by("pk")
    list(rows.values_list("pk", flat=True))


def place_q(row: Any) -> Q:
    """Holds on a whole kind bind every group that serves their partnership."""
    if row.partnership_id:
        return Q(partnership=row.partnership_id)
    if row.group_id:
        served = GroupService.objects.filter(group=row.group_id).values("partnership")
        return Q(group=row.group_id) | Q(partnership__in=served)
    return ~Q(pk__in=[])


def holds_on_parts(row: Any, kind: str, keys: Iterable[int]) -> HoldQuerySet:
    """The same of what goes with it: rows of one kind, by their keys."""
    everywhere = Q(partnership=None, group=None)
    whole_kind = Q(subject_id=None) & (everywhere | place_q(row))
    return LegalHold.objects.in_force().filter(
        Q(kind=kind) & (Q(subject_id__in=list(keys)) | whole_kind)
    )
