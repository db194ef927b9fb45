"""Stored files: outside the web root, known by their content, served only through access."""

from django.db import models
from django.db.models import Q

from governance.core.constraints import paired
from governance.core.roles import Actor, scope_of
from governance.core.text_classification import TextFields
from governance.files.grants import GRANTS, Permission
from governance.people.models import User
from governance.structure.models import Group


class StoredFileQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor) -> "StoredFileQuerySet":
        """Files of the groups the actor's seats reach, and the actor's own uploads.

        One that is about a record is not among them: it is seen where that record is.
        """
        scope = scope_of(actor, Permission.SEE_FILE, GRANTS)
        found = self.filter(about_kind="")
        if scope.everywhere:
            return found
        own = Q(stored_by=actor.user_id) if actor.user_id else Q(pk__in=[])
        return found.filter(Q(group__in=scope.groups) | own)

    def current(self) -> "StoredFileQuerySet":
        """Not withdrawn."""
        return self.filter(withdrawn_at__isnull=True)

    def about(self, record: models.Model) -> "StoredFileQuerySet":
        return self.filter(about_kind=record._meta.label_lower, about_id=record.pk).order_by("pk")


class StoredFile(models.Model):
    """A file somebody uploaded or the worker made, with what it is about and who may see it."""

    class Marking(models.TextChoices):
        NONE = "", "No marking"
        OFFICIAL = "official", "OFFICIAL"
        OFFICIAL_SENSITIVE = "official_sensitive", "OFFICIAL-SENSITIVE"

    content = models.FileField(upload_to="%Y/%m")
    name = models.CharField(max_length=150)
    content_type = models.CharField("type", max_length=100)
    size = models.PositiveBigIntegerField("size, bytes")
    sha256 = models.CharField("checksum", max_length=64)
    marking = models.CharField(max_length=20, choices=Marking, blank=True)
    group = models.ForeignKey(
        Group, on_delete=models.PROTECT, null=True, blank=True, related_name="files"
    )
    about_kind = models.CharField("kind of record", max_length=80, blank=True)
    about_id = models.BigIntegerField("number of the record", null=True, blank=True)
    stored_at = models.DateTimeField("stored")
    stored_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="files"
    )
    withdrawn_at = models.DateTimeField("withdrawn", null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = StoredFileQuerySet.as_manager()
    text_fields = TextFields(
        personal=("name",),
        plain=("content", "content_type", "sha256", "marking", "about_kind"),
    )

    class Meta:
        verbose_name = "file"
        verbose_name_plural = "files"
        constraints = [paired("withdrawn")]

    def __str__(self) -> str:
        return self.name

    @property
    def reference(self) -> str:
        return f"file {self.pk}"
