"""Which group or partnership the words of an office mean."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Protocol

from governance.core.imports.names import NearNames, plain
from governance.core.imports.readers import is_nothing
from governance.core.imports.registers import Understood
from governance.core.imports.values import Written
from governance.structure.models import Group, Partnership

Place = Group | Partnership


class KnowsPlaces(Protocol):
    """What a register knows of where its rows may stand."""

    @property
    def area(self) -> Partnership: ...

    @property
    def places(self) -> NearNames[Any]: ...


def places_by_name(area: Partnership, groups: Iterable[Group]) -> NearNames[Any]:
    """By their name, by the short one, and as our own lists say it."""
    places: list[Any] = [area, *groups]
    named = {plain(words): each for each in places for words in (each.short_name, each.key)}
    full = {plain(each.name): each for each in places}
    whole = {plain(whole_words(area)): area}
    return NearNames({key: each for key, each in (named | full | whole).items() if key})


def places_of(area: Partnership, *, on: date) -> NearNames[Any]:
    """Of a partnership on a day; one query."""
    return places_by_name(area, Group.objects.serving(area, on=on))


def whole_words(area: Partnership) -> str:
    return f"{area} (the partnership as a whole)"


def read_place(cell: Written, known: KnowsPlaces) -> Understood:
    """A group of the partnership, or where nothing is said the partnership itself."""
    if is_nothing(cell.text):
        return Understood(known.area, whole_words(known.area))
    found, is_named = known.places.find(cell.text)
    if found is None:
        return Understood.refused(f"“{cell.text}” is no group of {known.area}.")
    if not is_named:
        return Understood.doubted(found, str(found), f"There is no “{cell.text}”: {found} is near.")
    return Understood(found, str(found))
