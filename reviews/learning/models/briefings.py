"""Seven-minute briefings: what was learned, in a form that a team reads together in that time."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from governance.core.constraints import paired, stamped
from governance.core.roles import Actor
from governance.core.statuses import StatusChoices
from governance.core.text_classification import TextFields
from governance.files.models import StoredFile
from governance.people.models import User
from governance.structure.models import Partnership
from governance.themes.models import Theme
from reviews.learning.models.points import LearningPoint
from reviews.learning.models.words import Audience, managed_q, read_q

SECTIONS = {
    "background": "Background",
    "why": "Why it matters",
    "happened": "What happened, in general",
    "findings": "What was found",
    "differently": "What to do differently",
    "reflect": "Questions to reflect on",
    "more": "Where to find more",
}
"""The seven parts of a briefing, each with its heading, in the order in which they are read."""


class BriefingQuerySet(models.QuerySet["Briefing"]):
    def visible_to(self, actor: Actor) -> "BriefingQuerySet":
        """What was published, for its readers; drafts too for the office that writes them."""
        return self.filter(Q(published_at__isnull=False) & read_q(actor) | managed_q(actor))

    def current(self) -> "BriefingQuerySet":
        """Published, and neither superseded nor withdrawn."""
        return self.filter(status=Briefing.Status.PUBLISHED)

    def for_list(self) -> "BriefingQuerySet":
        return self.select_related(
            "partnership", "published_by", "withdrawn_by", "replaces", "file"
        ).prefetch_related("themes", "practice_evidence")


class Briefing(models.Model):
    """One briefing, built from released points; frozen once it is published."""

    class Status(StatusChoices):
        DRAFT = "draft", "Draft", "open"
        PUBLISHED = "published", "Published", "good"
        SUPERSEDED = "superseded", "Replaced by a newer one", "quiet"
        WITHDRAWN = "withdrawn", "Withdrawn", "quiet"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    audience = models.CharField("whom it is for", max_length=20, choices=Audience)
    themes = models.ManyToManyField(Theme, blank=True, related_name="+")
    points = models.ManyToManyField(
        LearningPoint, blank=True, related_name="briefings", verbose_name="learning points"
    )
    background = models.TextField(blank=True)
    why = models.TextField("why it matters", blank=True)
    happened = models.TextField("what happened, in general", blank=True)
    findings = models.TextField("what was found", blank=True)
    differently = models.TextField("what to do differently", blank=True)
    reflect = models.TextField("questions to reflect on", blank=True)
    more = models.TextField("where to find more", blank=True)
    replaces = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    file = models.OneToOneField(
        StoredFile,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="the PDF",
    )
    version = models.PositiveIntegerField(default=1)

    objects = BriefingQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(personal=("title", *SECTIONS), plain=("audience", "status"))

    class Meta:
        constraints = [
            paired("published"),
            paired("withdrawn"),
            stamped("published", "published"),
            stamped("withdrawn", "withdrawn"),
            models.CheckConstraint(condition=~Q(title=""), name="reviews_briefing_has_title"),
        ]
        indexes = [models.Index(fields=["partnership", "status"], name="reviews_briefing_of_area")]

    def __str__(self) -> str:
        return self.title

    @property
    def reference(self) -> str:
        """What a line of the trail calls it, which can never be changed: not by its title."""
        return f"briefing {self.pk}"

    @property
    def is_draft(self) -> bool:
        return self.status == self.Status.DRAFT

    @property
    def is_published(self) -> bool:
        return self.status == self.Status.PUBLISHED

    @property
    def sections(self) -> list[tuple[str, str]]:
        """Each heading with its text, in reading order."""
        return [(heading, getattr(self, name)) for name, heading in SECTIONS.items()]
