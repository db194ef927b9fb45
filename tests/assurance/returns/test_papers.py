"""A paper beside a return is stored by whoever answers it, and seen by whoever sees it there."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from assurance.returns.models import AssuranceReturn
from assurance.returns.operations import attachments, returns
from governance.core.errors import NotAllowed, NotNow
from governance.files.models import StoredFile
from governance.people.models import User
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import LONG_AFTER, NOON, acting
from tests.scenarios.trail import lines

pytestmark = pytest.mark.django_db

ASKED = pytest.mark.parametrize(
    "asked", [scenarios.an_answered_return, scenarios.an_organisations_answered_return]
)


def some_evidence(content: bytes = b"What the audit found.") -> SimpleUploadedFile:
    return SimpleUploadedFile("audit.txt", content)


def status(person: User, url: str) -> int:
    """What the person's browser gets there, read to its end."""
    answer = signed_in(person).get(url)
    if answer.streaming:
        assert b"".join(answer.streaming_content)
    return answer.status_code


def address(paper: StoredFile) -> str:
    return reverse("assurance:return-attachment", args=[paper.about_id, paper.pk])


@ASKED
def test_whoever_answers_puts_a_paper_beside_it(asked):
    record = asked()
    person = scenarios.its_helper(record)

    paper = attachments.attach(record, some_evidence(), by=acting(person), at=NOON)

    kept = (paper.about_kind, paper.about_id, paper.stored_by_id, paper.stored_at)
    assert kept == ("assurance.assurancereturn", record.pk, person.pk, NOON)
    assert lines(paper) == ["store"]


@ASKED
def test_nobody_else_does(asked):
    record, by = asked(), acting(scenarios.a_board_officer())

    with pytest.raises(NotAllowed):
        attachments.attach(record, some_evidence(), by=by, at=NOON)

    assert not StoredFile.objects.exists()


@ASKED
def test_nothing_is_put_beside_what_was_sent(asked):
    record = asked()
    by = acting(scenarios.its_speaker(record))
    returns.submit(record, by=by, at=NOON, expected_version=scenarios.as_seen(record))

    with pytest.raises(NotNow):
        attachments.attach(record, some_evidence(), by=by, at=NOON)


def test_an_empty_file_is_not_taken():
    record = scenarios.an_open_return()

    with pytest.raises(ValidationError, match="empty"):
        attachments.attach(
            record, some_evidence(b""), by=acting(scenarios.its_chair(record.group)), at=NOON
        )


@ASKED
def test_a_paper_beside_a_draft_is_nobodys_but_theirs_who_answer_it(asked):
    record = asked()
    paper = scenarios.a_paper_beside(record)
    others = [scenarios.a_lead_partner(), scenarios.a_scrutineer(), scenarios.a_board_officer()]

    for person in others:
        assert not StoredFile.objects.visible_to(acting(person)).exists()
        assert status(person, address(paper)) == 404
    assert status(scenarios.its_speaker(record), address(paper)) == 200


@ASKED
def test_when_it_is_submitted_whoever_receives_it_reads_its_papers(asked):
    record = asked()
    paper, partner = scenarios.a_paper_beside(record), scenarios.a_lead_partner()
    returns.submit(
        record,
        by=acting(scenarios.its_speaker(record)),
        at=LONG_AFTER,
        expected_version=scenarios.as_seen(record),
    )

    page = signed_in(partner).get(reverse("assurance:return-detail", args=[record.pk]))
    answer = signed_in(partner).get(address(paper))

    assert address(paper) in page.content.decode()
    assert (answer.status_code, b"".join(answer.streaming_content)) == (
        200,
        b"What the audit found.",
    )


def test_a_paper_added_since_it_was_queried_waits_for_the_next_submission():
    record = scenarios.a_queried_return()
    chair, officer = acting(scenarios.its_chair(record.group)), scenarios.its_officer(record)
    paper = attachments.attach(record, some_evidence(), by=chair, at=LONG_AFTER)

    assert status(officer, address(paper)) == 404
    assert status(scenarios.its_chair(record.group), address(paper)) == 200


def test_a_paper_is_found_beside_its_own_return_and_no_other():
    record, other = (
        scenarios.an_answered_return(),
        scenarios.an_open_return(scenarios.a_case_review_group()),
    )
    paper = scenarios.a_paper_beside(other)
    wrong = reverse("assurance:return-attachment", args=[record.pk, paper.pk])

    assert status(scenarios.its_chair(record.group), wrong) == 404
    assert AssuranceReturn.objects.count() == 2


def test_a_lead_puts_a_paper_beside_the_agencys_return_on_its_page():
    record = scenarios.an_organisations_open_return()
    browser = signed_in(scenarios.its_lead(record))
    page = reverse("assurance:return-attach", args=[record.pk])

    offered = browser.get(reverse("assurance:return-detail", args=[record.pk]))
    sent = browser.post(page, {"content": some_evidence(), "marking": ""})

    assert page in offered.content.decode()
    assert (sent.status_code, StoredFile.objects.get().about_id) == (302, record.pk)


def test_a_paper_that_is_sent_twice_is_stored_once():
    record = scenarios.an_answered_return()
    browser = signed_in(scenarios.its_helper(record))
    page = reverse("assurance:return-attach", args=[record.pk])
    token = browser.get(page).context["submission_token"]

    for _ in range(2):
        answer = browser.post(page, {"content": some_evidence(), "submission_token": token})

    assert StoredFile.objects.about(record).count() == 1
    assert answer.url == reverse("assurance:return-detail", args=[record.pk])
