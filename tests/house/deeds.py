"""How each verb is done by somebody who may: what the tests of every status and verb do."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from django.db.models import Model
from factory.django import DjangoModelFactory

from assurance.models import Answer, AssuranceReturn, Query, Report
from assurance.operations import reports, returns
from assurance.transitions.returns import QUERY
from governance.models import Appointment
from governance.operations import appointments, clocks, jobs, outbox
from governance.operations.arrangements import loading
from governance.transitions import MESSAGE
from governance.transitions.arrangements import ARRANGED
from tests import factories, given, machinery
from tests.given import NOON, SCHEDULE, TODAY, acting

STRUCTURE = (
    factories.PartnershipFactory,
    factories.OrganisationFactory,
    factories.ParticipationFactory,
    factories.GroupFactory,
    factories.GroupServiceFactory,
    factories.CadenceFactory,
    factories.SeatFactory,
    factories.TimetableItemFactory,
)
Do = Callable[[Any], object]


def its_chair(record: AssuranceReturn):
    return acting(given.its_chair(record.group))


def its_officer(record: AssuranceReturn):
    return acting(given.its_officer(record))


def ask_about(record: AssuranceReturn) -> Query:
    answer = given.its_first_answer(record)
    answer.assurance_return = record
    return returns.query(answer, "How do you know?", by=its_officer(record), at=NOON)


def reply_to_all(record: AssuranceReturn) -> None:
    waiting = Query.objects.filter(answer__assurance_return=record, status=Query.Status.ASKED)
    for query in waiting:
        returns.reply(query, "From two audits.", by=its_chair(record), at=NOON)


def submit(record: AssuranceReturn) -> None:
    reply_to_all(record)
    returns.submit(record, by=its_chair(record), at=NOON)


def settle(query: Query) -> None:
    officer = its_officer(query.answer.assurance_return)
    QUERY.move(query, "settle", by=officer, at=NOON)


def a_changed_answer() -> Answer:
    answer = given.its_first_answer(given.an_answered_return())
    who = its_chair(answer.assurance_return)
    returns.answer(answer, "In other words.", by=who, at=NOON, seen_version=answer.version)
    return answer


def an_ended_appointment() -> Appointment:
    appointment = an_appointment()
    appointments.end_appointment(appointment, ends_on=TODAY, by=SCHEDULE, at=NOON)
    return appointment


def an_appointment() -> Appointment:
    seat, person = factories.SeatFactory(), given.a_person()
    planned = Appointment(seat=seat, person=person, starts_on=factories.SINCE)
    return appointments.appoint(planned, by=SCHEDULE, at=NOON)


def a_recomposed_report() -> Report:
    """A report came in after the draft was composed, and it was composed again."""
    report = given.a_draft_report()
    given.a_submitted_return()
    reports.recompose(report, by=SCHEDULE, at=NOON)
    return report


def loaded(make: type[DjangoModelFactory]) -> Model:
    """A row of a partnership's structure as the first loading makes it."""
    row = make.build()
    for field in row._meta.fields:
        if field.is_relation and (pointed := getattr(row, field.name)):
            pointed.save()
            setattr(row, field.name, pointed)
    ARRANGED.begin(row, "load", by=SCHEDULE, at=NOON)
    return row


def reloaded(make: type[DjangoModelFactory]) -> Model:
    row, later = make(), {"ends_on": date(2030, 4, 1)}
    ARRANGED.edit(row, later, verb="reload", by=SCHEDULE, at=NOON, seen_version=0)
    return row


def ended(make: type[DjangoModelFactory]) -> Model:
    row = make()
    loading.end(row, by=SCHEDULE, at=NOON)
    return row


MOVES: dict[str, dict[str, Do]] = {
    "assurance.assurancereturn": {
        "submit": submit,
        "query": ask_about,
        "accept": lambda record: returns.accept(record, by=its_officer(record), at=NOON),
    },
    "assurance.query": {
        "reply": lambda query: returns.reply(
            query, "From three.", by=its_chair(query.answer.assurance_return), at=NOON
        ),
        "settle": settle,
    },
    "governance.clock": {
        "meet": lambda clock: clocks.meet(clock, by=SCHEDULE, at=NOON),
        "meet_late": lambda clock: clocks.meet(clock, by=SCHEDULE, at=given.LONG_AFTER),
        "stop": lambda clock: clocks.stop(clock, by=SCHEDULE, at=NOON, note="Asked elsewhere."),
    },
    "governance.message": {
        "take": lambda message: outbox.take(message, by=SCHEDULE, at=NOON),
        "confirm": lambda message: outbox.confirm(message, by=SCHEDULE, at=NOON),
        "lose": lambda message: outbox.lose(message, by=SCHEDULE, at=NOON),
        "fail": lambda message: outbox.fail(message, by=SCHEDULE, at=NOON, failure="Unknown."),
        "bundle": lambda message: MESSAGE.move(
            message, "bundle", by=SCHEDULE, at=NOON, sent_at=NOON
        ),
        "resend": lambda message: outbox.resend(
            message, by=acting(given.a_board_officer()), at=NOON
        ),
    },
    "governance.job": {
        "take": lambda job: jobs.take(job, by=SCHEDULE, at=NOON),
        "finish": lambda job: jobs.finish(job, by=SCHEDULE, at=NOON),
        "fail": lambda job: jobs.fail(job, by=SCHEDULE, at=NOON, failure="No figures."),
        "requeue": lambda job: jobs.requeue(job, by=SCHEDULE, at=NOON),
    },
}
"""Every move of every kind."""
BEGUN: dict[str, dict[str, Callable[[], Model]]] = {
    "assurance.assurancereturn": {"ask": given.an_open_return},
    "assurance.answer": {"answer": a_changed_answer},
    "assurance.query": {"raise_query": given.an_open_query},
    "assurance.instrument": {"install": given.the_highlight_report},
    "assurance.report": {"compose": given.a_draft_report, "recompose": a_recomposed_report},
    "governance.clock": {"start": machinery.a_running_clock},
    "governance.appointment": {"appoint": an_appointment, "end_appointment": an_ended_appointment},
    **{
        make._meta.model._meta.label_lower: {
            "load": partial(loaded, make),
            "reload": partial(reloaded, make),
            "end": partial(ended, make),
        }
        for make in STRUCTURE
    },
}
"""Every start and edit of every kind: the record it was just done to."""
