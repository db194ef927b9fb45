"""The rapid review of a case, the criteria considered in it, and what the Panel answered."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from governance.core.constraints import paired, stamped
from governance.core.statuses import StatusChoices
from governance.core.text_classification import TextFields
from governance.deadlines.models import Deadline
from governance.files.models import StoredFile
from governance.people.models import User
from reviews.cases.models.cases import Case
from reviews.cases.models.texts import MEETING_TEXTS as TEXTS


class RapidReview(models.Model):
    """What was found within days of a notification, what was decided, and who signed it."""

    SIGNED_AS = "rapid-review"
    """How the arrangements name what the seats sign."""

    class Status(StatusChoices):
        OPEN = "open", "Being prepared", "open"
        WITH_PARTNERS = "with_partners", "With the partners to sign", "asked"
        SIGNED = "signed", "Signed off", "good"
        SENT = "sent", "Sent to the Panel", "sent"
        STOPPED = "stopped", "Stopped", "quiet"

    class Decision(models.TextChoices):
        REVIEW = "review", "A local child safeguarding practice review is held"
        LOCAL = "local", "No practice review; another local review is held"
        NONE = "none", "No review is held"

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="rapid_review")
    status = models.CharField(max_length=20, choices=Status, default=Status.OPEN)
    deadline = models.OneToOneField(
        Deadline, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    opened_at = models.DateTimeField()
    meeting_on = models.DateField("day of the meeting", null=True, blank=True)
    present = models.TextField("agencies that took part", blank=True)
    facts = models.TextField("the facts, as far as they could be established", blank=True)
    practice_episodes = models.TextField("key practice episodes", blank=True)
    lived_experience = models.TextField("the child’s lived experience", blank=True)
    family_context = models.TextField(
        "the family’s life, and how racism and other inequalities may have mattered", blank=True
    )
    good_practice = models.TextField(blank=True)
    learning = models.TextField("what was learned", blank=True)
    earlier_learning = models.TextField("how it is like what was learned before", blank=True)
    immediate_actions = models.TextField("what is done now to keep children safe", blank=True)
    decision = models.CharField(max_length=20, choices=Decision, blank=True)
    rationale = models.TextField("why this was decided", blank=True)
    instead = models.TextField("what happens instead of a practice review", blank=True)
    content = models.JSONField(default=dict, blank=True)
    content_hash = models.CharField(max_length=64, blank=True)
    round = models.PositiveSmallIntegerField(default=0)
    frozen_at = models.DateTimeField(null=True, blank=True)
    frozen_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    sent_on = models.DateField("day on which the Panel was sent it", null=True, blank=True)
    receipt = models.CharField("how its receipt is known", max_length=300, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    objects = models.Manager()
    history = HistoricalRecords()
    text_fields = TextFields(
        personal=("present", *TEXTS, "rationale", "instead", "receipt"),
        plain=("status", "decision", "content_hash"),
    )

    class Meta:
        constraints = [
            paired("frozen"),
            paired("sent"),
            stamped("with_partners", "frozen"),
            stamped("signed", "frozen"),
            stamped("sent", "sent"),
            models.CheckConstraint(
                condition=~Q(status="sent") | (Q(sent_on__isnull=False) & ~Q(receipt="")),
                name="reviews_rapidreview_sent_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"the rapid review of {self.case}"

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


class CriterionConsidered(models.Model):
    """One criterion for a practice review, considered with a reason; never a score.

    The criteria in force are rule-set data (regulation 11 of SI 2018/789); meeting one forces
    nothing.
    """

    class Finding(models.TextChoices):
        MET = "met", "The case meets it"
        MAY = "may", "The case may meet it"
        NOT_MET = "not_met", "The case does not meet it"

    review = models.ForeignKey(RapidReview, on_delete=models.PROTECT, related_name="criteria")
    code = models.SlugField(max_length=60)
    finding = models.CharField(max_length=10, choices=Finding)
    reason = models.TextField()
    considered_at = models.DateTimeField()
    considered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = models.Manager()
    history = HistoricalRecords()
    text_fields = TextFields(personal=("reason",), plain=("code", "finding"))

    class Meta:
        verbose_name_plural = "criteria considered"
        constraints = [
            models.UniqueConstraint(fields=["review", "code"], name="reviews_criterion_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="reviews_criterion_says_why"),
        ]

    def __str__(self) -> str:
        return f"a criterion of {self.review.case}"


class PanelResponse(models.Model):
    """One letter of the Panel about a rapid review, and what the partnership answered."""

    class Kind(models.TextChoices):
        ACKNOWLEDGED = "acknowledged", "Acknowledged"
        AGREES = "agrees", "Agrees with the decision"
        DISAGREES = "disagrees", "Disagrees with the decision"
        ASKS_MORE = "asks_more", "Asks for more information"
        NATIONAL = "national", "Considers a national review"
        NOT_SERIOUS = "not_serious", "Finds that it was not a serious incident"
        FEEDBACK = "feedback", "Comments on quality or learning"

    AWAITING_ANSWER = (Kind.DISAGREES, Kind.ASKS_MORE)

    review = models.ForeignKey(RapidReview, on_delete=models.PROTECT, related_name="responses")
    kind = models.CharField("what the Panel said", max_length=20, choices=Kind)
    received_on = models.DateField("day on which it came")
    text = models.TextField("what it says", blank=True)
    letter = models.OneToOneField(
        StoredFile,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="the letter itself",
    )
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    answer = models.TextField("what we answered", blank=True)
    answered_on = models.DateField("day of the answer", null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = models.Manager()
    history = HistoricalRecords()
    text_fields = TextFields(personal=("text", "answer"), plain=("kind",))

    class Meta:
        verbose_name = "reply of the Panel"
        verbose_name_plural = "replies of the Panel"
        constraints = [
            paired("answered"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True)
                | (~Q(answer="") & Q(answered_on__isnull=False)),
                name="reviews_response_words_when_answered",
            ),
        ]

    def __str__(self) -> str:
        return f"a reply of the Panel about {self.review.case}"

    @property
    def awaits_answer(self) -> bool:
        return self.kind in self.AWAITING_ANSWER and self.answered_at is None
