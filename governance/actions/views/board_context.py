"""What the board and the chart of the action log show: values for templates, and no rules."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db.models import Case, CharField, Count, F, Q, Value, When, Window
from django.db.models.functions import Coalesce, RowNumber
from django.urls import reverse
from django.utils.safestring import SafeString

from governance.actions.ageing import LATE_SPANS, SPANS, Span, late_for_q, open_for_q
from governance.actions.models import Action
from governance.actions.models.assignments import names_by_action
from governance.actions.models.queries import ActionQuerySet
from governance.actions.views.context import ActionRow, DisplayStatus, action_row
from governance.core.charts.bars import Bar, bar_chart
from governance.core.charts.stacked import Part, StackedBar, stacked_chart
from governance.core.statuses import StatusChoices
from governance.core.tables import Column

PER_COLUMN = 10
"""Cards of one column; the list has the rest."""
LATE, OPEN, UNPROVEN, DONE, EMBEDDED, WITHDRAWN = (
    "overdue",
    "current",
    "unproven",
    "over",
    "embedded",
    "withdrawn",
)
COLUMNS: dict[str, StatusChoices] = {
    LATE: DisplayStatus.OVERDUE,
    OPEN: Action.Status.OPEN,
    UNPROVEN: DisplayStatus.UNPROVEN,
    DONE: Action.Status.DONE,
    EMBEDDED: Action.Status.EMBEDDED,
    WITHDRAWN: Action.Status.WITHDRAWN,
}
"""From what is most pressing to what is settled; each by the filter of the list that shows it."""


@dataclass(frozen=True)
class BoardColumn:
    """One status: its heading, how many there are, the most pressing of them, all of them."""

    key: str
    status: StatusChoices
    count: int
    lines: tuple[ActionRow, ...]
    url: str

    @property
    def more(self) -> int:
        return self.count - len(self.lines)


def board_rows(rows: ActionQuerySet, on: date) -> ActionQuerySet:
    """The first of each column, with its ``column`` and how many that has; one query."""
    column = Case(
        When(status=Action.Status.OPEN, due_to__lt=on, then=Value(LATE)),
        When(status=Action.Status.OPEN, then=Value(OPEN)),
        When(status=Action.Status.DONE, needs_embedding=True, then=Value(UNPROVEN)),
        When(status=Action.Status.DONE, then=Value(DONE)),
        default=F("status"),
        output_field=CharField(),
    )
    closed = Coalesce("withdrawn_at", "embedded_at", "done_at").desc(nulls_first=True)
    order = [closed, F("due_to").asc(nulls_last=True), F("pk").asc()]
    own = [F("column")]
    found = rows.order_by().annotate(column=column)
    placed = found.annotate(
        rank=Window(RowNumber(), partition_by=own, order_by=order),
        in_column=Window(Count("pk"), partition_by=own),
    )
    return placed.filter(rank__lte=PER_COLUMN).order_by("rank").for_rows()


def board_columns(rows: Iterable[Action], on: date, query: str) -> list[BoardColumn]:
    """Every column, also one with nothing in it; two queries with that of ``rows``."""
    found = list(rows)
    names = names_by_action(each.pk for each in found)
    placed: dict[str, list[Action]] = {key: [] for key in COLUMNS}
    for each in found:
        placed[each.column].append(each)  # type: ignore[attr-defined]
    return [
        BoardColumn(
            key,
            COLUMNS[key],
            own[0].in_column if own else 0,  # type: ignore[attr-defined]
            tuple(action_row(each, on, names.get(each.pk, ())) for each in own),
            list_url(query, status=key),
        )
        for key, own in placed.items()
    ]


def list_url(query: str, **more: str) -> str:
    """The list with what the board or the chart is filtered by, and more."""
    parts = "&".join(filter(None, (query, urlencode(more))))
    return f"{reverse('governance:action-list')}?{parts}"


# The chart


@dataclass(frozen=True)
class AgeLine:
    """One span of days: how many open actions, and the list that shows them."""

    key: str
    span: Span
    counts: tuple[int, ...]
    url: str

    @property
    def total(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True)
class Ageing:
    """How long the open actions are open, and how late those are that are overdue."""

    ages: tuple[AgeLine, ...]
    lates: tuple[AgeLine, ...]

    @property
    def total(self) -> int:
        return sum(line.total for line in self.ages)

    @property
    def late(self) -> int:
        return sum(line.total for line in self.lates)


PARTS = (
    Part("Overdue", "late", "!"),
    Part("Not overdue", "good", "○"),
    Part("No date", "quiet", "–"),
)
AGE_COLUMNS = (
    Column("what", "What", lambda row: row[0]),
    Column("span", "Days", lambda row: row[1].span.label),
    Column("total", "Actions", lambda row: row[1].total),
)


def parts_q(on: date) -> tuple[Q, Q, Q]:
    """Of open actions, in the order of ``PARTS``."""
    return Q(due_to__lt=on), Q(due_to__gte=on), Q(due_to__isnull=True)


def count_ages(rows: ActionQuerySet, on: date, query: str) -> Ageing:
    """Of the open ones among these; one query."""
    counts: dict[str, Count] = {}
    for span in SPANS:
        for at, part in enumerate(parts_q(on)):
            within = open_for_q(span, on=on) & part
            counts[f"open_{span.first}_{at}"] = Count("pk", filter=within, distinct=True)
    for span in LATE_SPANS:
        late = late_for_q(span, on=on)
        counts[f"late_{span.first}_0"] = Count("pk", filter=late, distinct=True)
    found = rows.open().order_by().aggregate(**counts)
    return Ageing(
        tuple(age_line(f"open-{span.first}", span, found, query, len(PARTS)) for span in SPANS),
        tuple(age_line(f"late-{span.first}", span, found, query, 1) for span in LATE_SPANS),
    )


def age_line(key: str, span: Span, found: dict[str, int], query: str, parts: int) -> AgeLine:
    stem = key.replace("-", "_")
    counts = tuple(found[f"{stem}_{at}"] for at in range(parts))
    return AgeLine(key, span, counts, list_url(query, age=key))


def age_rows(ageing: Ageing) -> list[tuple[str, AgeLine]]:
    """As a file has them."""
    opened = [("Open for", line) for line in ageing.ages]
    return [*opened, *(("Late by", line) for line in ageing.lates)]


def age_chart(lines: Sequence[AgeLine]) -> SafeString:
    bars = [StackedBar(line.span.label, line.counts) for line in lines]
    return stacked_chart(PARTS, bars, title="How long open actions are open", key="ages")


def late_chart(lines: Sequence[AgeLine]) -> SafeString:
    bars = [Bar(line.span.label, line.total, str(line.total), "late") for line in lines]
    return bar_chart(bars, title="By how much overdue actions are late", key="lates")
