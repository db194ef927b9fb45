"""What the returns give to a quarter's report: statements, timeliness, and who is missing.

A quarter's report takes every return to its group whose period ended in that quarter: the
quarterly ones, and the yearly ones whose year ended with it. Of each it takes what was sent.
"""

from collections.abc import Iterable
from datetime import timedelta
from itertools import groupby

from dateutil.relativedelta import relativedelta

from assurance.instruments.models import Question, TimetableItem
from assurance.reports.content.providers import Contribution, ReportContext
from assurance.reports.content.sections import REQUIRED_SECTIONS, RETURNS
from assurance.reports.content.values import Figure, Gap, Grid, GridCell, Source, Statement
from assurance.returns.models import Answer, AssuranceReturn
from governance.core.formatting import format_date
from governance.deadlines import deadline_status
from governance.deadlines.models import Deadline
from governance.periods.values import last_completed, period_containing

KIND = "assurance.assurancereturn"
USUAL = "highlight-report"
QUARTERS = 4
STANDS = {
    AssuranceReturn.Status.SUBMITTED.value: "Submitted, not yet accepted",
    AssuranceReturn.Status.QUERIED.value: "Queried by the office, not yet settled",
}
Said = tuple[Question, str]
"""A question, and in words what was submitted; empty when nothing was."""


def contribute(asked: ReportContext) -> Contribution:
    """Everything the returns have to say; four queries."""
    recent = recent_returns(asked)
    now = [record for record in recent if record.period.ends_on > asked.period.starts_on]
    answers = answers_by_return(now)
    statements = [said for record in now for said in statements_of(record, answers)]
    by_heading = sorted(statements, key=lambda pair: pair[0])
    return Contribution(
        evidence={
            **{key: tuple(s for _, s in pairs) for key, pairs in groupby(by_heading, first)},
            RETURNS.key: (grid(recent, asked),) if recent else (),
        },
        figures=tuple(figures(now, asked)),
        missing=(
            *(gap for record in now for gap in gaps(record, answers, asked)),
            *(not_asked(item, asked) for item in unasked(now, asked)),
        ),
    )


def first(pair: tuple[str, Statement]) -> str:
    return pair[0]


def recent_returns(asked: ReportContext) -> list[AssuranceReturn]:
    """The returns to the group whose period ended in the quarter or the three before it."""
    since = asked.period.starts_on - relativedelta(months=3 * (QUARTERS - 1))
    return list(
        AssuranceReturn.objects.filter(
            returns_to=asked.group,
            period__ends_on__gt=since,
            period__ends_on__lte=asked.period.ends_on,
        )
        .for_list()
        .order_by("group__name", "organisation__name", "period__ends_on", "pk")
    )


def answers_by_return(records: Iterable[AssuranceReturn]) -> dict[int, list[Said]]:
    """What was last submitted of those that were sent, in the order of their instruments.

    A queried return may have been written on since: that is its group's own until it is sent.
    """
    sent = [record.pk for record in records if record.status in AssuranceReturn.SENT]
    found: dict[int, list[Said]] = {pk: [] for pk in sent}
    rows = Answer.objects.filter(assurance_return__in=sent).exclude(question__feeds="")
    for answer in rows.for_form().with_submitted():
        said = answer.as_submitted.shown if answer.as_submitted else ""
        found[answer.assurance_return_id].append((answer.question, said))
    return found


def statements_of(
    record: AssuranceReturn, answers: dict[int, list[Said]]
) -> list[tuple[str, Statement]]:
    """Each given answer under the heading it feeds, named as its group's."""
    return [
        (
            question.feeds,
            Statement(
                who=who(record),
                asked=question.prompt,
                text=said,
                source=Source(kind=KIND, ids=(record.pk,)),
                note=STANDS.get(record.status, ""),
            ),
        )
        for question, said in answers.get(record.pk, ())
        if said
    ]


def who(record: AssuranceReturn) -> str:
    """The respondent; with what was asked, where it is not the usual highlight report."""
    if record.instrument.key == USUAL:
        return str(record.respondent)
    return f"{record.respondent}, {record.instrument}"


def figures(records: list[AssuranceReturn], asked: ReportContext) -> Iterable[Figure]:
    """How many were asked for, returned, on time, late, accepted: counts of reports."""
    sent = [record for record in records if record.status in AssuranceReturn.SENT]
    counted = {
        ("returns-asked", "Reports asked for"): records,
        ("returns-returned", "Returned"): sent,
        ("returns-on-time", "Returned on time"): [r for r in sent if not is_met_late(r)],
        ("returns-late", "Returned late"): [r for r in sent if is_met_late(r)],
        ("returns-overdue", "Not returned and late"): [r for r in records if is_late(r, asked)],
        ("returns-accepted", "Accepted by the office"): [
            r for r in records if r.status == AssuranceReturn.Status.ACCEPTED
        ],
    }
    for (code, label), rows in counted.items():
        yield Figure(
            key=asked.figure_key(code),
            label=label,
            raw=len(rows),
            shown=str(len(rows)),
            source=Source(kind=KIND, ids=tuple(sorted(row.pk for row in rows))),
        )


