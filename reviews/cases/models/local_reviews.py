"""A local learning review: what is learned from a case for which no practice review is held."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from governance.core.constraints import paired, stamped
from governance.core.statuses import StatusChoices
from governance.core.text_classification import TextFields
from governance.deadlines.models import Deadline
from governance.people.models import User
from reviews.cases.models.cases import Case
from reviews.cases.models.texts import LOCAL_TEXTS


class LocalReview(models.Model):
    """What agencies learn from an incident that was serious but not notifiable, or about which a
    rapid review decided that another local review is held instead of a practice review.

    No law or guidance states how long it takes: the arrangements say so, or the partners agree a
    day; else no limit runs.
    """

    SIGNED_AS = "local-review"
    """How the arrangements name what the seats sign."""

    class Status(StatusChoices):
        OPEN = "open", "Under way", "open"
        WITH_PARTNERS = "with_partners", "With the partners to sign", "asked"
        SIGNED = "signed", "Signed off", "good"
        COMPLETED = "completed", "Completed", "good"
        WITHDRAWN = "withdrawn", "Withdrawn", "quiet"

    FINISHED = (Status.COMPLETED, Status.WITHDRAWN)

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="local_review")
    status = models.CharField(max_length=20, choices=Status, default=Status.OPEN)
    deadline = models.OneToOneField(
        Deadline, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_on = models.DateField("day of the decision to hold it")
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    lead = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="who leads it",
    )
    terms = models.TextField("what is to be learned", blank=True)
    method = models.TextField("how it is done", blank=True)
    meeting_on = models.DateField("day of the meeting", null=True, blank=True)
    present = models.TextField("who took part in the meeting", blank=True)
    discussion = models.TextField("what was discussed", blank=True)
    findings = models.TextField("what was found", blank=True)
    good_practice = models.TextField(blank=True)
    learning = models.TextField("what was learned", blank=True)
    content = models.JSONField(default=dict, blank=True)
    content_hash = models.CharField(max_length=64, blank=True)
    round = models.PositiveSmallIntegerField(default=0)
    frozen_at = models.DateTimeField(null=True, blank=True)
    frozen_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    completed_on = models.DateField("day on which it was completed", null=True, blank=True)
    passed_on = models.TextField("how what was learned was passed on", blank=True)
    completed_at = models.DateTimeField(null=True, blank=True)
    completed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    objects = models.Manager()
    history = HistoricalRecords()
    text_fields = TextFields(
        personal=("present", *LOCAL_TEXTS, "passed_on"), plain=("status", "content_hash")
    )

    class Meta:
        verbose_name = "local learning review"
        constraints = [
            paired("frozen"),
            paired("completed"),
            stamped("with_partners", "frozen"),
            stamped("signed", "frozen"),
            stamped("completed", "completed"),
            models.CheckConstraint(
                condition=~Q(status="completed")
                | (Q(completed_on__isnull=False) & ~Q(passed_on="")),
                name="reviews_localreview_completed_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"the local learning review of {self.case}"

    @property
    def reference(self) -> str:
        """What a line of the trail may call it."""
        return str(self.case)

    @property
    def is_open(self) -> bool:
        return self.status == self.Status.OPEN

    @property
    def is_frozen(self) -> bool:
        """Whether what was sent to be signed stands, so that a copy is of that; not once it was
        taken back to be changed.
        """
        return bool(self.content) and not self.is_open

    @property
    def is_met(self) -> bool:
        """Whether the meeting has been held, so that those who contribute read the whole."""
        return self.meeting_on is not None

    @property
    def is_finished(self) -> bool:
        return self.status in self.FINISHED
