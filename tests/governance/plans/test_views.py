"""The pages of the plan: the thread downward, what is missing said plainly, and what they cost."""

import csv
import io
from datetime import date

import pytest
import time_machine
from django.urls import reverse

from governance.plans import operations as plans
from governance.plans.models import (
    BusinessPlan,
    FocusArea,
    Objective,
    OutcomeStatement,
    Priority,
    ProgressUpdate,
)
from tests import factories
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import drawn, post_drawn, signed_in
from tests.scenarios.returns import NOON, acting
from tests.status_grids import rows_read_out

pytestmark = [pytest.mark.django_db, pytest.mark.pages]
FIRST, LAST = date(2025, 4, 1), date(2027, 4, 1)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOON, tick=False):
        yield


def page(name, *args):
    return reverse(f"governance:{name}", args=args)


def a_plan(priorities=1) -> BusinessPlan:
    """A two-year plan whose every priority has one of everything."""
    group = scenarios.the_planning_and_delivery_group()
    plan = plan_scenarios.added(
        BusinessPlan(group=group, title="Plan 2025-27", starts_on=FIRST, ends_on=LAST)
    )
    seat = factories.SeatFactory(title="Member for the police", group=group)
    for number in range(1, priorities + 1):
        priority = Priority(plan=plan, number=number, title=f"Priority of {number}", lead_seat=seat)
        plan_scenarios.added(priority)
        for part in (
            OutcomeStatement(text="Seen early.", starts_on=FIRST),
            Objective(title="One tool"),
        ):
            part.priority, part.number = priority, 1
            plan_scenarios.added(part)
        factories.ActionFactory(group=group, priority=priority)
        give(priority, scenarios.the_last_quarter(), "amber")
    return plan


def give(priority, period, rating, impact=""):
    update = ProgressUpdate(
        priority=priority, period=period, rating=rating, narrative="In use.", impact=impact
    )
    plans.give_progress(update, by=acting(scenarios.a_board_officer()), at=NOON)
    return update


def an_officer():
    return signed_in(scenarios.a_board_officer())


@pytest.mark.parametrize("count", [1, 3])
def test_a_plan_costs_the_same_for_one_priority_and_for_three(count, django_assert_num_queries):
    plan, browser = a_plan(count), an_officer()

    with django_assert_num_queries(9):
        answer = browser.get(page("plan-detail", plan.pk))

    assert len(answer.context["lines"]) == count


@pytest.mark.parametrize("count", [1, 3])
def test_a_priority_costs_the_same_however_much_hangs_on_it(count, django_assert_num_queries):
    priority, browser = a_plan().priorities.get(), an_officer()
    for number in range(2, count + 1):
        factories.ActionFactory(group=priority.plan.group, priority=priority)
        factories.ObjectiveFactory(priority=priority, number=number)
        factories.OutcomeStatementFactory(priority=priority, number=number)
        give(priority, scenarios.a_quarter("2025-26", f"Q{2 * number - 3}"), "unrated")

    with django_assert_num_queries(12):
        answer = browser.get(page("priority-detail", priority.pk))

    assert len(answer.context["actions"]) == count


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_plans_costs_the_same_for_one_and_for_three(count, django_assert_num_queries):
    for _ in range(count):
        plan_scenarios.a_plan()
    browser = an_officer()

    with django_assert_num_queries(10):
        answer = browser.get(page("plan-list"))

    assert len(answer.context["plans"]) == count


def test_the_grid_says_how_each_priority_stands_who_leads_it_and_what_is_missing():
    plan = a_plan()
    plan_scenarios.added(Priority(plan=plan, number=2, title="Nobody speaks for it"))

    told = rows_read_out(an_officer().get(page("plan-detail", plan.pk)).content.decode())

    years = ("3 2024 to 2025", "4 2024 to 2025", "1 2025 to 2026", "2 2025 to 2026")
    *before, latest = (f"Quarter {quarter}" for quarter in years)
    unrated = ", ".join(f"{quarter} Not rated" for quarter in before)
    assert told == [
        f"1. Priority of 1 Lead: Member for the police, {plan.group}: "
        f"{unrated}, {latest} Amber no impact recorded",
        f"2. Nobody speaks for it Lead: Nobody yet: {unrated}, {latest} Not rated",
    ]


def test_the_grid_says_where_impact_is_recorded_and_leads_to_each_priority():
    plan = a_plan()
    priority = plan.priorities.get()
    give(priority, scenarios.a_quarter("2025-26", "Q1"), "green", impact="Children are seen.")

    text = an_officer().get(page("plan-detail", plan.pk)).content.decode()

    assert "Quarter 1 2025 to 2026 Green impact recorded" in rows_read_out(text)[0]
    assert text.count(page("priority-detail", priority.pk)) == 1
    assert "<svg" not in text


