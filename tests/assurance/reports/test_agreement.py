"""Agreement to a frozen report: each named seat once, none for another, any sending back."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from assurance.reports import tasks
from assurance.reports.content.current_content import content_of
from assurance.reports.models import Report, ReportReceipt
from assurance.reports.operations import files as report_files
from assurance.reports.operations import passages, reports
from governance.core.blocks.hashing import hash_of
from governance.core.errors import NotAllowed, NotNow
from governance.core.models import Remark, TrailEntry
from governance.evidence.models import Evidence
from governance.jobs import operations as jobs
from governance.jobs.models import Job
from governance.outbox.models import Message
from governance.signatures.models import Signature
from tests import factories
from tests.assurance.reports import situations
from tests.scenarios import reports as report_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.returns import LONG_AFTER, NOON, SCHEDULE, acting

pytestmark = pytest.mark.django_db


def stands(report):
    """Each seat's agreement in order, with its round."""
    rows = Signature.objects.about(report)
    return [(row.round, row.status) for row in rows]


def test_what_is_sent_is_frozen_with_its_hash_and_the_seats_named_are_asked_and_told():
    report = report_scenarios.a_draft_report()
    passage = report_scenarios.a_passage(report)
    office = report_scenarios.its_office(report)
    passages.write(passage, "Audits are on time.", by=office, at=NOON, expected_version=1)

    reports.send(
        report,
        by=office,
        at=NOON,
        expected_version=scenarios.as_seen(report),
        note="It is written at the meeting.",
    )

    report.refresh_from_db()
    chair = scenarios.its_chair(report.group)
    signature = Signature.objects.about(report).get()
    told = Message.objects.get(about_kind="assurance.report", about_id=report.pk)
    assert (report.status, report.round) == (Report.Status.SENT, 1)
    assert report.content_hash == hash_of(report.content) == signature.content_hash
    assert "Audits are on time." in str(report.content)
    assert report.agreeing_seats == [signature.seat_id] == [report_scenarios.the_seat_of(chair).pk]
    assert (told.recipient, told.subject) == (chair, f"To agree: {report}")


def test_a_frozen_report_follows_neither_its_sources_nor_what_is_written_later():
    group = situations.a_quarter()
    report = reports.compose(
        group, scenarios.the_last_quarter(), by=situations.LATER, at=LONG_AFTER
    )
    report_scenarios.the_arrangements_name(
        [report_scenarios.the_seat_of(scenarios.its_chair(group))], group
    )
    office = acting(scenarios.a_board_officer(), on=situations.ON)
    reports.send(
        report,
        by=office,
        at=LONG_AFTER,
        expected_version=scenarios.as_seen(report),
        note="It is written at the meeting.",
    )
    frozen = content_of(report)

    situations.a_returned_return("Education Group")
    with pytest.raises(NotNow):
        report_scenarios.some_scrutiny(report)
    with pytest.raises(NotNow):
        passages.write(
            report_scenarios.a_passage(report),
            "Later.",
            by=office,
            at=LONG_AFTER,
            expected_version=1,
        )
    with pytest.raises(NotNow):
        reports.recompose(report, by=office, at=LONG_AFTER)

    assert content_of(Report.objects.get()) == frozen


def test_a_report_whose_arrangements_name_nobody_is_not_sent_and_stays_a_draft():
    report = scenarios.a_draft_report()

    with pytest.raises(ValidationError, match="do not name who agrees"):
        reports.send(
            report,
            by=report_scenarios.its_office(report),
            at=NOON,
            expected_version=scenarios.as_seen(report),
            note="It is written at the meeting.",
        )

    assert Report.objects.get().status == Report.Status.DRAFT
    assert not Signature.objects.exists()


def test_one_seat_agrees_and_the_report_is_agreed():
    report = report_scenarios.a_sent_report()

    is_last = reports.agree(
        report,
        by=report_scenarios.its_chair(report),
        at=NOON,
        expected_version=scenarios.as_seen(report),
    )

    report.refresh_from_db()
    assert is_last
    assert report.status == Report.Status.AGREED
    assert report.agreed_by == scenarios.its_chair(report.group)


def test_several_seats_each_agree_once_and_the_last_moves_the_report():
    report = report_scenarios.a_report_for_three()
    first, second, third = report_scenarios.its_signers(report)

    assert not reports.agree(report, by=first, at=NOON, expected_version=scenarios.as_seen(report))
    with pytest.raises(NotNow):
        reports.agree(report, by=first, at=NOON, expected_version=scenarios.as_seen(report))
    assert not reports.agree(report, by=second, at=NOON, expected_version=scenarios.as_seen(report))
    assert stands(report) == [(1, "signed"), (1, "signed"), (1, "asked")]
    assert Report.objects.get().status == Report.Status.SENT
    assert reports.agree(report, by=third, at=NOON, expected_version=scenarios.as_seen(report))

    line = ("agree", "sent", "sent")
    told = TrailEntry.objects.about(report).filter(verb="agree")
    assert Report.objects.get().status == Report.Status.AGREED
    assert [(row.verb, row.before, row.after) for row in told] == [
        line,
        line,
        ("agree", "sent", "agreed"),
    ]


