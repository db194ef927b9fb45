"""The pages of challenges: the list, one challenge, raising, answering and verifying on screen."""

from datetime import date

import pytest
from django.urls import reverse

from governance.challenges.models import Challenge
from governance.challenges.origins import origin_at
from governance.core.roles import Capacity
from governance.people.models import Organisation
from tests import factories
from tests.scenarios import challenges as scenes
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios import risks
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import acting

pytestmark = [pytest.mark.django_db, pytest.mark.pages]


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def day(name: str, value: date) -> dict[str, str]:
    parts = (value.day, value.month, value.year)
    return {f"{name}_{number}": str(part) for number, part in enumerate(parts)}


def sent_form(client, url: str, **typed: str):
    """What a browser sends of the form behind an address, with what is typed in it."""
    form = client.get(url).context["form"]
    hidden = {each.html_name: each.value() or "" for each in form.hidden_fields()}
    return client.post(url, {**hidden, **typed})


LATER = day("answer_by", date(2099, 3, 2))


def test_the_list_is_filtered_sorted_and_downloaded():
    theme = factories.ThemeFactory()
    challenge = scenes.a_sent_challenge()
    challenge.themes.add(theme)
    scenes.an_acknowledged_commendation()
    client = signed_in(scenes.the_scrutineer())

    page = text_of(client.get(f"/challenges/?q=audits&theme={theme.key}&sort=-by&status=overdue"))
    file = client.get("/challenges/?as=csv&kind=challenge").content.decode()

    assert challenge.title in page
    assert "Answer overdue" in page
    assert "The audit days" not in page
    assert "Raised from" in file
    assert challenge.text in file
    for wish in ("status=owed", "status=current", "status=sent", "waits=raised"):
        assert challenge.title in text_of(client.get(f"/challenges/?{wish}"))
    for wish in ("waits=answer", "waits=verify", "waits=acknowledge", "waits=send"):
        assert "No challenge or commendation fits" in text_of(client.get(f"/challenges/?{wish}"))


def test_an_empty_list_says_what_to_do_and_who_has_no_seat_is_told():
    assert "Raise one with the button above" in text_of(
        signed_in(scenes.the_scrutineer()).get("/challenges/")
    )
    page = text_of(signed_in(scenarios.a_person()).get("/challenges/"))
    assert "Your seats show you no challenges" in page
    assert "Raise a challenge" not in page


def test_a_challenge_is_raised_sent_answered_and_verified_on_screen():
    group = scenarios.an_audit_group()
    chair, scrutineer = signed_in(scenarios.its_chair(group)), signed_in(scenes.the_scrutineer())
    words = {"title": "No voices", "text": "None of them says what a child told.", **LATER}
    typed = {"kind": "challenge", "to": f"group:{group.pk}", **words}

    made = scrutineer.post("/challenges/raise/", typed)
    challenge = Challenge.objects.get()
    url = made["Location"]
    assert "Nobody but your seat reads this yet" in text_of(scrutineer.get(url))
    assert chair.get(url).status_code == 404
    confirmed = text_of(scrutineer.get(f"{url}send/"))
    assert "None of them says what a child told." in confirmed
    sent_form(scrutineer, f"{url}send/")
    answering = text_of(chair.get(f"{url}answer/"))
    assert "None of them says what a child told." in answering
    sent_form(chair, f"{url}answer/", outcome="whole", text="From now on.")
    verifying = text_of(scrutineer.get(f"{url}verify/"))
    assert "From now on." in verifying
    sent_form(scrutineer, f"{url}verify/", note="It is clear.")

    challenge.refresh_from_db()
    page = text_of(chair.get(url))
    assert (challenge.status, challenge.outcome) == ("verified", "whole")
    assert "It is clear." in page
    assert "Given to the words of version 2" in page


def test_the_form_says_what_is_missing_and_refuses_an_address_that_is_none():
    client = signed_in(scenes.the_scrutineer())

    page = text_of(client.post("/challenges/raise/", {"page": "/risks/999/"}))

    for sentence in (
        "Choose a challenge or a commendation.",
        "Choose an agency or a group.",
        "Enter a title.",
        "Say what it is about.",
        "No page here that you may see has this address.",
    ):
        assert sentence in page


