"""One plausible row of each record kind of risks."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from governance import models
from tests.factories.governance import THEN, GroupFactory, UserFactory


class RiskFactory(DjangoModelFactory):
    """Open, rated 12, not reviewed yet."""

    class Meta:
        model = models.Risk

    kind = models.Risk.Kind.RISK
    group = factory.SubFactory(GroupFactory)
    raised_in = factory.SelfAttribute("group")
    title = "Agencies send too few audits"
    text = "Too few audits come to say how well neglect is seen."
    controls = "The chair asks each agency every quarter."
    likelihood = 4
    impact = 3
    next_look_on = date(2025, 12, 1)
    raised_at = THEN
    raised_by = factory.SubFactory(UserFactory)


class RiskReviewFactory(DjangoModelFactory):
    """Rated lower than before."""

    class Meta:
        model = models.RiskReview

    risk = factory.SubFactory(RiskFactory)
    likelihood_before = 4
    impact_before = 4
    likelihood = 4
    impact = 3
    text = "Two more agencies have sent theirs."
    next_look_on = date(2025, 12, 1)
    reviewed_at = THEN
    reviewed_by = factory.SubFactory(UserFactory)
