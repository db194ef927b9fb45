"""Yearly reports: the city's last one published, this year's and the neighbour's in preparation."""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from dateutil.relativedelta import relativedelta
from django.utils import timezone

from assurance.publication.operations import dispatches, errata, presentations, publishing
from assurance.yearly.models import YearlyReport
from assurance.yearly.operations import agreement, plan, preparing, writing
from governance.core.roles import Actor
from governance.evidence.models import Evidence
from governance.people.models import User
from governance.periods.values import PeriodValue, last_completed, period_containing
from governance.signatures.models import Signature
from governance.structure.access.actors import load_actor
from governance.structure.models import Partnership, Seat
from lscp.demo.contributions import load_contributions
from lscp.demo.last_year import load_last_year
from lscp.demo.short_versions import begin_short, read_short, release_short

CITY, NEIGHBOUR = "leicester", "leicestershire-rutland"
WORDS = tomllib.loads((Path(__file__).parent / "yearly.toml").read_text(encoding="utf-8"))
DELEGATES = ("police.delegate", "council.delegate", "health.delegate")
"""Who of the demo's people agrees before it is signed."""


@dataclass(frozen=True)
class Year:
    """The days on which a year's report goes its way: months after its last day."""

    period: PeriodValue
    people: dict[str, User]

    def day(self, months: int, day: int) -> date:
        return self.period.ends_on + relativedelta(months=months, day=day)

    def by(self, address: str, months: int, day: int) -> dict[str, Any]:
        on = self.day(months, day)
        at = timezone.make_aware(datetime.combine(on, time(11)))
        return {"by": load_actor(self.people[address], on=on), "at": at}


def load_yearly(people: dict[str, User], *, today: date) -> YearlyReport:
    """The last report that was due by today, whole and signed; the next one, half written.

    Gives back the signed one, for whoever publishes it.
    """
    year = last_due(today)
    city = Partnership.objects.get(key=CITY)
    load_last_year(people["officer"], year)
    load_contributions(people, year)
    report = write_last(city, Year(year, people))
    sign_last(report, Year(year, people))
    read_short_versions(fresh(report), Year(year, people))
    publish_last(report.pk, Year(year, people))
    begin_next(city, people, WORDS["this"], year, today=today)
    begin_next(
        Partnership.objects.get(key=NEIGHBOUR), people, WORDS["neighbour"], year, today=today
    )
    return report


def last_due(today: date) -> PeriodValue:
    """The last business year whose 30 September after it has passed."""
    year = last_completed("year", today)
    due = year.ends_on + relativedelta(month=10, day=1)
    return year if today >= due else last_completed("year", year.starts_on)


def write_last(city: Partnership, year: Year) -> YearlyReport:
    """Opened, written, commented on and answered; the year's evidence frozen."""
    record = preparing.open_for(city, year.period, **year.by("officer", 0, 1))
    for section in record.sections.order_by("pk"):
        if text := WORDS["last"].get(section.key):
            seen = section.version
            writing.write(section, text, expected_version=seen, **year.by("officer", 2, 4))
    for row in record.requirements.order_by("number"):
        if text := WORDS["no_evidence"].get(row.code):
            seen = row.version
            writing.say_no_evidence(row, text, expected_version=seen, **year.by("officer", 2, 5))
    said = writing.comment(record, "priorities", WORDS["comment"], **year.by("council.lead", 2, 10))
    seen = said.version
    writing.answer(said, WORDS["answer"], expected_version=seen, **year.by("officer", 2, 14))
    record = fresh(record)
    preparing.freeze(record, expected_version=record.version, **year.by("officer", 2, 16))
    for step in record.steps.exclude(key="signed"):
        done_on = min(step.due_on or year.day(2, 16), year.day(4, 20))
        plan.tick(step, done_on, expected_version=step.version, **year.by("officer", 4, 20))
    return fresh(record)


def fresh(record: YearlyReport) -> YearlyReport:
    return YearlyReport.objects.for_detail().get(pk=record.pk)


