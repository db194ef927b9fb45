"""The file that copied lines become: renamed, with its own keys, without what was left out."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from django.utils.text import slugify

from assurance.new_partnerships.copying.clocks import first_day
from assurance.new_partnerships.copying.lines import HEAD, Table
from governance.core.formatting import format_date
from governance.structure.arrangements.references import POINTERS
from governance.structure.arrangements.schema import KINDS

LONGEST_KEY = 80
LONGEST_SOURCE = 280
"""So that what is to be confirmed can say so after it, in the column."""
SECTION_OF = {kind: section for section, kind in KINDS.items()}
TEXTS = ("title", "remit", "delegated_authority", "reporting_route", "meets")
"""The words in which what is renamed is named."""


class Line(Protocol):
    """A copied line, as it is stored."""

    kind: str
    key: str
    citation: str
    new_name: str
    choice: str
    document: str
    paragraph: str
    dated: date | None

    @property
    def said(self) -> dict[str, Any]: ...
    @property
    def is_left_out(self) -> bool: ...
    @property
    def is_confirmed(self) -> bool: ...


@dataclass(frozen=True)
class Names:
    """What a partnership is called, by the words and the keys of the one it is copied from."""

    key: str
    prefixes: Sequence[str]
    words: Mapping[str, str] = field(default_factory=dict)
    bodies: Mapping[str, str] = field(default_factory=dict)
    """The keys of organisations that are called otherwise, each with the slug of its new name."""

    def new_key(self, key: str) -> str:
        """Its own in place of the other's; one that would be too long is cut and told apart."""
        prefix = next((each for each in self.prefixes if key.startswith(f"{each}-")), "")
        rest = key.removeprefix(f"{prefix}-") if prefix else key
        for was, now in self.bodies.items():
            if rest == was or rest.endswith(f"-{was}"):
                rest = f"{rest.removesuffix(was)}{now}"
                break
        new = f"{self.key}-{rest}"
        if len(new) <= LONGEST_KEY:
            return new
        return (
            f"{new[: LONGEST_KEY - 9].rstrip('-')}-{hashlib.sha256(key.encode()).hexdigest()[:8]}"
        )

    def reworded(self, text: str) -> str:
        """The same with the other's names replaced, the longest first, each once."""
        if not self.words:
            return text
        longest = sorted(self.words, key=len, reverse=True)
        found = re.compile("|".join(rf"\b{re.escape(each)}\b" for each in longest))
        return found.sub(lambda match: self.words[match.group()], text)


def fitting(lines: Iterable[Line]) -> list[Line]:
    """Those that are not left out, and speak of nothing that is."""
    kept = {(line.kind, line.key): line for line in lines if not line.is_left_out}
    while True:
        left = {at: line for at, line in kept.items() if not is_answered(line, kept)}
        if not left:
            return list(kept.values())
        for at in left:
            del kept[at]


OPTIONAL = {
    ("participations", "through"),
    ("groups", "reports_to"),
    ("timetable", "through"),
}
"""Pointers that a line can do without."""


def is_answered(line: Line, kept: Mapping[tuple[str, str], Line]) -> bool:
    """Whether everything it must point at is there."""
    said, section = line.said, SECTION_OF.get(line.kind, "")
    for where, name, word in POINTERS:
        if where != section or (where, name) in OPTIONAL or word == "partnership":
            continue
        value = said.get(name)
        if isinstance(value, list):
            if not any(("organisation", each) in kept for each in value):
                return False
        elif value is not None and (word, value) not in kept:
            return False
    return True


def assemble(
    head: Table, lines: Sequence[Line], names: Names, *, clocks_from: date, copied_from: str
) -> Table:
    """The tables of the file. ``head`` is what was typed of the partnership itself.

    What is counted in periods begins with the first whole one from ``clocks_from``.
    """
    kept = fitting(lines)
    keys = new_keys(kept, names)
    above = {line.key: line.said.get("reports_to") for line in lines if line.kind == "group"}
    document: Table = {}
    for line in kept:
        row = new_row(line, names, keys, above)
        begins = first_day(line.kind, line.said, clocks_from)
        if begins is not None:
            row["starts_on"] = begins.isoformat()
        row |= cited(line, copied_from)
        if line.kind == HEAD:
            document[HEAD] = {**head, **row}
        else:
            document.setdefault(SECTION_OF[line.kind], []).append(row)
    return document


