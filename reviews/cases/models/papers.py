"""The papers of a case that were made: each for one reader, marked with who took it and when."""

from django.db import models

from governance.core.text_classification import TextFields
from governance.files.models import StoredFile
from governance.people.models import User
from reviews.cases.models.cases import Case


class CasePaper(models.Model):
    """The report of a review as a file, made for one person, who alone is given it."""

    class Report(models.TextChoices):
        RAPID = "rapid", "Rapid review"
        PRACTICE = "practice", "Practice review"
        LOCAL = "local", "Local learning review"
        PUBLISHED = "published", "Practice review, as it was published"

    class Form(models.TextChoices):
        PDF = "pdf", "PDF"
        WORD = "word", "Word"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="papers")
    report = models.CharField(max_length=10, choices=Report, default=Report.RAPID)
    form = models.CharField(max_length=10, choices=Form)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    file = models.OneToOneField(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = models.Manager()
    text_fields = TextFields(plain=("report", "form"))

    class Meta:
        verbose_name = "paper"

    def __str__(self) -> str:
        return f"a paper of {self.case}"
