"""A partnership's yearly report, what the edition asks of it, and the plan of making it."""

from datetime import date

from django.db import models
from django.db.models import Prefetch, Q
from simple_history.models import HistoricalRecords

from assurance.yearly.grants import GRANTS, Permission
from governance.core.constraints import paired, stamped
from governance.core.roles import Actor, scope_of
from governance.core.statuses import StatusChoices
from governance.core.text_classification import TextFields
from governance.deadlines.models import Deadline
from governance.people.models import User
from governance.periods.models import Period
from governance.signatures.models import Signature
from governance.structure.models import Group, Partnership


class YearlyReportQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor) -> "YearlyReportQuerySet":
        """Until it is published, to the office, the scrutineer, who comments, signs it, or writes a
        section of it.

        What is published, to everybody with a seat in the partnership or the group that reports.
        """
        drafts = scope_of(actor, Permission.SEE_DRAFT_YEARLY, GRANTS)
        published = scope_of(actor, Permission.SEE_YEARLY, GRANTS)
        seats = {held.seat_id for held in actor.holdings}
        asked = Signature.objects.filter(kind=YearlyReport._meta.label_lower, seat__in=seats)
        sections = YearlyReport._meta.get_field("sections").related_model._default_manager
        to_write = sections.filter(author__in=seats)
        return self.filter(
            Q(partnership__in=drafts.partnerships)
            | Q(status=YearlyReport.Status.PUBLISHED, partnership__in=published.partnerships)
            | Q(status=YearlyReport.Status.PUBLISHED, group__in=published.groups)
            | Q(pk__in=asked.values("subject_id"))
            | Q(pk__in=to_write.values("report"))
        )

    def unpublished(self) -> "YearlyReportQuerySet":
        return self.exclude(status=YearlyReport.Status.PUBLISHED)

    def published(self) -> "YearlyReportQuerySet":
        return self.filter(status=YearlyReport.Status.PUBLISHED)

    def for_list(self) -> "YearlyReportQuerySet":
        """With its names and clocks, and without its content, which is long."""
        return self.select_related("partnership", "group", "period", "deadline").defer("content")

    def for_detail(self) -> "YearlyReportQuerySet":
        """With all that is written in it: what the content of a draft is made of."""
        one = ("partnership", "group", "period", "deadline", "interval_deadline", "statement")
        people = ("composed_by", "frozen_by", "sent_by", "signed_by", "published_by")
        sections = YearlyReport._meta.get_field("sections").related_model._default_manager
        written = Prefetch("sections", sections.select_related("author", "written_by"))
        steps = YearlyReport._meta.get_field("steps").related_model._default_manager
        planned = Prefetch("steps", steps.select_related("done_by").order_by("due_on", "pk"))
        parts = (written, planned, "requirements")
        return self.select_related(*one, *people).prefetch_related(*parts)


