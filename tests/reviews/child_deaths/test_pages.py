"""The pages of the panel: what each person reads there, and what is late."""

from datetime import date

import pytest
from django.urls import reverse

from governance.core.models import TrailEntry
from governance.core.roles import Capacity
from reviews.cases.models import CasePerson
from reviews.cases.operations import people
from reviews.child_deaths import todo
from reviews.child_deaths.models import PanelAttendance, PanelConcern, PanelReport
from reviews.child_deaths.reports_due import reports_due
from tests import factories
from tests.scenarios import cases
from tests.scenarios import child_deaths as scenarios
from tests.scenarios import plans as plan_scenarios
from tests.scenarios.clients import post_drawn, signed_in
from tests.scenarios.returns import (
    NOON,
    TODAY,
    a_person,
    acting,
    somebody_in,
    the_leicester_partnership,
)
from tests.waiting import waiting_items

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return signed_in(cases.the_office())


def text_of(browser, name: str, *args: int, **data: str) -> str:
    return browser.get(reverse(f"reviews:{name}", args=args), data).content.decode()


def test_the_office_records_each_of_the_three_by_its_form(office):
    group = scenarios.the_board()
    day = {"0": "6", "1": "10", "2": "2025"}

    def days(name: str) -> dict[str, str]:
        return {f"{name}_{part}": value for part, value in day.items()}

    post_drawn(
        office,
        reverse("reviews:concern-pass"),
        {
            "direction": "to_panel",
            "said": "Two homes had no working smoke alarm.",
            "told_by": "Business manager",
            "told_to": "Chair of the panel",
            **days("passed_on"),
        },
    )
    post_drawn(
        office,
        reverse("reviews:panel-receive"),
        {"year": "2024", "messages": "Sleep safely.", **days("received_on")},
    )
    post_drawn(
        office,
        reverse("reviews:attendance-record"),
        {"group_id": str(group.pk), "presence": "apologies", **days("held_on")},
    )

    assert PanelConcern.objects.get().direction == "to_panel"
    assert PanelReport.objects.get().messages == "Sleep safely."
    assert PanelAttendance.objects.get().group == group
    page = text_of(office, "panel-overview")
    assert "2024-25" in page
    assert "Apologies were given" in page
    assert "OFFICIAL-SENSITIVE" in page


def test_a_member_reads_reports_and_attendance_but_knows_of_no_concern():
    scenarios.everything_of(the_leicester_partnership())
    member = signed_in(somebody_in(Capacity.MEMBER, group=scenarios.the_board()))
    concern = PanelConcern.objects.get()

    page = text_of(member, "panel-overview")
    assert "2024-25" in page
    assert "Concerns passed on" not in page
    assert "6 October" not in text_of(member, "concern-list")
    path = reverse("reviews:concern-detail", args=[concern.pk])
    assert member.get(path).status_code == 404
    assert "Safer sleeping" not in text_of(member, "concern-list", q="sleeping")


def test_one_about_a_case_is_seen_by_its_named_people_alone_and_whole_readers():
    concern = scenarios.a_concern_about_a_case()
    case = concern.case
    partner = signed_in(
        somebody_in(Capacity.LEAD_SAFEGUARDING_PARTNER, partnership=concern.partnership)
    )
    contributor, reader = a_person(), a_person()
    body = cases.the_partners(case.partnership)[cases.COUNCIL]
    roles = ((contributor, CasePerson.Role.CONTRIBUTOR), (reader, CasePerson.Role.READER))
    for person, role in roles:
        people.name_person(
            case,
            person,
            role=role,
            organisation=body,
            reason="To help.",
            by=acting(cases.its_coordinator(case)),
            at=NOON,
        )
    path = reverse("reviews:concern-detail", args=[concern.pk])

    assert partner.get(path).status_code == 404
    assert signed_in(contributor).get(path).status_code == 404
    assert scenarios.SAID in signed_in(reader).get(path).content.decode()
    line = TrailEntry.objects.about(concern).latest("pk")
    assert (line.verb, line.by_id) == ("read_concern", reader.pk)


def test_a_lay_member_with_an_office_seat_knows_of_no_concern():
    scenarios.a_concern()
    person = cases.the_office()
    seat = factories.SeatFactory(group=scenarios.the_board(), capacity=Capacity.LAY_MEMBER)
    factories.AppointmentFactory(seat=seat, person=person)

    assert not PanelConcern.objects.visible_to(acting(person)).exists()


