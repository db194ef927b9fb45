"""A yearly report on its way to being signed, published and sent out, by the real operations.

It is the report of the Leicester partnership for 2024-25, whose day of publication is 30 September
2025; what happens to it by default happens on ``SIGNED_AT``, a Tuesday.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Model

from assurance.publication.models import YearlyDispatch, YearlyErratum, YearlyPresentation
from assurance.publication.operations import dispatches, errata, mails, presentations
from assurance.publication.operations.publishing import publish as publish_report
from assurance.yearly.models import YearlyComment, YearlyReport, YearlyStatement
from assurance.yearly.operations import agreement, preparing, writing
from assurance.yearly.transitions import YEARLY_DELEGATES, YEARLY_REPORT
from governance.core.roles import Actor, Capacity
from governance.evidence.models import Evidence
from governance.outbox import operations as outbox
from governance.people.models import User
from governance.periods import operations as periods
from governance.periods.values import PeriodValue, period_containing
from governance.signatures.models import Signature
from governance.structure.models import Group, Partnership, Seat
from tests import factories
from tests.reached_once import reached_once
from tests.scenarios import returns as scenarios
from tests.scenarios.returns import NOON, acting, as_seen

OPENED_AT = datetime(2025, 4, 14, 9, tzinfo=UTC)
SIGNED_AT = datetime(2025, 9, 16, 9, tzinfo=UTC)
PUBLISHED_AT = datetime(2025, 9, 17, 9, tzinfo=UTC)
PUBLISHED_ON = PUBLISHED_AT.date()
YEAR = period_containing("year", date(2024, 6, 1))
NEXT_YEAR = period_containing("year", date(2025, 6, 1))
PANEL = "Child Safeguarding Practice Review Panel"
FOREWORD = "It was a year in which neglect came first."
SAID_WITHIN = "A comment that was only for the office."
STATEMENT = "The scrutineer found little evidence of impact."
MISSING_REASON = "The audits come in the autumn, and will stand in the next report."


def the_reporting_group(partnership: Partnership | None = None) -> Group:
    """The board of the partnership; its report is published by the end of September."""
    place = partnership or scenarios.the_leicester_partnership()
    group = scenarios.a_group(f"{place.key}-partnership", serves=place)
    if not group.cadences.filter(item=YEARLY_REPORT).exists():
        factories.CadenceFactory(group=group, item=YEARLY_REPORT, unit="year", anchor_month=9)
    return group


def a_seat_that_signs(group: Group, document: str = YEARLY_REPORT, **more: object) -> Seat:
    """A seat of the partnership that the arrangements name, and somebody in it."""
    capacity = (
        Capacity.DELEGATED_SAFEGUARDING_PARTNER
        if document == YEARLY_DELEGATES
        else Capacity.LEAD_SAFEGUARDING_PARTNER
    )
    place = group.services.earliest("pk").partnership
    seat = factories.SeatFactory(
        **{"capacity": capacity, "group": None, "partnership": place, **more}
    )
    factories.AppointmentFactory(seat=seat, person__job_title=seat.title)
    factories.SignatoryFactory(document=document, group=group, seat=seat)
    return seat


def on_day(person: User, at: datetime) -> Actor:
    return acting(person, on=at.date())


def its_office(report: YearlyReport, at: datetime = SIGNED_AT) -> Actor:
    """A new officer of its partnership."""
    return on_day(scenarios.a_board_officer(report.partnership), at)


def its_scrutineer(report: YearlyReport, at: datetime = SIGNED_AT) -> Actor:
    return on_day(scenarios.a_scrutineer(report.partnership), at)


def who_holds(seat: Seat, at: datetime = SIGNED_AT) -> Actor:
    return on_day(User.objects.get(appointments__seat=seat), at)


def fresh(report: YearlyReport) -> YearlyReport:
    return YearlyReport.objects.for_detail().get(pk=report.pk)


# On the way to being signed


@reached_once
def an_opened_report(
    partnership: Partnership | None = None, year: PeriodValue = YEAR
) -> YearlyReport:
    """Opened; two lead partners are named to sign it."""
    place = partnership or scenarios.the_leicester_partnership()
    group = the_reporting_group(place)
    if not group.signatories.exists():
        for _ in range(2):
            a_seat_that_signs(group)
    by = Actor.schedule(OPENED_AT.date())
    found = preparing.open(place, periods.get_or_create_period(year), by=by, at=OPENED_AT)
    return fresh(found)


@reached_once
def a_written_report(partnership: Partnership | None = None) -> YearlyReport:
    """Somebody wrote the foreword, and a member commented on it."""
    report = an_opened_report(partnership)
    foreword = report.sections.get(key="foreword")
    office = its_office(report)
    writing.write(foreword, FOREWORD, by=office, at=OPENED_AT, expected_version=foreword.version)
    lead = on_day(scenarios.a_lead_partner(report.partnership), OPENED_AT)
    writing.comment(report, "foreword", SAID_WITHIN, by=lead, at=OPENED_AT)
    return fresh(report)


@reached_once
def a_frozen_report(partnership: Partnership | None = None) -> YearlyReport:
    report = a_written_report(partnership)
    preparing.freeze(report, by=its_office(report), at=OPENED_AT, expected_version=as_seen(report))
    return fresh(report)


@reached_once
def a_report_in_scrutiny(partnership: Partnership | None = None) -> YearlyReport:
    """With the scrutineer, who has written the statement."""
    report = a_frozen_report(partnership)
    agreement.give_to_scrutiny(
        report, by=its_office(report), at=OPENED_AT, expected_version=as_seen(report)
    )
    report = fresh(report)
    writing.state(
        report,
        STATEMENT,
        by=its_scrutineer(report),
        at=OPENED_AT,
        expected_version=as_seen(report),
    )
    return fresh(report)


def send(report: YearlyReport, at: datetime = SIGNED_AT) -> YearlyReport:
    agreement.send(
        report,
        by=its_office(report, at),
        at=at,
        expected_version=as_seen(report),
        missing_reason=MISSING_REASON,
    )
    return fresh(report)


@reached_once
def a_sent_report(partnership: Partnership | None = None) -> YearlyReport:
    """Frozen and sent to two lead partners."""
    return send(a_report_in_scrutiny(partnership))


def a_report_with_delegates() -> YearlyReport:
    """Sent to a delegated partner first, by what the arrangements say."""
    report = a_report_in_scrutiny()
    a_seat_that_signs(report.group, YEARLY_DELEGATES)
    return send(report)


def asked_of(report: YearlyReport) -> list[Signature]:
    """What is still to be agreed in this round, in the order in which it was asked."""
    rows = Signature.objects.about(report).asked().filter(round=report.round)
    return list(rows.select_related("seat").order_by("pk"))


def agree(report: YearlyReport, seat: Seat, at: datetime = SIGNED_AT) -> bool:
    report = fresh(report)
    return agreement.agree(report, by=who_holds(seat, at), at=at, expected_version=as_seen(report))


def everybody_agrees(report: YearlyReport, at: datetime = SIGNED_AT) -> YearlyReport:
    while waiting := asked_of(fresh(report)):
        agree(report, waiting[0].seat, at)
    return fresh(report)


def a_report_that_one_awaits() -> YearlyReport:
    """Sent, and agreed by all but the last."""
    report = a_sent_report()
    for waiting in asked_of(report)[1:]:
        agree(report, waiting.seat)
    return fresh(report)


def minutes() -> Evidence:
    return Evidence(kind=Evidence.Kind.MINUTES, label="Minutes of 16 September 2025, item 4")


@reached_once
def a_signed_report(partnership: Partnership | None = None) -> YearlyReport:
    return everybody_agrees(a_sent_report(partnership))


# Published


def publish(
    report: YearlyReport, at: datetime = PUBLISHED_AT, *, by: Actor | None = None
) -> YearlyReport:
    publish_report(report, by=by or its_office(report, at), at=at, expected_version=as_seen(report))
    return fresh(report)


@reached_once
def a_published_report(
    partnership: Partnership | None = None, at: datetime = PUBLISHED_AT
) -> YearlyReport:
    return publish(a_signed_report(partnership), at)


def its_dispatches(report: YearlyReport) -> list[YearlyDispatch]:
    return list(YearlyDispatch.objects.filter(report=report).for_list().by_source())


@reached_once
def a_waiting_dispatch() -> YearlyDispatch:
    return its_dispatches(a_published_report())[0]


def an_added_dispatch() -> YearlyDispatch:
    report = a_published_report()
    return dispatches.add_recipient(
        report, "The Health and Wellbeing Board", "", by=its_office(report, NOON), at=NOON
    )


def a_rewritten_dispatch() -> YearlyDispatch:
    row = a_waiting_dispatch()
    changes = {"letter": "In other words.", "address": row.address}
    dispatches.write_letter(
        row, changes, by=its_office(row.report, NOON), at=NOON, expected_version=row.version
    )
    return again(row)


def email(row: YearlyDispatch, at: datetime = PUBLISHED_AT) -> YearlyDispatch:
    dispatches.email_copy(row, by=its_office(row.report, at), at=at, expected_version=as_seen(row))
    return again(row)


def again(row: YearlyDispatch) -> YearlyDispatch:
    return YearlyDispatch.objects.for_list().select_related("message").get(pk=row.pk)


@reached_once
def a_queued_dispatch() -> YearlyDispatch:
    return email(a_waiting_dispatch())


def goes_out(row: YearlyDispatch, at: datetime) -> YearlyDispatch:
    """The outbox hands its mail over, and the schedule sees it."""
    by = Actor.schedule(at.date())
    assert row.message
    outbox.claim(row.message, by=by, at=at)
    outbox.confirm(row.message, by=by, at=at)
    mails.settle_mails(by=by, at=at)
    return again(row)


def is_refused(row: YearlyDispatch, at: datetime) -> YearlyDispatch:
    """The mail server refuses it, and the schedule sees that."""
    by = Actor.schedule(at.date())
    assert row.message
    outbox.claim(row.message, by=by, at=at)
    outbox.fail(row.message, by=by, at=at, failure="No such mailbox")
    mails.settle_mails(by=by, at=at)
    return again(row)


def record_sent(
    row: YearlyDispatch, on: date = PUBLISHED_ON, at: datetime | None = None
) -> YearlyDispatch:
    """It went by post on a day, and the receipt was kept."""
    moment = at or datetime(on.year, on.month, on.day, 12, tzinfo=UTC)
    dispatches.record_sent(
        row,
        on,
        "post",
        "Recorded delivery 12",
        by=its_office(row.report, moment),
        at=moment,
        expected_version=as_seen(row),
    )
    return again(row)


def a_sent_dispatch() -> YearlyDispatch:
    return record_sent(a_waiting_dispatch())


def a_proven_dispatch() -> YearlyDispatch:
    row = a_sent_dispatch()
    dispatches.give_proof(
        row,
        "Acknowledged on 20 September 2025",
        by=its_office(row.report, NOON),
        at=NOON,
        expected_version=row.version,
    )
    return again(row)


def dismiss(row: YearlyDispatch) -> None:
    by = its_office(row.report, PUBLISHED_AT)
    dispatches.dismiss(row, by=by, at=PUBLISHED_AT, note="It is no more.")


def a_dismissed_dispatch() -> YearlyDispatch:
    row = a_waiting_dispatch()
    dismiss(row)
    return again(row)


def reopen(row: YearlyDispatch) -> None:
    by = its_office(row.report, PUBLISHED_AT)
    dispatches.reopen(row, by=by, at=PUBLISHED_AT, note="It came back.")


def confirm_sent(row: YearlyDispatch) -> None:
    dispatches.confirm_sent(row, by=Actor.schedule(PUBLISHED_AT.date()), at=PUBLISHED_AT)


def fail(row: YearlyDispatch) -> None:
    dispatches.fail(row, by=Actor.schedule(PUBLISHED_AT.date()), at=PUBLISHED_AT)


def a_listed_presentation(at: datetime | None = None) -> YearlyPresentation:
    """Named by the rules of the board of 2018, whose report this is."""
    report, seat = a_signed_report_of_the_old_board()
    moment = at or OLD_AT
    by = who_holds(seat, OLD_AT)
    return publish(report, moment, by=by).presentations.earliest("pk")


def a_planned_presentation(report: YearlyReport | None = None) -> YearlyPresentation:
    found = report or a_published_report()
    return presentations.plan_presentation(
        found,
        "Health and Wellbeing Board",
        date(2025, 11, 4),
        by=its_office(found, NOON),
        at=NOON,
    )


def a_changed_presentation() -> YearlyPresentation:
    planned = a_planned_presentation()
    presentations.change_presentation(
        planned,
        {"planned_on": date(2025, 12, 2)},
        by=its_office(planned.report, NOON),
        at=NOON,
        expected_version=planned.version,
    )
    return planned


def a_ticked_presentation() -> YearlyPresentation:
    planned = a_planned_presentation()
    presentations.tick_presentation(
        planned,
        {"presented_on": PUBLISHED_AT.date(), "remark": "The board asked about neglect."},
        by=its_office(planned.report, NOON),
        at=NOON,
        expected_version=planned.version,
    )
    return planned


def an_erratum(report: YearlyReport | None = None) -> YearlyErratum:
    found = report or a_published_report()
    return errata.put_right(
        found,
        "foreword",
        "It was a year in which neglect came first.",
        "It was a year in which exploitation came first.",
        "Two priorities were taken for each other.",
        by=its_office(found, NOON),
        at=NOON,
    )


def a_changed_erratum() -> YearlyErratum:
    erratum = an_erratum()
    errata.change_erratum(
        erratum,
        {"reason": "Two chapters were taken for each other."},
        by=its_office(erratum.report, NOON),
        at=NOON,
        expected_version=erratum.version,
    )
    return erratum


def a_next_report_with_twelve_months(at: datetime = PUBLISHED_AT) -> YearlyReport:
    """The report after one that was published while it was open."""
    report = a_signed_report()
    following = an_opened_report(year=NEXT_YEAR)
    publish(report, at)
    return fresh(following)


def everything_published(partnership: Partnership) -> YearlyReport:
    """A report that is out: a copy to send, one sent, a presentation and an erratum."""
    report = a_published_report(partnership)
    sent = record_sent(its_dispatches(report)[1])
    dispatches.give_proof(
        sent,
        "Recorded delivery 12",
        SimpleUploadedFile("receipt.txt", b"Received with thanks.", "text/plain"),
        by=its_office(report, NOON),
        at=NOON,
        expected_version=sent.version,
    )
    a_planned_presentation(report)
    an_erratum(report)
    return report


# The board of 2018, whose independent chair signs and publishes


def the_old_board() -> Partnership:
    return factories.PartnershipFactory(
        key="leicester-lscb-2018",
        constitution="leicester-lscb-2018",
        starts_on=date(2015, 4, 1),
        ends_on=date(2019, 9, 29),
    )


OLD_YEAR = period_containing("year", date(2017, 6, 1))
OLD_AT = datetime(2018, 9, 28, 9, tzinfo=UTC)


def a_signed_report_of_the_old_board() -> tuple[YearlyReport, Seat]:
    """Signed by the independent chair alone, whose seat it gives back with it."""
    board = the_old_board()
    group = factories.GroupFactory(key="the-old-board", starts_on=date(2015, 4, 1))
    factories.GroupServiceFactory(group=group, partnership=board, starts_on=date(2015, 4, 1))
    seat = factories.SeatFactory(
        capacity=Capacity.INDEPENDENT_CHAIR,
        group=None,
        partnership=board,
        starts_on=date(2015, 4, 1),
    )
    factories.AppointmentFactory(seat=seat, starts_on=date(2015, 4, 1))
    factories.SignatoryFactory(
        document=YEARLY_REPORT, group=group, seat=seat, starts_on=date(2015, 4, 1)
    )
    manager = factories.SeatFactory(
        capacity=Capacity.BUSINESS_MANAGER,
        group=None,
        partnership=board,
        starts_on=date(2015, 4, 1),
    )
    office = on_day(
        factories.AppointmentFactory(seat=manager, starts_on=date(2015, 4, 1)).person, OLD_AT
    )
    report = fresh(
        preparing.open(board, periods.get_or_create_period(OLD_YEAR), by=office, at=OLD_AT)
    )
    preparing.freeze(report, by=office, at=OLD_AT, expected_version=as_seen(report))
    agreement.give_to_scrutiny(
        fresh(report), by=office, at=OLD_AT, expected_version=as_seen(report)
    )
    agreement.send(
        fresh(report),
        by=office,
        at=OLD_AT,
        expected_version=as_seen(report),
        missing_reason=MISSING_REASON,
        note="The board has no scrutineer.",
    )
    agree(report, seat, OLD_AT)
    return fresh(report), seat


@reached_once
def a_report_of_the_old_board() -> YearlyReport:
    report, seat = a_signed_report_of_the_old_board()
    return publish(report, OLD_AT, by=who_holds(seat, OLD_AT))


REPORT_AT: dict[str, Callable[[], Model]] = {
    "preparing": a_written_report,
    "scrutiny": a_report_in_scrutiny,
    "sent": a_report_that_one_awaits,
    "signed": a_signed_report,
    "published": a_published_report,
}
DISPATCH_AT: dict[str, Callable[[], Model]] = {
    "waiting": a_waiting_dispatch,
    "queued": a_queued_dispatch,
    "sent": a_sent_dispatch,
    "not_needed": a_dismissed_dispatch,
}


def days_after(report: YearlyReport, days: int) -> date:
    return (report.published_at + timedelta(days=days)).date()


def words_within(report: YearlyReport) -> Iterable[str]:
    """What was written for those who make the report, and for nobody else."""
    yield from YearlyComment.objects.filter(report=report).values_list("text", flat=True)


def its_statement(report: YearlyReport) -> YearlyStatement:
    return YearlyStatement.objects.get(report=report)


YEARLY_AT: dict[str, Callable[[], Model]] = {
    "preparing": a_frozen_report,
    "scrutiny": a_report_in_scrutiny,
    "sent": a_report_that_one_awaits,
    "signed": a_signed_report,
    "published": a_published_report,
}
