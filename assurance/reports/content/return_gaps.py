"""What is missing of the returns to a quarter's report: not asked, not returned, not answered."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from assurance.instruments.models import Instrument, Question, TimetableItem
from assurance.reports.content.providers import ReportContext
from assurance.reports.content.sections import (
    CRITICAL_SECTIONS,
    DIFFERENCE,
    IMPACT_EVIDENCE,
    NO_EVIDENCE_YET,
    REQUIRED_SECTIONS,
)
from assurance.returns import lateness
from assurance.returns.models import AssuranceReturn
from governance.core.blocks.values import Gap, GapState, Source
from governance.core.formatting import format_date
from governance.core.impact_words import says_none_yet
from governance.core.text_folding import Folded
from governance.deadlines import deadline_status
from governance.periods.values import last_completed

KIND = "assurance.assurancereturn"
USUAL = "highlight-report"
STATUS_NOTES = {
    AssuranceReturn.Status.SUBMITTED.value: "Submitted, not yet accepted",
    AssuranceReturn.Status.QUERIED.value: "Queried by the office, not yet settled",
}
AnswersByReturn = dict[int, list[tuple[Question, str]]]
"""By the id of a return: each question, and in words what was submitted; empty for nothing."""


def gaps_of(
    records: Sequence[AssuranceReturn], answers: AnswersByReturn, context: ReportContext
) -> Iterable[Gap]:
    """Everything that is missing of the quarter's returns; one query, for what was not asked."""
    for record in records:
        yield from of_return(record, context)
        yield from of_answers(record, answers)
    for item in items_not_asked(records, context):
        yield not_asked(item)


def respondent_name(record: AssuranceReturn) -> str:
    """The respondent; with what was asked, where it is not the usual highlight report."""
    if record.instrument.key == USUAL:
        return str(record.respondent)
    return f"{record.respondent}, {record.instrument}"


def is_late(record: AssuranceReturn, context: ReportContext) -> bool:
    """Still open after the end of its due day."""
    return record.status == AssuranceReturn.Status.OPEN and context.on > record.deadline.due_on


def is_answer_late(record: AssuranceReturn, context: ReportContext) -> bool:
    """Queried, and not sent again by the end of the day by which a query is answered."""
    return record.status == AssuranceReturn.Status.QUERIED and record.is_late(on=context.on)


def of_return(record: AssuranceReturn, context: ReportContext) -> Iterable[Gap]:
    """The whole of it, or the office's acceptance."""
    due = record.deadline.due_on
    match record.status:
        case AssuranceReturn.Status.OPEN if is_late(record, context):
            late = deadline_status.late_words(record.deadline, on=context.on)
            yield gap(record, "not_returned", f"not returned, {late}", "missing")
        case AssuranceReturn.Status.OPEN:
            text = f"not returned yet, due {format_date(due)}"
            yield gap(record, "awaited", text, "pending")
        case AssuranceReturn.Status.QUERIED if is_answer_late(record, context):
            late = lateness.late_words(record, on=context.on)
            yield gap(record, "not_answered", f"queried and not answered, {late}", "missing")
        case AssuranceReturn.Status.QUERIED | AssuranceReturn.Status.SUBMITTED:
            note = status_note(record)
            yield gap(record, f"{record.status}", f"{note[0].lower()}{note[1:]}", "pending")


def status_note(record: AssuranceReturn) -> str:
    """How far what is said has come, where it is not accepted; needs ``for_list``."""
    if record.is_unconfirmed:
        return f"Entered by the business office, not confirmed by {record.respondent}"
    return STATUS_NOTES.get(record.status, "")


def of_answers(
    record: AssuranceReturn, answers: Mapping[int, Sequence[tuple[Question, str]]]
) -> Iterable[Gap]:
    """Each question that must be answered and is not, and impact that the group says is unknown.

    That its impact is unknown is said once, whether by its words or by what it declares.
    """
    given = [(question.feeds, text) for question, text in answers.get(record.pk, ())]
    is_said = any(key == DIFFERENCE.key and is_not_answered(key, text) for key, text in given)
    for feeds, text in given:
        if feeds in REQUIRED_SECTIONS and is_not_answered(feeds, text):
            state: GapState = "missing" if feeds in CRITICAL_SECTIONS else "pending"
            yield gap(record, f"no_{feeds}", unanswered_text(feeds), state)
        if feeds == IMPACT_EVIDENCE and text == NO_EVIDENCE_YET and not is_said:
            yield gap(record, "no_evidence_yet", "no evidence of impact yet", "missing")


def is_not_answered(feeds: str, text: str) -> bool:
    """Empty; of impact also where the answer is that there is none to show yet."""
    return says_none_yet(text) if feeds == DIFFERENCE.key else not text


def gap(record: AssuranceReturn, kind: str, words: str, state: GapState) -> Gap:
    name, source = respondent_name(record), Source(kind=KIND, ids=(record.pk,))
    return Gap(kind=kind, who=name, text=f"{name}: {words}", source=source, state=state)


def unanswered_text(feeds: str) -> str:
    words = REQUIRED_SECTIONS[feeds]
    return f"“{words}” is not answered" if words.endswith("?") else words


def items_not_asked(
    records: Iterable[AssuranceReturn], context: ReportContext
) -> list[TimetableItem]:
    """Items of the timetable whose period ended in the quarter, and of which nothing was asked.

    What cannot be asked yet, for it has no questions or no source states by when, is not missing.
    """
    there = {record.item_id for record in records}
    last_day = context.period.ends_on - timedelta(days=1)
    items = (
        TimetableItem.objects.in_force(on=last_day)
        .filter(returns_to=context.group, due_working_days__isnull=False)
        .filter(instrument_key__in=Instrument.objects.values("key"))
        .select_related("group", "organisation")
        .order_by(Folded("group__name"), Folded("organisation__name"), "pk")
    )
    return [item for item in items if item.pk not in there and falls_due(item, context)]


def falls_due(item: TimetableItem, context: ReportContext) -> bool:
    """Whether a period of the item's cadence ended in the quarter, with the item in force in it."""
    span = last_completed(item.every, context.period.ends_on, counted_from=item.starts_on)
    return span.ends_on > context.period.starts_on and item.starts_on < span.ends_on


def not_asked(item: TimetableItem) -> Gap:
    what = "" if item.instrument_key == USUAL else f", {item.instrument_key.replace('-', ' ')}"
    name = f"{item.respondent}{what}"
    source = Source(kind="assurance.timetableitem", ids=(item.pk,))
    text = f"{name}: not asked for this period"
    return Gap(kind="not_asked", who=name, text=text, source=source, state="missing")
