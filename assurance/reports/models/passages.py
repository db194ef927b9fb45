"""What people write for a report: the officer's passages, comments, the scrutineer's words."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from assurance.reports.models.reports import Report
from governance.core.constraints import paired
from governance.core.text_classification import TextFields
from governance.people.models import User

CLOSING_CHAPTERS = {
    "asked": "What the partnerships are asked to do",
    "doing-well": "What we are doing well",
    "further-exploration": "Areas for further exploration",
    "next-period": "Actions for the next period",
}
"""What the group concludes and asks for, by key: not sent empty unless somebody says why.

The last three stand in the Leicester arrangements 2019 (section 14) and in the quality-assurance
framework (WT2023); that the front says what is asked is the office's own need.
"""


class Passage(models.Model):
    """The officer's words under one heading of a report, or about one outcome statement."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="passages")
    key = models.CharField(max_length=80, help_text="A heading's key, or outcome:ID.")
    text = models.TextField(blank=True)
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
            models.UniqueConstraint(fields=["report", "key"], name="assurance_passage_once"),
        ]

    def __str__(self) -> str:
        return f"the passage “{self.key}” of {self.report}"

    @property
    def closed_because(self) -> str:
        return self.report.closed_because


class ReportComment(models.Model):
    """A remark on a heading, the scrutineer's own words, or a partner's answer to those.

    What the scrutineer says once the report is frozen is of a kind of its own, and no part of it.
    """

    class Kind(models.TextChoices):
        MEMBER = "member", "Comment"
        SCRUTINY = "scrutiny", "Independent scrutiny"
        ANSWER = "answer", "Answer to the scrutineer"
        SINCE = "since", "Comment after it was sent"

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="comments")
    kind = models.CharField(max_length=10, choices=Kind)
    section = models.CharField(max_length=80, blank=True, help_text="The heading's key.")
    answers = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="answered_by"
    )
    role = models.CharField("written as", max_length=160)
    text = models.TextField()
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    history = HistoricalRecords()
    text_fields = TextFields(personal=("text",), plain=("kind", "section", "role"))

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="assurance_comment_says_something"),
            models.CheckConstraint(
                condition=Q(kind="answer", answers__isnull=False)
                | (~Q(kind="answer") & Q(answers__isnull=True)),
                name="assurance_comment_answers_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display().lower()} on {self.report}"

    @property
    def closed_because(self) -> str:
        return self.report.closed_because
