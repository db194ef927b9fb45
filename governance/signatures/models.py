"""Signatures: which seats must agree to what, in which round, and who has."""

from typing import Self

from django.db import models
from django.db.models import Q

from governance.core.constraints import paired
from governance.core.prepared_queries import Key, prepared
from governance.core.statuses import StatusChoices
from governance.core.text_classification import TextFields
from governance.people.models import User
from governance.structure.models import Seat
from governance.structure.models.seats import seat_places


class SignatureQuerySet(models.QuerySet):
    def about(self, record: models.Model) -> Self:
        """Every signature asked for of one record, oldest round first."""
        rows = self.filter(kind=record._meta.label_lower, subject_id=record.pk)
        return rows.order_by("round", "pk")

    def asked(self) -> Self:
        return self.filter(status=Signature.Status.ASKED)

    def for_list(self) -> Self:
        return self.select_related(
            *seat_places("seat"),
            "signed_by",
        )


class Signature(models.Model):
    """One seat's agreement to one content, asked for when the content was frozen.

    Each seat agrees once in a round; sending back starts a new round with rows of its own.
    """

    class Status(StatusChoices):
        ASKED = "asked", "Asked", "asked"
        SIGNED = "signed", "Agreed", "good"
        RECORDED = "recorded", "Agreed elsewhere, recorded by the office", "good"
        DISSENTED = "dissented", "Dissented", "late"

    kind = models.CharField(max_length=80)
    subject_id = models.BigIntegerField()
    label = models.CharField(max_length=200, help_text="What is agreed to; a reference.")
    round = models.PositiveSmallIntegerField()
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="signatures")
    content_hash = models.CharField(max_length=64)
    status = models.CharField(max_length=10, choices=Status, default=Status.ASKED)
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="signatures",
        help_text="Who signed, or the officer who recorded what was agreed elsewhere.",
    )

    objects = SignatureQuerySet.as_manager()
    text_fields = TextFields(plain=("kind", "label", "content_hash", "status"))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject_id", "round", "seat"], name="governance_signature_once"
            ),
            paired("signed"),
            models.CheckConstraint(
                condition=Q(status="asked", signed_at__isnull=True)
                | (~Q(status="asked") & Q(signed_at__isnull=False)),
                name="governance_signature_given_when_signed",
            ),
        ]

    def __str__(self) -> str:
        return f"the agreement of {self.seat.title} to {self.label}"


def signatures_of(record: models.Model) -> list[Signature]:
    """Every signature asked for of one record with its seat, oldest round first; one query."""
    return signatures_about(record._meta.label_lower, Key(record.pk))


@prepared
def signatures_about(kind: str, key: int) -> models.QuerySet[Signature]:
    rows = Signature.objects.filter(kind=kind, subject_id=key).for_list()
    return rows.order_by("round", "pk")
