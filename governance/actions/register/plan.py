"""A business plan as a register: its priorities and objectives with the actions below them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import PurePath
from typing import Any

from django.db.models import Model

from governance.actions.models import Action
from governance.actions.operations import imported
from governance.actions.register.cells import shortened
from governance.actions.register.changes import changes_of_action
from governance.actions.register.known import Known
from governance.actions.register.plan_cells import years_in
from governance.actions.register.plan_columns import PLAN_COLUMNS
from governance.actions.register.plan_saving import PlanWriter
from governance.core.imports.names import plain
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
from governance.plans import operations as plans
from governance.plans.models import BusinessPlan, Objective, Priority
from governance.structure.known_owners import known_owners
from governance.structure.known_places import places_of
from governance.structure.models import Partnership

Key = tuple[str, str, str]


@dataclass(frozen=True)
class KnownPlans(Known):
    """The same with the plans that are there, and which plan a file without a title is about."""

    title: str = ""
    """Of the plan, where no column says it; empty where the file is not called by years."""
    plans: Mapping[str, BusinessPlan] = field(default_factory=dict)
    planned: Mapping[Key, Action] = field(default_factory=dict)
    objectives: Mapping[tuple[str, str], Objective] = field(default_factory=dict)


class PlanRegister:
    """The business plan of a partnership: a draft, unless the file says when it was adopted."""

    key = "plan"
    label = "Business plan"
    columns: Sequence[RegisterColumn] = PLAN_COLUMNS

    def learn(self, area: Model, *, source: str, on: date, by: Actor | None = None) -> KnownPlans:
        """Nine queries, however large the plans are."""
        assert isinstance(area, Partnership)  # noqa: S101  (every register is of a partnership)
        there = BusinessPlan.objects.filter(partnership=area)
        kept = list(there.exclude(status=BusinessPlan.Status.WITHDRAWN).order_by("starts_on"))
        actions = Action.objects.unrestricted().filter(priority__plan__in=kept)
        found = actions.select_related("priority", "objective", "group", "partnership")
        objectives = Objective.objects.filter(priority__plan__in=kept).select_related("priority")
        return KnownPlans(
            area=area,
            on=on,
            owners=known_owners(area, on=on),
            places=places_of(area, on=on),
            priorities={},
            title=title_from(source),
            plans={plain(each.title): each for each in kept},
            planned={key_of(each): each for each in found},
            objectives={
                (plain(each.priority.title), plain(each.title)): each for each in objectives
            },
        )

    def match(self, values: Mapping[str, Any], known: KnownPlans) -> Match:
        """By the words of the action under the same objective and priority."""
        title = values.get("title") or ""
        if not title and not (values.get("objective") or values.get("measure")):
            return Match(why="The row says nothing of a plan.", verdict=Verdict.REFUSED)
        under = plain(values["priority"]), plain(values.get("objective") or "")
        if not title:
            return measured(known.objectives.get(under), values.get("measure") or "")
        record = known.planned.get((*under, plain(shortened(title))))
        return changes_of(record, values) if record is not None else NEW

    def write(
        self,
        rows: Sequence[JudgedRow],
        known: KnownPlans,
        *,
        source: str,
        by: Actor,
        at: datetime,
        with_mail: bool = True,
    ) -> list[SavedRow]:
        """A plan and what hangs on it in the order of the file; changed actions by themselves."""
        title = known.title or f"Business plan {years_by_due(rows, known.on)}"
        writer = PlanWriter(known.area, title, dict(known.plans), by, at)
        fresh = [row for row in rows if row.match.record is None]
        saved = writer.write(fresh)
        changed = [row for row in rows if row.match.record is not None and row.match.changes]
        return [*saved, *(change_one(row, source, by=by, at=at) for row in changed)]

    def undo(self, saved: Sequence[SavedRow], *, since: datetime, by: Actor, at: datetime) -> None:
        """The actions first, then what they hang on."""
        made = [record for row in saved for record in row.made]
        actions = [each for each in made if isinstance(each, Action)]
        imported.remove_imported(actions, since=since, by=by, at=at)
        for kind in (Objective, Priority, BusinessPlan):
            plans.remove_imported(
                [each for each in made if isinstance(each, kind)], since=since, by=by
            )
        for row in saved:
            if isinstance(row.changed, Action):
                imported.give_back(row.changed, row.before, by=by, at=at)
            elif isinstance(row.changed, Objective):
                change_objective(row.changed, row.before, "The import was undone.", by=by, at=at)


def measured(objective: Objective | None, measure: str) -> Match:
    """A row that names no action says how its objective is measured, beside what is said."""
    if objective is None:
        return NEW
    if measure in objective.measure:
        return Match(objective)
    both = "\n".join(filter(None, (objective.measure, measure)))
    return Match(objective, (Change("measure", "How it is measured", objective.measure, both),))


def change_one(row: JudgedRow, source: str, *, by: Actor, at: datetime) -> SavedRow:
    """Write what a row says otherwise of an action or an objective that is there."""
    record, reason = row.match.record, f"Read from {source}."
    wanted = {each.name: each.becomes for each in row.match.changes}
    if isinstance(record, Objective):
        before = change_objective(record, wanted, reason, by=by, at=at)
    else:
        assert isinstance(record, Action)  # noqa: S101  (the others of this register are)
        before = imported.change_action(record, wanted, reason=reason, by=by, at=at)
    return SavedRow(row.number, changed=record, before=before)


def change_objective(
    objective: Objective, wanted: Mapping[str, Any], reason: str, *, by: Actor, at: datetime
) -> dict[str, Any]:
    """Returns what it said before."""
    before = {name: getattr(objective, name) for name in wanted}
    seen = objective.version
    plans.edit(objective, wanted, by=by, at=at, expected_version=seen, note=reason)
    return before


def key_of(action: Action) -> Key:
    objective = action.objective.title if action.objective else ""
    return (
        plain(action.priority.title if action.priority else ""),
        plain(objective),
        plain(action.title),
    )


def changes_of(record: Action, values: Mapping[str, Any]) -> Match:
    """How an action of the plan would change: its due date, and how it is measured."""
    wanted: dict[str, tuple[str, Any, Any]] = {}
    if "due" in values and values["due"].text:
        label = "When is it going to be done by?"
        wanted["due_text"] = (label, record.due_text, values["due"].text)
    if values.get("measure"):
        now = record.measure or (record.objective.measure if record.objective else "")
        wanted["measure"] = ("How it is measured", now, values["measure"])
    return changes_of_action(record, wanted)


def title_from(source: str) -> str:
    """``Business plan 2018-19``, where the file or its sheet is called by years."""
    years = years_in(PurePath(source).name)
    return f"Business plan {named(*years)}" if years else ""


def named(starts_on: date, ends_on: date) -> str:
    return f"{starts_on.year}-{ends_on.year % 100:02}"


def years_by_due(rows: Iterable[JudgedRow], on: date) -> str:
    """The business year in which most of it is due; that of the day where nothing is."""
    days = [due.ends_on for row in rows if (due := row.value("due")) and due.ends_on] or [on]
    years = [day.year if day.month > 3 else day.year - 1 for day in days]
    first = max(sorted(set(years)), key=years.count)
    return named(date(first, 4, 1), date(first + 1, 4, 1))


PLAN = PlanRegister()
