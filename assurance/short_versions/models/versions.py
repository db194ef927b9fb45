"""A short version of a yearly report: in few words, large type and pictures."""

from django.db import models
from django.db.models import Prefetch, Q
from simple_history.models import HistoricalRecords

from assurance.short_versions.grants import GRANTS, Permission
from assurance.yearly.grants import GRANTS as YEARLY_GRANTS
from assurance.yearly.grants import Permission as YearlyPermission
from assurance.yearly.models import YearlyReport
from governance.core.constraints import paired, stamped
from governance.core.roles import Actor, scope_of
from governance.core.statuses import StatusChoices
from governance.core.text_classification import TextFields
from governance.people.models import User


class ShortVersionQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor) -> "ShortVersionQuerySet":
        """Until it is released, to those who see the draft of its report, and to the young
        scrutineer once it was sent to be read; then to everybody with a seat there.
        """
        drafts = scope_of(actor, YearlyPermission.SEE_DRAFT_YEARLY, YEARLY_GRANTS)
        reads = scope_of(actor, Permission.READ_SHORT_VERSION, GRANTS)
        released = scope_of(actor, YearlyPermission.SEE_YEARLY, YEARLY_GRANTS)
        is_out = Q(status=ShortVersion.Status.RELEASED)
        return self.filter(
            Q(report__partnership__in=drafts.partnerships)
            | Q(round__gt=0, report__partnership__in=reads.partnerships)
            | Q(is_out, report__partnership__in=released.partnerships)
            | Q(is_out, report__group__in=released.groups)
        )

    def released(self) -> "ShortVersionQuerySet":
        """What anybody reads."""
        return self.filter(
            status=ShortVersion.Status.RELEASED, report__status=YearlyReport.Status.PUBLISHED
        )

    def for_list(self) -> "ShortVersionQuerySet":
        """With its report, without what that says, which is long."""
        names = ("report__partnership", "report__period", "report__group")
        return self.select_related(*names).defer("report__content")

    def for_detail(self) -> "ShortVersionQuerySet":
        """With all that is written in it, and what its readers said."""
        parts = ShortVersion._meta.get_field("parts").related_model._default_manager
        readings = ShortVersion._meta.get_field("readings").related_model._default_manager
        people = ("sent_by", "released_by")
        return (
            self.for_list()
            .select_related(*people)
            .prefetch_related(
                Prefetch("parts", parts.order_by("number")),
                Prefetch("readings", readings.order_by("round")),
            )
        )


class ShortVersion(models.Model):
    """A yearly report for those for whom it was not written; one of each kind a report."""

    class Kind(models.TextChoices):
        YOUNG_PEOPLE = "young-people", "Young people’s version"
        EASY_READ = "easy-read", "Easy-read version"

    class Status(StatusChoices):
        DRAFT = "draft", "Being written", "open"
        READING = "reading", "With its reader", "sent"
        READY = "ready", "Read, and clear", "good"
        RELEASED = "released", "Released", "good"
        WITHDRAWN = "withdrawn", "Withdrawn", "quiet"

    class Reader(models.TextChoices):
        """Who reads it first; where nobody holds that seat, somebody else, and it is said."""

        NONE = "", "Nobody yet"
        YOUNG = "young", "The young scrutineer"
        STAND_IN = "stand_in", "The independent scrutineer"

    report = models.ForeignKey(
        YearlyReport, on_delete=models.PROTECT, related_name="short_versions"
    )
    kind = models.CharField(max_length=20, choices=Kind)
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    round = models.PositiveSmallIntegerField("times sent to be read", default=0)
    reader = models.CharField("who reads it", max_length=10, choices=Reader, blank=True)
    content = models.JSONField(
        default=dict, blank=True, help_text="What it says, as it was sent to be read."
    )
    content_hash = models.CharField(
        "checksum", max_length=64, blank=True, help_text="SHA-256 of the canonical content."
    )
    sent_at = models.DateTimeField("sent to be read", null=True, blank=True)
    sent_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    released_at = models.DateTimeField("released", null=True, blank=True)
    released_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField("withdrawn", null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    objects = ShortVersionQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(plain=("kind", "status", "reader", "content_hash"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "kind"], name="assurance_shortversion_once"),
            *(paired(stem) for stem in ("sent", "released", "withdrawn")),
            stamped("reading", "sent"),
            stamped("released", "released"),
            stamped("withdrawn", "withdrawn"),
            models.CheckConstraint(
                condition=Q(status="draft") | (~Q(content_hash="") & ~Q(reader="")),
                name="assurance_shortversion_frozen_for_a_reader",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.report}"

    @property
    def is_draft(self) -> bool:
        return self.status == self.Status.DRAFT

    @property
    def is_released(self) -> bool:
        return self.status == self.Status.RELEASED

    @property
    def has_stand_in(self) -> bool:
        """Whether somebody reads it in the young scrutineer's place."""
        return self.reader == self.Reader.STAND_IN

    @property
    def is_report_published(self) -> bool:
        return self.report.is_published
