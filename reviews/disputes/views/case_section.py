"""The section on the page of a case that names the disputes about it which its reader may see."""

from django.db.models import Case as Choice
from django.db.models import CharField, F, QuerySet, Value, When
from django.db.models.functions import Concat

from governance.core.names import Names
from governance.core.record_parts import ShownPart
from governance.core.roles import Actor
from reviews.disputes.models import Dispute


def rows(actor: Actor, case: int) -> QuerySet[Dispute]:
    """Those about one case: each by its reference and how it stands."""
    stands = (When(status=value, then=Value(label)) for value, label in Dispute.Status.choices)
    name = Concat(F("reference"), Value(": "), Choice(*stands, output_field=CharField()))
    return Dispute.objects.visible_to(actor).filter(case=case).annotate(name=name)


def show(names: Names) -> ShownPart | None:
    """Nothing where there is none, or none that the reader may see: the two look the same."""
    return ShownPart("reviews/disputes/_case_section.html", names) if names else None
