"""Every status and every verb of every kind, from the tables: nothing moves but by the table."""

from copy import deepcopy
from traceback import format_exception

import pytest
from django.db.models import Model

from governance.core.errors import NotNow
from governance.core.models import TrailEntry
from governance.core.registry import RecordKind, all_kinds
from governance.core.statuses import SIGNS, StatusChoices
from governance.core.workflow_rows import Transition
from tests.architecture.create_and_edit import BEGUN
from tests.architecture.transitions import MOVES, Do
from tests.architecture.undoing import undone
from tests.of_each import of_each
from tests.scenarios.returns import NOON
from tests.scenarios.statuses import EVERY_STATUS

pytestmark = pytest.mark.once  # what the tables say; what a database keeps, the rooms' tests try

MOVING = [kind for kind in all_kinds() if kind.statuses]
STATUSES = [
    pytest.param(kind, str(status), id=f"{kind.kind} {status}")
    for kind in MOVING
    for status in kind.model.Status
]


TOLD_ANYWAY = {("governance.message", "resend")}
"""Operations by people on the machinery's rows: told in the trail though their kind is not."""


@pytest.mark.parametrize(("kind", "status"), STATUSES)
@pytest.mark.django_db
def test_a_verb_works_only_from_its_own_statuses_and_leaves_its_line(kind, status):
    record = EVERY_STATUS[kind.kind][status]()

    found, stated = {}, {}
    for verb, step in kind.statuses.table.moves.items():
        with undone():
            found[verb] = attempted(deepcopy(record), MOVES[kind.kind][verb])
        stated[verb] = outcome(kind, status, verb, step)

    assert found == stated


def attempted(record: Model, do: Do) -> tuple[str, str, list[tuple[str, str, str]]]:
    """What came of it, the status after it as stored, and the lines that it left."""
    before = TrailEntry.objects.about(record).count()
    try:
        do(record)
    except NotNow:
        came = "refused"
    except Exception as error:
        return "".join(format_exception(error)), "", []
    else:
        came = "done"
    record.refresh_from_db()
    lines = TrailEntry.objects.about(record)[before:]
    return came, record.status, [(line.verb, line.before, line.after) for line in lines]


def outcome(
    kind: RecordKind, status: str, verb: str, step: Transition
) -> tuple[str, str, list[tuple[str, str, str]]]:
    """The same as the table has it."""
    if status not in step.source:
        return "refused", status, []
    is_told = kind.statuses.table.leaves_trail or (kind.kind, verb) in TOLD_ANYWAY
    return "done", step.target, [(verb, status, step.target)] if is_told else []


@of_each("kind", MOVING, ids=lambda kind: kind.kind)
def test_every_status_says_on_its_member_how_it_looks(kind):
    assert issubclass(kind.model.Status, StatusChoices)
    assert {status.tone for status in kind.model.Status} <= set(SIGNS) - {"absent"}


@of_each("kind", MOVING, ids=lambda kind: kind.kind)
def test_every_status_can_be_reached_and_tables_name_only_real_statuses(kind):
    begins = kind.model._meta.get_field("status").get_default()
    named = {step.target for step in kind.statuses.table.moves.values()}
    left = {source for step in kind.statuses.table.moves.values() for source in step.source}

    assert named | {begins} == set(kind.model.Status)
    assert left <= set(kind.model.Status)


@of_each("kind", MOVING, ids=lambda kind: kind.kind)
def test_every_kind_has_a_situation_for_each_status_and_an_operation_for_each_move(kind):
    assert set(EVERY_STATUS[kind.kind]) == set(kind.model.Status)
    assert set(MOVES[kind.kind]) == set(kind.statuses.table.moves)


BEGINNINGS = [
    pytest.param(kind, verb, id=f"{kind.kind} {verb}")
    for kind in all_kinds()
    for workflow in kind.workflows
    for verb in (*workflow.table.creations, *workflow.table.edits)
]


@pytest.mark.parametrize(("kind", "verb"), BEGINNINGS)
@pytest.mark.django_db
def test_every_start_and_edit_leaves_its_line(kind, verb):
    record = BEGUN[kind.kind][verb]()

    told = TrailEntry.objects.about(record).filter(verb=verb)
    label = getattr(record, "reference", "") or str(record)
    assert [(line.at, line.label) for line in told][-1:] == [(NOON, label)]
