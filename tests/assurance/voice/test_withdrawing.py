"""A voice recorded in error is withdrawn with a reason, and counts nowhere any more."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from assurance.voice import operations as voices
from assurance.voice.models import VoiceRecord
from governance.core.errors import NotAllowed, NotNow
from governance.core.models import Remark, TrailEntry
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import drawn, post_drawn, signed_in
from tests.scenarios.returns import NOON, acting

pytestmark = pytest.mark.django_db


def refused(refusal: type[Exception], voice: VoiceRecord, person, note: str = "Twice.") -> bool:
    before = (VoiceRecord.objects.values().get(), TrailEntry.objects.count())
    with pytest.raises(refusal), transaction.atomic():
        voices.withdraw(
            voice,
            by=acting(person),
            at=NOON,
            expected_version=scenarios.as_seen(voice),
            note=note,
        )
    return before == (VoiceRecord.objects.values().get(), TrailEntry.objects.count())


def test_a_withdrawn_voice_says_who_withdrew_it_and_why():
    voice = plan_scenarios.a_withdrawn_voice()

    voice.refresh_from_db()
    assert (voice.withdrawn_at, voice.withdrawn_by) == (NOON, scenarios.its_member(voice.group))
    assert Remark.objects.about(voice).get(verb="withdraw").text == "It was recorded twice."
    assert not VoiceRecord.objects.current().exists()


def test_the_list_leaves_it_out_unless_it_is_asked_for_and_its_page_says_so():
    voice = plan_scenarios.a_withdrawn_voice()
    member = signed_in(scenarios.its_member(voice.group))
    page = reverse("assurance:voice-detail", args=[voice.pk])
    address = reverse("assurance:voice-list")

    usual, asked = (
        member.get(address, {"came_to": wish}).content.decode() for wish in ("", "withdrawn")
    )
    shown = member.get(page).content.decode()

    assert page not in usual
    assert page in asked
    assert "Withdrawn 15 October 2025 by" in shown
    assert "It was recorded twice." in shown
    assert "Add to it" not in shown


def test_a_report_drawn_together_since_leaves_it_out():
    voice = plan_scenarios.a_withdrawn_voice()

    assert voice.said not in str(scenarios.a_draft_report().content)


def test_it_is_withdrawn_on_its_page():
    voice = plan_scenarios.a_voice()
    member = signed_in(scenarios.its_member(voice.group))
    address = reverse("assurance:voice-withdraw", args=[voice.pk])

    page = reverse("assurance:voice-detail", args=[voice.pk])

    assert address in member.get(page).content.decode()
    post_drawn(member, address, {"note": "It was recorded twice."})

    assert not VoiceRecord.objects.current().exists()


def test_a_voice_that_was_written_on_meanwhile_is_withdrawn_only_when_that_was_seen():
    voice = plan_scenarios.a_voice()
    member = scenarios.its_member(voice.group)
    address = reverse("assurance:voice-withdraw", args=[voice.pk])
    browser = signed_in(member)
    seen = drawn(browser, address)
    voices.edit(
        voice,
        {"did": "We asked again."},
        by=acting(member),
        at=NOON,
        expected_version=voice.version,
    )

    answer = browser.post(address, {"note": "It was recorded twice.", **seen})

    assert answer.status_code == 409
    assert VoiceRecord.objects.current().exists()


def test_only_who_records_voices_there_withdraws_one_and_never_without_a_reason():
    voice = plan_scenarios.a_voice()

    assert refused(NotAllowed, voice, scenarios.a_lead_partner())
    assert refused(ValidationError, voice, scenarios.its_member(voice.group), note=" ")


def test_a_withdrawn_voice_is_neither_withdrawn_again_nor_written_on():
    voice = plan_scenarios.a_withdrawn_voice()
    member = scenarios.its_member(voice.group)

    assert refused(NotNow, voice, member)
    with pytest.raises(NotNow):
        voices.edit(
            voice,
            {"did": "Something."},
            by=acting(member),
            at=NOON,
            expected_version=voice.version,
        )
