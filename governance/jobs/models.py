"""Work too long for a page, as rows a worker takes and a sweep finds again; and heartbeats."""

from datetime import datetime

from django.db import models

from governance.core.statuses import StatusChoices
from governance.core.text_classification import TextFields
from governance.people.models import User


class JobQuerySet(models.QuerySet):
    def going_on(self) -> "JobQuerySet":
        return self.filter(status__in=Job.GOING_ON)

    def stuck(self, *, before: datetime) -> "JobQuerySet":
        """Taken by a worker that has not been heard of since."""
        return self.filter(status=Job.Status.RUNNING, started_at__lt=before).order_by("pk")

    def undispatched(self, *, before: datetime) -> "JobQuerySet":
        """Queued, but no worker came for it."""
        return self.filter(status=Job.Status.QUEUED, queued_at__lt=before).order_by("pk")


class Job(models.Model):
    """One piece of work; its key says what makes it the same work, so it is done once."""

    class Status(StatusChoices):
        QUEUED = "queued", "Queued", "open"
        RUNNING = "running", "Running", "open"
        DONE = "done", "Done", "good"
        FAILED = "failed", "Failed", "late"

    GOING_ON = (Status.QUEUED, Status.RUNNING)
    """What is waited for."""

    key = models.CharField("work", max_length=200, unique=True)
    task = models.CharField(
        "program", max_length=100, help_text="The name of the task that does it."
    )
    about_kind = models.CharField("kind of record", max_length=80, blank=True)
    about_id = models.BigIntegerField("number of the record", null=True, blank=True)
    given = models.TextField(blank=True, help_text="What the task is given, where it is no record.")
    status = models.CharField(max_length=10, choices=Status, default=Status.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    asked_for_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="jobs"
    )
    queued_at = models.DateTimeField("asked for")
    started_at = models.DateTimeField("begun", null=True, blank=True)
    ended_at = models.DateTimeField("ended", null=True, blank=True)
    failure = models.TextField(blank=True)

    objects = JobQuerySet.as_manager()
    text_fields = TextFields(
        personal=("given",), plain=("key", "task", "about_kind", "status", "failure")
    )

    class Meta:
        verbose_name = "background job"
        verbose_name_plural = "background jobs"
        indexes = [models.Index(fields=["status", "started_at"], name="governance_job_state")]

    def __str__(self) -> str:
        return self.key

    @property
    def is_going_on(self) -> bool:
        return self.status in self.GOING_ON


class Heartbeat(models.Model):
    """When a part of the machinery last said that it lives."""

    name = models.CharField("part", max_length=40, unique=True)
    at = models.DateTimeField("last heard of")

    text_fields = TextFields(plain=("name",))

    class Meta:
        verbose_name = "sign of life"
        verbose_name_plural = "signs of life"

    def __str__(self) -> str:
        return self.name
