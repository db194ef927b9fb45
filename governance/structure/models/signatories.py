"""Whose agreement a document needs: seats named by the arrangements, each since a day."""

from datetime import date

from django.db import models
from django.db.models import Exists, OuterRef
from simple_history.models import HistoricalRecords

from governance.core.constraints import in_order
from governance.core.effective_dates import EffectiveDated, InForceQuerySet
from governance.core.text_classification import TextFields
from governance.structure.models.groups import Group
from governance.structure.models.seats import Appointment, Seat, seat_places


class SignatoryQuerySet(InForceQuerySet):
    def named(self, document: str, group: Group, *, on: date) -> "SignatoryQuerySet":
        """Those whose agreement the group's document needs, by what is in force on the day.

        Each with ``is_held``: whether somebody holds the seat who could give it.
        """
        holders = Appointment.objects.acting(on=on).filter(
            seat=OuterRef("seat"), standing=Appointment.Standing.HOLDER
        )
        found = self.in_force(on=on).filter(document=document, group=group)
        return found.annotate(is_held=Exists(holders)).order_by("seat", "pk")

    def for_list(self) -> "SignatoryQuerySet":
        return self.select_related(
            "group",
            *seat_places("seat"),
        )


class Signatory(EffectiveDated):
    """A seat that must agree to a document its group produces; each one named must."""

    class Document(models.TextChoices):
        QUARTERLY_REPORT = "quarterly-report", "Quarterly report"
        YEARLY_REPORT = "yearly-report", "Yearly report"
        YEARLY_DELEGATES = "yearly-report-delegates", "Yearly report, by delegated partners"
        ARRANGEMENTS = "arrangements", "Published arrangements"
        RAPID_REVIEW = "rapid-review", "Rapid review"
        PRACTICE_REVIEW = "practice-review", "Practice review"
        LOCAL_REVIEW = "local-review", "Local learning review"

    document = models.CharField(max_length=30, choices=Document)
    group = models.ForeignKey(
        Group,
        on_delete=models.PROTECT,
        related_name="signatories",
        help_text="The group that produces the document.",
    )
    seat = models.ForeignKey(
        Seat,
        on_delete=models.PROTECT,
        related_name="signs",
        help_text="Whoever holds it signs in with a second factor.",
    )
    source = models.CharField(max_length=300, blank=True)
    is_inferred = models.BooleanField("inferred, not stated in a source", default=False)

    is_held: bool  # only as ``named`` finds it

    objects = SignatoryQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(plain=("document", "source"))

    class Meta:
        verbose_name_plural = "signatories"
        constraints = [
            in_order(),
            models.UniqueConstraint(
                fields=["group", "document", "seat", "starts_on"],
                name="governance_signatory_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat.title}: {self.get_document_display().lower()} of {self.group}"
