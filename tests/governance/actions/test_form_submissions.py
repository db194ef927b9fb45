"""A form that is sent twice is done once, and what was refused is not done at all."""

from datetime import timedelta

import pytest
from django.urls import reverse

from governance.actions.models import Action, ActionUpdate
from governance.core import form_submissions
from governance.core.models import FormSubmission
from tests import factories
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON

pytestmark = pytest.mark.django_db


def update_page(action: Action) -> str:
    return reverse("governance:action-update", args=[action.pk])


def token_on(browser, address: str) -> dict[str, str]:
    page = browser.get(address)
    token = page.context["submission_token"]
    assert f'name="submission_token" value="{token}"' in page.content.decode()
    return {"submission_token": token}


def test_the_second_sending_leads_to_the_first_and_says_that_it_was_saved_already():
    action = plan_scenarios.an_open_action()
    browser = signed_in(scenarios.a_board_officer())
    sent = {"text": "Two have come.", **token_on(browser, update_page(action))}

    browser.post(update_page(action), sent)
    again = browser.post(update_page(action), sent, follow=True)

    assert ActionUpdate.objects.filter(action=action).count() == 1
    assert again.redirect_chain[-1][0] == reverse("governance:action-detail", args=[action.pk])
    assert "This was saved already" in again.content.decode()


def test_a_page_that_is_opened_anew_may_say_the_same_again():
    action = plan_scenarios.an_open_action()
    browser = signed_in(scenarios.a_board_officer())

    for _ in range(2):
        sent = {"text": "Nothing new.", **token_on(browser, update_page(action))}
        browser.post(update_page(action), sent)

    assert ActionUpdate.objects.filter(action=action).count() == 2


def test_a_token_is_not_used_up_by_what_was_mistyped():
    action = plan_scenarios.an_open_action()
    browser = signed_in(scenarios.a_board_officer())
    token = token_on(browser, update_page(action))

    wrong = browser.post(update_page(action), {"text": "", **token})
    right = browser.post(update_page(action), {"text": "Two have come.", **token})

    assert wrong.context["submission_token"] == token["submission_token"]
    assert right.status_code == 302
    assert ActionUpdate.objects.filter(action=action).count() == 1


def test_a_token_is_not_used_up_by_what_the_operation_refuses():
    action = plan_scenarios.an_open_action()
    Action.objects.filter(pk=action.pk).update(answering=Action.Answering.EACH)
    browser = signed_in(scenarios.its_chair(action.group))
    address = reverse("governance:action-finish", args=[action.pk])
    sent = {"outcome": "All came.", **token_on(browser, address)}

    refused = browser.post(address, sent)
    Action.objects.filter(pk=action.pk).update(answering=Action.Answering.JOINTLY)

    assert refused.status_code == 200
    assert not FormSubmission.objects.exists()
    assert browser.post(address, sent).status_code == 302


def test_a_form_for_a_record_that_is_there_carries_what_it_showed_and_no_token():
    action = plan_scenarios.an_open_action()
    browser = signed_in(scenarios.a_board_officer())

    page = browser.get(reverse("governance:action-edit", args=[action.pk]))

    assert "submission_token" not in page.content.decode()


def test_which_forms_were_sent_is_forgotten_after_some_days():
    old = NOON - form_submissions.KEPT_FOR - timedelta(seconds=1)
    factories.FormSubmissionFactory(created_at=old)
    kept = factories.FormSubmissionFactory(created_at=NOON - form_submissions.KEPT_FOR)

    assert form_submissions.forget_old(at=NOON) == 1
    assert FormSubmission.objects.get() == kept
