"""The operations of a yearly report and of what is written in it."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from assurance.yearly import access
from assurance.yearly.models import (
    YearlyReport,
)
from governance.core.record_changes import OperationContext
from governance.core.workflow import Creation, Edit, Transition, Workflow
from governance.signatures.models import Signature
from governance.structure.models import Signatory

YEARLY_REPORT = "yearly-report"
"""How the arrangements name the cadence of it, and the document that seats sign."""
YEARLY_DELEGATES = "yearly-report-delegates"
"""How they name what the delegated partners agree to before it is signed."""
PREPARING, SCRUTINY, SENT, SIGNED, PUBLISHED = YearlyReport.Status


def is_due(record: YearlyReport, context: OperationContext) -> None:
    """It is a business year, which has begun, and in which the partnership was there."""
    faults = []
    if record.period.kind != "year":
        faults.append(f"{record.period} is not a business year.")
    if record.period.starts_on > context.by.on:
        faults.append(f"{record.period} has not begun yet.")
    if record.period.ends_on <= record.partnership.starts_on:
        faults.append(f"{record.partnership} was not there in {record.period}.")
    if faults:
        raise ValidationError(faults)


def is_over(record: YearlyReport, context: OperationContext) -> None:
    if record.period.ends_on > context.by.on:
        raise ValidationError(f"{record.period} is not over yet.")


def is_frozen(record: YearlyReport, context: OperationContext) -> None:
    if not record.is_evidence_frozen:
        raise ValidationError("Freeze the year’s evidence first, so that all read the same.")


def named_to_sign(record: YearlyReport, *, on: date) -> list[Signatory]:
    """Whose signature the report would need if it were sent on the day; one query."""
    return list(Signatory.objects.named(YEARLY_REPORT, record.group, on=on).for_list())


def named_delegates(record: YearlyReport, *, on: date) -> list[Signatory]:
    """Which delegated partners agree before; none where the arrangements name none; one query."""
    return list(Signatory.objects.named(YEARLY_DELEGATES, record.group, on=on).for_list())


def in_the_way(record: YearlyReport, *, on: date) -> list[str]:
    """Why it cannot be sent: nobody is named to sign, or a seat that has ended is."""
    signing = named_to_sign(record, on=on)
    if not signing:
        return ["The arrangements do not name who signs the yearly report."]
    return [
        f"{row.seat} is named to agree this report, but is not in force: "
        "name another seat in its place in the administration site."
        for row in (*named_delegates(record, on=on), *signing)
        if not row.seat.is_there(on=on)
    ]


def can_be_sent(record: YearlyReport, context: OperationContext) -> None:
    """It is named who signs; the scrutineer spoke of these words and nothing is missing, or it is
    said why.
    """
    if faults := in_the_way(record, on=context.by.on):
        raise ValidationError(faults)
    faults_by_field: dict[str, Any] = {}
    content = context.input.get("content") or {}
    if not record.is_stated and not context.note:
        faults_by_field["note"] = "Say why it goes on without the scrutineer’s statement."
    elif is_stated_of_earlier_words(content) and not context.note:
        faults_by_field["note"] = "Say why it goes on with a statement about an earlier draft."
    missing = missing_in(content)
    if missing and not context.input.get("missing_reason"):
        faults_by_field["missing_reason"] = (
            f"Say why it goes on with this missing; it is printed. Missing: {'; '.join(missing)}."
        )
    if faults_by_field:
        raise ValidationError(faults_by_field)


def is_stated_of_earlier_words(content: dict[str, Any]) -> bool:
    """Whether the report was changed after the scrutineer wrote the statement."""
    return any(row.get("is_about_earlier_words") for row in content.get("sections", ()))


def missing_in(content: dict[str, Any]) -> list[str]:
    """What is asked for and not there, in the words of the requirement."""
    rows = content.get("requirements", ())
    return [row["text"] for row in rows if row["state"] == "missing"]


def is_agreed_by_all(record: YearlyReport, context: OperationContext) -> None:
    """No seat asked in this round has still to agree."""
    waiting = Signature.objects.about(record).asked().filter(round=record.round)
    names = [f"{row.seat.title} has not agreed yet." for row in waiting.select_related("seat")]
    if names:
        raise ValidationError(names)


def is_preparing(record: YearlyReport) -> bool:
    return record.is_preparing


def is_to_be_published(record: YearlyReport) -> bool:
    return not record.is_published


def takes_evidence(record: YearlyReport) -> bool:
    return record.is_preparing and not record.is_evidence_frozen


REPORT = Workflow(
    creations={
        "open": Creation(
            label="Open the yearly report",
            past="opened {}",
            allowed=access.can_open,
            requirements=is_due,
        )
    },
    moves={
        "give_to_scrutiny": Transition(
            label="Give it to the scrutineer",
            past="gave {} to the scrutineer",
            source=(PREPARING,),
            target=SCRUTINY,
            allowed=access.can_manage,
            requirements=is_frozen,
        ),
        "take_back": Transition(
            label="Take it back to change it",
            past="took {} back from scrutiny",
            source=(SCRUTINY,),
            target=PREPARING,
            allowed=access.can_send_back,
            needs_note=True,
            note_readers=access.can_read_draft,
        ),
        "send": Transition(
            label="Send for signature",
            past="sent {} for signature",
            source=(SCRUTINY,),
            target=SENT,
            allowed=access.can_manage,
            requirements=can_be_sent,
            note_readers=access.can_read_draft,
            is_irreversible=True,
        ),
        "pass_on": Transition(
            label="Ask those who sign",
            past="passed {} on to those who sign",
            source=(SENT,),
            target=SENT,
            allowed=access.can_send_back,
            requirements=is_agreed_by_all,
            is_irreversible=True,
        ),
        "agree": Transition(
            label="Agree",
            past="agreed to {}",
            source=(SENT,),
            target=SIGNED,
            allowed=access.can_sign,
            requirements=is_agreed_by_all,
            is_irreversible=True,
        ),
        "record_agreement": Transition(
            label="Record an agreement",
            past="recorded an agreement to {}",
            source=(SENT,),
            target=SIGNED,
            allowed=access.can_manage,
            requirements=is_agreed_by_all,
            is_irreversible=True,
        ),
        "send_back": Transition(
            label="Send back",
            past="sent {} back",
            source=(SENT,),
            target=PREPARING,
            allowed=access.can_send_back,
            needs_note=True,
            note_readers=access.can_read_draft,
        ),
        "publish": Transition(
            label="Publish",
            past="published {}",
            source=(SIGNED,),
            target=PUBLISHED,
            allowed=access.can_publish,
            is_irreversible=True,
        ),
    },
    edits={
        "recompose": Edit(
            label="Compile the evidence again",
            past="compiled the evidence of {} again",
            allowed=access.can_open,
            editable_when=takes_evidence,
        ),
        "freeze": Edit(
            label="Freeze the year’s evidence",
            past="froze the evidence of {}",
            allowed=access.can_manage,
            editable_when=takes_evidence,
            requirements=is_over,
        ),
        "start_interval": Edit(
            label="Start its 12 months",
            past="started the 12 months in which {} is published",
            allowed=access.can_start_interval,
            editable_when=is_to_be_published,
        ),
    },
)
