"""A plan from its draft through consultation to its adoption, its comments, and rolling it over."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from governance.actions.models import Action
from governance.actions.operations import actions
from governance.core.errors import NotAllowed, NotNow
from governance.core.models import Remark
from governance.outbox.models import Message
from governance.plans import operations as plans
from governance.plans.models import BusinessPlan, PlanComment, Priority, ProgressUpdate
from governance.plans.todo import priorities_without_progress
from tests import factories
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON, TODAY, acting

pytestmark = pytest.mark.django_db
DECIDED = {"adopted_on": TODAY, "adopted_in": "Meeting of the group, decision 4"}


def office():
    return acting(scenarios.a_board_officer())


def sees(person, plan) -> bool:
    return BusinessPlan.objects.visible_to(acting(person)).filter(pk=plan.pk).exists()


def test_a_draft_is_read_by_who_writes_it_and_who_is_named_in_it_until_it_is_consulted_on():
    plan = plan_scenarios.a_draft_plan()
    member, seat = scenarios.its_member(plan.group), factories.SeatFactory()
    lead = factories.AppointmentFactory(seat=seat).person
    plan_scenarios.added(Priority(plan=plan, number=1, title="Ours", lead_seat=seat))

    writers = [scenarios.a_board_officer(), scenarios.its_chair(plan.group), lead]
    others = [member, scenarios.an_agency_lead(), scenarios.a_scrutineer()]
    assert [sees(each, plan) for each in writers] == [True] * 3
    assert [sees(each, plan) for each in others] == [False] * 3

    plans.consult(plan, comments_until=TODAY, by=office(), at=NOON)

    assert [sees(each, plan) for each in [*writers, *others]] == [True] * 6


def test_members_are_asked_for_comments_once_and_not_whoever_asks():
    plan = plan_scenarios.a_draft_plan()
    member = scenarios.its_member(plan.group)

    plans.consult(plan, comments_until=TODAY + timedelta(days=21), by=office(), at=NOON)

    mail = Message.objects.get(about_id=plan.pk)
    assert (mail.recipient, mail.subject) == (member, "For your comments: Business plan 2027-29")
    assert "until 5 November 2025" in mail.body


def test_a_last_day_for_comments_is_not_in_the_past():
    plan = plan_scenarios.a_draft_plan()

    with pytest.raises(ValidationError, match="from today on"):
        plans.consult(plan, comments_until=TODAY - timedelta(days=1), by=office(), at=NOON)

    assert not Message.objects.filter(about_id=plan.pk).exists()


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"adopted_in": " "}, "adopted_in"), ({"adopted_on": TODAY + timedelta(1)}, "adopted_on")],
)
def test_an_adoption_says_when_and_by_which_decision(changed, field):
    plan = plan_scenarios.a_draft_plan()

    with pytest.raises(ValidationError) as refused:
        plans.adopt(plan, **DECIDED | changed, by=office(), at=NOON)

    plan.refresh_from_db()
    assert list(refused.value.message_dict) == [field]
    assert plan.status == BusinessPlan.Status.DRAFT


def test_a_chair_does_not_adopt_the_plan_alone():
    plan = plan_scenarios.a_draft_plan()

    with pytest.raises(NotAllowed):
        plans.adopt(plan, **DECIDED, by=acting(scenarios.its_chair(plan.group)), at=NOON)


def test_until_it_is_adopted_no_progress_is_given_or_asked_for():
    plan = plan_scenarios.a_plan_in_consultation()
    BusinessPlan.objects.filter(pk=plan.pk).update(starts_on=date(2025, 4, 1))
    seat = factories.SeatFactory()
    lead = acting(factories.AppointmentFactory(seat=seat).person)
    priority = plan_scenarios.added(Priority(plan=plan, number=1, title="Ours", lead_seat=seat))
    update = ProgressUpdate(
        priority=priority, period=scenarios.the_last_quarter(), rating="amber", narrative="So."
    )

    assert list(priorities_without_progress(lead)) == []
    with pytest.raises(NotNow):
        plans.give_progress(update, by=lead, at=NOON)

    plans.adopt(plan, **DECIDED, by=office(), at=NOON)

    assert list(priorities_without_progress(lead)) == [priority]


def test_what_is_adopted_changes_for_a_reason_that_is_kept():
    priority = plan_scenarios.a_priority()

    with pytest.raises(ValidationError, match="say why it changes"):
        plans.edit(priority, {"title": "Other"}, by=office(), at=NOON, expected_version=1)
    plans.edit(
        priority, {"title": "Other"}, by=office(), at=NOON, expected_version=1, note="Agreed so."
    )

    assert priority.history.count() == 2
    assert Remark.objects.about(priority).get().text == "Agreed so."


def test_what_ended_early_is_written_in_no_more_and_still_binds_reports():
    plan = plan_scenarios.a_plan_ended_early()

    with pytest.raises(NotNow):
        plans.edit(plan, {"title": "B"}, by=office(), at=NOON, expected_version=plan.version)
    with pytest.raises(NotNow):
        plans.add(Priority(plan=plan, number=1, title="New"), by=office(), at=NOON)
    assert list(BusinessPlan.objects.binding()) == [plan]


# Ratings


def give(priority, quarter, rating, explanation=""):
    update = ProgressUpdate(
        priority=priority,
        period=scenarios.a_quarter("2025-26", quarter),
        rating=rating,
        narrative="So.",
        explanation=explanation,
    )
    plans.give_progress(update, by=office(), at=NOON)
    return update


def test_a_rating_that_moves_from_one_quarter_to_the_next_is_explained():
    plan = plan_scenarios.a_plan()
    BusinessPlan.objects.filter(pk=plan.pk).update(starts_on=date(2025, 4, 1))
    priority = plan_scenarios.a_priority(BusinessPlan.objects.get())
    give(priority, "Q1", "amber")

    with pytest.raises(ValidationError, match="It was amber before"):
        give(priority, "Q2", "red")
    given = give(priority, "Q2", "red", "The money did not come.")
    give(priority, "Q3", "unrated")

    with pytest.raises(ValidationError, match="It was red before"):
        plans.change_progress(
            given,
            {"rating": "green", "explanation": " "},
            by=office(),
            at=NOON,
            expected_version=given.version,
        )


# Comments


def test_a_member_comments_while_it_is_in_consultation_and_the_office_answers():
    comment = plan_scenarios.an_answered_comment()

    assert (comment.is_answered, comment.answer) == (True, "They are named in priority 2 now.")
    plans.adopt(comment.plan, **DECIDED, by=office(), at=NOON)
    late = PlanComment(plan=comment.plan, text="Too late.")
    with pytest.raises(NotNow):
        plans.comment(late, by=acting(scenarios.its_member(comment.plan.group)), at=NOON)


def test_nobody_comments_on_a_plan_that_they_do_not_see_nor_answers_as_a_member():
    comment = plan_scenarios.a_comment()
    stranger = acting(scenarios.its_member(scenarios.a_foreign_group()))

    with pytest.raises(ValidationError, match="cannot see"):
        plans.comment(PlanComment(plan=comment.plan, text="Hm."), by=stranger, at=NOON)
    with pytest.raises(NotAllowed):
        plans.answer(
            comment,
            {"answer": "Done."},
            by=acting(scenarios.its_member(comment.plan.group)),
            at=NOON,
            expected_version=comment.version,
        )


# Rolling over


def test_a_plan_rolled_over_holds_its_parts_and_names_where_each_comes_from():
    objective = plan_scenarios.an_objective()
    old, theme = objective.priority, factories.ThemeFactory()
    Priority.objects.filter(pk=old.pk).update(lead_text="Head of service", statement="So.")
    old.themes.add(theme)
    factories.OutcomeStatementFactory(priority=old, number=3, text="It holds.")
    factories.OutcomeStatementFactory(
        priority=old, number=2, text="It ends.", ends_on=date(2026, 1, 1)
    )

    new = plan_scenarios.a_plan_rolled_over(old.plan)

    (priority,) = new.priorities.all()
    assert (new.status, new.group, new.carried_from) == ("draft", old.plan.group, old.plan)
    assert (priority.carried_from, priority.lead_text) == (old, "Head of service")
    assert (priority.statement, list(priority.themes.all())) == ("So.", [theme])
    assert [(each.number, each.text) for each in priority.outcomes.all()] == [(1, "It holds.")]
    assert priority.objectives.get().carried_from == objective


def test_a_plan_is_rolled_over_once_and_no_draft_is():
    new = plan_scenarios.a_plan_rolled_over()

    with pytest.raises(ValidationError, match="rolled over already"):
        plan_scenarios.a_plan_rolled_over(new.carried_from)
    with pytest.raises(NotNow):
        plan_scenarios.a_plan_rolled_over(new)


# What the database and other rooms keep


def test_a_lead_or_officer_is_a_seat_or_words_and_never_both():
    seat = factories.SeatFactory()

    for names in (
        {"lead_seat": seat, "lead_text": "A"},
        {"officer_seat": seat, "officer_text": "A"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            factories.PriorityFactory(**names)


def test_an_action_serves_an_objective_of_its_own_priority():
    objective = plan_scenarios.an_objective()
    plan = objective.priority.plan
    other = plan_scenarios.added(Priority(plan=plan, number=2, title="Another"))

    with pytest.raises(ValidationError, match="of the same priority"):
        actions.raise_action(
            Action(group=plan.group, title="So", priority=other, objective=objective),
            by=office(),
            at=NOON,
        )

    assert not Action.objects.exists()


def test_the_priority_of_a_draft_is_named_only_to_who_reads_the_draft():
    plan = plan_scenarios.a_draft_plan()
    priority = plan_scenarios.a_priority(plan)
    action = factories.ActionFactory(group=plan.group, priority=priority)
    address = reverse("governance:action-detail", args=[action.pk])
    readers = (scenarios.a_board_officer(), scenarios.its_member(plan.group))

    found = [priority.title in signed_in(each).get(address).content.decode() for each in readers]

    assert found == [True, False]
