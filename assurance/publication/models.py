"""To whom a published yearly report is sent, before which boards it comes, and its errata."""

from datetime import date

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from assurance.yearly.headings.sections import section
from assurance.yearly.models import YearlyReport
from governance.core.roles import Actor
from governance.core.statuses import StatusChoices
from governance.core.text_classification import TextFields
from governance.files.models import StoredFile
from governance.outbox.models import Message
from governance.people.models import User


class OfReportQuerySet(models.QuerySet):
    """Rows of a yearly report: seen by whoever sees the report."""

    def visible_to(self, actor: Actor) -> "OfReportQuerySet":
        return self.filter(report__in=YearlyReport.objects.visible_to(actor).values("pk"))

    def for_list(self) -> "OfReportQuerySet":
        """With its report, without what that says, which is long."""
        names = ("report__partnership", "report__period", "report__group")
        return self.select_related(*names, "report__dispatch_deadline").defer("report__content")


class YearlyDispatchQuerySet(OfReportQuerySet):
    def waiting(self) -> "YearlyDispatchQuerySet":
        """Neither sent nor found not to be needed."""
        waits = (YearlyDispatch.Status.WAITING, YearlyDispatch.Status.QUEUED)
        return self.filter(status__in=waits)

    def with_mail(self) -> "YearlyDispatchQuerySet":
        """Handed to the outbox, and not known to have gone out."""
        return self.waiting().filter(message__isnull=False).select_related("message")

    def by_source(self) -> "YearlyDispatchQuerySet":
        """Those of the edition first, then the local ones, then those of the office."""
        places = [
            models.When(origin=each, then=number)
            for number, each in enumerate(YearlyDispatch.Origin.values)
        ]
        return self.order_by(models.Case(*places), "pk")


class YearlyDispatch(models.Model):
    """A copy of a published report for one recipient: its letter, when it went, the proof."""

    class Status(StatusChoices):
        WAITING = "waiting", "To be sent", "open"
        QUEUED = "queued", "Handed to the outbox", "sent"
        SENT = "sent", "Sent", "good"
        NOT_NEEDED = "not_needed", "Not needed", "quiet"

    class Origin(models.TextChoices):
        """Who asks that it is sent there."""

        EDITION = "edition", "National guidance"
        LOCAL = "local", "Local rules"
        OFFICE = "office", "Added by the office"

    class Channel(models.TextChoices):
        NONE = "", "Not sent yet"
        OUTBOX = "outbox", "By e-mail from here"
        EMAIL = "email", "By e-mail from another mailbox"
        POST = "post", "By post"
        HAND = "hand", "By hand, or in a meeting"

    report = models.ForeignKey(YearlyReport, on_delete=models.PROTECT, related_name="dispatches")
    origin = models.CharField("asked for by", max_length=10, choices=Origin)
    recipient = models.CharField(max_length=200)
    citation = models.CharField("where it is written", max_length=300, blank=True)
    is_confirmed = models.BooleanField("confirmed in its source", default=True)
    address = models.CharField("address", max_length=300, blank=True)
    is_address_confirmed = models.BooleanField("somebody confirmed the address", default=False)
    letter = models.TextField(blank=True)
    status = models.CharField(max_length=12, choices=Status, default=Status.WAITING)
    channel = models.CharField("how", max_length=10, choices=Channel, blank=True)
    sent_on = models.DateField("sent on", null=True, blank=True)
    message = models.OneToOneField(
        Message, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    proof = models.CharField("what proves it", max_length=300, blank=True)
    proof_file = models.OneToOneField(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.TextField("why it is not needed", blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = YearlyDispatchQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(
        personal=("recipient", "address", "letter", "proof", "reason"),
        plain=("origin", "citation", "status", "channel"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["report", "recipient"], name="assurance_yearlydispatch_once"
            ),
            models.CheckConstraint(
                condition=Q(status="sent", sent_on__isnull=False)
                | (~Q(status="sent") & Q(sent_on__isnull=True)),
                name="assurance_yearlydispatch_sent_on_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(status="queued") | Q(message__isnull=False),
                name="assurance_yearlydispatch_queued_as_a_mail",
            ),
            models.CheckConstraint(
                condition=~Q(status="not_needed") | ~Q(reason=""),
                name="assurance_yearlydispatch_not_needed_why",
            ),
        ]

    def __str__(self) -> str:
        return f"the copy of {self.report} for {self.recipient}"

    @property
    def is_waiting(self) -> bool:
        return self.status == self.Status.WAITING

    @property
    def is_sent(self) -> bool:
        return self.status == self.Status.SENT

    @property
    def is_by_edition(self) -> bool:
        return self.origin == self.Origin.EDITION

    @property
    def due_on(self) -> date | None:
        """Only what the edition asks for has a limit; elsewhere none is stated."""
        deadline = self.report.dispatch_deadline
        return deadline.due_on if deadline and self.is_by_edition else None

    def is_late(self, *, on: date) -> bool:
        """Sent after its day, or not sent yet and its day is over."""
        is_settled = self.status == self.Status.NOT_NEEDED
        return bool(self.due_on and not is_settled and (self.sent_on or on) > self.due_on)


class YearlyPresentation(models.Model):
    """One board or other meeting before which a report comes: planned, then ticked."""

    report = models.ForeignKey(YearlyReport, on_delete=models.PROTECT, related_name="presentations")
    board = models.CharField("board or meeting", max_length=200)
    citation = models.CharField("where it is written", max_length=300, blank=True)
    planned_on = models.DateField("planned for", null=True, blank=True)
    presented_on = models.DateField("presented on", null=True, blank=True)
    remark = models.TextField("what was said there", blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = OfReportQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(personal=("board", "remark"), plain=("citation",))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(board=""), name="assurance_yearlypresentation_names_a_board"
            )
        ]

    def __str__(self) -> str:
        return f"the presentation of {self.report} to {self.board}"

    def is_late(self, *, on: date) -> bool:
        return self.presented_on is None and self.planned_on is not None and self.planned_on < on


class YearlyErratum(models.Model):
    """A mistake in what was frozen, and what is right; the frozen words stay as they were."""

    report = models.ForeignKey(YearlyReport, on_delete=models.PROTECT, related_name="errata")
    section = models.SlugField("heading", max_length=60)
    figure = models.CharField("key of the figure", max_length=200, blank=True)
    said = models.TextField("what it said")
    right = models.TextField("what is right")
    reason = models.TextField("why it was wrong")
    made_at = models.DateTimeField("put right")
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = OfReportQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(personal=("said", "right", "reason"), plain=("section", "figure"))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(said="") & ~Q(right="") & ~Q(reason=""),
                name="assurance_yearlyerratum_says_all",
            )
        ]

    def __str__(self) -> str:
        return f"an erratum to {self.report}"

    @property
    def heading(self) -> str:
        return section(self.section).title
