"""What was read from a file, row by row, and how an office's headings were mapped."""

from typing import Any

from django.db import models
from django.db.models import Q

from governance.core.constraints import paired, stamped
from governance.core.roles import Actor, scope_of
from governance.core.statuses import StatusChoices
from governance.core.text_classification import TextFields
from governance.imports.grants import GRANTS, OPEN_TO_ADMINISTRATORS, Permission
from governance.people.models import User
from governance.structure.models import Partnership


class ImportRunQuerySet(models.QuerySet["ImportRun"]):
    def visible_to(self, actor: Actor) -> "ImportRunQuerySet":
        """Those of the partnerships whose office the actor is; an administrator those of people."""
        scope = scope_of(actor, Permission.IMPORT_REGISTER, GRANTS)
        reached = Q(partnership__in=scope.partnerships)
        if actor.is_administrator:
            reached |= Q(register__in=OPEN_TO_ADMINISTRATORS)
        return self.filter(reached)

    def for_list(self) -> "ImportRunQuerySet":
        return self.select_related("partnership", "read_by", "saved_by", "undone_by")


class ImportRun(models.Model):
    """One file read into one register of one partnership; a line of the ledger."""

    class Status(StatusChoices):
        READ = "read", "To be checked", "open"
        SAVING = "saving", "Being saved", "open"
        SAVED = "saved", "Imported", "good"
        UNDONE = "undone", "Undone", "quiet"
        DISCARDED = "discarded", "Discarded", "quiet"

    register = models.SlugField(max_length=40)
    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="import_runs"
    )
    file_name = models.CharField("file", max_length=150)
    sha256 = models.CharField("checksum", max_length=64)
    size = models.PositiveBigIntegerField("size, bytes")
    sheet = models.CharField(max_length=150)
    header_row = models.PositiveIntegerField("row of the headings")
    headings = models.JSONField(default=list)
    columns = models.JSONField(default=dict)
    """Which column of the register each is read as: ``{"0": "title"}``, by its place."""
    status = models.CharField(max_length=10, choices=Status, default=Status.READ)
    progress = models.PositiveIntegerField("rows gone through", default=0)
    failure = models.TextField("why it was not saved", blank=True)
    rows_read = models.PositiveIntegerField(default=0)
    rows_made = models.PositiveIntegerField("rows added", default=0)
    rows_changed = models.PositiveIntegerField(default=0)
    rows_unchanged = models.PositiveIntegerField(default=0)
    rows_left_out = models.PositiveIntegerField(default=0)
    read_at = models.DateTimeField("read")
    read_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField("imported", null=True, blank=True)
    saved_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    undone_at = models.DateTimeField("undone", null=True, blank=True)
    undone_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    objects = ImportRunQuerySet.as_manager()
    text_fields = TextFields(
        personal=("file_name", "failure"), plain=("register", "sha256", "sheet", "status")
    )

    class Meta:
        verbose_name = "import"
        constraints = [
            paired("saved"),
            paired("undone"),
            stamped("saved", "saved"),
            stamped("undone", "undone"),
        ]
        indexes = [
            models.Index(fields=["partnership", "-read_at"], name="governance_import_latest")
        ]

    def __str__(self) -> str:
        return f"import of {self.file_name}"

    @property
    def column_places(self) -> dict[int, str]:
        return {int(at): key for at, key in self.columns.items()}

    @property
    def is_to_be_checked(self) -> bool:
        return self.status == self.Status.READ

    @property
    def is_being_saved(self) -> bool:
        return self.status == self.Status.SAVING


class ImportRowQuerySet(models.QuerySet["ImportRow"]):
    def visible_to(self, actor: Actor) -> "ImportRowQuerySet":
        seen = ImportRun.objects.visible_to(actor)
        return self.filter(run__in=seen.values("pk"))

    def to_save(self) -> "ImportRowQuerySet":
        return self.filter(is_left_out=False)


class ImportRow(models.Model):
    """One row of a file. Its words go once it is saved or discarded: the records hold them."""

    class Verdict(StatusChoices):
        OK = "ok", "Understood", "good"
        DOUBTFUL = "doubtful", "Doubtful", "late"
        REFUSED = "refused", "Refused", "red"

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField("row of the sheet")
    cells = models.JSONField(default=list)
    """As they stand in the file, from column A."""
    mended = models.JSONField(default=dict)
    """What was written instead on screen, by column of the register."""
    judged = models.JSONField(default=dict)
    """What each is understood to say, by column of the register."""
    why = models.TextField("what is wrong with the row", blank=True)
    verdict = models.CharField(max_length=10, choices=Verdict, default=Verdict.OK)
    outcome = models.CharField(max_length=10, blank=True)
    """``new``, ``change`` or ``same``: what comes of it, or came."""
    changes = models.JSONField(default=list)
    """How the record that is there changes: heading, was, becomes."""
    is_left_out = models.BooleanField("left out", default=False)
    is_accepted = models.BooleanField("imported as it is understood", default=False)
    made = models.JSONField(default=list)
    """The records it made: kind and number of each."""
    changed_kind = models.CharField(max_length=80, blank=True)
    changed_id = models.BigIntegerField(null=True, blank=True)
    changed_version = models.PositiveIntegerField(null=True, blank=True)
    """The version of the record it changed, afterwards."""
    before = models.JSONField(default=dict)
    """What that record said before."""

    objects = ImportRowQuerySet.as_manager()
    text_fields = TextFields(personal=("why",), plain=("verdict", "outcome", "changed_kind"))

    class Meta:
        verbose_name = "row of an import"
        verbose_name_plural = "rows of imports"
        constraints = [
            models.UniqueConstraint(fields=["run", "number"], name="governance_importrow_once"),
            models.CheckConstraint(
                condition=Q(is_left_out=False) | Q(is_accepted=False),
                name="governance_importrow_left_out_or_accepted",
            ),
        ]
        indexes = [models.Index(fields=["run", "verdict"], name="governance_importrow_verdict")]

    def __str__(self) -> str:
        return f"row {self.number} of the {self.run}"

    @property
    def verdict_tone(self) -> str:
        return self.Verdict(self.verdict).tone

    @property
    def is_in_the_way(self) -> bool:
        """Whether nothing can be saved until it is mended, accepted or left out."""
        if self.is_left_out or self.verdict == self.Verdict.OK:
            return False
        return self.verdict == self.Verdict.REFUSED or not self.is_accepted


class RememberedColumn(models.Model):
    """That an office means a column of a register by one of its own headings."""

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, related_name="remembered_columns"
    )
    register = models.SlugField(max_length=40)
    heading = models.CharField(max_length=200)
    column = models.CharField(max_length=40, blank=True)
    """Empty where the office leaves that column out."""

    text_fields = TextFields(plain=("register", "heading", "column"))

    class Meta:
        verbose_name = "remembered column"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "register", "heading"],
                name="governance_rememberedcolumn_once",
            )
        ]

    def __str__(self) -> str:
        return f"“{self.heading}” of {self.partnership}"

    @classmethod
    def of(cls, area: Any, register: str) -> dict[str, str]:
        """The office's own headings, plain, with the column that each means."""
        rows = cls.objects.filter(partnership=area, register=register)
        return dict(rows.values_list("heading", "column"))
