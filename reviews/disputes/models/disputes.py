"""A dispute: what it is about, at once-safety, how far it has come, advice, reply and outcome."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import Prefetch, Q
from simple_history.models import HistoricalRecords

from governance.core.constraints import paired, stamped
from governance.core.roles import Actor, scope_of
from governance.core.statuses import StatusChoices
from governance.core.text_classification import TextFields
from governance.people.models import User
from governance.structure.models import Partnership
from governance.themes.models import Theme
from reviews.cases.models import Case
from reviews.disputes.grants import GRANTS, NEVER_NAMED, Permission
from reviews.disputes.models.sides import DisputeOfficer, DisputeSide, speaks_for_q
from reviews.disputes.models.stages import DisputeStage

LONG_TEXTS = ("account", "immediate_safety", "mediation", "advice", "reply", "outcome", "plan")


class DisputeQuerySet(models.QuerySet["Dispute"]):
    def visible_to(self, actor: Actor) -> "DisputeQuerySet":
        """The office's, those of whose sides the actor speaks, and those in which the chair or the
        advisor takes part; one about a case only for who is named on the case as well.
        """
        if actor.user_id is None or actor.invited_to or actor.capacities & NEVER_NAMED:
            return self.none()
        managed = scope_of(actor, Permission.MANAGE_DISPUTE, GRANTS).partnerships
        chaired = scope_of(actor, Permission.CHAIR_DISPUTE, GRANTS).partnerships
        advised = scope_of(actor, Permission.ADVISE_DISPUTE, GRANTS).partnerships
        seen = (
            Q(partnership__in=managed)
            | Q(partnership__in=chaired, chair_joined_at__isnull=False)
            | Q(partnership__in=advised, advice_asked_at__isnull=False)
            | speaks_for_q(actor)
        )
        cases = Case.objects.visible_to(actor).values("pk")
        return self.filter(seen, Q(case__isnull=True) | Q(case__in=cases))

    def open(self) -> "DisputeQuerySet":
        return self.exclude(status__in=Dispute.ENDED)

    def for_list(self) -> "DisputeQuerySet":
        """With its agencies and stages; without the long texts."""
        sides = DisputeSide.objects.select_related("participation__organisation").order_by("pk")
        return (
            self.select_related("partnership")
            .defer(*LONG_TEXTS)
            .prefetch_related(
                Prefetch("sides", sides.defer("position", "legal_advice")),
                Prefetch("stages", DisputeStage.objects.order_by("number")),
            )
        )

    def for_detail(self) -> "DisputeQuerySet":
        """With its sides, who speaks for them, what they did first, and its stages."""
        officers = DisputeOfficer.objects.select_related("person").order_by("pk")
        sides = (
            DisputeSide.objects.select_related("participation__organisation")
            .prefetch_related(Prefetch("officers", officers), "steps")
            .order_by("-has_raised", "pk")
        )
        stages = DisputeStage.objects.select_related("responded_by", "ended_by").order_by("number")
        return self.select_related(
            "partnership", "case", "raised_by", "mediated_by", "advised_by", "replied_by"
        ).prefetch_related(Prefetch("sides", sides), Prefetch("stages", stages), "themes")


class Dispute(models.Model):
    """A disagreement between agencies, or between partners, that is taken through a protocol."""

    class Status(StatusChoices):
        OPEN = "open", "Being resolved", "open"
        WITH_ADVISOR = "with_advisor", "Advice asked", "asked"
        ADVISED = "advised", "Advice given", "asked"
        REPLIED = "replied", "Reply published", "sent"
        RESOLVED = "resolved", "Resolved", "good"
        WITHDRAWN = "withdrawn", "Withdrawn", "quiet"

    ENDED = (Status.RESOLVED, Status.WITHDRAWN)

    class Kind(models.TextChoices):
        PRACTITIONERS = "practitioners", "Between practitioners, about a child or family"
        PARTNERS = "partners", "Between safeguarding partners"
        NOTIFYING = "notifying", "On notifying an incident"
        REVIEW = "review", "On a review’s decision"
        FUNDING = "funding", "On funding"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    reference = models.CharField(max_length=30)
    status = models.CharField(max_length=20, choices=Status, default=Status.OPEN)
    kind = models.CharField(max_length=20, choices=Kind)
    protocol = models.SlugField(
        max_length=60, help_text="Key of the protocol under which it began."
    )
    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    themes = models.ManyToManyField(Theme, blank=True, related_name="+")
    account = models.TextField("what the disagreement is about")
    immediate_safety = models.TextField("what was done at once to keep children safe")
    disagreed_at = models.DateTimeField("moment of the disagreement")
    raised_at = models.DateTimeField()
    raised_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    chair_joined_at = models.DateTimeField(null=True, blank=True)
    chair_joined_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    mediation = models.TextField("how the chair mediated", blank=True)
    mediated_at = models.DateTimeField(null=True, blank=True)
    mediated_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    advice_asked_at = models.DateTimeField(null=True, blank=True)
    advice_asked_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    advice = models.TextField("the advisor’s advice", blank=True)
    advised_at = models.DateTimeField(null=True, blank=True)
    advised_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reply = models.TextField("the partners’ reply to the advice", blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)
    replied_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    plan = models.TextField(blank=True)
    outcome = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    objects = DisputeQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(personal=LONG_TEXTS, plain=("reference", "status", "kind", "protocol"))

    class Meta:
        verbose_name = "dispute"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "year", "number"], name="reviews_dispute_numbered_once"
            ),
            models.CheckConstraint(
                condition=~Q(immediate_safety="") & ~Q(account=""),
                name="reviews_dispute_says_safety",
            ),
            paired("chair_joined"),
            paired("mediated"),
            paired("advice_asked"),
            paired("advised"),
            paired("replied"),
            paired("ended"),
            stamped("with_advisor", "advice_asked"),
            stamped("advised", "advised"),
            stamped("replied", "replied"),
            stamped("resolved", "ended"),
            stamped("withdrawn", "ended"),
            models.CheckConstraint(
                condition=Q(advised_at__isnull=True) | ~Q(advice=""),
                name="reviews_dispute_words_when_advised",
            ),
            models.CheckConstraint(
                condition=Q(replied_at__isnull=True) | ~Q(reply=""),
                name="reviews_dispute_words_when_replied",
            ),
        ]
        indexes = [
            models.Index(fields=["partnership", "status"], name="reviews_dispute_open"),
            models.Index(fields=["partnership", "raised_at"], name="reviews_dispute_raised"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def is_open(self) -> bool:
        return self.status not in self.ENDED

    @property
    def scope(self) -> Any:
        """For whose disputes its protocol is."""
        return "practitioners" if self.kind == self.Kind.PRACTITIONERS else "partners"

    @property
    def running_stage(self) -> DisputeStage | None:
        """No query where its stages were fetched with it."""
        return next((each for each in self.stages.all() if each.is_running), None)

    @property
    def last_stage(self) -> DisputeStage | None:
        return last_of(self.stages.all())

    @property
    def stage_in_words(self) -> str:
        """The stage that it has come to, for lists."""
        last = self.last_stage
        return f"{last.number}: {last.title}" if last else "None begun"


def last_of(stages: Iterable[DisputeStage]) -> DisputeStage | None:
    """The stage of the highest number."""
    return max(stages, key=lambda each: each.number, default=None)