def test_the_priorities_can_be_taken_away():
    plan = a_plan()

    answer = an_officer().get(page("plan-detail", plan.pk), {"as": "csv"})

    assert list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))) == [
        [
            "Number",
            "Priority",
            "Lead",
            "Officer",
            "Quarter 3, 2024 to 2025",
            "Quarter 4, 2024 to 2025",
            "Quarter 1, 2025 to 2026",
            "Quarter 2, 2025 to 2026",
            "Impact, Quarter 2, 2025 to 2026",
        ],
        [
            "1",
            "Priority of 1",
            f"Member for the police, {plan.group}",
            "Nobody yet",
            "Not rated",
            "Not rated",
            "Not rated",
            "Amber",
            "No evidence recorded",
        ],
    ]


def test_a_priority_shows_the_thread_downward_and_where_it_is_broken():
    priority = a_plan().priorities.get()
    bare = plan_scenarios.added(Priority(plan=priority.plan, number=2, title="Bare"))
    browser = an_officer()

    whole = browser.get(page("priority-detail", priority.pk)).content.decode()
    broken = browser.get(page("priority-detail", bare.pk)).content.decode()

    for said in ("Seen early.", "One tool", "Agree who records return talks", "In use."):
        assert said in whole
    assert "No evidence of impact recorded." in whole
    for said in (
        "Nobody leads this yet",
        "No outcome statement is agreed yet",
        "No action serves this priority yet: the thread is broken here.",
        "No progress given.",
    ):
        assert said in broken


def test_a_reader_is_offered_nothing_to_change():
    priority = a_plan().priorities.get()
    reader = signed_in(scenarios.its_member(priority.plan.group))

    answer = reader.get(page("priority-detail", priority.pk))

    assert answer.context["verbs"] == []
    assert ">Change<" not in answer.content.decode()


def test_no_plan_says_who_makes_one():
    answer = signed_in(scenarios.a_person()).get(page("plan-list"))

    assert "No business plan yet" in answer.content.decode()


# Setting up


def day(name, value):
    return {f"{name}_{at}": part for at, part in enumerate((value.day, value.month, value.year))}


BEGINS = day("starts_on", FIRST)


def test_the_office_sets_up_a_whole_plan_from_the_pages():
    group, browser = scenarios.the_planning_and_delivery_group(), an_officer()
    seat, theme = factories.SeatFactory(group=group), factories.ThemeFactory()
    days = day("starts_on", FIRST) | day("last_day", date(2027, 3, 31))

    browser.post(
        page("plan-add"),
        {"owner": f"group:{group.pk}", "title": "Plan"} | days,
    )
    plan = BusinessPlan.objects.get()
    browser.post(page("focus-add", plan.pk), {"number": 1, "title": "Harm at home"})
    area = FocusArea.objects.get()
    browser.post(
        page("priority-add", plan.pk),
        {
            "number": 1,
            "title": "Neglect",
            "focus_area_id": area.pk,
            "lead": f"seat:{seat.pk}",
            "themes": [theme.pk],
        },
    )
    priority = Priority.objects.get()
    browser.post(
        page("outcome-add", priority.pk),
        {"number": 1, "text": "Seen early."} | day("starts_on", FIRST),
    )
    browser.post(page("objective-add", priority.pk), {"number": 1, "title": "Tool"})

    assert (plan.group, plan.starts_on, plan.ends_on) == (group, FIRST, LAST)
    assert (priority.focus_area, priority.lead, list(priority.themes.all())) == (
        area,
        seat,
        [theme],
    )
    assert OutcomeStatement.objects.get().text == "Seen early."
    assert Objective.objects.get().title == "Tool"


@pytest.mark.parametrize(
    ("name", "make", "typed"),
    [
        ("plan-edit", lambda: a_plan(0), {"title": "B"} | BEGINS | day("last_day", LAST)),
        ("focus-edit", plan_scenarios.a_focus_area, {"title": "B"}),
        ("priority-edit", plan_scenarios.a_priority, {"title": "B"}),
        ("objective-edit", plan_scenarios.an_objective, {"title": "B"}),
        ("outcome-edit", plan_scenarios.an_outcome_statement, {"text": "B"} | BEGINS),
    ],
)
def test_each_part_is_changed_from_its_page(name, make, typed):
    record = make()

    version = record.version

    answer = post_drawn(an_officer(), page(name, record.pk), typed | {"note": "Decided so."})

    record.refresh_from_db()
    assert answer.status_code == 302
    assert (getattr(record, "title", None) or record.text) == "B"
    assert record.version == version + 1


