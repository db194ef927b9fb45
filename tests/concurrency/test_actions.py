"""Races about actions, on a database that locks rows."""

import pytest
from django.urls import reverse

from governance.actions.models import Action
from tests.concurrency.two_connections import both
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import drawn, signed_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]


def test_of_two_who_save_one_action_at_once_the_second_sees_what_both_changed_and_no_more():
    action = plan_scenarios.an_open_action()
    address = reverse("governance:action-edit", args=[action.pk])
    browsers = [
        signed_in(person)
        for person in (scenarios.a_board_officer(), scenarios.a_business_manager())
    ]
    seen = [drawn(browser, address) for browser in browsers]
    box = {"needs_embedding": "on"} if action.needs_embedding else {}
    boxes = {"title": action.title, "text": action.text, "answering": action.answering, **box}

    first, second = both(
        lambda: browsers[0].post(address, {**boxes, "title": "First", "text": "More.", **seen[0]}),
        lambda: browsers[1].post(address, {**boxes, "title": "Second", **seen[1]}),
    )

    action = Action.objects.get(pk=action.pk)
    conflicts = second.context["form"].conflicts
    assert (first.status_code, second.status_code) == (302, 409)
    assert [(each.theirs, each.yours) for each in conflicts] == [("First", "Second")]
    assert second.context["form"]["text"].value() == "More."
    assert (action.title, action.text) == ("First", "More.")
