"""The timetable: who is asked for what, how often, and when it is due."""

from datetime import date

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from governance.core.constraints import exactly_one, in_order
from governance.core.effective_dates import EffectiveDated, InForceQuerySet
from governance.core.text_classification import TextFields
from governance.people.models import Organisation
from governance.periods.models import Period
from governance.structure.models import Group


class TimetableQuerySet(InForceQuerySet):
    def for_opening(self, *, on: date) -> "TimetableQuerySet":
        """What has begun, what ended since included: it may still be owed for its last period."""
        begun = self.filter(starts_on__lte=on)
        return begun.select_related("group", "organisation", "through", "returns_to")


class TimetableItem(EffectiveDated):
    """One respondent's standing duty to return one instrument at one cadence."""

    key = models.SlugField("short name", max_length=160, unique=True)
    instrument_key = models.SlugField("question set", max_length=60)
    group = models.ForeignKey(
        Group, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    returns_to = models.ForeignKey(
        Group, on_delete=models.PROTECT, verbose_name="sent to", related_name="+"
    )
    through = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name="answered through",
        related_name="+",
        help_text="The body that answers for the respondent, where one does.",
    )
    every = models.CharField("how often", max_length=20, choices=Period.Kind)
    due_working_days = models.PositiveSmallIntegerField(
        "due, working days after the period's end",
        null=True,
        blank=True,
        help_text="Empty where no source states it: nothing is opened until it is entered.",
    )
    is_confirmed = models.BooleanField("due date confirmed in the arrangements", default=False)
    source = models.CharField(max_length=300, blank=True)

    objects = TimetableQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(plain=("key", "instrument_key", "every", "source"))

    class Meta:
        verbose_name = "reporting date"
        verbose_name_plural = "reporting dates"
        constraints = [
            in_order(),
            exactly_one("group", "organisation"),
            models.CheckConstraint(
                condition=Q(due_working_days__gte=1), name="assurance_timetable_due_positive"
            ),
        ]

    def __str__(self) -> str:
        return (
            f"{self.instrument_key} of {self.respondent}, every {self.get_every_display().lower()}"
        )

    @property
    def respondent(self) -> Group | Organisation:
        return self.group or self.organisation  # type: ignore[return-value]
