"""What falls due, what is held back, and what was deleted by which two people."""

from functools import reduce
from operator import or_
from typing import Any

from django.db import models
from django.db.models import Q, QuerySet

from governance.core.constraints import at_most_one, different_people, paired, stamped
from governance.core.registry import all_kinds, record_kind
from governance.core.restricted import restricted_kinds
from governance.core.retained import Retained
from governance.core.roles import Actor, scope_of
from governance.core.statuses import StatusChoices
from governance.core.text_classification import TextFields
from governance.people.models import User
from governance.retention.grants import GRANTS, Permission
from governance.retention.schedules import RetentionRule, rule_by_key
from governance.structure.models import Group, Partnership


def in_scope_q(actor: Actor) -> Q:
    """Rows of the partnerships and groups whose office the actor is; all for administrators."""
    if actor.is_administrator:
        return ~Q(pk__in=[])
    scope = scope_of(actor, Permission.MANAGE_RETENTION, GRANTS)
    return Q(partnership__in=scope.partnerships) | Q(group__in=scope.groups)


def open_q(actor: Actor) -> Q:
    """Rows about no restricted record, or about one on whose list of people the actor stands."""
    told = [
        Q(kind=each.kind, subject_id__in=tended_keys(each.model, each.retained, actor))
        for each in all_kinds()
        if each.is_restricted and each.retained and each.retained.triggers
    ]
    return reduce(or_, told, ~Q(kind__in=restricted_kinds()))


def tended_keys(model: Any, retained: Retained, actor: Actor) -> QuerySet:
    """The keys of the rows of a kind that the actor sees, or looks after unseen."""
    rows = retained.tended(actor) if retained.tended else model.objects.visible_to(actor)
    return rows.values("pk")


def about_kind(row: Any) -> str:
    """``Case``, as people read it; the stored word for a kind that is gone."""
    found = record_kind(row.kind)
    return found.label[:1].upper() + found.label[1:] if found else row.kind


class DueQuerySet(models.QuerySet["DueRecord"]):
    def visible_to(self, actor: Actor) -> "DueQuerySet":
        """Those of the actor's office; of a restricted record only for who is named on it."""
        return self.filter(in_scope_q(actor)).filter(open_q(actor))

    def for_list(self) -> "DueQuerySet":
        return self.select_related("partnership", "group")


