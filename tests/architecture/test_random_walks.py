"""Any sequence of attempts, by anybody: each is done or refused, and the trail tells the story."""

from collections.abc import Callable
from contextlib import suppress

import hypothesis
import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from hypothesis import strategies as st

from assurance.returns.models import AssuranceReturn, Query
from assurance.returns.operations import chasing, queries, returns
from governance.core.errors import Refused
from governance.core.models import TrailEntry
from governance.core.registry import all_kinds
from governance.core.roles import Actor
from tests import factories
from tests.architecture.transitions import MOVES
from tests.architecture.undoing import undone
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.returns import NOON, acting
from tests.scenarios.statuses import EVERY_STATUS
from tests.selection import is_first_run

MOVING = [kind for kind in all_kinds() if kind.statuses]
STARTS = {kind.kind: kind.model._meta.get_field("status").get_default() for kind in MOVING}
OFTEN = hypothesis.settings(max_examples=40, deadline=None)
AGAIN = hypothesis.settings(OFTEN, max_examples=10)
"""In the second of two runs, after as many walks as usual on the other database."""
MAY_END_IN = (Refused, ValidationError)
"""What an attempt may end in besides success; anything else is a fault."""


def story(record: Model) -> list[tuple[str, str]]:
    """The statuses the trail says the record went through."""
    lines = TrailEntry.objects.about(record).exclude(after="")
    return [(line.before, line.after) for line in lines]


def assert_story_ends_where_the_record_is(record: Model, begins: str) -> None:
    record.refresh_from_db()
    told = story(record)
    moves = [(before, after) for before, after in told if before]
    statuses = [begins, *(after for _, after in moves)]
    assert [before for before, _ in moves] == statuses[:-1]
    assert record.status == statuses[-1]


@pytest.mark.parametrize("kind", MOVING, ids=lambda kind: kind.kind)
@pytest.mark.django_db
def test_any_walk_through_the_verbs_is_a_lawful_one(kind, pytestconfig):
    record = EVERY_STATUS[kind.kind][STARTS[kind.kind]]()
    verbs = st.lists(st.sampled_from(sorted(MOVES[kind.kind])), max_size=7)

    @(OFTEN if is_first_run(pytestconfig) else AGAIN)
    @hypothesis.given(verbs)
    def walk(verbs: list[str]) -> None:
        with undone():
            record.refresh_from_db()
            for verb in verbs:
                before = record.status
                with suppress(*MAY_END_IN):
                    MOVES[kind.kind][verb](record)
                record.refresh_from_db()
                step = kind.statuses.table.moves[verb]
                assert record.status == before or (
                    before in step.source and record.status == step.target
                )
            if kind.statuses.table.leaves_trail:
                assert_story_ends_where_the_record_is(record, STARTS[kind.kind])

    walk()


Attempt = Callable[[AssuranceReturn, Actor], object]


def write_something(record: AssuranceReturn, by: Actor) -> None:
    answer = scenarios.its_first_answer(record)
    text, seen = f"Version {answer.version}.", answer.version
    returns.answer(answer, text, by=by, at=NOON, expected_version=seen)


def write_nothing(record: AssuranceReturn, by: Actor) -> None:
    answer = scenarios.its_first_answer(record)
    returns.answer(answer, "", by=by, at=NOON, expected_version=answer.version)


def write_unseen(record: AssuranceReturn, by: Actor) -> None:
    returns.answer(
        scenarios.its_first_answer(record), "Over it.", by=by, at=NOON, expected_version=0
    )


def ask_about(record: AssuranceReturn, by: Actor) -> None:
    returns.query(scenarios.its_first_answer(record), "How do you know?", by=by, at=NOON)


def withdraw(record: AssuranceReturn, by: Actor) -> None:
    for query in Query.objects.of_return(record):
        queries.withdraw(
            query,
            by=by,
            at=NOON,
            expected_version=scenarios.as_seen(query),
            note="Seen elsewhere.",
        )


def reply(record: AssuranceReturn, by: Actor) -> None:
    for query in Query.objects.filter(answer__assurance_return=record):
        queries.reply(query, "From two audits.", by=by, at=NOON, expected_version=query.version)


