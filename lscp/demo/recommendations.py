"""What groups of the demo recommend to the groups above, and how far each has come."""

import tomllib
from pathlib import Path
from typing import Any

from governance.core.roles import Actor
from governance.recommendations import operations
from governance.recommendations.models import GroupRecommendation
from governance.structure.models import Group
from governance.themes.models import Theme
from lscp.demo.cases import Days

WORDS = tomllib.loads((Path(__file__).parent / "recommendations.toml").read_text(encoding="utf-8"))
Told = dict[str, Any]


def load_recommendations(days: Days) -> None:
    for told in WORDS["recommendations"]:
        words: Told = {name: told[name] for name in ("title", "text")}
        words["themes"] = list(Theme.objects.filter(key__in=told.get("themes", ())))
        record = GroupRecommendation(group=Group.objects.get(key=told["group"]))
        operations.recommend(record, words, **days.by(told["by"], told["ago"]))
        for step in told.get("steps", ()):
            STEPS[step["verb"]](days, record, step)


def put(days: Days, record: GroupRecommendation, step: Told) -> None:
    to = record.group.reports_to
    send_up(operations.put, days, record, step, to)


def pass_on(days: Days, record: GroupRecommendation, step: Told) -> None:
    """To the first of the groups above."""
    by: Actor = days.by(step["by"], step["ago"])["by"]
    above = Group.objects.above(record.stands_with, on=by.on)  # type: ignore[arg-type]
    send_up(operations.pass_on, days, record, step, above.first())


def send_up(
    operation: Any, days: Days, record: GroupRecommendation, step: Told, to: Group | None
) -> None:
    given = {"answer_by": days.day(step["owed"]), "note": step.get("text", "")}
    by = days.by(step["by"], step["ago"])
    operation(record, to, expected_version=record.version, **given, **by)


def send_back(days: Days, record: GroupRecommendation, step: Told) -> None:
    operations.send_back(record, note=step["text"], **days.by(step["by"], step["ago"]))


def answer(days: Days, record: GroupRecommendation, step: Told) -> None:
    given = {"outcome": step["outcome"], "text": step["text"]}
    by = days.by(step["by"], step["ago"])
    operations.answer(record, expected_version=record.version, **given, **by)


def receive(days: Days, record: GroupRecommendation, step: Told) -> None:
    by = days.by(step["by"], step["ago"])
    operations.receive(record, expected_version=record.version, **by)


def raise_action(days: Days, record: GroupRecommendation, step: Told) -> None:
    operations.raise_action(record, title=step["text"], **days.by(step["by"], step["ago"]))


STEPS = {
    "put": put,
    "pass_on": pass_on,
    "send_back": send_back,
    "answer": answer,
    "receive": receive,
    "action": raise_action,
}
