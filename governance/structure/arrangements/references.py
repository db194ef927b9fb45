"""What the sections of a file say of one another, checked on the plain tables.

Working on plain tables rather than on the finished model lets every fault be named at once: a
misspelt field in one group does not hide an unknown organisation in another.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

Table = dict[str, Any]
Fault = tuple[str, str]

KEY_FIELDS: dict[str, tuple[str, ...]] = {
    "organisations": ("key",),
    "groups": ("key",),
    "participations": ("organisation",),
    "services": ("group",),
    "seats": ("key",),
    "cadences": ("owner", "item"),
    "timetable": ("key",),
    "editions": ("key",),
    "signatories": ("group", "document", "seat"),
    "escalations": ("group",),
}
SHARED = ("organisations", "groups", "seats", "cadences", "timetable", "signatories")
"""The sections that may stand in a joint file as well as in a partnership's own."""

POINTERS: tuple[tuple[str, str, str], ...] = (
    ("organisations", "predecessor", "organisation"),
    ("participations", "organisation", "organisation"),
    ("participations", "through", "organisation"),
    ("groups", "reports_to", "group"),
    ("services", "group", "joint group"),
    ("services", "reports_to", "group"),
    ("seats", "group", "group"),
    ("seats", "participation", "participation"),
    ("seats", "partnership", "partnership"),
    ("seats", "representing", "organisation"),
    ("cadences", "owner", "group"),
    ("timetable", "asked_group", "group"),
    ("timetable", "asked_organisation", "organisation"),
    ("timetable", "asked_organisations", "organisation"),
    ("timetable", "returns_to", "group"),
    ("timetable", "through", "organisation"),
    ("signatories", "group", "group"),
    ("signatories", "seat", "seat"),
    ("escalations", "group", "group"),
    ("escalations", "to", "group"),
)
"""Section, field, and what the field must be the key of."""

EXPECTED = {
    "organisation": "the key of an organisation defined in this file or in a joint file it names",
    "group": "the key of a group defined in this file or in a joint file it names",
    "joint group": "the key of a group defined in a joint file this file names",
    "participation": "the key of an organisation listed under participations",
    "partnership": "the key of this file's own partnership",
    "seat": "the key of a seat defined in this file or in a joint file it names",
}


def section_rows(document: Table, section: str) -> Iterator[tuple[int, Table]]:
    """The tables of one section with their places; whatever is no table is left to the schema."""
    found = document.get(section)
    for place, row in enumerate(found if isinstance(found, list) else []):
        if isinstance(row, dict):
            yield place, row


def head_table(document: Table) -> Table:
    """The ``[partnership]`` or ``[joint]`` table, empty when there is none."""
    found = document.get("partnership", document.get("joint"))
    return found if isinstance(found, dict) else {}


def key_of(section: str, row: Table) -> str | None:
    """The key of one row as text, or nothing when a part of it is missing or no text."""
    parts = [row.get(name) for name in KEY_FIELDS[section]]
    texts = [part for part in parts if isinstance(part, str)]
    return "/".join(texts) if len(texts) == len(parts) else None


def section_keys(document: Table, section: str) -> set[str]:
    return {key for _, row in section_rows(document, section) if (key := key_of(section, row))}


def duplicate_keys(document: Table) -> Iterator[Fault]:
    for section in KEY_FIELDS:
        first: dict[str, int] = {}
        for place, row in section_rows(document, section):
            key = key_of(section, row)
            if key is None:
                continue
            if key in first:
                yield (
                    f"{section}[{place}].{KEY_FIELDS[section][0]}",
                    f"expected a key used once only; “{key}” is already {section}[{first[key]}]",
                )
            first.setdefault(key, place)


def known_keys(document: Table, joints: Sequence[Table]) -> dict[str, set[str]]:
    """What may be pointed at from this file, by the word for it."""
    every = [document, *joints]
    return {
        "organisation": set[str]().union(*(section_keys(one, "organisations") for one in every)),
        "group": set[str]().union(*(section_keys(one, "groups") for one in every)),
        "joint group": set[str]().union(*(section_keys(one, "groups") for one in joints)),
        "seat": set[str]().union(*(section_keys(one, "seats") for one in every)),
        "participation": section_keys(document, "participations"),
        "partnership": {str(head_table(document).get("key"))}
        if "partnership" in document
        else set(),
    }


