"""Which group's yearly report a partnership's is, by what the arrangements say."""

from datetime import date

from django.db.models import Q

from assurance.yearly.transitions import YEARLY_REPORT
from governance.core.effective_dates import in_force_q
from governance.structure.models import Cadence, Group, Partnership


def reporting_group(partnership: Partnership, *, on: date) -> Group | None:
    """The group with a cadence of a yearly report, or whose yearly report seats sign; one query."""
    states = Q(in_force_q(on, "cadences__"), cadences__item=YEARLY_REPORT)
    signed = Q(in_force_q(on, "signatories__"), signatories__document=YEARLY_REPORT)
    groups = Group.objects.in_force(on=on).filter(
        states | signed, in_force_q(on, "services__"), services__partnership=partnership
    )
    return groups.distinct().order_by("pk").first()


def yearly_cadence(group: Group, *, on: date) -> Cadence | None:
    """How the arrangements state it: by the end of ``anchor_month``, if they name one."""
    return group.cadences.in_force(on=on).filter(item=YEARLY_REPORT).first()


def partnerships_reporting(*, on: date) -> list[Partnership]:
    """Every partnership in force on the day, by its key."""
    return list(Partnership.objects.in_force(on=on).order_by("key"))
