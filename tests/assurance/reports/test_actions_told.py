"""Actions in the quarterly report: opened and finished since it began, and their impact."""

import json
from datetime import UTC, datetime, timedelta

import hypothesis
import pytest
from django.db import transaction
from hypothesis import strategies as st

from assurance.reports.content.actions import contribute
from assurance.reports.content.providers import ReportContext
from governance.actions.models import Action
from tests import factories
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.returns import NOON

pytestmark = pytest.mark.django_db
LONG_BEFORE = datetime(2024, 4, 2, 12, tzinfo=UTC)
IN_IT = datetime(2025, 8, 1, 12, tzinfo=UTC)
AFTER = NOON + timedelta(days=2)


def told(group=None):
    group = group or scenarios.the_planning_and_delivery_group()
    context = ReportContext(group, scenarios.the_last_quarter(), NOON.date(), NOON)
    return contribute(context).blocks.get("actions", ())


def by_title(blocks) -> dict:
    return {getattr(each, "title", "log"): each for each in blocks}


def test_what_was_opened_and_finished_since_is_counted_and_what_came_of_each_is_told():
    shown = plan_scenarios.an_embedded_action()
    before = {"group": shown.group, "raised_at": LONG_BEFORE}
    old = factories.ActionFactory(**before, number=101, title="Long open")
    plain = factories.ActionFactory(**before, number=102, title="Plain")
    Action.objects.filter(pk=plain.pk).update(
        status="done", done_at=IN_IT, done_by=plain.raised_by, outcome="Done."
    )
    waits = plan_scenarios.a_finished_action(shown.group)

    found = by_title(told())

    since = {each.key.split(":")[0]: each.shown for each in found[SINCE].figures}
    assert since == {"actions-raised": "2", "actions-finished": "3", "actions-shown": "1"}
    assert {row.cells[0]: row.cells[2] for row in found[FINISHED].rows} == {
        str(shown): "Plans are clearer to families.\nAudit: Eleven of twelve plans say what must "
        "change.",
        str(plain): "No difference has to be shown",
        str(waits): "Difference not shown yet",
    }
    ages = [row.cells for row in found["Open actions by age"].rows if row.cells[1] != "0"]
    assert ages == [("More than a year ago", "1", "0")]
    assert [each.title for each in found["log"].actions] == [old.title]


SINCE = "Actions since the quarter began"
FINISHED = "Finished since the quarter began, and what came of it"
MOMENTS = st.sampled_from([LONG_BEFORE, IN_IT, NOON - timedelta(hours=1), AFTER])
ACTIONS = st.lists(
    st.tuples(
        MOMENTS,
        st.sampled_from(["open", "done", "embedded", "withdrawn"]),
        st.sampled_from(["Clearer.", "Too early to say."]),
        st.sampled_from(["here", "restricted", "elsewhere"]),
    ),
    max_size=8,
)


@hypothesis.settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture],
)
@hypothesis.given(ACTIONS)
def test_figures_agree_with_the_lists_beneath_and_nothing_restricted_is_told(db, actions):
    with transaction.atomic():
        for number, each in enumerate(actions, start=1):
            log(number, *each)
        blocks = told()
        transaction.set_rollback(True)

    stored = json.dumps([block.model_dump(mode="json") for block in blocks])
    assert [word for word in ("restricted", "elsewhere") if word in stored] == []
    if not blocks:
        return
    found = by_title(blocks)
    count = {f.key.split(":")[0]: f.raw for block in blocks for f in block.get_figures()}
    finished = found[FINISHED].rows if FINISHED in found else ()
    assert count["actions-finished"] == len(finished)
    assert count["actions-shown"] == sum("Clearer." in row.cells[2] for row in finished)
    assert "Too early" not in stored
    still_open = found["log"].actions if "log" in found else ()
    ages = found["Open actions by age"].rows if "log" in found else ()
    assert count["actions-open"] == len(still_open) == sum(int(row.cells[1]) for row in ages)


def log(number: int, at: datetime, status: str, difference: str, where: str) -> None:
    """One action that was raised and became what it is at the moment."""
    group = scenarios.a_foreign_group() if where == "elsewhere" else scenarios.an_audit_group()
    origin = {"origin_kind": "reviews.recommendation", "origin_id": 1}
    action = factories.ActionFactory(
        group=group,
        number=number,
        title=where,
        raised_at=at,
        needs_embedding=True,
        is_restricted=where == "restricted",
        **(origin if where == "restricted" else {}),
    )
    stamps = {"done": ("done",), "embedded": ("done", "embedded"), "withdrawn": ("withdrawn",)}
    given = {}
    for stem in stamps.get(status, ()):
        given |= {f"{stem}_at": at, f"{stem}_by": action.raised_by}
    said = difference if status == "embedded" else ""
    Action.objects.filter(pk=action.pk).update(status=status, difference=said, **given)