def unknown_references(document: Table, joints: Sequence[Table]) -> Iterator[Fault]:
    """Every field that names something which is not there."""
    there = known_keys(document, joints)
    host = head_table(document).get("host")
    if isinstance(host, str) and host not in there["organisation"]:
        yield "partnership.host", missing_reference("organisation", host)
    for section, field, word in POINTERS:
        for place, row in section_rows(document, section):
            for named in each_named(row.get(field)):
                if named not in there[word]:
                    yield f"{section}[{place}].{field}", missing_reference(word, named)


def each_named(value: Any) -> list[str]:
    """What a field points at: one key, or a list of them."""
    return [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)]


def missing_reference(word: str, named: str) -> str:
    return f"expected {EXPECTED[word]}, found “{named}”"


def reporting_cycles(document: Table, joints: Sequence[Table]) -> Iterator[Fault]:
    """Groups that, following who reports to whom, come back to themselves."""
    above = reporting_lines(document, joints)
    told: set[frozenset[str]] = set()
    for section, field in (("groups", "key"), ("services", "group")):
        for place, row in section_rows(document, section):
            start = row.get(field)
            circle = cycle_from(start, above) if isinstance(start, str) else []
            if circle and frozenset(circle) not in told:
                told.add(frozenset(circle))
                way = " → ".join([*circle, circle[0]])
                yield (
                    f"{section}[{place}].reports_to",
                    f"expected a group that does not report back to “{start}”; found {way}",
                )


def reporting_lines(document: Table, joints: Sequence[Table]) -> dict[str, list[str]]:
    """Each group with the groups it reports to, here and in the joint files."""
    above: dict[str, list[str]] = {}
    for one in (document, *joints):
        for section, field in (("groups", "key"), ("services", "group")):
            for _, row in section_rows(one, section):
                group, upper = row.get(field), row.get("reports_to")
                if isinstance(group, str) and isinstance(upper, str):
                    above.setdefault(group, []).append(upper)
    return above


def cycle_from(start: str, above: dict[str, list[str]]) -> list[str]:
    """The groups from ``start`` back to it, or an empty list when it never comes back."""
    ways, seen = [[start]], {start}
    while ways:
        way = ways.pop()
        for upper in above.get(way[-1], []):
            if upper == start:
                return way
            if upper not in seen:
                seen.add(upper)
                ways.append([*way, upper])
    return []


def unserved_joint_groups(document: Table, joints: Sequence[Table]) -> Iterator[Fault]:
    """Joint groups this partnership counts on though their file does not name it as served."""
    own = head_table(document).get("key")
    serving: set[str] = set()
    for joint in joints:
        served = head_table(joint).get("serves")
        if isinstance(served, list) and own in served:
            serving |= section_keys(joint, "groups")
    for place, row in section_rows(document, "services"):
        group = row.get("group")
        if group in known_keys(document, joints)["joint group"] and group not in serving:
            expected = f"expected a joint group whose file serves “{own}”, found “{group}”"
            yield f"services[{place}].group", expected


def unmarked_joint_groups(document: Table, _: Sequence[Table]) -> Iterator[Fault]:
    """Groups of a joint file that do not say they are joint."""
    if "joint" in document and "partnership" not in document:
        for place, row in section_rows(document, "groups"):
            if row.get("joint") is not True:
                yield f"groups[{place}].joint", "expected true in a file of joint groups"


def defined_differently(document: Table, other: Table, named: str) -> Iterator[Fault]:
    """Records of this file that ``other`` (its name ``named``) defines too, and otherwise."""
    for section in SHARED:
        theirs = {key_of(section, row): row for _, row in section_rows(other, section)}
        for place, row in section_rows(document, section):
            key = key_of(section, row)
            if key is not None and key in theirs and theirs[key] != row:
                differing = sorted(
                    field
                    for field in {*row, *theirs[key]}
                    if row.get(field) != theirs[key].get(field)
                )
                expected = f"expected “{key}” to be defined once, or twice alike; "
                expected += f"{named} defines it with another {', '.join(differing)}"
                yield f"{section}[{place}].{KEY_FIELDS[section][0]}", expected


CHECKS: tuple[Callable[[Table, Sequence[Table]], Iterator[Fault]], ...] = (
    unknown_references,
    reporting_cycles,
    unserved_joint_groups,
    unmarked_joint_groups,
)


def find_faults(document: Table, joints: Sequence[Table]) -> list[Fault]:
    """Everything wrong between the sections of ``document``, given its joint files."""
    found = list(duplicate_keys(document))
    for check in CHECKS:
        found += check(document, joints)
    return found
