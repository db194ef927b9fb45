"""What came of the demo’s reviews: recommendations, actions in each state, earlier reviews."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from governance.actions.models import Action
from governance.actions.operations import actions
from governance.actions.operations.actions import EvidenceInput
from governance.actions.operations.assignments import Assignee
from governance.actions.operations.escalation import escalate
from governance.core.formatting import format_date
from governance.people.models import User
from governance.structure.models import Group, Partnership, Seat
from lscp.demo.cases import Days, fresh
from reviews.cases.models import Case, Recommendation
from reviews.cases.operations import recommendations
from reviews.legacy import operations as legacy
from reviews.legacy.content.legacy_file import LegacyRow

WORDS = tomllib.loads((Path(__file__).parent / "after_reviews.toml").read_text(encoding="utf-8"))
LOG, NEXT = "leicester-case-review-group", "llr-planning-and-delivery"
Told = dict[str, Any]


def load_after_reviews(everybody: dict[str, User], *, today: date) -> None:
    """Once the cases are there."""
    days = Days(everybody, today)
    act_on_the_review(days, Case.objects.get(outside_reference="SIN-DEMO-0417"))
    load_earlier_reviews(days)


def act_on_the_review(days: Days, case: Case) -> None:
    """Two recommendations of a rapid review: one action was passed up, one made a difference, one
    is done, and two are restricted.
    """
    for told in WORDS["recommendations"]:
        record = recommendations.recommend(
            fresh(case),
            review=Recommendation.Review.RAPID,
            text=told["text"],
            why=told["why"],
            **days.by("manager", 45),
        )
        for each in told["actions"]:
            record.case = fresh(case)
            act(days, record, each)


def act(days: Days, record: Recommendation, told: Told) -> None:
    action = recommendations.raise_action(
        record,
        Group.objects.get(key=LOG),
        [Assignee("seat", Seat.objects.get(key=told["seat"]).pk)],
        title=told["title"],
        due_text=format_date(days.day(told["due"])),
        is_restricted=told["restricted"],
        **days.by("manager", told["raised"]),
    )
    if "passed" in told:
        pass_up(days, action, told)
    if "done" in told:
        actions.finish(action, told["outcome"], **days.by("manager", told["done"]))
    if "difference" in told:
        shown = EvidenceInput("audit", told["label"], told["ref"])
        actions.embed(action, told["difference"], [shown], **days.by("manager", 3))


def pass_up(days: Days, action: Action, told: Told) -> None:
    escalate(
        action,
        Group.objects.get(key=NEXT),
        expected_version=action.version,
        reason=told["reason"],
        **days.by("manager", told["passed"]),
    )


def load_earlier_reviews(days: Days) -> None:
    """As the office read them in from a file."""
    rows = [
        LegacyRow(
            **{
                **told,
                "number": number,
                "themes": tuple(told["themes"]),
                "recommendations": tuple(told["recommendations"]),
            }
        )
        for number, told in enumerate(WORDS["earlier"], 2)
    ]
    area = Partnership.objects.get(key="leicester")
    legacy.import_reviews(area, rows, "earlier-reviews.xlsx", **days.by("manager", 90))
