"""What falls due in a year of yearly reports: the steps of their plans, and contributions asked."""

from collections.abc import Iterator

from assurance.yearly.headings.sections import section
from assurance.yearly.models import YearlyReport, YearlySection, YearlyStep
from governance.core.due_items import DueItem, YearScope
from governance.core.page_urls import page_url


def due_items(scope: YearScope) -> Iterator[DueItem]:
    """Two queries."""
    seen = YearlyReport.objects.visible_to(scope.actor).filter(partnership=scope.partnership)
    reports = {"report__in": seen.order_by().values("pk")}
    steps = YearlyStep.objects.filter(scope.within("due_on"), **reports).order_by("due_on", "pk")
    for report, title, on, done in steps.values_list("report", "title", "due_on", "done_on"):
        yield DueItem(
            kind="Yearly report",
            title=title,
            on=on,  # type: ignore[arg-type]  # asked for in the filter
            url=page_url("assurance:yearly-detail", report),
            is_done=done is not None,
        )
    asked = YearlySection.objects.filter(scope.within("due_on"), author__isnull=False, **reports)
    for report, key, on, written in asked.order_by("due_on", "pk").values_list(
        "report", "key", "due_on", "written_at"
    ):
        yield DueItem(
            kind="Contributions",
            title=section(key).title,
            on=on,  # type: ignore[arg-type]  # asked for in the filter
            url=page_url("assurance:yearly-detail", report),
            is_done=written is not None,
        )
