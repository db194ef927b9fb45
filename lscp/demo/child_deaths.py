"""What passed between the demo’s partnership and the child death overview panel."""

import tomllib
from pathlib import Path
from typing import Any

from governance.actions.operations.assignments import Assignee
from governance.core.formatting import format_date
from governance.periods.values import FIRST_MONTH, year_starting
from governance.structure.models import Group, Partnership, Seat
from governance.themes.models import Theme
from lscp.demo.cases import Days
from reviews.cases.models import Case
from reviews.child_deaths import operations
from reviews.child_deaths.models import PanelAttendance, PanelConcern, PanelReport

WORDS = tomllib.loads((Path(__file__).parent / "child_deaths.toml").read_text(encoding="utf-8"))
Told = dict[str, Any]


def load_child_deaths(days: Days) -> None:
    """Once the cases are there: concerns at each stage, two reports, four meetings."""
    for told in WORDS["concerns"]:
        pass_on(days, told)
    for told in WORDS["reports"]:
        report(days, told)
    for told in WORDS["attendances"]:
        attend(days, told)


def themes_of(told: Told) -> list[Theme]:
    return list(Theme.objects.filter(key__in=told["themes"]))


def pass_on(days: Days, told: Told) -> None:
    case = Case.objects.get(outside_reference=told["case"]) if "case" in told else None
    record = PanelConcern(partnership=Partnership.objects.get(key=told["area"]), case=case)
    words = {name: told[name] for name in ("direction", "told_by", "told_to", "said")}
    words |= {"passed_on": days.day(told["ago"]), "themes": themes_of(told)}
    operations.pass_concern(record, words, **days.by("manager", told["ago"]))
    if "answered" in told:
        operations.answer_concern(
            record,
            answered_on=days.day(told["answered"]),
            outcome=told["outcome"],
            **days.by("manager", told["answered"]),
        )
    if "closed" in told:
        operations.close_concern(
            record, expected_version=record.version, **days.by("manager", told["closed"])
        )


def report(days: Days, told: Told) -> None:
    """``received`` and ``presented`` are working days ago, ``years`` business years back."""
    received_on = days.day(told["received"])
    year = year_starting(days.today, FIRST_MONTH).year - told["years"]
    record = PanelReport(partnership=Partnership.objects.get(key=told["area"]))
    words = {
        "year": year,
        "received_on": received_on,
        "messages": told["messages"],
        "themes": themes_of(told),
    }
    operations.receive_report(record, words, **days.by("manager", told["received"]))
    if "presented" in told:
        present(days, record, told)


def present(days: Days, record: PanelReport, told: Told) -> None:
    operations.present_report(
        record,
        presented_on=days.day(told["presented"]),
        presented_to=Group.objects.get(key=told["group"]),
        presenter=told["presenter"],
        decided=told["decided"],
        **days.by("manager", told["presented"]),
    )
    if "action" in told:
        raise_action(days, record, told)


def raise_action(days: Days, record: PanelReport, told: Told) -> None:
    operations.raise_action(
        record,
        Group.objects.get(key=told["log"]),
        [Assignee("seat", Seat.objects.get(key=told["seat"]).pk)],
        title=told["action"],
        due_text=format_date(days.day(-told["due"])),
        **days.by("manager", 30),
    )


def attend(days: Days, told: Told) -> None:
    record = PanelAttendance(partnership=Partnership.objects.get(key="leicester"))
    words = {
        "group": Group.objects.get(key=told["group"]),
        "held_on": days.day(told["ago"]),
        "presence": told["presence"],
        "about": told["about"],
    }
    operations.record_attendance(record, words, **days.by("manager", told["ago"]))
