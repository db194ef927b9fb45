"""A quarter's report on its way to being agreed, issued and received."""

from collections.abc import Callable, Iterable

from django.db.models import Model

from assurance.reports.models import CLOSING_CHAPTERS, Passage, Report, ReportComment, ReportReceipt
from assurance.reports.operations import passages, reports
from governance.core.roles import Actor
from governance.evidence.models import Evidence
from governance.people.models import User
from governance.signatures import operations as signatures
from governance.signatures.models import Signature
from governance.structure.models import Group, Seat, Signatory
from tests import factories
from tests.reached_once import reached_once
from tests.scenarios import returns as scenarios
from tests.scenarios.returns import NOON, acting


def the_arrangements_name(seats: Iterable[Seat], group: Group) -> list[Signatory]:
    """Which seats agree the group's quarterly report."""
    return [factories.SignatoryFactory(group=group, seat=seat) for seat in seats]


def the_seat_of(person: User) -> Seat:
    return Seat.objects.filter(appointments__person=person).earliest("pk")


def its_office(report: Report) -> Actor:
    """A new officer of a partnership that the producing group serves."""
    service = report.group.services.order_by("pk")[0]
    return acting(scenarios.a_board_officer(service.partnership))


def its_chair(report: Report) -> Actor:
    return acting(scenarios.its_chair(report.group))


@reached_once
def a_draft_report() -> Report:
    """Composed; the arrangements name the producing group's chair to agree it."""
    report = scenarios.a_draft_report()
    the_arrangements_name([the_seat_of(scenarios.its_chair(report.group))], report.group)
    return report


@reached_once
def a_sent_report(report: Report | None = None) -> Report:
    report = report or a_draft_report()
    reports.send(
        report,
        by=its_office(report),
        at=NOON,
        expected_version=scenarios.as_seen(report),
        note="It is written at the meeting.",
    )
    return report


@reached_once
def a_report_for_three() -> Report:
    """Sent to three seats: the chair and two lead partners."""
    report = scenarios.a_draft_report()
    people = [
        scenarios.its_chair(report.group),
        scenarios.a_lead_partner(),
        scenarios.a_lead_partner(),
    ]
    the_arrangements_name([the_seat_of(person) for person in people], report.group)
    reports.send(
        report,
        by=its_office(report),
        at=NOON,
        expected_version=scenarios.as_seen(report),
        note="It is written at the meeting.",
    )
    return report


def its_signers(report: Report) -> list[Actor]:
    rows = Signature.objects.about(report).filter(round=report.round).order_by("pk")
    people = User.objects.filter(appointments__seat__in=[row.seat_id for row in rows])
    return [acting(person) for person in people.order_by("appointments__seat")]


def an_agreed_report(draft: Report | None = None) -> Report:
    report = a_sent_report(draft)
    reports.agree(report, by=its_chair(report), at=NOON, expected_version=scenarios.as_seen(report))
    return report


@reached_once
def an_issued_report(draft: Report | None = None) -> Report:
    report = an_agreed_report(draft)
    reports.issue(
        report, by=its_office(report), at=NOON, expected_version=scenarios.as_seen(report)
    )
    return report


def an_awaited_receipt() -> ReportReceipt:
    return an_issued_report().receipts.earliest("pk")


def a_receipt() -> ReportReceipt:
    receipt = an_awaited_receipt()
    receive(receipt)
    return receipt


def receive(receipt: ReportReceipt) -> None:
    officer = acting(scenarios.a_board_officer(receipt.partnership))
    reports.receive(
        receipt, scenarios.TODAY, by=officer, at=NOON, expected_version=scenarios.as_seen(receipt)
    )


def an_asked_signature() -> Signature:
    return Signature.objects.about(a_sent_report()).get()


def a_given_signature() -> Signature:
    return Signature.objects.about(an_agreed_report()).get()


def a_recorded_signature() -> Signature:
    signature = an_asked_signature()
    record_elsewhere(signature)
    return signature


def a_dissenting_signature() -> Signature:
    signature = an_asked_signature()
    dissent(signature)
    return signature


