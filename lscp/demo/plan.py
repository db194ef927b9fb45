"""The demo's plan: two quarters of progress, actions of every age, what children said."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from dateutil.relativedelta import relativedelta
from django.utils.timezone import localdate

from assurance.voice import operations as voices
from assurance.voice.models import VoiceRecord
from governance.actions.models import Action
from governance.actions.operations import (
    actions,
    assignments,
    reminders,
    series,
    several_dates,
)
from governance.actions.operations.actions import EvidenceInput
from governance.actions.operations.assignments import Assignee
from governance.actions.views.invited import ACTION_TASKS
from governance.core.formatting import format_date, format_month
from governance.core.roles import Actor
from governance.invitations import operations as invitations
from governance.people.models import Organisation, User
from governance.periods import operations as periods
from governance.periods.values import last_completed, year_starting
from governance.plans import operations as plans
from governance.plans.models import (
    BusinessPlan,
    FocusArea,
    Objective,
    OutcomeStatement,
    Priority,
    ProgressUpdate,
)
from governance.structure.access.actors import load_actor
from governance.structure.models import Group, Seat
from governance.themes.models import Theme
from lscp.demo.next_plan import load_next_plan
from lscp.demo.timetable import load_timetable

STORY = tomllib.loads((Path(__file__).parent / "plan.toml").read_text(encoding="utf-8"))
PRODUCER = "llr-planning-and-delivery"
OFFICER_SEAT = "leicester-board-officer-1"
MONTH = re.compile(r"\{month([+-]\d+)\}")
Told = Mapping[str, Any]


def load_plan(at: datetime, people: Mapping[str, User]) -> None:
    """A two-year plan as it stands at this moment, each thing done by the officer in its time."""
    builder = DemoBuilder(at, people["officer"])
    priorities = builder.plan()
    for told in STORY["actions"]:
        builder.action(told, priorities)
    for told in STORY["voices"]:
        builder.voice(told)
    load_timetable(priorities[0].plan, people["officer"], at)
    load_next_plan(priorities[0].plan, people, at)


class DemoBuilder:
    """Knows the day the demo is told on, and the officer who does everything in it."""

    def __init__(self, at: datetime, officer: User) -> None:
        self.at, self.today, self.officer = at, localdate(at), officer

    def ago(self, days: int) -> dict[str, Any]:
        """By whom and when, so many days before the demo's day."""
        return {"by": self.actor(days), "at": self.at - timedelta(days=days)}

    def actor(self, days: int) -> Actor:
        return load_actor(self.officer, on=self.today - timedelta(days=days))

    def words(self, text: str) -> str:
        """Months before or after the demo's day, by name: ``{month-2}`` becomes May 2026."""
        return MONTH.sub(lambda found: format_month(self.month(int(found[1]))), text)

    def month(self, count: int) -> date:
        return self.today + relativedelta(months=count)

    def plan(self) -> list[Priority]:
        first = year_starting(self.today - relativedelta(years=1), 4)
        last = first + relativedelta(years=2)
        told, group = STORY["plan"], Group.objects.get(key=PRODUCER)
        plan = BusinessPlan(
            group=group,
            title=f"{told['title']} {first.year}-{last.year % 100:02d}",
            summary=told["summary"],
            starts_on=first,
            ends_on=last,
        )
        plans.add(plan, **self.ago(400))
        areas = [FocusArea(plan=plan, number=n, **a) for n, a in with_numbers(STORY["focus_areas"])]
        for area in areas:
            plans.add(area, **self.ago(400))
        found = [
            self.priority(plan, areas, n, told) for n, told in with_numbers(STORY["priorities"])
        ]
        adopted_on = first - timedelta(days=12)
        decided = f"Meeting of {format_date(adopted_on)}, decision 3"
        plans.adopt(plan, adopted_on=adopted_on, adopted_in=decided, **self.ago(396))
        for priority, one in zip(found, STORY["priorities"], strict=True):
            self.progress(priority, one["progress"])
        return found

    def priority(
        self, plan: BusinessPlan, areas: list[FocusArea], number: int, told: Told
    ) -> Priority:
        priority = Priority(
            plan=plan,
            number=number,
            focus_area=areas[told["focus"] - 1],
            title=told["title"],
            statement=told.get("statement", ""),
            delivery_mechanism=told.get("delivery", ""),
            rationale=told["rationale"],
            different=told["different"],
            lead_seat=Seat.objects.get(key=told["lead"]),
            officer_seat=Seat.objects.get(key=OFFICER_SEAT),
        )
        plans.add(priority, {"themes": themes(told)}, **self.ago(399))
        for n, text in with_numbers(told["outcomes"]):
            outcome = OutcomeStatement(
                priority=priority, number=n, text=text, starts_on=plan.starts_on
            )
            plans.add(outcome, **self.ago(399))
        for n, (title, measure) in with_numbers(told["objectives"]):
            step = Objective(priority=priority, number=n, title=title, measure=measure)
            plans.add(step, **self.ago(399))
        return priority

    def progress(self, priority: Priority, told: list[list[str]]) -> None:
        """The last two completed quarters, each given three weeks after its end at the latest."""
        latest = last_completed("quarter", self.today)
        before = last_completed("quarter", latest.starts_on)
        for span, (rating, narrative, impact, *why) in zip((before, latest), told, strict=True):
            given_on = min(span.ends_on + timedelta(days=20), self.today)
            update = ProgressUpdate(
                priority=priority,
                period=periods.get_or_create_period(span),
                rating=rating,
                narrative=narrative,
                impact=impact,
                explanation=" ".join(why),
            )
            plans.give_progress(update, **self.ago((self.today - given_on).days))

    def action(self, told: Told, priorities: list[Priority]) -> None:
        served = priorities[told["priority"] - 1] if "priority" in told else None
        action = Action(
            group=Group.objects.get(key=told["log"]),
            title=told["title"],
            priority=served,
            objective=objective_of(served, told),
            measure=told.get("measure", ""),
            origin_label=told.get("origin", "Meeting of the group"),
            needs_embedding=told.get("embedding", False),
            answering=Action.Answering.EACH if told.get("each") else Action.Answering.JOINTLY,
            due_text=self.words(told["due"]),
        )
        to = [assignee_named(each) for each in told["to"]]
        raised = self.ago(told["raised"])
        subjects = list(action.priority.themes.all()) if action.priority else []
        actions.raise_action(action, to, changes={"themes": subjects}, **raised)
        if "moved" in told:
            text, days, reason = told["moved"]
            due, seen = self.words(text), action.version
            actions.change_due(action, due, reason=reason, expected_version=seen, **self.ago(days))
        for days, text in told.get("met", ()):
            seen = action.version
            several_dates.meet_due(action, text, expected_version=seen, **self.ago(days))
        for days, text in told.get("updates", ()):
            actions.update(action, text, **self.ago(days))
        if "repeats" in told:
            rhythm, months, source = told["repeats"]
            words = {"repeats_until": self.month(months), "repeat_source": source}
            seen, by = action.version, self.ago(told["raised"])
            series.set_repeat(action, repeats=rhythm, expected_version=seen, **words, **by)
        for one, (days, text) in zip(
            action.assignments.current().order_by("pk"), told.get("answers", ()), strict=False
        ):
            seen = one.version
            assignments.answer(one, text, expected_version=seen, **self.ago(days))
        if "reminded" in told:
            reminders.remind(action, **self.ago(told["reminded"]))
        if "invited" in told:
            self.invite(action, *told["invited"])
        self.close(action, told)

    def invite(self, action: Action, name: str, email: str, days: int) -> None:
        """Somebody with no seat is asked how it stands; the link is in the demo's mail."""
        last_day = self.today + timedelta(days=60)
        (task,) = ACTION_TASKS
        invitations.invite(
            action, task, name=name, email=email, expires_on=last_day, **self.ago(days)
        )

    def close(self, action: Action, told: Told) -> None:
        if "done" in told:
            days, outcome, recheck = told["done"]
            look = self.today + timedelta(days=recheck) if recheck else None
            actions.finish(action, outcome, recheck_on=look, **self.ago(days))
        if "embedded" in told:
            days, difference, kind, label, ref = told["embedded"]
            shown = EvidenceInput(kind, label, self.words(ref))
            actions.embed(action, difference, [shown], **self.ago(days))
        if "withdrawn" in told:
            days, why = told["withdrawn"]
            actions.withdraw(action, note=why, **self.ago(days))

    def voice(self, told: Told) -> None:
        voice = VoiceRecord(
            group=Group.objects.get(key=told["place"]),
            heard_on=self.today - timedelta(days=told["heard"]),
            **{name: told[name] for name in ("who", "how", "said", "did", "changed")},
        )
        voices.record(voice, {"themes": themes(told)}, **self.ago(max(told["heard"] - 5, 0)))


def objective_of(priority: Priority | None, told: Told) -> Objective | None:
    """The objective that an action serves, by its number under the priority."""
    if priority is None or "objective" not in told:
        return None
    return priority.objectives.get(number=told["objective"])


def with_numbers(told: list[Any]) -> list[tuple[int, Any]]:
    return list(enumerate(told, 1))


def themes(told: Told) -> list[Theme]:
    return list(Theme.objects.filter(key__in=told["themes"]))


def assignee_named(text: str) -> Assignee:
    """``seat:key``, ``group:key``, ``organisation:key``, or ``members:key`` of a group."""
    kind, _, key = text.partition(":")
    kinds: dict[str, Any] = {
        "seat": Seat,
        "group": Group,
        "members": Group,
        "organisation": Organisation,
    }
    return Assignee(kind, kinds[kind].objects.get(key=key).pk)