@pytest.mark.parametrize("somebody", ["member", "office", "scrutineer", "lead partner elsewhere"])
def test_nobody_agrees_for_another(somebody):
    report = report_scenarios.a_sent_report()
    person = {
        "member": lambda: scenarios.its_member(report.group),
        "office": lambda: scenarios.a_board_officer(scenarios.the_leicester_partnership()),
        "scrutineer": scenarios.a_scrutineer,
        "lead partner elsewhere": lambda: scenarios.a_lead_partner(
            scenarios.a_foreign_partnership()
        ),
    }[somebody]()

    with pytest.raises(NotAllowed):
        reports.agree(
            report, by=acting(person), at=NOON, expected_version=scenarios.as_seen(report)
        )

    assert stands(report) == [(1, "asked")]


@pytest.mark.parametrize(("may_sign", "refused"), [(None, True), (False, True), (True, False)])
def test_a_deputy_signs_only_where_the_arrangements_say_so(may_sign, refused):
    report = report_scenarios.a_sent_report()
    seat = Signature.objects.about(report).get().seat
    type(seat).objects.filter(pk=seat.pk).update(deputy_may_sign=may_sign)
    deputy = acting(scenarios.a_deputy_of(scenarios.its_chair(report.group)))

    if refused:
        with pytest.raises(NotAllowed):
            reports.agree(report, by=deputy, at=NOON, expected_version=scenarios.as_seen(report))
    else:
        assert reports.agree(report, by=deputy, at=NOON, expected_version=scenarios.as_seen(report))


def test_any_of_them_sends_it_back_with_a_reason_and_sending_again_is_a_new_round():
    report = report_scenarios.a_report_for_three()
    first, second, third = report_scenarios.its_signers(report)
    reports.agree(report, by=first, at=NOON, expected_version=scenarios.as_seen(report))

    with pytest.raises(ValidationError):
        reports.send_back(report, by=second, at=NOON, note=" ")
    reports.send_back(report, by=second, at=NOON, note="Section 5 is empty.")
    reports.send(
        report,
        by=report_scenarios.its_office(report),
        at=NOON,
        expected_version=scenarios.as_seen(report),
        note="It is written at the meeting.",
    )

    report.refresh_from_db()
    assert Remark.objects.about(report).get(verb="send_back").text == "Section 5 is empty."
    assert report.round == 2
    assert stands(report) == [(1, "signed"), (1, "asked"), (1, "asked"), *[(2, "asked")] * 3]
    assert [
        reports.agree(report, by=who, at=NOON, expected_version=scenarios.as_seen(report))
        for who in (first, second, third)
    ] == [
        False,
        False,
        True,
    ]


def test_the_office_records_an_agreement_given_in_a_meeting_with_its_evidence():
    signature = report_scenarios.an_asked_signature()
    report = report_scenarios.its_report(signature)
    minutes = Evidence(kind=Evidence.Kind.MINUTES, label="Minutes of 15 October, item 4")
    office = report_scenarios.its_office(report)

    assert reports.record_agreement(
        report, signature, minutes, by=office, at=NOON, expected_version=scenarios.as_seen(report)
    )

    report.refresh_from_db()
    kept = Evidence.objects.about(signature).get()
    assert report.status == Report.Status.AGREED
    assert (kept.label, kept.added_by_id) == ("Minutes of 15 October, item 4", office.user_id)
    assert stands(report) == [(1, "recorded")]


def test_only_the_office_records_what_was_agreed_elsewhere_and_only_in_the_present_round():
    report = report_scenarios.a_report_for_three()
    first, *_ = report_scenarios.its_signers(report)
    old = Signature.objects.about(report)[1]
    minutes = Evidence(kind=Evidence.Kind.MINUTES, label="Minutes")

    with pytest.raises(NotAllowed):
        reports.record_agreement(
            report, old, minutes, by=first, at=NOON, expected_version=scenarios.as_seen(report)
        )
    reports.send_back(report, by=first, at=NOON, note="Section 5 is empty.")
    reports.send(
        report,
        by=report_scenarios.its_office(report),
        at=NOON,
        expected_version=scenarios.as_seen(report),
        note="It is written at the meeting.",
    )
    with pytest.raises(NotNow):
        reports.record_agreement(
            report,
            old,
            minutes,
            by=report_scenarios.its_office(report),
            at=NOON,
            expected_version=scenarios.as_seen(report),
        )

    assert not Evidence.objects.exists()


