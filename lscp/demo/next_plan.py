"""The demo's next plan: rolled over from the one at work, in consultation, with two comments."""

import tomllib
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from dateutil.relativedelta import relativedelta
from django.utils.timezone import localdate

from governance.core.roles import Actor
from governance.people.models import User
from governance.plans import operations as plans
from governance.plans.models import BusinessPlan, OutcomeStatement, PlanComment, Priority
from governance.structure.access.actors import load_actor

WORDS: dict[str, Any] = tomllib.loads(
    (Path(__file__).parent / "plan.toml").read_text(encoding="utf-8")
)["next_plan"]


def load_next_plan(old: BusinessPlan, people: Mapping[str, User], at: datetime) -> None:
    """Made three weeks ago by the officer; one of its comments is answered, the other is not."""
    first = old.ends_on or localdate(at)
    plan = BusinessPlan(
        carried_from=old,
        title=f"{WORDS['title']} {first.year}-{(first.year + 2) % 100:02d}",
        summary=WORDS["summary"],
        starts_on=first,
        ends_on=first + relativedelta(years=2),
    )
    made, asked, commented, answered = (at - timedelta(days=days) for days in (21, 14, 6, 4))
    officer = actor_on(people["officer"], made)
    plans.roll_over(plan, by=officer, at=made)
    add_priority(plan, officer, made)
    until = localdate(at) + timedelta(days=14)
    plans.consult(plan, comments_until=until, by=officer, at=asked)
    for name, number, text, answer in WORDS["comments"]:
        about = plan.priorities.filter(number=number).first()
        comment = PlanComment(plan=plan, priority=about, text=text)
        plans.comment(comment, by=actor_on(people[name], commented), at=commented)
        if answer:
            seen, changes = comment.version, {"answer": answer}
            plans.answer(comment, changes, by=officer, at=answered, expected_version=seen)


def add_priority(plan: BusinessPlan, officer: Actor, at: datetime) -> None:
    """What is new in it: led by somebody for whom there is no seat yet."""
    told = WORDS["adds"]
    names = ("title", "statement", "different", "lead_text")
    number = plan.priorities.count() + 1
    priority = Priority(plan=plan, number=number, **{name: told[name] for name in names})
    plans.add(priority, by=officer, at=at)
    outcome = OutcomeStatement(
        priority=priority, number=1, text=told["outcome"], starts_on=plan.starts_on
    )
    plans.add(outcome, by=officer, at=at)


def actor_on(person: User, at: datetime) -> Actor:
    return load_actor(person, on=localdate(at))
