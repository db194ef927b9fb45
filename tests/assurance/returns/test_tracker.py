"""The tracker: the last quarters as a picture, however many years lie behind them."""

import re

import pytest
import time_machine
from django.urls import reverse

from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOON, tick=False):
        yield


def test_the_picture_shows_the_last_four_quarters_and_the_list_every_one():
    group = scenarios.an_audit_group()
    quarters = [("2024-25", f"Q{n}") for n in (1, 2, 3, 4)] + [("2025-26", "Q1")]
    for year, code in quarters:
        record = scenarios.an_open_return(group, scenarios.a_quarter(year, code))
    partnership = record.receipts.order_by("pk")[0].partnership
    office = signed_in(scenarios.a_board_officer(partnership))

    response = office.get(reverse("assurance:return-tracker", args=[partnership.key]))

    picture = response.context["grid"]
    assert re.findall(r">Quarter (\d)<", picture.wide) == ["2", "3", "4", "1"]
    assert re.findall(r">Quarter (\d)<", picture.narrow) == ["1", "4", "3", "2"]
    assert len(response.context["lines"]) == len(quarters)
