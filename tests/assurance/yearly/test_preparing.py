"""Opening a yearly report, its plan, and drawing its evidence together until that is frozen."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from assurance.yearly.models import YearlyReport
from assurance.yearly.operations import plan, preparing, schedule
from assurance.yearly.tasks import open_yearly_reports
from governance.core.errors import NotAllowed, NotNow, Stale
from governance.core.roles import Actor
from governance.periods import operations as periods
from governance.periods.values import period_containing
from tests.scenarios import returns as scenarios
from tests.scenarios import yearly
from tests.scenarios import yearly_words as words
from tests.scenarios.returns import NOON, as_seen
from tests.scenarios.trail import lines
from tests.scenarios.yearly import NEXT_YEAR, OPENED_AT, SIGNED_AT, YEAR

pytestmark = pytest.mark.django_db


def open_as(person, partnership, year=YEAR, at=SIGNED_AT) -> YearlyReport:
    return preparing.open_for(partnership, year, by=yearly.on_day(person, at), at=at)


# Opening


def test_opened_it_has_places_requirements_a_plan_and_the_day_of_publication():
    report = yearly.an_opened_report()

    assert lines(report) == ["open"]
    assert report.guidance == "wt2023"
    assert ("wt2023", "impact") in report.requirements.values_list("edition", "code")
    assert report.sections.filter(key="foreword", text="").count() == 1
    assert report.deadline.due_on == date(2025, 9, 30)
    signed = report.steps.get(key="signed")
    assert signed.due_on == date(2025, 9, 16)
    assert report.interval_deadline is None
    assert lines(report.sections.get(key="foreword")) == ["place"]
    assert lines(signed) == ["add_step"]


def test_without_a_day_of_publication_the_steps_have_no_day():
    place = scenarios.the_leicester_partnership()
    group = yearly.the_reporting_group(place)
    group.cadences.update(anchor_month=None)
    yearly.a_seat_that_signs(group)

    report = yearly.an_opened_report(place)

    assert report.deadline is None
    assert set(report.steps.values_list("due_on", flat=True)) == {None}


def test_opened_twice_it_is_the_same_one():
    report = yearly.an_opened_report()

    again = open_as(scenarios.a_board_officer(report.partnership), report.partnership)

    assert again.pk == report.pk
    assert lines(report) == ["open"]


@pytest.mark.parametrize(
    "person",
    [
        scenarios.a_lead_partner,
        scenarios.a_scrutineer,
        lambda place: scenarios.a_board_officer(scenarios.a_foreign_partnership()),
    ],
)
def test_only_the_office_or_the_schedule_opens_one(person):
    place = scenarios.the_leicester_partnership()
    yearly.the_reporting_group(place)

    with pytest.raises(NotAllowed):
        open_as(person(place), place)
    assert not YearlyReport.objects.exists()


def test_a_year_that_has_not_begun_is_refused():
    place = scenarios.the_leicester_partnership()
    yearly.the_reporting_group(place)
    officer = scenarios.a_board_officer(place)

    with pytest.raises(ValidationError, match="has not begun yet"):
        open_as(officer, place, period_containing("year", date(2026, 6, 1)))
    assert not YearlyReport.objects.exists()


def test_a_quarter_has_no_yearly_report():
    place = scenarios.the_leicester_partnership()
    yearly.the_reporting_group(place)
    by = yearly.on_day(scenarios.a_board_officer(place), SIGNED_AT)

    with pytest.raises(ValidationError, match="not a business year"):
        preparing.open(place, scenarios.a_quarter("2024-25", "Q1"), by=by, at=SIGNED_AT)


def test_where_no_group_reports_it_is_not_opened():
    place = scenarios.the_leicester_partnership()

    with pytest.raises(ValidationError, match="name no group"):
        open_as(scenarios.a_board_officer(place), place)


# By the schedule


def open_due(on: date) -> list[YearlyReport]:
    return schedule.open_due(by=Actor.schedule(on), at=OPENED_AT)


def test_the_schedule_opens_the_report_of_the_year_from_its_first_day_and_once():
    place = scenarios.the_leicester_partnership()
    yearly.the_reporting_group(place)
    scenarios.the_county_partnership()

    opened = open_due(date(2025, 4, 1))

    assert [(each.partnership, each.period.code) for each in opened] == [(place, NEXT_YEAR.code)]
    assert opened[0].composed_by is None
    assert open_due(date(2025, 4, 2)) == []


def test_one_that_cannot_be_opened_stops_no_other():
    county, leicester = scenarios.the_county_partnership(), scenarios.the_leicester_partnership()
    spoilt = yearly.an_opened_report(county)
    YearlyReport.objects.filter(pk=spoilt.pk).update(content={"sections": "spoilt"})
    yearly.the_reporting_group(leicester)

    assert [each.partnership for each in open_due(date(2025, 4, 1))] == [leicester]


def test_the_task_says_how_many_it_opened():
    yearly.the_reporting_group()

    assert open_yearly_reports() == 1
    assert open_yearly_reports() == 0


# Drawing together and freezing


def test_drawn_together_again_it_tells_what_is_new_and_leaves_its_line():
    report = words.opened()
    before = report.content_hash

    words.hear_a_voice(report)
    office = yearly.its_office(report)
    assert preparing.recompose(report, by=office, at=SIGNED_AT)
    assert not preparing.recompose(report, by=office, at=NOON)

    report = yearly.fresh(report)
    assert report.content_hash != before
    assert report.composed_at == SIGNED_AT
    assert sorted(lines(report)) == ["open", "recompose"]


@pytest.mark.parametrize("verb", ["recompose", "freeze"])
def test_only_the_office_draws_it_together_and_freezes_it(verb):
    report = yearly.a_written_report()
    seen = {} if verb == "recompose" else {"expected_version": as_seen(report)}
    people = (
        scenarios.a_lead_partner(report.partnership),
        scenarios.a_scrutineer(report.partnership),
        scenarios.a_board_officer(scenarios.a_foreign_partnership()),
    )

    for person in people:
        by = yearly.on_day(person, SIGNED_AT)
        with pytest.raises(NotAllowed):
            getattr(preparing, verb)(report, by=by, at=SIGNED_AT, **seen)
    assert lines(report) == ["open"]


def test_frozen_it_says_when_and_by_whom_and_cannot_be_frozen_again():
    report = yearly.a_frozen_report()
    office = yearly.its_office(report)

    assert report.frozen_at == OPENED_AT
    assert sorted(lines(report)) == ["freeze", "open"]
    with pytest.raises(NotNow):
        preparing.freeze(report, by=office, at=SIGNED_AT, expected_version=as_seen(report))
    assert yearly.fresh(report).frozen_at == OPENED_AT


def test_before_the_year_is_over_nothing_is_frozen():
    report = yearly.an_opened_report(year=NEXT_YEAR)
    by = yearly.its_office(report)

    with pytest.raises(ValidationError, match="is not over yet"):
        preparing.freeze(report, by=by, at=SIGNED_AT, expected_version=as_seen(report))
    assert yearly.fresh(report).frozen_at is None


# The plan


def test_the_office_adds_a_step_of_its_own():
    report = yearly.an_opened_report()
    day = date(2025, 8, 1)

    step = plan.plan_step(
        report, "The printer is asked", "Office", day, by=yearly.its_office(report), at=SIGNED_AT
    )

    assert (step.title, step.owner, step.due_on) == ("The printer is asked", "Office", day)
    assert lines(step) == ["add_step"]


def test_a_step_is_ticked_with_who_and_when_and_opened_again():
    step = yearly.an_opened_report().steps.earliest("pk")
    by = yearly.its_office(step.report)

    plan.tick(step, date(2025, 5, 2), by=by, at=SIGNED_AT, expected_version=1)
    assert (step.done_on, step.done_at, step.done_by_id) == (
        date(2025, 5, 2),
        SIGNED_AT,
        by.user_id,
    )
    plan.tick(step, None, by=by, at=SIGNED_AT, expected_version=step.version)

    step.refresh_from_db()
    assert (step.done_on, step.done_at, step.done_by) == (None, None, None)
    assert lines(step).count("tick") == 2


def test_a_step_is_not_ticked_for_a_day_to_come():
    step = yearly.an_opened_report().steps.earliest("pk")
    by = yearly.its_office(step.report)

    with pytest.raises(ValidationError) as refused:
        plan.tick(step, date(2025, 9, 17), by=by, at=SIGNED_AT, expected_version=1)

    assert refused.value.message_dict == {"done_on": ["The day is still to come."]}
    step.refresh_from_db()
    assert (step.done_on, lines(step)) == (None, ["add_step"])


def test_two_officers_at_once_lose_no_day():
    step = yearly.an_opened_report().steps.earliest("pk")
    by = yearly.its_office(step.report)
    plan.change(step, {"due_on": date(2025, 5, 2)}, by=by, at=SIGNED_AT, expected_version=1)

    with pytest.raises(Stale):
        plan.change(step, {"due_on": date(2025, 5, 3)}, by=by, at=SIGNED_AT, expected_version=1)
    step.refresh_from_db()
    assert step.due_on == date(2025, 5, 2)


@pytest.mark.parametrize("person", [scenarios.a_lead_partner, scenarios.a_scrutineer])
def test_only_the_office_plans(person):
    report = yearly.an_opened_report()
    by = yearly.on_day(person(report.partnership), SIGNED_AT)
    step = report.steps.earliest("pk")

    with pytest.raises(NotAllowed):
        plan.plan_step(report, "Mine", "", None, by=by, at=SIGNED_AT)
    with pytest.raises(NotAllowed):
        plan.change(step, {"title": "Mine"}, by=by, at=SIGNED_AT, expected_version=1)
    with pytest.raises(NotAllowed):
        plan.tick(step, date(2025, 5, 2), by=by, at=SIGNED_AT, expected_version=1)
    assert lines(step) == ["add_step"]


def test_once_it_is_published_its_plan_is_closed():
    report = yearly.a_published_report()
    by = yearly.its_office(report)
    step = report.steps.earliest("pk")

    with pytest.raises(NotNow):
        plan.plan_step(report, "Too late", "", None, by=by, at=SIGNED_AT)
    with pytest.raises(NotNow):
        plan.tick(step, date(2025, 5, 2), by=by, at=SIGNED_AT, expected_version=step.version)


def test_twelve_months_run_from_the_day_the_last_one_was_published():
    report = yearly.a_published_report()

    following = preparing.open(
        report.partnership,
        periods.get_or_create_period(NEXT_YEAR),
        by=yearly.its_office(report),
        at=yearly.PUBLISHED_AT,
    )

    assert following.interval_deadline.due_on == date(2026, 9, 17)
