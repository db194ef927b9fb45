"""Returns and their receipts; the answers in them stand in a module of their own."""

from collections.abc import Collection
from datetime import date
from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Case, OuterRef, Prefetch, Q, Subquery, When
from simple_history.models import HistoricalRecords

from assurance.instruments.models import Instrument, TimetableItem
from assurance.returns.grants import GRANTS, Permission
from assurance.returns.models.agencies import asked_of, to_answer
from assurance.returns.models.display_status import DisplayStatus
from governance.core.constraints import different_people, exactly_one, paired, stamped
from governance.core.roles import Actor, scope_of
from governance.core.statuses import StatusChoices
from governance.core.text_classification import TextFields
from governance.deadlines.models import Deadline
from governance.people.models import Organisation, User
from governance.periods.models import Period
from governance.structure.models import Group, Partnership


def received_in(partnerships: Collection[int]) -> Q:
    """As a list of keys, which an index finds; ``Exists`` beside an OR asks of every return."""
    return Q(pk__in=Receipt.objects.filter(partnership__in=partnerships).values("assurance_return"))


class ReturnQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor) -> "ReturnQuerySet":
        """One not yet sent to those who write or handle it; one that was, to who receives it too.

        Whether its answers are read as they stand or as last submitted, ``access`` says.
        """
        drafts = scope_of(actor, Permission.SEE_DRAFT_RETURN, GRANTS)
        sent = scope_of(actor, Permission.SEE_RETURN, GRANTS)
        own = Q(group__in=drafts.groups) | asked_of(actor, Permission.SEE_DRAFT_RETURN)
        given = (
            Q(group__in=sent.groups),
            asked_of(actor, Permission.SEE_RETURN),
            Q(returns_to__in=sent.groups),
            received_in(sent.partnerships),
        )
        is_sent = Q(status__in=AssuranceReturn.SENT)
        seen = reduce(or_, (is_sent & each for each in given))
        return self.filter(own | received_in(drafts.partnerships) | seen)

    def open_to_answers(self) -> "ReturnQuerySet":
        return self.filter(status__in=AssuranceReturn.ANSWERABLE)

    def overdue(self, *, on: date) -> "ReturnQuerySet":
        """Not sent by the end of its due day, or not sent again by that of a query."""
        queried = AssuranceReturn.objects.filter(
            status=AssuranceReturn.Status.QUERIED,
            answers__queries__deadline__status=Deadline.Status.RUNNING,
            answers__queries__deadline__due_on__lt=on,
        )
        unsent = Q(status=AssuranceReturn.Status.OPEN, deadline__due_on__lt=on)
        return self.filter(unsent | Q(pk__in=queried.values("pk")))

    def answered_by(self, actor: Actor) -> "ReturnQuerySet":
        """Those the actor's seats let them help to answer."""
        scope = scope_of(actor, Permission.ANSWER_RETURN, GRANTS)
        return self.filter(Q(group__in=scope.groups) | to_answer(actor))

    def submitted_by_seat_of(self, actor: Actor) -> "ReturnQuerySet":
        """Those the actor's seats let them submit, or confirm."""
        scope = scope_of(actor, Permission.SUBMIT_RETURN, GRANTS)
        return self.filter(Q(group__in=scope.groups) | to_answer(actor, Permission.SUBMIT_RETURN))

    def handled_by(self, actor: Actor) -> "ReturnQuerySet":
        """Those the actor's office takes, queries and chases."""
        scope = scope_of(actor, Permission.MANAGE_RETURN, GRANTS)
        return self.filter(returns_to__in=scope.groups)

    def received_by(self, *partnerships: Partnership) -> "ReturnQuerySet":
        """Those of which one of the partnerships has, or will have, a receipt; each once."""
        return self.filter(received_in({each.pk for each in partnerships}))

    def for_list(self) -> "ReturnQuerySet":
        """With all that a line shows: by when its queries are answered, whether it was entered."""
        due = "answers__queries__deadline__due_on"
        running = AssuranceReturn.objects.filter(
            pk=OuterRef("pk"), answers__queries__deadline__status=Deadline.Status.RUNNING
        )
        entered = AssuranceReturn.objects.filter(pk=OuterRef("pk"), entries__isnull=False)
        newest = entered.order_by("-entries__pk").values("entries__status")
        return self.select_related(
            "instrument", "period", "group", "organisation", "through", "returns_to", "deadline"
        ).annotate(
            reply_due_on=Case(
                When(
                    status=AssuranceReturn.Status.QUERIED,  # of no other is it asked for
                    then=Subquery(running.order_by(due).values(due)[:1]),
                )
            ),
            entry_status=Subquery(newest[:1]),
        )

    def for_detail(self) -> "ReturnQuerySet":
        return (
            self.for_list()
            .select_related("submitted_by", "accepted_by")
            .prefetch_related(
                Prefetch("receipts", queryset=Receipt.objects.select_related("partnership"))
            )
        )


