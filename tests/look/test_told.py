"""Statuses and deeds as they are told."""

import pytest
from django.template.loader import render_to_string

from governance.templatetags.told import past_tense, tone


@pytest.mark.parametrize(
    ("verb", "told"),
    [
        ("accept", "accepted"),
        ("chase", "chased"),
        ("query", "queried"),
        ("reply", "replied to"),
        ("submit", "submitted"),
        ("send_back", "sent back"),
        ("open", "opened"),
        ("stop", "stopped"),
    ],
)
def test_a_deed_is_told_in_the_past(verb, told):
    assert past_tense(verb) == told


def test_an_unknown_status_has_no_tone_of_its_own():
    assert [tone("accepted"), tone("queried"), tone("adjourned")] == ["good", "asked", "plain"]


def test_a_trail_without_deeds_says_so():
    assert "Nothing has been done yet." in render_to_string("components/trail.html", {"deeds": []})


def test_a_late_clock_says_so_in_words():
    clock = {"told": "Rapid review", "limit": 15, "due_on": None, "is_confirmed": False}

    html = render_to_string(
        "components/clock.html",
        {"clock": clock, "says": "4 working days late", "day": 19, "tone": "late"},
    )

    assert "4 working days late" in html
    assert 'value="19" max="15"' in html
    assert "To be confirmed:" in html
