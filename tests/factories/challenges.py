"""One plausible row of each record kind of challenges."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from governance import models
from tests.factories.governance import THEN, GroupFactory, SeatFactory, UserFactory


class ChallengeFactory(DjangoModelFactory):
    """Sent to a group, not answered yet."""

    class Meta:
        model = models.Challenge

    kind = models.Challenge.Kind.CHALLENGE
    group = factory.SubFactory(GroupFactory)
    raised_seat = factory.SubFactory(SeatFactory)
    title = "Audits without the voice of the child"
    text = "Three audits of the quarter do not say what children told."
    answer_by = date(2025, 12, 1)
    status = models.Challenge.Status.SENT
    raised_at = THEN
    raised_by = factory.SubFactory(UserFactory)
    sent_at = THEN
    sent_by = factory.SelfAttribute("raised_by")


class ChallengeAnswerFactory(DjangoModelFactory):
    """Accepted, in time."""

    class Meta:
        model = models.ChallengeAnswer

    challenge = factory.SubFactory(ChallengeFactory)
    round = 1
    challenge_version = 2
    given_for = "Audit group"
    due_on = date(2025, 12, 1)
    outcome = models.Challenge.Outcome.ACCEPTED
    text = "Each audit asks it from the next quarter on."
    answered_at = THEN
    answered_by = factory.SubFactory(UserFactory)
