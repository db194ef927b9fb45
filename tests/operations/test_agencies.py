"""What an agency is asked: its own people answer and submit it, and nobody else does."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from assurance.models import AssuranceReturn
from assurance.operations import returns
from governance.errors import NotAllowed, NotNow
from tests import factories, given
from tests.given import NOON, acting
from tests.operations.leaving import lines, refused
from tests.signed_in import signed_in

pytestmark = pytest.mark.django_db


# Submitting


def test_its_lead_submits_what_the_agency_answered_and_the_clock_is_met():
    record = given.an_organisations_answered_return()
    lead = given.its_lead(record)

    returns.submit(record, by=acting(lead), at=NOON)

    record.refresh_from_db()
    stamps = (record.status, record.submitted_by, record.clock.status, record.clock.ended_at)
    assert stamps == ("submitted", lead, "met", NOON)
    assert lines(record) == ["ask", "submit"]
    assert lines(record.clock) == ["start", "meet"]


def test_its_data_provider_helps_to_answer_and_does_not_submit():
    record = given.an_organisations_open_return()
    helper = given.its_helper(record)
    given.answer_everything(record, by=helper)

    assert refused(NotAllowed, lambda: returns.submit(record, by=acting(helper), at=NOON))


def test_what_the_agency_has_sent_is_not_sent_again():
    record = given.an_organisations_submitted_return()
    by = acting(given.its_lead(record))

    assert refused(NotNow, lambda: returns.submit(record, by=by, at=NOON))


def test_an_agencys_return_with_nothing_in_it_is_not_submitted():
    record = given.an_organisations_open_return()
    by = acting(given.its_lead(record))

    assert refused(ValidationError, lambda: returns.submit(record, by=by, at=NOON))


def test_another_agency_beside_it_writes_nothing_there():
    record, other = given.an_organisations_open_return(), given.an_agency_lead()
    answer = given.its_first_answer(record)

    assert refused(
        NotAllowed,
        lambda: returns.answer(answer, "Not ours.", by=acting(other), at=NOON, seen_version=1),
    )
    assert not AssuranceReturn.objects.visible_to(acting(other)).exists()


# On its pages


def test_a_lead_answers_and_submits_on_the_pages_and_the_office_accepts():
    record = given.an_organisations_open_return(factories.OrganisationFactory(key="the-icb"))
    lead, officer = given.its_lead(record), given.a_board_officer()
    answers = list(record.answers.for_form())
    typed = {answer.question.code: "What we found." for answer in answers}
    seen = {f"{answer.question.code}-seen": answer.version for answer in answers}
    page = reverse("assurance:return-detail", args=[record.pk])
    browser = signed_in(lead)

    saved = browser.post(
        reverse("assurance:return-answer", args=[record.pk]), {**typed, **seen, "finish": "1"}
    )
    offered = browser.get(page).content.decode()
    sent = browser.post(reverse("assurance:return-submit", args=[record.pk]), follow=True)
    taken = signed_in(officer).post(reverse("assurance:return-accept", args=[record.pk]))

    assert (saved.status_code, saved.url) == (302, page)
    assert reverse("assurance:return-submit", args=[record.pk]) in offered
    assert (sent.status_code, "Submitted to" in sent.content.decode()) == (200, True)
    assert taken.status_code == 302
    record.refresh_from_db()
    assert (record.status, record.submitted_by) == ("accepted", lead)
