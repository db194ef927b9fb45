"""What moved on after a draft was compiled: handed in, queried, accepted, progress given."""

from datetime import timedelta

import pytest

from assurance.reports.content.changes_since_composed import changed_since
from assurance.returns.operations import returns
from governance.structure.models import Group
from tests.assurance.reports import situations
from tests.scenarios import returns as scenarios
from tests.scenarios.returns import LONG_AFTER, NOON, acting

pytestmark = pytest.mark.django_db
BEFORE = NOON - timedelta(days=1)


def a_draft(group: Group | None = None):
    return scenarios.a_draft_report(group or scenarios.the_planning_and_delivery_group())


def test_right_after_it_was_composed_nothing_has_changed_since():
    situations.a_returned_return("Audit Group")

    assert changed_since(a_draft()) == []


def test_a_return_queried_since_is_named_though_it_was_submitted_before():
    record = situations.a_returned_return("Audit Group")
    draft = a_draft()

    answer, officer = scenarios.its_first_answer(record), acting(scenarios.its_officer(record))
    returns.query(answer, "How do you know?", by=officer, at=LONG_AFTER)

    assert changed_since(draft) == ["Audit Group: queried since"]


def test_a_return_queried_before_and_not_touched_since_is_not_named():
    record = situations.a_returned_return("Audit Group")
    answer, officer = scenarios.its_first_answer(record), acting(scenarios.its_officer(record))
    returns.query(answer, "How do you know?", by=officer, at=BEFORE)

    assert changed_since(a_draft()) == []


def test_a_return_handed_in_since_is_named():
    record = situations.an_asked_return("Audit Group")
    draft = a_draft()

    scenarios.answer_everything(record)
    returns.submit(
        record,
        by=acting(scenarios.its_chair(record.group)),
        at=LONG_AFTER,
        expected_version=scenarios.as_seen(record),
    )

    assert changed_since(draft) == ["Audit Group: submitted since"]


def test_a_return_accepted_since_is_named():
    record = situations.a_returned_return("Audit Group")
    draft = a_draft()

    returns.accept(
        record,
        by=acting(scenarios.its_officer(record)),
        at=LONG_AFTER,
        expected_version=scenarios.as_seen(record),
    )

    assert changed_since(draft) == ["Audit Group: accepted since"]
