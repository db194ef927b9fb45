"""Before which boards a report comes: planned, changed, ticked."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from assurance.publication.operations import presentations
from governance.core.errors import NotAllowed, Stale
from tests.scenarios import returns as scenarios
from tests.scenarios import yearly
from tests.scenarios.returns import acting
from tests.scenarios.yearly import PUBLISHED_AT

pytestmark = pytest.mark.django_db


def strangers(report):
    people = (
        scenarios.a_lead_partner(report.partnership),
        scenarios.a_board_officer(scenarios.a_foreign_partnership()),
        scenarios.an_administrator(),
    )
    return [acting(each) for each in people]


def test_a_presentation_is_planned_before_a_board_also_before_publication():
    planned = yearly.a_planned_presentation(yearly.a_signed_report())

    assert (planned.board, planned.planned_on) == (
        "Health and Wellbeing Board",
        date(2025, 11, 4),
    )
    assert not planned.is_late(on=date(2025, 11, 4))
    assert planned.is_late(on=date(2025, 11, 5))


def test_its_day_is_changed():
    assert yearly.a_changed_presentation().planned_on == date(2025, 12, 2)


def test_it_is_ticked_with_what_was_said_and_late_no_more():
    ticked = yearly.a_ticked_presentation()

    assert ticked.presented_on == PUBLISHED_AT.date()
    assert ticked.remark == "The board asked about neglect."
    assert not ticked.is_late(on=date(2030, 1, 1))


def test_a_day_to_come_is_no_tick():
    planned = yearly.a_planned_presentation()
    tomorrow = PUBLISHED_AT.date() + timedelta(days=1)

    with pytest.raises(ValidationError, match="still to come"):
        presentations.tick_presentation(
            planned,
            {"presented_on": tomorrow, "remark": ""},
            by=yearly.its_office(planned.report, PUBLISHED_AT),
            at=PUBLISHED_AT,
            expected_version=planned.version,
        )
    planned.refresh_from_db()
    assert planned.presented_on is None


def test_only_the_office_plans_changes_and_ticks():
    planned = yearly.a_planned_presentation()
    given = {"at": PUBLISHED_AT, "expected_version": planned.version}

    for by in strangers(planned.report):
        with pytest.raises(NotAllowed):
            presentations.plan_presentation(planned.report, "A board", None, by=by, at=PUBLISHED_AT)
        with pytest.raises(NotAllowed):
            presentations.change_presentation(planned, {"board": "x"}, by=by, **given)
        with pytest.raises(NotAllowed):
            presentations.tick_presentation(planned, {"remark": "x"}, by=by, **given)


def test_what_another_changed_meanwhile_is_not_overwritten():
    planned = yearly.a_changed_presentation()

    with pytest.raises(Stale):
        presentations.change_presentation(
            planned,
            {"planned_on": None},
            by=yearly.its_office(planned.report),
            at=PUBLISHED_AT,
            expected_version=planned.version - 1,
        )
