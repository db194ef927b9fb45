"""What can be chosen in the forms of disputes."""

from datetime import date

from django.db.models import QuerySet

from governance.core.roles import Actor
from governance.core.text_folding import Folded
from governance.structure.models import Participation, Partnership
from reviews.cases.models import Case
from reviews.disputes.access import can_raise_for
from reviews.disputes.models import Dispute

Choices = list[tuple[int, str]]


def agencies_in(partnership: Partnership, *, on: date) -> list[Participation]:
    """The bodies that take part in a partnership on a day, by name; one query."""
    rows = Participation.objects.in_force(on=on).filter(partnership=partnership)
    return list(rows.select_related("organisation").order_by(Folded("organisation__name"), "pk"))


def choices_of(agencies: list[Participation]) -> Choices:
    return [(each.pk, str(each.organisation)) for each in agencies]


def raising_agencies(
    actor: Actor, dispute: Dispute, agencies: list[Participation]
) -> list[Participation]:
    """Those for which the actor may raise it."""
    return [each for each in agencies if can_raise_for(actor, dispute, each)]


def own_cases(actor: Actor, partnership: Partnership) -> QuerySet[Case]:
    """The cases on whose lists the actor stands: a dispute may be about one of them."""
    rows = Case.objects.visible_to(actor).filter(partnership=partnership)
    return rows.only("pk", "reference", "year", "number").order_by("-year", "-number")


def agencies_beside(dispute: Dispute, *, on: date) -> list[Participation]:
    """Those that take part in its partnership and are no side of it yet."""
    there = {side.participation_id for side in dispute.sides.all()}
    return [each for each in agencies_in(dispute.partnership, on=on) if each.pk not in there]
