"""The pages of risks: the register, its matrix, one risk, and what is done there."""

import pytest

from governance.risks.models import Risk
from tests.scenarios import returns as scenarios
from tests.scenarios import risks
from tests.scenarios.clients import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.pages]


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def test_the_register_says_rating_movement_owner_and_next_look_and_is_downloaded():
    risk = risks.an_open_risk()
    risks.review(risk, likelihood=5)
    client = signed_in(scenarios.its_chair(risk.group))

    page = text_of(client.get("/risks/?q=audits&kind=risk&status=current&sort=-rating"))
    file = client.get("/risks/?as=csv").content.decode()

    assert "15: High" in page
    assert "Up from 12" in page
    assert "What keeps it in check" in file
    assert "No risk fits" in text_of(client.get("/risks/?kind=occurred"))


def test_the_matrix_counts_what_is_not_closed_and_leads_to_it():
    risk = risks.an_open_risk()
    risks.an_open_risk()
    risks.a_closed_risk()
    client = signed_in(scenarios.its_chair(risk.group))

    page = text_of(client.get("/risks/matrix/"))

    assert "2 risks<span" in page
    assert "to be confirmed" in page
    listed = text_of(client.get("/risks/?status=current&likelihood=4&impact=3"))
    assert "2 risks. Download" in listed


def test_a_risk_is_raised_reviewed_and_closed_on_screen():
    chair = scenarios.its_chair(scenarios.an_audit_group())
    client = signed_in(chair)
    words = {
        "kind": "occurred",
        "title": "Rooms are missing",
        "text": "Groups meet on screen only.",
        "likelihood": "5",
        "impact": "1",
        "next_look_on_0": "1",
        "next_look_on_1": "12",
        "next_look_on_2": "2099",
    }

    made = client.post("/risks/raise/", words)
    risk = Risk.objects.get()
    closed = client.post(f"/risks/{risk.pk}/close/", {"note": "A room was found."})

    assert (made.status_code, closed.status_code) == (302, 302)
    page = text_of(client.get(f"/risks/{risk.pk}/"))
    assert "A room was found." in page
    assert "Open it again" in page


def test_home_says_what_is_to_be_looked_at_and_what_is_to_be_accepted():
    looked, passed = risks.an_open_risk(), risks.a_passed_up_risk()
    Risk.objects.filter(pk=looked.pk).update(next_look_on="2025-01-06")

    below = text_of(signed_in(scenarios.its_chair(looked.group)).get("/"))
    above = text_of(signed_in(scenarios.its_chair(passed.passed_up_to)).get("/"))

    assert "Risk, to be looked at" in below
    assert "accept it or send it back" in above
    assert "accept it or send it back" not in below
