"""What is written in a short version, what its readers said of it, and its files."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from assurance.short_versions.models.versions import ShortVersion
from governance.core.constraints import paired
from governance.core.roles import Actor
from governance.core.text_classification import TextFields
from governance.files.models import StoredFile
from governance.people.models import User


class ShortPartQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor) -> "ShortPartQuerySet":
        return self.filter(short_version__in=ShortVersion.objects.visible_to(actor).values("pk"))


class ShortPart(models.Model):
    """One question, its few lines of words, each one idea, and the picture beside them."""

    short_version = models.ForeignKey(ShortVersion, on_delete=models.PROTECT, related_name="parts")
    key = models.SlugField("question", max_length=60)
    number = models.PositiveSmallIntegerField("place")
    text = models.TextField("lines", blank=True)
    picture = models.SlugField(max_length=40)
    figures = models.JSONField(
        "figures it began with",
        default=dict,
        blank=True,
        help_text="What the report showed when the part was begun, by the code of the figure.",
    )
    written_at = models.DateTimeField(null=True, blank=True)
    written_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    objects = ShortPartQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(personal=("text",), plain=("key", "picture"))

    class Meta:
        constraints = [
            paired("written"),
            models.UniqueConstraint(
                fields=["short_version", "key"], name="assurance_shortpart_once"
            ),
        ]

    def __str__(self) -> str:
        return f"the part “{self.key}” of {self.short_version}"

    @property
    def lines(self) -> tuple[str, ...]:
        """Each one idea; none that is empty."""
        return tuple(filter(None, map(str.strip, self.text.splitlines())))


class ShortReading(models.Model):
    """What a reader said of the words that were sent: clear, or not yet and why. It stays."""

    short_version = models.ForeignKey(
        ShortVersion, on_delete=models.PROTECT, related_name="readings"
    )
    round = models.PositiveSmallIntegerField()
    content_hash = models.CharField("words that were read", max_length=64)
    role = models.CharField("read as", max_length=160)
    is_ready = models.BooleanField("clear")
    text = models.TextField("the reader’s own words")
    read_at = models.DateTimeField("read")
    read_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    text_fields = TextFields(personal=("text",), plain=("content_hash", "role"))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["short_version", "round"], name="assurance_shortreading_once_a_round"
            ),
            models.CheckConstraint(
                condition=~Q(text=""), name="assurance_shortreading_says_something"
            ),
        ]

    def __str__(self) -> str:
        return f"what the reader said of {self.short_version}"


class ShortFile(models.Model):
    """The one PDF of one content at one stage; the database allows no second."""

    class Form(models.TextChoices):
        PDF = "pdf", "PDF"

    short_version = models.ForeignKey(ShortVersion, on_delete=models.PROTECT, related_name="files")
    form = models.CharField(max_length=10, choices=Form)
    stage = models.CharField("status it was made at", max_length=10, choices=ShortVersion.Status)
    content_hash = models.CharField(max_length=64)
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="+")

    text_fields = TextFields(plain=("form", "stage", "content_hash"))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["short_version", "form", "stage", "content_hash"],
                name="assurance_shortfile_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_form_display()} of {self.short_version}"
