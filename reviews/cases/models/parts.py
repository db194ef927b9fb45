"""What hangs on a case: its children, other procedures about the same incident, overruns."""

from django.db import models
from django.db.models import Q

from governance.core.text_classification import TextFields
from governance.deadlines.models import Deadline
from governance.people.models import User
from reviews.cases.models.cases import Case


class Child(models.Model):
    """A child by alias and age band; who it is stands nowhere in the product."""

    class AgeBand(models.TextChoices):
        UNBORN = "unborn", "Unborn"
        UNDER_1 = "under_1", "Under 1"
        FROM_1 = "1_4", "1 to 4"
        FROM_5 = "5_10", "5 to 10"
        FROM_11 = "11_15", "11 to 15"
        FROM_16 = "16_17", "16 or 17"
        FROM_18 = "18_24", "18 to 24 (care leaver)"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="children")
    alias = models.CharField(max_length=40)
    alias_key = models.CharField(max_length=60, editable=False)
    age_band = models.CharField("age", max_length=10, choices=AgeBand)

    objects = models.Manager()
    text_fields = TextFields(personal=("alias", "alias_key"), plain=("age_band",))

    class Meta:
        verbose_name_plural = "children"
        constraints = [
            models.UniqueConstraint(fields=["case", "alias_key"], name="reviews_child_alias_once")
        ]

    def __str__(self) -> str:
        return f"{self.alias}, {self.get_age_band_display().lower()}"

    @property
    def reference(self) -> str:
        """What a line of the trail calls it, which can never be changed: not even the alias."""
        return f"a child of {self.case}"


class Proceeding(models.Model):
    """Another procedure about the same incident, which may hold what can be said and when."""

    class Kind(models.TextChoices):
        CRIMINAL = "criminal", "Criminal investigation or trial"
        CORONER = "coroner", "Coroner’s inquest"
        CHILD_DEATH = "child_death", "Child death review"
        DOMESTIC_HOMICIDE = "domestic_homicide", "Domestic homicide review"
        PATIENT_SAFETY = "patient_safety", "Patient safety investigation"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="proceedings")
    kind = models.CharField(max_length=20, choices=Kind)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True, blank=True)

    objects = models.Manager()
    text_fields = TextFields(plain=("kind",))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "kind"], name="reviews_proceeding_once")
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class Overrun(models.Model):
    """That a time limit will not be or was not met: whom it was told, when, why, and the new day.

    The limit itself stays as it is, and stays late.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="overruns")
    deadline = models.ForeignKey(Deadline, on_delete=models.PROTECT, related_name="+")
    told_on = models.DateField("day on which it was told")
    told_to = models.CharField("who was told", max_length=120)
    reason = models.TextField()
    expected_on = models.DateField("new day")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = models.Manager()
    text_fields = TextFields(personal=("reason", "told_to"))

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="reviews_overrun_says_why")
        ]

    def __str__(self) -> str:
        return f"an overrun of {self.case}"
