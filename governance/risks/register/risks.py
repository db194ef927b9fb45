"""The risks of a partnership as a register: which are there, how rows are saved and undone."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Model

from governance.core.imports.readers import is_same_text, moment_of, shortened
from governance.core.imports.registers import (
    NEW,
    Change,
    JudgedRow,
    Match,
    RegisterColumn,
    SavedRow,
    Verdict,
)
from governance.core.roles import Actor
from governance.risks import operations, scale
from governance.risks.models import Risk
from governance.risks.register.cells import CLOSED, OPEN, PASSED_UP, TITLE_AT_MOST
from governance.risks.register.columns import COLUMNS
from governance.risks.register.known import KnownRisks, RiskOwner, ScaleWords, title_key
from governance.structure.known_owners import known_owners
from governance.structure.known_places import places_by_name
from governance.structure.models import Group, Partnership
from governance.structure.models.seats import seat_places

NO_OWNER = RiskOwner()
DAYS = ("next_look_on",)
"""What of a risk is a day, kept as text while an import can be undone."""


class RiskRegister:
    """The risks, issues and emerging threats of a partnership and the groups that serve it."""

    key = "risks"
    label = "Risks"
    columns: Sequence[RegisterColumn] = COLUMNS

    def learn(self, area: Model, *, source: str, on: date, by: Actor | None = None) -> KnownRisks:
        """Seven queries, however many risks there are."""
        assert isinstance(area, Partnership)  # noqa: S101  (every register is of a partnership)
        groups = list(Group.objects.serving(area, on=on))
        rows = Risk.objects.select_related("group", *seat_places("owner_seat")).order_by("pk")
        by_title: dict[Any, list[Risk]] = {}
        for risk in [*rows.filter(group__in=groups), *rows.filter(partnership=area)]:
            place = risk.group or area
            by_title.setdefault(title_key(place, risk.title), []).append(risk)
        return KnownRisks(
            area=area,
            on=on,
            owners=known_owners(area, on=on),
            places=places_by_name(area, groups),
            likelihood=ScaleWords(scale.likelihoods()),
            impact=ScaleWords(scale.impacts()),
            by_title=by_title,
        )

    def match(self, values: Mapping[str, Any], known: KnownRisks) -> Match:
        """By the same title in the same register; of several by what else is the same."""
        place = values.get("place", known.area)
        title = shortened(values["title"], TITLE_AT_MOST)
        found = known.by_title.get(title_key(place, title), ())
        if not found:
            return new_match(values, known)
        return changes_of(max(found, key=lambda each: likeness(each, values)), values)

    def write(
        self,
        rows: Sequence[JudgedRow],
        known: KnownRisks,
        *,
        source: str,
        by: Actor,
        at: datetime,
        with_mail: bool = True,
    ) -> list[SavedRow]:
        """All new ones together, each changed one by itself."""
        fresh = [row for row in rows if row.match.record is None]
        made = [new_risk(row, known, at) for row in fresh]
        operations.import_risks(made, by=by, at=at)
        saved = [SavedRow(row.number, made=(each,)) for row, each in zip(fresh, made, strict=True)]
        changed = [row for row in rows if row.match.record is not None and row.match.changes]
        return [*saved, *(change_one(row, source, by=by, at=at) for row in changed)]

    def undo(self, saved: Sequence[SavedRow], *, since: datetime, by: Actor, at: datetime) -> None:
        made = [record for row in saved for record in row.made if isinstance(record, Risk)]
        operations.remove_imported(made, since=since, by=by)
        for row in saved:
            if isinstance(row.changed, Risk):
                before = {
                    name: date.fromisoformat(value) if name in DAYS else value
                    for name, value in row.before.items()
                }
                reason = "The import was undone."
                operations.change_imported(row.changed, before, reason=reason, by=by, at=at)


def likeness(risk: Risk, values: Mapping[str, Any]) -> tuple[bool, ...]:
    """How much of a row is as in one of several risks with the same title."""
    return (
        is_same_text(risk.title, values["title"]),
        is_same_text(risk.text, values.get("text") or ""),
        (values.get("status") or OPEN) == risk.status,
        (risk.likelihood, risk.impact) == (values["likelihood"], values["impact"]),
        is_same_text(risk.controls, values.get("controls") or ""),
        risk.next_look_on == values.get("next_look"),
        risk.is_open,
    )


def new_match(values: Mapping[str, Any], known: KnownRisks) -> Match:
    """What may not be meant of one that is new."""
    status = values.get("status") or OPEN
    if status == PASSED_UP:
        why = "It is imported as open: pass it up to a group here."
        return Match(why=why, verdict=Verdict.DOUBTFUL)
    if status == OPEN and not values.get("next_look"):
        why = "No day is said on which it is looked at next: it is to be looked at today."
        return Match(why=why, verdict=Verdict.DOUBTFUL)
    if status == OPEN and values["next_look"] <= known.on:
        return Match(why="The day of its next look has come: it waits on Home.")
    return NEW


def changes_of(record: Risk, values: Mapping[str, Any]) -> Match:
    """How one that is there would change; what a row does not say stays."""
    found = [*word_changes(record, values), *rating_changes(record, values)]
    if (look := values.get("next_look")) and look != record.next_look_on:
        found.append(Change("next_look_on", "Next look", record.next_look_on, look))
    if found and not record.is_open:
        how = "open it again" if record.status == CLOSED else "wait until it is accepted above"
        why = f"It is {record.get_status_display().lower()} here: {how} to change it."
        return Match(record, why=why, verdict=Verdict.REFUSED)
    if values.get("status") not in (None, record.status):
        why = f"It is {record.get_status_display().lower()} here, and stays so."
        return Match(record, tuple(found), why, Verdict.DOUBTFUL)
    return Match(record, tuple(found))


def word_changes(record: Risk, values: Mapping[str, Any]) -> list[Change]:
    found = []
    text = text_of(values)
    if values.get("text") and not is_same_text(record.text, text):
        found.append(Change("text", "What could happen", record.text, text))
    controls = values.get("controls") or ""
    if controls and not is_same_text(record.controls, controls):
        found.append(Change("controls", "What keeps it in check", record.controls, controls))
    if (kind := values.get("kind") or record.kind) != record.kind:
        words = record.get_kind_display(), str(Risk.Kind(kind).label)
        found.append(Change("kind", "Kind", record.kind, kind, words))
    seat = (values.get("owner") or NO_OWNER).seat
    if seat and seat.pk != record.owner_seat_id:
        words = str(record.owner_seat or "Nobody"), seat.label
        found.append(Change("owner_seat_id", "Owner", record.owner_seat_id, seat.pk, words))
    return found


def rating_changes(record: Risk, values: Mapping[str, Any]) -> list[Change]:
    named = {"likelihood": "Likelihood", "impact": "Impact"}
    return [
        Change(name, label, getattr(record, name), values[name])
        for name, label in named.items()
        if values[name] != getattr(record, name)
    ]


def text_of(values: Mapping[str, Any]) -> str:
    """What could happen; what of the row has no column of its own stands below."""
    owner = values.get("owner") or NO_OWNER
    whole = values["title"]
    cut = whole if shortened(whole, TITLE_AT_MOST) != " ".join(whole.split()) else ""
    text = values.get("text") or ""
    return "\n\n".join(filter(None, (cut, text, owner.line_of_text))) or whole


def new_risk(row: JudgedRow, known: KnownRisks, at: datetime) -> Risk:
    """A row as a risk not yet saved, as it stood in the office's register."""
    place, owner = row.value("place") or known.area, row.value("owner") or NO_OWNER
    values = {key: row.value(key) for key in row.cells}
    raised = moment_of(row.value("raised"), at)
    is_closed = row.value("status") == CLOSED
    return Risk(
        kind=row.value("kind") or Risk.Kind.RISK,
        group=place if isinstance(place, Group) else None,
        partnership=place if isinstance(place, Partnership) else None,
        title=shortened(values["title"], TITLE_AT_MOST),
        text=text_of(values),
        controls=row.value("controls") or "",
        likelihood=values["likelihood"],
        impact=values["impact"],
        owner_seat_id=owner.seat.pk if owner.seat else None,
        next_look_on=row.value("next_look") or known.on,
        status=CLOSED if is_closed else OPEN,
        raised_at=raised,
        closed_at=max(raised, moment_of(row.value("closed"), at)) if is_closed else None,
    )


def change_one(row: JudgedRow, source: str, *, by: Actor, at: datetime) -> SavedRow:
    risk = row.match.record
    assert isinstance(risk, Risk)  # noqa: S101  (those of this register are)
    wanted = {each.name: each.becomes for each in row.match.changes}
    before = operations.change_imported(risk, wanted, reason=f"Read from {source}.", by=by, at=at)
    kept = {name: value.isoformat() if name in DAYS else value for name, value in before.items()}
    return SavedRow(row.number, changed=risk, before=kept)


RISKS = RiskRegister()
