"""Setting up a plan, and saying each quarter how a priority stands."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from governance.core.drawn_fields import drawn_fields
from governance.core.errors import NotAllowed, Stale
from governance.core.models import Remark, TrailEntry
from governance.plans import operations as plans
from governance.plans.models import (
    BusinessPlan,
    Objective,
    OutcomeStatement,
    Priority,
    ProgressUpdate,
)
from tests import factories
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.returns import NOON, TODAY, acting

pytestmark = pytest.mark.django_db
WHY = "The group decided so."


def lines(record):
    return list(TrailEntry.objects.about(record).values_list("verb", "by", "at"))


def an_update(priority, period=None, **words) -> ProgressUpdate:
    """How a priority stands for the last completed quarter, not yet given."""
    typed = {"rating": "amber", "narrative": "The tool is in use.", **words}
    return ProgressUpdate(priority=priority, period=period or scenarios.the_last_quarter(), **typed)


def a_plan_in_force() -> BusinessPlan:
    group = scenarios.the_planning_and_delivery_group()
    plan = BusinessPlan(
        group=group, title="Plan", starts_on=date(2025, 4, 1), ends_on=date(2027, 4, 1)
    )
    return plan_scenarios.added(plan)


def a_priority_with(**leads) -> Priority:
    priority = Priority(plan=a_plan_in_force(), number=1, title="Neglect is seen early", **leads)
    return plan_scenarios.added(priority)


# Setting up


def test_the_office_adds_a_priority_with_its_themes_and_leaves_one_line():
    plan, officer, theme = a_plan_in_force(), scenarios.a_board_officer(), factories.ThemeFactory()
    priority = Priority(plan=plan, number=1, title="Neglect is seen early")

    plans.add(priority, {"themes": [theme]}, by=acting(officer), at=NOON)

    priority.refresh_from_db()
    assert (priority.title, list(priority.themes.all())) == ("Neglect is seen early", [theme])
    assert lines(priority) == [("add", officer.pk, NOON)]
    assert priority.history.get().history_user == officer


@pytest.mark.parametrize("make", [scenarios.its_chair, scenarios.its_member])
def test_a_chair_or_member_does_not_set_up_the_plan(make):
    plan = a_plan_in_force()
    person = make(plan.group)

    with pytest.raises(NotAllowed):
        plans.add(Priority(plan=plan, number=1, title="Mine"), by=acting(person), at=NOON)

    assert not Priority.objects.exists()


def test_the_office_of_a_foreign_partnership_does_not_change_the_plan():
    plan = a_plan_in_force()
    stranger = acting(scenarios.a_board_officer(scenarios.a_foreign_partnership()))

    with pytest.raises(NotAllowed):
        plans.edit(plan, {"title": "Ours now"}, by=stranger, at=NOON, expected_version=plan.version)

    plan.refresh_from_db()
    assert plan.title == "Plan"


def test_a_number_is_given_once_in_a_plan():
    first = a_priority_with()
    officer = acting(scenarios.a_board_officer())

    with pytest.raises(ValidationError, match="Number 1 is taken"):
        plans.add(Priority(plan=first.plan, number=1, title="Again"), by=officer, at=NOON)

    assert Priority.objects.get() == first


@pytest.mark.parametrize("make", [plan_scenarios.an_outcome_statement, plan_scenarios.an_objective])
def test_a_number_is_given_once_under_a_priority(make):
    first = make()
    again = type(first)(priority=first.priority, number=first.number)
    again.starts_on = date(2025, 4, 1)

    with pytest.raises(ValidationError, match="is taken"):
        plans.add(again, by=acting(scenarios.a_board_officer()), at=NOON)


def test_two_officers_at_once_lose_nothing():
    priority = a_priority_with()
    officer, other = acting(scenarios.a_board_officer()), acting(scenarios.a_business_manager())
    seen = priority.version
    plans.edit(priority, {"title": "First"}, by=officer, at=NOON, expected_version=seen, note=WHY)

    with pytest.raises(Stale) as refused:
        plans.edit(
            priority, {"title": "Second"}, by=other, at=NOON, expected_version=seen, note=WHY
        )

    priority.refresh_from_db()
    assert priority.title == "First"
    assert refused.value.changes == {"title": "Second"}


def test_days_that_two_people_changed_apart_must_still_fit_together():
    plan, officer = plan_scenarios.a_plan(), acting(scenarios.a_board_officer())
    seen = drawn_fields(plan)
    later, sooner = plan.starts_on + timedelta(days=400), plan.starts_on + timedelta(days=100)
    plans.edit(plan, {"starts_on": later}, by=officer, at=NOON, expected_version=seen, note=WHY)

    with pytest.raises(Stale) as refused:
        plans.edit(plan, {"ends_on": sooner}, by=officer, at=NOON, expected_version=seen, note=WHY)

    plan.refresh_from_db()
    assert refused.value.fields == ()
    assert plan.starts_on == later


def test_only_the_themes_may_change_and_that_is_told_too():
    priority, theme = a_priority_with(), factories.ThemeFactory()
    officer = scenarios.a_board_officer()

    themes = {"themes": [theme]}
    changed = plans.edit(
        priority, themes, by=acting(officer), at=NOON, expected_version=priority.version, note=WHY
    )

    assert changed
    assert list(priority.themes.all()) == [theme]
    assert lines(priority)[1:] == [("edit", officer.pk, NOON)]


def test_a_colleagues_theme_is_not_wiped_by_a_form_drawn_before_it():
    priority, theme = a_priority_with(), factories.ThemeFactory()
    officer, other = acting(scenarios.a_board_officer()), acting(scenarios.a_business_manager())
    seen = priority.version
    plans.edit(priority, {"themes": [theme]}, by=officer, at=NOON, expected_version=seen, note=WHY)

    another = {"themes": [factories.ThemeFactory()]}
    with pytest.raises(Stale):
        plans.edit(priority, another, by=other, at=NOON, expected_version=seen, note=WHY)

    assert list(priority.themes.all()) == [theme]


def test_whoever_may_not_edit_does_not_tag_either():
    priority, theme = a_priority_with(), factories.ThemeFactory()
    member = acting(scenarios.its_member(priority.plan.group))

    with pytest.raises(NotAllowed):
        plans.edit(priority, {"themes": [theme]}, by=member, at=NOON, expected_version=1)

    assert list(priority.themes.all()) == []


def test_a_priority_has_one_lead_at_most_whatever_the_code_does():
    seat, organisation = factories.SeatFactory(), factories.OrganisationFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        factories.PriorityFactory(lead_seat=seat, lead_organisation=organisation)


def test_an_outcome_statement_is_followed_not_overwritten():
    first = plan_scenarios.an_outcome_statement()
    officer, day = acting(scenarios.a_board_officer()), date(2026, 4, 1)
    plans.edit(
        first, {"ends_on": day}, by=officer, at=NOON, expected_version=first.version, note=WHY
    )
    second = OutcomeStatement(priority=first.priority, number=2, text="Sooner.", starts_on=day)
    plans.add(second, by=officer, at=NOON)

    found = OutcomeStatement.objects.in_force(on=date(2026, 5, 1))

    assert list(found) == [second]
    assert list(OutcomeStatement.objects.in_force(on=date(2026, 3, 31))) == [first]


# Progress


def leads_it_in_a_seat():
    seat = factories.SeatFactory()
    person = factories.AppointmentFactory(seat=seat).person
    return a_priority_with(lead_seat=seat), person


def leads_it_for_an_organisation():
    person = scenarios.an_agency_lead()
    seat = plan_scenarios.its_seat(person)
    return a_priority_with(lead_organisation=seat.participation.organisation), person


def supports_it_as_its_officer():
    person = scenarios.a_lead_partner()
    return a_priority_with(officer_seat=plan_scenarios.its_seat(person)), person


def chairs_the_group_of_the_plan():
    priority = a_priority_with()
    return priority, scenarios.its_chair(priority.plan.group)


def sits_in_the_office():
    return a_priority_with(), scenarios.a_business_manager()


def test_an_agency_leads_a_priority_where_it_stands_and_in_no_other_partnership():
    priority, lead = leads_it_for_an_organisation()
    agency = priority.lead_organisation
    elsewhere = acting(scenarios.an_agency_lead(agency, scenarios.a_foreign_partnership()))
    update = an_update(priority)

    assert list(Priority.objects.led_by(acting(lead))) == [priority]
    assert not Priority.objects.led_by(elsewhere).exists()
    with pytest.raises(NotAllowed):
        plans.give_progress(update, by=elsewhere, at=NOON)


@pytest.mark.parametrize(
    "who",
    [
        leads_it_in_a_seat,
        leads_it_for_an_organisation,
        supports_it_as_its_officer,
        chairs_the_group_of_the_plan,
        sits_in_the_office,
    ],
)
def test_lead_officer_chair_and_office_give_progress(who):
    priority, person = who()
    update = an_update(priority, impact="Fewer children waited.")

    plans.give_progress(update, by=acting(person), at=NOON)

    update.refresh_from_db()
    assert (update.rating, update.impact, update.given_by) == (
        "amber",
        "Fewer children waited.",
        person,
    )
    assert lines(update) == [("give", person.pk, NOON)]


def test_a_member_who_does_not_lead_it_gives_no_progress():
    priority = a_priority_with()
    member = acting(scenarios.its_member(priority.plan.group))

    with pytest.raises(NotAllowed):
        plans.give_progress(an_update(priority), by=member, at=NOON)

    assert not ProgressUpdate.objects.exists()


def test_the_lead_of_one_priority_gives_none_for_another():
    other, person = leads_it_in_a_seat()
    priority = plan_scenarios.added(Priority(plan=other.plan, number=2, title="Another"))

    with pytest.raises(NotAllowed):
        plans.give_progress(an_update(priority), by=acting(person), at=NOON)


@pytest.mark.parametrize(
    ("year", "code", "why"),
    [
        ("2025-26", "Q4", "has not begun"),
        ("2024-25", "Q4", "outside the time of the plan"),
    ],
)
def test_progress_is_for_a_quarter_that_has_begun_in_the_plans_time(year, code, why):
    priority, period = a_priority_with(), scenarios.a_quarter(year, code)

    with pytest.raises(ValidationError, match=why):
        plans.give_progress(
            an_update(priority, period), by=acting(scenarios.a_board_officer()), at=NOON
        )

    assert not ProgressUpdate.objects.exists()


def test_progress_is_given_once_for_a_quarter_and_then_changed():
    priority, officer = a_priority_with(), acting(scenarios.a_board_officer())
    plans.give_progress(an_update(priority), by=officer, at=NOON)

    with pytest.raises(ValidationError, match="gave this progress meanwhile"):
        plans.give_progress(an_update(priority), by=officer, at=NOON)

    assert ProgressUpdate.objects.count() == 1


def test_a_changed_update_keeps_its_earlier_wording():
    update = plan_scenarios.given_progress()
    chair = plan_scenarios.its_reporter(update)

    plans.change_progress(
        update,
        {"rating": "red", "impact": "Forty families.", "explanation": "Two agencies left."},
        by=chair,
        at=NOON,
        expected_version=update.version,
        note="The figures came.",
    )

    wordings = update.history.order_by("pk").values_list("rating", "impact", "history_user")
    assert list(wordings)[-2:] == [
        ("amber", "", chair.user_id),
        ("red", "Forty families.", chair.user_id),
    ]
    assert update.changed_by_id == chair.user_id
    assert list(Remark.objects.about(update).values_list("text", flat=True)) == [
        "The figures came."
    ]


def test_two_people_changing_progress_at_once_lose_nothing():
    update = plan_scenarios.given_progress()
    chair, officer = plan_scenarios.its_reporter(update), acting(scenarios.a_board_officer())
    seen = update.version
    plans.change_progress(update, {"impact": "Mine."}, by=chair, at=NOON, expected_version=seen)

    with pytest.raises(Stale):
        plans.change_progress(
            update, {"impact": "Ours."}, by=officer, at=NOON, expected_version=seen
        )

    update.refresh_from_db()
    assert update.impact == "Mine."


def test_impact_that_is_only_blanks_counts_as_missing():
    assert ProgressUpdate(impact=" \n ").is_without_impact
    assert not ProgressUpdate(impact="Yes.").is_without_impact


# Who reads a plan


def test_a_plan_is_read_by_those_it_binds_and_nobody_else():
    plan = a_plan_in_force()
    below = scenarios.an_audit_group()
    readers = [
        scenarios.its_member(plan.group),
        scenarios.its_member(below),
        scenarios.a_board_officer(),
        scenarios.an_agency_lead(),
        scenarios.a_scrutineer(),
    ]
    strangers = [
        scenarios.a_person(),
        scenarios.a_board_officer(scenarios.a_foreign_partnership()),
        scenarios.its_member(scenarios.a_foreign_group()),
    ]

    seen = [list(BusinessPlan.objects.visible_to(acting(who))) for who in readers]
    unseen = [list(BusinessPlan.objects.visible_to(acting(who))) for who in strangers]

    assert seen == [[plan]] * len(readers)
    assert unseen == [[]] * len(strangers)


def test_a_partnerships_own_plan_is_read_in_every_group_that_serves_it():
    plan = BusinessPlan(
        partnership=scenarios.the_leicester_partnership(), title="Ours", starts_on=date(2025, 4, 1)
    )
    officer = acting(scenarios.a_board_officer())
    plans.add(plan, by=officer, at=NOON)
    plans.consult(plan, comments_until=TODAY, by=officer, at=NOON)
    member = scenarios.its_member(scenarios.a_case_review_group())
    stranger = scenarios.its_member(scenarios.a_foreign_group())

    assert list(BusinessPlan.objects.visible_to(acting(member))) == [plan]
    assert list(BusinessPlan.objects.visible_to(acting(stranger))) == []


def test_a_lead_from_anywhere_reads_the_plan_they_lead_in():
    seat = factories.SeatFactory()
    person = factories.AppointmentFactory(seat=seat).person
    priority = a_priority_with(lead_seat=seat)
    objective = Objective(priority=priority, number=1, title="One tool")
    plan_scenarios.added(objective)

    actor = acting(person)

    assert list(Priority.objects.visible_to(actor)) == [priority]
    assert list(Objective.objects.visible_to(actor)) == [objective]
