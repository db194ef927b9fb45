"""What is missing outright is told first; what is on its way or waits for the office, after it."""

from dataclasses import replace

import pytest

from assurance.reports.content.compose import build_content
from assurance.reports.content.report_view import build_report_view
from assurance.reports.content.values import Gap
from governance.plans.models import BusinessPlan
from tests.assurance.reports import situations
from tests.factories.governance import SINCE
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import returns as scenarios

pytestmark = [pytest.mark.django_db, pytest.mark.pages]
OUTRIGHT = (
    "not_returned",
    "not_asked",
    "no_what-difference",
    "no_voice",
    "no_progress",
    "no_impact",
)
ON_ITS_WAY = ("awaited", "submitted", "queried", "no_deed")


def composed():
    """Of a quarter in which nobody said how the group's one priority stands."""
    group = situations.a_producing_group()
    priority = plan_scenarios.a_priority(plan_scenarios.a_plan(group))
    BusinessPlan.objects.filter(pk=priority.plan_id).update(starts_on=SINCE)
    return build_content(group, scenarios.the_last_quarter(), on=situations.ON)


def test_a_priority_nobody_reported_on_is_missing_outright():
    read = build_report_view(composed())

    assert "Priority 1: no progress reported" in [gap.text for gap in read.missing]
    assert "Priority 1: no progress reported" not in [gap.text for gap in read.waiting]


def test_each_kind_of_gap_stands_where_it_belongs():
    content = composed()
    gaps = tuple(
        Gap(kind=kind, who="Audit Group", text=kind, source=content.missing[0].source)
        for kind in (*ON_ITS_WAY, *OUTRIGHT)
    )

    read = build_report_view(replace(content, missing=gaps))

    assert tuple(gap.kind for gap in read.missing) == OUTRIGHT
    assert tuple(gap.kind for gap in read.waiting) == ON_ITS_WAY
