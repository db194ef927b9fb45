"""The outbox: each message a row with a state, so that none is sent twice unseen."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from governance.core.restricted import restricted_kinds
from governance.core.roles import Actor, scope_of
from governance.core.statuses import StatusChoices
from governance.core.text_classification import TextFields
from governance.outbox.grants import GRANTS, Permission
from governance.people.models import User
from governance.structure.models import Appointment, Group


class MessageQuerySet(models.QuerySet["Message"]):
    def visible_to(self, actor: Actor) -> "MessageQuerySet":
        """Messages about groups the office reaches, and that one about an account has failed.

        What stands in a message about an account is nobody's to read; that one went out about a
        restricted record is nobody's to know.
        """
        scope = scope_of(actor, Permission.READ_OUTBOX, GRANTS)
        found = self.exclude(about_kind__in=restricted_kinds())
        if scope.everywhere:
            return found
        seated = Appointment.objects.not_removed().filter(
            Q(seat__group__in=scope.groups)
            | Q(seat__partnership__in=scope.partnerships)
            | Q(seat__participation__partnership__in=scope.partnerships)
        )
        has_failed = Q(group__isnull=True, status=Message.Status.FAILED)
        return found.filter(
            Q(group__in=scope.groups) | has_failed & Q(recipient__in=seated.values("person"))
        )

    def waiting(self) -> "MessageQuerySet":
        return self.filter(status=Message.Status.QUEUED).order_by("pk")

    def for_digest(self) -> "MessageQuerySet":
        """Waiting for the weekly mail of a person who prefers one.

        What concerns their account never waits, and the weekly mail does not wait for the next.
        """
        return self.waiting().filter(
            ~Q(about_kind=self.model.DIGEST), group__isnull=False, recipient__wants_digest=True
        )

    def to_send(self, *, at: datetime) -> "MessageQuerySet":
        """Waiting for the sender, but for those whose pause between two tries is not over."""
        return self.outside_digest().filter(Q(retry_at__isnull=True) | Q(retry_at__lte=at))

    def outside_digest(self) -> "MessageQuerySet":
        """Waiting, and not for a person's weekly mail."""
        in_digest = self.for_digest().order_by().values("pk")
        return self.waiting().exclude(pk__in=in_digest)

    def stuck(self, *, before: datetime) -> "MessageQuerySet":
        """Taken for sending and never heard of again."""
        return self.filter(status=Message.Status.SENDING, sending_at__lt=before).order_by("pk")

    def for_sending(self) -> "MessageQuerySet":
        """With whom it goes to, and the partnerships whose contacts stand under it."""
        return self.select_related("recipient", "group").prefetch_related(
            "group__services__partnership"
        )

    def for_list(self) -> "MessageQuerySet":
        return self.select_related("recipient", "group")


class Message(models.Model):
    """A mail to one person or one mailbox; its key says what makes it the same message."""

    class Status(StatusChoices):
        QUEUED = "queued", "Queued", "open"
        SENDING = "sending", "Being sent", "sent"
        SENT = "sent", "Sent", "good"
        UNCERTAIN = "uncertain", "Uncertain", "asked"
        FAILED = "failed", "Failed", "late"

    DIGEST = "governance.message"
    """What a weekly mail is about: other messages."""

    key = models.CharField("the same mail as", max_length=200, unique=True)
    recipient = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="messages"
    )
    mailbox = models.EmailField("address without an account", blank=True)
    group = models.ForeignKey(
        Group,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="messages",
        help_text="The group it concerns; its partnerships' offices see it.",
    )
    subject = models.CharField(max_length=200)
    body = models.TextField("text")
    about_kind = models.CharField("kind of record", max_length=80, blank=True)
    about_id = models.BigIntegerField("number of the record", null=True, blank=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.QUEUED)
    queued_at = models.DateTimeField("written")
    sending_at = models.DateTimeField("sending begun", null=True, blank=True)
    sent_at = models.DateTimeField("sent", null=True, blank=True)
    failed_attempts = models.PositiveSmallIntegerField(default=0)
    retry_at = models.DateTimeField("tried again from", null=True, blank=True)
    failure = models.CharField("why it was not sent", max_length=300, blank=True)

    objects = MessageQuerySet.as_manager()
    text_fields = TextFields(
        personal=("mailbox", "body"), plain=("key", "subject", "about_kind", "status", "failure")
    )

    class Meta:
        verbose_name = "mail"
        verbose_name_plural = "mails"
        constraints = [
            models.CheckConstraint(
                condition=Q(recipient__isnull=False, mailbox="")
                | (Q(recipient__isnull=True) & ~Q(mailbox="")),
                name="governance_message_to_person_or_mailbox",
            )
        ]
        indexes = [
            models.Index(fields=["status", "queued_at"], name="governance_message_waiting"),
            models.Index(fields=["group", "status"], name="governance_message_group"),
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def address(self) -> str:
        return self.recipient.email if self.recipient else self.mailbox
