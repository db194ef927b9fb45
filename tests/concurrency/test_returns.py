"""Two people do the same thing to a return at the same moment: it happens once."""

import pytest

from assurance.returns.models import Answer, AssuranceReturn, Query
from assurance.returns.operations import chasing, opening, queries, returns, schedule
from governance.core.errors import NotNow, Stale
from governance.core.models import TrailEntry
from governance.core.roles import Actor
from governance.outbox import operations as outbox
from governance.outbox.models import Message
from tests import factories
from tests.concurrency.two_connections import both
from tests.scenarios import returns as scenarios
from tests.scenarios.returns import LONG_AFTER, NOON, SCHEDULE, acting

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def fresh(record):
    """The record as another request reads it."""
    return type(record).objects.get(pk=record.pk)


def test_of_two_acceptances_one_wins_and_the_other_is_told_not_now():
    record = scenarios.a_submitted_return()
    officers = [acting(scenarios.a_board_officer()), acting(scenarios.a_business_manager())]

    first, second = both(
        lambda: returns.accept(
            fresh(record),
            by=officers[0],
            at=NOON,
            expected_version=scenarios.as_seen(fresh(record)),
        ),
        lambda: returns.accept(
            fresh(record),
            by=officers[1],
            at=NOON,
            expected_version=scenarios.as_seen(fresh(record)),
        ),
    )

    record.refresh_from_db()
    assert first is None
    assert isinstance(second, NotNow)
    assert (record.status, record.accepted_by_id) == ("accepted", officers[0].user_id)
    assert TrailEntry.objects.about(record).filter(verb="accept").count() == 1


def test_an_acceptance_and_a_query_at_once_leave_one_of_the_two():
    record = scenarios.a_submitted_return()
    answer, officers = (
        scenarios.its_first_answer(record),
        [scenarios.a_board_officer() for _ in "ab"],
    )

    first, second = both(
        lambda: returns.query(answer, "How do you know?", by=acting(officers[0]), at=NOON),
        lambda: returns.accept(
            fresh(record),
            by=acting(officers[1]),
            at=NOON,
            expected_version=scenarios.as_seen(fresh(record)),
        ),
    )

    record.refresh_from_db()
    assert record.status == "queried"
    assert first == Query.objects.get()
    assert isinstance(second, NotNow)


def test_of_two_edits_of_one_answer_the_second_is_told_and_keeps_what_it_wrote():
    record = scenarios.an_open_return()
    answer = scenarios.its_first_answer(record)
    chair, member = (
        acting(each(record.group)) for each in (scenarios.its_chair, scenarios.its_member)
    )

    first, second = both(
        lambda: returns.answer(
            fresh(answer), "The chair's.", by=chair, at=NOON, expected_version=1
        ),
        lambda: returns.answer(
            fresh(answer), "The member's.", by=member, at=NOON, expected_version=1
        ),
    )

    kept = Answer.objects.get(pk=answer.pk)
    assert first is True
    assert isinstance(second, Stale)
    assert second.changes == {"text": "The member's."}
    assert (kept.text, kept.version, kept.answered_by_id) == ("The chair's.", 2, chair.user_id)


def test_an_answer_written_while_the_chair_submits_does_not_slip_in():
    record = scenarios.an_answered_return()
    answer = scenarios.its_first_answer(record)
    chair, member = (
        acting(each(record.group)) for each in (scenarios.its_chair, scenarios.its_member)
    )

    first, second = both(
        lambda: returns.submit(
            fresh(record), by=chair, at=NOON, expected_version=scenarios.as_seen(fresh(record))
        ),
        lambda: returns.answer(
            fresh(answer), "Too late.", by=member, at=NOON, expected_version=answer.version
        ),
    )

    assert first is None
    assert isinstance(second, NotNow)
    assert fresh(answer).text == answer.text