def is_met_late(record: AssuranceReturn) -> bool:
    return record.deadline.status == Deadline.Status.MET_LATE


def is_late(record: AssuranceReturn, asked: ReportContext) -> bool:
    """Still open after the end of its due day."""
    return record.status == AssuranceReturn.Status.OPEN and asked.on > record.deadline.due_on


def gaps(
    record: AssuranceReturn, answers: dict[int, list[Said]], asked: ReportContext
) -> Iterable[Gap]:
    """What is missing of one return: the whole of it, an answer, or the office's acceptance."""
    source = Source(kind=KIND, ids=(record.pk,))
    name, due = who(record), record.deadline.due_on
    match record.status:
        case AssuranceReturn.Status.OPEN if is_late(record, asked):
            late = deadline_status.late_words(record.deadline, on=asked.on)
            yield Gap(
                kind="not_returned", who=name, text=f"{name}: not returned, {late}", source=source
            )
        case AssuranceReturn.Status.OPEN:
            text = f"{name}: not returned yet, due {format_date(due)}"
            yield Gap(kind="awaited", who=name, text=text, source=source)
        case AssuranceReturn.Status.QUERIED | AssuranceReturn.Status.SUBMITTED:
            stands = STANDS[record.status]
            text = f"{name}: {stands[0].lower()}{stands[1:]}"
            yield Gap(kind=f"{record.status}", who=name, text=text, source=source)
    for question, said in answers.get(record.pk, ()):
        if not said and question.feeds in REQUIRED_SECTIONS:
            text = f"{name}: {unanswered(question.feeds)}"
            yield Gap(kind=f"no_{question.feeds}", who=name, text=text, source=source)


def unanswered(feeds: str) -> str:
    words = REQUIRED_SECTIONS[feeds]
    return f"“{words}” is not answered" if words.endswith("?") else words


def unasked(records: list[AssuranceReturn], asked: ReportContext) -> list[TimetableItem]:
    """Items of the timetable whose period ended in the quarter, and of which nothing was asked."""
    there = {record.item_id for record in records}
    last_day = asked.period.ends_on - timedelta(days=1)
    items = (
        TimetableItem.objects.in_force(on=last_day)
        .filter(returns_to=asked.group)
        .select_related("group", "organisation")
        .order_by("group__name", "organisation__name", "pk")
    )
    return [item for item in items if item.pk not in there and falls_due(item, asked)]


def falls_due(item: TimetableItem, asked: ReportContext) -> bool:
    """Whether a period of the item's cadence ended in the quarter, with the item in force in it."""
    span = last_completed(item.every, asked.period.ends_on, counted_from=item.starts_on)
    return span.ends_on > asked.period.starts_on and item.starts_on < span.ends_on


def not_asked(item: TimetableItem, asked: ReportContext) -> Gap:
    what = "" if item.instrument_key == USUAL else f", {item.instrument_key.replace('-', ' ')}"
    name = f"{item.respondent}{what}"
    source = Source(kind="assurance.timetableitem", ids=(item.pk,))
    return Gap(kind="not_asked", who=name, text=f"{name}: not asked for this period", source=source)


def grid(records: list[AssuranceReturn], asked: ReportContext) -> Grid:
    """Respondent by quarter: what became of each return, this quarter last."""
    starts = asked.period.starts_on
    quarters = [
        period_containing("quarter", starts - relativedelta(months=3 * back))
        for back in reversed(range(QUARTERS))
    ]
    marks = [mark(record, asked) for record in records]
    return Grid(
        key="returns",
        title="Reports by group and quarter",
        row_heading="From",
        rows=tuple(dict.fromkeys((row_key(record), who(record)) for record in records)),
        columns=tuple((span.code, span.code) for span in quarters),
        marks=tuple(marks),
        source=Source(kind=KIND, ids=tuple(sorted(record.pk for record in records))),
    )


def row_key(record: AssuranceReturn) -> str:
    return f"{record.respondent.key}/{record.instrument.key}"


def mark(record: AssuranceReturn, asked: ReportContext) -> GridCell:
    late = deadline_status.late_words(record.deadline, on=asked.on)
    status = record.display_status(on=asked.on)
    last_day = record.period.ends_on - timedelta(days=1)
    return GridCell(
        row=row_key(record),
        column=period_containing("quarter", last_day).code,
        status=status.value,
        word=str(status.label),
        note=late,
    )
