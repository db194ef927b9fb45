"""The lines of the arrangements that are copied: what is in force on a day, a record each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from governance.structure.arrangements.field_types import ON_SCREEN
from governance.structure.arrangements.references import KEY_FIELDS
from governance.structure.arrangements.schema import KINDS

Table = dict[str, Any]
NOT_COPIED = ("starts_on", "ends_on", "source", "confirmed", "joint", "predecessor")
"""What of a record is of its own place and time, or is said apart."""
HEAD = "partnership"
HEAD_FIELDS = ("constitution", "guidance")
SECTIONS = {
    section: kind for section, kind in KINDS.items() if section not in ("services", "editions")
}
"""The sections that are copied. A joint group becomes an own one, and what another partnership
published is its own."""


@dataclass(frozen=True)
class SourceFile:
    """Arrangements as plain tables, with those of the joint groups they draw on."""

    document: Table
    joints: tuple[Table, ...] = ()

    @property
    def head(self) -> Table:
        return self.document[HEAD]

    @property
    def prefixes(self) -> tuple[str, ...]:
        """With what its keys begin."""
        return (self.head["key"], *(each["joint"]["key"] for each in self.joints))


@dataclass(frozen=True)
class SourceLine:
    """One record: its kind, its key, what it says, and where that stands."""

    kind: str
    key: str
    values: Table
    citation: str

    @property
    def organisations(self) -> Iterator[str]:
        """The keys of those it speaks of."""
        for name in ("organisation", "through", "participation", "representing"):
            if name in self.values:
                yield self.values[name]
        for name in ("asked_organisation", "asked_organisations"):
            found = self.values.get(name, ())
            yield from [found] if isinstance(found, str) else found


def copied_lines(source: SourceFile, *, on: date, guidance: str) -> list[SourceLine]:
    """Every line in force on the day, in the order of a file: the head, then its organisations.

    ``guidance`` is the edition in force on that day, which a new partnership begins under.
    """
    head = source.head
    first = SourceLine(
        HEAD,
        head["key"],
        {"constitution": head.get("constitution", "none stated"), "guidance": guidance},
        head["source"],
    )
    above = {each["group"]: each.get("reports_to") for each in services(source, on)}
    found = [
        line
        for document, is_joint in tables_of(source)
        for line in own_lines(document, on, set(above) if is_joint else None)
    ]
    lines = [with_group_above(line, above) for line in unique(found)]
    spoken_of = {key for line in lines for key in line.organisations}
    kept = [each for each in lines if each.kind != "organisation" or each.key in spoken_of]
    order = list(SECTIONS.values())
    return [first, *sorted(kept, key=lambda line: order.index(line.kind))]


def tables_of(source: SourceFile) -> Iterator[tuple[Table, bool]]:
    yield source.document, False
    for joint in source.joints:
        yield joint, True


def services(source: SourceFile, on: date) -> list[Table]:
    head = source.head
    return [row for row in source.document.get("services", ()) if is_in_force(row, head, on)]


def own_lines(document: Table, on: date, served: set[str] | None) -> Iterator[SourceLine]:
    """Of one file; of joint groups only those that serve the partnership (``served``)."""
    head = document.get(HEAD) or document["joint"]
    for section, kind in SECTIONS.items():
        for row in document.get(section, ()):
            if is_in_force(row, head, on) and is_served(kind, row, served):
                yield source_line(section, kind, row)


def is_served(kind: str, row: Mapping[str, Any], served: set[str] | None) -> bool:
    """Whether a joint file's row is of a group that works for the partnership."""
    if served is None or kind == "organisation":
        return True
    group = row.get("key") if kind == "group" else None
    places = (group, row.get("group"), row.get("owner"), row.get("returns_to"))
    return any(place in served for place in places if place)


def is_in_force(row: Mapping[str, Any], head: Table, on: date) -> bool:
    starts = as_date(row.get("starts_on") or head["starts_on"])
    ends = row.get("ends_on") or head.get("ends_on")
    return starts <= on and (not ends or on < as_date(ends))


def as_date(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


def source_line(section: str, kind: str, row: Table) -> SourceLine:
    key = "/".join(str(row[name]) for name in KEY_FIELDS[section])
    values = {name: value for name, value in row.items() if name not in NOT_COPIED}
    source = row["source"]
    return SourceLine(kind, key, values, "" if source == ON_SCREEN else source)


def unique(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """The first of those that a file and a joint one both define."""
    return list({(line.kind, line.key): line for line in reversed(lines)}.values())[::-1]


def with_group_above(line: SourceLine, above: Mapping[str, str | None]) -> SourceLine:
    """A joint group reports to the group that the partnership's own file names."""
    if line.kind != "group" or not above.get(line.key):
        return line
    values = {**line.values, "reports_to": above[line.key]}
    return SourceLine(line.kind, line.key, values, line.citation)
