"""What the edition asks of a yearly report, the plan of making it, and its files."""

from django.db import models
from simple_history.models import HistoricalRecords

from assurance.yearly.models.reports import YearlyReport
from governance.core.constraints import paired
from governance.core.text_classification import TextFields
from governance.files.models import StoredFile
from governance.people.models import User


class YearlyRequirement(models.Model):
    """One thing that the edition, or the partnership's own rules, ask of this report.

    Written down when the report was opened, so that a later edition does not change it.
    """

    class Force(models.TextChoices):
        MUST = "must", "Must"
        SHOULD = "should", "Should"
        LOCAL = "local", "Local"

    report = models.ForeignKey(YearlyReport, on_delete=models.PROTECT, related_name="requirements")
    edition = models.SlugField("rule set", max_length=60)
    code = models.SlugField(max_length=60)
    number = models.PositiveSmallIntegerField("place in the list")
    force = models.CharField(max_length=8, choices=Force)
    text = models.CharField("what is asked", max_length=400)
    citation = models.CharField("where it is written", max_length=300)
    is_confirmed = models.BooleanField("confirmed in its source", default=True)
    no_evidence = models.TextField(
        "no evidence of progress",
        blank=True,
        help_text="What the report says instead: why, and what is done about it.",
    )
    said_at = models.DateTimeField(null=True, blank=True)
    said_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    history = HistoricalRecords()
    text_fields = TextFields(
        personal=("no_evidence",), plain=("edition", "code", "force", "text", "citation")
    )

    class Meta:
        constraints = [
            paired("said"),
            models.UniqueConstraint(
                fields=["report", "edition", "code"], name="assurance_yearlyrequirement_once"
            ),
        ]

    def __str__(self) -> str:
        return f"“{self.text}” in {self.report}"

    @property
    def key(self) -> str:
        """``wt2026:impact``: how it is named in the content and in the exported JSON."""
        return f"{self.edition}:{self.code}"

    @property
    def closed_because(self) -> str:
        return self.report.closed_because


class YearlyStep(models.Model):
    """One step of making the report, with its day counted back from publication.

    The office moves days as it likes; a step is ticked when it is done.
    """

    report = models.ForeignKey(YearlyReport, on_delete=models.PROTECT, related_name="steps")
    key = models.SlugField(max_length=60, blank=True)
    title = models.CharField("what is done", max_length=200)
    owner = models.CharField("by whom", max_length=120, blank=True)
    due_on = models.DateField("by", null=True, blank=True)
    done_on = models.DateField("done on", null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    history = HistoricalRecords()
    text_fields = TextFields(personal=("title", "owner"), plain=("key",))

    class Meta:
        constraints = [paired("done")]

    def __str__(self) -> str:
        return f"“{self.title}” of {self.report}"


class YearlyFile(models.Model):
    """The one file of one content, in one form and at one stage; the database allows no second."""

    class Form(models.TextChoices):
        PDF = "pdf", "PDF"
        WORD = "word", "Word file"

    report = models.ForeignKey(YearlyReport, on_delete=models.PROTECT, related_name="files")
    form = models.CharField(max_length=10, choices=Form)
    stage = models.CharField("status it was made at", max_length=10, choices=YearlyReport.Status)
    content_hash = models.CharField(max_length=64)
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="+")

    text_fields = TextFields(plain=("form", "stage", "content_hash"))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["report", "form", "stage", "content_hash"],
                name="assurance_yearlyfile_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_form_display()} of {self.report}"
