"""One plausible row of each record kind of a dispute."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from reviews import models
from tests.factories.governance import (
    SINCE,
    THEN,
    ParticipationFactory,
    PartnershipFactory,
    UserFactory,
)


class DisputeFactory(DjangoModelFactory):
    """Between practitioners, with no side and no stage yet."""

    class Meta:
        model = models.Dispute

    partnership = factory.SubFactory(PartnershipFactory)
    year = 2025
    number = factory.Sequence(lambda n: n + 1)
    reference = factory.LazyAttribute(lambda row: f"X-D-{row.year}-{row.number:03}")
    kind = models.Dispute.Kind.PRACTITIONERS
    protocol = "llr-practitioners"
    account = "Whether the threshold for a child protection enquiry is met."
    immediate_safety = "A visit was made on the same day."
    disagreed_at = THEN
    raised_at = THEN
    raised_by = factory.SubFactory(UserFactory)


class DisputeSideFactory(DjangoModelFactory):
    class Meta:
        model = models.DisputeSide

    dispute = factory.SubFactory(DisputeFactory)
    participation = factory.SubFactory(ParticipationFactory)


class DisputeOfficerFactory(DjangoModelFactory):
    class Meta:
        model = models.DisputeOfficer

    side = factory.SubFactory(DisputeSideFactory)
    person = factory.SubFactory(UserFactory)
    level = "practitioner"
    named_at = THEN
    named_by = factory.SubFactory(UserFactory)


class OwnProcedureStepFactory(DjangoModelFactory):
    class Meta:
        model = models.OwnProcedureStep

    side = factory.SubFactory(DisputeSideFactory)
    what = "Raised in supervision"
    done_on = date(2025, 10, 2)
    evidence = "Supervision record of that day."
    recorded_at = THEN
    recorded_by = factory.SubFactory(UserFactory)


class DisputeStageFactory(DjangoModelFactory):
    """Under way, without a limit."""

    class Meta:
        model = models.DisputeStage

    dispute = factory.SubFactory(DisputeFactory)
    number = 1
    title = "Practitioners"
    level = "practitioner"
    started_at = THEN
    started_by = factory.SubFactory(UserFactory)


class EscalationOfficerFactory(DjangoModelFactory):
    class Meta:
        model = models.EscalationOfficer

    participation = factory.SubFactory(ParticipationFactory)
    person = factory.SubFactory(UserFactory)
    starts_on = SINCE
    named_at = THEN
    named_by = factory.SubFactory(UserFactory)
