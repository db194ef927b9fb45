"""What a return says: answers as they stand and as submitted, and the office's queries."""

from datetime import date

from django.db import models
from django.db.models import Prefetch, Q
from simple_history.models import HistoricalRecords

from assurance.instruments.models import Question
from assurance.returns.models.returns import AssuranceReturn
from governance.core.constraints import paired, stamped
from governance.core.formatting import format_date
from governance.core.statuses import StatusChoices
from governance.core.text_classification import TextFields
from governance.deadlines.models import Deadline
from governance.people.models import User

Value = str | int | bool | date | None


def format_value(value: Value) -> str:
    """An answer's value as it is read, whatever its kind."""
    match value:
        case None | "":
            return ""
        case bool(yes):
            return "Yes" if yes else "No"
        case date() as day:
            return format_date(day)
    return str(value)


class AnswerValue(models.Model):
    """The typed columns of an answer, of which the question's kind uses one."""

    text = models.TextField(blank=True)
    number = models.IntegerField(null=True, blank=True)
    is_yes = models.BooleanField(null=True, blank=True)
    choice = models.CharField(max_length=80, blank=True)
    day = models.DateField(null=True, blank=True)

    VALUE = {
        Question.Kind.LONG_TEXT: "text",
        Question.Kind.SHORT_TEXT: "text",
        Question.Kind.NUMBER: "number",
        Question.Kind.YES_NO: "is_yes",
        Question.Kind.CHOICE: "choice",
        Question.Kind.DATE: "day",
    }

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(number__isnull=True, is_yes__isnull=True, choice="", day__isnull=True)
                    | Q(text="", is_yes__isnull=True, choice="", day__isnull=True)
                    | Q(text="", number__isnull=True, choice="", day__isnull=True)
                    | Q(text="", number__isnull=True, is_yes__isnull=True, day__isnull=True)
                    | Q(text="", number__isnull=True, is_yes__isnull=True, choice="")
                ),
                name="%(app_label)s_%(class)s_of_one_kind",
            ),
        ]

    @property
    def asked(self) -> Question:
        """The question that this answers."""
        raise NotImplementedError

    @property
    def value_field(self) -> str:
        return self.VALUE[Question.Kind(self.asked.kind)]

    @property
    def value(self) -> Value:
        return getattr(self, self.value_field)

    @property
    def is_answered(self) -> bool:
        return self.value not in (None, "")

    @property
    def shown(self) -> str:
        return format_value(self.value)


class AnswerQuerySet(models.QuerySet):
    def for_form(self) -> "AnswerQuerySet":
        """In the order of the instrument, with their questions."""
        return self.select_related("question__section", "answered_by").order_by(
            "question__section__position", "question__position"
        )

    def with_submitted(self) -> "AnswerQuerySet":
        """With what was submitted of each, for ``as_submitted``; one query more."""
        rows = SubmittedAnswer.objects.order_by("pk")
        return self.prefetch_related(Prefetch("submissions", queryset=rows, to_attr="sent"))


class Answer(AnswerValue):
    """One return's answer to one question; a row from the opening on, empty until answered."""

    assurance_return = models.ForeignKey(
        AssuranceReturn, on_delete=models.PROTECT, related_name="answers"
    )
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    is_entered = models.BooleanField("entered by the office", default=False)
    version = models.PositiveIntegerField(default=1)

    objects = AnswerQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(personal=("text",), plain=("choice",))

    class Meta:
        constraints = [
            *AnswerValue.Meta.constraints,
            models.UniqueConstraint(
                fields=["assurance_return", "question"], name="assurance_answer_once"
            ),
            paired("answered"),
        ]

    def __str__(self) -> str:
        return f"“{self.prompt}”"

    @property
    def prompt(self) -> str:
        """The question as this return asks it; its receiving group is fetched if it is named."""
        if not self.question.names_receiving_group:
            return self.question.prompt
        return self.question.prompt_of(self.assurance_return.returns_to)

    @property
    def asked(self) -> Question:
        return self.question

    @property
    def as_submitted(self) -> "SubmittedAnswer | None":
        """As others read it: None before it was first submitted. Needs ``with_submitted``."""
        sent: list[SubmittedAnswer] = self.sent  # type: ignore[attr-defined]
        return sent[-1] if sent else None

    @property
    def differs_from_submitted(self) -> bool:
        """Whether a submission now would say something new; needs ``with_submitted``."""
        return self.shown != (self.as_submitted.shown if self.as_submitted else "")


class SubmittedAnswer(AnswerValue):
    """What an answer said when its return was submitted; a row when that is new, never changed.

    Whoever is outside the group or agency that was asked reads this and not the answer itself.
    What is taken back unread was never given to anybody: its rows go.
    """

    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="submissions")
    submitted_at = models.DateTimeField()
    submitted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    text_fields = TextFields(personal=("text",), plain=("choice",))

    class Meta(AnswerValue.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.answer} as submitted"

    @property
    def asked(self) -> Question:
        return self.answer.question


class QueryQuerySet(models.QuerySet):
    def of_return(self, record: AssuranceReturn) -> "QueryQuerySet":
        """The queries on its answers, in the order in which they were asked."""
        return self.filter(answer__assurance_return=record).order_by("pk")

    def not_closed(self) -> "QueryQuerySet":
        """Neither settled nor withdrawn."""
        return self.exclude(status__in=Query.CLOSED)

    def with_respondent(self, record: AssuranceReturn) -> "QueryQuerySet":
        """What a return is sent back for: not replied to, or the reply is not sent yet."""
        unsent = Q(status=Query.Status.REPLIED, asked_at__gte=record.submitted_at)
        return self.of_return(record).filter(Q(status=Query.Status.ASKED) | unsent)


class Query(models.Model):
    """The office asks about one answer; the respondent replies; the acceptance settles it.

    Its deadline runs until the return is submitted again with the reply. None where the instrument
    does not say by when.
    """

    class Status(StatusChoices):
        ASKED = "asked", "Asked", "asked"
        REPLIED = "replied", "Replied", "sent"
        SETTLED = "settled", "Settled", "good"
        WITHDRAWN = "withdrawn", "Withdrawn", "quiet"

    CLOSED = (Status.SETTLED.value, Status.WITHDRAWN.value)

    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="queries")
    reason = models.TextField("what you ask")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    deadline = models.OneToOneField(
        Deadline, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reply = models.TextField(blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)
    replied_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    status = models.CharField(max_length=10, choices=Status, default=Status.ASKED)
    version = models.PositiveIntegerField(default=1)

    objects = QueryQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(personal=("reason", "reply"), plain=("status",))

    class Meta:
        verbose_name_plural = "queries"
        constraints = [
            paired("replied"),
            stamped("replied", "replied"),
            models.CheckConstraint(condition=~Q(reason=""), name="assurance_query_has_reason"),
        ]

    def __str__(self) -> str:
        return f"the query on {self.answer}"
