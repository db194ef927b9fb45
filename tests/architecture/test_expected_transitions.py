"""Every table says what is stated by hand: no status, verb or way in comes by accident."""

import pytest

from governance.core.registry import all_kinds
from tests.architecture.expected_transitions import EXPECTED_CREATIONS, EXPECTED_MOVES
from tests.of_each import of_each

KINDS = [pytest.param(kind, id=kind.kind) for kind in all_kinds()]


def test_every_kind_is_stated_and_nothing_else_is():
    assert set(EXPECTED_CREATIONS) == {kind.kind for kind in all_kinds()}
    assert set(EXPECTED_MOVES) == {kind.kind for kind in all_kinds() if kind.statuses}


@of_each("kind", KINDS)
def test_every_move_leads_from_and_to_the_statuses_that_are_stated(kind):
    found = {
        verb: (set(step.source), str(step.target))
        for workflow in kind.workflows
        for verb, step in workflow.table.moves.items()
    }
    stated = {
        verb: (set(left), to) for verb, (left, to) in EXPECTED_MOVES.get(kind.kind, {}).items()
    }

    assert found == stated


@of_each("kind", KINDS)
def test_every_record_begins_and_is_edited_by_the_verbs_that_are_stated(kind):
    starts = {verb for workflow in kind.workflows for verb in workflow.table.creations}
    edits = {verb for workflow in kind.workflows for verb in workflow.table.edits}

    assert (starts, edits) == EXPECTED_CREATIONS[kind.kind]
