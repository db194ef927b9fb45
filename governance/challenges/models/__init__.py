"""The record kinds of the room, one module per family."""

from governance.challenges.models.answers import ChallengeAnswer
from governance.challenges.models.challenges import Challenge
from governance.challenges.models.queries import ChallengeQuerySet, seats_of
from governance.challenges.models.states import ENDED, OWED

__all__ = ["ENDED", "OWED", "Challenge", "ChallengeAnswer", "ChallengeQuerySet", "seats_of"]