class DueRecord(models.Model):
    """One record that need not be kept beyond this year, as last night's round found it."""

    kind = models.CharField("kind of record", max_length=80)
    subject_id = models.BigIntegerField()
    label = models.CharField("record", max_length=200)
    rule_key = models.CharField(max_length=60)
    kept_from = models.DateField("counted from")
    due_on = models.DateField("due")
    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    group = models.ForeignKey(
        Group, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    is_held = models.BooleanField("a hold stands in the way", default=False)

    objects = DueQuerySet.as_manager()
    text_fields = TextFields(personal=("label",), plain=("kind", "rule_key"))

    class Meta:
        verbose_name = "record that falls due"
        verbose_name_plural = "records that fall due"
        constraints = [
            models.UniqueConstraint(fields=["kind", "subject_id"], name="governance_due_once"),
            at_most_one("partnership", "group"),
        ]
        indexes = [models.Index(fields=["due_on"], name="governance_due_on")]

    def __str__(self) -> str:
        return self.label

    @property
    def kind_label(self) -> str:
        return about_kind(self)

    @property
    def rule(self) -> RetentionRule | None:
        return rule_by_key(self.rule_key)

    @property
    def place(self) -> Partnership | Group | None:
        return self.partnership or self.group


class HoldQuerySet(models.QuerySet["LegalHold"]):
    def visible_to(self, actor: Actor) -> "HoldQuerySet":
        """Those of the actor's office and those for every partnership, which bind it too."""
        everywhere = Q(partnership=None, group=None, subject_id=None)
        own = in_scope_q(actor)
        if scope_of(actor, Permission.MANAGE_RETENTION, GRANTS):
            own |= everywhere
        return self.filter(own).filter(Q(subject_id=None) | open_q(actor))

    def in_force(self) -> "HoldQuerySet":
        return self.filter(status=LegalHold.Status.IN_FORCE)

    def for_list(self) -> "HoldQuerySet":
        return self.select_related("partnership", "group", "placed_by", "lifted_by")


class LegalHold(models.Model):
    """Nothing that it names is deleted until it is lifted: one record, or a whole kind."""

    class Status(StatusChoices):
        IN_FORCE = "in_force", "In force", "late"
        LIFTED = "lifted", "Lifted", "quiet"

    kind = models.CharField("kind of record", max_length=80)
    subject_id = models.BigIntegerField(null=True, blank=True)
    label = models.CharField("what is held", max_length=200)
    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    group = models.ForeignKey(
        Group, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    why = models.TextField()
    review_on = models.DateField("to be looked at again on", null=True, blank=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.IN_FORCE)
    placed_at = models.DateTimeField()
    placed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    objects = HoldQuerySet.as_manager()
    text_fields = TextFields(personal=("label", "why"), plain=("kind", "status"))

    class Meta:
        verbose_name = "legal hold"
        constraints = [
            paired("lifted"),
            stamped("lifted", "lifted"),
            at_most_one("partnership", "group"),
            models.CheckConstraint(condition=~Q(why=""), name="governance_hold_says_why"),
        ]
        indexes = [models.Index(fields=["kind", "subject_id"], name="governance_hold_about")]

    def __str__(self) -> str:
        return f"hold on {self.label}"

    @property
    def reference(self) -> str:
        return f"legal hold {self.pk}"

    @property
    def kind_label(self) -> str:
        return about_kind(self)

    @property
    def place(self) -> Partnership | Group | None:
        return self.partnership or self.group

    @property
    def is_in_force(self) -> bool:
        return self.status == self.Status.IN_FORCE


class DisposalQuerySet(models.QuerySet["Disposal"]):
    def visible_to(self, actor: Actor) -> "DisposalQuerySet":
        """Those of the actor's office; a certificate says nothing restricted any more."""
        done = Q(status=Disposal.Status.CARRIED_OUT)
        return self.filter(in_scope_q(actor)).filter(done | open_q(actor))

    def for_list(self) -> "DisposalQuerySet":
        return self.select_related(
            "partnership", "group", "proposed_by", "approved_by", "refused_by"
        )

    def certificates(self) -> "DisposalQuerySet":
        return self.filter(status=Disposal.Status.CARRIED_OUT)

    def about(self, row: Any) -> "DisposalQuerySet":
        """Those of the record that a row is about."""
        return self.filter(kind=row.kind, subject_id=row.subject_id)


class Disposal(models.Model):
    """The deletion of one record, by two people; once carried out, its certificate."""

    class Status(StatusChoices):
        PROPOSED = "proposed", "Waits for the second person", "asked"
        CARRIED_OUT = "carried_out", "Deleted", "good"
        REFUSED = "refused", "Not deleted", "quiet"

    kind = models.CharField("kind of record", max_length=80)
    subject_id = models.BigIntegerField()
    label = models.CharField("record", max_length=200, help_text="A hash once it is deleted.")
    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    group = models.ForeignKey(
        Group, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    rule_key = models.CharField(max_length=60)
    rule_title = models.CharField(max_length=160)
    rule_source = models.CharField(max_length=400)
    kept_from = models.DateField("counted from")
    due_on = models.DateField("due")
    counts = models.JSONField("rows by table", default=dict)
    status = models.CharField(max_length=12, choices=Status, default=Status.PROPOSED)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField("approved and deleted", null=True, blank=True)
    approved_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    refused_at = models.DateTimeField(null=True, blank=True)
    refused_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    backups_until = models.DateField("last day on which a backup holds it", null=True, blank=True)
    seal = models.CharField(
        max_length=64, blank=True, help_text="A keyed hash over what the certificate says."
    )
    version = models.PositiveIntegerField(default=1)

    objects = DisposalQuerySet.as_manager()
    text_fields = TextFields(
        personal=("label",),
        plain=("kind", "rule_key", "rule_title", "rule_source", "status", "seal"),
    )

    class Meta:
        verbose_name = "deletion"
        constraints = [
            paired("approved"),
            paired("refused"),
            stamped("carried_out", "approved"),
            stamped("refused", "refused"),
            different_people("proposed_by", "approved_by"),
            at_most_one("partnership", "group"),
            models.CheckConstraint(
                condition=~Q(status="carried_out") | Q(backups_until__isnull=False),
                name="governance_disposal_certified",
            ),
            models.UniqueConstraint(
                fields=["kind", "subject_id"],
                condition=~Q(status="refused"),
                name="governance_disposal_once",
            ),
        ]

    def __str__(self) -> str:
        return f"deletion of {self.label}"

    @property
    def reference(self) -> str:
        return f"deletion {self.pk}"

    @property
    def kind_label(self) -> str:
        return about_kind(self)

    @property
    def place(self) -> Partnership | Group | None:
        return self.partnership or self.group

    @property
    def is_certificate(self) -> bool:
        return self.status == self.Status.CARRIED_OUT


class DisposedFile(models.Model):
    """A file on the disk that goes with a record: its random name, until it is gone."""

    disposal = models.ForeignKey(Disposal, on_delete=models.PROTECT, related_name="files")
    path = models.CharField(max_length=200)
    gone_at = models.DateTimeField(null=True, blank=True)

    objects = models.Manager()
    text_fields = TextFields(plain=("path",))

    def __str__(self) -> str:
        return self.path
