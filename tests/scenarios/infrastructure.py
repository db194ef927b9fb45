"""Situations of the machinery: deadlines, messages and jobs in each of their states."""

from collections.abc import Callable
from datetime import timedelta

from django.db.models import Model

from governance.deadlines import operations as deadlines
from governance.deadlines.models import Deadline
from governance.jobs import operations as jobs
from governance.jobs.models import Job
from governance.outbox import operations as outbox
from governance.outbox.models import Message
from tests import factories
from tests.scenarios.returns import (
    LONG_AFTER,
    NOON,
    SCHEDULE,
    a_board_officer,
    acting,
    an_audit_group,
)


def a_running_deadline() -> Deadline:
    return deadlines.start(factories.DeadlineFactory.build(), by=SCHEDULE, at=NOON)


def a_clock_met() -> Deadline:
    deadline = a_running_deadline()
    deadlines.meet(deadline, by=SCHEDULE, at=NOON)
    return deadline


def a_clock_met_late() -> Deadline:
    deadline = a_running_deadline()
    deadlines.meet(deadline, by=SCHEDULE, at=LONG_AFTER)
    return deadline


def a_stopped_deadline() -> Deadline:
    deadline = a_running_deadline()
    deadlines.stop(deadline, by=SCHEDULE, at=NOON, note="Asked in another way.")
    return deadline


def a_queued_message() -> Message:
    """About the audit group, to somebody who takes one mail a week."""
    person = factories.UserFactory(wants_digest=True)
    message = factories.MessageFactory.build(recipient=person, group=an_audit_group())
    outbox.enqueue([message])
    return Message.objects.get(key=message.key)


def a_message_being_sent() -> Message:
    message = a_queued_message()
    outbox.claim(message, by=SCHEDULE, at=NOON)
    return message


def a_sent_message() -> Message:
    message = a_message_being_sent()
    outbox.confirm(message, by=SCHEDULE, at=NOON)
    return message


def a_lost_message() -> Message:
    message = a_message_being_sent()
    outbox.mark_uncertain(message, by=SCHEDULE, at=NOON)
    return message


def a_refused_message() -> Message:
    message = a_message_being_sent()
    outbox.fail(message, by=SCHEDULE, at=NOON, failure="The mailbox is unknown.")
    return message


def a_queued_job() -> Job:
    return jobs.ask("assurance.reports.tasks.render_report", key="report-1", by=SCHEDULE, at=NOON)[
        0
    ]


def a_running_job() -> Job:
    job = a_queued_job()
    jobs.take(job, by=SCHEDULE, at=NOON)
    return job


def a_finished_job() -> Job:
    job = a_running_job()
    jobs.finish(job, by=SCHEDULE, at=NOON)
    return job


def a_failed_job() -> Job:
    job = a_running_job()
    jobs.fail(job, by=SCHEDULE, at=NOON, failure="The figures are missing.")
    return job


def a_moved_deadline() -> Deadline:
    """The office gave two weeks more."""
    deadline = a_running_deadline()
    later = deadline.due_on + timedelta(days=14)
    office = acting(a_board_officer())
    deadlines.move_due_date(deadline, later, by=office, at=NOON, reason="The chair is ill.")
    return deadline


CLOCK_AT: dict[str, Callable[[], Model]] = {
    Deadline.Status.RUNNING: a_running_deadline,
    Deadline.Status.MET: a_clock_met,
    Deadline.Status.MET_LATE: a_clock_met_late,
    Deadline.Status.STOPPED: a_stopped_deadline,
}
MESSAGE_AT: dict[str, Callable[[], Model]] = {
    Message.Status.QUEUED: a_queued_message,
    Message.Status.SENDING: a_message_being_sent,
    Message.Status.SENT: a_sent_message,
    Message.Status.UNCERTAIN: a_lost_message,
    Message.Status.FAILED: a_refused_message,
}
JOB_AT: dict[str, Callable[[], Model]] = {
    Job.Status.QUEUED: a_queued_job,
    Job.Status.RUNNING: a_running_job,
    Job.Status.DONE: a_finished_job,
    Job.Status.FAILED: a_failed_job,
}
