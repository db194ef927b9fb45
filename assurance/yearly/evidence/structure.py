"""What the partnership is at the year's end: who takes part, the groups, education, vacancies."""

from collections import Counter

from django.db.models import Exists, OuterRef, Q

from assurance.reports.blocks.table import Table, TableRow
from assurance.yearly.year_context import YearContext, YearEvidence
from governance.core.blocks.values import Source
from governance.core.text_folding import Folded
from governance.people.models import Organisation
from governance.structure.models import Appointment, Group, GroupService, Participation, Seat

EDUCATION = (Organisation.Sector.EDUCATION, Organisation.Sector.EARLY_YEARS)
VACANT, HELD = "Vacant", "Held"


def contribute(context: YearContext) -> YearEvidence:
    """As the arrangements stood on the last day; four queries."""
    agencies = agencies_of(context)
    seats = seats_of(context)
    vacant = [seat for seat in seats if not seat.is_held]  # type: ignore[attr-defined]
    education = [seat for seat in seats if sector_of(seat) in EDUCATION]
    return YearEvidence(
        blocks={
            "what-we-are": (agencies_table(agencies, seats), groups_table(context, seats)),
            "education": (education_table(education),) if education else (),
        },
        glance=(
            context.figure("agencies", "Organisations that take part", agencies),
            context.figure("seats", "Seats", seats),
            context.figure("seats-vacant", "Of these, vacant at the end", vacant),
        ),
    )


def agencies_of(context: YearContext) -> list[Participation]:
    rows = Participation.objects.in_force(on=context.year_end)
    found = rows.filter(partnership=context.partnership).select_related("organisation")
    places = {each: number for number, each in enumerate(Participation.Standing.values)}
    rows_by_name = found.order_by(Folded("organisation__name"))
    return sorted(rows_by_name, key=lambda row: places[row.standing])


def seats_of(context: YearContext) -> list[Seat]:
    """Every seat of the partnership and of the groups that serve it, with ``is_held``."""
    groups = GroupService.objects.in_force(on=context.year_end).filter(
        partnership=context.partnership
    )
    held = Appointment.objects.acting(on=context.year_end).filter(seat=OuterRef("pk"))
    rows = Seat.objects.in_force(on=context.year_end).filter(
        Q(partnership=context.partnership)
        | Q(participation__partnership=context.partnership)
        | Q(group__in=groups.values("group"))
    )
    related = ("group", "represents", "participation__organisation")
    return list(rows.annotate(is_held=Exists(held)).select_related(*related).order_by("pk"))


def body_of(seat: Seat) -> Organisation | None:
    """The organisation for which a seat stands."""
    return seat.participation.organisation if seat.participation else seat.represents


def sector_of(seat: Seat) -> str:
    body = body_of(seat)
    return body.sector if body else ""


def agencies_table(agencies: list[Participation], seats: list[Seat]) -> Table:
    """Who takes part and in what standing, with how many seats."""
    bodies = [body_of(seat) for seat in seats]
    number = Counter(body.pk for body in bodies if body)
    return Table(
        title="Who takes part",
        heads=("Organisation", "Standing", "Seats"),
        rows=tuple(
            TableRow(
                cells=(
                    each.organisation.name,
                    each.get_standing_display(),
                    str(number[each.organisation_id]),
                )
            )
            for each in agencies
        ),
    )


def groups_table(context: YearContext, seats: list[Seat]) -> Table:
    """The groups that serve the partnership, with their seats and vacancies."""
    served = GroupService.objects.in_force(on=context.year_end).filter(
        partnership=context.partnership
    )
    groups = Group.objects.filter(pk__in=served.values("group")).order_by(Folded("name"))
    own = [seat for seat in seats if seat.group_id]
    number = Counter(seat.group_id for seat in own)
    vacant = Counter(seat.group_id for seat in own if not seat.is_held)  # type: ignore[attr-defined]
    return Table(
        title="Groups",
        heads=("Group", "Seats", VACANT),
        rows=tuple(
            TableRow(cells=(each.name, str(number[each.pk]), str(vacant[each.pk])))
            for each in groups
        ),
    )


def education_table(seats: list[Seat]) -> Table:
    """Where schools, colleges and early years sit, and whether anybody did at the end."""
    return Table(
        title="Seats of education and early years",
        heads=("Seat", "In", "For", "At the end of the year"),
        rows=tuple(
            TableRow(
                cells=(
                    seat.title,
                    str(seat.group or seat.participation or ""),
                    str(body_of(seat) or ""),
                    HELD if seat.is_held else VACANT,  # type: ignore[attr-defined]
                ),
                source=Source(kind=Seat._meta.label_lower, ids=(seat.pk,)),
            )
            for seat in seats
        ),
    )
