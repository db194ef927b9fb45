"""The quarter before the last: its report written, agreed, issued, and one figure changed since."""

import tomllib
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from dateutil.relativedelta import relativedelta
from django.utils import timezone

from assurance.reports.content.current_content import content_of
from assurance.reports.models import Report
from assurance.reports.operations import passages, recount, reports
from assurance.returns.operations import returns
from governance.core.roles import Actor
from governance.people.models import User
from governance.periods import operations as periods
from governance.periods.values import last_completed
from governance.structure.access.actors import load_actor
from governance.structure.models import Group
from lscp.demo.story import accepted_late

GROUP = "llr-planning-and-delivery"
WORDS = tomllib.loads((Path(__file__).parent / "report.toml").read_text(encoding="utf-8"))


class Quarter:
    """The days on which a quarter's report goes its way, counted from the quarter's end."""

    def __init__(self, ends_on: date, people: dict[str, User]) -> None:
        self.ends_on, self.people = ends_on, people

    def day(self, days: int) -> date:
        return self.ends_on + timedelta(days=days)

    def at(self, days: int) -> datetime:
        return timezone.make_aware(datetime.combine(self.day(days), time(11)))

    def who(self, address: str, days: int) -> Actor:
        return load_actor(self.people[address], on=self.day(days))

    def by(self, address: str, days: int) -> dict[str, Any]:
        return {"by": self.who(address, days), "at": self.at(days)}


def load_report(people: dict[str, User], *, today: date) -> None:
    """Composed, written, scrutinised, agreed, issued; received by one of the two partnerships."""
    latest = last_completed("quarter", today)
    before = last_completed("quarter", latest.ends_on - relativedelta(months=3))
    quarter = Quarter(before.ends_on, people)
    group = Group.objects.get(key=GROUP)
    report = reports.compose(
        group, periods.get_or_create_period(before), **quarter.by("officer", 32)
    )
    write_report(report, quarter)
    reports.send(report, expected_version=report.version, **quarter.by("officer", 40))
    reports.agree(report, expected_version=report.version, **quarter.by("delivery.chair", 44))
    reports.issue(report, expected_version=report.version, **quarter.by("officer", 45))
    first = report.receipts.get(partnership__key="leicester")
    received = quarter.by("officer", 52)
    reports.receive(first, quarter.day(52), expected_version=0, **received)
    accept_afterwards(report, quarter)


def write_report(report: Report, quarter: Quarter) -> None:
    """The office's words, a member's comment, the scrutineer's own section and an answer."""
    statements = {text.key: text.about for text in content_of(report).texts}
    for passage in report.passages.order_by("pk"):
        about = statements[passage.key]
        text = WORDS["passages"].get(passage.key) or WORDS["judgements"][about]
        passages.write(passage, text, expected_version=passage.version, **quarter.by("officer", 35))
    passages.comment(report, "voice", WORDS["comment"], **quarter.by("audit.chair", 36))
    told = passages.scrutinise(report, WORDS["scrutiny"], **quarter.by("scrutineer", 37))
    passages.answer(told, WORDS["answer"], **quarter.by("delivery.chair", 38))


def accept_afterwards(report: Report, quarter: Quarter) -> None:
    """The return held back until now is accepted: a source figure of the issued report changes."""
    late = accepted_late(quarter.ends_on)
    returns.accept(late, expected_version=late.version, **quarter.by("officer", 60))
    recount.recount(report, by=Actor.schedule(quarter.day(61)), at=quarter.at(61))