def sign_last(record: YearlyReport, year: Year) -> None:
    """Scrutinised; the delegates agree; one lead signs here, two on paper."""
    seen = record.version
    agreement.give_to_scrutiny(record, expected_version=seen, **year.by("officer", 3, 1))
    record = fresh(record)
    writing.state(
        record, WORDS["statement"], expected_version=record.version, **year.by("scrutineer", 3, 12)
    )
    record = fresh(record)
    agreement.send(
        record,
        expected_version=record.version,
        missing_reason=WORDS["missing_reason"],
        **year.by("manager", 4, 2),
    )
    for address in DELEGATES:
        give(record.pk, address, year, 4, 15)
    give(record.pk, "council.lead", year, 5, 3)
    for asked in Signature.objects.about(record).asked():
        record_on_paper(record.pk, asked, year)


def give(pk: int, address: str, year: Year, months: int, day: int) -> None:
    record = YearlyReport.objects.get(pk=pk)
    seen = record.version
    agreement.agree(record, expected_version=seen, **year.by(address, months, day))


def record_on_paper(pk: int, asked: Signature, year: Year) -> None:
    record = YearlyReport.objects.get(pk=pk)
    agreement.record_agreement(
        record,
        asked,
        Evidence(kind=Evidence.Kind.PAPER, label=WORDS["scrutiny_note"]),
        expected_version=record.version,
        **year.by("officer", 5, 8),
    )


def read_short_versions(record: YearlyReport, year: Year) -> None:
    """Written while it waits for its signatures, read twice by the young scrutineer."""
    read_short(
        record,
        written=year.by("officer", 4, 4),
        read=year.by("young.scrutineer", 4, 9),
        mended=year.by("officer", 4, 18),
        read_again=year.by("young.scrutineer", 4, 25),
    )


def publish_last(pk: int, year: Year) -> None:
    """Published, sent to who must have it, presented once; one sentence put right since."""
    record = fresh(YearlyReport.objects.get(pk=pk))
    publishing.publish(record, expected_version=record.version, **year.by("officer", 5, 16))
    for dispatch in record.dispatches.by_source():
        seen, by = dispatch.version, year.by("officer", 5, 19)
        sent_on, how = year.day(5, 19), dispatch.Channel.EMAIL
        dispatches.record_sent(dispatch, sent_on, how, WORDS["proof"], expected_version=seen, **by)
    release_short(record, year.by("officer", 5, 18))
    planned = presentations.plan_presentation(
        record, WORDS["board"], year.day(6, 14), **year.by("officer", 5, 20)
    )
    seen, on = planned.version, year.day(6, 14)
    told = {"presented_on": on, "remark": WORDS["presented"]}
    presentations.tick_presentation(
        planned, told, expected_version=seen, **year.by("officer", 6, 15)
    )
    words = WORDS["erratum"]
    errata.put_right(
        record,
        words["section"],
        words["said"],
        words["right"],
        words["reason"],
        **year.by("officer", 6, 20),
    )


def begin_next(
    partnership: Partnership,
    people: dict[str, User],
    words: dict[str, str],
    last: PeriodValue,
    *,
    today: date,
) -> None:
    """Opened by the schedule on the first day of the year, and half written since."""
    period = period_containing("year", last.ends_on)
    year = Year(period, people)
    on = period.starts_on
    at = timezone.make_aware(datetime.combine(on, time(6)))
    record = preparing.open_for(partnership, period, by=Actor.schedule(on), at=at)
    now: dict[str, Any] = {
        "by": load_actor(people["officer"], on=today),
        "at": timezone.make_aware(datetime.combine(today, time(7))),
    }
    preparing.recompose(record, **now)
    for section in record.sections.order_by("pk"):
        if text := words.get(section.key):
            writing.write(section, text, expected_version=section.version, **now)
    if partnership.key == CITY:
        hand_out(record, year, now)
        begin_short(record, now)


def hand_out(record: YearlyReport, year: Year, now: dict[str, Any]) -> None:
    """One section is given to a delegated partner to write; a lead comments on another."""
    seat = Seat.objects.get(key="leicester-delegated-leicestershire-police")
    section = record.sections.get(key="data")
    due = year.day(2, 15)
    writing.assign(section, seat, due, expected_version=section.version, **now)
    lead = load_actor(year.people["council.lead"], on=now["by"].on)
    writing.comment(record, "priorities", WORDS["this_comment"], by=lead, at=now["at"])
