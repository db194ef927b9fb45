"""Loading arrangements into every app that keeps a part of them, and writing them back."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from assurance.instruments import timetable_loading
from governance.core.roles import Actor
from governance.structure.arrangements.files import Arrangements
from governance.structure.arrangements.toml_writer import content_of, to_toml
from governance.structure.operations.arrangements import export, structure
from governance.structure.operations.arrangements.differences import Difference, State
from governance.structure.operations.arrangements.loading import Loading
from governance.themes.operations import load_first_themes


class NotDiffering(ValueError):
    """Records were named to be overwritten or ended that the load found no cause to touch."""

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__(f"nothing to overwrite or end: {', '.join(sorted(names))}")


@transaction.atomic
def load_arrangements(
    arrangements: Arrangements,
    *,
    by: Actor,
    at: datetime,
    overwrite: Iterable[str] = (),
    end: Iterable[str] = (),
    dry_run: bool = False,
) -> list[Difference]:
    """Load a file and, before it, the first themes and the joint files it names; all or nothing.

    Tells every difference; a dry run writes nothing. Raises NotDiffering for names (``kind:key``)
    that were given and had nothing to be overwritten or ended.
    """
    wish = Loading(
        head=arrangements.content.head,
        by=by,
        at=at,
        overwrite=frozenset(overwrite),
        end=frozenset(end),
    )
    files = [*arrangements.joints, arrangements]
    loadings = [(one, replace(wish, head=one.content.head)) for one in files]
    load_first_themes(by=by, at=at)
    told = [line for one in loadings for line in structure.load_structure(*one)]
    told += [line for one in loadings for line in timetable_loading.load_timetable(*one)]
    changed = {line.name for line in told if line.state is State.CHANGED}
    ended = {line.name for line in told if line.state is State.ENDED}
    if idle := (wish.overwrite - changed) | (wish.end - ended):
        raise NotDiffering(idle)
    if dry_run:
        transaction.set_rollback(True)
    return told


def export_arrangements(key: str) -> str:
    """The TOML of loaded arrangements as they stand now. Raises NoSuchArrangements."""
    document = export.export_document(key)
    return to_toml(content_of({**document, "timetable": timetable_loading.timetable_tables(key)}))
