"""The deeds of a quarter's report, of what is written in it, and of its receipts."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from assurance.reports import access
from assurance.reports.models import Passage, Report, ReportComment, ReportReceipt
from governance.core.errors import NotNow
from governance.core.record_changes import Deed
from governance.core.workflow import Edit, Start, Transition, Workflow
from governance.signatures.models import Signature
from governance.structure.models import Signatory

QUARTERLY_REPORT = "quarterly-report"
"""How the arrangements name the cadence of it, and the document that seats agree to."""
DRAFT, SENT, AGREED, ISSUED = Report.Status


def is_due(record: Report, deed: Deed) -> None:
    """The group produces quarterly reports, and the quarter is over."""
    faults = []
    cadences = record.group.cadences.in_force(on=deed.by.on)
    if not cadences.filter(item=QUARTERLY_REPORT).exists():
        faults.append(f"The arrangements do not ask {record.group} for a quarterly report.")
    if record.period.kind != "quarter":
        faults.append(f"{record.period} is not a quarter.")
    if record.period.ends_on > deed.by.on:
        faults.append(f"{record.period} is not over yet.")
    if record.period.ends_on <= record.group.starts_on:
        faults.append(f"{record.group} was not there in {record.period}.")
    if faults:
        raise ValidationError(faults)


def named_to_agree(record: Report, *, on: date) -> list[Signatory]:
    """Whose agreement the report would need if it were sent on the day, seats not in force too."""
    return list(Signatory.objects.named(QUARTERLY_REPORT, record.group, on=on).for_list())


def names_who_agrees(record: Report, deed: Deed) -> None:
    """The arrangements name who agrees it, and each seat they name is in force."""
    if faults := in_the_way(named_to_agree(record, on=deed.by.on), on=deed.by.on):
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


def is_draft(record: Report) -> bool:
    return record.is_draft


def is_agreed_by_all(record: Report, deed: Deed) -> None:
    """No seat asked in this round has still to agree."""
    waiting = Signature.objects.about(record).asked().filter(round=record.round)
    names = [f"{row.seat.title} has not agreed yet." for row in waiting.select_related("seat")]
    if names:
        raise ValidationError(names)


REPORT = Workflow(
    starts={
        "compose": Start(
            label="Compose the report", past="composed {}", who=access.can_compose, ready=is_due
        )
    },
    moves={
        "send": Transition(
            label="Send for agreement",
            past="sent {} for agreement",
            source=(DRAFT,),
            target=SENT,
            who=access.keeps,
            ready=names_who_agrees,
        ),
        "agree": Transition(
            label="Agree",
            past="agreed to {}",
            source=(SENT,),
            target=AGREED,
            who=access.agrees,
            ready=is_agreed_by_all,
        ),
        "record_agreement": Transition(
            label="Record an agreement",
            past="recorded an agreement to {}",
            source=(SENT,),
            target=AGREED,
            who=access.keeps,
            ready=is_agreed_by_all,
        ),
        "send_back": Transition(
            label="Send back",
            past="sent {} back",
            source=(SENT,),
            target=DRAFT,
            who=access.can_send_back,
            needs_note=True,
        ),
        "issue": Transition(
            label="Issue", past="issued {}", source=(AGREED,), target=ISSUED, who=access.keeps
        ),
    },
    edits={
        "recompose": Edit(
            label="Compose again",
            past="composed {} again",
            who=access.can_compose,
            open_while=is_draft,
        )
    },
)


def is_in_a_draft(written: Passage | ReportComment) -> bool:
    """What is sent is frozen with every word in it; all that is written ends there."""
    return written.report.is_draft


def goes_in_a_draft(comment: ReportComment, deed: Deed) -> None:
    if not is_in_a_draft(comment):
        raise NotNow(deed.verb, comment.report)


def comes_after_a_draft(comment: ReportComment, deed: Deed) -> None:
    """While it is a draft, what is said is said in the report."""
    if is_in_a_draft(comment):
        raise NotNow(deed.verb, comment.report)


PASSAGE = Workflow(
    starts={
        "open": Start(
            label="Make a place",
            past="made a place for {}",
            past_own="made a place for the passage",
            who=access.can_open,
        )
    },
    edits={
        "write": Edit(
            label="Write",
            past="wrote {}",
            who=access.can_write,
            open_while=is_in_a_draft,
            parent="report",
        )
    },
)

COMMENT = Workflow(
    starts={
        "comment": Start(
            label="Comment",
            past="commented {}",
            past_own="wrote the comment",
            who=access.can_comment,
            ready=goes_in_a_draft,
        ),
        "scrutinise": Start(
            label="Scrutinise",
            past="scrutinised {}",
            past_own="wrote the scrutiny",
            who=access.can_scrutinise,
            ready=goes_in_a_draft,
        ),
        "answer": Start(
            label="Answer",
            past="answered {}",
            past_own="answered",
            who=access.can_comment,
            ready=goes_in_a_draft,
        ),
        "say_since": Start(
            label="Add, apart from the report",
            past="said something of {}",
            past_own="said it since the report was sent",
            who=access.can_scrutinise,
            ready=comes_after_a_draft,
        ),
    },
    edits={
        "revise": Edit(
            label="Change your words",
            past="revised {}",
            past_own="changed the words",
            who=access.wrote,
            open_while=is_in_a_draft,
            parent="report",
        )
    },
)


def is_between_its_issue_and_today(receipt: ReportReceipt, deed: Deed) -> None:
    """The day of the meeting that received it is neither before its issue nor still to come."""
    issued, day = receipt.report.issued_at, deed.given["received_on"]
    if issued is None or not localdate(issued) <= day <= deed.by.on:
        raise ValidationError({"received_on": "Give a day between its issue and today."})


AWAITED, RECEIVED = ReportReceipt.Status
REPORT_RECEIPT = Workflow(
    starts={
        "expect": Start(
            label="Expect the receipt",
            past="asked for the {}",
            past_own="asked for the receipt",
            who=access.issues,
        )
    },
    moves={
        "receive": Transition(
            label="Record the receipt",
            past="received {}",
            past_own="recorded the receipt",
            source=(AWAITED,),
            target=RECEIVED,
            who=access.can_receive,
            ready=is_between_its_issue_and_today,
        )
    },
)
