"""What can be done to a return: each verb does what it says, or leaves everything as it was."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from assurance.returns.models import AssuranceReturn
from assurance.returns.operations import queries, returns
from governance.core.errors import NotAllowed, NotNow, Stale
from governance.core.roles import Actor
from governance.deadlines.models import Deadline
from governance.outbox.models import Message
from tests import factories
from tests.scenarios import returns as scenarios
from tests.scenarios.returns import LONG_AFTER, NOON, acting
from tests.scenarios.trail import everything, lines, refused

pytestmark = pytest.mark.django_db


def chair_of(record: AssuranceReturn) -> Actor:
    return acting(scenarios.its_chair(record.group))


def officer() -> Actor:
    return acting(scenarios.a_board_officer())


# Answering


def test_a_colleague_in_the_group_can_help_to_answer():
    record = scenarios.an_open_return()
    answer, member = scenarios.its_first_answer(record), scenarios.its_member(record.group)

    assert returns.answer(answer, "We see it.", by=acting(member), at=NOON, expected_version=1)

    answer.refresh_from_db()
    kept = (answer.text, answer.version, answer.answered_at, answer.answered_by)
    assert kept == ("We see it.", 2, NOON, member)
    assert lines(answer) == ["answer"]
    told = answer.history.latest()
    assert (told.history_user, told.history_date, told.history_change_reason) == (
        member,
        NOON,
        "answer",
    )


def test_writing_what_stood_there_writes_nothing():
    record = scenarios.an_answered_return()
    answer = scenarios.its_first_answer(record)
    before = everything()

    assert not returns.answer(
        answer, answer.text, by=chair_of(record), at=LONG_AFTER, expected_version=0
    )
    assert everything() == before


def test_an_answer_changed_meanwhile_is_not_written_over_and_what_was_typed_is_kept():
    record = scenarios.an_open_return()
    answer, chair = scenarios.its_first_answer(record), chair_of(record)
    returns.answer(answer, "The chair's.", by=chair, at=NOON, expected_version=1)

    with pytest.raises(Stale) as told:
        returns.answer(answer, "Written over.", by=chair, at=NOON, expected_version=1)

    assert told.value.changes == {"text": "Written over."}
    assert told.value.status_code == 409
    assert scenarios.its_first_answer(record).text == "The chair's."


def test_of_several_answers_only_those_changed_meanwhile_are_left_out():
    record = scenarios.an_open_return()
    chair, (first, second, *_) = chair_of(record), record.answers.for_form()
    returns.answer(first, "Somebody else's.", by=chair, at=NOON, expected_version=1)

    stale = returns.save_answers([(first, "Mine.", 1), (second, "Mine too.", 1)], by=chair, at=NOON)

    assert stale == [first]
    texts = [answer.text for answer in record.answers.for_form()[:2]]
    assert texts == ["Somebody else's.", "Mine too."]


def test_answers_left_as_they_were_drawn_cost_nothing(django_assert_num_queries):
    record = scenarios.an_answered_return()
    chair, answers = chair_of(record), list(record.answers.for_form())

    with django_assert_num_queries(2):  # the savepoint and its release
        stale = returns.save_answers(
            [(answer, answer.value, answer.version) for answer in answers], by=chair, at=NOON
        )

    assert stale == []


@pytest.mark.parametrize(
    "who",
    [
        scenarios.a_board_officer,
        scenarios.a_scrutineer,
        scenarios.a_lead_partner,
        scenarios.a_person,
    ],
)
def test_nobody_outside_the_group_writes_its_answers(who):
    record = scenarios.an_open_return()
    answer, by = scenarios.its_first_answer(record), acting(who())

    assert refused(
        NotAllowed, lambda: returns.answer(answer, "Not mine.", by=by, at=NOON, expected_version=1)
    )


@pytest.mark.parametrize("situation", [scenarios.a_submitted_return, scenarios.an_accepted_return])
def test_what_has_been_sent_is_not_written_on(situation):
    record = situation()
    answer, chair = scenarios.its_first_answer(record), chair_of(record)

    assert refused(
        NotNow, lambda: returns.answer(answer, "After all.", by=chair, at=NOON, expected_version=2)
    )


# Submitting


def test_submitting_stamps_the_return_and_stops_its_deadline():
    record = scenarios.an_answered_return()
    chair = scenarios.its_chair(record.group)

    returns.submit(record, by=acting(chair), at=NOON, expected_version=scenarios.as_seen(record))

    record.refresh_from_db()
    stamps = (record.status, record.submitted_at, record.submitted_by, record.deadline.status)
    assert stamps == ("submitted", NOON, chair, "met")
    assert lines(record) == ["ask", "submit"]
    assert record.history.latest().history_user == chair


def test_a_report_sent_after_its_day_is_met_late():
    record = scenarios.an_answered_return()

    returns.submit(
        record, by=chair_of(record), at=LONG_AFTER, expected_version=scenarios.as_seen(record)
    )

    assert Deadline.objects.get(pk=record.deadline_id).status == "met_late"


def test_submitting_again_after_a_query_leaves_the_deadline_as_it_was():
    query = scenarios.a_replied_query()
    record = query.answer.assurance_return

    returns.submit(
        record, by=chair_of(record), at=LONG_AFTER, expected_version=scenarios.as_seen(record)
    )

    deadline = Deadline.objects.get(pk=record.deadline_id)
    assert (deadline.status, deadline.ended_at) == ("met", NOON)


def test_all_that_is_missing_is_said_at_once_and_nothing_is_submitted():
    record = scenarios.an_open_return()
    by = chair_of(record)

    with pytest.raises(ValidationError) as missing:
        returns.submit(record, by=by, at=NOON, expected_version=scenarios.as_seen(record))

    assert sorted(missing.value.message_dict) == [
        "how-much",
        "how-well",
        "impact-evidence",
        "keeping-safe",
        "voice-of-children",
        "what-did-we-do",
        "what-difference",
    ]
    assert refused(
        ValidationError,
        lambda: returns.submit(record, by=by, at=NOON, expected_version=scenarios.as_seen(record)),
    )


def test_without_the_voice_of_children_nothing_is_submitted():
    record = scenarios.an_answered_return()
    voice, by = record.answers.get(question__is_voice=True), chair_of(record)
    returns.answer(voice, "", by=by, at=NOON, expected_version=voice.version)

    with pytest.raises(ValidationError, match="voice of children"):
        returns.submit(record, by=by, at=NOON, expected_version=scenarios.as_seen(record))


def test_a_query_must_be_replied_to_before_the_report_is_sent_again():
    record = scenarios.a_queried_return()
    by = chair_of(record)

    assert refused(
        ValidationError,
        lambda: returns.submit(record, by=by, at=NOON, expected_version=scenarios.as_seen(record)),
    )


def test_the_chair_speaks_for_the_group_and_a_member_does_not():
    record = scenarios.an_answered_return()
    by = acting(scenarios.its_member(record.group))

    assert refused(
        NotAllowed,
        lambda: returns.submit(record, by=by, at=NOON, expected_version=scenarios.as_seen(record)),
    )


def deputy_of_its_chair(group):
    return scenarios.a_deputy_of(scenarios.its_chair(group))


@pytest.mark.parametrize("who", [scenarios.its_vice_chair, deputy_of_its_chair])
def test_the_vice_chair_and_the_chairs_named_deputy_submit_too(who):
    record = scenarios.an_answered_return()
    person = who(record.group)

    returns.submit(record, by=acting(person), at=NOON, expected_version=scenarios.as_seen(record))

    assert record.submitted_by == person


# Querying and replying


def test_a_query_sends_the_return_back_and_tells_its_chair():
    record = scenarios.a_submitted_return()
    answer, by = scenarios.its_first_answer(record), officer()

    query = returns.query(answer, " How do you know? ", by=by, at=NOON)

    record.refresh_from_db()
    assert (record.status, query.status, query.reason) == ("queried", "asked", "How do you know?")
    told = Message.objects.get(key__startswith="queried:")
    assert told.recipient == scenarios.its_chair(record.group)
    assert lines(record)[-1] == "query"
    assert lines(query) == ["raise_query"]


def test_a_query_without_a_reason_is_none():
    answer, by = scenarios.its_first_answer(scenarios.a_submitted_return()), officer()

    assert refused(ValidationError, lambda: returns.query(answer, "  ", by=by, at=NOON))


def test_the_chair_does_not_query_the_groups_own_report():
    record = scenarios.a_submitted_return()
    answer, by = scenarios.its_first_answer(record), chair_of(record)

    assert refused(NotAllowed, lambda: returns.query(answer, "Why?", by=by, at=NOON))


def test_a_reply_is_kept_with_who_gave_it():
    query = scenarios.an_open_query()
    chair = scenarios.its_chair(query.answer.assurance_return.group)

    queries.reply(
        query, " From two audits. ", by=acting(chair), at=NOON, expected_version=query.version
    )

    query.refresh_from_db()
    kept = (query.status, query.reply, query.replied_at, query.replied_by)
    assert kept == ("replied", "From two audits.", NOON, chair)


def test_a_reply_of_no_words_is_none():
    query = scenarios.an_open_query()
    by = chair_of(query.answer.assurance_return)

    assert refused(
        ValidationError,
        lambda: queries.reply(query, "  ", by=by, at=NOON, expected_version=query.version),
    )


def test_a_reply_changed_meanwhile_is_not_written_over_and_what_was_typed_is_kept():
    query = scenarios.a_replied_query()
    member = acting(scenarios.its_member(query.answer.assurance_return.group))

    with pytest.raises(Stale) as told:
        queries.reply(query, "From three.", by=member, at=NOON, expected_version=1)

    query.refresh_from_db()
    assert told.value.changes == {"reply": "From three."}
    assert (query.reply, query.version) == ("From two audits.", 2)
    assert lines(query) == ["raise_query", "reply"]


def test_the_same_reply_sent_twice_is_nobodys_conflict():
    query = scenarios.a_replied_query()
    by = chair_of(query.answer.assurance_return)

    queries.reply(query, "From two audits.", by=by, at=NOON, expected_version=1)

    query.refresh_from_db()
    assert query.reply == "From two audits."


def test_the_office_does_not_reply_to_itself():
    query = scenarios.an_open_query()
    by = officer()

    assert refused(
        NotAllowed,
        lambda: queries.reply(query, "Never mind.", by=by, at=NOON, expected_version=query.version),
    )


def test_a_reply_is_not_changed_once_the_report_has_been_sent_again():
    query = scenarios.a_replied_query()
    record = query.answer.assurance_return
    by = chair_of(record)
    returns.submit(record, by=by, at=NOON, expected_version=scenarios.as_seen(record))

    assert refused(
        NotNow,
        lambda: queries.reply(query, "Otherwise.", by=by, at=NOON, expected_version=query.version),
    )


# Accepting


def test_accepting_settles_the_queries_and_gives_each_partnership_its_receipt():
    query = scenarios.a_replied_query()
    record, person = query.answer.assurance_return, scenarios.a_board_officer()
    returns.submit(record, by=chair_of(record), at=NOON, expected_version=scenarios.as_seen(record))

    returns.accept(
        record, by=acting(person), at=LONG_AFTER, expected_version=scenarios.as_seen(record)
    )

    record.refresh_from_db()
    query.refresh_from_db()
    received = set(record.receipts.values_list("received_at", flat=True))
    assert (record.status, record.accepted_at, record.accepted_by) == (
        "accepted",
        LONG_AFTER,
        person,
    )
    assert (query.status, received) == ("settled", {LONG_AFTER})
    assert lines(record) == ["ask", "submit", "query", "submit", "accept"]
    assert lines(query) == ["raise_query", "reply", "settle"]


def test_submitter_cannot_accept_their_own_return():
    person = scenarios.a_board_officer()
    seat = factories.SeatFactory(group=scenarios.an_audit_group(), capacity="vice_chair")
    factories.AppointmentFactory(seat=seat, person=person)
    record, by = scenarios.an_answered_return(), acting(person)
    returns.submit(record, by=by, at=NOON, expected_version=scenarios.as_seen(record))

    assert refused(
        NotAllowed,
        lambda: returns.accept(record, by=by, at=NOON, expected_version=scenarios.as_seen(record)),
    )


def test_the_database_itself_refuses_an_acceptance_by_the_submitter():
    record = scenarios.a_submitted_return()
    accepted = {"status": "accepted", "accepted_at": NOON, "accepted_by": record.submitted_by}

    with pytest.raises(IntegrityError), transaction.atomic():
        AssuranceReturn.objects.filter(pk=record.pk).update(**accepted)


@pytest.mark.parametrize(
    "who",
    [
        scenarios.a_scrutineer,
        scenarios.a_lead_partner,
        scenarios.an_administrator,
        lambda: scenarios.a_board_officer(scenarios.a_foreign_partnership()),
    ],
)
def test_only_the_office_accepts(who):
    record, by = scenarios.a_submitted_return(), acting(who())

    assert refused(
        NotAllowed,
        lambda: returns.accept(record, by=by, at=NOON, expected_version=scenarios.as_seen(record)),
    )
