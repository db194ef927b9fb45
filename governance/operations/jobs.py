"""Asking for long work, doing it once, and finding it again when a worker died."""

from datetime import datetime

from django.db.models import Model

from governance.models import Job
from governance.roles import Actor
from governance.transitions import JOB


def ask(
    task: str, *, key: str, by: Actor, at: datetime, about: Model | None = None
) -> tuple[Job, bool]:
    """A queued job for ``task``; the same key gives the same job. True when it is new."""
    return Job.objects.get_or_create(
        key=key,
        defaults={
            "task": task,
            "about_kind": about._meta.label_lower if about else "",
            "about_id": about.pk if about else None,
            "asked_for_by_id": by.user_id,
            "queued_at": at,
        },
    )


def take(job: Job, *, by: Actor, at: datetime) -> None:
    """Claim a queued job; raises NotNow when another worker has it or it is done."""
    JOB.move(job, "take", by=by, at=at, started_at=at, attempts=job.attempts + 1, failure="")


def finish(job: Job, *, by: Actor, at: datetime) -> None:
    """The work is done."""
    JOB.move(job, "finish", by=by, at=at, ended_at=at)


def fail(job: Job, *, by: Actor, at: datetime, failure: str) -> None:
    """The work could not be done; the page that waits for it says so."""
    JOB.move(job, "fail", by=by, at=at, ended_at=at, failure=failure)


def requeue(job: Job, *, by: Actor, at: datetime) -> None:
    """Put a job back that a dead worker left, or that may be tried again."""
    JOB.move(job, "requeue", by=by, at=at, queued_at=at, started_at=None, ended_at=None)
