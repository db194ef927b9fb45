"""A case: one incident, the children it is about, its dates, and how far it has come."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from governance.core.constraints import paired
from governance.core.statuses import StatusChoices
from governance.core.text_classification import TextFields
from governance.deadlines.models import Deadline
from governance.files.models import StoredFile
from governance.people.models import Organisation, User
from governance.structure.models import Partnership
from governance.themes.models import Theme
from reviews.cases.models.case_queries import CaseQuerySet


class Case(models.Model):
    """One incident in which a child died or was seriously harmed, abuse or neglect being known or
    suspected (Children Act 2004, s 16B and 16C), or that somebody thought to be such.

    Its reference is all that may be said of it outside: it tells the year and a number.
    """

    class Status(StatusChoices):
        REFERRED = "referred", "To be screened", "asked"
        DISPUTED = "disputed", "Partners disagree", "late"
        TO_NOTIFY = "to_notify", "To be notified", "open"
        NOTIFIED = "notified", "Notified", "sent"
        LOCAL = "local", "Serious but not notifiable", "open"
        NOT_NOTIFIABLE = "not_notifiable", "Not notifiable", "quiet"
        WITHDRAWN = "withdrawn", "Notification withdrawn", "quiet"
        CLOSED = "closed", "Closed", "good"

    ENDED = (Status.NOT_NOTIFIABLE, Status.WITHDRAWN, Status.CLOSED)

    BEFORE_NOTIFYING = (Status.REFERRED, Status.DISPUTED, Status.TO_NOTIFY)

    class Harm(models.TextChoices):
        DEATH = "death", "A child died"
        SERIOUS_HARM = "serious_harm", "A child was seriously harmed"

    class Cause(models.TextChoices):
        KNOWN = "known", "Abuse or neglect is known"
        SUSPECTED = "suspected", "Abuse or neglect is suspected"
        NOT_KNOWN = "not_known", "Neither is known or suspected"

    class Circumstance(models.TextChoices):
        NONE = "", "Neither of these"
        LOOKED_AFTER = "looked_after", "The child was looked after by a local authority"
        CARE_LEAVER = "care_leaver", "A care leaver up to and including the age of 24"

    class Place(models.TextChoices):
        HERE = "here", "In this local authority’s area"
        ELSEWHERE = "elsewhere", "Elsewhere in England"
        ABROAD = "abroad", "Outside England"

    class Residence(models.TextChoices):
        HERE = "here", "In this local authority’s area"
        ELSEWHERE = "elsewhere", "In another area"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    reference = models.CharField(max_length=30)
    status = models.CharField(max_length=20, choices=Status, default=Status.REFERRED)
    harm = models.CharField("what happened", max_length=20, choices=Harm)
    cause = models.CharField("abuse or neglect", max_length=20, choices=Cause)
    circumstance = models.CharField(max_length=20, choices=Circumstance, blank=True)
    place = models.CharField("where it happened", max_length=20, choices=Place)
    place_text = models.CharField("which area or country", max_length=120, blank=True)
    residence = models.CharField("where the child normally lives", max_length=20, choices=Residence)
    residence_text = models.CharField("which area", max_length=120, blank=True)
    summary = models.TextField("what is known so far")
    immediate_safety = models.TextField("what was done at once to keep children safe", blank=True)
    agencies = models.ManyToManyField(
        Organisation, blank=True, related_name="+", verbose_name="agencies involved"
    )
    themes = models.ManyToManyField(Theme, blank=True, related_name="+")
    may_not_be_shared = models.BooleanField("not to be shared beyond the list", default=False)
    sharing_reason = models.CharField("why, and until when", max_length=300, blank=True)
    referred_at = models.DateTimeField()
    referred_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    referring_organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    incident_on = models.DateField("day of the incident")
    incident_recorded_at = models.DateTimeField()
    incident_recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    aware_on = models.DateField(
        "day on which the local authority became aware", null=True, blank=True
    )
    aware_recorded_at = models.DateTimeField(null=True, blank=True)
    aware_recorded_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    notified_on = models.DateField("day of the notification", null=True, blank=True)
    notified_recorded_at = models.DateTimeField(null=True, blank=True)
    notified_recorded_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    outside_reference = models.CharField(
        "reference of the national system", max_length=60, blank=True
    )
    proof = models.CharField("where the proof of it is kept", max_length=300, blank=True)
    proof_file = models.OneToOneField(
        StoredFile,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="the proof itself",
    )
    guidance = models.SlugField(
        max_length=60, blank=True, help_text="Key of the national edition under which it began."
    )
    panel_guidance = models.SlugField(
        max_length=60, blank=True, help_text="Key of the Panel’s edition under which it began."
    )
    notification_deadline = models.OneToOneField(
        Deadline, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    partners_deadline = models.OneToOneField(
        Deadline, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    own_role: str  # only as the board finds it: on its list, of who looks
    has_letter: bool  # only on a list: whether the Panel wrote of its rapid review
    owes_answer: bool  # the same: whether such a letter waits for an answer

    objects = CaseQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(
        personal=(
            "place_text",
            "residence_text",
            "summary",
            "immediate_safety",
            "sharing_reason",
            "proof",
        ),
        plain=(
            "reference",
            "status",
            "harm",
            "cause",
            "circumstance",
            "place",
            "residence",
            "outside_reference",
            "guidance",
            "panel_guidance",
        ),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "year", "number"], name="reviews_case_numbered_once"
            ),
            paired("aware_recorded"),
            paired("notified_recorded"),
            models.CheckConstraint(
                condition=Q(notified_on__isnull=True, notified_recorded_at__isnull=True)
                | (
                    Q(notified_on__isnull=False, notified_recorded_at__isnull=False)
                    & ~Q(outside_reference="")
                    & (
                        Q(proof_file__isnull=True) & ~Q(proof="")
                        | Q(proof_file__isnull=False, proof="")
                    )
                ),
                name="reviews_case_notified_with_proof",
            ),
            models.CheckConstraint(
                condition=~Q(status="notified") | Q(notified_on__isnull=False),
                name="reviews_case_notified_says_when",
            ),
            models.CheckConstraint(
                condition=Q(aware_on__isnull=True, aware_recorded_at__isnull=True)
                | Q(aware_on__isnull=False, aware_recorded_at__isnull=False),
                name="reviews_case_aware_says_when",
            ),
            models.CheckConstraint(
                condition=Q(aware_on__isnull=True) | Q(aware_on__gte=F("incident_on")),
                name="reviews_case_aware_after_incident",
            ),
            models.CheckConstraint(
                condition=Q(may_not_be_shared=False) | ~Q(sharing_reason=""),
                name="reviews_case_not_shared_says_why",
            ),
        ]
        indexes = [models.Index(fields=["status", "aware_on"], name="reviews_case_board")]

    def __str__(self) -> str:
        return self.reference

    @property
    def is_open(self) -> bool:
        return self.status not in self.ENDED

    @property
    def counts_to_notification(self) -> bool:
        """Whether it may still have to be notified, so that the limits for it count."""
        return self.status in self.BEFORE_NOTIFYING

    @property
    def is_notified_whatever_the_cause(self) -> bool:
        """A looked-after child’s death must be notified, a care leaver’s should be."""
        return self.harm == self.Harm.DEATH and bool(self.circumstance)

    @property
    def opens_rapid_review(self) -> bool:
        """A care leaver’s death opens none, nor a looked-after child’s without abuse or neglect."""
        if self.circumstance == self.Circumstance.CARE_LEAVER:
            return False
        return self.cause != self.Cause.NOT_KNOWN

    @property
    def has_rapid_review(self) -> bool:
        return hasattr(self, "rapid_review")

    @property
    def has_practice_review(self) -> bool:
        """Whether one was commissioned; one that is being made does not count yet."""
        found = getattr(self, "practice_review", None)
        return found is not None and found.pk is not None

    @property
    def has_local_review(self) -> bool:
        """Whether a local learning review was opened; one that is being made does not count yet."""
        found = getattr(self, "local_review", None)
        return found is not None and found.pk is not None

    @property
    def has_learning(self) -> bool:
        """Whether its practice review is public, or its local learning review was completed."""
        is_public = self.has_practice_review and self.practice_review.status in (
            "published",
            "not_published",
        )
        return is_public or (self.has_local_review and self.local_review.status == "completed")

    @property
    def has_met(self) -> bool:
        """Whether a review has met, so that those who contribute read the whole."""
        if self.has_rapid_review and self.rapid_review.is_met:
            return True
        return self.has_local_review and self.local_review.is_met

    @property
    def stage(self) -> str:
        """How far it has come, in the words of the board."""
        return "; ".join([self.get_status_display(), *self.review_stages])

    @property
    def review_stages(self) -> list[str]:
        """How far each review has come that may follow a rapid review or stand in its place."""
        found = []
        if self.has_practice_review:
            found.append(f"practice review: {self.practice_review.get_status_display().lower()}")
        if self.has_local_review:
            said = self.local_review.get_status_display().lower()
            found.append(f"local learning review: {said}")
        return found

    @property
    def deadlines(self) -> list[Deadline]:
        """Its time limits, also those that have ended; no query where it was fetched for a page."""
        found = [self.notification_deadline, self.partners_deadline]
        if self.has_rapid_review:
            found.append(self.rapid_review.deadline)
        if self.has_practice_review:
            found.append(self.practice_review.deadline)
        if self.has_local_review:
            found.append(self.local_review.deadline)
        return [each for each in found if each is not None]

    def anchor(self, name: str | None) -> date | None:
        """The day from which a rule with that anchor counts; None where it is not known yet."""
        if name == "awareness":
            return self.aware_on
        return self.notified_on if name == "notification" else None
