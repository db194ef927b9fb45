"""A quarter's report of one producing group, and the files made of it."""

from django.db import models
from simple_history.models import HistoricalRecords

from assurance.grants import GRANTS, Permission
from governance.models import Group, Period, StoredFile, User
from governance.roles import Actor, scope_of
from governance.words import Words


class ReportQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor) -> "ReportQuerySet":
        """Drafts to the office, the producing group, the chairs of the whole and the scrutineer."""
        drafts = scope_of(actor, Permission.SEE_DRAFT_REPORT, GRANTS)
        return self.filter(group__in=drafts.groups)

    def for_list(self) -> "ReportQuerySet":
        """With its names, and without its content, which may be long."""
        return self.select_related("group", "period").defer("content")

    def for_detail(self) -> "ReportQuerySet":
        return self.select_related("group", "period", "composed_by")


class Report(models.Model):
    """How are we doing? One composite for all the partnerships the producing group serves."""

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    content = models.JSONField(help_text="What it says, as it was when it was last composed.")
    content_hash = models.CharField(max_length=64, help_text="SHA-256 of the canonical content.")
    composed_at = models.DateTimeField()
    composed_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Empty when the schedule composed it.",
    )
    version = models.PositiveIntegerField(default=1)

    objects = ReportQuerySet.as_manager()
    history = HistoricalRecords()
    words = Words(plain=("status", "content_hash"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "period"], name="assurance_report_once")
        ]

    def __str__(self) -> str:
        return f"How are we doing?, {self.period}, {self.group}"

    @property
    def is_draft(self) -> bool:
        return self.status == self.Status.DRAFT


class ReportFile(models.Model):
    """The one file of one content in one form; the database allows no second."""

    class Form(models.TextChoices):
        PDF = "pdf", "PDF"

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="files")
    form = models.CharField(max_length=10, choices=Form)
    content_hash = models.CharField(max_length=64)
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="+")

    words = Words(plain=("form", "content_hash"))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["report", "form", "content_hash"], name="assurance_report_file_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_form_display()} of {self.report}"
