"""What children told us: recording it, writing on, and who reads it."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from assurance.voice import operations as voices
from assurance.voice.models import VoiceRecord
from governance.core.errors import NotAllowed, Stale
from governance.core.models import Remark, TrailEntry
from governance.periods.models import Period
from tests import factories
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import post_drawn, signed_in
from tests.scenarios.returns import NOON, TODAY, acting

pytestmark = [pytest.mark.django_db, pytest.mark.pages]


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOON, tick=False):
        yield


def page(name, *args):
    return reverse(f"assurance:{name}", args=args)


def typed(**words):
    return {
        "heard_on_0": "1",
        "heard_on_1": "10",
        "heard_on_2": "2025",
        "who": "eight young people",
        "how": "In an evening group",
        "said": "They want to tell it once.",
    } | words


def test_a_member_records_what_was_said_and_it_stands_in_the_quarter_it_was_heard_in():
    voice = plan_scenarios.a_voice()
    member = scenarios.its_member(voice.group)

    lines = TrailEntry.objects.about(voice).values_list("verb", "by", "label")
    assert (voice.recorded_by, voice.recorded_at) == (member, NOON)
    assert voice.period.code == "2025-26 Q3"
    assert list(lines) == [("record", member.pk, "Voice heard on 15 October 2025")]


def test_nobody_is_heard_in_the_future():
    group = scenarios.an_audit_group()
    member = acting(scenarios.its_member(group))
    voice = VoiceRecord(
        group=group, heard_on=TODAY + timedelta(days=1), who="Some", how="Soon", said="It."
    )

    with pytest.raises(ValidationError, match="Enter a day that has been"):
        voices.record(voice, by=member, at=NOON)

    assert not VoiceRecord.objects.exists()


@pytest.mark.parametrize(
    "make",
    [
        lambda: scenarios.a_scrutineer(),
        lambda: scenarios.a_young_scrutineer(),
        lambda: scenarios.its_member(scenarios.a_case_review_group()),
        lambda: scenarios.a_board_officer(scenarios.a_foreign_partnership()),
    ],
)
def test_whoever_is_not_of_the_group_or_the_office_records_nothing_for_it(make):
    group = scenarios.an_audit_group()
    voice = VoiceRecord(group=group, heard_on=TODAY, who="Some", how="Somehow", said="It.")

    with pytest.raises(NotAllowed):
        voices.record(voice, by=acting(make()), at=NOON)

    assert not VoiceRecord.objects.exists()


def test_when_the_day_is_put_right_the_quarter_follows():
    voice = plan_scenarios.a_voice()
    member = acting(scenarios.its_member(voice.group))

    voices.edit(
        voice, {"heard_on": date(2025, 9, 30)}, by=member, at=NOON, expected_version=voice.version
    )

    voice.refresh_from_db()
    assert (voice.heard_on, voice.period.code) == (date(2025, 9, 30), "2025-26 Q2")


def test_two_who_write_on_at_once_lose_nothing():
    voice = plan_scenarios.a_voice()
    member, officer = acting(scenarios.its_member(voice.group)), acting(scenarios.a_board_officer())
    seen = voice.version
    voices.edit(voice, {"did": "Mine."}, by=member, at=NOON, expected_version=seen)

    with pytest.raises(Stale):
        voices.edit(voice, {"did": "Ours."}, by=officer, at=NOON, expected_version=seen)

    voice.refresh_from_db()
    assert voice.did == "Mine."


def test_a_change_that_is_refused_leaves_no_quarter_behind():
    voice = plan_scenarios.a_voice()
    member, seen = acting(scenarios.its_member(voice.group)), voice.version
    voices.edit(voice, {"heard_on": date(2025, 9, 1)}, by=member, at=NOON, expected_version=seen)
    quarters = set(Period.objects.values_list("code", flat=True))

    with pytest.raises(Stale):
        voices.edit(
            voice, {"heard_on": date(2019, 5, 1)}, by=member, at=NOON, expected_version=seen
        )

    assert set(Period.objects.values_list("code", flat=True)) == quarters


def test_it_belongs_to_a_group_or_a_partnership_whatever_the_code_does():
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.VoiceRecordFactory(partnership=scenarios.the_leicester_partnership())


def test_voices_are_read_by_those_around_the_group_and_by_young_scrutineers():
    voice = plan_scenarios.a_voice()
    readers = [
        scenarios.its_chair(voice.group),
        scenarios.its_chair(voice.group.reports_to),
        scenarios.a_board_officer(),
        scenarios.a_young_scrutineer(),
        scenarios.a_lead_partner(),
    ]
    strangers = [
        scenarios.a_person(),
        scenarios.an_agency_lead(),
        scenarios.its_member(scenarios.a_foreign_group()),
    ]

    assert [list(VoiceRecord.objects.visible_to(acting(who))) for who in readers] == [[voice]] * 5
    assert [list(VoiceRecord.objects.visible_to(acting(who))) for who in strangers] == [[]] * 3


# The pages


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(count, django_assert_num_queries):
    group = scenarios.an_audit_group()
    for _ in range(count):
        plan_scenarios.a_voice(group)
    browser = signed_in(scenarios.its_chair(group))

    with django_assert_num_queries(10):
        answer = browser.get(page("voice-list"))

    assert len(answer.context["listing"].page) == count


def voices_for(browser, query):
    return browser.get(f"{page('voice-list')}?{query}").context["listing"].page


def test_the_list_is_filtered_by_quarter_and_by_what_came_of_it():
    group = scenarios.an_audit_group()
    heard = plan_scenarios.a_voice(group)
    acted = factories.VoiceRecordFactory(group=group, did="A form.")
    changed = factories.VoiceRecordFactory(group=group, did="A form.", changed="Once.")
    browser = signed_in(scenarios.its_chair(group))

    found = {
        query: {
            voice.pk
            for voice in browser.get(f"{page('voice-list')}?{query}").context["listing"].page
        }
        for query in ("came_to=heard", "came_to=acted", "came_to=changed", "period=2025-26+Q2")
    }

    assert found == {
        "came_to=heard": {heard.pk},
        "came_to=acted": {acted.pk},
        "came_to=changed": {changed.pk},
        "period=2025-26+Q2": {acted.pk, changed.pk},
    }


def test_a_voice_is_recorded_and_written_on_from_the_pages():
    group, theme = scenarios.an_audit_group(), factories.ThemeFactory()
    browser = signed_in(scenarios.its_member(group))

    browser.post(page("voice-add"), typed(place=f"group:{group.pk}", themes=[theme.pk]))
    voice = VoiceRecord.objects.get()
    answer = post_drawn(
        browser,
        page("voice-edit", voice.pk),
        typed(did="The form asks who has heard it.", themes=[theme.pk]),
    )

    voice.refresh_from_db()
    assert answer.url == page("voice-detail", voice.pk)
    assert (voice.group, voice.heard_on, voice.did) == (
        group,
        date(2025, 10, 1),
        "The form asks who has heard it.",
    )
    assert list(voice.themes.all()) == [theme]
    assert "Nothing is recorded yet." in browser.get(answer.url).content.decode()


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"said": "NHS 943 476 5919"}, "said"),
        ({"who": "the boy at LE1 1AA"}, "identifying_reason"),
        ({"said": "She was born on 3 May 2014."}, "identifying_reason"),
        ({"heard_on_0": "31", "heard_on_1": "2"}, "heard_on"),
        ({"heard_on_2": "2026"}, "heard_on"),
        ({"place": "group:0"}, "place"),
        ({"said": ""}, "said"),
    ],
)
def test_what_identifies_or_cannot_be_is_not_kept(words, field):
    group = scenarios.an_audit_group()
    browser = signed_in(scenarios.its_member(group))

    answer = browser.post(page("voice-add"), typed(**{"place": f"group:{group.pk}"} | words))

    assert list(answer.context["form"].errors) == [field]
    assert not VoiceRecord.objects.exists()


def test_what_is_confirmed_is_kept_with_the_reason():
    group = scenarios.an_audit_group()
    words = typed(
        place=f"group:{group.pk}", how="At LE1 1AA", identifying_reason="The youth centre."
    )

    signed_in(scenarios.its_member(group)).post(page("voice-add"), words)

    remark = Remark.objects.about(VoiceRecord.objects.get()).get()
    assert remark.text == "What looks identifying stays: The youth centre."
