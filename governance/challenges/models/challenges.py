"""What an agency or group is asked to answer for, or commended for.

Somebody with a seat asks; the answer is owed by a day; whoever asked says whether it satisfies.
The seat carries the challenge: who holds it later goes on with it.
"""

from datetime import date

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from governance.challenges.models.queries import ChallengeQuerySet
from governance.challenges.models.states import OWED, Kind, Outcome, Status
from governance.core.constraints import (
    different_people,
    exactly_one,
    paired,
    stamped,
    where_given,
)
from governance.core.text_classification import TextFields
from governance.people.models import Organisation, User
from governance.structure.models import Group, Partnership, Seat
from governance.themes.models import Theme


class Challenge(models.Model):
    """What an agency or group is asked to answer for, or commended for."""

    Kind = Kind
    Status = Status
    Outcome = Outcome

    kind = models.CharField(max_length=15, choices=Kind)
    group = models.ForeignKey(
        Group, on_delete=models.PROTECT, null=True, blank=True, related_name="challenges"
    )
    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="challenges",
        help_text="In which partnership the organisation is asked.",
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="challenges"
    )
    raised_seat = models.ForeignKey(
        Seat,
        on_delete=models.PROTECT,
        verbose_name="raised from",
        related_name="challenges_raised",
    )
    title = models.CharField(max_length=160)
    text = models.TextField("what is challenged or commended, and why")
    themes = models.ManyToManyField(Theme, blank=True, related_name="challenges")
    origin_kind = models.CharField(max_length=80, blank=True)
    origin_id = models.BigIntegerField(null=True, blank=True)
    origin_label = models.CharField("comes from", max_length=200, blank=True)
    answer_by = models.DateField("answer owed by", null=True, blank=True)
    round = models.PositiveSmallIntegerField("asked so many times", default=1)
    asked_why = models.TextField("why it was asked again or passed up", blank=True)
    passed_up_to = models.ForeignKey(
        Group, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    status = models.CharField(max_length=15, choices=Status, default=Status.DRAFT)
    raised_at = models.DateTimeField()
    raised_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    verified_at = models.DateTimeField(null=True, blank=True)
    verified_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    acknowledged_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    acted_on_at = models.DateTimeField("last action raised", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ChallengeQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(
        personal=("title", "text", "asked_why", "origin_label"),
        plain=("kind", "origin_kind", "outcome", "status"),
    )

    class Meta:
        constraints = [
            exactly_one("group", "partnership"),
            models.CheckConstraint(
                condition=Q(partnership__isnull=True, organisation__isnull=True)
                | Q(partnership__isnull=False, organisation__isnull=False),
                name="governance_challenge_organisation_somewhere",
            ),
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(text=""), name="governance_challenge_says_what"
            ),
            models.CheckConstraint(
                condition=Q(kind="challenge", answer_by__isnull=False)
                | Q(kind="commendation", answer_by__isnull=True),
                name="governance_challenge_answer_owed",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=("answered", "verified")) | ~Q(outcome=""),
                name="governance_challenge_answered_how",
            ),
            models.CheckConstraint(
                condition=~Q(status="passed_up") | Q(passed_up_to__isnull=False),
                name="governance_challenge_passed_up_somewhere",
            ),
            *(paired(stem) for stem in ("sent", "answered", "verified")),
            *(paired(stem) for stem in ("acknowledged", "withdrawn")),
            *(stamped(status, "sent") for status in ("sent", "given")),
            stamped("answered", "answered"),
            stamped("verified", "verified"),
            stamped("acknowledged", "acknowledged"),
            stamped("withdrawn", "withdrawn"),
            different_people("answered_by", "raised_by"),
            different_people("verified_by", "answered_by"),
        ]
        indexes = [
            where_given("organisation", name="governance_challenge_to_body"),
            where_given("partnership", name="governance_challenge_of_area"),
            models.Index(fields=["status", "answer_by"], name="governance_challenge_owed"),
        ]

    def __str__(self) -> str:
        return f"the {self.get_kind_display().lower()} “{self.title}”"

    @property
    def is_challenge(self) -> bool:
        return self.kind == self.Kind.CHALLENGE

    @property
    def addressee(self) -> Group | Organisation:
        return self.group or self.organisation  # type: ignore[return-value]

    @property
    def owed_by(self) -> Group | Organisation:
        """Who answers it now: once it was passed up, the group above."""
        return self.passed_up_to or self.addressee

    @property
    def raised_from(self) -> str:
        """The seat; of a seat in a group with the group, as each group has a chair."""
        return str(self.raised_seat) if self.raised_seat.group_id else self.raised_seat.title

    @property
    def is_owed(self) -> bool:
        return self.status in OWED

    def is_overdue(self, *, on: date) -> bool:
        return self.is_owed and self.answer_by is not None and self.answer_by < on
