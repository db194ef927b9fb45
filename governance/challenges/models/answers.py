"""Each answer to a challenge, as it was given."""

from django.db import models
from django.db.models import Q

from governance.challenges.models.challenges import Challenge
from governance.challenges.models.states import Outcome
from governance.core.text_classification import TextFields
from governance.people.models import User


class ChallengeAnswer(models.Model):
    """One answer: for whom, by when it was owed, to which words it was given. Never changed."""

    challenge = models.ForeignKey(Challenge, on_delete=models.PROTECT, related_name="answers")
    round = models.PositiveSmallIntegerField()
    challenge_version = models.PositiveIntegerField("answered the words of version")
    asked_why = models.TextField("why it was asked again or passed up", blank=True)
    given_for = models.CharField(max_length=200)
    due_on = models.DateField("owed by")
    outcome = models.CharField(max_length=10, choices=Outcome)
    text = models.TextField("answer")
    given_in = models.CharField(
        "where it was given", max_length=200, blank=True, help_text="Where the office recorded it."
    )
    answered_at = models.DateTimeField()
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    text_fields = TextFields(
        personal=("asked_why", "text", "given_in"), plain=("given_for", "outcome")
    )

    class Meta:
        verbose_name = "answer to a challenge"
        verbose_name_plural = "answers to challenges"
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""), name="governance_challengeanswer_says_what"
            ),
            models.UniqueConstraint(
                fields=["challenge", "round"], name="governance_challengeanswer_once"
            ),
        ]

    def __str__(self) -> str:
        return f"an answer to {self.challenge}"
