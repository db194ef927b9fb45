"""A highlight report offers a first draft: lines its writer may see, put in by choice, never saved
by themselves.
"""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from assurance.returns.models import Answer, AssuranceReturn
from assurance.returns.views.first_draft import AT_MOST, draft_of
from governance.actions.models import Action, ActionReader
from governance.plans.models import BusinessPlan
from tests import factories
from tests.factories.governance import SINCE
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios import risks as risk_scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.plans import its_seat
from tests.scenarios.returns import NOON, acting

pytestmark = [pytest.mark.django_db, pytest.mark.pages]
LONG_BEFORE = datetime(2025, 4, 2, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOON, tick=False):
        yield


def words_for(record: AssuranceReturn, person=None) -> dict[str, list[str]]:
    by = acting(person or scenarios.its_member(record.group))
    return {code: [each.words for each in lines] for code, lines in draft_of(by, record).items()}


def a_priority_led_from(group):
    """In a plan of the planning and delivery group in force, led by the chair of another."""
    priority = plan_scenarios.a_priority()
    BusinessPlan.objects.filter(pk=priority.plan_id).update(starts_on=SINCE)
    seat = its_seat(scenarios.its_chair(group))
    type(priority).objects.filter(pk=priority.pk).update(lead_seat=seat)
    return priority


def told(priority, **words):
    given = {"rating": "amber", "narrative": "Six agencies use the tool.", "impact": ""}
    period = scenarios.the_last_quarter()
    return factories.ProgressUpdateFactory(priority=priority, period=period, **{**given, **words})


def test_finished_late_and_next_actions_come_from_the_groups_own_log():
    record = scenarios.an_open_return()
    plan_scenarios.a_finished_action(record.group)
    late = plan_scenarios.an_open_action(record.group)
    Action.objects.filter(pk=late.pk).update(due_text="1 October 2025", due_to="2025-10-01")
    plan_scenarios.an_open_action(scenarios.a_case_review_group())

    found = words_for(record)

    asks = "Ask three agencies for their audits"
    assert found["what-did-we-do"] == [f"Finished: {asks}. All three have sent theirs."]
    assert found["how-much"] == ["1 action finished since 1 July 2025, 2 raised, 1 open."]
    assert found["how-well"] == [f"14 days late: {asks}."]
    (following,) = found["next-actions"]
    assert following.startswith(f"{asks}: ")
    assert following.endswith(", by 1 October 2025.")
    assert "what-difference" not in found


def test_how_many_were_finished_in_time_is_counted_of_those_with_a_date():
    record = scenarios.an_open_return()
    first, second, _ = (plan_scenarios.a_finished_action(record.group) for _ in range(3))
    Action.objects.filter(pk=first.pk).update(due_to="2025-10-15")
    Action.objects.filter(pk=second.pk).update(due_to="2025-10-14")

    assert words_for(record)["how-well"] == ["1 of 2 were finished by the day promised."]


def test_it_is_drawn_since_the_last_return_was_sent():
    group = scenarios.an_audit_group()
    last = scenarios.a_submitted_return(group, scenarios.a_quarter("2025-26", "Q1"))
    AssuranceReturn.objects.filter(pk=last.pk).update(submitted_at=NOON - timedelta(days=3))
    record = scenarios.an_open_return(group)
    AssuranceReturn.objects.filter(pk=record.pk).update(item=last.item)
    record.refresh_from_db()
    told_before = plan_scenarios.a_finished_action(group)
    Action.objects.filter(pk=told_before.pk).update(done_at=NOON - timedelta(days=4))

    assert "what-did-we-do" not in words_for(record)

    Action.objects.filter(pk=told_before.pk).update(done_at=NOON - timedelta(days=3))
    assert "what-did-we-do" in words_for(record)


def test_progress_on_priorities_the_group_leads_is_drawn_and_too_early_is_no_impact():
    record = scenarios.an_open_return()
    priority = a_priority_led_from(record.group)
    told(priority, impact="Too early to say.")

    found = words_for(record)

    assert found["what-did-we-do"] == [f"{priority}: Six agencies use the tool."]
    assert "what-difference" not in found

    priority.updates.update(impact="Fewer children wait.")
    assert words_for(record)["what-difference"] == [f"{priority}: Fewer children wait."]


def test_what_an_action_changed_is_drawn_with_its_evidence():
    action = plan_scenarios.an_embedded_action()
    record = scenarios.an_open_return(action.group)

    assert words_for(record)["what-difference"] == [
        "Plans are clearer to families. (Ask three agencies for their audits. "
        "Audit: Eleven of twelve plans say what must change.)"
    ]

    Action.objects.update(difference="Too early to tell.")
    assert "what-difference" not in words_for(record)


def test_risks_of_the_group_are_drawn_with_their_movement_and_what_was_closed():
    group = scenarios.an_audit_group()
    record = scenarios.an_open_return(group)
    moved = risk_scenarios.an_open_risk(group, title="Moved")
    type(moved).objects.filter(pk=moved.pk).update(raised_at=LONG_BEFORE)
    risk_scenarios.review(moved)
    risk_scenarios.close(risk_scenarios.an_open_risk(group, title="Gone"))
    up = risk_scenarios.an_open_risk(group, title="Fresh")
    risk_scenarios.escalate(up)
    risk_scenarios.an_open_risk(scenarios.a_case_review_group(), title="Of others")

    assert words_for(record)["risks"] == [
        "Closed: Gone.",
        f"Fresh: new, rated 12 (high). Passed up to {group.reports_to}.",
        "Moved: rated 6 (medium), down from 12.",
    ]


