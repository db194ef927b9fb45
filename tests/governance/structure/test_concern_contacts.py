"""Whom to tell about a child: of each council, on every page, mail and report."""

from io import BytesIO

import pytest
from django.core import mail
from django.urls import reverse
from docx import Document
from lxml import html

from governance.outbox import operations as outbox
from governance.outbox import tasks
from governance.structure.models import Partnership
from tests import factories
from tests.assurance.reports import situations
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in

pytestmark = pytest.mark.django_db

COUNCILS = [
    {"council": "The county", "phone": "0116 496 0103", "confirmed": True},
    {"council": "The small county", "out_of_hours": "01632 960106", "url": "https://c.example/"},
]
LINES = (
    "The county",
    "Telephone: 0116 496 0103",
    "The small county (to be confirmed)",
    "Evenings, nights and weekends: 01632 960106",
    "Online: https://c.example/",
)


@pytest.fixture
def place() -> Partnership:
    made = scenarios.the_leicester_partnership()
    made.concern_text, made.concern_councils = "Tell the front door.", COUNCILS
    made.save()
    return made


def test_a_page_of_the_partnership_carries_those_of_each_council(place):
    officer = signed_in(scenarios.a_board_officer(place))

    page = officer.get(reverse("governance:partnership-detail", args=[place.key]))

    text = html.fromstring(page.content.decode()).text_content()
    assert [line for line in LINES if line not in text] == []
    assert '<a href="https://c.example/"' in page.content.decode()
    assert "The contacts for concerns about a child are not confirmed." in text


def test_only_the_office_is_told_that_they_are_not_confirmed_and_only_until_they_are(place):
    address = reverse("governance:partnership-detail", args=[place.key])
    told = "The contacts for concerns about a child are not confirmed."

    assert told not in signed_in(scenarios.a_lead_partner(place)).get(address).content.decode()
    place.concern_councils = [COUNCILS[0]]
    place.save()
    assert told not in signed_in(scenarios.a_board_officer(place)).get(address).content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_mail_carries_them(place):
    group = scenarios.a_case_review_group()
    outbox.enqueue(
        [factories.MessageFactory.build(recipient=scenarios.a_person(), group=group, body="Due.")]
    )

    tasks.send_messages()

    [sent] = mail.outbox
    assert [line for line in LINES if line not in sent.body] == []


def test_a_report_carries_them_on_paper_and_in_word(place):
    report = situations.a_composed_report()
    word: BytesIO = situations.word_of(report)

    page = situations.paper_of(report)
    paragraphs = [each.text for each in Document(word).paragraphs]
    assert [line for line in LINES if line not in page] == []
    assert [line for line in LINES if line not in paragraphs] == []
