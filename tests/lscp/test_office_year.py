"""The office year: each room’s days in their month, nothing that the reader may not see."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from governance.core.due_items import DueItem
from governance.structure.models import Appointment, Cadence
from governance.timetable.models import TimetableEntry
from lscp import office_year
from tests import factories
from tests.scenarios import cases as case_scenarios
from tests.scenarios import learning as learning_scenarios
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios import risks as risk_scenarios
from tests.scenarios import timetable
from tests.scenarios import yearly as yearly_scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import TODAY, acting

pytestmark = pytest.mark.django_db
YEAR = 2025


def the_officer():
    return scenarios.a_board_officer(scenarios.the_leicester_partnership())


def year_of(person, year=YEAR):
    area = scenarios.the_leicester_partnership()
    return office_year.months_of(office_year.scope_of_year(acting(person), area, year))


def told(months, kind):
    """Of one kind the month and the title of each, and whether it is done."""
    return [
        (month.label, item.title, item.is_done)
        for month, item in office_year.rows_of(months)
        if item.kind == kind
    ]


def item(title="One", on=date(2025, 5, 1), kind="Returns", **more):
    return DueItem(kind=kind, title=title, on=on, url="/", **more)


def test_what_each_room_has_stands_in_its_month():
    group = scenarios.an_audit_group()
    risk_scenarios.an_open_risk(group)
    timetable.an_entry()
    scenarios.an_open_return(group)

    months = year_of(the_officer())

    assert told(months, "Looks at risks") == [
        ("December 2025", "Agencies send too few audits", False)
    ]
    assert ("December 2025", "Twelve case files on neglect", False) in told(
        months, "Quality assurance"
    )
    assert told(months, "Returns")
    assert [month.label for month in months][::11] == ["April 2025", "March 2026"]


def test_what_is_done_says_so_and_what_was_dropped_is_not_told():
    plan = timetable.a_two_year_plan()
    timetable.complete(timetable.an_entry(plan))
    timetable.drop(timetable.an_entry(plan, title="Dropped"))

    found = told(year_of(the_officer()), "Quality assurance")

    assert found == [("December 2025", "Twelve case files on neglect", True)]


def test_a_plan_is_looked_at_after_each_of_its_quarters_and_ends():
    plan = timetable.a_two_year_plan()
    plan_scenarios.a_plan_in_consultation(plan.group)

    first, second = (told(year_of(the_officer(), year), "Plans") for year in (2025, 2026))

    assert [month for month, title, _ in first if "Progress" in title] == [
        "July 2025",
        "October 2025",
        "January 2026",
    ]
    assert ("March 2027", "Business plan 2025-27 ends", False) in second
    assert any("Last day for comments" in title for _, title, _ in first)


def test_a_quarter_of_which_all_was_told_is_done():
    priority = plan_scenarios.a_priority(timetable.a_two_year_plan())
    plan_scenarios.given_progress(priority)

    done = [title for _, title, done in told(year_of(the_officer()), "Plans") if done]

    assert len(done) == 1


def test_actions_that_are_due_or_looked_at_again_are_told_and_restricted_ones_never():
    action = plan_scenarios.an_action_to_look_at_again()
    due = plan_scenarios.an_open_action(action.group)
    type(due).objects.filter(pk=due.pk).update(due_from=TODAY, due_to=TODAY, due_kind="date")

    months = year_of(the_officer())
    assert told(months, "Re-checks") == [("March 2026", action.title, False)]
    assert told(months, "Actions") == [("October 2025", due.title, False)]

    type(due).objects.filter(pk=due.pk).update(
        is_restricted=True, origin_kind="reviews.case", origin_id=1, origin_label="a case"
    )
    assert told(year_of(the_officer()), "Actions") == []


def test_an_appointment_ends_on_its_last_day_and_names_nobody():
    group = scenarios.an_audit_group()
    person = scenarios.its_member(group)
    Appointment.objects.filter(person=person).update(ends_on=date(2026, 1, 1))

    ((month, title, done),) = told(year_of(the_officer()), "Appointments end")

    assert (month, done) == ("December 2025", False)
    assert str(person) not in title


def test_a_time_limit_stands_once_and_a_restricted_one_never():
    group = scenarios.an_audit_group()
    asked = scenarios.an_open_return(group)
    factories.DeadlineFactory(owner_group=group, label="Reply", due_on=date(2026, 2, 2))
    factories.DeadlineFactory(
        owner_group=group, label="A case", due_on=date(2026, 2, 3), is_restricted=True
    )

    months = year_of(the_officer())

    assert [title for _, title, _ in told(months, "Time limits")] == ["Reply"]
    assert asked.deadline_id in {each.deadline for _, each in office_year.rows_of(months)}


def test_nothing_of_a_case_is_told_to_those_named_on_it_either():
    case = case_scenarios.a_referred_case()
    officer = the_officer()

    words = " ".join(each.title for _, each in office_year.rows_of(year_of(officer)))

    assert case.reference not in words


def test_returns_of_periods_to_come_are_expected_and_counted():
    group = scenarios.an_audit_group()
    asked = scenarios.an_open_return(group)
    type(asked.item).objects.filter(pk=asked.item_id).update(due_working_days=15)

    rows = [each for _, each in office_year.rows_of(year_of(the_officer())) if each.is_expected]

    assert {each.on for each in rows if each.kind == "Returns"} >= {date(2026, 1, 22)}
    assert all(each.on > TODAY for each in rows)


def test_the_scrutiny_of_a_report_to_come_is_told_by_the_cadence_of_its_group():
    group = scenarios.the_planning_and_delivery_group()
    Cadence.objects.create(
        group=group,
        item="report-scrutiny",
        unit="quarter",
        due_working_days=20,
        starts_on=date(2020, 1, 1),
    )

    found = told(year_of(the_officer()), "Reports")

    assert [month for month, *_ in found] == ["January 2026"]


def test_steps_of_a_yearly_report_and_what_learning_is_spread_are_told():
    report = yearly_scenarios.a_written_report()
    author = factories.SeatFactory(group=report.group)
    report.sections.filter(pk=report.sections.earliest("pk").pk).update(
        author=author, due_on=date(2025, 12, 4)
    )
    factories.YearlyStepFactory(report=report, title="Draft", due_on=date(2025, 12, 5))
    spread = learning_scenarios.a_planned_dissemination()
    type(spread).objects.filter(pk=spread.pk).update(due_on=date(2025, 12, 6))

    months = year_of(the_officer())

    assert ("December 2025", "Draft", False) in told(months, "Yearly report")
    assert [month for month, *_ in told(months, "Contributions")] == ["December 2025"]
    assert told(months, "Learning")


def test_holds_are_looked_at_again_and_records_that_are_due_are_counted():
    area = scenarios.the_leicester_partnership()
    factories.LegalHoldFactory(partnership=area, review_on=date(2025, 12, 7))
    factories.DueRecordFactory(partnership=area, due_on=date(2025, 12, 8))

    found = told(year_of(the_officer()), "Retention")

    assert found == [
        ("December 2025", "1 record falls due", False),
        ("December 2025", "Look at a hold again", False),
    ]
    member = scenarios.its_member(scenarios.an_audit_group())
    assert told(year_of(member), "Retention") == []


def test_of_one_kind_a_month_names_three_and_counts_the_rest():
    few = office_year.DueKind("Returns", tuple(item(str(at)) for at in range(4)))
    many = office_year.DueKind("Returns", tuple(item(str(at)) for at in range(9)))

    assert (len(few.shown), few.more) == (4, 0)
    assert (len(many.shown), many.more) == (3, 6)


def test_a_month_tells_its_kinds_in_the_order_of_the_rooms_each_by_day():
    given = [
        item("late", date(2025, 5, 9)),
        item("risk", kind="Risks"),
        item("early", date(2025, 5, 2)),
        item("next", date(2025, 6, 1)),
    ]

    found = office_year.month(date(2025, 5, 1), given, TODAY)

    assert [each.kind for each in found.kinds] == ["Returns", "Risks"]
    assert [each.title for each in found.kinds[0].items] == ["early", "late"]
    assert (found.is_past, found.is_now) == (True, False)


@pytest.mark.pages
def test_the_page_says_what_is_empty_and_leads_to_the_years_beside_it():
    timetable.an_entry()
    browser = signed_in(the_officer())

    first = browser.get("/office-year/", follow=True)
    page = " ".join(browser.get("/leicester/office-year/2025/").content.decode().split())

    assert first.status_code == 200
    assert "Twelve case files on neglect" in page
    assert "Nothing fell due." in page
    assert "/leicester/office-year/2024/" in page
    assert "/leicester/office-year/2026/" in page
    file = browser.get("/leicester/office-year/2025/?as=csv").content.decode()
    assert "Twelve case files on neglect" in file
    assert browser.get("/leicester/office-year/9999/").status_code == 404
    assert "Office year" in page.split("<footer")[1]


@pytest.mark.pages
def test_whoever_works_in_no_office_finds_no_year_and_in_several_chooses():
    group = scenarios.an_audit_group()
    member = signed_in(scenarios.its_member(group))
    assert member.get("/office-year/").status_code == 404
    assert member.get("/leicester/office-year/2025/").status_code == 404
    assert "/office-year/" not in member.get("/").content.decode()

    officer = the_officer()
    seat = factories.SeatFactory(
        partnership=scenarios.the_county_partnership(), capacity="board_officer", group=None
    )
    factories.AppointmentFactory(seat=seat, person=officer, starts_on=TODAY - timedelta(days=900))
    page = signed_in(officer).get("/office-year/").content.decode()
    assert "Of which partnership?" in page


def test_it_costs_the_same_for_many_as_for_one():
    group = scenarios.an_audit_group()
    officer, actor = the_officer(), None
    area = scenarios.the_leicester_partnership()

    def ask():
        return office_year.months_of(office_year.scope_of_year(actor, area, YEAR))

    counts = []
    for _ in range(2):
        risk_scenarios.an_open_risk(group)
        timetable.an_entry(every=12)
        actor = acting(officer)
        with CaptureQueriesContext(connection) as asked:
            ask()
        counts.append(len(asked))
    assert TimetableEntry.objects.count() == 4
    assert counts[0] == counts[1]
