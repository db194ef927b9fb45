"""A query has a day by which it is answered, is chased, and can end without a reply."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from assurance.instruments.models import Instrument
from assurance.reports.operations import reports
from assurance.reports.transitions import QUARTERLY_REPORT
from assurance.returns import todo
from assurance.returns.models import AssuranceReturn, Query
from assurance.returns.operations import queries, returns, schedule
from governance.core.errors import NotAllowed, Stale
from governance.core.formatting import format_weekday_date
from governance.core.models import Remark
from governance.core.roles import Actor
from governance.outbox.models import Message
from tests import factories
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import post_drawn, signed_in
from tests.scenarios.returns import LONG_AFTER, NOON, TODAY, acting
from tests.scenarios.trail import lines, refused
from tests.waiting import waiting_items

pytestmark = pytest.mark.django_db

DUE = date(2025, 10, 22)
"""Five working days after the day of asking, as the highlight report says."""


def officer(on: date = TODAY) -> Actor:
    return acting(scenarios.a_board_officer(), on=on)


def its_return(query: Query) -> AssuranceReturn:
    return AssuranceReturn.objects.for_list().get(pk=query.answer.assurance_return_id)


def tracker() -> str:
    return reverse("assurance:return-tracker", args=["leicester"])


def test_a_query_is_due_as_many_working_days_after_it_as_the_instrument_says():
    deadline = scenarios.an_open_query().deadline

    assert (deadline.counts_from, deadline.due_on, deadline.status) == (TODAY, DUE, "running")
    assert deadline.limit == its_return(Query.objects.get()).instrument.reply_working_days


def test_a_number_of_days_that_no_source_states_is_to_be_confirmed():
    query = scenarios.an_open_query()

    assert not query.deadline.is_confirmed
    page = reverse("assurance:return-detail", args=[query.answer.assurance_return_id])
    shown = signed_in(scenarios.a_board_officer()).get(page).content.decode()
    assert "Reply due by the end of Wednesday 22 October 2025" in shown
    assert "To be confirmed" in shown


def test_an_instrument_that_says_no_days_sets_no_day():
    record = scenarios.a_submitted_return()
    Instrument.objects.update(reply_working_days=None)
    answer = scenarios.its_first_answer(record)

    query = returns.query(answer, "How do you know?", by=officer(), at=NOON)

    assert query.deadline is None
    assert not its_return(query).is_late(on=LONG_AFTER.date())


@pytest.mark.parametrize(("day", "is_late"), [(DUE, False), (DUE + timedelta(days=1), True)])
def test_a_return_queried_and_not_answered_is_late_after_that_day(day, is_late):
    record = its_return(scenarios.an_open_query())

    assert record.is_late(on=day) is is_late
    assert record.display_status(on=day) == ("late" if is_late else "queried")
    assert AssuranceReturn.objects.overdue(on=day).exists() is is_late


def test_a_reply_that_is_not_submitted_is_no_answer():
    query = scenarios.a_replied_query()
    record = its_return(query)

    assert record.is_late(on=LONG_AFTER.date())

    returns.submit(
        record,
        by=acting(scenarios.its_chair(record.group), on=LONG_AFTER.date()),
        at=LONG_AFTER,
        expected_version=scenarios.as_seen(record),
    )
    query.refresh_from_db()
    assert query.deadline.status == "met_late"
    assert not its_return(query).is_late(on=LONG_AFTER.date())


def test_the_tracker_and_the_clocks_say_that_the_answer_is_late():
    scenarios.an_open_query()
    office = signed_in(scenarios.a_board_officer())

    shown = office.get(tracker()).content.decode()
    clocks = office.get(reverse("governance:deadline-list"), {"status": "late"}).content.decode()

    assert "1 return late." in shown
    assert "Reply to a query: Highlight report" in clocks


def test_both_home_pages_show_a_query_and_when_it_is_late():
    query = scenarios.an_open_query()
    group, late = query.answer.assurance_return.group, LONG_AFTER.date()
    people = (scenarios.its_chair(group), scenarios.a_board_officer())

    found = [
        [(item.about, item.due_on, item.due_says, item.tone) for item in waiting_items(todo, by)]
        for person in people
        for by in (acting(person), acting(person, on=late))
    ]

    asks, waits = f"{group}: the office asks about an answer", "queried, no reply yet"
    period = its_return(query).period
    assert found == [
        [(asks, DUE, "queried", "soon")],
        [(asks, DUE, "reply 8 working days late", "late")],
        [(f"{period}: {waits}", DUE, "queried", "")],
        [(f"{period}: {waits}", DUE, "8 working days late", "late")],
    ]


def test_a_late_answer_is_chased_once_a_day_with_the_day_it_was_due():
    query = scenarios.an_open_query()
    clockwork = Actor.schedule(LONG_AFTER.date())

    first = schedule.chase_late_returns(by=clockwork, at=LONG_AFTER)
    again = schedule.chase_late_returns(by=clockwork, at=LONG_AFTER)

    message = Message.objects.get(key__startswith="late:")
    assert "reply to the office was due 22 October 2025" in message.body
    assert first.told == (str(query.answer.assurance_return.group),)
    assert again.told_before == first.told


@pytest.mark.parametrize(
    ("on", "says"),
    [
        (TODAY, "queried by the office, not yet settled"),
        (LONG_AFTER.date(), "queried and not answered, 8 working days late"),
    ],
)
def test_the_report_says_that_the_answer_is_late(on, says):
    query = scenarios.an_open_query()
    group = scenarios.the_planning_and_delivery_group()
    factories.CadenceFactory(group=group, item=QUARTERLY_REPORT)
    period = scenarios.the_last_quarter()
    at = NOON if on == TODAY else LONG_AFTER

    report = reports.compose(group, period, by=Actor.schedule(on), at=at)

    assert f"{query.answer.assurance_return.group}: {says}" in str(report.content)


# Ending a query without a reply

ENDINGS = [
    pytest.param(queries.withdraw, "withdraw", "withdrawn", id="withdraw"),
    pytest.param(queries.settle_without_reply, "settle_without_reply", "settled", id="settle"),
]


@pytest.mark.parametrize(("end", "verb", "status"), ENDINGS)
def test_a_query_ends_without_a_reply_with_a_reason_and_the_return_comes_back(end, verb, status):
    query = scenarios.an_open_query()

    end(
        query,
        by=officer(),
        at=NOON,
        expected_version=scenarios.as_seen(query),
        note="It stands in the paper.",
    )

    query.refresh_from_db()
    record = its_return(query)
    assert (query.status, query.deadline.status, record.status) == (status, "stopped", "submitted")
    assert Remark.objects.about(query).get(verb=verb).text == "It stands in the paper."
    assert lines(query)[-1] == verb
    assert lines(record)[-1] == "end_queries"
    told = Message.objects.get(key__startswith="query-closed:")
    assert told.recipient == scenarios.its_chair(record.group)


@pytest.mark.parametrize(("end", "verb", "status"), ENDINGS)
def test_a_return_of_which_something_else_is_asked_stays_with_its_respondent(end, verb, status):
    query = scenarios.an_open_query()
    other = its_return(query).answers.for_form()[1]
    returns.query(other, "And this?", by=officer(), at=NOON)

    end(
        query,
        by=officer(),
        at=NOON,
        expected_version=scenarios.as_seen(query),
        note="It stands in the paper.",
    )

    assert its_return(query).status == "queried"


@pytest.mark.parametrize(("end", "verb", "status"), ENDINGS)
def test_only_the_office_ends_a_query_and_never_without_a_reason(end, verb, status):
    query = scenarios.an_open_query()
    chair = acting(scenarios.its_chair(query.answer.assurance_return.group))
    office = officer()

    seen = scenarios.as_seen(query)

    def end_it(by: Actor, note: str) -> None:
        end(query, by=by, at=NOON, expected_version=seen, note=note)

    assert refused(NotAllowed, lambda: end_it(chair, "No."))
    assert refused(ValidationError, lambda: end_it(office, " "))


@pytest.mark.parametrize(("end", "verb", "status"), ENDINGS)
def test_a_query_that_is_not_what_the_officer_saw_is_not_ended(end, verb, status):
    query, office = scenarios.an_open_query(), officer()
    seen = scenarios.as_seen(query)
    Query.objects.update(version=query.version + 1)

    assert refused(
        Stale, lambda: end(query, by=office, at=NOON, expected_version=seen, note="It is known.")
    )


def test_what_is_still_asked_keeps_the_return_from_coming_back():
    query, office = scenarios.an_open_query(), officer()
    record = its_return(query)

    assert refused(ValidationError, lambda: queries.end_queries(record, by=office, at=NOON))


def test_a_withdrawn_query_stays_withdrawn_when_the_return_is_accepted():
    query = scenarios.a_withdrawn_query()

    record = its_return(query)

    returns.accept(record, by=officer(), at=NOON, expected_version=scenarios.as_seen(record))

    query.refresh_from_db()
    assert query.status == "withdrawn"


@pytest.mark.parametrize(("page", "status"), [("withdraw", "withdrawn"), ("settle", "settled")])
def test_the_office_ends_a_query_on_its_page(page, status):
    query = scenarios.an_open_query()
    office = signed_in(scenarios.a_board_officer())
    detail = reverse("assurance:return-detail", args=[query.answer.assurance_return_id])
    address = reverse(f"assurance:query-{page}", args=[query.pk])

    assert address in office.get(detail).content.decode()
    post_drawn(office, address, {"note": "It stands in the paper."})

    query.refresh_from_db()
    assert query.status == status
    assert "It stands in the paper." in office.get(detail).content.decode()


# Who reads it


def test_a_query_and_its_reply_are_read_by_those_who_answer_and_by_the_office_alone():
    query = scenarios.a_replied_query()
    page = reverse("assurance:return-detail", args=[query.answer.assurance_return_id])
    group = query.answer.assurance_return.group
    inside = (scenarios.its_chair(group), scenarios.its_member(group), scenarios.a_board_officer())
    outside = (scenarios.a_lead_partner(), scenarios.a_scrutineer())

    read = [
        ["How do you know?" in shown, "From two audits." in shown]
        for who in (*inside, *outside)
        for shown in [signed_in(who).get(page).content.decode()]
    ]

    assert read == [[True, True]] * len(inside) + [[False, False]] * len(outside)


def test_the_reason_for_ending_a_query_is_not_read_by_others():
    query = scenarios.a_withdrawn_query()
    page = reverse("assurance:return-detail", args=[query.answer.assurance_return_id])

    shown = signed_in(scenarios.a_lead_partner()).get(page).content.decode()

    assert "withdrew the query" in shown
    assert "It stands in the paper beside it." not in shown


def test_whoever_writes_a_queried_return_again_is_told_by_when_to_answer():
    record = scenarios.a_queried_return()
    browser = signed_in(scenarios.its_chair(record.group))

    page = browser.get(reverse("assurance:return-answer", args=[record.pk])).content.decode()

    due = AssuranceReturn.objects.for_list().get(pk=record.pk).awaited_by
    assert f"To be answered by {format_weekday_date(due)}. Save as often" in page