def test_the_database_keeps_one_signature_for_a_seat_in_a_round():
    signature = report_scenarios.an_asked_signature()

    with pytest.raises(IntegrityError, match=r"signature_once|UNIQUE"), transaction.atomic():
        factories.SignatureFactory(
            kind=signature.kind,
            subject_id=signature.subject_id,
            round=signature.round,
            seat=signature.seat,
        )


def test_an_issued_report_awaits_its_receipt_in_each_partnership_and_its_members_are_told():
    report = report_scenarios.an_agreed_report()
    member = scenarios.its_member(report.group)
    partner = scenarios.a_lead_partner(scenarios.the_county_partnership())

    reports.issue(
        report,
        by=report_scenarios.its_office(report),
        at=NOON,
        expected_version=scenarios.as_seen(report),
    )

    told = Message.objects.filter(key__contains=":issued:").values_list("recipient", flat=True)
    assert {member.pk, partner.pk, scenarios.its_chair(report.group).pk} <= set(told)
    assert [str(row.partnership.key) for row in report.receipts.order_by("partnership__key")] == [
        "leicester",
        "leicestershire-rutland",
    ]


@pytest.mark.slow
def test_issuing_asks_for_the_pdf_by_itself_and_whoever_asks_again_gets_the_same():
    report = report_scenarios.an_agreed_report()
    office = report_scenarios.its_office(report)

    reports.issue(report, by=office, at=NOON, expected_version=scenarios.as_seen(report))
    job = Job.objects.get()
    again = report_files.ask_for_file(report, by=office, at=NOON)
    tasks.render_report(job.pk)

    made = report_files.progress_of(report, content_of(report))
    assert again == job
    assert (job.about_id, job.status, job.queued_at) == (report.pk, Job.Status.QUEUED, NOON)
    with made.file.content.open("rb") as pdf:
        assert pdf.read(5) == b"%PDF-"


def test_where_a_worker_died_the_sweep_calls_again_for_the_issued_pdf(
    settings,
):
    report_scenarios.an_issued_report()
    later = NOON + 2 * settings.JOB_WAITS_AT_MOST

    assert jobs.sweep(by=SCHEDULE, at=later) == 1


def test_a_partnership_receives_the_report_once_on_a_day_between_its_issue_and_today():
    receipt = report_scenarios.an_awaited_receipt()
    officer = acting(scenarios.a_board_officer(receipt.partnership))
    before, later = scenarios.date(2025, 10, 1), scenarios.date(2026, 10, 1)

    for day in (before, later):
        with pytest.raises(ValidationError, match="between its issue and today"):
            reports.receive(
                receipt, day, by=officer, at=NOON, expected_version=scenarios.as_seen(receipt)
            )
    reports.receive(
        receipt, scenarios.TODAY, by=officer, at=NOON, expected_version=scenarios.as_seen(receipt)
    )
    with pytest.raises(NotNow):
        reports.receive(
            receipt,
            scenarios.TODAY,
            by=officer,
            at=NOON,
            expected_version=scenarios.as_seen(receipt),
        )

    kept = ReportReceipt.objects.get(pk=receipt.pk)
    assert (kept.received_on, kept.received_by_id) == (scenarios.TODAY, officer.user_id)


def test_the_other_partnership_s_officer_does_not_receive_for_this_one():
    receipt = report_scenarios.an_awaited_receipt()
    other = scenarios.a_board_officer(scenarios.the_county_partnership())
    assert receipt.partnership.key == "leicester"

    with pytest.raises(NotAllowed):
        reports.receive(
            receipt,
            scenarios.TODAY,
            by=acting(other),
            at=NOON,
            expected_version=scenarios.as_seen(receipt),
        )


def test_who_is_asked_to_agree_may_read_it_and_what_is_issued_is_for_everybody_in_reach():
    report = report_scenarios.a_report_for_three()
    *_, partner = report_scenarios.its_signers(report)
    young = acting(scenarios.a_young_scrutineer())
    other = acting(scenarios.a_lead_partner(scenarios.the_county_partnership()))

    seen_before = [bool(Report.objects.visible_to(who)) for who in (partner, young, other)]
    Report.objects.update(
        status=Report.Status.ISSUED, issued_at=NOON, issued_by=factories.UserFactory()
    )
    seen_after = [bool(Report.objects.visible_to(who)) for who in (partner, young, other)]

    assert seen_before == [True, False, False]
    assert seen_after == [True, True, True]
