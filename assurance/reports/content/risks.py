"""What the registers of risks give to a report: how they are rated, how they moved, what became of
them.

A risk stands as it was rated at the moment, by its reviews. Who passed it up when is not kept with
it: where it waits or was accepted is told as it is when the report is compiled.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from django.db.models import Prefetch, Q, QuerySet
from django.utils.timezone import localdate, make_aware

from assurance.reports.blocks.figures import FigureChart
from assurance.reports.blocks.risk_register import (
    ClosedRisk,
    OpenRisk,
    PassedUp,
    RiskRegister,
    ScaleStep,
)
from assurance.reports.content.providers import Contribution, ReportContext
from assurance.reports.content.sections import RISKS
from governance.core.blocks.base import Block
from governance.core.blocks.values import Figure, Source
from governance.core.formatting import format_date
from governance.core.text_folding import Folded
from governance.risks import scale
from governance.risks.models import Risk, RiskReview

KIND = Risk._meta.label_lower
UNCONFIRMED = "The scale by which risks are rated is to be confirmed by the partnerships."


@dataclass(frozen=True)
class RiskThen:
    """One risk as it stood at the moment, and as it was rated when the period began."""

    risk: Risk
    rated: tuple[int, int]
    before: tuple[int, int]
    is_new: bool
    is_open: bool
    is_reviewed: bool
    """Whether it was looked at since the period began."""

    @property
    def rating(self) -> int:
        return self.rated[0] * self.rated[1]

    @property
    def rating_before(self) -> int:
        return self.before[0] * self.before[1]

    @property
    def source(self) -> Source:
        return Source(kind=KIND, ids=(self.risk.pk,))

    @property
    def band(self) -> str:
        return scale.band_of(self.rating).label

    @property
    def movement(self) -> str:
        """``Up from 6``, ``New``; that nobody looked at it is told, not that it is unchanged."""
        moved = self.rating - self.rating_before
        words = f"{'Up' if moved > 0 else 'Down'} from {self.rating_before}" if moved else ""
        if self.is_new:
            return f"New, {words.lower()}" if words else "New"
        return words or ("Unchanged" if self.is_reviewed else "Not reviewed")


def contribute(context: ReportContext) -> Contribution:
    """The registers of the group and of those below it, and of the partnership whose report it is;
    three queries, nothing where there was no risk.
    """
    own = own_groups(context)
    found = [risk_then(row, context) for row in risks_of(own, context)]
    here = [each for each in found if is_here(each.risk, own)]
    closed = [each for each in here if is_closed_within(each, context)]
    still = [each for each in here if each.is_open]
    passed = [each for each in found if each.is_open and is_passed_up(each.risk)]
    if not (still or closed or passed):
        return Contribution()
    chart = FigureChart(
        key="risks",
        title=f"Risks since the {context.period_word} began",
        figures=figures_of(here, context),
    )
    blocks: tuple[Block, ...] = (chart, register_of(still, passed, closed, context))
    return Contribution(blocks={RISKS.key: blocks})


def own_groups(context: ReportContext) -> set[int]:
    """The group that reports and those below it."""
    return {context.group.pk, *context.groups_below().values_list("pk", flat=True)}


def registers_q(groups: QuerySet | Iterable[int], context: ReportContext) -> Q:
    """In the register of one of the groups or raised there; a partnership’s own register in its own
    report alone, for a joint group’s is read by others too.
    """
    found = Q(group__in=groups) | Q(raised_in__in=groups)
    return found | Q(partnership=context.partnership) if context.partnership else found


def risks_of(own: set[int], context: ReportContext) -> list[Risk]:
    """Raised by the moment, with their reviews; two queries."""
    reviews = Prefetch("reviews", RiskReview.objects.order_by("reviewed_at", "pk"))
    rows = Risk.objects.filter(registers_q(list(own), context), raised_at__lte=context.moment)
    places = ("group", "partnership", "passed_up_to", "raised_in")
    found = rows.select_related(*places).prefetch_related(reviews)
    return list(found.order_by(Folded("title"), "pk"))


def is_here(risk: Risk, own: set[int]) -> bool:
    """In one of the registers, and not accepted by a group above that reports elsewhere."""
    return risk.group_id is None or risk.group_id in own


def is_passed_up(risk: Risk) -> bool:
    """Waiting for the group above, or accepted by it."""
    accepted = risk.raised_in_id is not None and risk.raised_in_id != risk.group_id
    return risk.passed_up_to_id is not None or accepted


def start_of(context: ReportContext) -> datetime:
    return make_aware(datetime.combine(context.period.starts_on, time.min))


def risk_then(risk: Risk, context: ReportContext) -> RiskThen:
    began = start_of(context)
    reviews = list(risk.reviews.all())
    is_new = risk.raised_at >= began
    return RiskThen(
        risk,
        rated=rating_at(risk, reviews, context.moment),
        before=rating_at(risk, reviews, max(risk.raised_at, began)),
        is_new=is_new,
        is_open=risk.closed_at is None or risk.closed_at > context.moment,
        is_reviewed=any(began <= each.reviewed_at <= context.moment for each in reviews),
    )


def rating_at(risk: Risk, reviews: Sequence[RiskReview], moment: datetime) -> tuple[int, int]:
    """Likelihood and impact as the first review after the moment says they were, or as they are."""
    later = next((each for each in reviews if each.reviewed_at > moment), None)
    if later is None:
        return risk.likelihood, risk.impact
    return later.likelihood_before, later.impact_before


def is_closed_within(each: RiskThen, context: ReportContext) -> bool:
    """Closed since the period began."""
    at = each.risk.closed_at
    return not each.is_open and at is not None and at >= start_of(context)


def figures_of(here: Sequence[RiskThen], context: ReportContext) -> tuple[Figure, ...]:
    still = [each for each in here if each.is_open]
    since = f"since the {context.period_word} began"
    counted: dict[tuple[str, str, str], list[RiskThen]] = {
        ("risks-open", "Open risks", ""): still,
        ("risks-up", f"Rated higher {since}", "late"): [
            each for each in still if each.rating > each.rating_before
        ],
        ("risks-down", f"Rated lower {since}", "good"): [
            each for each in still if each.rating < each.rating_before
        ],
        ("risks-new", f"New {since}", "soon"): [each for each in still if each.is_new],
        ("risks-closed", f"Closed {since}", "good"): [
            each for each in here if is_closed_within(each, context)
        ],
    }
    return tuple(
        Figure(
            key=context.figure_key(code),
            label=label,
            raw=len(found),
            shown=str(len(found)),
            source=Source(kind=KIND, ids=tuple(each.risk.pk for each in found)),
            tone=tone,
        )
        for (code, label, tone), found in counted.items()
    )


def register_of(
    still: Sequence[RiskThen],
    passed: Sequence[RiskThen],
    closed: Sequence[RiskThen],
    context: ReportContext,
) -> RiskRegister:
    return RiskRegister(
        likelihoods=tuple(map(scale_step, scale.likelihoods())),
        impacts=tuple(map(scale_step, scale.impacts())),
        risks=tuple(
            open_risk(each, context) for each in sorted(still, key=lambda one: -one.rating)
        ),
        passed=tuple(map(passed_up, passed)),
        closed=tuple(map(closed_risk, closed)),
        note="" if scale.is_confirmed() else UNCONFIRMED,
    )


def scale_step(step: scale.Step) -> ScaleStep:
    return ScaleStep(number=step.number, label=step.label)


def open_risk(each: RiskThen, context: ReportContext) -> OpenRisk:
    risk = each.risk
    return OpenRisk(
        title=risk.title,
        what=risk.get_kind_display(),
        place=str(risk.place),
        likelihood=each.rated[0],
        impact=each.rated[1],
        band=each.band,
        movement=each.movement,
        next_look=next_look(risk, context),
        source=each.source,
    )


def next_look(risk: Risk, context: ReportContext) -> str:
    """The day; of one that has come, that nobody has looked at it."""
    if risk.status == Risk.Status.PASSED_UP:
        return "Passed up"
    day = format_date(risk.next_look_on)
    return f"Was due on {day}" if risk.next_look_on < context.on else day


def passed_up(each: RiskThen) -> PassedUp:
    risk = each.risk
    is_waiting = risk.passed_up_to is not None
    standing = f"Waits for {risk.passed_up_to}" if is_waiting else f"Accepted by {risk.place}"
    return PassedUp(
        title=risk.title,
        came_from=str(risk.place if is_waiting else risk.raised_in),
        standing=standing,
        source=each.source,
    )


def closed_risk(each: RiskThen) -> ClosedRisk:
    closed_at = each.risk.closed_at
    assert closed_at is not None  # noqa: S101 only those that were closed are among them
    return ClosedRisk(
        title=each.risk.title,
        place=str(each.risk.place),
        rating=f"{each.rating}: {each.band}",
        closed_on=format_date(localdate(closed_at)),
        source=each.source,
    )
