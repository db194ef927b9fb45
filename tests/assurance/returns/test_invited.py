"""A return, or one of its questions, is answered by somebody with no seat who was invited to it."""

import pytest
from django.test import Client
from django.urls import reverse

from assurance.returns.models import Answer, AssuranceReturn
from assurance.returns.operations import returns
from governance.core.errors import NotAllowed
from governance.invitations.models import Invitation
from tests.scenarios import invitations as invitation_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON, acting

pytestmark = [pytest.mark.django_db, pytest.mark.pages]


@pytest.fixture(autouse=True)
def on_the_day(time_machine):
    time_machine.move_to(NOON, tick=False)


def opened(invitation: Invitation) -> Client:
    """A browser in which the code was given."""
    link, browser = invitation_scenarios.its_link(invitation), Client()
    browser.post(f"{link}code/send/")
    browser.post(f"{link}code/", {"code": invitation_scenarios.its_code(invitation)})
    return browser


def typed(page, **changed) -> dict[str, str]:
    """What the form on the page would send, with some answers changed."""
    form = page.context["form"]
    return {name: form[name].value() or "" for name in form.fields} | changed


def says(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_a_return_is_answered_in_sittings_and_the_link_ends_when_it_is_sent():
    invitation = invitation_scenarios.an_invitation_to_a_return()
    record = AssuranceReturn.objects.get(pk=invitation.about_id)
    first = scenarios.its_first_answer(record)
    link, browser = invitation_scenarios.its_link(invitation), opened(invitation)

    code = first.question.code
    saved = browser.post(link, typed(browser.get(link), **{code: "So far this."}))
    again = browser.get(saved.url)
    sent = browser.post(link, typed(again, **{code: "All of it."}) | {"finish": "1"})

    assert "You can leave and come back" in says(again)
    assert "So far this." in says(again)
    assert sent.url == link
    assert "Thank you, this is done" in says(browser.get(link))
    first.refresh_from_db()
    assert (first.text, first.answered_by) == ("All of it.", invitation.person)
    record.refresh_from_db()
    assert record.status == AssuranceReturn.Status.OPEN
    guest, seen = invitation_scenarios.its_guest(invitation), scenarios.as_seen(record)
    with pytest.raises(NotAllowed):
        returns.submit(record, by=guest, at=NOON, expected_version=seen)


def test_who_is_invited_to_one_question_reads_and_answers_that_alone():
    record = scenarios.an_open_return()
    answer = scenarios.its_first_answer(record)
    officer = scenarios.its_officer(record)
    invitation = invitation_scenarios.invited(answer, "answer", by=officer)
    guest = invitation_scenarios.its_guest(invitation)
    other = record.answers.for_form()[1]

    browser = opened(invitation)
    page = browser.get(invitation_scenarios.its_link(invitation))

    assert answer.question.prompt in says(page)
    assert other.question.prompt not in says(page)
    with pytest.raises(NotAllowed):
        returns.answer(other, "Mine.", by=guest, at=NOON, expected_version=other.version)
    assert returns.answer(answer, "Ours.", by=guest, at=NOON, expected_version=answer.version)


def test_what_another_changed_meanwhile_stands_and_nothing_typed_is_lost():
    invitation = invitation_scenarios.an_invitation_to_a_return()
    record = AssuranceReturn.objects.get(pk=invitation.about_id)
    first, browser = scenarios.its_first_answer(record), opened(invitation)
    link, code = invitation_scenarios.its_link(invitation), first.question.code
    page = browser.get(link)
    chair = acting(scenarios.its_chair(record.group))
    returns.answer(first, "The chair’s.", by=chair, at=NOON, expected_version=first.version)

    late = browser.post(link, typed(page, **{code: "The guest’s."}) | {"finish": "1"})

    assert late.status_code == 409
    assert "The guest’s." in says(late)
    assert Answer.objects.get(pk=first.pk).text == "The chair’s."
    invitation.refresh_from_db()
    assert invitation.status == Invitation.Status.INVITED


def test_the_office_finds_on_the_return_whom_to_invite_to_it_or_to_one_question():
    record = scenarios.an_open_return()
    answer = scenarios.its_first_answer(record)
    page = reverse("assurance:return-detail", args=[record.pk])

    office = says(signed_in(scenarios.its_officer(record)).get(page))
    chair = says(signed_in(scenarios.its_chair(record.group)).get(page))

    for row, kind in ((record, "assurance.assurancereturn"), (answer, "assurance.answer")):
        address = reverse("governance:invitation-add", args=[kind, row.pk, "answer"])
        assert address in office
        assert address not in chair


def test_a_guest_reads_nothing_of_what_the_groups_own_people_wrote():
    record = scenarios.an_open_return()
    first = scenarios.its_first_answer(record)
    chair = acting(scenarios.its_chair(record.group))
    returns.answer(first, "Not for others yet.", by=chair, at=NOON, expected_version=1)
    whole = invitation_scenarios.an_invitation_to_a_return(record)
    officer = scenarios.its_officer(record)
    one = invitation_scenarios.invited(first, "answer", by=officer)

    page = opened(whole).get(invitation_scenarios.its_link(whole))
    assert "Not for others yet." not in says(page)
    assert first.question.prompt not in says(page)
    link = invitation_scenarios.its_link(one)
    assert "This cannot be done any more" in says(Client().get(link))
