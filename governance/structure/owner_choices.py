"""A group or a partnership as one choice of a form: what can be chosen, and what was."""

from datetime import date
from typing import Any

from governance.core.roles import Scope
from governance.core.text_folding import Folded
from governance.structure.models import Group, Partnership

Choices = list[tuple[Any, Any]]


def owner_choices(scope: Scope, *, on: date | None = None) -> Choices:
    """The groups and partnerships in reach; given a day, only those in force then."""
    groups = Group.objects.filter(pk__in=scope.groups).order_by(Folded("name"))
    areas = Partnership.objects.filter(pk__in=scope.partnerships).order_by(Folded("name"))
    if on is not None:
        groups, areas = groups.in_force(on=on), areas.in_force(on=on)
    return [
        *((f"group:{each.pk}", each.name) for each in groups),
        *((f"partnership:{each.pk}", partnerships_and_groups(each)) for each in areas),
    ]


def partnerships_and_groups(partnership: Partnership) -> str:
    """A partnership beside its board, which often has the same name."""
    return f"{partnership.name} (the partnership as a whole)"


def chosen_owner(choice: str) -> Group | Partnership:
    """The group or partnership behind a choice."""
    kind, _, pk = choice.partition(":")
    return Group.objects.get(pk=pk) if kind == "group" else Partnership.objects.get(pk=pk)
