"""One plausible row of each record kind of recommendations of groups."""

import factory
from factory.django import DjangoModelFactory

from governance import models
from tests.factories.governance import THEN, GroupFactory, UserFactory


class GroupRecommendationFactory(DjangoModelFactory):
    """Made, not put yet."""

    class Meta:
        model = models.GroupRecommendation

    group = factory.SubFactory(GroupFactory)
    title = "Each agency names an auditor and a deputy"
    text = "Audits fail where one person is ill. Two names each would end that."
    raised_at = THEN
    raised_by = factory.SubFactory(UserFactory)


class RecommendationStepFactory(DjangoModelFactory):
    """Put to the group above."""

    class Meta:
        model = models.RecommendationStep

    recommendation = factory.SubFactory(GroupRecommendationFactory)
    verb = "put"
    sender = factory.SelfAttribute("recommendation.group")
    to = factory.SubFactory(GroupFactory)
    taken_at = THEN
    taken_by = factory.SubFactory(UserFactory)
