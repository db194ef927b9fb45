"""Where the thread of a plan breaks off: what is lacking, by kind, and where it is mended."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.urls import reverse

from governance.actions import access as action_access
from governance.core.roles import Actor
from governance.golden_thread.content.threads import (
    ActionThread,
    ObjectiveThread,
    PlanThread,
    PriorityThread,
)
from governance.periods.values import last_completed
from governance.plans import access
from governance.plans.models import BusinessPlan


class Broken(TextChoices):
    """The kinds, in the order in which they are listed."""

    NO_OUTCOME = "no-outcome", "Priorities without an outcome statement"
    NO_MEASURE = "no-measure", "Priorities without a measure"
    NO_ACTION = "no-action", "Priorities for which nothing is done"
    NO_OBJECTIVE = "no-objective", "Actions without an objective"
    UNEXPLAINED = "unexplained", "Red without an explanation"
    NO_IMPACT = "no-impact", "Nothing said about impact"
    NO_EVIDENCE = "no-evidence", "Measures without figures or evidence"


@dataclass(frozen=True)
class BrokenThread:
    """One place where it breaks: what lacks it, why, and the page on which it is mended."""

    kind: Broken
    what: str
    why: str
    url: str


@dataclass(frozen=True)
class Looking:
    """A plan looked at on a day, by nobody who is led anywhere: only to count what is broken."""

    plan: BusinessPlan
    on: date

    def of_priority(self, thread: PriorityThread, name: str) -> str:
        return ""

    def of_measure(self, thread: PriorityThread) -> str:
        return ""

    def of_progress(self, thread: PriorityThread, code: str) -> str:
        return ""

    def of_action(self, thread: ActionThread) -> str:
        return ""

    def of_evidence(self, thread: PriorityThread, part: ObjectiveThread) -> str:
        return ""


@dataclass(frozen=True)
class Mending(Looking):
    """Who looks, and so which pages they are led to: where they mend it, or where it stands."""

    actor: Actor

    @property
    def writes(self) -> bool:
        return self.plan.is_open and access.can_set_up(self.actor, self.plan)

    def of_priority(self, thread: PriorityThread, name: str) -> str:
        name = name if self.writes else "priority-detail"
        return reverse(f"governance:{name}", args=[thread.priority.pk])

    def of_measure(self, thread: PriorityThread) -> str:
        if thread.objectives and self.writes:
            return reverse("governance:objective-edit", args=[thread.objectives[0].objective.pk])
        return self.of_priority(thread, "objective-add")

    def of_progress(self, thread: PriorityThread, code: str) -> str:
        if not access.can_give_for(self.actor, thread.priority):
            return reverse("governance:priority-detail", args=[thread.priority.pk])
        year, quarter = code.split()
        return reverse("governance:progress-give", args=[thread.priority.pk, year, quarter])

    def of_action(self, thread: ActionThread) -> str:
        action = thread.action
        edits = action.is_open and action_access.can_manage(self.actor, action)
        return reverse(f"governance:action-{'edit' if edits else 'detail'}", args=[action.pk])

    def of_evidence(self, thread: PriorityThread, part: ObjectiveThread) -> str:
        done = [each for each in part.actions if not each.action.is_open]
        if done:
            return reverse("governance:action-detail", args=[done[0].action.pk])
        return self.of_priority(thread, "priority-detail")


Finder = Callable[[PriorityThread, Looking], Iterator[BrokenThread]]


def find_broken(thread: PlanThread, actor: Actor) -> list[tuple[Broken, list[BrokenThread]]]:
    """By kind, those kinds alone of which there are any; runs no query."""
    mending = Mending(thread.plan, actor.on, actor)
    return by_kind(one for each in thread.priorities for one in breaks_of(each, mending))


def breaks_of(thread: PriorityThread, looking: Looking) -> Iterator[BrokenThread]:
    """Where one priority's thread breaks off; runs no query."""
    finders = (*OF_EVERY_PLAN, *(OF_ADOPTED if looking.plan.is_binding else ()))
    for find in finders:
        yield from find(thread, looking)


