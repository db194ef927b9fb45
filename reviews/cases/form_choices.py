"""What can be chosen in the forms of a case."""

from datetime import date

from django.db.models import QuerySet

from governance.core.text_folding import Folded
from governance.people.models import Organisation
from governance.structure.models import (
    EscalationStep,
    Group,
    GroupService,
    Participation,
    Partnership,
)
from governance.structure.owner_choices import Choices, choice_of


def bodies_in(partnership: Partnership, *, on: date) -> QuerySet[Organisation]:
    """The bodies that take part in a partnership on a day, by name."""
    part = Participation.objects.in_force(on=on).filter(partnership=partnership)
    rows = Organisation.objects.filter(pk__in=part.values("organisation"))
    return rows.order_by(Folded("name"))


def logs_in(partnership: Partnership, *, on: date) -> Choices:
    """The groups in whose log an action of a review may stand: those that the arrangements name to
    follow such actions up, the lowest first; then the others that serve the partnership.
    """
    served = GroupService.objects.in_force(on=on).filter(partnership=partnership)
    groups = Group.objects.in_force(on=on).filter(pk__in=served.values("group"))
    steps = list(EscalationStep.objects.in_force(on=on).filter(partnership=partnership))
    below, above = {step.group_id for step in steps}, {step.to_id for step in steps}
    ranked = sorted(
        groups.order_by(Folded("name")),
        key=lambda group: (group.pk not in below, group.pk in above),
    )
    return [choice_of(group) for group in ranked]
