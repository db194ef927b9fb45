"""The trail, the remarks that give reasons, the permits under which they may be deleted, the forms
that were sent, and the search index.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from governance.core.constraints import different_people
from governance.core.first_use import note_use
from governance.core.roles import Actor
from governance.core.text_classification import TextFields


class AboutQuerySet(models.QuerySet):
    def about(self, record: models.Model) -> Self:
        """The rows about one record, oldest first."""
        return self.filter(kind=record._meta.label_lower, subject_id=record.pk).order_by("pk")


class TrailEntry(models.Model):
    """Who did what to which record and when; the database refuses to change or delete it."""

    kind = models.CharField("kind of record", max_length=80)
    subject_id = models.BigIntegerField("number of the record")
    label = models.CharField("record", max_length=200, help_text="A reference, never free text.")
    verb = models.CharField("what was done", max_length=60)
    before = models.CharField("status before", max_length=60, blank=True)
    after = models.CharField("status after", max_length=60, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name="who",
        related_name="trail_entries",
    )
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name="invited by",
        related_name="+",
        help_text="Whose invitation let somebody with no seat do it.",
    )
    at = models.DateTimeField("when")

    objects = AboutQuerySet.as_manager()
    text_fields = TextFields(plain=("kind", "label", "verb", "before", "after"))

    class Meta:
        verbose_name = "event"
        verbose_name_plural = "events"
        indexes = [
            models.Index(fields=["kind", "subject_id"], name="governance_trail_about"),
            models.Index(fields=["at"], name="governance_trail_at"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.label}"

    @property
    def who(self) -> str:
        """The person's name, or the schedule's; who failed to sign in is not known."""
        if self.invited_by_id:
            return f"{self.by} (by invitation of {self.invited_by})"
        if self.by_id:
            return str(self.by)
        return "Somebody" if self.verb.startswith("fail_") else "The schedule"

    @classmethod
    def record(
        cls,
        record: models.Model,
        verb: str,
        *,
        by: Actor,
        at: datetime,
        before: str = "",
        after: str = "",
    ) -> "TrailEntry":
        """Write the line of one event; called in the event's own transaction.

        Whoever leaves one has used the seats they hold. Raises NotAllowed where one of them was
        taken away meanwhile as made in error.

        A record whose ``str`` names a person says by ``reference`` how a line that can never be
        changed may call it.
        """
        [entry] = cls.record_all([record], verb, by=by, at=at, before=before, after=after)
        return entry

    @classmethod
    def record_all(
        cls,
        records: Sequence[models.Model],
        verb: str,
        *,
        by: Actor,
        at: datetime,
        before: str = "",
        after: str = "",
    ) -> Sequence["TrailEntry"]:
        """The same line for each of several records, in one query."""
        if records:
            note_use(by, verb, records[0], at)
        lines: list[Any] = [
            cls(
                kind=record._meta.label_lower,
                subject_id=record.pk,
                label=(getattr(record, "reference", "") or str(record))[:200],
                verb=verb,
                before=before,
                after=after,
                by_id=by.user_id,
                invited_by_id=by.invited_by_id,
                at=at,
            )
            for record in records
        ]
        if len(lines) != 1:
            return cls.objects.bulk_create(lines)
        lines[0].save(force_insert=True)  # in no transaction of its own, as several would be
        return lines


class Remark(models.Model):
    """A reason or note given with an event, or a reply to one; append-only."""

    kind = models.CharField("kind of record", max_length=80)
    subject_id = models.BigIntegerField("number of the record")
    verb = models.CharField("said with", max_length=60)
    text = models.TextField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name="who",
        related_name="remarks",
    )
    at = models.DateTimeField("when")

    objects = AboutQuerySet.as_manager()
    text_fields = TextFields(personal=("text",), plain=("kind", "verb"))

    class Meta:
        verbose_name = "reason given"
        verbose_name_plural = "reasons given"
        indexes = [models.Index(fields=["kind", "subject_id"], name="governance_remark_about")]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="governance_remark_says_something")
        ]

    def __str__(self) -> str:
        return f"remark on {self.kind} {self.subject_id}"

    @property
    def who(self) -> str:
        return str(self.by) if self.by_id else "The schedule"


class DeletionPermit(models.Model):
    """What was done to one record and said of it may be deleted now, as two people decided.

    The triggers of the append-only tables look for its row. ``closes_with`` points to a row that
    can never be there, and the database asks for it only at the end of the transaction: a permit
    that is not taken away again lets nothing of it be saved.
    """

    kind = models.CharField(max_length=80)
    subject_id = models.BigIntegerField()
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    closes_with = models.ForeignKey(
        "self", on_delete=models.DO_NOTHING, default=0, related_name="+"
    )

    objects = models.Manager()
    text_fields = TextFields(plain=("kind",))

    class Meta:
        constraints = [
            different_people("proposed_by", "approved_by"),
            models.UniqueConstraint(fields=["kind", "subject_id"], name="governance_permit_once"),
            models.CheckConstraint(
                condition=Q(closes_with=0), name="governance_permit_never_saved"
            ),
            models.CheckConstraint(condition=Q(id__gt=0), name="governance_permit_is_not_zero"),
        ]

    def __str__(self) -> str:
        return f"permit to delete {self.kind} {self.subject_id}"


class FormSubmission(models.Model):
    """One sending of a form that makes something new, and the page it led to."""

    key = models.CharField(max_length=64, unique=True)
    url = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField()

    objects = models.Manager()
    text_fields = TextFields(plain=("key", "url"))

    class Meta:
        indexes = [models.Index(fields=["created_at"], name="governance_submission_age")]

    def __str__(self) -> str:
        return f"A form that led to {self.url}"


class SearchText(models.Model):
    """The words of one record as they are searched; written by the doors, and only a copy.

    Who may find it is asked of the record's own kind, never of this row.
    """

    kind = models.CharField(max_length=80)
    subject_id = models.BigIntegerField()
    reference = models.CharField(max_length=60, blank=True)
    title = models.CharField(max_length=400)
    body = models.TextField(blank=True)
    text = models.TextField("all of it, folded")

    objects = models.Manager()
    text_fields = TextFields(personal=("title", "body", "text"), plain=("kind", "reference"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "subject_id"], name="governance_search_once")
        ]

    def __str__(self) -> str:
        return f"the words of {self.kind} {self.subject_id}"
