"""A partnership being drawn up from a copy, and each line that was copied."""

from typing import Any

from django.db import models
from django.db.models import Q

from assurance.new_partnerships.grants import GRANTS, Permission
from governance.core.constraints import paired, stamped
from governance.core.roles import Actor, scope_of
from governance.core.statuses import StatusChoices
from governance.core.text_classification import TextFields
from governance.people.models import User
from governance.structure.models import Partnership


class NewPartnershipQuerySet(models.QuerySet["NewPartnership"]):
    def visible_to(self, actor: Actor) -> "NewPartnershipQuerySet":
        """Administrators see all; an office those it began, copied from or become its own."""
        if actor.is_administrator:
            return self
        scope = scope_of(actor, Permission.BEGIN_PARTNERSHIP, GRANTS)
        if not scope:
            return self.none()
        own = Q(source_partnership__in=scope.partnerships) | Q(partnership__in=scope.partnerships)
        return self.filter(own | Q(begun_by=actor.user_id))

    def for_list(self) -> "NewPartnershipQuerySet":
        return self.select_related("partnership", "begun_by", "made_by", "discarded_by")

    def waiting(self) -> "NewPartnershipQuerySet":
        """Being drawn up; or made, with lines that nobody has confirmed."""
        made = Q(status=NewPartnership.Status.MADE, to_confirm__gt=0)
        return self.filter(Q(status=NewPartnership.Status.DRAFT) | made)


