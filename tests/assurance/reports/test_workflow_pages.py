"""The way of a report through its pages: written, sent, agreed, issued, received."""

from http import HTTPStatus
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils.timezone import localdate
from docx import Document

from assurance.reports import tasks
from assurance.reports.models import Report
from assurance.reports.operations import passages
from governance.evidence.models import Evidence
from governance.jobs.models import Job
from governance.signatures.models import Signature
from tests.assurance.reports import situations
from tests.scenarios import reports as report_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import drawn, post_drawn, signed_in
from tests.scenarios.returns import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.pages]


def page(name, pk, *more):
    return reverse(f"assurance:{name}", args=[pk, *more])


def an_office():
    return signed_in(scenarios.a_board_officer())


def words_of(client, report):
    return client.get(page("report-detail", report.pk)).content.decode()


def test_from_a_draft_to_a_receipt_each_by_the_one_whose_step_it_is():
    report = report_scenarios.a_draft_report()
    office, chair = an_office(), signed_in(scenarios.its_chair(report.group))
    day = localdate()

    why = {"note": "They are written at the meeting."}
    sent = post_drawn(office, page("report-send", report.pk), why, follow=True).content.decode()
    offered = words_of(chair, report)
    agreed_to = post_drawn(chair, page("report-agree", report.pk), follow=True).content.decode()
    issued = post_drawn(office, page("report-issue", report.pk), follow=True).content.decode()
    receipt = report.receipts.get(partnership__key="leicester")
    typed = {"received_on_0": day.day, "received_on_1": day.month, "received_on_2": day.year}
    received = post_drawn(office, page("report-receive", receipt.pk), typed, follow=True)

    assert "What it says is frozen." in sent
    assert ">Agree</a>" in offered
    assert "The report is agreed." in agreed_to
    assert "Its members have been told." in issued
    assert f"{day.day} {day:%B %Y}, recorded by" in received.content.decode()
    assert Report.objects.get().status == Report.Status.ISSUED


def test_sending_back_asks_for_the_reason_and_tells_it():
    report = report_scenarios.a_sent_report()
    chair = signed_in(scenarios.its_chair(report.group))

    empty = chair.post(page("report-send-back", report.pk), {"note": ""})
    told = chair.post(
        page("report-send-back", report.pk), {"note": "Section 5 is empty."}, follow=True
    )

    assert "What must be changed?" in empty.content.decode()
    assert "Section 5 is empty." in told.content.decode()
    assert "Sent back before it was agreed" in told.content.decode()
    assert Report.objects.get().status == Report.Status.DRAFT


def test_the_office_records_on_screen_what_was_agreed_in_a_meeting():
    report = report_scenarios.a_sent_report()
    signature = Signature.objects.about(report).get()
    office = an_office()

    offered = words_of(office, report)
    post_drawn(
        office,
        page("report-record-agreement", report.pk, signature.pk),
        {"kind": "minutes", "label": "Minutes of 15 October 2025, item 4", "ref": ""},
    )

    assert "Record an agreement given elsewhere" in offered
    assert Evidence.objects.about(signature).get().kind == "minutes"
    assert Report.objects.get().status == Report.Status.AGREED


def test_of_two_officers_writing_the_second_sees_both_texts():
    passage = report_scenarios.a_passage()
    office = an_office()
    url = page("passage-write", passage.pk)
    seen = drawn(office, url)
    other = report_scenarios.its_office(passage.report)
    passages.write(passage, "Theirs.", by=other, at=NOON, expected_version=1)

    answer = office.post(url, {"text": "Mine.", **seen})

    shown = answer.content.decode()
    assert answer.status_code == HTTPStatus.CONFLICT
    assert "Theirs." in shown
    assert "Mine." in shown


def test_the_scrutineer_writes_partners_answer_and_the_page_offers_each_their_own():
    report = report_scenarios.a_draft_report()
    scrutineer, chair = (
        signed_in(scenarios.a_scrutineer()),
        signed_in(scenarios.its_chair(report.group)),
    )

    scrutineer.post(page("report-scrutinise", report.pk), {"text": "Where is the impact?"})
    comment = report.comments.get()
    chair.post(page("comment-answer", comment.pk), {"text": "In section 5."})

    for_the_chair, for_the_scrutineer = words_of(chair, report), words_of(scrutineer, report)
    assert "Where is the impact?" in for_the_chair
    assert "In section 5." in for_the_scrutineer
    assert "Write as the scrutineer" not in for_the_chair
    assert page("comment-revise", comment.pk) not in for_the_chair
    assert page("comment-revise", comment.pk) in for_the_scrutineer


def test_a_member_comments_on_a_section_and_only_on_one_there_is():
    report = report_scenarios.a_draft_report()
    chair = signed_in(scenarios.its_chair(report.group))

    there = chair.post(page("report-comment", report.pk, "voice"), {"text": "Who was asked?"})
    nowhere = chair.get(page("report-comment", report.pk, "no-such-section"))

    assert "Who was asked?" in words_of(an_office(), report)
    assert there.url.endswith("#voice")
    assert nowhere.status_code == HTTPStatus.NOT_FOUND


def test_the_word_document_has_real_headings_and_says_what_the_report_says():
    report = situations.a_composed_report()

    office, address = an_office(), page("report-word", report.pk)
    before = office.get(address).content.decode()
    office.post(address)
    waiting = office.get(address)
    tasks.render_report(Job.objects.get().pk)
    answer = office.get(address)

    assert "There is no Word file yet" in before
    assert "The Word file is being made" in waiting.content.decode()
    assert answer.headers["Content-Disposition"].startswith("attachment")
    document = Document(BytesIO(b"".join(answer.streaming_content)))
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    bullets = [p.text for p in document.paragraphs if p.style.name == "List Bullet"]
    assert headings[:2] == [
        "Summary",
        "Are we improving our ability to keep children safe and how do we know?",
    ]
    assert bullets == [
        "Audit Group: not returned, 4 working days late",
        "Performance Group: submitted, not yet accepted",
    ]
    assert "What the group says about keeping-safe." in [p.text for p in document.paragraphs]
