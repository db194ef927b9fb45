"""The deeds of a quarter's report, of what is written in it, and of its receipts."""

from django.core.exceptions import ValidationError

from assurance.access import reports as access
from assurance.models import Passage, Report, ReportComment, ReportReceipt
from governance.errors import NotNow
from governance.models import Signature
from governance.workflow import Deed, Edit, Start, Transition, Workflow

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


def is_draft(record: Report) -> bool:
    return record.is_draft


def is_agreed_by_all(record: Report, deed: Deed) -> None:
    """No seat asked in this round has still to agree."""
    waiting = Signature.objects.about(record).asked().filter(round=record.round)
    names = [f"{row.seat.title} has not agreed yet." for row in waiting.select_related("seat")]
    if names:
        raise ValidationError(names)


REPORT = Workflow(
    starts={"compose": Start(who=access.can_compose, ready=is_due)},
    moves={
        "send": Transition(
            source=(DRAFT,), target=SENT, who=access.keeps, label="Send for agreement"
        ),
        "agree": Transition(
            source=(SENT,), target=AGREED, who=access.has_a_say, ready=is_agreed_by_all
        ),
        "send_back": Transition(
            source=(SENT,), target=DRAFT, who=access.has_a_say, needs_note=True
        ),
        "issue": Transition(source=(AGREED,), target=ISSUED, who=access.keeps),
    },
    edits={"recompose": Edit(who=access.can_compose, open_while=is_draft)},
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
    starts={"open": Start(who=access.can_open)},
    edits={"write": Edit(who=access.can_write, open_while=is_in_a_draft, parent="report")},
)

COMMENT = Workflow(
    starts={
        "comment": Start(who=access.can_comment, ready=goes_in_a_draft),
        "scrutinise": Start(who=access.can_scrutinise, ready=goes_in_a_draft),
        "answer": Start(who=access.can_comment, ready=goes_in_a_draft),
        "say_since": Start(who=access.can_scrutinise, ready=comes_after_a_draft),
    },
    edits={"revise": Edit(who=access.wrote, open_while=is_in_a_draft, parent="report")},
)

AWAITED, RECEIVED = ReportReceipt.Status
REPORT_RECEIPT = Workflow(
    starts={"expect": Start(who=access.issues)},
    moves={"receive": Transition(source=(AWAITED,), target=RECEIVED, who=access.can_receive)},
)
