"""What was asked of whom in the year, whether it came in time, and what authors contribute."""

from collections.abc import Iterable
from datetime import date

from assurance.instruments.models import Question
from assurance.reports.blocks.parts_chart import CountedPart, CountedRow, PartsChart
from assurance.reports.blocks.responses import Response, Responses
from assurance.reports.blocks.table import Table, TableRow
from assurance.reports.content.providers import ReportContext
from assurance.reports.content.return_gaps import KIND, of_return, respondent_name, status_note
from assurance.reports.content.returns import answers_by_return, is_met_late
from assurance.returns.models import AssuranceReturn
from assurance.yearly.headings.sections import sections
from assurance.yearly.year_context import YearContext, YearEvidence
from governance.core.blocks.values import Gap, Source
from governance.core.impact_words import says_none_yet
from governance.core.statuses import SIGNS
from governance.core.text_folding import Folded
from governance.periods.models import Period
from governance.periods.values import short_quarter

NOT_RETURNED = "Not returned"
IN_TIME_OR_NOT = (
    CountedPart(label="In time", tone="good", sign=SIGNS["good"]),
    CountedPart(label="Late", tone="soon", sign=SIGNS["amber"]),
    CountedPart(label=NOT_RETURNED, tone="late", sign=SIGNS["late"]),
)
FEEDS, IMPACT = "yearly-", "impact"
"""How a question says that it feeds a heading of the yearly report: ``yearly-costs``."""


def contribute(context: YearContext) -> YearEvidence:
    """The returns of the year that the partnership receives; five queries."""
    rows = returns_of(context)
    feeding = Question.objects.filter(feeds__startswith=FEEDS).values_list("section__instrument")
    contributing = {pk for (pk,) in feeding}
    asked = [row for row in rows if row.instrument_id in contributing]
    sent = [row for row in rows if row.status in AssuranceReturn.SENT]
    late = [row for row in sent if is_met_late(row)]
    return YearEvidence(
        blocks={
            **contributions(asked),
            "returns": (by_quarter(rows), by_respondent(rows)) if rows else (),
        },
        glance=(
            context.figure(
                "returns-asked", "Reports asked of groups and agencies", rows, kind=KIND
            ),
            context.figure("returns-returned", "Returned", sent, kind=KIND),
            context.figure("returns-late", "Of these, late", late, kind=KIND),
        ),
        missing=tuple(gap for row in asked for gap in gaps_of(row, context)),
    )


def returns_of(context: YearContext) -> list[AssuranceReturn]:
    """Whose period ended in the year or with it; none that is restricted."""
    rows = AssuranceReturn.objects.filter(
        receipts__partnership=context.partnership,
        is_restricted=False,
        period__ends_on__gt=context.period.starts_on,
        period__ends_on__lte=context.period.ends_on,
    )
    group, body = (
        Folded(f"{name}__name").asc(nulls_first=True) for name in ("group", "organisation")
    )
    return list(rows.for_list().distinct().order_by(group, body, "period__ends_on", "pk"))


def gaps_of(row: AssuranceReturn, context: YearContext) -> Iterable[Gap]:
    """What is not there of a contribution today, which is asked for after the year's end."""
    today = ReportContext(context.group, context.period, context.on, context.at)
    return of_return(row, today)


def by_respondent(rows: Iterable[AssuranceReturn]) -> Table:
    """Of each who was asked: how many, how many came in time, how many late, how many not."""
    found: dict[str, list[AssuranceReturn]] = {}
    for row in rows:
        found.setdefault(respondent_name(row), []).append(row)
    return Table(
        title="Reports asked for in the year",
        heads=("From", "Asked", "In time", "Late", NOT_RETURNED),
        rows=tuple(TableRow(cells=(name, *counts(own))) for name, own in found.items()),
    )


def by_quarter(rows: Iterable[AssuranceReturn]) -> PartsChart:
    """How many of each period came in time, late, or not at all; quarters in their order, then
    what was asked for the year as a whole.
    """
    found: dict[str, list[AssuranceReturn]] = {}
    for row in sorted(rows, key=quarters_first):
        found.setdefault(period_name(row), []).append(row)
    return PartsChart(
        key="returns-of-the-year",
        title="Whether reports came in time, by quarter",
        row_heading="Asked for",
        parts=IN_TIME_OR_NOT,
        rows=tuple(CountedRow(label=name, counts=outcomes(own)) for name, own in found.items()),
    )


def quarters_first(row: AssuranceReturn) -> tuple[bool, date]:
    return row.period.kind != Period.Kind.QUARTER, row.period.starts_on


def period_name(row: AssuranceReturn) -> str:
    period = row.period
    return short_quarter(period.code) if period.kind == Period.Kind.QUARTER else period.label


def counts(rows: list[AssuranceReturn]) -> tuple[str, ...]:
    return tuple(str(number) for number in (len(rows), *outcomes(rows)))


def outcomes(rows: list[AssuranceReturn]) -> tuple[int, int, int]:
    """How many came in time, late, and not at all."""
    sent = [row for row in rows if row.status in AssuranceReturn.SENT]
    late = sum(is_met_late(row) for row in sent)
    return len(sent) - late, late, len(rows) - len(sent)


def contributions(rows: list[AssuranceReturn]) -> dict[str, tuple[Responses, ...]]:
    """The answers to questions that feed a heading of this report, under that heading."""
    keys = {each.key for each in sections()}
    answers = answers_by_return(rows)
    found: dict[str, list[Response]] = {}
    for row in rows:
        for question, text in answers.get(row.pk, ()):
            heading = question.feeds.removeprefix(FEEDS)
            if heading in keys and is_told(question, text):
                found.setdefault(heading, []).append(
                    Response(
                        who=str(row.respondent),
                        question=question.prompt_of(row.returns_to),
                        text=text,
                        source=Source(kind=KIND, ids=(row.pk,)),
                        note=status_note(row),
                    )
                )
    return {key: (Responses(responses=tuple(each)),) for key, each in found.items()}


def is_told(question: Question, text: str) -> bool:
    """Whether it is an answer for this report; of impact, not that there is none to show yet."""
    if not (text and question.feeds.startswith(FEEDS)):
        return False
    return question.feeds != f"{FEEDS}{IMPACT}" or not says_none_yet(text)