def by_kind(breaks: Iterable[BrokenThread]) -> list[tuple[Broken, list[BrokenThread]]]:
    """In the order of the kinds, those alone of which there are any."""
    found = list(breaks)
    kinds = [(kind, [one for one in found if one.kind == kind]) for kind in Broken]
    return [(kind, ones) for kind, ones in kinds if ones]


def without_outcome(thread: PriorityThread, looking: Looking) -> Iterator[BrokenThread]:
    if not thread.outcomes:
        url = looking.of_priority(thread, "outcome-add")
        why = "Nothing says what good looks like, so nothing can be judged."
        yield BrokenThread(Broken.NO_OUTCOME, str(thread.priority), why, url)


def without_measure(thread: PriorityThread, looking: Looking) -> Iterator[BrokenThread]:
    if not thread.is_measured:
        url = looking.of_measure(thread)
        why = "No objective or action says how progress and impact are measured."
        yield BrokenThread(Broken.NO_MEASURE, str(thread.priority), why, url)


def without_action(thread: PriorityThread, looking: Looking) -> Iterator[BrokenThread]:
    if not thread.actions:
        url = looking.of_priority(thread, "priority-detail")
        yield BrokenThread(
            Broken.NO_ACTION, str(thread.priority), "No action that you may see serves it.", url
        )


def without_objective(thread: PriorityThread, looking: Looking) -> Iterator[BrokenThread]:
    for each in thread.loose:
        what = f"{each.action.reference}: {each.action.title}"
        why = f"It serves priority {thread.priority.number} and none of its objectives."
        yield BrokenThread(Broken.NO_OBJECTIVE, what, why, looking.of_action(each))


def red_unexplained(thread: PriorityThread, looking: Looking) -> Iterator[BrokenThread]:
    latest = thread.latest
    if latest and latest.is_red_unexplained:
        url = looking.of_progress(thread, latest.period.code)
        why = f"It is red in {latest.period}, and nobody says why."
        yield BrokenThread(Broken.UNEXPLAINED, str(thread.priority), why, url)


def without_impact(thread: PriorityThread, looking: Looking) -> Iterator[BrokenThread]:
    latest = thread.latest
    if latest is None:
        span = last_completed("quarter", looking.on)
        if span.ends_on <= looking.plan.starts_on:
            return
        url, why = looking.of_progress(thread, span.code), "No progress was ever given."
        yield BrokenThread(Broken.NO_IMPACT, str(thread.priority), why, url)
    elif latest.is_without_impact:
        url = looking.of_progress(thread, latest.period.code)
        why = f"The progress for {latest.period} does not say what changed for children."
        yield BrokenThread(Broken.NO_IMPACT, str(thread.priority), why, url)


def without_evidence(thread: PriorityThread, looking: Looking) -> Iterator[BrokenThread]:
    for each in thread.objectives:
        if each.objective.measure and not each.is_shown:
            yield from unshown(thread, each, looking)
    for loose in thread.loose:
        if loose.action.measure and not loose.is_shown:
            what = f"{loose.action.reference}: {loose.action.title}"
            why = "It says how it is measured, and nothing was measured yet."
            yield BrokenThread(Broken.NO_EVIDENCE, what, why, looking.of_action(loose))


def unshown(
    thread: PriorityThread, part: ObjectiveThread, looking: Looking
) -> Iterator[BrokenThread]:
    what = f"Priority {thread.priority.number}, objective {part.objective.number}"
    url = looking.of_evidence(thread, part)
    why = f"Measured by “{part.objective.measure}”, and no action of it has evidence."
    yield BrokenThread(Broken.NO_EVIDENCE, what, why, url)


OF_EVERY_PLAN: tuple[Finder, ...] = (
    without_outcome,
    without_measure,
    without_action,
    without_objective,
)
OF_ADOPTED: tuple[Finder, ...] = (red_unexplained, without_impact, without_evidence)
"""What is asked only of a plan that was adopted."""
