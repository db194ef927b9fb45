"""The tracker: the last quarters as a grid, however many years lie behind them."""

import re

import pytest
import time_machine
from django.urls import reverse

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
