"""The pages of recommendations: the list, one recommendation, and what is done there."""

from datetime import date

import pytest

from governance.recommendations.models import GroupRecommendation
from tests import factories
from tests.governance.challenges.test_views import day, sent_form, text_of
from tests.scenarios import group_recommendations as scenes
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.pages]
LATER = day("answer_by", date(2099, 3, 2))


def test_a_recommendation_climbs_and_is_answered_back_down_on_screen():
    group = scenarios.an_audit_group()
    below = signed_in(scenarios.its_chair(group))
    above = signed_in(scenarios.its_chair(group.reports_to))
    words = {"title": "Two names each", "text": "Audits fail where one person is ill."}

    url = below.post("/group-recommendations/make/", words)["Location"]
    assert "which has not put it to the group above" in text_of(below.get(url))
    sent_form(below, f"{url}put/", to=str(group.reports_to_id), note="Twice.", **LATER)
    assert "answer it or pass it on" in text_of(above.get("/"))
    assert "Audits fail where one person is ill." in text_of(above.get(f"{url}answer/"))
    sent_form(above, f"{url}answer/", outcome="whole", text="By the new year.")
    assert "read the answer and receive it" in text_of(below.get("/"))
    assert "By the new year." in text_of(below.get(f"{url}receive/"))
    sent_form(below, f"{url}receive/")

    page = text_of(below.get(url))
    assert GroupRecommendation.objects.get().status == "received"
    assert "Answered to" in page
    assert "By the new year." in page
    sent_form(above, f"{url}action/", title="Ask for two names", due_text="March 2099")
    assert "Ask for two names" in text_of(above.get(url))


def test_it_is_passed_on_sent_back_changed_and_withdrawn_on_screen():
    record = scenes.a_put_one()
    higher = scenes.above(record)
    above = signed_in(scenarios.its_chair(record.stands_with))
    below = signed_in(scenarios.its_chair(record.group))
    url = f"/group-recommendations/{record.pk}/"

    sent_form(above, f"{url}pass-on/", to=str(higher.pk), note="Theirs.", **LATER)
    assert "Passed on to" in text_of(below.get(url))
    sent_form(signed_in(scenarios.its_chair(higher)), f"{url}send-back/", note="Which?")
    assert "not put yet or sent back" in text_of(below.get("/"))
    sent_form(below, f"{url}edit/", title="Two names of each agency", text="All of them.")
    sent_form(below, f"{url}withdraw/", note="It was solved.")

    record.refresh_from_db()
    assert (record.status, record.title) == ("withdrawn", "Two names of each agency")


def test_the_list_is_filtered_sorted_and_downloaded():
    theme = factories.ThemeFactory()
    record = scenes.a_put_one()
    record.themes.add(theme)
    client = signed_in(scenarios.its_chair(record.group.reports_to))

    page = text_of(
        client.get(f"/group-recommendations/?q=auditor&theme={theme.key}&sort=-by&waits=answer")
    )
    file = client.get("/group-recommendations/?as=csv").content.decode()

    assert "Answer overdue" in page
    assert record.text in file
    for wish in ("status=waiting", "status=overdue", "status=current", "status=put"):
        assert record.title in text_of(client.get(f"/group-recommendations/?{wish}"))
    for wish in ("waits=receive", "waits=put", "outcome=whole"):
        assert "No recommendation fits" in text_of(client.get(f"/group-recommendations/?{wish}"))


def test_whoever_acts_for_several_groups_says_which_recommends_and_errors_name_the_field():
    client = signed_in(scenarios.a_board_officer())
    group = scenarios.an_audit_group()

    asked = text_of(client.get("/group-recommendations/make/"))
    missing = text_of(
        client.post(f"/group-recommendations/make/?group=group:{group.pk}", {"title": ""})
    )

    assert "Which group recommends it?" in asked
    assert "Enter a title." in missing
    assert "Say what you recommend." in missing
    nobody = signed_in(scenarios.a_person())
    assert "Your seats show you no recommendations" in text_of(
        nobody.get("/group-recommendations/")
    )


def test_the_group_at_the_top_has_no_button_to_pass_it_on():
    record = scenes.a_put_one()
    client = signed_in(scenarios.its_chair(record.stands_with))

    page = text_of(client.get(f"/group-recommendations/{record.pk}/"))

    assert "Answer it" in page
    assert "Pass it on" not in page
