"""Complaints against a partnership with their steps, and requests for information by law.

A complaint goes through the organisation's representative to the chair, then to the council's chief
officer for a written opinion, and last to the full board on what the assurance group found; the
complainant is told (Leicester LSCB constitution 7.7, §27). None of it may tell of a child.
"""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from governance.core.constraints import paired
from governance.core.formatting import format_date
from governance.core.roles import SHUT_OUT_OF_RESTRICTED, Actor, scope_of
from governance.core.statuses import StatusChoices
from governance.core.text_classification import TextFields
from governance.deadlines.models import Deadline
from governance.people.models import Organisation, User
from governance.structure.models import Partnership
from reviews.complaints.grants import GRANTS, Permission


def may_see_none(actor: Actor) -> bool:
    """Nobody by invitation, no schedule, nobody with a seat that is shut out."""
    is_person = actor.user_id is not None and not actor.invited_to
    return not is_person or bool(actor.capacities & SHUT_OUT_OF_RESTRICTED)


def represented(actor: Actor) -> list[tuple[int, int]]:
    """For which organisation somebody speaks in which partnership: keys of both."""
    return [
        (held.partnership_id, held.organisation_id)
        for held in actor.holdings
        if Permission.PASS_COMPLAINT in GRANTS.get(held.capacity, {})
        and held.partnership_id
        and held.organisation_id
    ]


class ComplaintQuerySet(models.QuerySet["Complaint"]):
    def visible_to(self, actor: Actor) -> "ComplaintQuerySet":
        """The office's all; the chair's once they reached the chair; a representative's own."""
        if may_see_none(actor):
            return self.none()
        kept = scope_of(actor, Permission.MANAGE_COMPLAINT, GRANTS).partnerships
        heard = scope_of(actor, Permission.HEAR_COMPLAINT, GRANTS).partnerships
        reached = ComplaintStep.objects.filter(verb="pass_to_chair").values("complaint")
        seen = Q(partnership__in=kept) | Q(partnership__in=heard, pk__in=reached)
        for place, body in represented(actor):
            seen |= Q(partnership=place, represented_by=body)
        return self.filter(seen)

    def open(self) -> "ComplaintQuerySet":
        return self.exclude(status__in=Complaint.ENDED)

    def for_list(self) -> "ComplaintQuerySet":
        return self.select_related("partnership", "represented_by", "pointed_to")


class Complaint(models.Model):
    """One complaint that the partnership itself does not do what it must, or about its decision."""

    class Status(StatusChoices):
        RECEIVED = "received", "To be tested", "asked"
        NOT_OURS = "not_ours", "Pointed to an agency", "quiet"
        REPRESENTATIVE = "representative", "With the representative", "open"
        CHAIR = "chair", "With the chair", "open"
        CHIEF_OFFICER = "chief_officer", "With the chief officer", "open"
        GROUP = "assurance_group", "With the assurance group", "open"
        BOARD = "full_board", "Before the board", "open"
        RESOLVED = "resolved", "Resolved", "good"
        DECIDED = "decided", "Decided by the board", "good"
        WITHDRAWN = "withdrawn", "Withdrawn", "quiet"

    ENDED = (Status.NOT_OURS, Status.RESOLVED, Status.DECIDED, Status.WITHDRAWN)

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    received_on = models.DateField("day on which it was received")
    complainant = models.CharField("who complains, by role or alias", max_length=150)
    about = models.TextField("what it is about")
    status = models.CharField(max_length=20, choices=Status, default=Status.RECEIVED)
    represented_by = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="organisation whose representative passes it on",
    )
    pointed_to = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="agency to which it was pointed",
    )
    procedure = models.CharField("its procedure", max_length=200, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = ComplaintQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(personal=("complainant", "about", "procedure"), plain=("status",))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(about="") & ~Q(complainant=""), name="reviews_complaint_says_what"
            ),
            models.CheckConstraint(
                condition=~Q(status="not_ours") | (Q(pointed_to__isnull=False) & ~Q(procedure="")),
                name="reviews_complaint_says_where_to",
            ),
            models.CheckConstraint(
                condition=Q(represented_by__isnull=False)
                | Q(status__in=["received", "not_ours", "withdrawn"]),
                name="reviews_complaint_has_representative",
            ),
        ]
        indexes = [
            models.Index(fields=["partnership", "received_on"], name="reviews_complaint_by_day")
        ]

    def __str__(self) -> str:
        return f"the complaint received on {format_date(self.received_on)}"

    @property
    def is_open(self) -> bool:
        return self.status not in self.ENDED