ATTEMPTS: dict[str, Attempt] = {
    "write_something": write_something,
    "write_nothing": write_nothing,
    "write_unseen": write_unseen,
    "submit": lambda record, by: returns.submit(
        record, by=by, at=NOON, expected_version=scenarios.as_seen(record)
    ),
    "query": ask_about,
    "reply": reply,
    "withdraw": withdraw,
    "accept": lambda record, by: returns.accept(
        record, by=by, at=NOON, expected_version=scenarios.as_seen(record)
    ),
    "take_back": lambda record, by: returns.take_back(
        record, by=by, at=NOON, expected_version=scenarios.as_seen(record)
    ),
    "read": lambda record, by: returns.mark_read(record, by=by, at=NOON),
    "reopen": lambda record, by: returns.reopen(record, by=by, at=NOON, note="It is wrong."),
    "chase": lambda record, by: chasing.chase([record], by=by, at=NOON),
}


@pytest.mark.parametrize(
    "asked", [scenarios.an_answered_return, scenarios.an_organisations_answered_return]
)
@pytest.mark.django_db
def test_whatever_people_try_on_a_return_it_stays_lawful(asked):
    record = asked()
    people = everybody_near(record)
    tries = st.tuples(st.sampled_from(sorted(ATTEMPTS)), st.integers(0, len(people) - 1))

    @hypothesis.settings(max_examples=60, deadline=None)
    @hypothesis.given(st.lists(tries, max_size=8))
    @hypothesis.example([("submit", 0), ("accept", 0), ("accept", 2), ("query", 2)])
    @hypothesis.example([("submit", 0), ("take_back", 0), ("submit", 0), ("read", 2)])
    @hypothesis.example([("submit", 0), ("accept", 2), ("reopen", 2), ("take_back", 0)])
    @hypothesis.example([("submit", 0), ("query", 2), ("submit", 0), ("reply", 1), ("submit", 0)])
    @hypothesis.example([("submit", 0), ("query", 2), ("withdraw", 2), ("accept", 2)])
    @hypothesis.example([("submit", 0), ("query", 2), ("reply", 0), ("submit", 0), ("accept", 3)])
    def walk(attempts: list[tuple[str, int]]) -> None:
        with undone():
            record.refresh_from_db()
            for name, person in attempts:
                attempt(record, name, people[person])
            assert_lawful(record)

    walk()


def everybody_near(record: AssuranceReturn) -> list[Actor]:
    """Who writes it, who handles it, one who does both, and some who do neither."""
    both = scenarios.a_board_officer()
    factories.AppointmentFactory(
        seat=plan_scenarios.its_seat(scenarios.its_speaker(record)), person=both
    )
    found = [
        scenarios.its_speaker(record),
        scenarios.its_helper(record),
        scenarios.a_board_officer(),
        both,
    ]
    found += [scenarios.a_scrutineer(), scenarios.a_person()]
    found += [scenarios.a_board_officer(scenarios.a_foreign_partnership())]
    return [*map(acting, found), scenarios.SCHEDULE]


def attempt(record: AssuranceReturn, name: str, by: Actor) -> None:
    """One attempt; when refused it leaves no line and no other status."""
    record.refresh_from_db()
    before = (record.status, TrailEntry.objects.count())
    try:
        with transaction.atomic():
            ATTEMPTS[name](record, by)
    except MAY_END_IN:
        record.refresh_from_db()
        assert (record.status, TrailEntry.objects.count()) == before


def assert_lawful(record: AssuranceReturn) -> None:
    assert_story_ends_where_the_record_is(record, AssuranceReturn.Status.OPEN)
    unsettled = Query.objects.of_return(record).not_closed()
    waiting = record.receipts.filter(received_at=None).exists()
    assert record.accepted_by_id is None or record.accepted_by_id != record.submitted_by_id
    assert (record.status == "accepted") == (record.accepted_at is not None) == (not waiting)
    assert record.status != "accepted" or not unsettled.exists()
    assert record.status != "open" or record.submitted_at is None
    assert record.status != "queried" or unsettled.exists()
