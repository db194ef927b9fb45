"""Trends over cases: suppressed counts, for whom nothing leads to a case."""

from datetime import date

import pytest
from django.urls import reverse

from governance.core.roles import Capacity
from governance.deadlines.models import Deadline
from reviews.cases.trends import timeliness
from tests.scenarios import cases as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import (
    a_foreign_partnership,
    somebody_in,
    the_leicester_partnership,
)

pytestmark = pytest.mark.django_db
YEAR = {"year": "2025"}


def page_of(capacity: Capacity):
    who = somebody_in(capacity, partnership=the_leicester_partnership())
    return signed_in(who).get(reverse("reviews:case-trends"), YEAR)


def test_the_scrutineer_reads_counts_that_are_not_told_apart_and_no_case():
    case = scenarios.a_sent_review().case
    page = page_of(Capacity.INDEPENDENT_SCRUTINEER).content.decode()

    assert "1 to 5" in page
    assert [words for words in (case.reference, "Child A", case.summary) if words in page] == []


def test_of_a_small_total_no_part_is_shown():
    scenarios.a_sent_review()
    shown = page_of(Capacity.BUSINESS_MANAGER).context["trends"]
    trends = {each.title: dict(each.rows) for each in shown}

    assert trends["What happened"] == {
        "A child died": "0",
        "A child was seriously harmed": "not shown",
    }
    assert trends["Notified in time"] == {"In time": "not shown", "Late": "0"}


def test_how_many_limits_were_kept_tells_of_no_small_quarter():
    kept = [(Deadline.Status.MET, date(2025, month, 1)) for month in (2, 5) for _ in range(8)]
    late = [(Deadline.Status.MET_LATE, date(2025, 5, 1))] * 9

    small = timeliness("Notified in time", [*kept, (Deadline.Status.MET, date(2025, 12, 1))])
    beside = timeliness("Notified in time", [*kept, *late, (Deadline.Status.RUNNING, None)])

    assert small.rows == (("In time", "17 to 21"), ("Late", "0"))
    assert beside.rows == (("In time", "16"), ("Late", "9"))


@pytest.mark.parametrize("capacity", [Capacity.YOUNG_SCRUTINEER, Capacity.ADMINISTRATOR])
def test_others_are_refused(capacity):
    assert page_of(capacity).status_code == 403


def test_cases_of_another_partnership_are_not_counted():
    scenarios.a_sent_review(partnership=a_foreign_partnership())
    trends = page_of(Capacity.BUSINESS_MANAGER).context["trends"]

    assert {shown for each in trends for _, shown in each.rows} == {"0"}
