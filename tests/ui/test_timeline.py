"""The trail on a page: who did what and when, and the reason where one was given."""

import re

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from governance.core.timeline import TimelineEntry
from tests.scenarios import plans as plan_scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON

pytestmark = pytest.mark.pages


def event(note: str) -> TimelineEntry:
    return TimelineEntry("governance.action", 1, "A. Chair", "withdraw", "A1", NOON, note, "Action")


def drawn(*events: TimelineEntry) -> str:
    return render_to_string("components/timeline.html", {"events": events})


def notes(page: str) -> list[str]:
    return re.findall(r'<p class="app-trail__note">(.*?)</p>', page, re.DOTALL)


def test_the_reason_of_an_operation_stands_under_it_and_nothing_stands_where_none_was_given():
    page = drawn(event("Done elsewhere."), event(""))

    assert notes(page) == ["Done elsewhere."]


def test_a_reason_cannot_bring_markup_and_keeps_its_lines():
    assert notes(drawn(event("<b>one\ntwo"))) == ["&lt;b&gt;one<br>two"]


def test_each_operation_says_who_and_when():
    page = drawn(event(""))

    assert "<strong>A. Chair</strong>" in page
    assert f'datetime="{NOON.isoformat()[:10]}' in page


def test_nothing_done_yet_is_said():
    assert "Nothing has been done yet." in drawn()


@pytest.mark.django_db
def test_whoever_reads_a_withdrawn_action_reads_why():
    action = plan_scenarios.a_withdrawn_action()
    reader = signed_in(plan_scenarios.its_keeper(action))

    page = reader.get(reverse("governance:action-detail", args=[action.pk])).content.decode()

    assert notes(page) == ["Done elsewhere."]
