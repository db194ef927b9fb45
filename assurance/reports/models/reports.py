"""A quarter's report of one producing group, its files, its receipts, and what changed since."""

from datetime import date, timedelta

from django.db import models
from django.db.models import Prefetch, Q
from simple_history.models import HistoricalRecords

from assurance.reports.grants import GRANTS, Permission
from governance.core.constraints import paired, stamped
from governance.core.roles import Actor, scope_of
from governance.core.statuses import StatusChoices
from governance.core.text_classification import TextFields
from governance.files.models import StoredFile
from governance.people.models import User
from governance.periods.models import Period
from governance.periods.values import period_containing, short_quarter
from governance.signatures.models import Signature
from governance.structure.models import Group, Partnership


class ReportQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor) -> "ReportQuerySet":
        """Until it is issued, to the office, the producing group, chairs of the whole, scrutineer.

        What is issued, to everybody whose seats reach the group's reports; and whoever is asked
        to agree to a report may always read it.
        """
        drafts = scope_of(actor, Permission.SEE_DRAFT_REPORT, GRANTS)
        issued = scope_of(actor, Permission.SEE_REPORT, GRANTS)
        seats = {held.seat_id for held in actor.holdings}
        asked = Signature.objects.filter(kind=Report._meta.label_lower, seat__in=seats)
        return self.filter(
            Q(group__in=drafts.groups)
            | Q(group__in=issued.groups, status=Report.Status.ISSUED)
            | Q(pk__in=asked.values("subject_id"))
        )

    def frozen(self) -> "ReportQuerySet":
        """Those whose content no longer follows its sources."""
        return self.exclude(status=Report.Status.DRAFT)

    def recent(self, *, on: date) -> "ReportQuerySet":
        """Those on their way, and those issued of this business year or the one before it."""
        year = period_containing(
            "year", period_containing("year", on).starts_on - timedelta(days=1)
        )
        return self.filter(~Q(status=Report.Status.ISSUED) | Q(period__ends_on__gt=year.starts_on))

    def for_list(self) -> "ReportQuerySet":
        """With its names, and without its content, which may be long."""
        return self.select_related("group", "period").defer("content")

    def for_detail(self) -> "ReportQuerySet":
        people = ("composed_by", "sent_by", "issued_by")
        comments = Report._meta.get_field("comments").related_model._default_manager
        words = ("passages", Prefetch("comments", comments.select_related("written_by")))
        return self.select_related("group", "period", *people).prefetch_related(*words)


class Report(models.Model):
    """How are we doing? One composite for all the partnerships the producing group serves."""

    class Status(StatusChoices):
        DRAFT = "draft", "Draft", "open"
        SENT = "sent", "Sent for agreement", "sent"
        AGREED = "agreed", "Agreed", "good"
        ISSUED = "issued", "Issued", "good"

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    content = models.JSONField(help_text="What it says, as last composed or as frozen.")
    content_hash = models.CharField(
        "checksum", max_length=64, help_text="SHA-256 of the canonical content."
    )
    composed_at = models.DateTimeField("composed")
    composed_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Empty when the schedule composed it.",
    )
    round = models.PositiveSmallIntegerField(
        "times sent for agreement", default=0, help_text="Times sent for agreement."
    )
    agreeing_seats = models.JSONField(
        "seats that are asked",
        default=list,
        blank=True,
        help_text="Ids of the seats whose agreement this round needs.",
    )
    sent_at = models.DateTimeField("sent for agreement", null=True, blank=True)
    sent_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    agreed_at = models.DateTimeField("agreed by the last seat", null=True, blank=True)
    agreed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    issued_at = models.DateTimeField("issued", null=True, blank=True)
    issued_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    objects = ReportQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(plain=("status", "content_hash"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "period"], name="assurance_report_once"),
            *(paired(stem) for stem in ("sent", "agreed", "issued")),
            *(stamped(status, status) for status in ("sent", "agreed", "issued")),
        ]

    def __str__(self) -> str:
        return f"Quarterly report, {self.group}, {short_quarter(self.period.code)}"

    @property
    def is_draft(self) -> bool:
        return self.status == self.Status.DRAFT

    def confirmation_stamp(self) -> dict[str, object]:
        """Whoever sends, agrees or issues it does so to these words; in a draft two queries.

        What is said of it after it was sent is no part of it.
        """
        parts = (self.passages, self.comments) if self.is_draft else ()
        written = [list(each.order_by("pk").values_list("pk", "version")) for each in parts]
        return {"round": self.round, "content_hash": self.content_hash, "written": str(written)}

    @property
    def is_issued(self) -> bool:
        return self.status == self.Status.ISSUED

    @property
    def closed_because(self) -> str:
        """Why nobody writes in it any more, and what can be done; empty for a draft."""
        if self.status == self.Status.SENT:
            return "What it says is frozen: send it back to change it."
        return "" if self.is_draft else "What it says has been agreed and stays as it is."


class ReportFile(models.Model):
    """The one file of one content, in one form and at one stage; the database allows no second."""

    class Form(models.TextChoices):
        PDF = "pdf", "PDF"
        WORD = "word", "Word file"

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="files")
    form = models.CharField(max_length=10, choices=Form)
    stage = models.CharField("status it was made at", max_length=10, choices=Report.Status)
    content_hash = models.CharField(max_length=64)
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="+")

    text_fields = TextFields(plain=("form", "stage", "content_hash"))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["report", "form", "stage", "content_hash"],
                name="assurance_report_file_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_form_display()} of {self.report}"


class ReportReceipt(models.Model):
    """That one partnership has received an issued report, and on which day."""

    class Status(StatusChoices):
        AWAITED = "awaited", "Not received yet", "open"
        RECEIVED = "received", "Received", "good"

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="receipts")
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=10, choices=Status, default=Status.AWAITED)
    received_on = models.DateField("day of the meeting that received it", null=True, blank=True)
    received_at = models.DateTimeField("recorded", null=True, blank=True)
    received_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    text_fields = TextFields(plain=("status",))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["report", "partnership"], name="assurance_report_receipt_once"
            ),
            paired("received"),
            stamped("received", "received"),
        ]

    def __str__(self) -> str:
        return f"receipt of {self.report} by {self.partnership}"


class ReportChange(models.Model):
    """A figure that would be another if it were counted now; the frozen report keeps the old."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="changes")
    key = models.CharField(max_length=160)
    label = models.CharField(max_length=200)
    was = models.CharField("in the report", max_length=60)
    now = models.CharField("today", max_length=60)
    found_at = models.DateTimeField()

    text_fields = TextFields(plain=("key", "label", "was", "now"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "key"], name="assurance_report_change_once")
        ]

    def __str__(self) -> str:
        return f"{self.label}: {self.was} in the report, {self.now} today"
