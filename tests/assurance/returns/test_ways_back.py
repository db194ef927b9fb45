"""What was done to a return can be undone, with its reason, as long as nobody has built on it."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from assurance.reports.content.changes_since_composed import changed_since
from assurance.returns.models import AssuranceReturn, SubmittedAnswer
from assurance.returns.operations import due_dates, queries, returns
from governance.core.errors import NotAllowed, NotNow
from governance.core.models import Remark
from governance.core.roles import Actor
from governance.deadlines.models import Deadline, DeadlineMove
from governance.outbox.models import Message
from tests import factories
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import LONG_AFTER, NOON, acting
from tests.scenarios.trail import everything, lines, refused

pytestmark = pytest.mark.django_db


def chair_of(record: AssuranceReturn) -> Actor:
    return acting(scenarios.its_chair(record.group))


def officer() -> Actor:
    return acting(scenarios.a_board_officer())


def page(name: str, record: AssuranceReturn) -> str:
    return reverse(f"assurance:{name}", args=[record.pk])


# Taking back


def test_what_nobody_has_looked_at_is_taken_back_and_is_as_it_was_before_it_was_sent():
    record = scenarios.a_submitted_return()

    returns.take_back(
        record, by=chair_of(record), at=NOON, expected_version=scenarios.as_seen(record)
    )

    record.refresh_from_db()
    assert (record.status, record.submitted_at, record.submitted_by) == ("open", None, None)
    assert record.taken_back_at == NOON
    assert not SubmittedAnswer.objects.filter(answer__assurance_return=record).exists()
    assert lines(record)[-1] == "take_back"


def test_the_time_limit_of_what_was_taken_back_runs_on_and_may_be_missed():
    record = scenarios.a_submitted_return()
    chair = chair_of(record)

    returns.take_back(record, by=chair, at=NOON, expected_version=scenarios.as_seen(record))
    running = Deadline.objects.get(pk=record.deadline_id)
    assert (running.status, running.ended_at) == ("running", None)
    assert AssuranceReturn.objects.overdue(on=LONG_AFTER.date()).exists()

    record.refresh_from_db()
    returns.submit(record, by=chair, at=LONG_AFTER, expected_version=scenarios.as_seen(record))
    assert Deadline.objects.get(pk=record.deadline_id).status == "met_late"


def test_what_was_taken_back_is_read_by_its_own_people_alone():
    record = scenarios.a_submitted_return()
    partner = acting(scenarios.a_lead_partner())
    assert AssuranceReturn.objects.visible_to(partner).exists()

    returns.take_back(
        record, by=chair_of(record), at=NOON, expected_version=scenarios.as_seen(record)
    )

    assert not AssuranceReturn.objects.visible_to(partner).exists()
    shown = signed_in(scenarios.a_scrutineer()).get(page("return-detail", record))
    assert "Nothing has been submitted yet." in shown.content.decode()


@pytest.mark.parametrize("who", [scenarios.a_board_officer, scenarios.a_scrutineer])
def test_only_who_speaks_for_the_respondent_takes_back(who):
    record = scenarios.a_submitted_return()
    by = acting(who())

    assert refused(
        NotAllowed,
        lambda: returns.take_back(
            record, by=by, at=NOON, expected_version=scenarios.as_seen(record)
        ),
    )


def test_once_the_office_has_opened_it_it_is_not_taken_back():
    record = scenarios.a_submitted_return()
    office, chair = signed_in(scenarios.a_board_officer()), scenarios.its_chair(record.group)

    assert "Take it back" in signed_in(chair).get(page("return-detail", record)).content.decode()
    office.get(page("return-detail", record))

    record.refresh_from_db()
    assert lines(record)[-1] == "mark_read"
    assert refused(
        NotNow,
        lambda: returns.take_back(
            record, by=acting(chair), at=NOON, expected_version=scenarios.as_seen(record)
        ),
    )
    shown = signed_in(chair).get(page("return-detail", record)).content.decode()
    assert "Take it back" not in shown
    assert "read the return for the first time" in shown
    assert signed_in(chair).get(page("return-take-back", record)).status_code == 409


def test_an_answer_or_a_paper_opened_by_the_office_counts_as_looked_at():
    record = scenarios.a_submitted_return()
    answer = scenarios.its_first_answer(record)

    signed_in(scenarios.a_board_officer()).get(
        reverse("assurance:answer-history", args=[answer.pk])
    )

    record.refresh_from_db()
    assert record.first_read_at


def test_nobody_but_the_office_and_not_who_submitted_it_looks_at_it_for_the_office():
    record = scenarios.a_submitted_return()
    seat = scenarios.Seat.objects.get(capacity="chair", group=record.group)
    both = scenarios.a_board_officer()
    factories.AppointmentFactory(seat=seat, person=both)
    AssuranceReturn.objects.update(submitted_by=both)
    record.refresh_from_db()

    for person in (both, scenarios.a_scrutineer(), scenarios.its_chair(record.group)):
        assert not returns.mark_read(record, by=acting(person), at=NOON)

    assert lines(record)[-1] == "submit"


def test_it_is_read_for_the_first_time_once():
    record = scenarios.a_return_looked_at()
    before = record.first_read_by

    assert not returns.mark_read(record, by=officer(), at=LONG_AFTER)

    record.refresh_from_db()
    assert record.first_read_by == before
    assert lines(record).count("mark_read") == 1


@pytest.mark.parametrize("situation", [scenarios.a_queried_return, scenarios.an_accepted_return])
def test_who_asks_or_accepts_has_looked_at_it(situation):
    assert situation().first_read_at == NOON


# Reopening


def test_an_accepted_return_is_reopened_with_a_reason_and_is_with_the_office_again():
    record = scenarios.an_accepted_return()

    returns.reopen(record, by=officer(), at=LONG_AFTER, note="A figure is wrong.")

    record.refresh_from_db()
    assert (record.status, record.accepted_at, record.accepted_by) == ("submitted", None, None)
    assert record.reopened_at == LONG_AFTER
    assert not record.receipts.filter(received_at__isnull=False).exists()
    assert Remark.objects.about(record).get(verb="reopen").text == "A figure is wrong."
    assert lines(record)[-1] == "reopen"


def test_those_who_answer_are_told_that_it_was_reopened_and_not_why():
    record = scenarios.an_accepted_return()

    returns.reopen(record, by=officer(), at=LONG_AFTER, note="A figure is wrong.")

    told = Message.objects.get(subject__startswith="Reopened: ")
    assert told.recipient == scenarios.its_chair(record.group)
    assert "A figure is wrong." not in told.body


def test_a_reopened_return_is_queried_changed_and_accepted_again():
    record = scenarios.an_accepted_return()
    office, chair = officer(), chair_of(record)
    returns.reopen(record, by=office, at=NOON, note="A figure is wrong.")
    answer = scenarios.its_first_answer(record)

    query = returns.query(answer, "Is it eight?", by=office, at=NOON)
    queries.reply(query, "Nine.", by=chair, at=NOON, expected_version=query.version)
    record.refresh_from_db()
    returns.submit(record, by=chair, at=NOON, expected_version=scenarios.as_seen(record))
    returns.accept(record, by=office, at=LONG_AFTER, expected_version=scenarios.as_seen(record))

    record.refresh_from_db()
    received = set(record.receipts.values_list("received_at", flat=True))
    assert (record.status, received) == ("accepted", {LONG_AFTER})


def test_a_reopened_return_is_not_taken_back():
    record = scenarios.an_accepted_return()
    returns.reopen(record, by=officer(), at=NOON, note="A figure is wrong.")

    assert refused(
        NotNow,
        lambda: returns.take_back(
            record, by=chair_of(record), at=NOON, expected_version=scenarios.as_seen(record)
        ),
    )


def test_only_the_office_reopens_and_never_without_a_reason():
    record = scenarios.an_accepted_return()
    chair, office = chair_of(record), officer()

    assert refused(NotAllowed, lambda: returns.reopen(record, by=chair, at=NOON, note="Mine."))
    assert refused(ValidationError, lambda: returns.reopen(record, by=office, at=NOON, note=" "))


def test_a_draft_report_says_which_returns_were_taken_back_or_reopened_since():
    accepted = scenarios.an_accepted_return()
    sent = scenarios.a_submitted_return(scenarios.a_case_review_group())
    report = scenarios.a_draft_report()

    returns.reopen(accepted, by=officer(), at=LONG_AFTER, note="A figure is wrong.")
    returns.take_back(
        sent, by=chair_of(sent), at=LONG_AFTER, expected_version=scenarios.as_seen(sent)
    )

    assert sorted(changed_since(report)) == sorted(
        [f"{accepted.group}: submitted since", f"{sent.group}: open since"]
    )


# Moving the due date

LATER = date(2025, 11, 11)


def test_the_office_moves_the_due_date_and_the_old_one_stays_with_the_reason():
    record = scenarios.an_open_return()
    was = record.deadline.due_on

    assert due_dates.move_due_date(record, LATER, by=officer(), at=NOON, reason="The chair is ill.")

    move = DeadlineMove.objects.get(deadline=record.deadline_id)
    assert (move.was_due_on, move.due_on, move.reason) == (was, LATER, "The chair is ill.")
    assert lines(record.deadline)[-1] == "move_due_date"
    assert not AssuranceReturn.objects.overdue(on=LONG_AFTER.date()).exists()
    told = Message.objects.get(subject__startswith="Due date moved: ")
    assert "now due by the end of Tuesday 11 November 2025" in told.body


def test_the_page_says_from_which_day_it_was_moved_and_why():
    record = scenarios.an_open_return()
    due_dates.move_due_date(record, LATER, by=officer(), at=NOON, reason="The chair is ill.")

    chair = signed_in(scenarios.its_chair(record.group))
    shown = " ".join(chair.get(page("return-detail", record)).content.decode().split())

    assert "From 28 October 2025 to 11 November 2025" in shown
    assert "The date was moved from that of the timetable." in shown
    assert "The chair is ill." in shown


def test_the_same_day_again_moves_nothing():
    record = scenarios.an_open_return()
    due_on, office = record.deadline.due_on, officer()
    before = everything()

    assert not due_dates.move_due_date(record, due_on, by=office, at=NOON, reason="As it was.")
    assert everything() == before


def test_only_the_office_moves_it_with_a_reason_to_a_day_that_is_not_over():
    record = scenarios.an_open_return()
    chair, office = chair_of(record), officer()

    def move(by: Actor, due_on: date, reason: str) -> bool:
        return due_dates.move_due_date(record, due_on, by=by, at=NOON, reason=reason)

    assert refused(NotAllowed, lambda: move(chair, LATER, "I am ill."))
    assert refused(ValidationError, lambda: move(office, LATER, " "))
    assert refused(ValidationError, lambda: move(office, date(2025, 10, 14), "Too early."))


def test_the_due_date_of_what_was_submitted_is_not_moved():
    record, office = scenarios.a_submitted_return(), officer()

    assert refused(
        NotNow, lambda: due_dates.move_due_date(record, LATER, by=office, at=NOON, reason="Late.")
    )
