"""Challenges and commendations of the demo, with what was answered and what became of them."""

import tomllib
from pathlib import Path
from typing import Any

from governance.challenges import operations
from governance.challenges.models import Challenge
from governance.people.models import Organisation
from governance.structure.models import Group, Partnership, Seat
from governance.themes.models import Theme
from lscp.demo.cases import Days

WORDS = tomllib.loads((Path(__file__).parent / "challenges.toml").read_text(encoding="utf-8"))
Told = dict[str, Any]


def load_challenges(days: Days) -> None:
    for told in WORDS["challenges"]:
        tell(days, told)


def tell(days: Days, told: Told) -> None:
    challenge = raise_one(days, told)
    if told.get("draft"):
        return
    by = days.by(told["by"], told["ago"])
    operations.send(challenge, expected_version=challenge.version, **by)
    for step in ("answer", "action", "verify", "again", "pass_up", "acknowledge", "withdraw"):
        if step in told:
            STEPS[step](days, challenge, told, told[step])


def raise_one(days: Days, told: Told) -> Challenge:
    words: Told = {name: told[name].strip() for name in ("title", "text")}
    words["kind"] = told.get("kind", "challenge")
    words["answer_by"] = days.day(told["owed"]) if "owed" in told else None
    words["themes"] = list(Theme.objects.filter(key__in=told.get("themes", ())))
    challenge = Challenge(raised_seat=Seat.objects.get(key=told["seat"]), **addressed(told["to"]))
    return operations.raise_challenge(challenge, words, **days.by(told["by"], told["ago"]))


def addressed(to: Told) -> Told:
    if "group" in to:
        return {"group": Group.objects.get(key=to["group"])}
    return {
        "organisation": Organisation.objects.get(key=to["organisation"]),
        "partnership": Partnership.objects.get(key=to["partnership"]),
    }


def answer(days: Days, challenge: Challenge, told: Told, step: Told) -> None:
    by = days.by(step["by"], step["ago"])
    given = {name: step[name] for name in ("outcome", "text")}
    operations.answer(challenge, expected_version=challenge.version, **given, **by)


def raise_action(days: Days, challenge: Challenge, told: Told, step: Told) -> None:
    by = days.by(step["by"], step["ago"])
    operations.raise_action(challenge, title=step["title"], **by)


def verify(days: Days, challenge: Challenge, told: Told, step: Told) -> None:
    by = days.by(told["by"], step["ago"])
    seen = challenge.version
    operations.verify(challenge, note=step["text"], expected_version=seen, **by)


def ask_again(days: Days, challenge: Challenge, told: Told, step: Told) -> None:
    by, owed = days.by(told["by"], step["ago"]), days.day(step["owed"])
    operations.ask_again(challenge, answer_by=owed, note=step["text"], **by)


def pass_up(days: Days, challenge: Challenge, told: Told, step: Told) -> None:
    by, owed = days.by(told["by"], step["ago"]), days.day(step["owed"])
    to = challenge.group.reports_to  # type: ignore[union-attr]
    operations.pass_up(challenge, to, answer_by=owed, note=step["text"], **by)  # type: ignore[arg-type]


def acknowledge(days: Days, challenge: Challenge, told: Told, step: Told) -> None:
    operations.acknowledge(challenge, note=step["text"], **days.by(step["by"], step["ago"]))


def withdraw(days: Days, challenge: Challenge, told: Told, step: Told) -> None:
    by, seen = days.by(told["by"], step["ago"]), challenge.version
    operations.withdraw(challenge, note=step["text"], expected_version=seen, **by)


STEPS = {
    "answer": answer,
    "action": raise_action,
    "verify": verify,
    "again": ask_again,
    "pass_up": pass_up,
    "acknowledge": acknowledge,
    "withdraw": withdraw,
}
