"""What falls due in a year of plans: the review of each quarter, the last day for comments, the
end of the plan.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from django.db.models import Count, Q

from governance.core.due_items import DueItem, YearScope
from governance.core.page_urls import page_url
from governance.periods.values import period_containing, short_quarter
from governance.plans.models import BusinessPlan, ProgressUpdate

KIND = "Plans"


def due_items(scope: YearScope) -> Iterator[DueItem]:
    seen = BusinessPlan.objects.visible_to(scope.actor).filter(scope.stands_in())
    told = told_by_quarter(scope)
    for plan in seen.annotate(count=Count("priorities")).order_by("pk"):
        url = page_url("governance:plan-detail", plan.pk)
        if plan.is_adopted:
            yield from reviews(plan, told, scope)
        if plan.is_adopted and plan.last_day and scope.has(plan.last_day):
            yield DueItem(kind=KIND, title=f"{plan} ends", on=plan.last_day, url=url)
        if plan.is_in_consultation and plan.comments_until and scope.has(plan.comments_until):
            yield DueItem(
                kind=KIND, title=f"Last day for comments: {plan}", on=plan.comments_until, url=url
            )


def told_by_quarter(scope: YearScope) -> dict[tuple[int, str], int]:
    """Of how many priorities progress was given, by plan and quarter; one query."""
    about = Q(period__kind="quarter", period__ends_on__gte=scope.starts_on)
    rows = ProgressUpdate.objects.visible_to(scope.actor).filter(about).order_by()
    counted = rows.values_list("priority__plan", "period__code").annotate(Count("pk"))
    return {(plan, code): count for plan, code, count in counted}


def reviews(
    plan: BusinessPlan, told: dict[tuple[int, str], int], scope: YearScope
) -> Iterator[DueItem]:
    """Progress is given once a quarter of the plan is over: in the month after it."""
    for quarter in range(4):
        day = scope.starts_on + relativedelta(months=3 * quarter) - timedelta(days=1)
        span = period_containing("quarter", day)
        if span.ends_on <= plan.starts_on or is_after(plan.ends_on, span.starts_on):
            continue
        if scope.has(span.ends_on):
            yield DueItem(
                kind=KIND,
                title=f"Progress of {plan}, {short_quarter(span.code)}",
                on=span.ends_on,
                url=page_url("governance:plan-detail", plan.pk),
                is_done=told.get((plan.pk, span.code), 0) >= plan.count > 0,  # type: ignore[attr-defined]
            )


def is_after(ends_on: date | None, day: date) -> bool:
    return ends_on is not None and ends_on <= day
