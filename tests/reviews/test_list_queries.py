"""The board of cases costs the same for one case as for three, by name and in its files."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.scenarios import cases as scenarios
from tests.scenarios.clients import signed_in

pytestmark = pytest.mark.django_db
AT_MOST = 12


def cost(browser, asked) -> int:
    browser.get(reverse("reviews:case-list"), asked)
    with CaptureQueriesContext(connection) as captured:
        answer = browser.get(reverse("reviews:case-list"), asked)
    assert answer.status_code == 200
    return len(captured)


@pytest.mark.parametrize("asked", [{}, {"as": "csv"}], ids=["page", "csv"])
def test_the_list_costs_the_same_for_three_cases_as_for_one(asked):
    case = scenarios.a_notified_case()
    browser = signed_in(scenarios.its_coordinator(case))

    once = cost(browser, asked)
    for alias in ("Child B", "Child C"):
        scenarios.a_notified_case(summary=f"{alias} was harmed.")

    assert (cost(browser, asked), once <= AT_MOST) == (once, True), once