class NewPartnership(models.Model):
    """One partnership, from the choice of what is copied until it is made, and its last line
    confirmed."""

    class Status(StatusChoices):
        DRAFT = "draft", "Being drawn up", "open"
        MADE = "made", "Set up", "good"
        DISCARDED = "discarded", "Discarded", "quiet"

    source_key = models.SlugField("copied from", max_length=60)
    source_name = models.CharField("copied from", max_length=160)
    source_short_name = models.CharField(max_length=60)
    source_area = models.CharField(max_length=160)
    source_partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    starts_on = models.DateField("first day")
    name = models.CharField(max_length=160, blank=True)
    short_name = models.CharField(max_length=60, blank=True)
    key = models.SlugField("short name in addresses", max_length=30, blank=True)
    area = models.CharField(max_length=160, blank=True)
    colour = models.CharField(
        max_length=20, choices=Partnership.Colour, default=Partnership.Colour.SLATE
    )
    office_email = models.EmailField("business office’s e-mail", blank=True)
    office_phone = models.CharField("business office’s telephone", max_length=40, blank=True)
    concern_text = models.CharField("concerned about a child?", max_length=300, blank=True)
    concern_phone = models.CharField("telephone for concerns", max_length=40, blank=True)
    concern_url = models.URLField("web page for concerns", blank=True)
    concern_councils = models.JSONField("whom to tell, by council", default=list, blank=True)
    has_organisations = models.BooleanField("organisations gone through", default=False)
    has_groups = models.BooleanField("groups gone through", default=False)
    has_contacts = models.BooleanField("contacts gone through", default=False)
    to_confirm = models.PositiveIntegerField("lines to be confirmed", default=0)
    line_changes = models.PositiveIntegerField("changes to its lines", default=0)
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    partnership = models.ForeignKey(
        Partnership, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    content_hash = models.CharField("checksum of what was set up", max_length=64, blank=True)
    begun_at = models.DateTimeField("begun")
    begun_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField("set up", null=True, blank=True)
    made_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    discarded_at = models.DateTimeField("discarded", null=True, blank=True)
    discarded_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    objects = NewPartnershipQuerySet.as_manager()
    text_fields = TextFields(
        plain=(
            "source_key",
            "source_name",
            "source_short_name",
            "source_area",
            "name",
            "short_name",
            "key",
            "area",
            "colour",
            "office_email",
            "office_phone",
            "concern_text",
            "concern_phone",
            "concern_url",
            "status",
            "content_hash",
        )
    )

    class Meta:
        verbose_name = "new partnership"
        constraints = [
            paired("made"),
            paired("discarded"),
            stamped("discarded", "discarded"),
            models.UniqueConstraint(
                fields=["key"],
                condition=Q(status="draft") & ~Q(key=""),
                name="assurance_newpartnership_key_once",
            ),
        ]

    def __str__(self) -> str:
        return f"the new partnership {self.title}"

    @property
    def title(self) -> str:
        """Its name, as far as it has one."""
        return self.name or f"like {self.source_short_name}"

    @property
    def is_draft(self) -> bool:
        return self.status == self.Status.DRAFT

    @property
    def is_made(self) -> bool:
        return self.status == self.Status.MADE

    @property
    def is_open(self) -> bool:
        """Whether its lines can still be confirmed."""
        return self.status != self.Status.DISCARDED


class CopiedLineQuerySet(models.QuerySet["CopiedLine"]):
    def visible_to(self, actor: Actor) -> "CopiedLineQuerySet":
        seen = NewPartnership.objects.visible_to(actor)
        return self.filter(new_partnership__in=seen.values("pk"))

    def bodies(self) -> "CopiedLineQuerySet":
        """The organisations that the others speak of: named, not confirmed."""
        return self.filter(kind="organisation")

    def to_read(self) -> "CopiedLineQuerySet":
        """The lines that are read and confirmed: all but the organisations."""
        return self.exclude(kind="organisation")

    def unconfirmed(self) -> "CopiedLineQuerySet":
        return self.to_read().filter(is_in_use=True, confirmed_at__isnull=True)


class CopiedLine(models.Model):
    """One record of the arrangements that were copied: what it said, and what is made of it.

    It is to be confirmed until somebody says by which document it is so here.
    """

    class Choice(models.TextChoices):
        KEEP = "keep", "Keep it as it is"
        RENAME = "rename", "Call it otherwise"
        LEAVE_OUT = "leave_out", "Leave it out"

    new_partnership = models.ForeignKey(
        NewPartnership, on_delete=models.CASCADE, related_name="lines"
    )
    place = models.PositiveIntegerField()
    kind = models.SlugField(max_length=40)
    key = models.CharField(max_length=250)
    """As it was copied."""
    values = models.JSONField(default=dict)
    """As the arrangements that were copied have it, without its period and source."""
    citation = models.CharField("source there", max_length=300, blank=True)
    choice = models.CharField(max_length=10, choices=Choice, default=Choice.KEEP)
    new_name = models.CharField(max_length=160, blank=True)
    is_in_use = models.BooleanField(default=True)
    """Whether it becomes part of the partnership: what it speaks of is not left out."""
    changes = models.JSONField(default=dict)
    """What was written instead when it was confirmed, by field."""
    document = models.CharField(max_length=180, blank=True)
    paragraph = models.CharField(max_length=60, blank=True)
    dated = models.DateField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    objects = CopiedLineQuerySet.as_manager()
    text_fields = TextFields(
        plain=("kind", "key", "citation", "choice", "new_name", "document", "paragraph")
    )

    class Meta:
        verbose_name = "copied line"
        constraints = [
            paired("confirmed"),
            models.UniqueConstraint(
                fields=["new_partnership", "kind", "key"], name="assurance_copiedline_once"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True)
                | Q(confirmed_by__isnull=True)
                | (~Q(document="") & Q(dated__isnull=False)),
                name="assurance_copiedline_confirmed_by_document",
            ),
        ]
        indexes = [
            models.Index(fields=["new_partnership", "kind"], name="assurance_copiedline_chapter")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"

    @property
    def is_left_out(self) -> bool:
        return self.choice == self.Choice.LEAVE_OUT

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed_at is not None

    @property
    def said(self) -> dict[str, Any]:
        """What it says now: as copied, with what was written instead."""
        return {**self.values, **self.changes}
