"""That a partnership has a return, or will have it."""

from collections.abc import Collection

from django.db import models
from django.db.models import Q

from governance.core.text_classification import TextFields
from governance.structure.models import Partnership


class Receipt(models.Model):
    """That one partnership has a return: a joint group answers once, each partnership receives."""

    assurance_return = models.ForeignKey(
        "assurance.AssuranceReturn", on_delete=models.PROTECT, related_name="receipts"
    )
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField(null=True, blank=True)

    text_fields = TextFields()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assurance_return", "partnership"], name="assurance_receipt_once"
            )
        ]

    def __str__(self) -> str:
        return f"receipt by {self.partnership}"


def received_in(partnerships: Collection[int]) -> Q:
    """As a list of keys, which an index finds; ``Exists`` beside an OR asks of every return."""
    return Q(pk__in=Receipt.objects.filter(partnership__in=partnerships).values("assurance_return"))
