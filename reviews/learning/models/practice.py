"""Did practice change? What shows it, and how it is judged."""

from collections.abc import Iterable
from datetime import date

from django.db import models
from django.db.models import Q

from governance.core.constraints import exactly_one, paired
from governance.core.roles import Actor
from governance.core.statuses import StatusChoices
from governance.core.text_classification import TextFields
from governance.people.models import User
from reviews.learning.models.briefings import Briefing
from reviews.learning.models.dissemination import about_visible_q
from reviews.learning.models.points import LearningPoint


class PracticeEvidenceQuerySet(models.QuerySet["PracticeEvidence"]):
    def visible_to(self, actor: Actor) -> "PracticeEvidenceQuerySet":
        return self.filter(about_visible_q(actor))

    def current(self) -> "PracticeEvidenceQuerySet":
        """Those that were not struck out."""
        return self.filter(struck_at__isnull=True)

    def for_list(self) -> "PracticeEvidenceQuerySet":
        return self.select_related("recorded_by", "point__partnership", "briefing__partnership")


class PracticeEvidence(models.Model):
    """One thing that shows whether practice changed after a point or a briefing."""

    class Kind(models.TextChoices):
        AUDIT = "audit", "Audit"
        SURVEY = "survey", "Survey"
        TRAINING = "training", "Evaluation of training"
        INDICATOR = "indicator", "Indicator"

    class Judgement(StatusChoices):
        YES = "yes", "Yes", "good"
        PARTLY = "partly", "Partly", "asked"
        NO = "no", "No", "late"
        TOO_EARLY = "too_early", "Too early to say", "quiet"

    point = models.ForeignKey(
        LearningPoint,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="practice_evidence",
    )
    briefing = models.ForeignKey(
        Briefing,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="practice_evidence",
    )
    kind = models.CharField(max_length=10, choices=Kind)
    seen_on = models.DateField("day of the evidence")
    showed = models.TextField("what it showed")
    ref = models.CharField("where it can be read", max_length=300, blank=True)
    judgement = models.CharField("did practice change?", max_length=10, choices=Judgement)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    struck_at = models.DateTimeField(null=True, blank=True)
    struck_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = PracticeEvidenceQuerySet.as_manager()
    text_fields = TextFields(personal=("showed", "ref"), plain=("kind", "judgement"))

    class Meta:
        verbose_name = "evidence of changed practice"
        verbose_name_plural = "evidence of changed practice"
        constraints = [
            exactly_one("point", "briefing"),
            paired("struck"),
            models.CheckConstraint(
                condition=~Q(showed=""), name="reviews_practiceevidence_says_what"
            ),
        ]

    def __str__(self) -> str:
        return f"evidence {self.pk} of changed practice" if self.pk else "evidence"

    @property
    def subject(self) -> LearningPoint | Briefing:
        """Of what practice it tells."""
        return self.point or self.briefing  # type: ignore[return-value]

    @property
    def is_current(self) -> bool:
        return self.struck_at is None


class Practice(StatusChoices):
    """How it stands with practice, by all the evidence there is."""

    CHANGED = "yes", "Practice changed", "good"
    PARTLY = "partly", "Practice changed in part", "asked"
    NOT_CHANGED = "no", "Practice did not change", "late"
    UNKNOWN = "unknown", "No evidence yet", "quiet"


def practice_of(rows: Iterable[PracticeEvidence], *, until: date | None = None) -> Practice:
    """What the newest evidence says that judges at all: “too early to say” counts as none."""
    judged = [
        each
        for each in rows
        if each.is_current
        and each.judgement != PracticeEvidence.Judgement.TOO_EARLY
        and (until is None or each.seen_on <= until)
    ]
    if not judged:
        return Practice.UNKNOWN
    return Practice(max(judged, key=lambda each: (each.seen_on, each.pk)).judgement)
