"""What is written down as a practice review goes on: family, events, checks, requests, costs."""

from django.db import models
from django.db.models import Q

from governance.core.constraints import paired
from governance.core.text_classification import TextFields
from governance.people.models import Organisation, User
from reviews.cases.models.practice_reviews import PracticeReview


class Involvement(models.Model):
    """One step by which the family or practitioners took part, with its day and how; no name."""

    class Kind(models.TextChoices):
        FAMILY_TOLD = "family_told", "The family was told of the review"
        FAMILY_INVITED = "family_invited", "The family was asked to contribute"
        ADVOCATE = "advocate", "An advocate was offered"
        CONTRIBUTION = "contribution", "The family contributed"
        NOT_APPROACHED = "not_approached", "The family was not approached, for a reason"
        SHOWN = "shown", "The family was shown what will be published"
        EVENT = "event", "Event with practitioners"

    FAMILY_KNOWS = (Kind.FAMILY_TOLD, Kind.NOT_APPROACHED)

    review = models.ForeignKey(PracticeReview, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField("what was done", max_length=20, choices=Kind)
    happened_on = models.DateField("day")
    how = models.TextField("how")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = models.Manager()
    text_fields = TextFields(personal=("how",), plain=("kind",))

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(how=""), name="reviews_involvement_says_how")
        ]

    def __str__(self) -> str:
        return f"a step of involvement in {self.review}"


class ProgressCheck(models.Model):
    """That the partners looked at the time and the quality of a review.

    Regulation 14(1) of SI 2018/789 asks for it at regular intervals and states none.
    """

    class Finding(models.TextChoices):
        GOOD = "good", "As it should be"
        CONCERN = "concern", "There is a concern"

    review = models.ForeignKey(PracticeReview, on_delete=models.PROTECT, related_name="checks")
    checked_on = models.DateField("day of the check")
    time = models.CharField("time", max_length=10, choices=Finding)
    quality = models.CharField("quality", max_length=10, choices=Finding)
    text = models.TextField("what was found")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = models.Manager()
    text_fields = TextFields(personal=("text",), plain=("time", "quality"))

    class Meta:
        verbose_name = "check of time and quality"
        verbose_name_plural = "checks of time and quality"
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="reviews_check_says_what")
        ]

    def __str__(self) -> str:
        return f"a check of {self.review}"


class WrittenRequest(models.Model):
    """A request in writing to the reviewer for information or a draft (SI 2018/789, reg 14)."""

    class Kind(models.TextChoices):
        INFORMATION = "information", "Information on the progress"
        DRAFT = "draft_report", "A draft of the report"

    review = models.ForeignKey(PracticeReview, on_delete=models.PROTECT, related_name="requests")
    kind = models.CharField("what was asked for", max_length=20, choices=Kind)
    asked_on = models.DateField("day on which it was asked")
    text = models.TextField("what the request says")
    answered_on = models.DateField("day of the answer", null=True, blank=True)
    answer = models.TextField("what came", blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = models.Manager()
    text_fields = TextFields(personal=("text", "answer"), plain=("kind",))

    class Meta:
        verbose_name = "request in writing"
        verbose_name_plural = "requests in writing"
        constraints = [
            paired("answered"),
            models.CheckConstraint(condition=~Q(text=""), name="reviews_request_says_what"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True)
                | (Q(answered_on__isnull=False) & ~Q(answer="")),
                name="reviews_request_words_when_answered",
            ),
        ]

    def __str__(self) -> str:
        return f"a request to the reviewer of {self.review.case}"


class DraftCopy(models.Model):
    """That one reader named on the case was given one draft or advance copy, and when."""

    class Kind(models.TextChoices):
        DRAFT = "draft_copy", "Draft"
        FINAL = "final", "Final draft"
        ADVANCE = "advance", "Advance copy before publication"

    review = models.ForeignKey(PracticeReview, on_delete=models.PROTECT, related_name="copies")
    kind = models.CharField("which copy", max_length=20, choices=Kind)
    mark = models.CharField("its mark", max_length=60)
    reader = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    given_on = models.DateField("day on which it was given")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = models.Manager()
    text_fields = TextFields(personal=("mark",), plain=("kind",))

    class Meta:
        verbose_name = "copy of a draft"
        verbose_name_plural = "copies of drafts"
        constraints = [
            models.UniqueConstraint(
                fields=["review", "mark", "reader"], name="reviews_copy_given_once"
            )
        ]

    def __str__(self) -> str:
        return f"a copy of {self.review}"


class ReviewCost(models.Model):
    """What one organisation bears of the cost of a review, in pence."""

    review = models.ForeignKey(PracticeReview, on_delete=models.PROTECT, related_name="costs")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    pence = models.PositiveBigIntegerField("amount in pence")
    purpose = models.CharField("what for", max_length=200)
    is_struck = models.BooleanField("struck out", default=False)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = models.Manager()
    text_fields = TextFields(personal=("purpose",))

    class Meta:
        verbose_name = "cost of a review"
        verbose_name_plural = "costs of a review"
        constraints = [
            models.CheckConstraint(condition=Q(pence__gt=0), name="reviews_cost_is_some")
        ]

    def __str__(self) -> str:
        return f"a cost of {self.review}"