def test_nothing_restricted_is_drawn_even_for_its_reader_since_others_read_the_answer():
    record = scenarios.an_open_return()
    member = scenarios.its_member(record.group)
    secret = plan_scenarios.an_open_action(record.group)
    origin = {"origin_kind": "reviews.recommendation", "origin_id": 1}
    Action.objects.filter(pk=secret.pk).update(
        is_restricted=True, number=999, title="Secret", **origin
    )
    ActionReader.objects.create(action=secret, person=member)

    assert Action.objects.visible_to(acting(member)).filter(pk=secret.pk).exists()
    assert words_for(record, member) == {}


def test_who_sees_no_risk_is_shown_none():
    """A data provider of an agency answers for it and sees no group's register."""
    record = scenarios.an_open_return()
    risk_scenarios.an_open_risk(record.group)
    plan_scenarios.an_open_action(record.group)

    assert words_for(record, scenarios.a_person()) == {}


def test_of_an_agency_and_of_another_question_set_nothing_is_drawn():
    record = scenarios.an_organisations_open_return()
    plan_scenarios.an_open_action(record.returns_to)

    assert draft_of(acting(scenarios.its_lead(record)), record) == {}


def test_it_draws_at_most_so_many_lines_in_a_constant_number_of_queries(
    django_assert_num_queries,
):
    record = scenarios.an_open_return()
    chair = acting(scenarios.its_chair(record.group))
    plan_scenarios.an_open_action(record.group)
    risk_scenarios.an_open_risk(record.group)
    with django_assert_num_queries(5):
        draft_of(chair, record)
    for number in range(AT_MOST):
        factories.ActionFactory(group=record.group, number=100 + number)
        factories.RiskFactory(group=record.group)
    with django_assert_num_queries(5):
        found = draft_of(chair, record)

    assert len(found["risks"]) == AT_MOST


# On the page


def page_of(record) -> str:
    return reverse("assurance:return-answer", args=[record.pk])


def sent(browser, record, **typed) -> dict:
    """The form as its page drew it, with what somebody typed."""
    form = browser.get(page_of(record)).context["form"]
    return {"expected_version": form["expected_version"].value(), **typed}


def test_each_line_stands_beneath_its_question_with_the_page_it_comes_from():
    record = scenarios.an_open_return()
    risk = risk_scenarios.an_open_risk(record.group)

    page = signed_in(scenarios.its_chair(record.group)).get(page_of(record)).content.decode()

    assert "A first draft from your log and plan" in page
    assert f"{risk.title}: new, rated 12 (high)." in page
    assert f'href="{reverse("governance:risk-detail", args=[risk.pk])}"' in page


def test_the_chosen_lines_go_beneath_what_is_typed_and_nothing_is_saved():
    record = scenarios.an_open_return()
    kept, left = (risk_scenarios.an_open_risk(record.group, title=name) for name in ("A", "B"))
    browser = signed_in(scenarios.its_chair(record.group))
    typed = sent(browser, record, risks="Ours.", achievements="Typed and not saved.")

    chosen = {"put_in": "risks", "drawn": [f"risks|risk-{kept.pk}"]}
    answer = browser.post(page_of(record), {**typed, **chosen})

    form = answer.context["form"]
    assert answer.status_code == 200
    assert form["risks"].value() == "Ours.\n\nA: new, rated 12 (high)."
    assert form["achievements"].value() == "Typed and not saved."
    assert "nothing is saved yet" in answer.content.decode()
    assert f"risks|risk-{left.pk}" in answer.content.decode()
    assert f"risks|risk-{kept.pk}" not in answer.content.decode()
    assert not Answer.objects.exclude(text="").exists()
    assert not Answer.objects.filter(answered_at__isnull=False).exists()


def test_a_save_afterwards_carries_what_was_put_in_and_changed_alone():
    record = scenarios.an_open_return()
    for code in ("risks", "achievements"):
        record.answers.filter(question__code=code).update(text="Ours already.")
    risk = risk_scenarios.an_open_risk(record.group)
    chair = scenarios.its_chair(record.group)
    browser = signed_in(chair)
    held = {each.question.code: each.value for each in record.answers.for_form()}
    before = {each.pk: each.version for each in record.answers.all()}
    typed = sent(browser, record, **{code: value or "" for code, value in held.items()})
    chosen = {"put_in": "risks", "drawn": [f"risks|risk-{risk.pk}"]}
    drawn = browser.post(page_of(record), {**typed, **chosen}).context["form"]["risks"].value()

    saved = browser.post(page_of(record), {**typed, "risks": drawn})

    assert saved.status_code == 302
    now = {each.question.code: each for each in record.answers.for_form()}
    assert now["risks"].text == drawn
    assert now["risks"].text.startswith(held["risks"])
    assert [code for code, each in now.items() if each.version != before[each.pk]] == ["risks"]


def test_a_line_that_was_not_offered_is_not_put_in():
    """Neither a foreign one named in what is sent, nor none chosen."""
    record = scenarios.an_open_return()
    risk_scenarios.an_open_risk(record.group)
    foreign = risk_scenarios.an_open_risk(scenarios.a_foreign_group(), title="Foreign")
    browser = signed_in(scenarios.its_chair(record.group))
    typed = sent(browser, record, risks="Ours.")

    chosen = {"put_in": "risks", "drawn": [f"risks|risk-{foreign.pk}"]}
    answer = browser.post(page_of(record), {**typed, **chosen})

    assert answer.context["form"]["risks"].value() == "Ours."
    assert "Nothing was put in." in answer.content.decode()


def test_who_may_not_answer_may_put_nothing_in():
    record = scenarios.an_open_return()
    browser = signed_in(scenarios.its_chair(scenarios.a_foreign_group()))

    assert browser.post(page_of(record), {"put_in": "risks"}).status_code == 404
