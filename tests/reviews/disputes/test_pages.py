"""What the pages of disputes say, and to whom; every form does what its operation says."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from governance.core.models import TrailEntry
from reviews.disputes import todo
from reviews.disputes.models import Dispute, DisputeOfficer, DisputeStage, EscalationOfficer
from tests import factories
from tests.scenarios import cases
from tests.scenarios import disputes as scenarios
from tests.scenarios.clients import confirmed, post_drawn, signed_in
from tests.scenarios.returns import TODAY, a_foreign_partnership, acting

pytestmark = [pytest.mark.django_db, pytest.mark.pages]
DAY = {"_0": "1", "_1": "10", "_2": "2025"}


def url(name: str, record) -> str:
    return reverse(f"reviews:{name}", args=[record.pk])


def office_browser(dispute: Dispute) -> Client:
    return signed_in(cases.the_office(dispute.partnership))


def text_of(answer) -> str:
    return answer.content.decode()


def day_of(name: str) -> dict[str, str]:
    return {f"{name}{part}": value for part, value in DAY.items()}


def send(browser: Client, name: str, record, typed: dict[str, str]) -> None:
    answer = post_drawn(browser, url(name, record), typed)
    assert answer.status_code == 302, answer.context["form"].errors


# The public page


def test_anybody_reads_how_disagreements_are_resolved():
    factories.PartnershipFactory(key="lincolnshire", name="Lincolnshire SCP")
    factories.PartnershipFactory(key="somewhere", name="Somewhere SCP")

    text = text_of(Client().get("/guidance/disagreements/"))

    assert "48 hours, counted from the disagreement" in text
    assert "5 working days, counted from the start of the stage before" in text
    assert "To be confirmed" in text
    assert "The process is to be confirmed. Ask the business office." in text


def test_without_a_partnership_the_page_says_so():
    assert "No partnership is entered" in text_of(Client().get("/guidance/disagreements/"))


# Raising


def given_for(school, trust, **more) -> dict:
    return {
        "kind": "practitioners",
        "raised_for": school.pk,
        "others": [trust.pk],
        **day_of("disagreed_on"),
        "disagreed_time": "14:30",
        "account": scenarios.ACCOUNT,
        "immediate_safety": scenarios.SAFETY,
        **more,
    }


def test_a_school_raises_a_dispute_with_a_trust_through_the_form():
    school, trust = scenarios.a_school(), scenarios.a_trust()
    browser = signed_in(scenarios.its_lead(school))

    answer = browser.post(reverse("reviews:dispute-raise"), given_for(school, trust))

    dispute = Dispute.objects.get()
    assert answer.url == url("dispute-detail", dispute)
    assert timezone.localtime(dispute.disagreed_at).isoformat() == "2025-10-01T14:30:00+01:00"
    page = text_of(browser.get(answer.url))
    assert scenarios.SAFETY in page
    assert "OFFICIAL-SENSITIVE" in page


def test_the_form_asks_for_safety_and_for_another_agency():
    school = scenarios.a_school()
    browser = signed_in(scenarios.its_lead(school))

    answer = browser.post(
        reverse("reviews:dispute-raise"), given_for(school, school, immediate_safety="")
    )

    assert set(answer.context["form"].errors) == {"immediate_safety", "others"}
    assert not Dispute.objects.exists()


def test_whoever_has_seats_in_two_partnerships_chooses_first():
    office = cases.the_office()
    there = a_foreign_partnership()
    seat = factories.SeatFactory(capacity="business_manager", group=None, partnership=there)
    factories.AppointmentFactory(seat=seat, person=office)
    browser = signed_in(office)

    assert "In which partnership?" in text_of(browser.get(reverse("reviews:dispute-raise")))
    chosen = browser.get(reverse("reviews:dispute-raise"), {"partnership": there.pk})
    assert "What was done at once" in text_of(chosen)


# The list


def test_the_list_filters_and_its_file_leaves_a_line():
    dispute = scenarios.a_raised_dispute()
    browser, path = office_browser(dispute), reverse("reviews:dispute-list")

    for asked in ({}, {"q": "threshold"}, {"status": "unresolved"}, {"kind": "practitioners"}):
        assert dispute.reference in text_of(browser.get(path, asked))
    for asked in ({"q": "elsewhere"}, {"status": "resolved"}, {"kind": "funding"}):
        assert dispute.reference not in text_of(browser.get(path, asked))
    assert browser.get(path, {"as": "xlsx"})["Content-Type"].endswith("sheet")
    assert TrailEntry.objects.about(dispute).filter(verb="take_list").exists()


def test_who_has_a_part_in_none_is_told_what_to_do():
    text = text_of(signed_in(factories.UserFactory()).get(reverse("reviews:dispute-list")))

    assert "You have a part in no dispute" in text


def test_without_a_second_factor_nothing_is_shown():
    dispute = scenarios.a_raised_dispute()
    person = scenarios.its_speaker(dispute)
    type(person).objects.filter(pk=person.pk).update(is_asked_for_second_factor=False)
    browser = Client()
    browser.force_login(person)

    assert browser.get(url("dispute-detail", dispute)).status_code == 404
    assert dispute.reference not in text_of(browser.get(reverse("reviews:dispute-list")))


# The record


def test_a_late_stage_says_so_and_how_long_the_answer_is_waited_for():
    dispute = scenarios.a_raised_dispute(partnership=a_foreign_partnership())
    scenarios.a_running_stage(dispute)

    text = text_of(office_browser(dispute).get(url("dispute-detail", dispute)))

    assert "Its limit passed, 15 Oct 2025, 10:30" in text
    assert "48 hours, counted from the disagreement" in text
    assert "Waited so far" in text
    assert "a prompt to go on: it ends nothing" in text


def test_legal_advice_is_read_by_its_own_side_alone():
    side = scenarios.legal_advice()
    dispute = side.dispute
    manager = scenarios.a_named_officer(dispute)

    own = text_of(signed_in(scenarios.its_speaker(dispute)).get(url("dispute-detail", dispute)))
    assert "Counsel’s note of October." in own
    for browser in (office_browser(dispute), signed_in(manager.person)):
        page = text_of(browser.get(url("dispute-detail", dispute)))
        assert "Counsel’s note of October." not in page
        assert "Noted on 15 October 2025." in page


def test_a_dispute_goes_from_its_sides_to_its_end_through_the_forms():
    dispute = scenarios.a_raised_dispute()
    browser = office_browser(dispute)
    side = scenarios.first_side(dispute)
    person = factories.UserFactory()
    words = {"immediate_safety": "A plan.", "account": "The threshold."}

    send(browser, "dispute-edit", dispute, words)
    send(browser, "side-position", side, {"position": "It is met."})
    send(
        browser,
        "side-step",
        side,
        {"what": "Supervision", "evidence": "A note.", **day_of("done_on")},
    )
    send(browser, "side-officer", side, {"person": person.email, "level": "manager"})
    officer = DisputeOfficer.objects.get(person=person)
    browser.post(url("officer-end", officer), confirmed(officer))
    send(browser, "dispute-stage", dispute, {"note": ""})
    stage = DisputeStage.objects.get()
    send(browser, "stage-respond", stage, {"response": "It is not."})
    send(browser, "stage-not-agreed", stage, {"outcome": "They differ."})
    asked = browser.get(url("stage-edit", stage)).context["form"].fields
    assert {*DisputeStage.WORDS} & {*asked} == {"response", "outcome"}
    typed = {"response": "It is not met.", "outcome": "They differ on the risk."}
    send(browser, "stage-edit", stage, typed)
    send(browser, "dispute-chair", dispute, {})
    send(browser, "dispute-mediation", dispute, {"mediation": "A meeting."})
    send(browser, "dispute-ask-advice", dispute, {})
    send(browser, "dispute-advice", dispute, {"advice": "Hold a discussion."})
    send(browser, "dispute-reply", dispute, {"reply": "We will."})
    send(browser, "dispute-resolve", dispute, {"outcome": "It was held.", "plan": "Weekly."})

    page = text_of(browser.get(url("dispute-detail", dispute)))
    for said in (
        "It is not met.",
        "They differ on the risk.",
        "A meeting.",
        "Hold a discussion.",
        "We will.",
        "It was held.",
        "Weekly.",
    ):
        assert said in page
    assert Dispute.objects.get().status == Dispute.Status.RESOLVED
    assert not DisputeOfficer.objects.get(person=person).is_there


def test_what_a_stage_agreed_stands_in_the_form_of_the_end():
    stage = scenarios.an_agreed_stage()
    browser = office_browser(stage.dispute)

    form = browser.get(url("dispute-resolve", stage.dispute)).context["form"]

    assert form["outcome"].value() == "Both see the family together."


def test_agreement_and_withdrawal_through_the_forms():
    stage = scenarios.a_running_stage()
    browser = office_browser(stage.dispute)

    send(browser, "stage-agree", stage, {"outcome": "A visit.", "plan": "This week."})
    send(browser, "dispute-withdraw", stage.dispute, {"note": "Not needed any more."})

    assert Dispute.objects.get().status == Dispute.Status.WITHDRAWN


def test_somebody_who_cannot_sign_in_is_not_named():
    side = scenarios.first_side(scenarios.a_raised_dispute())
    browser = office_browser(side.dispute)

    answer = browser.post(
        url("side-officer", side), {"person": "nobody@example.org", "level": "manager"}
    )

    assert "Nobody signs in with this address" in text_of(answer)


def test_own_legal_advice_is_noted_through_the_form():
    side = scenarios.first_side(scenarios.a_raised_dispute())
    browser = signed_in(scenarios.its_speaker(side.dispute))

    send(browser, "side-legal-advice", side, {"legal_advice": "Of October."})

    side.refresh_from_db()
    assert side.legal_advice == "Of October."


def test_a_protocol_that_is_gone_is_said_and_nothing_begins():
    dispute = scenarios.a_raised_dispute()
    Dispute.objects.update(protocol="long-gone")

    page = text_of(office_browser(dispute).get(url("dispute-detail", dispute)))

    assert "Its protocol is not there any more." in page
    assert "Begin stage" not in page


# Escalation officers


def test_the_office_names_and_ends_an_escalation_officer_through_the_pages():
    trust, person = scenarios.a_trust(), factories.UserFactory()
    browser = signed_in(cases.the_office(trust.partnership))
    typed = {"participation": trust.pk, "person": person.email, "title": "Liaison officer"}

    assert browser.post(reverse("reviews:escalation-add"), typed).status_code == 302
    officer = EscalationOfficer.objects.get()
    page = reverse("reviews:escalation-list")
    assert "Liaison officer" in text_of(browser.get(page, {"q": "hospital"}))
    assert "No agency fits" in text_of(browser.get(page, {"q": "elsewhere"}))
    assert "Liaison officer" in text_of(browser.get(page, {"as": "csv"}))
    browser.post(url("escalation-end", officer), confirmed(officer))
    assert "No escalation officer is named" in text_of(browser.get(page))


# Home


def test_home_says_what_is_next_and_that_a_limit_has_passed():
    dispute = scenarios.a_raised_dispute(partnership=a_foreign_partnership())
    office = acting(cases.the_office(dispute.partnership), on=TODAY + timedelta(days=3))
    said = []
    said += todo.todo_items(office)
    scenarios.a_running_stage(dispute)
    said += todo.todo_items(office)

    assert [each.about.partition(": ")[2] for each in said] == [
        "begin the next stage, or record how it was resolved",
        "stage 1, practitioner to practitioner",
    ]
    assert [(each.tone, each.due_says) for each in said] == [
        ("", "no limit runs"),
        ("late", "by 15 Oct 2025, 10:30"),
    ]


def test_home_says_that_advice_and_the_reply_are_awaited():
    advisor = scenarios.an_advisor()
    dispute = scenarios.with_the_advisor()
    waits = todo.todo_items(acting(advisor), is_named=True)
    scenarios.give_advice(dispute)
    after = todo.todo_items(acting(advisor), is_named=True)

    assert [each.about.partition(": ")[2] for each in (*waits, *after)] == [
        "the advisor’s advice is asked",
        "the partners’ reply to the advice is to be published",
    ]


def test_who_was_never_named_and_runs_none_costs_no_query(django_assert_num_queries):
    person = acting(factories.UserFactory())

    with django_assert_num_queries(0):
        assert todo.todo_items(person) == []


def test_an_answer_in_time_is_told_with_the_time_it_took():
    began = scenarios.DISAGREED + timedelta(hours=1)
    dispute = scenarios.a_raised_dispute(at=began, partnership=a_foreign_partnership())
    stage = scenarios.a_running_stage(dispute, at=began)
    scenarios.respond(stage, at=began + timedelta(hours=40))

    page = text_of(office_browser(dispute).get(url("dispute-detail", dispute)))

    assert "Answered in time, by 15 Oct 2025, 10:30" in page
    assert "40 hours" in page
