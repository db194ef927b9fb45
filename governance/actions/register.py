"""The action log as a register: what its columns may be called, how each cell is understood."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from django.db.models import Model
from django.utils.timezone import localdate, make_aware

from governance.actions.due_cells import due_fields_of, read_due
from governance.actions.models import Action
from governance.actions.operations import imported
from governance.actions.operations.imported import NewAction
from governance.core.formatting import format_list
from governance.core.imports.headings import plain
from governance.core.imports.readers import (
    choice_reader,
    is_nothing,
    read_day,
    text_reader,
)
from governance.core.imports.registers import (
    NEW,
    Change,
    JudgedRow,
    Match,
    RegisterColumn,
    SavedRow,
    Understood,
    Verdict,
)
from governance.core.imports.values import Written
from governance.core.roles import Actor
from governance.plans.models import Priority
from governance.structure.known_owners import KnownOwners, Owners, known_owners
from governance.structure.models import Group, Partnership

TITLE_AT_MOST = 200
TEXT_AT_MOST = 4000
OPEN, DONE, EMBEDDED, WITHDRAWN = Action.Status
STATUS_WORDS = {
    OPEN: "open|overdue|in progress|ongoing|on going|not started|outstanding|on track|live|active",
    DONE: "done|complete|completed|closed|finished|achieved|discharged|difference to be shown",
    EMBEDDED: "made a difference|embedded",
    WITHDRAWN: "withdrawn|cancelled|no longer needed|superseded|not taken forward",
}
STATUSES = {
    words: (status.value, str(status.label))
    for status, listed in STATUS_WORDS.items()
    for words in listed.split("|")
}


@dataclass(frozen=True)
class Known:
    """What names of a partnership mean, and which actions are there already."""

    area: Partnership
    on: date
    owners: KnownOwners
    places: Mapping[str, Group | Partnership]
    priorities: Mapping[str, Priority]
    by_reference: Mapping[str, list[Action]] = field(default_factory=dict)
    by_title: Mapping[tuple[Any, str], Action] = field(default_factory=dict)


@dataclass(frozen=True)
class Who:
    """To whom an action goes, and the words for whom that is not known."""

    to: Owners = ()
    unknown: str = ""


def read_title(cell: Written, known: Known) -> Understood:
    """What is to be done; where it is too long for a heading the whole of it is kept below."""
    if not cell.text:
        return Understood.refused("Say what is to be done.")
    if len(cell.text) > TEXT_AT_MOST:
        return text_reader(longest=TEXT_AT_MOST)(cell, known)
    shown = shortened(cell.text)
    why = "" if shown == cell.text else "Shortened for the list; all of it is kept."
    return Understood(cell.text, shown, why)


def shortened(text: str) -> str:
    """In one line, of so many characters as a title may have."""
    line = " ".join(text.split())
    if len(line) <= TITLE_AT_MOST:
        return line
    return f"{line[: TITLE_AT_MOST - 1].rsplit(' ', 1)[0]}…"


def read_place(cell: Written, known: Known) -> Understood:
    """In whose log it stands: a group of the partnership, or the partnership itself."""
    if is_nothing(cell.text):
        return Understood(known.area, f"{known.area} (the partnership as a whole)")
    found = known.places.get(plain(cell.text))
    if found is None:
        return Understood.refused(f"“{cell.text}” is no group of {known.area}.")
    return Understood(found, str(found))


def read_who(cell: Written, known: Known) -> Understood:
    """Seats, groups and agencies, several with “;” or “and” between."""
    if is_nothing(cell.text):
        return Understood.doubted(Who(), "Nobody", "Nobody is named.")
    found, unknown = known.owners.find(cell.text)
    words = "; ".join(each.label for each in found) or "Nobody"
    value = Who(tuple(found), "; ".join(unknown))
    if not unknown:
        return Understood(value, words)
    why = (
        f"{format_list([f'“{each}”' for each in unknown])}: no seat, group or agency of that name. "
    )
    return Understood.doubted(value, words, f"{why}The words are kept with the action.")


def read_priority(cell: Written, known: Known) -> Understood:
    if is_nothing(cell.text):
        return Understood(None)
    found = known.priorities.get(plain(cell.text))
    if found is None:
        why = f"“{cell.text}” is no priority of a plan in force, and is left out."
        return Understood.doubted(None, "", why)
    return Understood(found, str(found))


def read_raised(cell: Written, known: Known) -> Understood:
    found = read_day(cell, known)
    if found.value and found.value > known.on:
        return Understood.refused(f"{found.words} is in the future.")
    return found


COLUMNS = (
    RegisterColumn(
        key="reference",
        label="Reference",
        also=("Ref", "Ref no", "No", "Number", "Action no", "Action number", "Action ref", "ID"),
        read=text_reader(longest=60),
        example="",
    ),
    RegisterColumn(
        key="title",
        label="What",
        also=(
            "Action",
            "Actions",
            "Action agreed",
            "Action required",
            "What are we going to do?",
            "What is to be done",
            "What needs to be done",
            "Task",
            "Description",
        ),
        read=read_title,
        is_required=True,
        example="Ask three agencies for their audits",
    ),
    RegisterColumn(
        key="place",
        label="Group",
        also=("Log", "Subgroup", "Board", "Forum", "Action log"),
        read=read_place,
    ),
    RegisterColumn(
        key="who",
        label="Who",
        also=(
            "Who is responsible?",
            "Owner",
            "Action owner",
            "Responsible",
            "Responsible person",
            "Person responsible",
            "Assigned to",
            "By whom",
            "Lead",
            "Lead officer",
        ),
        read=read_who,
        example="Board Officer",
    ),
    RegisterColumn(
        key="due",
        label="Due",
        also=(
            "Due date",
            "Date due",
            "By when",
            "When",
            "When is it going to be done by?",
            "Deadline",
            "Target date",
            "Timescale",
            "Timescales",
        ),
        read=read_due,
        example="31 March 2027",
    ),
    RegisterColumn(
        key="status",
        label="Status",
        also=("State", "Open or closed", "Open/closed", "Action status"),
        read=choice_reader(
            STATUSES,
            default=(OPEN.value, str(OPEN.label)),
            expected="open, done, made a difference or withdrawn",
        ),
        example="Open",
    ),
    RegisterColumn(
        key="raised",
        label="Raised",
        also=("Date raised", "Raised on", "Date agreed", "Date of meeting", "Meeting date"),
        read=read_raised,
        example="12 January 2027",
    ),
    RegisterColumn(
        key="origin",
        label="Raised in",
        also=("Origin", "Source", "Meeting"),
        read=text_reader(longest=200),
        example="Board meeting, item 4",
    ),
    RegisterColumn(key="priority", label="Priority", also=("Plan priority",), read=read_priority),
    RegisterColumn(
        key="outcome",
        label="What was done",
        also=("Outcome", "Progress", "Update", "Progress update", "Latest update", "Comments"),
        read=text_reader(longest=TEXT_AT_MOST),
    ),
    RegisterColumn(
        key="difference",
        label="What difference it made",
        also=("Difference", "Impact", "Difference made", "Evidence of impact"),
        read=text_reader(longest=TEXT_AT_MOST),
    ),
    RegisterColumn(
        key="closed",
        label="Done on",
        also=("Date completed", "Completed on", "Date closed", "Completion date"),
        read=read_raised,
    ),
)


class ActionRegister:
    """The action log of a partnership and of the groups that serve it."""

    key = "actions"
    label = "Action log"
    columns: Sequence[RegisterColumn] = COLUMNS

    def learn(self, area: Model, *, on: date) -> Known:
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

    def save(
        self, rows: Sequence[JudgedRow], known: Known, *, source: str, by: Actor, at: datetime
    ) -> list[SavedRow]:
        """All new ones together, each changed one by itself."""
        fresh = [row for row in rows if row.match.record is None]
        made = imported.import_actions([new_action(row, known, at) for row in fresh], by=by, at=at)
        saved = [SavedRow(row.number, made=(each,)) for row, each in zip(fresh, made, strict=True)]
        changed = [row for row in rows if row.match.record is not None and row.match.changes]
        return [*saved, *(change_one(row, source, by=by, at=at) for row in changed)]

    def undo(self, saved: Sequence[SavedRow], *, by: Actor, at: datetime) -> None:
        imported.take_back(
            [record for row in saved for record in row.made if isinstance(record, Action)],
            by=by,
            at=at,
        )
        for row in saved:
            if isinstance(row.changed, Action):
                imported.give_back(row.changed, row.before, by=by, at=at)


def places_by_name(area: Partnership, groups: Iterable[Group]) -> dict[str, Any]:
    places: list[Any] = [area, *groups]
    named = {plain(words): each for each in places for words in (each.short_name, each.key)}
    return {**named, **{plain(each.name): each for each in places}} | {
        plain(f"{area} (the partnership as a whole)"): area
    }


def priorities_by_name(
    area: Partnership, groups: Iterable[Group], *, on: date
) -> dict[str, Priority]:
    """By the words lists call them, by their title alone, by “Priority 2”."""
    rows = Priority.objects.select_related("plan").order_by("-plan__starts_on", "number")
    theirs = [
        each
        for each in rows.filter(plan__partnership=area) | rows.filter(plan__group__in=groups)
        if each.plan.is_in_force(on=on)
    ]
    found: dict[str, Priority] = {}
    for each in theirs:
        for words in (str(each), each.title, f"Priority {each.number}"):
            found.setdefault(plain(words), each)
    return found


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
    wanted: dict[str, Any] = {"title": title}
    if "due" in values and values["due"].text:
        wanted["due_text"] = values["due"].text
    if values.get("priority"):
        wanted["priority"] = values["priority"]
    labels = {"title": "What", "due_text": "Due", "priority": "Priority"}
    found = tuple(
        Change(name, labels[name], getattr(record, name), value)
        for name, value in wanted.items()
        if getattr(record, name) != value
    )
    if found and not record.is_open:
        why = f"{record.reference} is closed here: open it again to change it."
        return Match(record, why=why, verdict=Verdict.REFUSED)
    if values.get("status") not in (None, record.status):
        why = f"{record.reference} is {record.get_status_display().lower()} here, and stays so."
        return Match(record, found, why, Verdict.DOUBTFUL)
    return Match(record, found)


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
        **(due_fields_of(row.value("due")) if row.value("due") else {}),
    )
    stamp_closed(action, row, max(raised, moment_of(row.value("closed"), at)))
    told = row.value("outcome") or ""
    return NewAction(action, who.to, told if status == OPEN.value else "")


def text_of(whole: str, row: JudgedRow, who: Who) -> str:
    """What of the row has no column of its own, each under its heading."""
    reference = row.value("reference") or ""
    lines = [
        whole,
        f"Who, as it was written: {who.unknown}" if who.unknown else "",
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


def moment_of(day: date | None, at: datetime) -> datetime:
    """Noon of a day that is named; now where none is, or where it is today."""
    if day is None or day == localdate(at):
        return at
    return make_aware(datetime.combine(day, time(12)))


def change_one(row: JudgedRow, source: str, *, by: Actor, at: datetime) -> SavedRow:
    action = row.match.record
    assert isinstance(action, Action)  # noqa: S101  (those of this register are)
    wanted = {each.name: each.becomes for each in row.match.changes}
    before = imported.change_action(action, wanted, reason=f"Read from {source}.", by=by, at=at)
    return SavedRow(row.number, changed=action, before=before)


ACTIONS = ActionRegister()