Keys = Mapping[tuple[str, str], str]


def new_keys(lines: Iterable[Line], names: Names) -> dict[tuple[str, str], str]:
    """The key of each group, seat and organisation; an organisation that is kept keeps its own."""
    kinds = ("organisation", "group", "seat", "timetable_item")
    return {(each.kind, each.key): key_for(each, names) for each in lines if each.kind in kinds}


def key_for(line: Line, names: Names) -> str:
    if line.kind != "organisation":
        return names.new_key(line.key)
    return f"{names.key}-{names.bodies[line.key]}" if line.key in names.bodies else line.key


def slugs_of(lines: Iterable[Line]) -> dict[str, str]:
    """By their old keys, the longest first, the slugs of the names that organisations get."""
    named = {
        line.key: slugify(line.new_name)[:40].strip("-")
        for line in lines
        if line.kind == "organisation" and line.choice == "rename" and line.new_name
    }
    return dict(sorted(named.items(), key=lambda item: -len(item[0])))


def new_row(line: Line, names: Names, keys: Keys, above: Mapping[str, str | None]) -> Table:
    row = dict(line.said)
    if line.kind == "group":
        row["reports_to"] = nearest_above(line.key, above, keys)
    for where, name, word in POINTERS:
        if where == SECTION_OF.get(line.kind) and row.get(name):
            row[name] = pointed(row[name], word, names, keys)
    if (line.kind, line.key) in keys:
        row["key"] = keys[line.kind, line.key]
    if line.kind in ("organisation", "group") and line.new_name:
        row["name"] = line.new_name
        row["short_name"] = names.reworded(row.get("short_name", ""))[:60]
    for name in TEXTS:
        if row.get(name):
            row[name] = names.reworded(row[name])
    if line.is_confirmed:
        row.pop("note", None)
        row.pop("inferred", None)
    return {name: value for name, value in row.items() if value not in (None, "", [])}


def nearest_above(key: str, above: Mapping[str, str | None], keys: Keys) -> str | None:
    """The group it reports to, or where that is left out the next one up."""
    upper, seen = above.get(key), {key}
    while upper and ("group", upper) not in keys and upper not in seen:
        seen.add(upper)
        upper = above.get(upper)
    return upper if upper and ("group", upper) in keys else None


def pointed(value: Any, word: str, names: Names, keys: Keys) -> Any:
    if isinstance(value, list):
        return [found for each in value if (found := pointed(each, word, names, keys))]
    match word:
        case "partnership":
            return names.key
        case "participation":
            return keys.get(("organisation", value))
    return keys.get((word, value))


def cited(line: Line, copied_from: str) -> Table:
    """Where it stands, once it is confirmed; until then, from where it was copied."""
    if line.is_confirmed:
        return {"source": confirmed_source(line), "confirmed": True}
    if line.kind == "organisation":
        return {"source": f"Copied from {copied_from}"}
    original = f": {line.citation}" if line.citation else ""
    text = f"Copied from {copied_from}{original}"
    short = text if len(text) <= LONGEST_SOURCE else f"{text[: LONGEST_SOURCE - 1]}…"
    return {"source": short, "confirmed": False}


def confirmed_source(line: Line) -> str:
    """``Arrangements of 2027, §4, 1 April 2027``."""
    day = format_date(line.dated) if line.dated else ""
    return ", ".join(filter(None, (line.document, line.paragraph, day)))


def suggested_name(name: str, words: Mapping[str, str]) -> str:
    """How a body of the other area may be called here: its place's name replaced."""
    return Names("", (), words).reworded(name)
