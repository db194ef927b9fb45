"""Risks, issues and emerging threats in the demo’s registers, with what became of them."""

import tomllib
from pathlib import Path
from typing import Any

from governance.risks import operations
from governance.risks.models import Risk
from governance.structure.models import Group, Partnership, Seat
from lscp.demo.cases import Days

WORDS = tomllib.loads((Path(__file__).parent / "risks.toml").read_text(encoding="utf-8"))
Told = dict[str, Any]
SAID = ("kind", "title", "text", "controls", "likelihood", "impact")


def load_risks(days: Days) -> None:
    for told in WORDS["risks"]:
        raise_one(days, told)


def raise_one(days: Days, told: Told) -> None:
    words = {name: told[name] for name in SAID} | {"next_look_on": days.day(-told["next"])}
    if "owner" in told:
        words["owner_seat_id"] = Seat.objects.get(key=told["owner"]).pk
    by = days.by(told["chair"], told["ago"])
    if told["next"] < 0:
        words["next_look_on"] = days.day(told["ago"] - 20)
    risk = operations.raise_risk(register_of(told), words, **by)
    for each in told.get("reviews", ()):
        review(days, risk, told, each)
    if "pass_up" in told:
        by = days.by(told["chair"], told["up_ago"])
        operations.escalate(risk, risk.group.reports_to, note=told["pass_up"], **by)  # type: ignore[union-attr, arg-type]
    if "close" in told:
        by = days.by(told["chair"], told["close_ago"])
        operations.close(risk, note=told["close"], **by)


def register_of(told: Told) -> Risk:
    if "group" in told:
        return Risk(group=Group.objects.get(key=told["group"]))
    return Risk(partnership=Partnership.objects.get(key=told["partnership"]))


def review(days: Days, risk: Risk, told: Told, each: Told) -> None:
    operations.review(
        risk,
        likelihood=each["likelihood"],
        impact=each["impact"],
        text=each["text"],
        next_look_on=days.day(-each["next"]),
        expected_version=risk.version,
        **days.by(told["chair"], each["ago"]),
    )
