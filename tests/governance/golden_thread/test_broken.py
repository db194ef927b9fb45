"""Where the thread of a plan breaks off, by kind, and where each is mended."""

import pytest
from django.urls import reverse

from governance.golden_thread.content.broken import Broken, find_broken
from governance.golden_thread.content.threads import load_thread
from governance.plans import operations as plans
from governance.plans.models import BusinessPlan
from tests import factories
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.returns import NOON, TODAY, acting

pytestmark = pytest.mark.django_db


def broken_of(plan: BusinessPlan, person=None) -> dict[str, list[str]]:
    """What is said to be lacking, and where it is mended, by kind."""
    actor = acting(person or scenarios.a_board_officer())
    plan = BusinessPlan.objects.for_detail().get(pk=plan.pk)
    found = find_broken(load_thread(plan, actor), actor)
    return {kind.value: [one.url for one in ones] for kind, ones in found}


def test_a_bare_priority_lacks_everything_and_each_line_leads_to_where_it_is_mended():
    priority = plan_scenarios.a_priority()
    action = factories.ActionFactory(group=priority.plan.group, priority=priority)
    update = plan_scenarios.given_progress(priority)
    plans.change_progress(
        update,
        {"rating": "red", "explanation": "Nobody began."},
        by=plan_scenarios.its_reporter(update),
        at=NOON,
        expected_version=update.version,
    )
    plans.change_progress(
        update,
        {"explanation": ""},
        by=plan_scenarios.its_reporter(update),
        at=NOON,
        expected_version=update.version,
    )

    give = reverse("governance:progress-give", args=[priority.pk, "2025-26", "Q3"])
    assert broken_of(priority.plan) == {
        Broken.NO_OUTCOME: [reverse("governance:outcome-add", args=[priority.pk])],
        Broken.NO_MEASURE: [reverse("governance:objective-add", args=[priority.pk])],
        Broken.NO_OBJECTIVE: [reverse("governance:action-edit", args=[action.pk])],
        Broken.UNEXPLAINED: [give],
        Broken.NO_IMPACT: [give],
    }


def test_who_may_not_mend_it_is_led_to_where_it_stands():
    priority = plan_scenarios.a_priority()
    member = scenarios.its_member(priority.plan.group)

    stands = [reverse("governance:priority-detail", args=[priority.pk])]
    assert broken_of(priority.plan, member) == dict.fromkeys(
        [Broken.NO_OUTCOME, Broken.NO_MEASURE, Broken.NO_ACTION], stands
    )


def test_a_measure_is_shown_by_the_evidence_of_an_action_and_then_nothing_is_lacking():
    objective = plan_scenarios.an_objective()
    priority = objective.priority
    factories.OutcomeStatementFactory(priority=priority)
    action = factories.ActionFactory(
        group=priority.plan.group, priority=priority, objective=objective
    )
    plans.edit(
        objective,
        {"measure": "Share of audited cases"},
        by=acting(scenarios.a_board_officer()),
        at=NOON,
        expected_version=objective.version,
        note="The group decided so.",
    )
    before = broken_of(priority.plan)

    factories.EvidenceFactory(about_id=action.pk)

    assert before == {
        Broken.NO_EVIDENCE: [reverse("governance:priority-detail", args=[priority.pk])]
    }
    assert broken_of(priority.plan) == {}


def test_a_draft_is_asked_for_its_parts_and_not_for_progress_or_evidence():
    plan = plan_scenarios.a_draft_plan()
    plan_scenarios.a_priority(plan)

    assert list(broken_of(plan)) == [Broken.NO_OUTCOME, Broken.NO_MEASURE, Broken.NO_ACTION]


def test_open_actions_of_the_plan_before_stand_with_the_objective_that_goes_on():
    old = plan_scenarios.an_objective()
    kept = factories.ActionFactory(
        group=old.priority.plan.group, priority=old.priority, objective=old
    )
    factories.ActionFactory(
        group=old.priority.plan.group,
        priority=old.priority,
        status="done",
        done_at=NOON,
        done_by=scenarios.a_person(),
        outcome="Done.",
    )
    new = plan_scenarios.a_plan_rolled_over(old.priority.plan)

    thread = load_thread(new, acting(scenarios.a_board_officer()))

    (part,) = thread.priorities[0].objectives
    assert [(each.action, each.is_carried) for each in part.actions] == [(kept, True)]
    assert thread.priorities[0].loose == ()
    assert new.starts_on > TODAY
