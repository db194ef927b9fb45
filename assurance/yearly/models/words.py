"""What people write for a yearly report: its sections, comments, the scrutineer's statement."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from assurance.yearly.models.reports import YearlyReport
from governance.core.constraints import paired
from governance.core.text_classification import TextFields
from governance.people.models import User
from governance.structure.models import Seat


class YearlySection(models.Model):
    """The words under one heading; who writes them, and by when."""

    report = models.ForeignKey(YearlyReport, on_delete=models.PROTECT, related_name="sections")
    key = models.SlugField("heading", max_length=60)
    text = models.TextField(blank=True)
    author = models.ForeignKey(
        Seat,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="written by",
        help_text="Empty: the office writes it.",
    )
    due_on = models.DateField("by", null=True, blank=True)
    written_at = models.DateTimeField(null=True, blank=True)
    written_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    history = HistoricalRecords()
    text_fields = TextFields(personal=("text",), plain=("key",))

    class Meta:
        constraints = [
            paired("written"),
            models.UniqueConstraint(fields=["report", "key"], name="assurance_yearlysection_once"),
        ]

    def __str__(self) -> str:
        return f"the section “{self.key}” of {self.report}"

    @property
    def closed_because(self) -> str:
        return self.report.closed_because


class YearlyStatement(models.Model):
    """The scrutineer's own statement, which nobody else writes in or changes."""

    report = models.OneToOneField(YearlyReport, on_delete=models.PROTECT, related_name="statement")
    role = models.CharField("written as", max_length=160)
    text = models.TextField()
    about_hash = models.CharField(
        "content it is about", max_length=64, help_text="Checksum of what the scrutineer read."
    )
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    history = HistoricalRecords()
    text_fields = TextFields(personal=("text",), plain=("role", "about_hash"))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""), name="assurance_yearlystatement_says_something"
            )
        ]

    def __str__(self) -> str:
        return f"the scrutineer’s statement on {self.report}"

    @property
    def closed_because(self) -> str:
        return "" if self.report.is_open_to_words else self.report.closed_because


class YearlyComment(models.Model):
    """A member's comment on one heading of the draft; it is no part of the report."""

    report = models.ForeignKey(YearlyReport, on_delete=models.PROTECT, related_name="comments")
    section = models.SlugField("heading", max_length=60)
    role = models.CharField("written as", max_length=160)
    text = models.TextField()
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    answer = models.TextField("what the office did about it", blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    history = HistoricalRecords()
    text_fields = TextFields(personal=("text", "answer"), plain=("section", "role"))

    class Meta:
        constraints = [
            paired("answered"),
            models.CheckConstraint(
                condition=~Q(text=""), name="assurance_yearlycomment_says_something"
            ),
        ]

    def __str__(self) -> str:
        return f"a comment on {self.report}"

    @property
    def closed_because(self) -> str:
        return self.report.closed_because
