"""What the partnership is at the year's end: who takes part, the groups, education, vacancies."""

from collections import Counter

from django.db.models import Exists, OuterRef, Q

from assurance.reports.blocks.table import Table, TableRow
from assurance.yearly.year_context import YearContext, YearEvidence
from governance.core.blocks.values import Source
from governance.core.roles import Capacity
from governance.core.text_folding import Folded
from governance.people.models import Organisation
from governance.structure.models import Appointment, Group, GroupService, Participation, Seat

EDUCATION = (Organisation.Sector.EDUCATION, Organisation.Sector.EARLY_YEARS)
SEAT, STOOD = Seat._meta.label_lower, "At the end of the year"
VACANT, HELD = "Vacant", "Held"
STANDINGS = tuple(Participation.Standing)
LEADING = (
    Capacity.INDEPENDENT_CHAIR,
    Capacity.PARTNERSHIP_CHAIR,
    Capacity.LEAD_SAFEGUARDING_PARTNER,
    Capacity.DELEGATED_SAFEGUARDING_PARTNER,
    Capacity.INDEPENDENT_SCRUTINEER,
    Capacity.INDEPENDENT_ADVISOR,
    Capacity.YOUNG_SCRUTINEER,
)
"""Who leads the partnership, and who looks at it from outside, in the order they are told."""


def contribute(context: YearContext) -> YearEvidence:
    """As the arrangements stood on the last day; four queries."""
    agencies = agencies_of(context)
    seats = seats_of(context)
    vacant = [seat for seat in seats if not seat.is_held]  # type: ignore[attr-defined]
    education = [seat for seat in seats if sector_of(seat) in EDUCATION]
    return YearEvidence(
        blocks={
            "what-we-are": (
                leading_table([seat for seat in seats if seat.capacity in LEADING]),
                agencies_table(agencies, seats),
                groups_table(context, seats),
            ),
            "education": (education_table(education),) if education else (),
        },
        glance=(
            context.told_count("agencies", "Organisations that take part", agencies),
            context.told_count("seats", "Seats", seats),
            context.told_count("seats-vacant", "Of these, vacant at the end", vacant),
        ),
    )


def agencies_of(context: YearContext) -> list[Participation]:
    """The statutory partners first."""
    found = (
        Participation.objects.in_force(on=context.year_end)
        .filter(partnership=context.partnership)
        .select_related("organisation")
    )
    rows = found.order_by(Folded("organisation__name"))
    return sorted(rows, key=lambda row: STANDINGS.index(Participation.Standing(row.standing)))


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
    part = ("participation__organisation", "participation__partnership")
    related = ("group", "represents", *part, "partnership")
    return list(rows.annotate(is_held=Exists(held)).select_related(*related).order_by("pk"))


def body_of(seat: Seat) -> Organisation | None:
    """The organisation for which a seat stands."""
    return seat.participation.organisation if seat.participation else seat.represents


def sector_of(seat: Seat) -> str:
    body = body_of(seat)
    return body.sector if body else ""


def leading_table(seats: list[Seat]) -> Table:
    """The lead and delegated partners, the chair and the scrutineers: for whom each stands."""
    ordered = sorted(seats, key=lambda seat: LEADING.index(Capacity(seat.capacity)))
    return Table(
        title="Who leads, and who scrutinises",
        heads=("Seat", "Role", "For", STOOD),
        rows=tuple(
            TableRow(
                cells=(
                    seat.title,
                    Capacity(seat.capacity).label,
                    str(body_of(seat) or seat.place),
                    held_words(seat),
                ),
                source=Source(kind=SEAT, ids=(seat.pk,)),
            )
            for seat in ordered
        ),
    )


def held_words(seat: Seat) -> str:
    """Whether somebody held it on the day; needs ``is_held``."""
    return HELD if seat.is_held else VACANT  # type: ignore[attr-defined]


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
        heads=("Seat", "In", "For", STOOD),
        rows=tuple(
            TableRow(
                cells=(
                    seat.title,
                    str(seat.group or seat.participation or ""),
                    str(body_of(seat) or ""),
                    held_words(seat),
                ),
                source=Source(kind=SEAT, ids=(seat.pk,)),
            )
            for seat in seats
        ),
    )
