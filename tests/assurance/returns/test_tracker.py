"""The tracker: the last quarters as a grid, however many years lie behind them."""

import re
from datetime import date

import pytest
import time_machine
from django.urls import reverse

from governance.periods.operations import get_or_create_period
from governance.periods.values import period_containing
from tests import factories
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON
from tests.status_grids import rows_read_out

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOON, tick=False):
        yield


def test_the_grid_shows_the_last_four_quarters_and_the_list_every_one():
    group = scenarios.an_audit_group()
    quarters = [("2024-25", f"Q{n}") for n in (1, 2, 3, 4)] + [("2025-26", "Q1")]
    for year, code in quarters:
        record = scenarios.an_open_return(group, scenarios.a_quarter(year, code))
    partnership = record.receipts.order_by("pk")[0].partnership
    office = signed_in(scenarios.a_board_officer(partnership))

    response = office.get(reverse("assurance:return-tracker", args=[partnership.key]))

    (row,) = rows_read_out(response.content.decode())
    assert re.findall(r"Quarter (\d)", row) == ["2", "3", "4", "1"]
    assert len(response.context["lines"]) == len(quarters)


def test_each_place_of_the_grid_leads_to_its_return():
    record = scenarios.an_open_return(scenarios.an_audit_group())
    partnership = record.receipts.order_by("pk")[0].partnership
    office = signed_in(scenarios.a_board_officer(partnership))

    response = office.get(reverse("assurance:return-tracker", args=[partnership.key]))

    address = reverse("assurance:return-detail", args=[record.pk])
    assert f'<a class="app-grid__status" href="{address}">' in response.content.decode()


def of_the_year(group, year="2024-25"):
    """A return asked of a group for a business year."""
    day = date(int(year[:4]), 6, 1)
    year_asked = get_or_create_period(period_containing("year", day))
    return scenarios.an_open_return(group, year_asked)


def test_a_yearly_reporter_stands_in_the_quarter_in_which_its_year_ended():
    group = scenarios.an_audit_group()
    record = scenarios.an_open_return(group, scenarios.a_quarter("2025-26", "Q1"))
    scenarios.an_open_return(group, scenarios.a_quarter("2024-25", "Q4"))
    of_the_year(scenarios.a_case_review_group())
    partnership = record.receipts.order_by("pk")[0].partnership
    office = signed_in(scenarios.a_board_officer(partnership))

    response = office.get(reverse("assurance:return-tracker", args=[partnership.key]))

    quarterly, yearly = sorted(
        rows_read_out(response.content.decode()), key=lambda row: "each year" in row
    )
    assert "each quarter" in quarterly
    assert "Quarter 4 2024 to 2025 Late" in yearly
    assert "Quarter 1 2025 to 2026 Not asked" in yearly


def test_somebody_asked_quarterly_and_yearly_has_a_row_for_each():
    group = scenarios.an_audit_group()
    record = scenarios.an_open_return(group, scenarios.a_quarter("2024-25", "Q4"))
    of_the_year(group)
    partnership = record.receipts.order_by("pk")[0].partnership
    office = signed_in(scenarios.a_board_officer(partnership))

    response = office.get(reverse("assurance:return-tracker", args=[partnership.key]))

    rows = rows_read_out(response.content.decode())
    assert [("each quarter" in row, "each year" in row) for row in rows] == [
        (True, False),
        (False, True),
    ]


def an_officer_of_both():
    person = scenarios.a_board_officer(scenarios.the_leicester_partnership())
    seat = factories.SeatFactory(
        capacity="board_officer", group=None, partnership=scenarios.the_county_partnership()
    )
    factories.AppointmentFactory(seat=seat, person=person)
    return person


def test_an_officer_of_two_partnerships_sees_both_in_one_tracker_and_each_return_once():
    joint = scenarios.an_open_return(scenarios.an_audit_group())
    city = scenarios.a_group(
        "city-group", serves=scenarios.the_leicester_partnership(), under=joint.returns_to
    )
    county = scenarios.a_group(
        "county-group", serves=scenarios.the_county_partnership(), under=joint.returns_to
    )
    one, two = scenarios.an_open_return(city), scenarios.an_open_return(county)
    browser = signed_in(an_officer_of_both())

    both = browser.get(reverse("assurance:returns-tracker"))
    only_one = browser.get(reverse("assurance:return-tracker", args=["leicester"]))

    def shown(page):
        return sorted(line.record.pk for line in page.context["lines"])

    assert shown(both) == sorted([joint.pk, one.pk, two.pk])
    assert shown(only_one) == sorted([joint.pk, one.pk])
    for page in (both, only_one):
        assert reverse("assurance:returns-tracker") in page.content.decode() or page is both
        assert reverse("assurance:return-tracker", args=["leicestershire-rutland"]) in (
            page.content.decode()
        )


def test_somebody_with_one_partnership_has_nothing_to_switch_between():
    browser = signed_in(scenarios.a_board_officer(scenarios.the_leicester_partnership()))

    page = browser.get(reverse("assurance:returns-tracker"))

    assert "All your partnerships" not in page.content.decode()
