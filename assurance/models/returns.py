"""Returns, their answers, queries and receipts."""

from datetime import date

from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q
from simple_history.models import HistoricalRecords

from assurance.grants import GRANTS, Permission
from assurance.models.instruments import Instrument, Question
from assurance.models.timetable import TimetableItem
from governance.agencies import mandates_of
from governance.constraints import different_people, exactly_one, paired, stamped
from governance.models import Clock, Group, Organisation, Partnership, Period, User
from governance.roles import Actor, scope_of
from governance.words import Words


def asked_of(actor: Actor, permission: Permission) -> Q:
    """What the actor's agency is asked, or answers for another that is, in their partnership."""
    mandates = mandates_of(actor, permission, GRANTS)
    own = mandates.asked("organisation", group="returns_to")
    return own | mandates.asked("through", group="returns_to")


def to_answer(actor: Actor) -> Q:
    """What the actor's agency answers there: for itself, or for another that answers through it."""
    mandates = mandates_of(actor, Permission.ANSWER_RETURN, GRANTS)
    for_itself = Q(through=None) & mandates.asked("organisation", group="returns_to")
    return for_itself | mandates.asked("through", group="returns_to")


class ReturnQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor) -> "ReturnQuerySet":
        """Drafts to those who write or handle them; what was submitted also to who receives it."""
        drafts = scope_of(actor, Permission.SEE_DRAFT_RETURN, GRANTS)
        sent = scope_of(actor, Permission.SEE_RETURN, GRANTS)
        received = Receipt.objects.filter(assurance_return=OuterRef("pk"))
        own = Q(group__in=drafts.groups) | asked_of(actor, Permission.SEE_DRAFT_RETURN)
        handled = Exists(received.filter(partnership__in=drafts.partnerships))
        given = (
            Q(group__in=sent.groups)
            | asked_of(actor, Permission.SEE_RETURN)
            | Q(returns_to__in=sent.groups)
            | Exists(received.filter(partnership__in=sent.partnerships))
        )
        return self.filter(own | handled | (Q(status__in=AssuranceReturn.SENT) & given))

    def open_to_answers(self) -> "ReturnQuerySet":
        return self.filter(status__in=AssuranceReturn.ANSWERABLE)

    def overdue(self, *, on: date) -> "ReturnQuerySet":
        """Not sent by the end of the due day."""
        return self.filter(status=AssuranceReturn.Status.OPEN, clock__due_on__lt=on)

    def answered_by(self, actor: Actor) -> "ReturnQuerySet":
        """Those the actor's seats let them help to answer."""
        scope = scope_of(actor, Permission.ANSWER_RETURN, GRANTS)
        return self.filter(Q(group__in=scope.groups) | to_answer(actor))

    def handled_by(self, actor: Actor) -> "ReturnQuerySet":
        """Those the actor's office takes, queries and chases."""
        scope = scope_of(actor, Permission.HANDLE_RETURN, GRANTS)
        return self.filter(returns_to__in=scope.groups)

    def received_by(self, partnership: Partnership) -> "ReturnQuerySet":
        """Those of which the partnership has, or will have, a receipt."""
        return self.filter(receipts__partnership=partnership)

    def for_list(self) -> "ReturnQuerySet":
        return self.select_related(
            "instrument", "period", "group", "organisation", "through", "returns_to", "clock"
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

    class Status(models.TextChoices):
        OPEN = "open", "Open"
        SUBMITTED = "submitted", "Submitted"
        QUERIED = "queried", "Queried"
        ACCEPTED = "accepted", "Accepted"

    ANSWERABLE = (Status.OPEN.value, Status.QUERIED.value)
    SENT = (Status.SUBMITTED.value, Status.QUERIED.value, Status.ACCEPTED.value)

    item = models.ForeignKey(TimetableItem, on_delete=models.PROTECT, related_name="returns")
    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="returns")
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="+")
    group = models.ForeignKey(
        Group, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    returns_to = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    through = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    clock = models.OneToOneField(Clock, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN)
    opened_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    objects = ReturnQuerySet.as_manager()
    history = HistoricalRecords()
    words = Words(plain=("status",))

    class Meta:
        verbose_name = "return"
        constraints = [
            exactly_one("group", "organisation"),
            models.UniqueConstraint(fields=["item", "period"], name="assurance_return_once"),
            paired("submitted"),
            paired("accepted"),
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
    def is_answerable(self) -> bool:
        return self.status in self.ANSWERABLE

    def is_late(self, *, on: date) -> bool:
        """Not sent, and the due day is over; asks the clock, so load it along."""
        return self.status == self.Status.OPEN and self.clock.due_on < on


class AnswerQuerySet(models.QuerySet):
    def for_form(self) -> "AnswerQuerySet":
        """In the order of the instrument, with their questions."""
        return self.select_related("question__section", "answered_by").order_by(
            "question__section__position", "question__position"
        )


class Answer(models.Model):
    """One return's answer to one question; a row from the opening on, empty until answered."""

    assurance_return = models.ForeignKey(
        AssuranceReturn, on_delete=models.PROTECT, related_name="answers"
    )
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    text = models.TextField(blank=True)
    number = models.IntegerField(null=True, blank=True)
    is_yes = models.BooleanField(null=True, blank=True)
    choice = models.CharField(max_length=80, blank=True)
    day = models.DateField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    objects = AnswerQuerySet.as_manager()
    history = HistoricalRecords()
    words = Words(personal=("text",), plain=("choice",))

    VALUE = {
        Question.Kind.LONG_TEXT: "text",
        Question.Kind.SHORT_TEXT: "text",
        Question.Kind.NUMBER: "number",
        Question.Kind.YES_NO: "is_yes",
        Question.Kind.CHOICE: "choice",
        Question.Kind.DATE: "day",
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assurance_return", "question"], name="assurance_answer_once"
            ),
            paired("answered"),
            models.CheckConstraint(
                condition=(
                    Q(number__isnull=True, is_yes__isnull=True, choice="", day__isnull=True)
                    | Q(text="", is_yes__isnull=True, choice="", day__isnull=True)
                    | Q(text="", number__isnull=True, choice="", day__isnull=True)
                    | Q(text="", number__isnull=True, is_yes__isnull=True, day__isnull=True)
                    | Q(text="", number__isnull=True, is_yes__isnull=True, choice="")
                ),
                name="assurance_answer_of_one_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"“{self.question.prompt}”"

    @property
    def value_field(self) -> str:
        return self.VALUE[Question.Kind(self.question.kind)]

    @property
    def value(self) -> str | int | bool | date | None:
        return getattr(self, self.value_field)

    @property
    def is_given(self) -> bool:
        return self.value not in (None, "")

    @property
    def shown(self) -> str:
        """The answer in words, whatever its kind."""
        match self.value:
            case None | "":
                return ""
            case bool(yes):
                return "Yes" if yes else "No"
            case date() as day:
                return f"{day.day} {day:%B %Y}"
        return str(self.value)


class Query(models.Model):
    """The office asks about one answer; the respondent replies; the acceptance settles it."""

    class Status(models.TextChoices):
        ASKED = "asked", "Asked"
        REPLIED = "replied", "Replied"
        SETTLED = "settled", "Settled"

    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="queries")
    reason = models.TextField("what you ask")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    reply = models.TextField(blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)
    replied_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    status = models.CharField(max_length=10, choices=Status, default=Status.ASKED)

    history = HistoricalRecords()
    words = Words(personal=("reason", "reply"), plain=("status",))

    class Meta:
        verbose_name_plural = "queries"
        constraints = [
            paired("replied"),
            stamped("replied", "replied"),
            models.CheckConstraint(condition=~Q(reason=""), name="assurance_query_has_reason"),
        ]

    def __str__(self) -> str:
        return f"the query on {self.answer}"


class Receipt(models.Model):
    """That one partnership has a return: a joint group answers once, each partnership receives."""

    assurance_return = models.ForeignKey(
        AssuranceReturn, on_delete=models.PROTECT, related_name="receipts"
    )
    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField(null=True, blank=True)

    words = Words()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assurance_return", "partnership"], name="assurance_receipt_once"
            )
        ]

    def __str__(self) -> str:
        return f"receipt by {self.partnership}"