class ComplaintStep(models.Model):
    """One step that was taken: by whom, when, in what words, and whether the complainant knows."""

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="steps")
    verb = models.CharField("step", max_length=40)
    happened_on = models.DateField("day")
    who = models.CharField("by whom, by role", max_length=150)
    text = models.TextField("what was said or decided")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    told_on = models.DateField("day on which the complainant was told", null=True, blank=True)
    told_how = models.CharField("how the complainant was told", max_length=150, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    told_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    objects = models.Manager()
    history = HistoricalRecords()
    text_fields = TextFields(personal=("who", "text", "told_how"), plain=("verb",))

    class Meta:
        verbose_name = "step of a complaint"
        verbose_name_plural = "steps of complaints"
        constraints = [
            paired("told"),
            models.CheckConstraint(
                condition=~Q(who="") & ~Q(text=""), name="reviews_complaintstep_says_what"
            ),
            models.CheckConstraint(
                condition=Q(told_at__isnull=True, told_on__isnull=True, told_how="")
                | (Q(told_at__isnull=False, told_on__isnull=False) & ~Q(told_how="")),
                name="reviews_complaintstep_how_when_told",
            ),
        ]

    def __str__(self) -> str:
        return f"a step of {self.complaint}"

    @property
    def is_told(self) -> bool:
        """Only where it is recorded."""
        return self.told_on is not None


class InformationRequestQuerySet(models.QuerySet["InformationRequest"]):
    def visible_to(self, actor: Actor) -> "InformationRequestQuerySet":
        """The office's alone."""
        if may_see_none(actor):
            return self.none()
        scope = scope_of(actor, Permission.MANAGE_REQUEST, GRANTS)
        return self.filter(partnership__in=scope.partnerships)

    def open(self) -> "InformationRequestQuerySet":
        return self.filter(status=InformationRequest.Status.OPEN)

    def for_list(self) -> "InformationRequestQuerySet":
        return self.select_related("partnership", "authority", "deadline")


class InformationRequest(models.Model):
    """One request that the law says must be answered, and which authority answers it."""

    class Kind(models.TextChoices):
        FOI = "foi", "Freedom of information"
        ENVIRONMENT = "environment", "Environmental information"
        SUBJECT_ACCESS = "subject_access", "One’s own data (subject access)"

    class Status(StatusChoices):
        OPEN = "open", "To be answered", "asked"
        ANSWERED = "answered", "Answered", "sent"
        CLOSED = "closed", "Closed", "good"

    class Outcome(models.TextChoices):
        WHOLE = "whole", "All of it was given"
        PART = "part", "Part of it was given"
        REFUSED = "refused", "It was refused"
        NOT_HELD = "not_held", "It is not held"
        PASSED = "passed", "It was passed to the authority that answers it"

    WITHHOLDING = (Outcome.PART, Outcome.REFUSED)

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind)
    received_on = models.DateField("day on which it was received")
    requester = models.CharField("who asks, by role or alias", max_length=150)
    about = models.TextField("what is asked for")
    authority = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="authority that answers it",
    )
    deadline = models.OneToOneField(
        Deadline, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN)
    extended_at = models.DateTimeField(null=True, blank=True)
    extended_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    extension_reason = models.TextField("why more time is needed", blank=True)
    answered_on = models.DateField("day of the answer", null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    exemptions = models.CharField("exemptions applied", max_length=200, blank=True)
    exemption_reason = models.TextField("why they apply", blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = InformationRequestQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(
        personal=("requester", "about", "extension_reason", "exemptions", "exemption_reason"),
        plain=("kind", "status", "outcome"),
    )

    class Meta:
        verbose_name = "request for information"
        verbose_name_plural = "requests for information"
        constraints = [
            paired("extended"),
            models.CheckConstraint(
                condition=Q(extended_at__isnull=True) | ~Q(extension_reason=""),
                name="reviews_informationrequest_says_why_longer",
            ),
            models.CheckConstraint(
                condition=Q(status="open")
                | (Q(answered_on__isnull=False, authority__isnull=False) & ~Q(outcome="")),
                name="reviews_informationrequest_says_how_answered",
            ),
            models.CheckConstraint(
                condition=Q(exemptions="", exemption_reason="")
                | (~Q(exemptions="") & ~Q(exemption_reason="")),
                name="reviews_informationrequest_exempts_with_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["partnership", "received_on"], name="reviews_request_by_day")
        ]

    def __str__(self) -> str:
        return f"the request received on {format_date(self.received_on)}"

    @property
    def is_open(self) -> bool:
        return self.status == self.Status.OPEN
