"""What the demo’s partnership learned: released while its case stays closed, briefed, told, judged;
and national reviews, one with an action plan that is rated red.
"""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from governance.actions.operations import actions
from governance.actions.operations.assignments import Assignee
from governance.core.formatting import format_date
from governance.people.models import Organisation, User
from governance.structure.models import Group, Partnership, Seat
from governance.themes.models import Theme
from lscp.demo.cases import Days, fresh
from reviews.cases.models import Case
from reviews.learning.models import (
    Briefing,
    CaseLearning,
    Dissemination,
    LearningPoint,
    NationalReview,
    PracticeEvidence,
)
from reviews.learning.operations import (
    briefings,
    case_learning,
    dissemination,
    national,
    points,
    practice,
)

WORDS = tomllib.loads((Path(__file__).parent / "learning.toml").read_text(encoding="utf-8"))
AREA, RECEIVES, LOG = "leicester", "llr-planning-and-delivery", "leicester-case-review-group"
Told = dict[str, Any]
Known = dict[str, LearningPoint | Briefing]


def load_learning(everybody: dict[str, User], *, today: date) -> None:
    """Once the cases are there."""
    days = Days(everybody, today)
    area = Partnership.objects.get(key=AREA)
    known: Known = {"missed": learn_from_cases(days), **write_points(days, area)}
    known |= write_briefings(days, area, known)
    for told in WORDS["told"]:
        tell(days, told, known)
    for told in WORDS["evidence"]:
        judge(days, told, known)
    for told in WORDS["national"]:
        take_in(days, area, told)


def changes_from(told: Told) -> Told:
    """The words of a record, and its themes as rows."""
    themes = Theme.objects.filter(key__in=told["themes"])
    beside = ("themes", "points", "source")
    return {name: value for name, value in told.items() if name not in beside} | {
        "themes": list(themes)
    }


def learn_from_cases(days: Days) -> LearningPoint:
    """One point is released, one waits, one of another case was discarded."""
    sent = Case.objects.get(outside_reference="SIN-DEMO-0417")
    released = learn(days, sent, "missed", 34)
    point = case_learning.release(
        released,
        group=Group.objects.get(key=RECEIVES),
        expected_version=released.version,
        **days.by("manager", 30),
    )
    learn(days, sent, "unreleased", 5)
    other = Case.objects.get(outside_reference="SIN-DEMO-0288")
    discarded = learn(days, other, "discarded", 40)
    case_learning.discard(
        discarded, note="The regional network decided it already.", **days.by("manager", 39)
    )
    return point


def learn(days: Days, case: Case, words: str, ago: int) -> CaseLearning:
    record = CaseLearning(case=fresh(case))
    return case_learning.record(
        record, changes_from(WORDS["cases"][words]), **days.by("manager", ago)
    )


def write_points(days: Days, area: Partnership) -> Known:
    """Two that are released, one withdrawn again, one draft."""
    found: Known = {}
    for number, (name, told) in enumerate(WORDS["points"].items()):
        point = LearningPoint(partnership=area, source=told["source"])
        points.write(point, changes_from(told), **days.by("officer", 60 - number))
        if name != "draft":
            points.release(
                point,
                group=Group.objects.get(key=RECEIVES),
                expected_version=point.version,
                **days.by("officer", 50 - number),
            )
        found[name] = point
    points.withdraw(
        found["threshold"],  # type: ignore[arg-type]
        expected_version=found["threshold"].version,
        note="The figure was of one month; the next three did not bear it out.",
        **days.by("officer", 20),
    )
    return found


def write_briefings(days: Days, area: Partnership, known: Known) -> Known:
    """Two that are published, one that the second replaced, one draft."""
    found: Known = {}
    when = {"brought": 26, "seen_before": 45, "seen": 15}
    for name, told in WORDS["briefings"].items():
        built_on = {"points": [known[each] for each in told["points"]]}
        replaces = {"replaces": found["seen_before"]} if name == "seen" else {}
        words = changes_from(told) | built_on | replaces
        briefing = Briefing(partnership=area)
        briefings.write(briefing, words, **days.by("officer", when.get(name, 2) + 2))
        if name in when:
            by = days.by("officer", when[name])
            briefings.publish(briefing, expected_version=briefing.version, **by)
        found[name] = briefing
    return found


def about(told: Told, known: Known) -> Told:
    """The key by which a row names the point or the briefing that it is about."""
    subject = known[told["about"]]
    return {"point" if isinstance(subject, LearningPoint) else "briefing": subject}


def tell(days: Days, told: Told, known: Known) -> None:
    record = Dissemination(**about(told, known))
    words = {name: told[name] for name in ("audience", "channel", "detail")}
    seat = Seat.objects.get(key=told["seat"])
    given = words | {"seat_id": seat.pk, "due_on": days.day(told["due"])}
    dissemination.plan_dissemination(
        record, given, **days.by("officer", 25 if "done" not in told else 24)
    )
    if "done" in told:
        bodies = Organisation.objects.filter(key__in=told["reached"])
        dissemination.finish(
            record,
            done_on=days.day(told["done"]),
            receipt=told["receipt"],
            reached={body.pk: told["reached"][body.key] for body in bodies},
            **days.by("officer", told["done"] - 1),
        )
    if "cancelled" in told:
        dissemination.cancel(record, note=told["cancelled"], **days.by("officer", 14))


def judge(days: Days, told: Told, known: Known) -> None:
    record = PracticeEvidence(**about(told, known))
    words = {name: told[name] for name in ("kind", "showed", "judgement")}
    given = words | {"ref": told.get("ref", ""), "seen_on": days.day(told["ago"])}
    practice.record(record, given, **days.by("officer", told["ago"] - 1))


def take_in(days: Days, area: Partnership, told: Told) -> None:
    """As far as it has come: received, considered, its actions raised, its plan looked at."""
    words = {name: told[name] for name in ("kind", "title", "publisher", "summary")}
    given = words | {
        "where": told.get("where", ""),
        "published_on": days.day(told["published"]),
        "received_on": days.day(told["received"]),
        "themes": list(Theme.objects.filter(key__in=told["themes"])),
    }
    review = NationalReview(partnership=area)
    national.receive(review, given, **days.by("officer", told["received"]))
    if "considered" not in told:
        return
    national.consider(
        review,
        considered_on=days.day(told["considered"]),
        group=Group.objects.get(key=RECEIVES),
        response=told["response"],
        needs_plan=told["needs_plan"],
        **days.by("officer", told["considered"]),
    )
    for each in told.get("actions", ()):
        act(days, review, each)
    for each in told.get("checks", ()):
        national.check(
            review,
            checked_on=days.day(each["ago"]),
            rating=each["rating"],
            text=each["text"],
            **days.by("officer", each["ago"]),
        )


def act(days: Days, review: NationalReview, told: Told) -> None:
    action = national.raise_action(
        review,
        Group.objects.get(key=LOG),
        [Assignee("seat", Seat.objects.get(key=told["seat"]).pk)],
        title=told["title"],
        due_text=format_date(days.day(told["due"])),
        **days.by("officer", told["raised"]),
    )
    if "done" in told:
        actions.finish(action, told["outcome"], **days.by("officer", told["done"]))
