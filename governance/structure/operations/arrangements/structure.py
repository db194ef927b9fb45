"""Which records of a file become rows of governance, and in what order they are made."""

from collections.abc import Sequence

from governance.structure.arrangements.files import Arrangements
from governance.structure.arrangements.schema import (
    KINDS,
    PartnershipFile,
    Service,
    records_in_loading_order,
)
from governance.structure.operations.arrangements.bindings import BINDINGS
from governance.structure.operations.arrangements.differences import Difference
from governance.structure.operations.arrangements.loading import (
    Bindings,
    FileRecord,
    Loading,
    load_records,
)

IN_ORDER = ("organisation", "partnership", "joint", *KINDS.values())
OURS: Bindings = {kind: BINDINGS.get(kind) for kind in IN_ORDER if kind != "timetable_item"}
"""The kinds governance loads, in order. The timetable is the app's that asks and collects."""
OWN = "The partnership's own group"


def load_structure(arrangements: Arrangements, loading: Loading) -> list[Difference]:
    """Load one file; tells every difference. The caller loads its joint files before it, and
    holds the transaction around them all."""
    return load_records(in_order(arrangements), OURS, loading)


def file_records(arrangements: Arrangements) -> list[FileRecord]:
    """The file's records as they stand, save what one of its joint files defines alike."""
    shared = {
        one for joint in arrangements.joints for one in records_in_loading_order(joint.content)
    }
    own = [one for one in records_in_loading_order(arrangements.content) if one not in shared]
    return [FileRecord(kind, record, place) for place, (kind, record) in enumerate(own)]


def in_order(arrangements: Arrangements) -> list[FileRecord]:
    """The records governance keeps, each after those it points at."""
    by_kind: dict[str, list[FileRecord]] = {kind: [] for kind in OURS}
    for one in file_records(arrangements):
        by_kind.setdefault(one.kind, []).append(one)
    by_kind["organisation"] = upper_first(by_kind["organisation"], "predecessor")
    by_kind["group"] = upper_first(by_kind["group"], "reports_to")
    by_kind["service"] += own_services(arrangements, by_kind["group"])
    return [one for kind in OURS for one in by_kind[kind]]


def upper_first(ones: Sequence[FileRecord], link: str) -> list[FileRecord]:
    """The same records with each one after the one it points at; circles were refused before."""
    by_key = {one.key: one for one in ones}
    ordered: dict[str, FileRecord] = {}
    for first in ones:
        chain: list[FileRecord] = []
        one: FileRecord | None = first
        while one is not None and one.key not in ordered:
            chain.append(one)
            one = by_key.get(getattr(one.record, link))
        ordered |= {step.key: step for step in reversed(chain)}
    return list(ordered.values())


def own_services(arrangements: Arrangements, groups: Sequence[FileRecord]) -> list[FileRecord]:
    """A partnership's own groups serve it, without the file saying so."""
    if not isinstance(arrangements.content, PartnershipFile):
        return []
    return [
        FileRecord(
            "service", Service(group=one.key, source=OWN, **effective_period(one)), one.place
        )
        for one in groups
    ]


def effective_period(one: FileRecord) -> dict:
    return {"starts_on": one.record.starts_on, "ends_on": one.record.ends_on}
