"""What the names in a register of actions mean in a partnership."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from governance.actions.models import Action
from governance.actions.models.actions import NAMED_IN_WORDS
from governance.core.imports.names import NearNames, plain
from governance.plans.models import Priority
from governance.structure.known_owners import KnownOwners, Owners
from governance.structure.models import Group, Partnership


@dataclass(frozen=True)
class Known:
    """What names of a partnership mean, and which actions are there already."""

    area: Partnership
    on: date
    owners: KnownOwners
    places: NearNames[Any]
    priorities: Mapping[str, Priority]
    by_reference: Mapping[str, list[Action]] = field(default_factory=dict)
    by_title: Mapping[tuple[Any, str], Action] = field(default_factory=dict)


@dataclass(frozen=True)
class Who:
    """To whom an action goes, and the words for whom that is not known."""

    to: Owners = ()
    unknown: str = ""

    @property
    def line_of_text(self) -> str:
        """Those words as an action keeps them; empty where everybody is known."""
        return f"{NAMED_IN_WORDS}{self.unknown}" if self.unknown else ""


def priorities_by_name(
    area: Partnership, groups: Iterable[Group], *, on: date
) -> dict[str, Priority]:
    """By the words lists call them, by their title alone, by “Priority 2”."""
    rows = Priority.objects.select_related("plan").order_by("-plan__starts_on", "number")
    theirs = [
        each
        for each in rows.filter(plan__partnership=area) | rows.filter(plan__group__in=groups)
        if each.plan.is_in_force(on=on)
    ]
    found: dict[str, Priority] = {}
    for each in theirs:
        for words in (str(each), each.title, f"Priority {each.number}"):
            found.setdefault(plain(words), each)
    return found