def test_whoever_has_several_seats_says_from_which_it_is_raised():
    scrutineer = scenes.the_scrutineer()
    seat = factories.SeatFactory(
        capacity=Capacity.INDEPENDENT_SCRUTINEER,
        group=None,
        partnership=scenarios.the_county_partnership(),
    )
    factories.AppointmentFactory(seat=seat, person=scrutineer)
    client = signed_in(scrutineer)

    asked = text_of(client.get("/challenges/raise/?page=/risks/1/"))
    wrong = text_of(client.get("/challenges/raise/?seat=999"))
    chosen = text_of(client.get(f"/challenges/raise/?seat={seat.pk}"))

    assert "From which of your seats?" in asked
    assert 'value="/risks/1/"' in asked
    assert "From which of your seats?" in wrong
    assert "In one line" in chosen


def test_what_it_comes_from_is_named_and_led_to_only_for_who_may_see_it():
    group = scenarios.an_audit_group()
    scrutineer = scenes.the_scrutineer()
    risk = risks.an_open_risk(group)
    body = scenarios.an_agency_lead()
    origin = origin_at(f"http://here.example/risks/{risk.pk}/", acting(scrutineer))
    held = acting(body).holdings[0]

    challenge = scenes.sent_by(
        scrutineer,
        organisation=Organisation.objects.get(pk=held.organisation_id),
        partnership=scenarios.the_leicester_partnership(),
        **origin,
    )

    url = reverse("governance:challenge-detail", args=[challenge.pk])
    assert f'href="/risks/{risk.pk}/"' in text_of(signed_in(scrutineer).get(url))
    theirs = text_of(signed_in(body).get(url))
    assert risk.title not in theirs
    assert "Comes from" in theirs


def test_an_origin_is_a_page_of_a_record_that_one_sees():
    action = plan_scenarios.an_open_action()
    priority = plan_scenarios.a_priority()
    scrutineer = acting(scenes.the_scrutineer())
    stranger = acting(scenarios.its_chair(factories.GroupFactory()))

    for record, page in ((action, "actions"), (priority, "priorities")):
        address = reverse(f"governance:{record._meta.model_name}-detail", args=[record.pk])
        assert page in address
        assert origin_at(address, scrutineer)["origin_id"] == record.pk
        assert origin_at(address, stranger) is None
    for address in ("/nothing/here/", "/actions/", "/groups/", "no address"):
        assert origin_at(address, scrutineer) is None


def test_what_was_raised_by_mistake_is_changed_before_it_is_sent_and_withdrawn():
    challenge = scenes.a_draft()
    client = signed_in(scenes.the_scrutineer())
    url = f"/challenges/{challenge.pk}/"

    sent_form(client, f"{url}edit/", title="Better words", text="And why.", **LATER)
    assert "Better words" in text_of(client.get(url))
    sent_form(client, f"{url}withdraw/", note="It was settled.")

    challenge.refresh_from_db()
    assert (challenge.status, challenge.title) == ("withdrawn", "Better words")


def test_a_commendation_has_no_day_and_is_acknowledged_with_a_word():
    challenge = scenes.a_draft_commendation()
    client = signed_in(scenes.the_scrutineer())
    url = f"/challenges/{challenge.pk}/"

    assert "By when is an answer owed?" not in text_of(client.get(f"{url}edit/"))
    sent_form(client, f"{url}send/")
    sent_form(
        signed_in(scenarios.its_chair(challenge.group)), f"{url}acknowledge/", note="Thank you."
    )

    page = text_of(client.get(url))
    assert "Thank you." in page
    assert "Answers" not in page


def test_it_is_asked_again_passed_up_and_its_day_moved_on_screen():
    challenge = scenes.an_answered_challenge()
    client = signed_in(scenes.the_scrutineer())
    url = f"/challenges/{challenge.pk}/"

    sent_form(client, f"{url}ask-again/", note="From when on?", **LATER)
    assert "From when on?" in text_of(client.get(url))
    sent_form(
        client,
        f"{url}move-date/",
        reason="They asked for it.",
        **day("answer_by", date(2099, 4, 1)),
    )
    scenes.answer(Challenge.objects.get())
    above = scenes.above(challenge)
    sent_form(client, f"{url}pass-up/", to=str(above.pk), note="Still no day.", **LATER)

    page = text_of(client.get(url))
    challenge.refresh_from_db()
    assert (challenge.status, challenge.round, challenge.passed_up_to) == ("passed_up", 3, above)
    assert "They asked for it." in page
    assert "which answers instead" in page


def test_one_that_is_not_ripe_has_no_button_to_pass_it_up():
    group = scenarios.an_audit_group()
    challenge = scenes.write(scenes.the_scrutineer(), group=group, answer_by=date(2099, 3, 2))
    scenes.send(challenge)
    client = signed_in(scenes.the_scrutineer())

    page = text_of(client.get(f"/challenges/{challenge.pk}/"))
    refused = text_of(
        sent_form(
            client,
            f"/challenges/{challenge.pk}/pass-up/",
            to=str(scenes.above(challenge).pk),
            note="Now.",
            **LATER,
        )
    )

    assert "Pass it up" not in page
    assert "pass it up once it is overdue" in refused


