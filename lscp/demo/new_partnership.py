"""The demo's new partnership: an invented county drawn up from a copy, with lines to confirm."""

import tomllib
from pathlib import Path
from typing import Any

from assurance.new_partnerships.models import CopiedLine, NewPartnership
from assurance.new_partnerships.operations import confirming, drafting
from lscp.demo.cases import Days

TOLD: dict[str, Any] = tomllib.loads(
    (Path(__file__).parent / "new_partnership.toml").read_text(encoding="utf-8")
)
WHO = "lincolnshire.officer"


def load_new_partnership(days: Days) -> None:
    """Begun by the officer of the county whose arrangements are nearest; not set up yet."""
    first = days.day(-TOLD["begins_in"])
    draft = drafting.begin(
        source_key=TOLD["copied_from"], starts_on=first, **days.by(WHO, TOLD["begun_ago"])
    )
    doing: dict[str, Any] = days.by(WHO, TOLD["named_ago"])
    names = {"office_phone": "", **TOLD["names"]}
    drafting.name_partnership(draft, names, expected_version=draft.version, **doing)
    choose(draft, doing)
    contacts = {"concern_phone": "", "concern_url": "", **TOLD["contacts"]}
    drafting.enter_contacts(draft, contacts, expected_version=draft.version, **doing)
    for told in TOLD["confirmed"]:
        confirm(draft, told, days)


def choose(draft: NewPartnership, doing: dict[str, Any]) -> None:
    bodies = {line.pk: choice_of(line) for line in draft.lines.bodies()}
    drafting.choose_organisations(draft, bodies, expected_version=draft.version, **doing)
    groups = {line.pk: choice_of(line) for line in draft.lines.filter(kind="group")}
    drafting.choose_groups(draft, groups, expected_version=draft.version, **doing)


def choice_of(line: CopiedLine) -> tuple[str, str]:
    """As it is proposed, unless the demo says otherwise."""
    if line.key in TOLD["left_out"]:
        return "leave_out", ""
    if line.key in TOLD["renamed"]:
        return "rename", TOLD["renamed"][line.key]
    return line.choice, line.new_name


def confirm(draft: NewPartnership, told: dict[str, Any], days: Days) -> None:
    """The lines of a chapter, or those of one key, by a paragraph of the county's document."""
    rows = draft.lines.unconfirmed().filter(kind=told["chapter"])
    if "key" in told:
        rows = rows.filter(key=told["key"])
    shown = {str(line.pk): line.version for line in rows}
    confirming.confirm_lines(
        draft,
        shown=shown,
        document=TOLD["document"],
        paragraph=told["paragraph"],
        dated=days.day(TOLD["begun_ago"] + 20),
        changes=told.get("changes", {}),
        **days.by(WHO, told["ago"]),
    )
