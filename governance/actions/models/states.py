"""How an action stands, and who answers where several do it."""

from django.db import models

from governance.core.statuses import StatusChoices


class Status(StatusChoices):
    OPEN = "open", "Open", "open"
    DONE = "done", "Done", "good"
    EMBEDDED = "embedded", "Made a difference", "good"
    WITHDRAWN = "withdrawn", "Withdrawn", "quiet"


class Repeats(models.TextChoices):
    """How often it comes again; ``series_dates`` says how many months that is."""

    MONTHLY = "monthly", "Every month"
    QUARTERLY = "quarterly", "Every 3 months"
    HALF_YEARLY = "half", "Every 6 months"
    YEARLY = "yearly", "Every year"


class Answering(models.TextChoices):
    JOINTLY = "jointly", "Together: one answer for all of them"
    EACH = "each", "Each by itself: every one of them must answer"
