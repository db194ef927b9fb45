"""Returns that reached the office another way: how, and what their respondent says of it."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from assurance.returns.models.returns import AssuranceReturn
from governance.core.constraints import different_people, paired, stamped
from governance.core.formatting import format_date
from governance.core.statuses import StatusChoices
from governance.core.text_classification import TextFields
from governance.files.models import StoredFile
from governance.people.models import User


class OfficeEntryQuerySet(models.QuerySet):
    def of_return(self, record: AssuranceReturn) -> "OfficeEntryQuerySet":
        """The newest first."""
        return self.filter(assurance_return=record).order_by("-pk")

    def being_entered(self) -> "OfficeEntryQuerySet":
        return self.filter(status=OfficeEntry.Status.DRAFT)

    def unconfirmed(self) -> "OfficeEntryQuerySet":
        """Submitted for a respondent who has not said yet whether it is right."""
        return self.filter(status=OfficeEntry.Status.SENT)

    def for_detail(self) -> "OfficeEntryQuerySet":
        return self.select_related("entered_by", "confirmed_by", "rejected_by", "original")


class OfficeEntry(models.Model):
    """That the office enters a return for its respondent, from what was received.

    The original lies beside it, or what was said stands in ``summary``.
    """

    class Channel(models.TextChoices):
        EMAIL = "email", "By e-mail"
        TELEPHONE = "telephone", "By telephone"
        PAPER = "paper", "On paper"
        MEETING = "meeting", "In a meeting"

    class Status(StatusChoices):
        DRAFT = "draft", "Being entered", "open"
        SENT = "sent", "Not confirmed yet", "asked"
        VERIFIED = "verified", "Confirmed", "good"
        REJECTED = "rejected", "Not right", "late"
        WITHDRAWN = "withdrawn", "Stopped", "quiet"

    assurance_return = models.ForeignKey(
        AssuranceReturn, on_delete=models.PROTECT, related_name="entries"
    )
    channel = models.CharField("how it was received", max_length=10, choices=Channel)
    received_on = models.DateField()
    received_from = models.CharField("from whom", max_length=200)
    original = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    summary = models.TextField("what was said", blank=True)
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    rejected_at = models.DateTimeField(null=True, blank=True)
    rejected_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    version = models.PositiveIntegerField(default=1)

    objects = OfficeEntryQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(personal=("received_from", "summary"), plain=("channel", "status"))

    class Meta:
        verbose_name = "entry by the office"
        verbose_name_plural = "entries by the office"
        constraints = [
            models.UniqueConstraint(
                fields=["assurance_return"],
                condition=Q(status__in=["draft", "sent"]),
                name="assurance_entry_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(original__isnull=False) | ~Q(summary=""),
                name="assurance_entry_has_a_source",
            ),
            paired("sent"),
            paired("confirmed"),
            paired("rejected"),
            stamped("verified", "confirmed"),
            stamped("rejected", "rejected"),
            different_people("confirmed_by", "sent_by"),
        ]

    def __str__(self) -> str:
        return f"the entry by the office for {self.assurance_return.respondent}"

    @property
    def source_words(self) -> str:
        """``received by e-mail on 3 October 2025``."""
        how = self.get_channel_display()
        return f"received {how[:1].lower()}{how[1:]} on {format_date(self.received_on)}"

    def confirmation_stamp(self) -> dict[str, object]:
        """Whoever confirms it does so to these answers; one query."""
        return self.assurance_return.confirmation_stamp()
