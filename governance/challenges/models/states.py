"""What a challenge is, how it stands and how it is answered."""

from django.db import models

from governance.core.statuses import StatusChoices


class Kind(models.TextChoices):
    CHALLENGE = "challenge", "Challenge"
    COMMENDATION = "commendation", "Commendation"


class Status(StatusChoices):
    DRAFT = "draft", "Not sent yet", "open"
    SENT = "sent", "Answer owed", "asked"
    ASKED_AGAIN = "asked_again", "Asked again", "asked"
    PASSED_UP = "passed_up", "Passed up", "asked"
    ANSWERED = "answered", "Answered", "sent"
    VERIFIED = "verified", "Verified", "good"
    GIVEN = "given", "Commended", "sent"
    ACKNOWLEDGED = "acknowledged", "Acknowledged", "good"
    WITHDRAWN = "withdrawn", "Withdrawn", "quiet"


class Outcome(models.TextChoices):
    ACCEPTED = "whole", "Accepted"
    PARTLY = "partly", "Partly accepted"
    REJECTED = "refused", "Rejected"


OWED = (Status.SENT, Status.ASKED_AGAIN, Status.PASSED_UP)
"""An answer is awaited."""
ENDED = (Status.VERIFIED, Status.ACKNOWLEDGED, Status.WITHDRAWN)
