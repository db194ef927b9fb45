"""The office reads a chasing mail before it goes out, and adds words of its own."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from assurance.returns.models import AssuranceReturn
from assurance.returns.operations import chasing, schedule
from governance.core.models import Remark
from governance.core.roles import Actor
from governance.outbox.models import Message
from governance.people.models import User
from tests import factories
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import LONG_AFTER, acting
from tests.scenarios.trail import lines

pytestmark = pytest.mark.django_db
WORDS = "Please ring me: I can help with question 4."


@pytest.fixture
def late() -> AssuranceReturn:
    return scenarios.an_open_return()


@pytest.fixture
def officer() -> User:
    return scenarios.a_board_officer()


@pytest.fixture
def office(officer) -> Client:
    return signed_in(officer)


def late_mails() -> list[Message]:
    return list(Message.objects.filter(key__startswith="late:").order_by("pk"))


def chase_page(record: AssuranceReturn) -> str:
    return reverse("assurance:return-chase", args=[record.pk])


def tracker(page: str) -> str:
    return reverse(f"assurance:{page}", args=["leicester"])


@pytest.mark.parametrize("bulk", [False, True])
def test_the_mail_is_shown_as_it_would_go_out_and_nothing_is_sent(late, office, bulk):
    address = tracker("returns-chase") if bulk else chase_page(late)
    chair = scenarios.its_chair(late.group)

    first = office.get(address).content.decode()
    seen = office.post(address, {"words": WORDS, "preview": "1"})

    assert f"Dear {chair}," in first
    assert WORDS not in first
    assert f"Dear {chair}," in seen.content.decode()
    assert seen.content.decode().count(WORDS) == 2  # in the mail, and in the box
    assert (seen.status_code, late_mails(), lines(late)) == (200, [], ["ask"])


@pytest.mark.parametrize("bulk", [False, True])
def test_the_words_go_out_with_the_name_of_who_wrote_them_and_are_kept(late, office, officer, bulk):
    address = tracker("returns-chase") if bulk else chase_page(late)

    office.post(address, {"words": WORDS})

    [mail] = late_mails()
    assert f"{officer} of the business office writes:\n\n{WORDS}" in mail.body
    assert Remark.objects.get(verb="chase").text == WORDS
    assert lines(late)[-1] == "chase"


def test_an_nhs_number_in_the_words_is_stopped(late, office):
    page = office.post(chase_page(late), {"words": "About 943 476 5919"})

    assert "NHS numbers are not kept here" in page.content.decode()
    assert late_mails() == []


def test_words_go_out_to_who_was_told_by_the_schedule_and_the_same_words_only_once(late, officer):
    by = acting(officer)
    schedule.chase_late_returns(by=Actor.schedule(LONG_AFTER.date()), at=LONG_AFTER)

    outcomes = [
        chasing.chase([late], by=by, at=LONG_AFTER + timedelta(hours=hour), words=words)
        for hour, words in enumerate(["", WORDS, WORDS, "Something else."])
    ]

    assert [bool(each.told) for each in outcomes] == [False, True, False, True]
    assert len(late_mails()) == 3


def test_nobody_to_tell_is_said_before_anything_is_sent(office):
    record = factories.AssuranceReturnFactory(
        group=scenarios.a_case_review_group(),
        returns_to=scenarios.the_planning_and_delivery_group(),
        item__group=scenarios.a_case_review_group(),
    )

    page = office.get(chase_page(record)).content.decode()

    assert "Nobody answers for them, so nobody is told." in page


@pytest.mark.parametrize("page", ["return-tracker", "return-list"])
def test_when_it_was_chased_last_and_by_whom_stands_in_tracker_and_list(
    late, office, officer, page
):
    address = tracker(page) if page == "return-tracker" else reverse("assurance:return-list")
    before = office.get(address).content.decode()
    chasing.chase([late], by=Actor.schedule(LONG_AFTER.date()), at=LONG_AFTER)
    by_schedule = office.get(address).content.decode()
    office.post(chase_page(late), {"words": ""})
    by_officer = office.get(address).content.decode()

    day = f"{localdate():%-d %b %Y}"
    assert "by the schedule" not in before
    assert "by the schedule" in by_schedule
    assert f"{day}</span> by {officer}" in by_officer


def test_the_file_of_returns_says_when_it_was_chased_and_by_whom(late, office, officer):
    chasing.chase([late], by=acting(officer), at=LONG_AFTER)

    text = office.get(reverse("assurance:return-list"), {"as": "csv"}).content.decode()

    assert str(officer) in text
