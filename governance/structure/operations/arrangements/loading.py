"""Loading a file into the database: new things are made, changes made, nothing deleted.

Three sides are compared field by field: what the file says, what it said when it was last
loaded, and what the database holds. A field the office changed on screen since is told and left,
unless the record is named to be overwritten. What the file no longer holds is told, and ended
only if named.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from governance.core.roles import Actor
from governance.structure.arrangements.field_types import Cited
from governance.structure.arrangements.schema import Head
from governance.structure.models import ImportSnapshot
from governance.structure.operations.arrangements.bindings import Binding, Plain, is_as_loaded
from governance.structure.operations.arrangements.differences import Difference, State
from governance.structure.transitions import ARRANGEMENT

Bindings = Mapping[str, Binding | None]


@dataclass(frozen=True, kw_only=True)
class Loading:
    """One file being loaded: its head, who loads it when, what is named to be overwritten or
    ended (``kind:key``)."""

    head: Head
    by: Actor
    at: datetime
    overwrite: frozenset[str] = frozenset()
    end: frozenset[str] = frozenset()

    def remembered(self, kinds: Iterable[str]) -> dict[str, ImportSnapshot]:
        """What was last loaded from this file, by ``kind:key``."""
        lasts = ImportSnapshot.objects.filter(arrangements=self.head.key, kind__in=list(kinds))
        return {f"{last.kind}:{last.key}": last for last in lasts.order_by("pk")}


@dataclass(frozen=True)
class FileRecord:
    """One record of a file, the word for its kind, and its place among all of them."""

    kind: str
    record: Any
    place: int

    @property
    def key(self) -> str:
        return self.record.key

    @property
    def name(self) -> str:
        return f"{self.kind}:{self.key}"

    @property
    def file(self) -> Plain:
        """The fields as they stand in the file, without what is left to be understood."""
        record: Cited = self.record
        return record.model_dump(mode="json", exclude_defaults=True)


def load_records(
    filed: Sequence[FileRecord], bindings: Bindings, loading: Loading
) -> list[Difference]:
    """Load the records in order, then tell what of these kinds the file no longer holds."""
    gone = loading.remembered(bindings)
    found: list[Difference] = []
    for one in filed:
        found += load_record(one, bindings[one.kind], gone.pop(one.name, None), loading)
    return [*found, *end_missing(gone.values(), bindings, loading)]


def load_record(
    one: FileRecord, binding: Binding | None, last: ImportSnapshot | None, loading: Loading
) -> list[Difference]:
    """Bring one record into line with the file, as far as the load may."""
    says = binding.says(one.record, loading.head) if binding else {}
    row = binding.row(says) if binding else None
    if binding and row is None:
        row = binding.model(**binding.values(says, loading.head.key))
        load(row, by=loading.by, at=loading.at)
        found = [Difference(State.NEW, one.kind, one.key)]
    else:
        found = write_file_changes(one, binding, row, last, loading) if binding else []
        found += unmapped_changes(one, binding, last)
    save_snapshot(one, says, last, loading)
    return found


def write_file_changes(
    one: FileRecord, binding: Binding, row: Any, last: ImportSnapshot | None, loading: Loading
) -> list[Difference]:
    """Write the columns that only the file changed; tell and leave those changed on screen."""
    says, holds = binding.says(one.record, loading.head), binding.holds(row)
    loaded = last.values["columns"] if last else {}
    differing = {name: said for name, said in says.items() if holds[name] != said}
    ours = {
        name: said
        for name, said in differing.items()
        if one.name in loading.overwrite or (last and is_as_loaded(name, loaded, holds))
    }
    if ours:
        changes = binding.values(ours, loading.head.key)
        reload(row, changes, by=loading.by, at=loading.at)
    state = {name: State.CHANGED if name in ours else State.KEPT for name in differing}
    return [
        Difference(state[name], one.kind, one.key, binding.field(name), holds[name], said)
        for name, said in differing.items()
    ]


def unmapped_changes(
    one: FileRecord, binding: Binding | None, last: ImportSnapshot | None
) -> list[Difference]:
    """Changes in fields that no column holds: they live in what is remembered of the file."""
    if last is None:
        return [] if binding else [Difference(State.NEW, one.kind, one.key)]
    tabled = binding.fields if binding else frozenset()
    was, says = last.values["file"], one.file
    return [
        Difference(State.CHANGED, one.kind, one.key, name, was.get(name), says.get(name))
        for name in sorted({*was, *says} - tabled)
        if was.get(name) != says.get(name)
    ]


def save_snapshot(
    one: FileRecord, says: Plain, last: ImportSnapshot | None, loading: Loading
) -> None:
    """Keep what the file says for the next comparison; untouched when it says the same."""
    values = {"file": one.file, "columns": says, "place": one.place}
    if last is None:
        ImportSnapshot.objects.create(
            arrangements=loading.head.key,
            kind=one.kind,
            key=one.key,
            values=values,
            loaded_at=loading.at,
        )
    elif last.values != values:
        last.values, last.loaded_at = values, loading.at
        last.save(update_fields=["values", "loaded_at"])


def end_missing(
    gone: Iterable[ImportSnapshot], bindings: Bindings, loading: Loading
) -> Iterator[Difference]:
    """Tell what the file no longer holds; end what is named, from the day of the loading."""
    for last in gone:
        binding = bindings[last.kind]
        row = binding.row(last.values["columns"]) if binding else None
        if row is not None and row.ends_on and row.ends_on <= loading.by.on:
            continue
        if f"{last.kind}:{last.key}" not in loading.end:
            yield Difference(State.GONE, last.kind, last.key)
            continue
        ends_on = (
            end(row, by=loading.by, at=loading.at)
            if row is not None
            else forget_snapshot(last, loading)
        )
        yield Difference(State.ENDED, last.kind, last.key, says=ends_on.isoformat())


def load(row: Any, *, by: Actor, at: datetime) -> None:
    """Save a record that is in a file for the first time."""
    ARRANGEMENT.create(row, "load", by=by, at=at)


def reload(row: Any, changes: Mapping[str, Any], *, by: Actor, at: datetime) -> bool:
    """Write what a file says otherwise than before; False when nothing differs."""
    return ARRANGEMENT.edit(row, changes, verb="reload", by=by, at=at, expected_version=0)


def end(row: Any, *, by: Actor, at: datetime) -> date:
    """End a record today, or after its first day if that is still to come; never deleted."""
    ends_on = max(by.on, row.starts_on + timedelta(days=1))
    ARRANGEMENT.edit(row, {"ends_on": ends_on}, verb="end", by=by, at=at, expected_version=0)
    return ends_on


def forget_snapshot(last: ImportSnapshot, loading: Loading) -> date:
    """What stands in no table of its own is only remembered; now it no longer is."""
    last.delete()
    return loading.by.on
