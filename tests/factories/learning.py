"""One plausible row of each record kind of learning."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from reviews import models
from tests.factories.governance import (
    THEN,
    OrganisationFactory,
    PartnershipFactory,
    SeatFactory,
    UserFactory,
)
from tests.factories.reviews import CaseFactory

SAID = {
    "title": "Ask who else lives in the home",
    "what": "Adults who came and went were not asked about.",
    "so_what": "Who is in the home decides how safe a child is there.",
    "good": "Each visit records who was there.",
    "audience": "practitioners",
}


class CaseLearningFactory(DjangoModelFactory):
    """Not released."""

    class Meta:
        model = models.CaseLearning

    case = factory.SubFactory(CaseFactory)
    title, what, so_what = SAID["title"], SAID["what"], SAID["so_what"]
    good, audience = SAID["good"], SAID["audience"]
    noted_at = THEN
    noted_by = factory.SubFactory(UserFactory)


class LearningPointFactory(DjangoModelFactory):
    """A draft."""

    class Meta:
        model = models.LearningPoint

    partnership = factory.SubFactory(PartnershipFactory)
    source = models.LearningPoint.Source.AUDIT
    title, what, so_what = SAID["title"], SAID["what"], SAID["so_what"]
    good, audience = SAID["good"], SAID["audience"]
    written_at = THEN
    written_by = factory.SubFactory(UserFactory)


class BriefingFactory(DjangoModelFactory):
    """A draft."""

    class Meta:
        model = models.Briefing

    partnership = factory.SubFactory(PartnershipFactory)
    title = "Who is in the home"
    audience = SAID["audience"]
    written_at = THEN
    written_by = factory.SubFactory(UserFactory)


class DisseminationFactory(DjangoModelFactory):
    """Planned."""

    class Meta:
        model = models.Dissemination

    point = factory.SubFactory(LearningPointFactory)
    audience = SAID["audience"]
    channel = models.Dissemination.Channel.TEAM
    seat = factory.SubFactory(SeatFactory)
    due_on = date(2025, 11, 1)
    planned_at = THEN
    planned_by = factory.SubFactory(UserFactory)


class ReachFactory(DjangoModelFactory):
    class Meta:
        model = models.Reach

    dissemination = factory.SubFactory(DisseminationFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    people = 11


class PracticeEvidenceFactory(DjangoModelFactory):
    class Meta:
        model = models.PracticeEvidence

    point = factory.SubFactory(LearningPointFactory)
    kind = models.PracticeEvidence.Kind.AUDIT
    seen_on = date(2025, 10, 10)
    showed = "Nine of ten visits say who was there."
    judgement = models.PracticeEvidence.Judgement.YES
    recorded_at = THEN
    recorded_by = factory.SubFactory(UserFactory)


class NationalReviewFactory(DjangoModelFactory):
    """To be considered."""

    class Meta:
        model = models.NationalReview

    partnership = factory.SubFactory(PartnershipFactory)
    kind = models.NationalReview.Kind.REVIEW
    title = factory.Sequence(lambda n: f"Seen and heard {n}")
    publisher = "Child Safeguarding Practice Review Panel"
    published_on = date(2025, 9, 1)
    received_on = date(2025, 9, 10)
    recorded_at = THEN
    recorded_by = factory.SubFactory(UserFactory)


class NationalCheckFactory(DjangoModelFactory):
    class Meta:
        model = models.NationalCheck

    review = factory.SubFactory(NationalReviewFactory)
    checked_on = date(2025, 10, 10)
    rating = models.NationalCheck.Rating.AMBER
    text = "One of two is late."
    recorded_at = THEN
    recorded_by = factory.SubFactory(UserFactory)
