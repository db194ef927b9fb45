"""One plausible row of each record kind of new partnerships."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from assurance import models
from tests.factories.governance import THEN, UserFactory


class NewPartnershipFactory(DjangoModelFactory):
    """Begun from the shipped arrangements of Lincolnshire, and not named yet."""

    class Meta:
        model = models.NewPartnership

    source_key = "lincolnshire"
    source_name = "Lincolnshire Safeguarding Children Partnership"
    source_short_name = "Lincolnshire SCP"
    source_area = "Lincolnshire"
    starts_on = date(2025, 11, 17)
    begun_at = THEN
    begun_by = factory.SubFactory(UserFactory)


class CopiedLineFactory(DjangoModelFactory):
    """A group that is to be confirmed."""

    class Meta:
        model = models.CopiedLine

    new_partnership = factory.SubFactory(NewPartnershipFactory)
    place = factory.Sequence(lambda n: n)
    kind = "group"
    key = factory.Sequence("lincolnshire-group-{}".format)
    values = {"key": "lincolnshire-group", "name": "Education Sub-Group", "kind": "subgroup"}
    citation = "Lincolnshire arrangements 2019, §5.4"