class YearlyReport(models.Model):
    """What one partnership did in a business year, and what difference it made.

    At least once in every 12 months (Children Act 2004, section 16G).
    """

    class Status(StatusChoices):
        PREPARING = "preparing", "In preparation", "open"
        SCRUTINY = "scrutiny", "With the scrutineer", "sent"
        SENT = "sent", "Sent for signature", "sent"
        SIGNED = "signed", "Signed", "good"
        PUBLISHED = "published", "Published", "good"

    class Step(models.TextChoices):
        """Whose agreement is asked while it is sent: first the delegates', then the partners'."""

        NONE = "", "Nobody is asked"
        DELEGATES = "delegates", "With the delegated partners"
        SIGNATORIES = "signatories", "With those who sign"

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="+")
    group = models.ForeignKey(
        Group,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The group whose report it is by the arrangements.",
    )
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="+")
    guidance = models.SlugField(
        "guidance edition", max_length=60, help_text="Key of the edition whose contents it keeps."
    )
    constitution = models.SlugField("constitution", max_length=60, blank=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.PREPARING)
    content = models.JSONField(help_text="What it says, as last compiled or as frozen.")
    content_hash = models.CharField(
        "checksum", max_length=64, help_text="SHA-256 of the canonical content."
    )
    composed_at = models.DateTimeField("compiled")
    composed_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Empty when the schedule did it.",
    )
    frozen_at = models.DateTimeField(
        "evidence frozen",
        null=True,
        blank=True,
        help_text="From then on the evidence stays; what is found later is an erratum.",
    )
    frozen_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    scrutiny_at = models.DateTimeField("given to the scrutineer", null=True, blank=True)
    scrutiny_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    round = models.PositiveSmallIntegerField("times sent for signature", default=0)
    step = models.CharField("whose agreement is asked", max_length=12, choices=Step, blank=True)
    asked_seats = models.JSONField(
        "seats that are asked",
        default=list,
        blank=True,
        help_text="Ids of the seats whose agreement this step needs.",
    )
    missing_reason = models.TextField(
        "why it goes on with something missing",
        blank=True,
        help_text="Printed beside what is missing.",
    )
    sent_at = models.DateTimeField("sent for signature", null=True, blank=True)
    sent_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    signed_at = models.DateTimeField("signed by the last seat", null=True, blank=True)
    signed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    published_at = models.DateTimeField("published", null=True, blank=True)
    published_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    deadline = models.OneToOneField(
        Deadline,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="to be published",
        help_text="Empty where the arrangements set no date.",
    )
    interval_deadline = models.OneToOneField(
        Deadline,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="12 months since the last",
        help_text="Empty where no report was published before.",
    )
    dispatch_deadline = models.OneToOneField(
        Deadline,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="to be sent to its recipients",
        help_text="Runs from the day of publication, where a limit is stated.",
    )
    version = models.PositiveIntegerField(default=1)

    objects = YearlyReportQuerySet.as_manager()
    history = HistoricalRecords()
    text_fields = TextFields(
        personal=("missing_reason",),
        plain=("guidance", "constitution", "status", "content_hash", "step"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "period"], name="assurance_yearlyreport_once"
            ),
            *(paired(stem) for stem in ("frozen", "scrutiny", "sent", "signed", "published")),
            *(stamped(status, status) for status in ("scrutiny", "sent", "signed", "published")),
        ]

    def __str__(self) -> str:
        return f"Yearly report {self.year_label}, {self.partnership}"

    @property
    def year_label(self) -> str:
        """``2025 to 2026``, for the business year 2025-26."""
        first = self.period.starts_on.year
        return f"{first} to {first + 1}"

    @property
    def last_day(self) -> date:
        """The last day of its year."""
        return date.fromordinal(self.period.ends_on.toordinal() - 1)

    @property
    def is_preparing(self) -> bool:
        return self.status == self.Status.PREPARING

    @property
    def is_open_to_words(self) -> bool:
        """Until it is sent for signature, the scrutineer writes; the office until scrutiny."""
        return self.status in (self.Status.PREPARING, self.Status.SCRUTINY)

    @property
    def is_published(self) -> bool:
        return self.status == self.Status.PUBLISHED

    @property
    def is_evidence_frozen(self) -> bool:
        return self.frozen_at is not None

    @property
    def is_stated(self) -> bool:
        """Whether the scrutineer has written the statement; one not saved yet does not count."""
        statement = getattr(self, "statement", None)
        return statement is not None and statement.pk is not None

    @property
    def closed_because(self) -> str:
        """Why nobody writes in it any more, and what can be done; empty while it is prepared."""
        if self.status == self.Status.SCRUTINY:
            return "The scrutineer reads it as it stands: take it back to change it."
        if self.status == self.Status.SENT:
            return "What it says is frozen: send it back to change it."
        if self.is_preparing:
            return ""
        return (
            "What it says has been signed and stays as it is; a mistake is put right by an erratum."
        )

    def confirmation_stamp(self) -> dict[str, object]:
        """Whoever sends, signs or publishes it does so to these words; in a draft three queries."""
        stamp: dict[str, object] = {
            "round": self.round,
            "step": self.step,
            "content_hash": self.content_hash,
        }
        if self.is_open_to_words:
            parts = (self.sections, self.requirements)
            written = [list(each.order_by("pk").values_list("pk", "version")) for each in parts]
            statement = self.statement.version if self.is_stated else None
            stamp["written"] = str([written, statement])
        return stamp
