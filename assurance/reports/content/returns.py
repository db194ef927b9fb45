"""What the returns give to a quarter's report: responses, timeliness, and how each stood.

A quarter's report takes every return to its group whose period ended in that quarter: the
quarterly ones, and the yearly ones whose year ended with it. Of each it takes what was sent.
"""

from collections.abc import Iterable
from datetime import timedelta

from dateutil.relativedelta import relativedelta

from assurance.instruments.models import Question
from assurance.reports.blocks.figures import HeadlineFigures
from assurance.reports.blocks.grid import Grid, GridCell
from assurance.reports.blocks.responses import Response, Responses
from assurance.reports.content.providers import Contribution, ReportContext
from assurance.reports.content.return_gaps import (
    KIND,
    AnswersByReturn,
    gaps_of,
    is_answer_late,
    is_late,
    respondent_name,
    status_note,
)
from assurance.reports.content.sections import RETURNS
from assurance.returns import lateness
from assurance.returns.models import Answer, AssuranceReturn
from governance.core.blocks.values import Figure, Source
from governance.core.text_folding import Folded
from governance.deadlines.models import Deadline
from governance.periods.values import period_containing, short_quarter

QUARTERS = 4


def contribute(context: ReportContext) -> Contribution:
    """Everything the returns have to say; four queries."""
    recent = recent_returns(context)
    now = [record for record in recent if record.period.ends_on > context.period.starts_on]
    answers = answers_by_return(now)
    return Contribution(
        blocks={
            **responses_by_section(now, answers),
            RETURNS.key: (returns_grid(recent, context),) if recent else (),
        },
        summary=(headline_figures(now, context),),
        missing=tuple(gaps_of(now, answers, context)),
    )


def headline_figures(records: list[AssuranceReturn], context: ReportContext) -> HeadlineFigures:
    return HeadlineFigures(
        key="returns",
        heading="Reports received",
        title="Reports asked for, returned and accepted",
        unit="Reports",
        figures=tuple(figures(records, context)),
    )


def responses_by_section(
    records: list[AssuranceReturn], answers: AnswersByReturn
) -> dict[str, tuple[Responses, ...]]:
    """Each given answer under the heading it feeds, in the order of the returns."""
    found: dict[str, list[Response]] = {}
    for record in records:
        for question, text in answers.get(record.pk, ()):
            if text:
                found.setdefault(question.feeds, []).append(response(record, question, text))
    return {
        key: (Responses(responses=tuple(responses), asked_count=len(records)),)
        for key, responses in found.items()
    }


def response(record: AssuranceReturn, question: Question, text: str) -> Response:
    """An answer, named as its group's."""
    return Response(
        who=respondent_name(record),
        question=question.prompt_of(record.returns_to),
        text=text,
        source=Source(kind=KIND, ids=(record.pk,)),
        note=status_note(record),
    )


def recent_returns(context: ReportContext) -> list[AssuranceReturn]:
    """The returns to the group whose period ended in the quarter or the three before it."""
    since = context.period.starts_on - relativedelta(months=3 * (QUARTERS - 1))
    return list(
        AssuranceReturn.objects.filter(
            returns_to=context.group,
            period__ends_on__gt=since,
            period__ends_on__lte=context.period.ends_on,
        )
        .for_list()
        .order_by(Folded("group__name"), Folded("organisation__name"), "period__ends_on", "pk")
    )


def answers_by_return(records: Iterable[AssuranceReturn]) -> AnswersByReturn:
    """What was last submitted of those that were sent, in the order of their instruments.

    A queried return may have been written on since: that is its group's own until it is sent.
    """
    sent = [record.pk for record in records if record.status in AssuranceReturn.SENT]
    found: AnswersByReturn = {pk: [] for pk in sent}
    rows = Answer.objects.filter(assurance_return__in=sent).exclude(question__feeds="")
    for answer in rows.for_form().with_submitted():
        text = answer.as_submitted.shown if answer.as_submitted else ""
        found[answer.assurance_return_id].append((answer.question, text))
    return found


def figures(records: list[AssuranceReturn], context: ReportContext) -> Iterable[Figure]:
    """How many were asked for, returned, on time, late, accepted: counts of reports.

    Issued reports are counted again by these keys: what a key counts never changes.
    """
    sent = [record for record in records if record.status in AssuranceReturn.SENT]
    counted = {
        ("returns-asked", "Reports asked for", ""): records,
        ("returns-returned", "Returned", ""): sent,
        ("returns-on-time", "Returned on time", "good"): [r for r in sent if not is_met_late(r)],
        ("returns-late", "Returned late", "late"): [r for r in sent if is_met_late(r)],
        ("returns-overdue", "Not returned and late", "late"): [
            r for r in records if is_late(r, context)
        ],
        ("returns-unanswered", "Queried and not answered in time", "late"): [
            r for r in sent if is_answer_late(r, context)
        ],
        ("returns-accepted", "Accepted by the office", "good"): [
            r for r in records if r.status == AssuranceReturn.Status.ACCEPTED
        ],
    }
    for (code, label, tone), rows in counted.items():
        yield Figure(
            key=context.figure_key(code),
            label=label,
            raw=len(rows),
            shown=str(len(rows)),
            source=Source(kind=KIND, ids=tuple(sorted(row.pk for row in rows))),
            tone=tone,
        )


def is_met_late(record: AssuranceReturn) -> bool:
    return record.deadline.status == Deadline.Status.MET_LATE


def returns_grid(records: list[AssuranceReturn], context: ReportContext) -> Grid:
    """Respondent by quarter: what became of each return, this quarter last."""
    starts = context.period.starts_on
    quarters = [
        period_containing("quarter", starts - relativedelta(months=3 * back))
        for back in reversed(range(QUARTERS))
    ]
    return Grid(
        key="returns",
        title="Reports by group and quarter",
        row_heading="From",
        rows=tuple(dict.fromkeys((row_key(record), respondent_name(record)) for record in records)),
        columns=tuple((span.code, short_quarter(span.code)) for span in quarters),
        cells=tuple(returns_cell(record, context) for record in records),
        statuses="returns",
        source=Source(kind=KIND, ids=tuple(sorted(record.pk for record in records))),
    )


def row_key(record: AssuranceReturn) -> str:
    return f"{record.respondent.key}/{record.instrument.key}"


def returns_cell(record: AssuranceReturn, context: ReportContext) -> GridCell:
    late = lateness.late_words(record, on=context.on)
    status = record.display_status(on=context.on)
    last_day = record.period.ends_on - timedelta(days=1)
    return GridCell(
        row=row_key(record),
        column=period_containing("quarter", last_day).code,
        status=status.value,
        word=str(status.label),
        note=late,
    )
