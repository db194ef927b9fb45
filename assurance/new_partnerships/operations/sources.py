"""Which arrangements may be copied, what is near about each, and reading them."""

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from assurance.instruments import timetable_loading
from assurance.new_partnerships.copying.lines import SourceFile, Table, copied_lines
from assurance.new_partnerships.grants import GRANTS, Permission
from governance.core.formatting import format_count, format_list
from governance.core.roles import Actor, scope_of
from governance.core.text_folding import Folded
from governance.rules.files import guidance_in_force
from governance.structure.arrangements.files import (
    Arrangements,
    find_shipped_file,
    parse_toml,
    read_arrangements,
    shipped_files,
)
from governance.structure.arrangements.references import head_table
from governance.structure.arrangements.toml_writer import content_of
from governance.structure.models import GroupService, ImportSnapshot, Participation, Partnership
from governance.structure.operations.arrangements import export


@dataclass(frozen=True)
class Source:
    """One partnership whose arrangements can be copied, and what helps to tell whether it is near.

    ``partnership`` is None where it is copied as it was shipped.
    """

    key: str
    name: str
    short_name: str
    area: str
    starts_on: date
    near: str
    partnership: int | None = None


def sources_for(actor: Actor) -> list[Source]:
    """Those of the actor's own reach as they stand now, and the shipped ones; by name.

    Four queries.
    """
    own = loaded_sources(actor)
    theirs = {each.key for each in own}
    shipped = [each for each in shipped_sources(actor.on) if each.key not in theirs]
    return sorted([*own, *shipped], key=lambda each: each.name)


def loaded_sources(actor: Actor) -> list[Source]:
    on = actor.on
    from_files = ImportSnapshot.objects.filter(kind="partnership").values("key")
    rows = Partnership.objects.in_force(on=on).filter(key__in=from_files)
    if not actor.is_administrator:
        scope = scope_of(actor, Permission.BEGIN_PARTNERSHIP, GRANTS)
        rows = rows.filter(pk__in=scope.partnerships)
    found = list(rows.order_by(Folded("name")))
    bodies: dict[int, list[tuple[str, str]]] = defaultdict(list)
    parts = Participation.objects.in_force(on=on).filter(partnership__in=found)
    for area, sector, standing in parts.values_list(
        "partnership", "organisation__sector", "standing"
    ):
        bodies[area].append((sector, standing))
    groups: dict[int, list[int]] = defaultdict(list)
    joint: dict[int, set[str]] = defaultdict(set)
    services = GroupService.objects.in_force(on=on).select_related("group", "partnership")
    beside: dict[int, set[str]] = defaultdict(set)
    for each in services:
        groups[each.partnership_id].append(each.group_id)
        if each.group.is_joint:
            beside[each.group_id].add(each.partnership.short_name)
    for area, ids in groups.items():
        joint[area] = {name for pk in ids for name in beside.get(pk, ())}
    return [
        Source(
            each.key,
            each.name,
            each.short_name,
            each.area,
            each.starts_on,
            nearness(bodies[each.pk], len(groups[each.pk]), joint[each.pk] - {each.short_name}),
            each.pk,
        )
        for each in found
    ]


def nearness(bodies: list[tuple[str, str]], groups: int, joint: set[str]) -> str:
    """What kind of area it is, how many take part, and with whom it shares groups."""
    councils = bodies.count(("local_authority", "statutory_partner"))
    districts = any(sector == "district_council" for sector, _ in bodies)
    kind = "a county with districts" if districts else "a city or unitary area, without districts"
    said = [
        f"{format_count(councils, 'council')}, {kind}".capitalize(),
        f"{format_count(len(bodies), 'organisation')}, {format_count(groups, 'group')}",
    ]
    if joint:
        said.append(f"joint groups with {format_list(sorted(joint))}: a copy makes them its own")
    return "; ".join(said) + "."


@lru_cache(maxsize=1)
def shipped_partnerships() -> tuple[Arrangements, ...]:
    """The partnerships whose arrangements come with the product; read once."""
    found = [
        read_arrangements(path) for path in shipped_files() if "partnership" in parse_toml(path)
    ]
    return tuple(found)


def shipped_sources(on: date) -> list[Source]:
    return [
        shipped_source(each, on)
        for each in shipped_partnerships()
        if each.content.head.starts_on <= on
        and (each.content.head.ends_on is None or on < each.content.head.ends_on)
    ]


def shipped_source(one: Arrangements, on: date) -> Source:
    file = source_file(one)
    lines = copied_lines(file, on=on, guidance="")
    sectors = {each.key: each.values["sector"] for each in lines if each.kind == "organisation"}
    bodies = [
        (sectors[each.key], each.values["standing"])
        for each in lines
        if each.kind == "participation"
    ]
    groups = sum(each.kind == "group" for each in lines)
    served = {name for joint in file.joints for name in joint["joint"]["serves"]}
    names = {each.key: each.content.head for each in shipped_partnerships()}
    joint = {getattr(names[key], "short_name", key) for key in served - {one.key} if key in names}
    head = one.content.head
    return Source(
        one.key,
        one.name,
        file.head["short_name"],
        file.head["area"],
        head.starts_on,
        nearness(bodies, groups, joint),
    )


def source_file(one: Arrangements) -> SourceFile:
    return SourceFile(plain_tables(one), tuple(plain_tables(joint) for joint in one.joints))


def plain_tables(one: Arrangements) -> Table:
    """In the plain form that JSON has, without what is left to be understood."""
    return one.content.model_dump(mode="json", exclude_defaults=True)


def read_source(source: Source) -> SourceFile:
    """The arrangements of a source: as they stand, or as they were shipped."""
    if source.partnership is None:
        return source_file(read_arrangements(find_shipped_file(source.key)))
    document = loaded_tables(source.key)
    named = head_table(document).get("joint", ())
    return SourceFile(document, tuple(loaded_tables(key) for key in named))


def loaded_tables(key: str) -> Table:
    document = export.export_document(key)
    timetable = timetable_loading.timetable_tables(key)
    found = content_of({**document, "timetable": timetable})
    return json.loads(found.model_dump_json(exclude_defaults=True))


def edition_on(day: date) -> str:
    """The guidance in force on a day; empty before the first edition we hold."""
    found = guidance_in_force(day)
    return found.key if found else ""