def test_concerns_are_taken_in_excel_alone_and_each_keeps_a_line(office):
    concern = scenarios.a_concern()

    csv = office.get(reverse("reviews:concern-list"), {"as": "csv"})
    assert csv["Content-Type"].startswith("text/html")
    excel = office.get(reverse("reviews:concern-list"), {"as": "xlsx"})
    assert "spreadsheetml" in excel["Content-Type"]
    assert TrailEntry.objects.about(concern).latest("pk").verb == "take_concerns"


def test_lists_are_filtered_and_taken_away(office):
    theme = factories.ThemeFactory(key="sleep", name="Sleep")
    scenarios.a_report(themes=[theme])
    scenarios.an_attendance()
    scenarios.a_concern(themes=[theme])

    assert "2024-25" in text_of(
        office, "panel-list", q="sleeping", theme="sleep", status="received"
    )
    assert "None fits" in text_of(office, "panel-list", status="presented")
    assert scenarios.MESSAGES in text_of(office, "panel-list", **{"as": "csv"})
    assert "None fits" in text_of(office, "attendance-list", presence="absent")
    assert "The chair attended" in text_of(office, "attendance-list", **{"as": "csv"})
    found = text_of(
        office, "concern-list", q="visits", theme="sleep", status="open", direction="from_panel"
    )
    assert "6 Oct 2025" in found


def test_the_page_of_a_report_shows_its_actions_and_the_priorities_of_its_themes(office):
    theme = factories.ThemeFactory()
    report = scenarios.a_report(themes=[theme])
    scenarios.present(report)
    action = scenarios.raise_action(report)
    priority = plan_scenarios.a_priority(plan_scenarios.a_plan(scenarios.the_board()))
    priority.themes.add(theme)

    page = text_of(office, "panel-detail", report.pk)
    assert action.title in page
    assert priority.title in page


def test_an_action_is_raised_on_two_pages(office):
    report = scenarios.a_presented_report()
    group = scenarios.the_board()
    path = reverse("reviews:panel-raise", args=[report.pk])

    assert "Raise an action" in office.get(path).content.decode()
    post_drawn(office, f"{path}?place=group:{group.pk}", {"title": "Ask every team"})
    assert "Ask every team" in text_of(office, "panel-detail", report.pk)


def test_an_office_of_two_partnerships_is_asked_for_which():
    area, person = factories.PartnershipFactory(name="Another place"), cases.the_office()
    seat = factories.SeatFactory(group=None, partnership=area, capacity=Capacity.BUSINESS_MANAGER)
    factories.AppointmentFactory(seat=seat, person=person)
    browser = signed_in(person)

    assert "For which partnership?" in text_of(browser, "panel-receive")
    page = text_of(browser, "panel-receive", partnership=str(area.pk))
    assert "For which year?" in page


# What is late


def due(**words):
    area = the_leicester_partnership()
    scenarios.a_cadence(area, **words)
    return reports_due([area.pk], on=TODAY)


def test_where_no_day_is_stated_a_report_is_expected_a_year_after_the_last():
    scenarios.a_report(received_on=date(2024, 9, 15), year=2023)
    found = due()[0]

    assert found.due_on == date(2025, 9, 15)
    assert found.is_late(TODAY)


def test_where_a_day_is_stated_it_counts_from_the_end_of_the_year():
    assert due(due_working_days=20)[0].due_on == date(2025, 4, 30)


def test_the_report_of_the_year_that_ended_is_the_last_that_is_asked():
    scenarios.a_report(year=2024)
    assert due(due_working_days=20)[0].due_on is None


def test_what_no_months_count_gives_no_day_and_what_nobody_asks_is_not_due():
    assert due(unit="not_stated")[0].due_on is None
    assert reports_due([factories.PartnershipFactory().pk], on=TODAY) == []


def test_home_tells_the_office_and_nobody_else_what_waits():
    area = the_leicester_partnership()
    scenarios.a_cadence(area)
    scenarios.a_report(received_on=date(2024, 9, 15), year=2023)
    scenarios.a_concern()
    office = acting(cases.the_office())
    items = [*todo.todo_items(office), *waiting_items(todo, office)]
    partner = somebody_in(Capacity.LEAD_SAFEGUARDING_PARTNER, partnership=area)

    assert [each.tone for each in items] == ["late", "", ""]
    assert [each.title for each in items][1:] == [
        "A concern passed on 6 October 2025",
        "Child death panel: yearly report 2023-24",
    ]
    assert items[2].url == reverse("reviews:panel-detail", args=[PanelReport.objects.get().pk])
    assert todo.todo_items(acting(partner)) == []
    assert waiting_items(todo, acting(partner)) == []
    page = text_of(signed_in(cases.the_office()), "panel-overview")
    assert "The yearly report is late." in page
