"""A local child safeguarding practice review, and those considered to lead it."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from governance.core.constraints import paired, stamped
from governance.core.statuses import StatusChoices
from governance.core.text_classification import TextFields
from governance.deadlines.models import Deadline
from governance.people.models import User
from reviews.cases.models.cases import Case
from reviews.cases.models.texts import REPORT_TEXTS


class PracticeReview(models.Model):
    """What a case teaches about how agencies work together, from the decision to its publication.

    No report is published before the notice of it has run (Children Act 2004, s 16F).
    """

    SIGNED_AS = "practice-review"
    """How the arrangements name what the seats sign."""

    class Status(StatusChoices):
        COMMISSIONED = "commissioned", "Reviewer to be appointed", "asked"
        UNDER_WAY = "under_way", "Under way", "open"
        WITH_PARTNERS = "with_partners", "With the partners to sign", "asked"
        SIGNED = "signed", "Signed off", "good"
        NOTICE_GIVEN = "notice_given", "Notice given", "sent"
        PUBLISHED = "published", "Published", "good"
        NOT_PUBLISHED = "not_published", "Improvements published instead", "good"
        ENDED = "ended", "Ended", "quiet"

    BEFORE_SIGNING = (Status.COMMISSIONED, Status.UNDER_WAY)
    FINISHED = (Status.PUBLISHED, Status.NOT_PUBLISHED, Status.ENDED)

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="practice_review")
    status = models.CharField(max_length=20, choices=Status, default=Status.COMMISSIONED)
    deadline = models.OneToOneField(
        Deadline, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_on = models.DateField("day of the decision to hold it")
    reason = models.TextField("why it is held after all", blank=True)
    commissioned_at = models.DateTimeField()
    commissioned_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    terms = models.TextField("terms of reference", blank=True)
    method = models.TextField("how it is done", blank=True)
    next_check_on = models.DateField("day of the next check", null=True, blank=True)
    perspective = models.TextField("the child’s perspective and the family’s context", blank=True)
    analysis = models.TextField("why things were done or not done", blank=True)
    improvements = models.TextField("improvements that are recommended", blank=True)
    report_place = models.CharField("where the whole report is kept", max_length=300, blank=True)
    content = models.JSONField(default=dict, blank=True)
    content_hash = models.CharField(max_length=64, blank=True)
    round = models.PositiveSmallIntegerField(default=0)
    frozen_at = models.DateTimeField(null=True, blank=True)
    frozen_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    is_withheld = models.BooleanField("the report is not published", default=False)
    withheld_reason = models.TextField("why the report is not published", blank=True)
    information = models.TextField("what is published about improvements instead", blank=True)
    publication_decided_at = models.DateTimeField(null=True, blank=True)
    publication_decided_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    panel_told_on = models.DateField("day on which the Panel had it", null=True, blank=True)
    secretary_told_on = models.DateField(
        "day on which the Secretary of State had it", null=True, blank=True
    )
    ofsted_told_on = models.DateField("day on which Ofsted had it", null=True, blank=True)
    receipt = models.CharField("how receipt is known", max_length=300, blank=True)
    publishable_from = models.DateField("first day of publication", null=True, blank=True)
    noticed_at = models.DateTimeField(null=True, blank=True)
    noticed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    press_lines = models.TextField("what the press is told", blank=True)
    press_released_at = models.DateTimeField(null=True, blank=True)
    press_released_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    published_on = models.DateField("day of publication", null=True, blank=True)
    address = models.URLField("where it can be read", max_length=300, blank=True)
    public_until = models.DateField("may be taken down from", null=True, blank=True)
    taken_down_on = models.DateField("day on which it was taken down", null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    objects = models.Manager()
    history = HistoricalRecords()
    text_fields = TextFields(
        personal=(
            "reason",
            "terms",
            "method",
            *REPORT_TEXTS,
            "report_place",
            "withheld_reason",
            "information",
            "receipt",
            "press_lines",
        ),
        plain=("status", "content_hash", "address"),
    )

    class Meta:
        constraints = [
            paired("frozen"),
            paired("publication_decided"),
            paired("noticed"),
            paired("press_released"),
            paired("published"),
            stamped("with_partners", "frozen"),
            stamped("signed", "frozen"),
            stamped("notice_given", "noticed"),
            stamped("published", "noticed"),
            stamped("not_published", "noticed"),
            models.CheckConstraint(
                condition=Q(noticed_at__isnull=True)
                | Q(
                    publishable_from__gt=F("panel_told_on"),
                    panel_told_on__isnull=False,
                    secretary_told_on__isnull=False,
                )
                & Q(publishable_from__gt=F("secretary_told_on")),
                name="reviews_practice_days_when_noticed",
            ),
            models.CheckConstraint(
                condition=Q(published_on__isnull=True)
                | Q(publishable_from__isnull=False, published_on__gte=F("publishable_from")),
                name="reviews_practice_never_early",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["published", "not_published"])
                | (Q(published_on__isnull=False, public_until__isnull=False) & ~Q(address="")),
                name="reviews_practice_published_is_known",
            ),
            models.CheckConstraint(
                condition=Q(taken_down_on__isnull=True)
                | Q(public_until__isnull=False, taken_down_on__gte=F("public_until")),
                name="reviews_practice_stays_public",
            ),
            models.CheckConstraint(
                condition=Q(is_withheld=False) | (~Q(withheld_reason="") & ~Q(information="")),
                name="reviews_practice_withheld_says_why",
            ),
            models.CheckConstraint(
                condition=(~Q(status="published") | Q(is_withheld=False))
                & (~Q(status="not_published") | Q(is_withheld=True)),
                name="reviews_practice_published_as_decided",
            ),
        ]

    def __str__(self) -> str:
        return f"the practice review of {self.case}"

    @property
    def reference(self) -> str:
        """What a line of the trail may call it."""
        return str(self.case)

    @property
    def is_under_way(self) -> bool:
        return self.status == self.Status.UNDER_WAY

    @property
    def is_frozen(self) -> bool:
        """Whether what was sent to be signed stands, so that a copy is of that; not once it was
        taken back to be changed.
        """
        return bool(self.content) and self.status not in self.BEFORE_SIGNING

    @property
    def is_finished(self) -> bool:
        return self.status in self.FINISHED

    @property
    def told_on(self) -> date | None:
        """The day on which both who must be told had it; None until both have."""
        if self.panel_told_on is None or self.secretary_told_on is None:
            return None
        return max(self.panel_told_on, self.secretary_told_on)

    def is_check_overdue(self, *, on: date) -> bool:
        """Whether the day that was set for the next check of time and quality is over."""
        if self.is_finished or self.next_check_on is None:
            return False
        return self.next_check_on < on


class ReviewerCandidate(models.Model):
    """Somebody considered to lead a practice review: what they bring, whether they are free of
    it, and whether they were appointed.

    The criteria are previous work, recommendations and interview (Leicester arrangements 2019,
    §13); appointment and removal are those of regulations 12 and 13 of SI 2018/789.
    """

    class Status(StatusChoices):
        SHORTLISTED = "shortlisted", "On the shortlist", "open"
        APPOINTED = "appointed", "Appointed", "good"
        SET_ASIDE = "set_aside", "Not chosen", "quiet"
        REMOVED = "removed", "Removed", "late"

    class Conflict(models.TextChoices):
        NONE = "none", "None"
        MANAGED = "managed", "Declared, and how it is met is written down"
        BARS = "bars", "One that bars an appointment"

    review = models.ForeignKey(PracticeReview, on_delete=models.PROTECT, related_name="candidates")
    name = models.CharField("name of the professional", max_length=160)
    status = models.CharField(max_length=20, choices=Status, default=Status.SHORTLISTED)
    previous_work = models.TextField(blank=True)
    recommendations = models.TextField(blank=True)
    interview = models.TextField(blank=True)
    independence = models.TextField("why they are independent", blank=True)
    conflict_check = models.CharField(
        "conflict of interest", max_length=10, choices=Conflict, blank=True
    )
    assessed_at = models.DateTimeField(null=True, blank=True)
    assessed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    shortlisted_at = models.DateTimeField()
    shortlisted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    appointed_on = models.DateField("day of the appointment", null=True, blank=True)
    contracted_on = models.DateField("day of the contract", null=True, blank=True)
    appointed_at = models.DateTimeField(null=True, blank=True)
    appointed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    objects = models.Manager()
    history = HistoricalRecords()
    text_fields = TextFields(
        personal=("name", "previous_work", "recommendations", "interview", "independence"),
        plain=("status", "conflict_check"),
    )

    class Meta:
        verbose_name = "person considered as reviewer"
        verbose_name_plural = "people considered as reviewers"
        constraints = [
            paired("assessed"),
            paired("appointed"),
            stamped("appointed", "appointed"),
            models.UniqueConstraint(
                fields=["review"],
                condition=Q(status="appointed"),
                name="reviews_candidate_one_appointed",
            ),
            models.CheckConstraint(
                condition=~Q(status="appointed")
                | (
                    Q(conflict_check__in=["none", "managed"], appointed_on__isnull=False)
                    & ~Q(independence="")
                ),
                name="reviews_candidate_is_independent",
            ),
        ]

    def __str__(self) -> str:
        return f"a person considered as reviewer of {self.review.case}"
