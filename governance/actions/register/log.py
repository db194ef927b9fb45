"""The action log as a register: which actions are there, and how rows are saved and undone."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Model

from governance.actions.due_dates import due_fields
from governance.actions.models import Action
from governance.actions.operations import imported
from governance.actions.operations.imported import NewAction
from governance.actions.register.cells import DONE, EMBEDDED, OPEN, WITHDRAWN, shortened
from governance.actions.register.changes import changes_of_action
from governance.actions.register.columns import COLUMNS
from governance.actions.register.known import Known, Who, priorities_by_name
from governance.core.imports.names import plain
from governance.core.imports.readers import moment_of
from governance.core.imports.registers import (
    NEW,
    JudgedRow,
    Match,
    RegisterColumn,
    SavedRow,
    Verdict,
)
from governance.core.roles import Actor
from governance.structure.known_owners import known_owners
from governance.structure.known_places import places_by_name
from governance.structure.models import Group, Partnership


class ActionRegister:
    """The action log of a partnership and of the groups that serve it."""

    key = "actions"
    label = "Action log"
    columns: Sequence[RegisterColumn] = COLUMNS

    def learn(self, area: Model, *, source: str, on: date, by: Actor | None = None) -> Known:
        """Eight queries, however many actions there are."""
        assert isinstance(area, Partnership)  # noqa: S101  (every register is of a partnership)
        groups = list(Group.objects.serving(area, on=on))
        there = Action.objects.unrestricted().filter(group__in=groups)
        own = Action.objects.unrestricted().filter(partnership=area)
        found = [*there.select_related("group"), *own]
        by_reference: dict[str, list[Action]] = {}
        for each in found:
            each.partnership = area if each.partnership_id else None
            by_reference.setdefault(plain(each.reference), []).append(each)
        kept = [each for each in found if each.status != WITHDRAWN]
        return Known(
            area=area,
            on=on,
            owners=known_owners(area, on=on),
            places=places_by_name(area, groups),
            priorities=priorities_by_name(area, groups, on=on),
            by_reference=by_reference,
            by_title={(each.place, plain(each.title)): each for each in kept},
        )

    def match(self, values: Mapping[str, Any], known: Known) -> Match:
        """By its reference in the same log, else by the same words there."""
        place = values.get("place", known.area)
        title = shortened(values["title"])
        named = known.by_reference.get(plain(values.get("reference") or ""), [])
        record = next((each for each in named if each.place == place), None)
        record = record or known.by_title.get((place, plain(title)))
        return changes_of(record, values, title) if record else new_match(values)

    def write(
        self,
        rows: Sequence[JudgedRow],
        known: Known,
        *,
        source: str,
        by: Actor,
        at: datetime,
        with_mail: bool = True,
    ) -> list[SavedRow]:
        """All new ones together, each changed one by itself."""
        fresh = [row for row in rows if row.match.record is None]
        made = imported.import_actions([new_action(row, known, at) for row in fresh], by=by, at=at)
        saved = [SavedRow(row.number, made=(each,)) for row, each in zip(fresh, made, strict=True)]
        changed = [row for row in rows if row.match.record is not None and row.match.changes]
        return [*saved, *(change_one(row, source, by=by, at=at) for row in changed)]

    def undo(self, saved: Sequence[SavedRow], *, since: datetime, by: Actor, at: datetime) -> None:
        made = [record for row in saved for record in row.made if isinstance(record, Action)]
        imported.remove_imported(made, since=since, by=by, at=at)
        for row in saved:
            if isinstance(row.changed, Action):
                imported.give_back(row.changed, row.before, by=by, at=at)


def new_match(values: Mapping[str, Any]) -> Match:
    """What a new one lacks to be what its status says."""
    if values.get("status") == DONE.value and not values.get("outcome"):
        return Match(why="It is done, and not said what was done.", verdict=Verdict.DOUBTFUL)
    if values.get("status") != EMBEDDED.value:
        return NEW
    if not values.get("difference"):
        return Match(why="It made a difference, and not said which.", verdict=Verdict.REFUSED)
    why = "The evidence of the difference it made is not in the file."
    return Match(why=why, verdict=Verdict.DOUBTFUL)


def changes_of(record: Action, values: Mapping[str, Any], title: str) -> Match:
    """How one that is there would change: its words, its due date, what it serves."""
    wanted: dict[str, tuple[str, Any, Any]] = {"title": ("What", record.title, title)}
    if "due" in values and values["due"].text:
        wanted["due_text"] = ("Due", record.due_text, values["due"].text)
    if values.get("priority"):
        wanted["priority_id"] = ("Priority", record.priority_id, values["priority"].pk)
    found = changes_of_action(record, wanted)
    if found.verdict == Verdict.OK and values.get("status") not in (None, record.status):
        why = f"{record.reference} is {record.get_status_display().lower()} here, and stays so."
        return Match(record, found.changes, why, Verdict.DOUBTFUL)
    return found


def new_action(row: JudgedRow, known: Known, at: datetime) -> NewAction:
    """A row as an action not yet saved, as it stood in the office's log."""
    place, who = row.value("place") or known.area, row.value("who") or Who()
    status = row.value("status") or OPEN.value
    words, title = row.value("title"), shortened(row.value("title"))
    raised = moment_of(row.value("raised"), at)
    action = Action(
        group=place if isinstance(place, Group) else None,
        partnership=place if isinstance(place, Partnership) else None,
        title=title,
        text=text_of(words if words != title else "", row, who),
        origin_label=row.value("origin") or "",
        priority=row.value("priority"),
        status=status,
        raised_at=raised,
        needs_embedding=status == EMBEDDED.value,
        **(due_fields(row.value("due")) if row.value("due") else {}),
    )
    stamp_closed(action, row, max(raised, moment_of(row.value("closed"), at)))
    told = row.value("outcome") or ""
    return NewAction(action, who.to, told if status == OPEN.value else "")


def text_of(whole: str, row: JudgedRow, who: Who) -> str:
    """What of the row has no column of its own, each under its heading."""
    reference = row.value("reference") or ""
    lines = [
        whole,
        who.line_of_text,
        f"Reference in the register: {reference}" if reference else "",
    ]
    return "\n\n".join(filter(None, lines))


def stamp_closed(action: Action, row: JudgedRow, closed: datetime) -> None:
    """When it was closed, as the register says, or else now; and with what."""
    if action.status in (DONE, EMBEDDED):
        action.done_at, action.outcome = closed, row.value("outcome") or ""
    if action.status == EMBEDDED:
        action.embedded_at, action.difference = closed, row.value("difference")
    if action.status == WITHDRAWN:
        action.withdrawn_at, action.outcome = closed, row.value("outcome") or ""


def change_one(row: JudgedRow, source: str, *, by: Actor, at: datetime) -> SavedRow:
    action = row.match.record
    assert isinstance(action, Action)  # noqa: S101  (those of this register are)
    wanted = {each.name: each.becomes for each in row.match.changes}
    before = imported.change_action(action, wanted, reason=f"Read from {source}.", by=by, at=at)
    return SavedRow(row.number, changed=action, before=before)


ACTIONS = ActionRegister()
