"""Instruments: the questions of a return, in versions that never change once opened."""

from django.db import models

from governance.core.text_classification import TextFields

RECEIVING_GROUP = "{receiving group}"


class InstrumentQuerySet(models.QuerySet["Instrument"]):
    def newest(self, key: str) -> "Instrument":
        """The version asked from now on; raises Instrument.DoesNotExist."""
        return self.filter(key=key).order_by("-version")[:1].get()


class Instrument(models.Model):
    """One version of a form of questions: highlight report, Section 11 self-assessment …"""

    key = models.SlugField("short name", max_length=60)
    version = models.PositiveSmallIntegerField(default=1)
    title = models.CharField(max_length=120)
    purpose = models.TextField(blank=True)
    source = models.CharField(max_length=300, blank=True)
    opened_at = models.DateTimeField("first asked", null=True, blank=True)
    reply_working_days = models.PositiveSmallIntegerField(
        "working days for the reply to a query", null=True, blank=True
    )
    reply_source = models.CharField("where those days are stated", max_length=300, blank=True)
    is_reply_confirmed = models.BooleanField("days confirmed in their source", default=False)

    objects = InstrumentQuerySet.as_manager()
    text_fields = TextFields(plain=("key", "title", "purpose", "source", "reply_source"))

    class Meta:
        verbose_name = "question set"
        verbose_name_plural = "question sets"
        constraints = [
            models.UniqueConstraint(fields=["key", "version"], name="assurance_instrument_once")
        ]

    def __str__(self) -> str:
        return self.title


class Section(models.Model):
    """A part of an instrument under one heading."""

    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="sections")
    code = models.SlugField(max_length=60)
    title = models.CharField(max_length=160)
    position = models.PositiveSmallIntegerField()

    text_fields = TextFields(plain=("code", "title"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["instrument", "code"], name="assurance_section_once")
        ]

    def __str__(self) -> str:
        return self.title


class Question(models.Model):
    """One question with a stable code, so that answers can be compared over the years."""

    class Kind(models.TextChoices):
        LONG_TEXT = "long_text", "Text"
        SHORT_TEXT = "short_text", "Short text"
        NUMBER = "number", "Whole number"
        YES_NO = "yes_no", "Yes or no"
        CHOICE = "choice", "One of several"
        DATE = "date", "Date"

    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="questions")
    code = models.SlugField(max_length=80)
    prompt = models.CharField(max_length=300)
    help_text = models.CharField("hint", max_length=400, blank=True)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.LONG_TEXT)
    choices = models.JSONField(default=list, blank=True)
    is_required = models.BooleanField(default=True)
    is_voice = models.BooleanField(
        "voice of children",
        default=False,
        help_text="Without an answer to this the return is not submitted.",
    )
    feeds = models.SlugField(
        max_length=60,
        blank=True,
        help_text="The heading of the quarterly report it feeds; yearly-… of the yearly report.",
    )
    position = models.PositiveSmallIntegerField()

    text_fields = TextFields(plain=("code", "prompt", "help_text", "kind", "feeds"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["section", "code"], name="assurance_question_once")
        ]

    def __str__(self) -> str:
        return self.prompt

    @property
    def names_receiving_group(self) -> bool:
        return RECEIVING_GROUP in self.prompt

    def prompt_of(self, receiving_group: object) -> str:
        """The prompt as it is asked in a return to that group, which it may name."""
        return self.prompt.replace(RECEIVING_GROUP, str(receiving_group))
