"""Writing back what the database holds as the tables of an arrangements file.

What was loaded is written as the file had it, save where the database holds something else by
now. What was added on screen is written too, its source saying so.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Q, QuerySet
from pydantic import BaseModel

from governance.people import models as people
from governance.structure import models as structure
from governance.structure.arrangements.field_types import NONE_STATED, ON_SCREEN, TO_BE_CONFIRMED
from governance.structure.arrangements.problems import NoSuchArrangements
from governance.structure.arrangements.schema import (
    KINDS,
    Cadence,
    Escalation,
    Group,
    Organisation,
    Participation,
    Seat,
    Service,
    Signatory,
)
from governance.structure.models import ImportSnapshot
from governance.structure.operations.arrangements.bindings import (
    BINDINGS,
    Binding,
    Plain,
    is_as_loaded,
)
from governance.structure.operations.arrangements.structure import OURS

SECTIONS = {kind: section for section, kind in KINDS.items()}
FORMS: dict[str, type[BaseModel]] = {
    "organisation": Organisation,
    "participation": Participation,
    "group": Group,
    "service": Service,
    "seat": Seat,
    "cadence": Cadence,
    "signatory": Signatory,
    "escalation": Escalation,
}


def export_document(key: str) -> dict[str, Any]:
    """The file's tables without its timetable. Raises NoSuchArrangements when not loaded."""
    lasts = loaded_snapshots(key, OURS)
    if not lasts:
        known = ImportSnapshot.objects.order_by("arrangements").values_list(
            "arrangements", flat=True
        )
        raise NoSuchArrangements(key, known.distinct())
    own_groups = {last.key for last in lasts if last.kind == "group"}
    tables: dict[str, Any] = {}
    for last in lasts:
        if last.kind == "service" and last.key in own_groups:
            continue
        file = as_it_stands(last, OURS[last.kind])
        if last.kind in SECTIONS:
            tables.setdefault(SECTIONS[last.kind], []).append(file)
        else:
            tables[last.kind] = file
    for kind, file in added_on_screen(key, own_groups):
        tables.setdefault(SECTIONS[kind], []).append(file)
    forget_strangers(tables, key)
    return tables


def forget_strangers(tables: dict[str, Any], key: str) -> None:
    """Leave out predecessors that neither this file nor its joint ones know: of a body that takes
    part here too, and was there before."""
    files = [key, *tables.get("partnership", {}).get("joint", ())]
    loaded = ImportSnapshot.objects.filter(arrangements__in=files, kind="organisation")
    known = {*loaded.values_list("key", flat=True)}
    known |= {each["key"] for each in tables.get("organisations", ())}
    for each in tables.get("organisations", ()):
        if each.get("predecessor", "") not in known:
            each.pop("predecessor", None)


def loaded_snapshots(key: str, kinds: Iterable[str]) -> list[ImportSnapshot]:
    """What was loaded from the file, in the file's own order."""
    lasts = ImportSnapshot.objects.filter(arrangements=key, kind__in=list(kinds))
    return sorted(lasts, key=lambda last: last.values["place"])


def as_it_stands(last: ImportSnapshot, binding: Binding | None) -> Plain:
    """The record as the file had it, with every column that holds something else by now."""
    file: Plain = dict(last.values["file"])
    columns = last.values["columns"]
    row = binding.row(columns) if binding else None
    if binding is None or row is None:
        return file
    holds = binding.holds(row)
    for one in binding.columns:
        if not is_as_loaded(one.column, columns, holds):
            set_field(file, one.field, holds[one.column])
    return file


def set_field(file: Plain, field: str, value: Any) -> None:
    """Set a field in the form the file has it."""
    if field == "cited":
        source = value.removesuffix(TO_BE_CONFIRMED)
        file |= {"source": source or ON_SCREEN, "confirmed": source == value}
    elif field.startswith("concern_"):
        file["concern"] = {**file.get("concern", {}), field.removeprefix("concern_"): value}
    elif field.startswith("office_"):
        file["office"] = {**file.get("office", {}), field.removeprefix("office_"): value}
    elif value is None or (field, value) == ("earlier_guidance", ""):
        file.pop(field, None)
    else:
        file[field] = NONE_STATED if (field, value) == ("constitution", "") else value


def added_on_screen(key: str, own_groups: set[str]) -> Iterator[tuple[str, Plain]]:
    """Rows that no file has given, of the kinds the file may hold."""
    filed = set(ImportSnapshot.objects.values_list("kind", "key"))
    groups = structure.Group.objects.filter(
        Q(services__partnership__key=key, is_joint=False) | Q(key__in=own_groups)
    )
    for kind, rows in candidate_rows(key, groups.distinct()):
        for row in rows.order_by("pk"):
            file = from_screen(BINDINGS[kind], row)
            record: Any = FORMS[kind].model_validate(file)
            if (kind, record.key) not in filed:
                yield kind, file


def candidate_rows(
    key: str, groups: QuerySet[structure.Group]
) -> Iterator[tuple[str, QuerySet[Any]]]:
    """For each kind, the rows that belong to the partnership or to the joint groups."""
    by_files = ImportSnapshot.objects.filter(kind="group").values("key")
    yield "organisation", people.Organisation.objects.filter(participations__partnership__key=key)
    yield "participation", structure.Participation.objects.filter(partnership__key=key)
    yield "group", groups
    yield (
        "service",
        structure.GroupService.objects.filter(
            partnership__key=key, group__is_joint=True, group__key__in=by_files
        ),
    )
    yield (
        "seat",
        structure.Seat.objects.filter(
            Q(group__in=groups) | Q(participation__partnership__key=key) | Q(partnership__key=key)
        ),
    )
    yield "cadence", structure.Cadence.objects.filter(group__in=groups)
    yield "signatory", structure.Signatory.objects.filter(group__in=groups)
    yield "escalation", structure.EscalationStep.objects.filter(partnership__key=key)


def from_screen(binding: Binding, row: Any) -> Plain:
    """A row no file has given, in the form a file would have it."""
    file: Plain = {"source": ON_SCREEN}
    for column, value in binding.holds(row).items():
        field = next(one.field for one in binding.columns if one.column == column)
        if value not in (None, ""):
            set_field(file, field, value)
    return {name: value for name, value in file.items() if name in FORMS[binding.kind].model_fields}
