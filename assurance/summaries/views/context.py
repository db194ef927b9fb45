"""What the page of a summary and the pages of its case show: values for templates, and no rules."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from assurance.returns import answer_visibility
from assurance.returns.access import can_chase
from assurance.returns.models import Answer, AssuranceReturn, Query
from assurance.returns.transitions import ANSWER, RETURN
from assurance.returns.views.context import section_rows
from assurance.summaries import access
from assurance.summaries.progress import (
    SummaryStatus,
    is_late,
    is_signed_off,
    late_words,
    progress_words,
    status_of,
)
from assurance.summaries.views.lookups import case_of
from governance.core.buttons import ActionButton
from governance.core.record_parts import ShownPart
from governance.core.requests import ActorRequest
from governance.core.roles import Actor
from governance.core.timeline import TimelineEntry, build_timeline
from reviews.cases.access import can_read_whole, can_view_whole
from reviews.cases.content.report import MARKING
from reviews.cases.models import Case, CasePerson

BUTTONS = {
    "submit": ("Give it to the safeguarding lead", "summary-submit"),
    "accept": ("Sign it off", "summary-sign-off"),
    "take_back": ("Take it back", "summary-take-back"),
    "reopen": ("Open it again", "summary-reopen"),
}
"""The moves of the engine as they are called here."""


@dataclass(frozen=True)
class SummaryRow:
    """One agency’s summary as a line of the case’s page."""

    record: AssuranceReturn
    status: SummaryStatus
    late: str
    chased_at: datetime | None
    people: tuple[CasePerson, ...]
    """Who is named for that agency; nobody, and nobody writes it."""
    answers: tuple[Answer, ...] = ()
    """As it was signed off, where the page shows it."""

    @property
    def url(self) -> str:
        return reverse("assurance:summary-detail", args=[self.record.pk])


@dataclass(frozen=True)
class SummaryPart:
    """The section of the case’s pages."""

    rows: tuple[SummaryRow, ...]
    says: str
    ask_url: str


def show(actor: Actor, case: Case, *, is_whole: bool) -> ShownPart | None:
    """The section about summaries for one reader; with what they say where ``is_whole``."""
    records = access.seen_by(actor, case)
    asks = access.can_ask(actor, case) and access.is_held(case)
    if not records and not asks:
        return None
    said = signed_off_answers(records) if is_whole else {}
    rows = tuple(
        SummaryRow(
            record=each,
            status=status_of(each, on=actor.on),
            late=late_words(each, on=actor.on),
            chased_at=each.chased_at,  # type: ignore[attr-defined]
            people=people_for(each, actor),
            answers=tuple(said.get(each.pk, ())),
        )
        for each in records
    )
    asked = [each for each in records if not each.is_unasked]
    tells = asked and can_view_whole(actor, case)
    part = SummaryPart(
        rows=rows,
        says=says_of(asked, on=actor.on) if tells else "",
        ask_url=reverse("assurance:summary-ask", args=[case.pk]) if asks else "",
    )
    return ShownPart("assurance/summaries/_section.html", part)


def says_of(asked: Sequence[AssuranceReturn], *, on: date) -> str:
    """How far those that were fetched have come together."""
    done = sum(each.accepted_at is not None for each in asked)
    return progress_words(len(asked), done, sum(is_late(each, on=on) for each in asked))


def people_for(record: AssuranceReturn, actor: Actor) -> tuple[CasePerson, ...]:
    """Those named for its agency today; no query where the case’s people were fetched with it."""
    return tuple(
        each
        for each in case_of(record).people.all()
        if each.is_acting(on=actor.on)
        and each.role in CasePerson.FOR_AN_AGENCY
        and each.organisation_id == record.organisation_id
    )


def signed_off_answers(records: Sequence[AssuranceReturn]) -> dict[int, list[Answer]]:
    """What each that is signed off says, by its key; one query."""
    found: dict[int, list[Answer]] = defaultdict(list)
    rows = Answer.objects.filter(assurance_return__in=[r.pk for r in records if is_signed_off(r)])
    for each in rows.for_form():
        if each.is_answered:
            found[each.assurance_return_id].append(each)
    return found


def detail_context(request: ActorRequest, record: AssuranceReturn) -> dict[str, Any]:
    actor, case = request.actor, case_of(record)
    rows = Query.objects.of_return(record)
    queries = list(rows.select_related("answer__question", "asked_by", "replied_by", "deadline"))
    asked: dict[int, list[Query]] = defaultdict(list)
    for query in queries:
        query.answer.assurance_return = record
        asked[query.answer_id].append(query)
    answers = answer_visibility.visible_answers(actor, record)
    return base_context(request, record) | {
        "sections": section_rows(answers, asked, request, record),
        "whose_words": describe_readers(actor, record),
        "verbs": buttons_of(actor, record),
        "can_query": access.can_change(record) and RETURN.offers("query", actor, record),
        "people": people_for(record, actor),
        "reads_whole": can_read_whole(actor, case),
        "trail": timeline_of(request, record, [*answers, *queries]),
    }


def base_context(request: ActorRequest, record: AssuranceReturn) -> dict[str, Any]:
    """What every page of a summary needs for its head."""
    case = case_of(record)
    return {
        "record": record,
        "case": case,
        "partnership": case.partnership,
        "marking": MARKING,
        "standing": status_of(record, on=request.actor.on),
        "late": late_words(record, on=request.actor.on),
        "chased_at": record.chased_at,  # type: ignore[attr-defined]
    }


def describe_readers(actor: Actor, record: AssuranceReturn) -> str:
    """Who reads which words, while it is written."""
    if not record.is_answerable:
        return ""
    if answer_visibility.access.can_see_unsubmitted(actor, record):
        return (
            "Until it is given to the safeguarding lead, only who is named for your agency reads "
            "what stands here. Others read it as it was last given."
        )
    if record.submitted_at:
        return "It was sent back with a question: what you read is what was given before."
    return "What is being written is read by its agency’s own named people."


def buttons_of(actor: Actor, record: AssuranceReturn) -> list[ActionButton]:
    if not access.can_change(record):
        return []
    found = []
    if ANSWER.offers("answer", actor, Answer(assurance_return=record)):
        url = reverse("assurance:summary-answer", args=[record.pk])
        found.append(ActionButton("Write the summary", url, True))
    open_verbs = RETURN.open_to(actor, record)
    found += [
        ActionButton(label, reverse(f"assurance:{name}", args=[record.pk]), True)
        for verb, (label, name) in BUTTONS.items()
        if verb in open_verbs and (verb != "take_back" or record.is_unread)
    ]
    if RETURN.offers("unask", actor, record):
        url = reverse("assurance:summary-unask", args=[record.pk])
        found.append(ActionButton("Do not ask for it any more", url, True, tone="secondary"))
    if can_chase(actor, record) and is_late(record, on=actor.on):
        url = reverse("assurance:summary-chase", args=[record.pk])
        found.append(ActionButton("Chase", url, True))
    return found


def timeline_of(
    request: ActorRequest, record: AssuranceReturn, parts: list[Any]
) -> list[TimelineEntry]:
    """What was done to it; who read its case stands on a page of the case."""
    return build_timeline(record, *parts, reader=request.actor)