def test_a_number_that_is_taken_is_said_beside_its_field():
    plan = a_plan()

    answer = an_officer().post(page("priority-add", plan.pk), {"number": 1, "title": "Again"})

    assert answer.context["form"].errors == {"number": ["Number 1 is taken: choose another."]}
    assert Priority.objects.count() == 1


def test_a_plan_that_ends_before_it_begins_is_refused():
    group = scenarios.the_planning_and_delivery_group()
    days = day("starts_on", LAST) | day("last_day", FIRST)

    answer = an_officer().post(
        page("plan-add"),
        {"owner": f"group:{group.pk}", "title": "Plan"} | days,
    )

    assert answer.context["form"].errors == {"last_day": ["The last day must be after the first."]}


def test_a_plan_is_not_set_up_for_a_group_of_another_area():
    group = scenarios.a_foreign_delivery_group()
    days = day("starts_on", FIRST) | day("last_day", LAST)

    answer = an_officer().post(
        page("plan-add"),
        {"owner": f"group:{group.pk}", "title": "Plan"} | days,
    )

    assert list(answer.context["form"].errors) == ["owner"]
    assert not BusinessPlan.objects.exists()


def test_a_lead_whose_seat_has_ended_stays_the_choice_until_another_is_made():
    priority, ended = plan_scenarios.a_priority(), factories.SeatFactory(ends_on=date(2025, 1, 1))
    Priority.objects.filter(pk=priority.pk).update(lead_seat=ended)

    form = an_officer().get(page("priority-edit", priority.pk)).context["form"]

    assert form["lead"].value() == f"seat:{ended.pk}"
    assert ("Chosen before", [(f"seat:{ended.pk}", str(ended))]) in form.fields["lead"].choices


# Progress


def test_progress_is_given_and_then_changed_on_the_same_page_and_its_history_shows_both():
    priority, browser = a_plan().priorities.get(), an_officer()
    address = page("progress-give", priority.pk, "2025-26", "Q1")
    browser.post(address, {"rating": "red", "narrative": "Not begun."})
    update = ProgressUpdate.objects.get(period__code="2025-26 Q1")
    again = {"rating": "amber", "narrative": "Begun.", "impact": "Sooner seen."}
    post_drawn(browser, address, again | {"explanation": "Five agencies began."})

    text = browser.get(page("progress-history", update.pk)).content.decode()

    update.refresh_from_db()
    assert (update.rating, update.narrative, update.impact) == ("amber", "Begun.", "Sooner seen.")
    assert "<del>Not begun.</del>" in text
    assert "<ins>Begun.</ins>" in text


def test_the_quarter_before_stands_beside_what_is_written():
    priority = a_plan().priorities.get()

    text = an_officer().get(page("progress-give", priority.pk, "2025-26", "Q3")).content.decode()

    assert "What was said for Quarter 2, July to September 2025" in text
    assert "Amber. In use." in text


def test_a_quarter_that_is_none_does_not_exist_and_one_to_come_cannot_be_given():
    priority, browser = a_plan().priorities.get(), an_officer()
    typed = {"rating": "green", "narrative": "Surely."}

    missing = browser.get(page("progress-give", priority.pk, "2025-26", "Q7"))
    too_soon = browser.post(page("progress-give", priority.pk, "2026-27", "Q1"), typed)

    assert missing.status_code == 404
    assert "has not begun" in too_soon.content.decode()


def test_an_nhs_number_in_progress_is_stopped():
    priority = a_plan().priorities.get()
    typed = {"rating": "green", "narrative": "Seen: 943 476 5919."}

    answer = an_officer().post(page("progress-give", priority.pk, "2025-26", "Q3"), typed)

    assert answer.context["form"].errors == {
        "narrative": ["Take out “943 476 5919”: NHS numbers are not kept here."]
    }


def test_when_another_changed_the_progress_meanwhile_both_texts_are_shown():
    priority = a_plan().priorities.get()
    update, browser = priority.updates.get(), an_officer()
    other = acting(scenarios.a_business_manager())
    address, theirs = page("progress-give", priority.pk, "2025-26", "Q2"), {"impact": "Theirs."}
    seen = drawn(browser, address)
    plans.change_progress(update, theirs, by=other, at=NOON, expected_version=update.version)

    answer = browser.post(
        address, {"rating": "amber", "narrative": "In use.", "impact": "Mine.", **seen}
    )

    text = answer.content.decode()
    assert answer.status_code == 409
    assert "saved this" in text
    assert "Theirs." in text
    assert "Mine." in text
