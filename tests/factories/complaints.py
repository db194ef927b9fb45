"""One plausible row of each record kind of complaints and of requests for information."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from reviews import models
from tests.factories.governance import THEN, PartnershipFactory, UserFactory


class ComplaintFactory(DjangoModelFactory):
    """Received, not tested yet."""

    class Meta:
        model = models.Complaint

    partnership = factory.SubFactory(PartnershipFactory)
    received_on = date(2025, 10, 6)
    complainant = "A parish council"
    about = "No training was offered to village halls this year."
    recorded_at = THEN
    recorded_by = factory.SubFactory(UserFactory)


class ComplaintStepFactory(DjangoModelFactory):
    """The test; that the complainant was told is not recorded."""

    class Meta:
        model = models.ComplaintStep

    complaint = factory.SubFactory(ComplaintFactory)
    verb = "find_fit"
    happened_on = date(2025, 10, 8)
    who = "Business manager"
    text = "It is about what the partnership itself must do."
    recorded_at = THEN
    recorded_by = factory.SubFactory(UserFactory)


class InformationRequestFactory(DjangoModelFactory):
    """To be answered; which authority does is not known, and no time limit is counted."""

    class Meta:
        model = models.InformationRequest

    partnership = factory.SubFactory(PartnershipFactory)
    kind = models.InformationRequest.Kind.FOI
    received_on = date(2025, 10, 6)
    requester = "A journalist"
    about = "How many practice reviews were begun in each of five years."
    recorded_at = THEN
    recorded_by = factory.SubFactory(UserFactory)