def test_the_office_records_an_answer_with_where_it_was_given():
    challenge = scenes.a_challenge_to_an_agency()
    client = signed_in(scenarios.a_board_officer())
    url = f"/challenges/{challenge.pk}/"

    assert "Record their answer" in text_of(client.get(url))
    missing = text_of(sent_form(client, f"{url}answer/", outcome="refused", text="No."))
    assert "Say where the answer was given." in missing
    sent_form(client, f"{url}answer/", outcome="refused", text="No.", given_in="Minutes, item 4")

    assert "from: Minutes, item 4." in text_of(client.get(url))


def test_an_action_is_raised_from_what_was_promised_and_the_page_leads_to_it():
    challenge = scenes.an_answered_challenge()
    client = signed_in(scenarios.its_chair(challenge.group))
    url = f"/challenges/{challenge.pk}/"

    assert scenes.PROMISE in text_of(client.get(f"{url}action/"))
    sent_form(client, f"{url}action/", title="Ask it in each audit", due_text="March 2027")

    assert "Ask it in each audit" in text_of(client.get(url))


def test_the_day_of_several_is_moved_at_once_with_the_reason():
    first, second = scenes.a_sent_challenge(), scenes.a_challenge_to_an_agency()
    client = signed_in(scenarios.a_board_officer())
    url = f"/challenges/answer-days/?challenge={first.pk}&challenge={second.pk}"

    assert "2 challenges chosen" in text_of(client.get(url))
    done = sent_form(client, url, reason="The office was closed.", **LATER)
    again = sent_form(client, url, reason="The office was closed.", **LATER)

    first.refresh_from_db()
    assert (done.status_code, first.answer_by) == (302, date(2099, 3, 2))
    assert again.status_code == 302
    assert "2 had that day already" in text_of(client.get("/challenges/"))
    nothing = client.get("/challenges/answer-days/", follow=True)
    assert "Choose one challenge or more in the list first." in text_of(nothing)


def test_a_moved_day_that_was_changed_meanwhile_is_named_as_not_moved():
    challenge = scenes.a_sent_challenge()
    client = signed_in(scenarios.a_board_officer())
    url = f"/challenges/answer-days/?challenge={challenge.pk}"
    form = client.get(url).context["form"]
    hidden = {each.html_name: each.value() or "" for each in form.hidden_fields()}
    scenes.withdraw(challenge)

    client.post(url, {**hidden, "reason": "Closed.", **LATER})

    assert f"Not moved: {challenge.title}" in text_of(client.get("/challenges/"))


def test_where_nobody_sits_the_page_says_that_the_office_is_told():
    body = factories.ParticipationFactory(partnership=scenarios.the_leicester_partnership())
    challenge = scenes.sent_by(
        scenes.the_scrutineer(), organisation=body.organisation, partnership=body.partnership
    )

    page = text_of(signed_in(scenes.the_scrutineer()).get(f"/challenges/{challenge.pk}/"))

    assert "Nobody sits there who could answer." in page


def test_home_says_what_is_owed_what_is_to_verify_and_what_was_passed_up():
    owed = scenes.a_sent_challenge()
    scenes.a_commendation()
    scenes.a_draft()
    answered = scenes.a_draft(title="Another one")
    scenes.send(answered)
    scenes.answer(answered)
    passed = scenes.a_draft(title="A third")
    scenes.send(passed)
    scenes.answer(passed)
    scenes.pass_up(passed)

    below = text_of(signed_in(scenarios.its_chair(owed.group)).get("/"))
    above = text_of(signed_in(scenarios.its_chair(passed.passed_up_to)).get("/"))
    asker = text_of(signed_in(scenes.the_scrutineer()).get("/"))

    assert "Challenge: answer it" in below
    assert "Commendation: read it, and acknowledge it" in below
    assert "passed up to your group" in above
    assert "say whether that satisfies you" in asker
    assert "Not sent yet: send it" in asker


def test_a_challenge_is_found_by_the_words_of_its_answer_by_who_may_see_it():
    challenge = scenes.an_answered_challenge()
    reader = signed_in(scenarios.its_member(challenge.group))
    stranger = signed_in(scenarios.its_chair(factories.GroupFactory()))

    assert challenge.title in text_of(reader.get("/search/?q=next quarter"))
    assert challenge.title not in text_of(stranger.get("/search/?q=next quarter"))
