"""Invitations: who may do which one thing to which record, until when, and what became of it."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Q

from governance.core.constraints import exactly_one, paired, stamped
from governance.core.roles import Actor, InvitedTask, scope_of
from governance.core.statuses import StatusChoices
from governance.core.subjects import any_of, keys_by_kind, subjects_of
from governance.core.text_classification import TextFields
from governance.invitations.grants import GRANTS, Permission
from governance.invitations.tokens import token_digest
from governance.people.models import User
from governance.structure.models import Group, Partnership


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def visible_to(self, actor: Actor) -> Self:
        """Those of the actor's own office."""
        scope = scope_of(actor, Permission.INVITE, GRANTS)
        return self.filter(Q(group__in=scope.groups) | Q(partnership__in=scope.partnerships))

    def with_token(self, token: str) -> "Invitation | None":
        """The one whose link holds this token, with who is invited; None for a forged one."""
        rows = self.select_related("person", "invited_by", "group", "partnership")
        return rows.filter(token_digest=token_digest(token)).first()

    def about(self, *records: models.Model) -> Self:
        """To do something to one of these records, oldest first."""
        about = keys_by_kind(subjects_of(records))
        return self.about_any(tuple(about), *about.values())

    def about_any(self, kinds: Sequence[str], *keys: Sequence[int]) -> Self:
        """The same of records of these kinds, by the keys of each."""
        wanted = any_of(kinds, keys, kind="about_kind", subject="about_id")
        return self.filter(wanted).select_related("person", "invited_by").order_by("pk")

    def to_expire(self, *, on: date) -> Self:
        """Not used by the end of their last day."""
        return self.filter(status=Invitation.Status.INVITED, expires_on__lt=on).order_by("pk")


class Invitation(models.Model):
    """One task for one person with no seat; the link in the mail opens that task, once."""

    class Status(StatusChoices):
        INVITED = "invited", "Invited", "sent"
        USED = "used", "Done", "good"
        REVOKED = "revoked", "Taken back", "quiet"
        EXPIRED = "expired", "Expired", "late"
        LOCKED = "locked", "Closed: too many wrong codes", "late"

    CODES_AT_MOST = 5
    """How many codes are sent, and how many wrong ones are taken before the link closes."""
    CODE_LASTS = timedelta(minutes=30)

    about_kind = models.CharField(max_length=80)
    about_id = models.BigIntegerField()
    about_label = models.CharField(max_length=200, help_text="A reference, never free text.")
    verb = models.CharField(max_length=60)
    group = models.ForeignKey(
        Group, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    token_digest = models.CharField(max_length=64, unique=True)
    needs_code = models.BooleanField("opens only with a code sent apart", default=False)
    code_digest = models.CharField(max_length=64, blank=True)
    code_sent_at = models.DateTimeField(null=True, blank=True)
    codes_sent = models.PositiveSmallIntegerField(default=0)
    wrong_codes = models.PositiveSmallIntegerField(default=0)
    expires_on = models.DateField("works until the end of")
    status = models.CharField(max_length=10, choices=Status, default=Status.INVITED)
    invited_at = models.DateTimeField()
    invited_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    """Empty where the schedule reminded them."""
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = InvitationQuerySet.as_manager()
    text_fields = TextFields(
        plain=("about_kind", "about_label", "verb", "token_digest", "code_digest", "status")
    )

    class Meta:
        constraints = [
            exactly_one("group", "partnership"),
            paired("revoked"),
            stamped("used", "used"),
            stamped("revoked", "revoked"),
        ]
        indexes = [
            models.Index(fields=["about_kind", "about_id"], name="governance_invitation_about")
        ]

    def __str__(self) -> str:
        return f"invitation of {self.person} about {self.about_label}"

    @property
    def reference(self) -> str:
        """How the trail calls it, which names nobody there."""
        return f"invitation {self.pk} about {self.about_label}"

    @property
    def task(self) -> InvitedTask:
        return InvitedTask(
            invitation_id=self.pk,
            kind=self.about_kind,
            record_id=self.about_id,
            verb=self.verb,
            invited_by_id=self.invited_by_id,
        )

    def status_on(self, day: date) -> "Invitation.Status":
        """How it stands on a day: its last one may be over before that is written down."""
        is_over = self.status == self.Status.INVITED and self.expires_on < day
        return self.Status.EXPIRED if is_over else self.Status(self.status)

    def has_fresh_code(self, at: datetime) -> bool:
        """Whether a code was sent that can still be given."""
        sent_at = self.code_sent_at
        return bool(self.code_digest) and sent_at is not None and at <= sent_at + self.CODE_LASTS
