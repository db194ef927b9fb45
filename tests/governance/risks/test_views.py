"""The pages of risks: the register, its matrix, one risk, and what is done there."""

import pytest

from governance.risks.models import Risk
from tests.scenarios import returns as scenarios
from tests.scenarios import risks
from tests.scenarios.clients import carried, post_drawn, signed_in

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


def test_a_risk_is_changed_passed_up_sent_back_and_accepted_on_screen():
    risk = risks.an_open_risk()
    group = risks.above(risk)
    below = signed_in(scenarios.its_chair(risk.group))
    above = signed_in(scenarios.its_chair(group))
    asked = {"to": group.pk, "note": "It needs the agencies’ leads."}

    words = below.get(f"/risks/{risk.pk}/edit/").context["form"].initial
    day = dict(zip(("_2", "_1", "_0"), str(words["next_look_on"]).split("-"), strict=True))
    typed = {"kind": "risk", "title": "Renamed", "text": "Too few come.", "controls": ""}
    typed |= {f"next_look_on{part}": value for part, value in day.items()}
    post_drawn(below, f"/risks/{risk.pk}/edit/", typed)
    assert Risk.objects.get().title == "Renamed"

    assert below.post(f"/risks/{risk.pk}/escalate/", asked).status_code == 302
    above.post(f"/risks/{risk.pk}/send-back/", {"note": "Ask them yourselves first."})
    assert Risk.objects.get().passed_up_to is None
    assert "Ask them yourselves first." in text_of(below.get(f"/risks/{risk.pk}/"))

    below.post(f"/risks/{risk.pk}/escalate/", asked)
    page = above.get(f"/risks/{risk.pk}/take-on/")
    assert "The group below reads on." in text_of(page)
    above.post(f"/risks/{risk.pk}/take-on/", carried(page.context["form"]))
    assert Risk.objects.get().group == group

    above.post(f"/risks/{risk.pk}/close/", {"note": "All leads have named somebody."})
    above.post(f"/risks/{risk.pk}/reopen/", {"note": "Two have left."})
    assert Risk.objects.get().status == Risk.Status.OPEN


def test_whoever_keeps_several_registers_is_asked_in_which_it_goes():
    group = scenarios.an_audit_group()
    office = signed_in(scenarios.a_board_officer(scenarios.the_leicester_partnership()))

    assert "In whose register?" in text_of(office.get("/risks/raise/"))
    chosen = office.get("/risks/raise/", {"place": f"group:{group.pk}", "chosen": "yes"})
    assert "What could happen" in text_of(chosen)
