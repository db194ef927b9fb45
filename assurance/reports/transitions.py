"""The operations of a quarter's report, of what is written in it, and of its receipts."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from assurance.reports import access
from assurance.reports.models import (
    CLOSING_CHAPTERS,
    Passage,
    Report,
    ReportComment,
    ReportReceipt,
)
from governance.core.record_changes import OperationContext
from governance.core.workflow import Creation, Edit, Transition, Workflow
from governance.signatures.models import Signature
from governance.structure.models import Signatory

QUARTERLY_REPORT = "quarterly-report"
"""How the arrangements name the cadence of it, and the document that seats agree to."""
DRAFT, SENT, AGREED, ISSUED = Report.Status
SAY_WHY_EMPTY = "Write the closing chapters, or give the reason why they stay empty."


def is_due(record: Report, context: OperationContext) -> None:
    """The group produces quarterly reports, and the quarter is over."""
    faults = []
    cadences = record.group.cadences.in_force(on=context.by.on)
    if not cadences.filter(item=QUARTERLY_REPORT).exists():
        faults.append(f"The arrangements do not ask {record.group} for a quarterly report.")
    if record.period.kind != "quarter":
        faults.append(f"{record.period} is not a quarter.")
    if record.period.ends_on > context.by.on:
        faults.append(f"{record.period} is not over yet.")
    if record.period.ends_on <= record.group.starts_on:
        faults.append(f"{record.group} was not there in {record.period}.")
    if faults:
        raise ValidationError(faults)


def named_to_agree(record: Report, *, on: date) -> list[Signatory]:
    """Whose agreement the report would need if it were sent on the day, seats not in force too."""
    return list(Signatory.objects.named(QUARTERLY_REPORT, record.group, on=on).for_list())


def names_who_agrees(record: Report, context: OperationContext) -> None:
    """The arrangements name who agrees it, and each seat they name is in force."""
    if faults := in_the_way(named_to_agree(record, on=context.by.on), on=context.by.on):
        raise ValidationError(faults)


def in_the_way(named: list[Signatory], *, on: date) -> list[str]:
    """Why a report cannot be sent for agreement: nobody is named, or a seat that has ended is."""
    if not named:
        return ["The arrangements do not name who agrees this report."]
    return [
        f"{row.seat} is named to agree this report, but is not in force: "
        "name another seat in its place in the administration site."
        for row in named
        if not row.seat.is_there(on=on)
    ]


def empty_closing_chapters(record: Report) -> list[str]:
    """The titles of the closing chapters under which the office has written nothing yet."""
    empty = {passage.key for passage in record.passages.all() if not passage.text}
    return [title for key, title in CLOSING_CHAPTERS.items() if key in empty]


def can_be_sent(record: Report, context: OperationContext) -> None:
    """It is named who agrees; no closing chapter is empty, unless it is said why it stays so."""
    names_who_agrees(record, context)
    empty = empty_closing_chapters(record)
    if empty and not context.note:
        raise ValidationError({"note": f"{SAY_WHY_EMPTY} Empty: {'; '.join(empty)}."})


def is_draft(record: Report) -> bool:
    return record.is_draft


def is_agreed_by_all(record: Report, context: OperationContext) -> None:
    """No seat asked in this round has still to agree."""
    waiting = Signature.objects.about(record).asked().filter(round=record.round)
    names = [f"{row.seat.title} has not agreed yet." for row in waiting.select_related("seat")]
    if names:
        raise ValidationError(names)


REPORT = Workflow(
    creations={
        "compose": Creation(
            label="Compose the report",
            past="composed {}",
            allowed=access.can_compose,
            requirements=is_due,
        )
    },
    moves={
        "send": Transition(
            label="Send for agreement",
            past="sent {} for agreement",
            source=(DRAFT,),
            target=SENT,
            allowed=access.can_manage_report,
            requirements=can_be_sent,
            is_irreversible=True,
        ),
        "agree": Transition(
            label="Agree",
            past="agreed to {}",
            source=(SENT,),
            target=AGREED,
            allowed=access.can_agree,
            requirements=is_agreed_by_all,
            is_irreversible=True,
        ),
        "record_agreement": Transition(
            label="Record an agreement",
            past="recorded an agreement to {}",
            source=(SENT,),
            target=AGREED,
            allowed=access.can_manage_report,
            requirements=is_agreed_by_all,
            is_irreversible=True,
        ),
        "send_back": Transition(
            label="Send back",
            past="sent {} back",
            source=(SENT,),
            target=DRAFT,
            allowed=access.can_send_back,
            needs_note=True,
            note_readers=access.can_read_draft,
        ),
        "issue": Transition(
            label="Issue",
            past="issued {}",
            source=(AGREED,),
            target=ISSUED,
            allowed=access.can_manage_report,
            is_irreversible=True,
        ),
    },
    edits={
        "recompose": Edit(
            label="Update from the latest returns",
            past="updated {} from the latest returns",
            allowed=access.can_compose,
            editable_when=is_draft,
        )
    },
)


def is_in_a_draft(written: Passage | ReportComment) -> bool:
    """What is sent is frozen with every word in it; all that is written ends there."""
    return written.report.is_draft


def comes_after_a_draft(comment: ReportComment) -> bool:
    """While it is a draft, what is said is said in the report."""
    return not is_in_a_draft(comment)


PASSAGE = Workflow(
    creations={
        "open": Creation(
            label="Add a section",
            past="opened {}",
            past_own="opened the passage",
            allowed=access.can_open,
        )
    },
    edits={
        "write": Edit(
            label="Write",
            past="wrote {}",
            allowed=access.can_write,
            editable_when=is_in_a_draft,
            parent="report",
        )
    },
)

COMMENT = Workflow(
    creations={
        "comment": Creation(
            label="Comment",
            past="commented {}",
            past_own="wrote the comment",
            allowed=access.can_comment,
            open_when=is_in_a_draft,
            parent="report",
        ),
        "scrutinise": Creation(
            label="Scrutinise",
            past="scrutinised {}",
            past_own="wrote the scrutiny",
            allowed=access.can_scrutinise,
            open_when=is_in_a_draft,
            parent="report",
        ),
        "answer": Creation(
            label="Answer",
            past="answered {}",
            past_own="answered",
            allowed=access.can_comment,
            open_when=is_in_a_draft,
            parent="report",
        ),
        "say_since": Creation(
            label="Add, apart from the report",
            past="said something of {}",
            past_own="said it since the report was sent",
            allowed=access.can_scrutinise,
            open_when=comes_after_a_draft,
            parent="report",
        ),
    },
    edits={
        "revise": Edit(
            label="Change your words",
            past="revised {}",
            past_own="changed the words",
            allowed=access.is_author,
            editable_when=is_in_a_draft,
            parent="report",
        )
    },
)


def is_between_its_issue_and_today(receipt: ReportReceipt, context: OperationContext) -> None:
    """The day of the meeting that received it is neither before its issue nor still to come."""
    issued, day = receipt.report.issued_at, context.input["received_on"]
    if issued is None or not localdate(issued) <= day <= context.by.on:
        raise ValidationError({"received_on": "Give a day between its issue and today."})


AWAITED, RECEIVED = ReportReceipt.Status
REPORT_RECEIPT = Workflow(
    creations={
        "expect": Creation(
            label="Expect the receipt",
            past="asked for the {}",
            past_own="asked for the receipt",
            allowed=access.can_issue,
        )
    },
    moves={
        "receive": Transition(
            label="Record the receipt",
            past="received {}",
            past_own="recorded the receipt",
            source=(AWAITED,),
            target=RECEIVED,
            allowed=access.can_receive,
            requirements=is_between_its_issue_and_today,
            is_irreversible=True,
        )
    },
)