def test_of_two_replies_to_one_query_the_second_is_told_and_keeps_what_it_wrote():
    query = scenarios.an_open_query()
    group = query.answer.assurance_return.group
    chair, member = acting(scenarios.its_chair(group)), acting(scenarios.its_member(group))

    first, second = both(
        lambda: queries.reply(fresh(query), "The chair's.", by=chair, at=NOON, expected_version=1),
        lambda: queries.reply(
            fresh(query), "The member's.", by=member, at=NOON, expected_version=1
        ),
    )

    assert first is None
    assert isinstance(second, Stale)
    assert second.changes == {"reply": "The member's."}
    assert fresh(query).reply == "The chair's."
    assert TrailEntry.objects.about(query).filter(verb="reply").count() == 1


def test_a_reply_written_while_the_chair_submits_again_does_not_slip_in():
    query = scenarios.a_replied_query()
    record = query.answer.assurance_return
    chair, member = (
        acting(each(record.group)) for each in (scenarios.its_chair, scenarios.its_member)
    )

    first, second = both(
        lambda: returns.submit(
            fresh(record), by=chair, at=NOON, expected_version=scenarios.as_seen(fresh(record))
        ),
        lambda: queries.reply(fresh(query), "Too late.", by=member, at=NOON, expected_version=2),
    )

    assert first is None
    assert isinstance(second, NotNow)
    assert fresh(query).reply == "From two audits."


def test_two_reply_to_two_queries_and_the_report_goes_with_both():
    record = scenarios.a_queried_return()
    officer = acting(scenarios.its_officer(record))
    returns.query(scenarios.its_first_answer(record), "Since when?", by=officer, at=NOON)
    one, other = Query.objects.order_by("pk")
    chair, member = (
        acting(each(record.group)) for each in (scenarios.its_chair, scenarios.its_member)
    )

    def reply_and_submit():
        queries.reply(fresh(one), "The chair's.", by=chair, at=NOON, expected_version=1)
        returns.submit(
            fresh(record), by=chair, at=NOON, expected_version=scenarios.as_seen(fresh(record))
        )

    first, second = both(
        lambda: queries.reply(
            fresh(other), "The member's.", by=member, at=NOON, expected_version=1
        ),
        reply_and_submit,
    )

    assert (first, second) == (None, None)
    assert fresh(record).status == "submitted"
    assert [fresh(each).reply for each in (one, other)] == ["The chair's.", "The member's."]


def test_a_return_asked_for_twice_at_once_is_opened_once():
    group, period = scenarios.an_audit_group(), scenarios.the_last_quarter()
    scenarios.its_chair(group)
    scenarios.the_highlight_report()
    item = factories.TimetableItemFactory(group=group, returns_to=group.reports_to)

    first, second = both(
        lambda: opening.open_return(item, period, by=SCHEDULE, at=NOON),
        lambda: opening.open_return(item, period, by=SCHEDULE, at=NOON),
    )

    record = AssuranceReturn.objects.get()
    assert [first, second] == [(record, True), (record, False)]
    assert Message.objects.count() == 1


def test_the_office_and_the_schedule_chase_at_once_and_one_message_goes():
    record = scenarios.an_open_return()
    officer, on = acting(scenarios.a_board_officer()), LONG_AFTER.date()
    late = AssuranceReturn.objects.overdue(on=on).for_list()

    first, second = both(
        lambda: chasing.chase(late, by=officer, at=LONG_AFTER),
        lambda: schedule.chase_late_returns(by=Actor.schedule(on), at=LONG_AFTER),
    )

    group = str(record.group)
    assert (first.told, second.told, second.told_before) == ((group,), (), (group,))
    assert Message.objects.filter(key__startswith="late:").count() == 1
    assert TrailEntry.objects.about(record).filter(verb="chase").count() == 1


def test_one_message_posted_twice_at_once_is_queued_once():
    person = scenarios.a_person()
    same = [factories.MessageFactory.build(key="once", recipient=person) for _ in range(2)]

    first, second = both(
        lambda: outbox.enqueue_once(same[0]),
        lambda: outbox.enqueue_once(same[1]),
    )

    assert (first, second) == (True, False)
    assert Message.objects.filter(key="once").count() == 1
