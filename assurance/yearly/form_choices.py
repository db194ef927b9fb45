"""What can be chosen: whose report for which year, and which seat writes a section."""

from django.db.models import Q, QuerySet
from django.http import QueryDict

from assurance.yearly.forms import OpenForm
from assurance.yearly.grants import GRANTS, Permission
from assurance.yearly.models import YearlyReport
from assurance.yearly.naming import years_begun
from governance.core.roles import Actor, scope_of
from governance.core.text_folding import Folded
from governance.periods.values import PeriodValue
from governance.structure.models import Partnership, Seat
from governance.structure.owner_choices import acting_holders, seat_names, seat_words_of

RECENT = 3
"""Business years that are offered: this one, and those before it."""


def open_form(actor: Actor, data: QueryDict | None = None) -> OpenForm | None:
    """The form that asks whose report for which year; None for those who open none."""
    scope = scope_of(actor, Permission.PREPARE_YEARLY, GRANTS)
    if not scope.partnerships:
        return None
    rows = Partnership.objects.in_force(on=actor.on).filter(pk__in=scope.partnerships)
    found = list(rows.order_by(Folded("name")))
    return OpenForm(data, partnerships=found, years=years_of(found, actor))


def years_of(partnerships: list[Partnership], actor: Actor) -> list[PeriodValue]:
    """The latest years that have begun, of any of the partnerships."""
    found = {
        year.code: year for each in partnerships for year in years_begun(each, on=actor.on)[:RECENT]
    }
    return [found[code] for code in sorted(found, reverse=True)]


def author_choices(record: YearlyReport, *, on: Actor) -> list[tuple[int, str]]:
    """The seats of the partnership and of the group that reports, with who holds each."""
    seats = Seat.objects.in_force(on=on.on).filter(
        Q(partnership=record.partnership)
        | Q(participation__partnership=record.partnership)
        | Q(group=record.group)
        | Q(group__services__partnership=record.partnership)
    )
    rows = Seat.objects.filter(pk__in=seats.values("pk"))
    return seat_words_of(seat_names(rows), acting_holders(rows, on=on.on))


def places_of(reports: QuerySet[YearlyReport]) -> list[tuple[int, str]]:
    """The partnerships whose reports these are, by name; one query."""
    rows = Partnership.objects.filter(pk__in=reports.values("partnership"))
    return list(rows.order_by(Folded("name")).values_list("pk", "name"))
