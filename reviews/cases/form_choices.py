"""What can be chosen in the forms of a case."""

from datetime import date

from django.db.models import QuerySet

from governance.core.text_folding import Folded
from governance.people.models import Organisation
from governance.structure.models import Participation, Partnership


def bodies_in(partnership: Partnership, *, on: date) -> QuerySet[Organisation]:
    """The bodies that take part in a partnership on a day, by name."""
    part = Participation.objects.in_force(on=on).filter(partnership=partnership)
    rows = Organisation.objects.filter(pk__in=part.values("organisation"))
    return rows.order_by(Folded("name"))
