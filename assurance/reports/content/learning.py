"""What learning gives to a quarter's report: what was given out, its reach, changed practice."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.utils.timezone import localdate, make_aware

from assurance.reports.blocks.learning import Learning, LearningItem, NationalItem, ReachCount
from assurance.reports.content.actions import overdue
from assurance.reports.content.providers import Contribution, ReportContext
from assurance.reports.content.sections import LEARNING
from governance.actions.models import Action
from governance.core.blocks.values import Source
from governance.core.formatting import format_count, format_date
from reviews.learning.models import (
    Briefing,
    Dissemination,
    LearningPoint,
    NationalReview,
    PracticeEvidence,
)
from reviews.learning.models.dissemination import of_areas_q
from reviews.learning.models.national import ORIGIN
from reviews.learning.models.practice import practice_of

NO_PLAN, NO_ACTION = "No action plan is needed", "The plan has no action yet"


def contribute(context: ReportContext) -> Contribution:
    """Of the partnerships that the group serves; a constant number of queries."""
    areas = list(context.areas())
    told, reached = dissemination_of(areas, context)
    block = Learning(
        items=(
            *items_of(points_in(areas, context), context, "Learning point"),
            *items_of(briefings_in(areas, context), context, "Seven-minute briefing"),
        ),
        told=told,
        reached=reached,
        national=national_of(areas, context),
    )
    if not (block.items or block.told or block.national):
        return Contribution()
    return Contribution(blocks={LEARNING.key: (block,)})


def start_of(day: date) -> datetime:
    return make_aware(datetime.combine(day, time.min))


def given_out(name: str, context: ReportContext) -> Q:
    """In the quarter, and by the moment for which it is compiled."""
    first, after = start_of(context.period.starts_on), start_of(context.period.ends_on)
    return Q(**{f"{name}__gte": first, f"{name}__lt": after, f"{name}__lte": context.moment})


def with_evidence(rows: QuerySet, name: str, areas: list[int], context: ReportContext) -> list[Any]:
    """Those given out in the quarter, and those of which evidence came in it; not withdrawn."""
    evidence = PracticeEvidence.objects.current().filter(
        recorded_at__lte=context.moment, seen_on__lte=context.on
    )
    new = evidence.filter(seen_on__gte=context.period.starts_on, seen_on__lt=context.period.ends_on)
    found = rows.filter(partnership__in=areas).filter(
        given_out(name, context) | Q(**{f"{name}__lte": context.moment}, practice_evidence__in=new)
    )
    standing = found.filter(Q(withdrawn_at=None) | Q(withdrawn_at__gt=context.moment))
    known = Prefetch("practice_evidence", evidence)
    return list(standing.distinct().prefetch_related(known).order_by(name, "pk"))


def points_in(areas: list[int], context: ReportContext) -> list[Any]:
    return with_evidence(LearningPoint.objects.all(), "released_at", areas, context)


def briefings_in(areas: list[int], context: ReportContext) -> list[Any]:
    return with_evidence(Briefing.objects.all(), "published_at", areas, context)


def items_of(rows: Iterable[Any], context: ReportContext, kind: str) -> list[LearningItem]:
    return [
        LearningItem(
            title=row.title,
            kind=kind,
            given_on=format_date(localdate(given_at(row))),
            audience=row.get_audience_display(),
            practice=practice_of(row.practice_evidence.all(), until=context.on).label,
            source=Source(kind=row._meta.label_lower, ids=(row.pk,)),
        )
        for row in rows
    ]


def given_at(row: LearningPoint | Briefing) -> datetime:
    moment = row.released_at if isinstance(row, LearningPoint) else row.published_at
    assert moment is not None  # noqa: S101 only what was given out is among them
    return moment


def dissemination_of(
    areas: list[int], context: ReportContext
) -> tuple[str, tuple[ReachCount, ...]]:
    """How many of what was due in the quarter were done, and whom what was done in it reached."""
    first, after = context.period.starts_on, context.period.ends_on
    rows = Dissemination.objects.filter(of_areas_q(areas), planned_at__lte=context.moment)
    rows = rows.exclude(status=Dissemination.Status.CANCELLED).prefetch_related(
        "reached__organisation"
    )
    due = Q(due_on__gte=first, due_on__lt=after)
    found = list(rows.filter(due | Q(done_on__gte=first, done_on__lt=after)).order_by("pk"))
    asked = [each for each in found if first <= each.due_on < after]
    done = [each for each in found if each.done_at and each.done_at <= context.moment]
    people: Counter[str] = Counter()
    for each in done:
        if each.done_on and first <= each.done_on < after:
            people.update({str(one.organisation): one.people for one in each.reached.all()})
    reached = tuple(
        ReachCount(organisation=name, people=number) for name, number in sorted(people.items())
    )
    if not asked:
        return "", reached
    kept = sum(each in done for each in asked)
    count = format_count(len(asked), "dissemination")
    return f"{kept} of {count} due in the {context.period_word} done.", reached


def national_of(areas: list[int], context: ReportContext) -> tuple[NationalItem, ...]:
    """Those that wait to be considered, were considered in the quarter, or are monitored."""
    rows = NationalReview.objects.filter(
        partnership__in=areas, recorded_at__lte=context.moment, received_on__lte=context.on
    )
    first, after = context.period.starts_on, context.period.ends_on
    running = Q(ended_at=None) & (Q(considered_on=None) | Q(needs_plan=True))
    in_it = Q(considered_on__gte=first, considered_on__lt=after)
    found = list(rows.filter(running | in_it).order_by("received_on", "pk"))
    actions: dict[int | None, list[Any]] = {each.pk: [] for each in found}
    plans = Action.objects.filter(origin_kind=ORIGIN, origin_id__in=actions)
    for action in plans.as_at(context.moment):
        actions[action.origin_id].append(action)
    return tuple(
        NationalItem(
            title=each.title,
            state=each.get_status_display(),
            plan=plan_words(each, actions[each.pk], context),
            source=Source(kind=each._meta.label_lower, ids=(each.pk,)),
        )
        for each in found
    )


def plan_words(review: NationalReview, actions: list[Any], context: ReportContext) -> str:
    """``1 red, 2 amber, 1 green``: overdue, open, done; or that none is needed or there yet."""
    if review.needs_plan is None:
        return "Not decided yet"
    if not review.needs_plan:
        return NO_PLAN
    standing = [each for each in actions if each.status_then != Action.Status.WITHDRAWN]
    if not standing:
        return NO_ACTION
    red = sum(bool(overdue(each, context.on)) for each in standing)
    is_open = sum(each.status_then == Action.Status.OPEN for each in standing)
    return f"{red} red, {is_open - red} amber, {len(standing) - is_open} green"
