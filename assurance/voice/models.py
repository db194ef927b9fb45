"""What children, young people and families told us, and what came of it."""

from datetime import date

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from assurance.voice.grants import GRANTS, Permission
from governance.core.constraints import exactly_one, paired, where_given
from governance.core.formatting import format_date
from governance.core.roles import Actor, scope_of
from governance.core.text_classification import TextFields
from governance.people.models import User
from governance.periods.models import Period
from governance.structure.models import Group, Partnership
from governance.themes.models import Theme


class VoiceQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor) -> "VoiceQuerySet":
        """Those of the groups and partnerships the actor's seats reach."""
        scope = scope_of(actor, Permission.SEE_VOICE, GRANTS)
        return self.filter(Q(group__in=scope.groups) | Q(partnership__in=scope.partnerships))

    def current(self) -> "VoiceQuerySet":
        """Those that were not withdrawn: what lists and reports go by."""
        return self.filter(withdrawn_at__isnull=True)

    def unanswered(self) -> "VoiceQuerySet":
        """Heard, and nothing was done or has changed yet."""
        return self.filter(did="", changed="")

    def heard_between(self, starts_on: date, ends_on: date) -> "VoiceQuerySet":
        """Heard from the first day on and before the second."""
        return self.filter(heard_on__gte=starts_on, heard_on__lt=ends_on)

    def for_list(self) -> "VoiceQuerySet":
        return self.select_related("group", "partnership", "period", "recorded_by", "withdrawn_by")


class VoiceRecord(models.Model):
    """One time children were heard: who in general words, how asked, said, did, changed."""

    group = models.ForeignKey(
        Group, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="+")
    heard_on = models.DateField()
    who = models.CharField("who was heard", max_length=200)
    how = models.CharField("how they were asked", max_length=300)
    said = models.TextField("what they said")
    did = models.TextField("what we did", blank=True)
    changed = models.TextField("what changed for children", blank=True)
    themes = models.ManyToManyField(Theme, blank=True, related_name="+")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    objects = VoiceQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(personal=("who", "how", "said", "did", "changed"))

    class Meta:
        verbose_name = "voice"
        constraints = [
            exactly_one("group", "partnership"),
            paired("withdrawn"),
            models.CheckConstraint(condition=~Q(said=""), name="assurance_voice_says_what"),
        ]
        indexes = [
            models.Index(fields=["heard_on"], name="assurance_voice_heard"),
            where_given("partnership", name="assurance_voice_of_area"),
        ]

    def __str__(self) -> str:
        return f"Voice heard on {format_date(self.heard_on)}"

    @property
    def came_to(self) -> str:
        """What came of it so far, in a word or three."""
        if self.changed:
            return "Something changed"
        return "Acted on" if self.did else "Nothing done yet"

    @property
    def is_current(self) -> bool:
        return self.withdrawn_at is None

    @property
    def place(self) -> Group | Partnership:
        """The group or partnership that heard them."""
        return self.group or self.partnership  # type: ignore[return-value]
