"""What the pages of a yearly report show: values for templates, and no rules."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from assurance.reports.operations.made_files import Form
from assurance.yearly.content.current_content import content_hash, content_of
from assurance.yearly.content.values import YearlyContent
from assurance.yearly.models import YearlyReport, YearlyStep
from assurance.yearly.transitions import (
    REPORT,
    in_the_way,
    is_stated_of_earlier_words,
    named_delegates,
    named_to_sign,
)
from assurance.yearly.views.contributions import contribution_rows
from assurance.yearly.views.headings import comments_seen, heading_views
from assurance.yearly.views.pages import yearly_url
from assurance.yearly.views.timeline import last_sent_back, yearly_timeline
from governance.core.blocks.values import Gap
from governance.core.buttons import ActionButton
from governance.core.formatting import format_names
from governance.core.roles import Actor
from governance.core.tables import Column
from governance.deadlines.deadline_status import DeadlineStatus, describe_deadline
from governance.deadlines.models import Deadline
from governance.signatures.models import Signature, signatures_of
from governance.signatures.transitions import SIGNATURE

COLUMNS = (
    Column("year", "Year", lambda row: row.year_label, "period__starts_on"),
    Column("partnership", "Partnership", lambda row: row.partnership.name, "partnership__name"),
    Column("status", "Status", lambda row: row.get_status_display(), "status"),
    Column(
        "due",
        "To be published by",
        lambda row: row.deadline.due_on if row.deadline else "",
        "deadline__due_on",
    ),
    Column("published", "Published", lambda row: row.published_at, "published_at"),
)
BY_LINK = {
    "give_to_scrutiny": "give-to-scrutiny",
    "send": "send",
    "agree": "agree",
    "publish": "publish",
    "freeze": "freeze",
    "take_back": "take-back",
    "send_back": "send-back",
}
"""The operations that ask first, in the order of their buttons, with the end of their address."""


@dataclass(frozen=True)
class ClockView:
    """One clock of the report, as it stands today."""

    deadline: Deadline
    status: DeadlineStatus


@dataclass(frozen=True)
class RequirementCount:
    """How many requirements are in one state."""

    state: str
    label: str
    number: int
    tone: str


def base_context(record: YearlyReport) -> dict[str, Any]:
    """What every page of a report needs for its head."""
    return {"report": record, "partnership": record.partnership}


def detail_context(actor: Actor, record: YearlyReport) -> dict[str, Any]:
    content = content_of(record)
    signatures = signatures_of(record)
    comments = comments_seen(actor, record)
    trail = yearly_timeline(actor, record, signatures, comments)
    headings = heading_views(actor, record, content, comments)
    return base_context(record) | {
        "content": content,
        "hash": content_hash(record, content)[:12],
        "clocks": clocks_of(record, on=actor.on),
        "turn": whose_turn(record, content, signatures),
        "next_step": next_step(record),
        "contributions": contribution_rows(actor, record),
        "writes": any(each.writes_section for each in headings),
        "counts": requirement_counts(content),
        "to_explain": to_explain(content) if record.is_preparing else (),
        "headings": headings,
        "verbs": action_buttons(actor, record, signatures),
        "signatures": [
            (row, describe_agreement(record, row), can_record_agreement(actor, record, row))
            for row in signatures
        ],
        "before_sending": warnings_before_sending(actor, record),
        "trail": trail,
        "sent_back": last_sent_back(record, trail),
    }


def clocks_of(record: YearlyReport, *, on: date) -> list[ClockView]:
    """Those that run or ran, in the order in which they fall."""
    found = filter(None, (record.deadline, record.interval_deadline, record.dispatch_deadline))
    return [
        ClockView(each, describe_deadline(each, on=on))
        for each in sorted(found, key=lambda deadline: deadline.due_on)
    ]


def whose_turn(record: YearlyReport, content: YearlyContent, signatures: list[Signature]) -> str:
    """With whom the report lies at this status."""
    match record.status:
        case YearlyReport.Status.PREPARING:
            return "The office and those who write its sections prepare it."
        case YearlyReport.Status.SCRUTINY if is_stated_of_earlier_words(content.plain()):
            return (
                "The report was changed after the scrutineer wrote: the scrutineer reads it again, "
                "and saves the statement again or changes it."
            )
        case YearlyReport.Status.SCRUTINY if record.is_stated:
            return "The scrutineer has written: the office sends it for signature."
        case YearlyReport.Status.SCRUTINY:
            return "The scrutineer reads it and writes the statement."
        case YearlyReport.Status.SENT:
            asked = [row for row in signatures if row.round == record.round]
            waiting = [str(row.seat) for row in asked if row.status == Signature.Status.ASKED]
            return f"It awaits the agreement of {format_names(waiting)}."
        case YearlyReport.Status.SIGNED:
            return "Everybody has signed: it is to be published."
    return ""


def next_step(record: YearlyReport) -> YearlyStep | None:
    """The first step of the plan that is not done, until it is out; fetched with the timeline."""
    if record.is_published:
        return None
    return next((each for each in record.steps.all() if each.done_on is None), None)


def requirement_counts(content: YearlyContent) -> list[RequirementCount]:
    found = Counter(each.state for each in content.requirements)
    return [
        RequirementCount("met", "Met", found["met"], "good"),
        RequirementCount("thin", "Thin", found["thin"], "asked"),
        RequirementCount("missing", "Missing", found["missing"], "late"),
    ]


def to_explain(content: YearlyContent) -> tuple[Gap, ...]:
    """What the office is told of and the report does not print, such as an acronym."""
    return tuple(gap for gap in content.missing if gap.state == "unwritten")


def describe_agreement(record: YearlyReport, signature: Signature) -> str:
    """How an agreement stands: one asked for in a round that was sent back is asked no more."""
    is_over = record.is_open_to_words or signature.round != record.round
    if is_over and signature.status == Signature.Status.ASKED:
        return "Sent back before it was agreed"
    return signature.get_status_display()


def can_record_agreement(actor: Actor, record: YearlyReport, signature: Signature) -> bool:
    """Whether the office may write down this agreement as given elsewhere."""
    is_open = "record_agreement" in REPORT.open_to(actor, record)
    is_asked = signature.round == record.round and "record" in SIGNATURE.open_to(actor, signature)
    return is_open and is_asked


def can_agree_now(actor: Actor, record: YearlyReport, signature: Signature) -> bool:
    """Whether this agreement is asked for in this round, and the actor may give it."""
    return signature.round == record.round and "sign" in SIGNATURE.open_to(actor, signature)


def warnings_before_sending(actor: Actor, record: YearlyReport) -> list[str]:
    """What keeps it from being sent, and whose seat is vacant; for those who may send it now."""
    if "send" not in REPORT.open_to(actor, record):
        return []
    named = [*named_delegates(record, on=actor.on), *named_to_sign(record, on=actor.on)]
    vacant = [
        f"Nobody holds the seat {row.seat}: once the report is sent, you can record its agreement "
        "if it was given elsewhere."
        for row in named
        if row.seat.is_there(on=actor.on) and not row.is_held
    ]
    return [*in_the_way(record, on=actor.on), *vacant]


def action_buttons(
    actor: Actor, record: YearlyReport, signatures: list[Signature]
) -> list[ActionButton]:
    """One button for each operation that is open to the actor, the next step first."""
    open_now = {verb for verb in BY_LINK if REPORT.offers(verb, actor, record)}
    if not any(can_agree_now(actor, record, row) for row in signatures):
        open_now -= {"agree"}
    if not record.is_evidence_frozen:
        open_now -= {"give_to_scrutiny"}
    found = [
        ActionButton(REPORT.label(verb), yearly_url(address, record), by_link=True)
        for verb, address in BY_LINK.items()
        if verb in open_now
    ]
    if REPORT.offers("recompose", actor, record):
        found.append(ActionButton(REPORT.label("recompose"), yearly_url("recompose", record)))
    papers = (
        ActionButton(form.label, yearly_url(form.value, record), by_link=True) for form in Form
    )
    return [*found, *papers]