class AssuranceReturn(models.Model):
    """What one group or organisation is asked for one period, and what became of it."""

    class Status(StatusChoices):
        OPEN = "open", "Open", "open"
        SUBMITTED = "submitted", "Submitted", "sent"
        QUERIED = "queried", "Queried", "asked"
        ACCEPTED = "accepted", "Accepted", "good"

    ANSWERABLE = (Status.OPEN.value, Status.QUERIED.value)
    SENT = (Status.SUBMITTED.value, Status.QUERIED.value, Status.ACCEPTED.value)

    item = models.ForeignKey(
        TimetableItem,
        on_delete=models.PROTECT,
        verbose_name="reporting date",
        related_name="returns",
    )
    instrument = models.ForeignKey(
        Instrument, on_delete=models.PROTECT, verbose_name="question set", related_name="returns"
    )
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="+")
    group = models.ForeignKey(
        Group, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    returns_to = models.ForeignKey(
        Group, on_delete=models.PROTECT, verbose_name="sent to", related_name="+"
    )
    through = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name="answered through",
        related_name="+",
    )
    deadline = models.OneToOneField(Deadline, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN)
    opened_at = models.DateTimeField("opened")
    submitted_at = models.DateTimeField("submitted", null=True, blank=True)
    submitted_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    accepted_at = models.DateTimeField("accepted", null=True, blank=True)
    accepted_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    first_read_at = models.DateTimeField("first looked at by the office", null=True, blank=True)
    first_read_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name="first looked at by",
        related_name="+",
    )
    taken_back_at = models.DateTimeField("last taken back", null=True, blank=True)
    taken_back_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reopened_at = models.DateTimeField("last reopened", null=True, blank=True)
    reopened_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    reply_due_on: date | None = None
    """The earliest day by which a query is answered; loaded by ``for_list``."""
    entry_status: str | None = None
    """How the newest entry by the office stands, if there is one; loaded by ``for_list``."""

    objects = ReturnQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(plain=("status",))

    class Meta:
        verbose_name = "return"
        verbose_name_plural = "returns"
        constraints = [
            exactly_one("group", "organisation"),
            models.UniqueConstraint(fields=["item", "period"], name="assurance_return_once"),
            paired("submitted"),
            paired("accepted"),
            paired("first_read"),
            paired("taken_back"),
            paired("reopened"),
            stamped("submitted", "submitted"),
            stamped("accepted", "accepted"),
            different_people("accepted_by", "submitted_by"),
        ]
        indexes = [models.Index(fields=["status", "period"], name="assurance_return_state")]

    def __str__(self) -> str:
        return f"{self.instrument}, {self.period}, {self.respondent}"

    @property
    def respondent(self) -> Group | Organisation:
        return self.group or self.organisation  # type: ignore[return-value]

    @property
    def answering_id(self) -> int | None:
        """The organisation that answers: the one asked, or the one it answers through."""
        return self.through_id or self.organisation_id

    @property
    def answering_organisation(self) -> Organisation | None:
        """The same as a record; None where a group is asked, which answers itself."""
        return None if self.group else self.through or self.organisation

    @property
    def is_answerable(self) -> bool:
        return self.status in self.ANSWERABLE

    @property
    def is_queried(self) -> bool:
        return self.status == self.Status.QUERIED

    @property
    def is_unread(self) -> bool:
        """Submitted, and the office has neither looked at it, nor queried nor accepted it."""
        return self.status == self.Status.SUBMITTED and self.first_read_at is None

    @property
    def is_being_entered(self) -> bool:
        """The office writes it for its respondent now; needs ``for_list``."""
        return self.entry_status == "draft"

    @property
    def is_unconfirmed(self) -> bool:
        """The office submitted it, and its respondent has not confirmed it; needs ``for_list``."""
        return self.entry_status == "sent" and self.status == self.Status.SUBMITTED

    @property
    def awaited_by(self) -> date | None:
        """The day by which the respondent is to send it (again); None while it is not theirs.

        Needs ``for_list``.
        """
        if self.status == self.Status.OPEN:
            return self.deadline.due_on
        return self.reply_due_on if self.status == self.Status.QUERIED else None

    @property
    def due_on(self) -> date:
        """When it is, or was, to be sent; of what is queried, the reply. Needs ``for_list``."""
        return self.awaited_by or self.deadline.due_on

    def confirmation_stamp(self) -> dict[str, object]:
        """Whoever submits or accepts it does so to these answers; one query."""
        return {"answers": str(list(self.answers.order_by("pk").values_list("pk", "version")))}

    def is_late(self, *, on: date) -> bool:
        """Its respondent has not sent it, and the day is over; needs ``for_list``."""
        return self.awaited_by is not None and self.awaited_by < on

    def display_status(self, *, on: date) -> StatusChoices:
        """How it stands on a day: its status, or that it is late; asks the deadline too."""
        if self.is_unconfirmed:
            return DisplayStatus.UNCONFIRMED
        return DisplayStatus.LATE if self.is_late(on=on) else self.Status(self.status)


class Receipt(models.Model):
    """That one partnership has a return: a joint group answers once, each partnership receives."""

    assurance_return = models.ForeignKey(
        AssuranceReturn, on_delete=models.PROTECT, related_name="receipts"
    )
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField(null=True, blank=True)

    text_fields = TextFields()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assurance_return", "partnership"], name="assurance_receipt_once"
            )
        ]

    def __str__(self) -> str:
        return f"receipt by {self.partnership}"
