"""Evidence that something made a difference: what it is, and where it can be read."""

from typing import Self

from django.db import models
from django.db.models import Q

from governance.core.text_classification import TextFields
from governance.people.models import User


class EvidenceQuerySet(models.QuerySet):
    def about(self, record: models.Model) -> Self:
        """The evidence given for one record, oldest first."""
        return self.filter(about_kind=record._meta.label_lower, about_id=record.pk).order_by("pk")


class Evidence(models.Model):
    """One piece of evidence for one record: a reference, never the paper itself.

    It comes with the operation it is given for and is not changed afterwards.
    """

    class Kind(models.TextChoices):
        AUDIT = "audit", "Audit"
        DATA = "data", "Data"
        FEEDBACK = "feedback", "Feedback from children, families or practitioners"
        INSPECTION = "inspection", "Inspection"
        MINUTES = "minutes", "Minutes"
        PAPER = "paper", "Paper or report"
        EMAIL = "email", "E-mail"
        OTHER = "other", "Other"

    about_kind = models.CharField(max_length=80)
    about_id = models.BigIntegerField()
    kind = models.CharField(max_length=12, choices=Kind)
    label = models.CharField("what it shows", max_length=300)
    ref = models.CharField("where it can be read", max_length=300, blank=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="evidence_given")

    objects = EvidenceQuerySet.as_manager()
    text_fields = TextFields(personal=("label", "ref"), plain=("about_kind", "kind"))

    class Meta:
        verbose_name_plural = "evidence"
        indexes = [models.Index(fields=["about_kind", "about_id"], name="governance_evidence_for")]
        constraints = [
            models.CheckConstraint(condition=~Q(label=""), name="governance_evidence_says_what")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, evidence for {self.about_kind} {self.about_id}"
