"""What an agency is asked: its own people answer and submit it, and nobody else does."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from assurance.returns import access, todo
from assurance.returns.models import AssuranceReturn
from assurance.returns.operations import returns
from governance.core.errors import NotAllowed, NotNow
from governance.deadlines.models import Deadline
from governance.outbox.models import Message
from governance.people.models import User
from tests import factories
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import post_drawn, signed_in
from tests.scenarios.returns import NOON, acting
from tests.scenarios.trail import lines, refused
from tests.waiting import waiting_items

pytestmark = pytest.mark.django_db


# Submitting


def test_its_lead_submits_what_the_agency_answered_and_the_deadline_is_met():
    record = scenarios.an_organisations_answered_return()
    lead = scenarios.its_lead(record)

    returns.submit(record, by=acting(lead), at=NOON, expected_version=scenarios.as_seen(record))

    record.refresh_from_db()
    stamps = (record.status, record.submitted_by, record.deadline.status, record.deadline.ended_at)
    assert stamps == ("submitted", lead, "met", NOON)
    assert lines(record) == ["ask", "submit"]
    assert lines(record.deadline) == ["start", "meet"]


def test_its_data_provider_helps_to_answer_and_does_not_submit():
    record = scenarios.an_organisations_open_return()
    helper = scenarios.its_helper(record)
    scenarios.answer_everything(record, by=helper)

    assert refused(
        NotAllowed,
        lambda: returns.submit(
            record, by=acting(helper), at=NOON, expected_version=scenarios.as_seen(record)
        ),
    )


def test_what_the_agency_has_sent_is_not_sent_again():
    record = scenarios.an_organisations_submitted_return()
    by = acting(scenarios.its_lead(record))

    assert refused(
        NotNow,
        lambda: returns.submit(record, by=by, at=NOON, expected_version=scenarios.as_seen(record)),
    )


def test_an_agencys_return_with_nothing_in_it_is_not_submitted():
    record = scenarios.an_organisations_open_return()
    by = acting(scenarios.its_lead(record))

    assert refused(
        ValidationError,
        lambda: returns.submit(record, by=by, at=NOON, expected_version=scenarios.as_seen(record)),
    )


def test_another_agency_beside_it_writes_nothing_there():
    record, other = scenarios.an_organisations_open_return(), scenarios.an_agency_lead()
    answer = scenarios.its_first_answer(record)

    assert refused(
        NotAllowed,
        lambda: returns.answer(answer, "Not ours.", by=acting(other), at=NOON, expected_version=1),
    )
    assert not AssuranceReturn.objects.visible_to(acting(other)).exists()


# One body in several partnerships


def test_in_another_partnership_the_same_body_neither_sees_nor_answers_it_and_is_not_mailed():
    police = factories.OrganisationFactory(key="the-police")
    elsewhere = scenarios.an_agency_lead(police, scenarios.a_foreign_partnership())
    record = scenarios.an_organisations_open_return(police)
    answer, by = scenarios.its_first_answer(record), acting(elsewhere)

    assert not AssuranceReturn.objects.visible_to(by).exists()
    assert not AssuranceReturn.objects.answered_by(by).exists()
    assert waiting_items(todo, by) == []
    assert elsewhere not in [message.recipient for message in Message.objects.all()]
    assert refused(
        NotAllowed, lambda: returns.answer(answer, "Ours?", by=by, at=NOON, expected_version=1)
    )


def test_what_it_has_sent_there_is_not_seen_in_another_partnership_either():
    police = factories.OrganisationFactory(key="the-police")
    elsewhere = scenarios.an_agency_lead(police, scenarios.a_foreign_partnership())
    scenarios.an_organisations_submitted_return(police)

    assert not AssuranceReturn.objects.visible_to(acting(elsewhere)).exists()
    assert not Deadline.objects.visible_to(acting(elsewhere)).exists()


def test_a_joint_group_asks_once_and_either_partnerships_lead_may_answer_and_submit():
    icb = factories.OrganisationFactory(key="the-icb")
    county = scenarios.an_agency_lead(icb, scenarios.the_county_partnership())
    record = scenarios.an_organisations_open_return(icb)
    told = {message.recipient for message in Message.objects.all()}

    scenarios.answer_everything(record, by=county)
    returns.submit(record, by=acting(county), at=NOON, expected_version=scenarios.as_seen(record))

    assert (county in told, len(told)) == (True, 2)
    assert AssuranceReturn.objects.get().submitted_by == county
    assert record.receipts.count() == 2


def test_whether_somebody_answers_for_an_agency_is_known_without_a_query(
    django_assert_num_queries,
):
    record = scenarios.an_organisations_open_return()
    people = [acting(scenarios.its_lead(record)), acting(scenarios.an_agency_lead())]
    record = AssuranceReturn.objects.get()

    with django_assert_num_queries(0):
        found = [access.can_submit(actor, record) for actor in people]

    assert found == [True, False]


# Answered through another body


def a_return_answered_through_the_council() -> tuple[AssuranceReturn, User, User]:
    """With who answers for the council, and who for the body itself."""
    schools, council = (factories.OrganisationFactory(key=key) for key in ("schools", "council"))
    record = scenarios.an_organisations_open_return(schools, through=council)
    own = User.objects.get(appointments__seat__participation__organisation=schools)
    return record, scenarios.its_lead(record), own


def test_the_body_answered_through_is_told_answers_and_submits():
    record, lead, _ = a_return_answered_through_the_council()
    told = [message.recipient for message in Message.objects.all()]

    assert [row.title for row in waiting_items(todo, acting(lead))] != []
    scenarios.answer_everything(record, by=lead)
    returns.submit(record, by=acting(lead), at=NOON, expected_version=scenarios.as_seen(record))

    record.refresh_from_db()
    assert told == [lead]
    assert (record.status, record.submitted_by, record.deadline.status) == (
        "submitted",
        lead,
        "met",
    )
    assert record.deadline.owner == record.through


def test_the_body_itself_reads_along_and_answers_nothing():
    record, _, own = a_return_answered_through_the_council()
    answer, by = scenarios.its_first_answer(record), acting(own)

    assert list(AssuranceReturn.objects.visible_to(by)) == [record]
    assert waiting_items(todo, by) == []
    assert refused(
        NotAllowed, lambda: returns.answer(answer, "We say.", by=by, at=NOON, expected_version=1)
    )


def test_the_body_answered_through_sees_nothing_of_it_in_another_partnership():
    record, _, _ = a_return_answered_through_the_council()
    elsewhere = acting(scenarios.an_agency_lead(record.through, scenarios.a_foreign_partnership()))

    assert not AssuranceReturn.objects.visible_to(elsewhere).exists()
    assert not AssuranceReturn.objects.answered_by(elsewhere).exists()


def test_the_tracker_says_through_whom():
    record, _, _ = a_return_answered_through_the_council()

    page = signed_in(scenarios.a_board_officer()).get("/leicester/returns/").content.decode()

    assert f"answers through {record.through}" in page


# On its pages


def test_a_lead_answers_and_submits_on_the_pages_and_the_office_accepts():
    record = scenarios.an_organisations_open_return(factories.OrganisationFactory(key="the-icb"))
    lead, officer = scenarios.its_lead(record), scenarios.a_board_officer()
    answers = list(record.answers.for_form())
    typed = {answer.question.code: "What we found." for answer in answers}
    typed["impact-evidence"] = "No evidence yet"
    page = reverse("assurance:return-detail", args=[record.pk])
    browser = signed_in(lead)

    saved = post_drawn(
        browser, reverse("assurance:return-answer", args=[record.pk]), {**typed, "finish": "1"}
    )
    offered = browser.get(page).content.decode()
    sent = post_drawn(browser, reverse("assurance:return-submit", args=[record.pk]), follow=True)
    taken = post_drawn(signed_in(officer), reverse("assurance:return-accept", args=[record.pk]))

    assert (saved.status_code, saved.url) == (302, page)
    assert reverse("assurance:return-submit", args=[record.pk]) in offered
    assert (sent.status_code, "Submitted to" in sent.content.decode()) == (200, True)
    assert taken.status_code == 302
    record.refresh_from_db()
    assert (record.status, record.submitted_by) == ("accepted", lead)
