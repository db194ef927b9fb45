"""A plan as one thread: focus area, priority, outcome, objective, action, measure, evidence,
judgement; fetched whole, in a constant number of queries.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Prefetch, Q

from governance.actions.models import Action
from governance.actions.models.assignments import names_by_action
from governance.actions.models.queries import ActionQuerySet
from governance.core.roles import Actor
from governance.evidence.models import Evidence
from governance.plans.models import (
    BusinessPlan,
    FocusArea,
    Objective,
    OutcomeStatement,
    Priority,
    ProgressUpdate,
)
from governance.timetable.models import TimetableEntry


@dataclass(frozen=True)
class ActionThread:
    """One action with who does it and what shows that it made a difference."""

    action: Action
    who: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    is_carried: bool = False
    """Whether it was promised for the priority from which this one goes on."""

    @property
    def is_shown(self) -> bool:
        """Whether anything shows what came of it."""
        return bool(self.evidence)


@dataclass(frozen=True)
class ObjectiveThread:
    """One objective with the actions that serve it."""

    objective: Objective
    actions: tuple[ActionThread, ...]

    @property
    def is_measured(self) -> bool:
        """Whether it is said how its progress is measured, here or at one of its actions."""
        return bool(self.objective.measure) or any(each.action.measure for each in self.actions)

    @property
    def is_shown(self) -> bool:
        return any(each.is_shown for each in self.actions)


@dataclass(frozen=True)
class PriorityThread:
    """One priority with all that hangs on it."""

    priority: Priority
    outcomes: tuple[OutcomeStatement, ...]
    objectives: tuple[ObjectiveThread, ...]
    loose: tuple[ActionThread, ...]
    """Actions that serve the priority and none of its objectives."""
    updates: tuple[ProgressUpdate, ...]
    """How it stood, the newest first."""

    @property
    def latest(self) -> ProgressUpdate | None:
        return self.updates[0] if self.updates else None

    @property
    def rating(self) -> ProgressUpdate.Rating | None:
        return ProgressUpdate.Rating(self.latest.rating) if self.latest else None

    @property
    def actions(self) -> list[ActionThread]:
        return [*(one for each in self.objectives for one in each.actions), *self.loose]

    @property
    def is_measured(self) -> bool:
        loose = any(each.action.measure for each in self.loose)
        return loose or any(each.is_measured for each in self.objectives)


@dataclass(frozen=True)
class PlanThread:
    """A whole plan."""

    plan: BusinessPlan
    areas: tuple[FocusArea, ...]
    priorities: tuple[PriorityThread, ...] = field(default=())
    timetable: tuple[TimetableEntry, ...] = ()
    """What is planned of assurance and learning, by its months."""

    @cached_property
    def by_area(self) -> list[tuple[FocusArea | None, list[PriorityThread]]]:
        """The priorities under their focus areas; last those that have none."""
        found = [
            (area, [each for each in self.priorities if each.priority.focus_area_id == area.pk])
            for area in self.areas
        ]
        without = [each for each in self.priorities if each.priority.focus_area_id is None]
        return [*found, (None, without)] if without else list(found)

    @property
    def evidence_up(self) -> list[tuple[Evidence, ActionThread, ObjectiveThread | None, Priority]]:
        """Each piece of evidence with what it leads up to, in the order of the plan."""
        return [
            (one, action, objective, each.priority)
            for each in self.priorities
            for objective, actions in (
                *((part, part.actions) for part in each.objectives),
                (None, each.loose),
            )
            for action in actions
            for one in action.evidence
        ]


def load_thread(plan: BusinessPlan, actor: Actor) -> PlanThread:
    """The thread of a plan with those of its actions that the actor sees; ten queries."""
    priorities = list(plan_priorities(plan))
    actions = threads_of_actions(priorities, Action.objects.visible_to(actor))
    return PlanThread(
        plan=plan,
        areas=tuple(plan.focus_areas.order_by("number")),
        priorities=tuple(priority_thread(each, actions) for each in priorities),
        timetable=tuple(timetable_of(plan)),
    )


def timetable_of(plan: BusinessPlan) -> Iterable[TimetableEntry]:
    rows = plan.timetable.for_list().prefetch_related("themes")
    return rows.order_by("starts_on", "due_on", "pk")


def plan_priorities(plan: BusinessPlan) -> Iterable[Priority]:
    updates = ProgressUpdate.objects.select_related("period").order_by("-period__starts_on")
    return (
        plan.priorities.for_list()
        .prefetch_related(
            Prefetch("outcomes", OutcomeStatement.objects.order_by("number")),
            Prefetch("objectives", Objective.objects.order_by("number")),
            Prefetch("updates", updates),
        )
        .order_by("number")
    )


def threads_of_actions(
    priorities: Iterable[Priority], actions: ActionQuerySet
) -> dict[int, list[ActionThread]]:
    """Of each priority those of its ``actions`` that are not restricted, and those still open of
    the one that it goes on from; three queries.
    """
    goes_on = {each.carried_from_id: each.pk for each in priorities if each.carried_from_id}
    own = [each.pk for each in priorities]
    serve = Q(priority__in=own) | Q(priority__in=goes_on, status=Action.Status.OPEN)
    rows = list(
        actions.filter(serve, is_restricted=False)
        .exclude(status=Action.Status.WITHDRAWN)
        .for_rows()
        .order_by("objective", "number", "pk")
    )
    names = names_by_action([each.pk for each in rows])
    shown = evidence_by_action(rows)
    found: dict[int, list[ActionThread]] = defaultdict(list)
    for row in rows:
        is_carried = row.priority_id in goes_on
        key = goes_on[row.priority_id] if is_carried else row.priority_id
        thread = ActionThread(row, names.get(row.pk, ()), tuple(shown[row.pk]), is_carried)
        found[key or 0].append(thread)
    return found


def evidence_by_action(actions: Iterable[Action]) -> dict[int, list[Evidence]]:
    kind, keys = Action._meta.label_lower, [each.pk for each in actions]
    found: dict[int, list[Evidence]] = defaultdict(list)
    for one in Evidence.objects.filter(about_kind=kind, about_id__in=keys).order_by("pk"):
        found[one.about_id].append(one)
    return found


def priority_thread(priority: Priority, actions: dict[int, list[ActionThread]]) -> PriorityThread:
    """The priority with its parts; an action carried over stands with the objective that goes on
    from its own.
    """
    left = list(actions.get(priority.pk, ()))
    objectives = []
    for objective in priority.objectives.all():
        keys = {objective.pk, objective.carried_from_id}
        serving = [each for each in left if each.action.objective_id in keys - {None}]
        left = [each for each in left if each not in serving]
        objectives.append(ObjectiveThread(objective, tuple(serving)))
    return PriorityThread(
        priority=priority,
        outcomes=tuple(priority.outcomes.all()),
        objectives=tuple(objectives),
        loose=tuple(left),
        updates=tuple(priority.updates.all()),
    )