def its_report(signature: Signature) -> Report:
    return Report.objects.get(pk=signature.subject_id)


def sign(signature: Signature) -> None:
    report = its_report(signature)
    reports.agree(report, by=its_chair(report), at=NOON, expected_version=scenarios.as_seen(report))
    signature.refresh_from_db()


def dissent(signature: Signature) -> None:
    """The chair refuses, and says why; a report has no verb for it, a rapid review has."""
    report = its_report(signature)
    signatures.dissent(
        report,
        round=report.round,
        by=its_chair(report),
        at=NOON,
        expected_version=scenarios.as_seen(report),
        note="One figure is missing.",
    )
    signature.refresh_from_db()


def record_elsewhere(signature: Signature) -> None:
    """The office writes down what the chair said in the meeting."""
    report = its_report(signature)
    minutes = Evidence(kind=Evidence.Kind.MINUTES, label="Minutes of 15 October 2025, item 4")
    reports.record_agreement(
        report,
        signature,
        minutes,
        by=its_office(report),
        at=NOON,
        expected_version=scenarios.as_seen(report),
    )
    signature.refresh_from_db()


def record_all_elsewhere(report: Report) -> None:
    """The office writes down of every seat that is asked what it said in the meeting."""
    for signature in Signature.objects.about(report).asked() or [Signature(round=report.round)]:
        minutes = Evidence(kind=Evidence.Kind.MINUTES, label="Minutes of 15 October 2025, item 4")
        office = its_office(report)
        reports.record_agreement(
            report,
            signature,
            minutes,
            by=office,
            at=NOON,
            expected_version=scenarios.as_seen(report),
        )


def a_passage(report: Report | None = None, key: str = "doing-well") -> Passage:
    """Open and empty, in a draft."""
    return (report or a_draft_report()).passages.get(key=key)


def write_closing_chapters(report: Report) -> None:
    """Nothing that the group concludes or asks for is left empty."""
    for passage in report.passages.filter(key__in=CLOSING_CHAPTERS):
        who = its_office(report)
        passages.write(passage, "Concluded.", by=who, at=NOON, expected_version=passage.version)


def a_written_passage() -> Passage:
    passage = a_passage()
    who = its_office(passage.report)
    passages.write(passage, "Audits are on time.", by=who, at=NOON, expected_version=1)
    return passage


def a_comment() -> ReportComment:
    report = a_draft_report()
    return passages.comment(report, "voice", "Say more.", by=its_chair(report), at=NOON)


def a_revised_comment() -> ReportComment:
    comment = a_comment()
    who = its_chair(comment.report)
    passages.revise(comment, "Say much more.", by=who, at=NOON, expected_version=1)
    return comment


def some_scrutiny(report: Report | None = None) -> ReportComment:
    report = report or a_draft_report()
    who = acting(scenarios.a_scrutineer())
    return passages.scrutinise(report, "Where is the impact?", by=who, at=NOON)


def an_answer_to_scrutiny() -> ReportComment:
    scrutiny = some_scrutiny()
    return passages.answer(scrutiny, "In section 5.", by=its_chair(scrutiny.report), at=NOON)


def said_since() -> ReportComment:
    report, who = a_sent_report(), acting(scenarios.a_scrutineer())
    return passages.add_late_comment(report, "The figures came late.", by=who, at=NOON)


REPORT_AT: dict[str, Callable[[], Model]] = {
    Report.Status.DRAFT: a_draft_report,
    Report.Status.SENT: a_sent_report,
    Report.Status.AGREED: an_agreed_report,
    Report.Status.ISSUED: an_issued_report,
}
RECEIPT_AT: dict[str, Callable[[], Model]] = {
    ReportReceipt.Status.AWAITED: an_awaited_receipt,
    ReportReceipt.Status.RECEIVED: a_receipt,
}
SIGNATURE_AT: dict[str, Callable[[], Model]] = {
    Signature.Status.ASKED: an_asked_signature,
    Signature.Status.SIGNED: a_given_signature,
    Signature.Status.RECORDED: a_recorded_signature,
    Signature.Status.DISSENTED: a_dissenting_signature,
}
