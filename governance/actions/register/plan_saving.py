"""Writing a plan from its rows: each plan, priority and objective once, as the file has them."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Max, Model
from django.utils.timezone import localdate

from governance.actions.due_dates import due_fields
from governance.actions.models import Action
from governance.actions.operations import imported
from governance.actions.operations.imported import NewAction
from governance.actions.register.cells import shortened
from governance.actions.register.known import Who
from governance.actions.register.plan_cells import Lead, years_in
from governance.core.imports.names import plain
from governance.core.imports.registers import JudgedRow, SavedRow
from governance.core.roles import Actor
from governance.plans import operations as plans
from governance.plans.models import BusinessPlan, Objective, Priority
from governance.structure.models import Group, Partnership


class PlanWriter:
    """Finds or adds what each row stands under; what it added stands with the first such row."""

    def __init__(
        self, area: Partnership, title: str, there: dict[str, BusinessPlan], by: Actor, at: datetime
    ) -> None:
        self.area, self.title, self.there, self.by, self.at = area, title, there, by, at
        self.priorities: dict[tuple[int, str], Priority] = {}
        self.objectives: dict[tuple[int, str], Objective] = {}
        self.measures: dict[tuple[str, str], str] = {}

    def write(self, rows: Sequence[JudgedRow]) -> list[SavedRow]:
        """All of them; the actions together at the end."""
        self.measures = measures_of(rows)
        made: dict[int, list[Model]] = {row.number: [] for row in rows}
        new: list[tuple[int, NewAction]] = []
        for row in rows:
            plan = self.plan_of(row, made[row.number])
            priority = self.priority_of(row, plan, made[row.number])
            objective = self.objective_of(row, priority, made[row.number])
            if row.value("title"):
                new.append((row.number, self.action_of(row, priority, objective)))
        self.adopt(rows)
        actions = imported.import_actions([each for _, each in new], by=self.by, at=self.at)
        for (number, _), action in zip(new, actions, strict=True):
            made[number].append(action)
        return [SavedRow(number, made=tuple(records)) for number, records in made.items()]

    def plan_of(self, row: JudgedRow, made: list[Model]) -> BusinessPlan:
        title = row.value("plan") or self.title
        found = self.there.get(plain(title))
        if found is None:
            starts_on, ends_on = years_in(title) or years_in(self.title) or (None, None)
            new = BusinessPlan(
                partnership=self.area,
                title=title,
                starts_on=starts_on or localdate(self.at),
                ends_on=ends_on,
            )
            plans.add(new, by=self.by, at=self.at)
            found = self.there[plain(title)] = new
            made.append(new)
        return found

    def priority_of(self, row: JudgedRow, plan: BusinessPlan, made: list[Model]) -> Priority:
        title = row.value("priority")
        key = plan.pk, plain(title)
        if key not in self.priorities:
            self.priorities |= {
                (plan.pk, plain(each.title)): each for each in plan.priorities.all()
            }
        if key not in self.priorities:
            new = Priority(
                plan=plan,
                number=next_number(plan.priorities),
                title=title,
                statement=row.value("statement") or "",
                rationale=row.value("rationale") or "",
                different=row.value("different") or "",
                delivery_mechanism=row.value("mechanism") or "",
                **lead_fields("lead", row.value("lead")),
                **lead_fields("officer", row.value("officer")),
            )
            plans.add(new, by=self.by, at=self.at)
            self.priorities[key] = new
            made.append(new)
        return self.priorities[key]

    def objective_of(
        self, row: JudgedRow, priority: Priority, made: list[Model]
    ) -> Objective | None:
        """None where the row names none."""
        title = row.value("objective")
        if not title:
            return None
        key = priority.pk, plain(title)
        if key not in self.objectives:
            self.objectives |= {
                (priority.pk, plain(each.title)): each for each in priority.objectives.all()
            }
        if key not in self.objectives:
            new = Objective(
                priority=priority,
                number=next_number(priority.objectives),
                title=title,
                measure=self.measures.get((plain(priority.title), plain(title)), ""),
            )
            plans.add(new, by=self.by, at=self.at)
            self.objectives[key] = new
            made.append(new)
        return self.objectives[key]

    def action_of(
        self, row: JudgedRow, priority: Priority, objective: Objective | None
    ) -> NewAction:
        words, who = row.value("title"), row.value("who") or Who()
        title, place = shortened(words), row.value("place") or self.area
        action = Action(
            group=place if isinstance(place, Group) else None,
            partnership=place if isinstance(place, Partnership) else None,
            title=title,
            text="\n\n".join(filter(None, (words if words != title else "", who.line_of_text))),
            priority=priority,
            objective=objective,
            measure=row.value("measure") or "",
            raised_at=self.at,
            **(due_fields(row.value("due")) if row.value("due") else {}),
        )
        return NewAction(action, who.to)

    def adopt(self, rows: Iterable[JudgedRow]) -> None:
        """Those plans of which the file says when and where they were adopted."""
        for row in rows:
            plan = self.there[plain(row.value("plan") or self.title)]
            day, where = row.value("adopted_on"), row.value("adopted_in")
            if plan.is_written and day and where:
                plans.adopt(plan, adopted_on=day, adopted_in=where, by=self.by, at=self.at)


def measures_of(rows: Iterable[JudgedRow]) -> dict[tuple[str, str], str]:
    """By priority and objective, what rows say that name no action: they measure the objective."""
    found: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        if row.value("objective") and row.value("measure") and not row.value("title"):
            key = plain(row.value("priority")), plain(row.value("objective"))
            found.setdefault(key, []).append(row.value("measure"))
    return {key: "\n".join(dict.fromkeys(each)) for key, each in found.items()}


def next_number(parts: Any) -> int:
    return (parts.aggregate(last=Max("number"))["last"] or 0) + 1


def lead_fields(name: str, lead: Lead | None) -> dict[str, Any]:
    """The columns of a priority that say who leads or supports it."""
    if lead is None:
        return {}
    if lead.owner:
        return {f"{name}_{lead.owner.kind}_id": lead.owner.pk}
    return {f"{name}_text": lead.words}
