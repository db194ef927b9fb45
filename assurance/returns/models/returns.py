"""Returns: what is asked of a group or an organisation; the answers stand in another module."""

from datetime import date

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from assurance.instruments.models import Instrument, TimetableItem
from assurance.returns.models.display_status import DisplayStatus
from assurance.returns.models.return_rows import ReturnQuerySet
from governance.core.constraints import different_people, exactly_one, paired, stamped
from governance.core.statuses import StatusChoices
from governance.core.text_classification import TextFields
from governance.deadlines.models import Deadline
from governance.people.models import Organisation, User
from governance.periods.models import Period
from governance.structure.models import Group
from reviews.cases.models import Case


class AssuranceReturn(models.Model):
    """What one group or organisation is asked for one period, and what became of it.

    One that is asked for a case is restricted: no group and no timetable asks for it, so that no
    seat reaches it, and who is named on the case sees it. Its period is the quarter of the asking.
    """

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
        null=True,
        blank=True,
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
        Group,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name="sent to",
        related_name="+",
    )
    through = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name="answered through",
        related_name="+",
    )
    case = models.ForeignKey(
        Case,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="What is asked for a case is seen by the people named on it alone.",
    )
    is_restricted = models.BooleanField(default=False, editable=False)
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
    unasked_at = models.DateTimeField("no longer asked since", null=True, blank=True)
    unasked_by = models.ForeignKey(
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
            models.UniqueConstraint(
                fields=["case", "instrument", "organisation"],
                condition=Q(unasked_at__isnull=True),
                name="assurance_return_once_in_case",
            ),
            models.CheckConstraint(
                condition=Q(
                    is_restricted=False,
                    case__isnull=True,
                    item__isnull=False,
                    returns_to__isnull=False,
                )
                | Q(
                    is_restricted=True,
                    case__isnull=False,
                    item__isnull=True,
                    returns_to__isnull=True,
                    group__isnull=True,
                    through__isnull=True,
                ),
                name="assurance_return_of_timetable_or_case",
            ),
            models.CheckConstraint(
                condition=Q(unasked_at__isnull=True) | Q(is_restricted=True, status="open"),
                name="assurance_return_unasked_before_submitted",
            ),
            paired("unasked"),
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
        asked_for = self.case if self.case_id else self.period
        return f"{self.instrument}, {asked_for}, {self.respondent}"

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
        return self.status in self.ANSWERABLE and not self.is_unasked

    @property
    def is_unasked(self) -> bool:
        """It was asked for a case by mistake; what was written stays, and nobody is asked more."""
        return self.unasked_at is not None

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
