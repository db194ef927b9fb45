"""Asking for long work, doing it once, and finding it again when a worker died."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import TypeVar

from celery import current_app
from django.conf import settings
from django.db import transaction
from django.db.models import Model

from governance.core.errors import NotDone, NotNow
from governance.core.roles import Actor
from governance.jobs.models import Job
from governance.jobs.transitions import JOB

Made = TypeVar("Made")


def ask(
    task: str, *, key: str, by: Actor, at: datetime, about: Model | None = None, given: str = ""
) -> tuple[Job, bool]:
    """A queued job for ``task``; the same key gives the same job. True when it is new.

    Asked again, a job that failed is put back to be tried again.
    """
    job, is_new = Job.objects.get_or_create(
        key=key,
        defaults={
            "task": task,
            "about_kind": about._meta.label_lower if about else "",
            "about_id": about.pk if about else None,
            "given": given,
            "asked_for_by_id": by.user_id,
            "queued_at": at,
        },
    )
    if is_new:
        dispatch(job)
    elif job.status == Job.Status.FAILED:
        with suppress(NotNow):  # another has asked meanwhile
            ask_again(job, by=by, at=at)
    return job, is_new


@transaction.atomic
def ask_again(job: Job, *, by: Actor, at: datetime) -> None:
    """Have a job that failed tried again."""
    JOB.move(job, "ask_again", by=by, at=at, queued_at=at, started_at=None, ended_at=None)
    dispatch(job)


def dispatch(job: Job) -> None:
    """Call a worker to the job once it is committed; the task is given the job's key.

    Calling twice is safe, for a job is taken once; calling in vain too, for the sweep calls again.
    """
    task = current_app.signature(job.task, args=[job.pk])

    def call_worker() -> None:  # by a name: without one Django cannot say that it failed
        task.apply_async(retry=False)

    transaction.on_commit(call_worker, robust=True)


def take(job: Job, *, by: Actor, at: datetime) -> None:
    """Claim a queued job; raises NotNow when another worker has it or it is done."""
    JOB.move(job, "take", by=by, at=at, started_at=at, attempts=job.attempts + 1, failure="")


def finish(job: Job, *, by: Actor, at: datetime) -> None:
    """The work is done."""
    JOB.move(job, "finish", by=by, at=at, ended_at=at)


def fail(job: Job, *, by: Actor, at: datetime, failure: str) -> None:
    """The work could not be done; the page that waits for it says so."""
    JOB.move(job, "fail", by=by, at=at, ended_at=at, failure=failure)


def run(
    job: Job, make: Callable[[], Made], keep: Callable[[Made], object], *, by: Actor, at: datetime
) -> bool:
    """Take the job, ``make`` what it asks for, ``keep`` it, and say how it ended.

    False when another worker has it, it is done, or it could not be done (NotDone, in words).
    What is kept, and that the job is done, are written together or not at all; so a worker that
    died leaves nothing behind, and nothing is locked while the long part goes on. Raises what else
    the work raised, after noting that it failed.
    """
    try:
        take(job, by=by, at=at)
    except NotNow:
        return False
    try:
        made = make()
        with transaction.atomic():
            finish(job, by=by, at=at)
            keep(made)
    except NotDone as error:
        fail(job, by=by, at=at, failure=str(error))
        return False
    except Exception as error:
        fail(job, by=by, at=at, failure=type(error).__name__)
        raise
    return True


@transaction.atomic
def requeue(job: Job, *, by: Actor, at: datetime) -> None:
    """Put a job back that a dead worker left."""
    JOB.move(job, "requeue", by=by, at=at, queued_at=at, started_at=None, ended_at=None)
    dispatch(job)


def sweep(*, by: Actor, at: datetime) -> int:
    """Call again for what nobody came for, and put back or give up what was left half-way.

    Returns how many jobs were found.
    """
    undispatched = list(Job.objects.undispatched(before=at - settings.JOB_WAITS_AT_MOST))
    for job in undispatched:
        dispatch(job)
    stuck = list(Job.objects.stuck(before=at - settings.JOB_RUNS_AT_MOST))
    for job in stuck:
        with suppress(NotNow):  # it ended after all
            requeue_stuck(job, by=by, at=at)
    return len(undispatched) + len(stuck)


def requeue_stuck(job: Job, *, by: Actor, at: datetime) -> None:
    """Try a stuck job again, unless it has been tried often enough."""
    if job.attempts < settings.JOB_ATTEMPTS:
        requeue(job, by=by, at=at)
        return
    minutes = settings.JOB_RUNS_AT_MOST // timedelta(minutes=1)
    failure = f"Given up after {job.attempts} attempts of more than {minutes} minutes."
    fail(job, by=by, at=at, failure=failure)
