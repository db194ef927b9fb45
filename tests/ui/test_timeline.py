"""The trail on a page: who did what and when, and the reason where one was given."""

import re

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from governance.core.timeline import Told
from tests.scenarios import plans as promises
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON

pytestmark = pytest.mark.pages


def deed(note: str) -> Told:
    return Told("governance.action", 1, "A. Chair", "withdraw", "A1", NOON, note, "Action")


def drawn(*deeds: Told) -> str:
    return render_to_string("components/trail.html", {"deeds": deeds})


def notes(page: str) -> list[str]:
    return re.findall(r'<p class="app-trail__note">(.*?)</p>', page, re.DOTALL)


def test_the_reason_of_a_deed_stands_under_it_and_nothing_stands_where_none_was_given():
    page = drawn(deed("Done elsewhere."), deed(""))

    assert notes(page) == ["Done elsewhere."]


def test_a_reason_cannot_bring_markup_and_keeps_its_lines():
    assert notes(drawn(deed("<b>one\ntwo"))) == ["&lt;b&gt;one<br>two"]


def test_each_deed_says_who_and_when():
    page = drawn(deed(""))

    assert "<strong>A. Chair</strong>" in page
    assert f'datetime="{NOON.isoformat()[:10]}' in page


def test_nothing_done_yet_is_said():
    assert "Nothing has been done yet." in drawn()


@pytest.mark.django_db
def test_whoever_reads_a_withdrawn_action_reads_why():
    action = promises.a_withdrawn_action()
    reader = signed_in(promises.its_keeper(action))

    page = reader.get(reverse("governance:action-detail", args=[action.pk])).content.decode()

    assert notes(page) == ["Done elsewhere."]
