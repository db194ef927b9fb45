"""A form that is sent twice at once, on a database that locks rows."""

import pytest
from django.urls import reverse

from governance.actions.models import Action
from tests.concurrency.two_connections import both
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]


def test_a_form_sent_twice_at_once_makes_one_record_and_both_are_led_to_it():
    action = plan_scenarios.an_open_action()
    officer = scenarios.a_board_officer()
    place = f"group:{action.group_id}"
    address = f"{reverse('governance:action-raise')}?place={place}"
    browsers = [signed_in(officer), signed_in(officer)]
    token = str(browsers[0].get(address).context["submission_token"])
    typed = {"title": "Ask again", "answering": "jointly", "submission_token": token}

    first, second = both(
        lambda: browsers[0].post(address, typed), lambda: browsers[1].post(address, typed)
    )

    made = Action.objects.get(title="Ask again")
    page = reverse("governance:action-detail", args=[made.pk])
    assert (first.status_code, first["Location"]) == (302, page)
    assert (second.status_code, second["Location"]) == (302, page)
