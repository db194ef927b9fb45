"""By when a step of a complaint and an answer to a request are due, as their sources say.

The source of the complaints procedure states no limits: then none is counted.
"""

from dataclasses import dataclass, replace
from datetime import date

from governance.core.formatting import format_date, format_duration
from governance.deadlines.models import Deadline
from governance.rules.durations import due_on
from governance.rules.errors import DateOutOfRange, NoLimitStated, RuleError
from governance.rules.files import find_rule
from governance.rules.schema import Rule
from governance.rules.workdays import working_days_between
from reviews.complaints.models import Complaint, InformationRequest

LAW = "information-law"
"""The rule set from which the limits of requests are taken."""
REQUEST_RULES = {
    InformationRequest.Kind.FOI: "foi-request",
    InformationRequest.Kind.ENVIRONMENT: "environmental-request",
    InformationRequest.Kind.SUBJECT_ACCESS: "subject-access-request",
}
STEP_RULES = {
    Complaint.Status.REPRESENTATIVE: "complaint-to-chair",
    Complaint.Status.CHIEF_OFFICER: "complaint-opinion",
    Complaint.Status.BOARD: "complaint-decision",
}
"""The rule that says by when the step is done that a complaint waits for."""
SOON = 5
"""Days (working days where the law counts those) from which an answer is due soon."""


@dataclass(frozen=True)
class Standing:
    """How something stands on a day, in words, and how urgent it is."""

    says: str
    tone: str = ""


def request_rule(kind: str, on: date, *, extended: bool = False) -> Rule | None:
    """By when a request of this kind is answered; None where no law of ours says it."""
    code = REQUEST_RULES[InformationRequest.Kind(kind)] + ("-extended" if extended else "")
    try:
        return find_rule(code, on, LAW)
    except RuleError:
        return None


def extended_due_on(request: InformationRequest) -> date | None:
    """The day to which the law lets the answer be put off; None where it states none."""
    rule = request_rule(request.kind, request.received_on, extended=True)
    return last_day(rule, request.received_on) if rule else None


def last_day(rule: Rule, start: date) -> date | None:
    try:
        return due_on(rule, start)
    except (NoLimitStated, DateOutOfRange):
        return None


def request_standing(request: InformationRequest, *, on: date) -> Standing:
    """``due in 9 working days, by 3 December 2026``; by the UK-wide calendar."""
    deadline = request.deadline
    if deadline is None:
        return Standing("No limit is stated")
    if not deadline.is_running:
        tone = "late" if deadline.status == Deadline.Status.MET_LATE else "met"
        return Standing(deadline.get_status_display(), tone)
    stands = days_left(deadline.due_on, deadline.unit, on=on)
    by = "due by" if stands.tone == "late" else "by"
    return replace(stands, says=f"{stands.says}, {by} {format_date(deadline.due_on)}")


def days_left(due: date, unit: str, *, on: date) -> Standing:
    """Working days are counted UK-wide; what is late, in days of the calendar."""
    if due < on:
        return Standing(f"{format_duration((on - due).days)} late", "late")
    left = (due - on).days
    if unit == Deadline.Unit.WORKING_DAYS:
        left = working_days_between(on, due, uk_wide=True)
    says = "due today" if due == on else f"due in {format_duration(left, unit)}"
    return Standing(says, "soon" if left <= SOON else "")


def step_rule(complaint: Complaint, on: date) -> Rule | None:
    """What the partnership’s constitution says of the step that a complaint waits for."""
    code = STEP_RULES.get(Complaint.Status(complaint.status))
    constitution = complaint.partnership.constitution
    if code is None or not constitution:
        return None
    try:
        return find_rule(code, on, constitution)
    except RuleError:
        return None


def step_standing(complaint: Complaint, since: date, *, on: date) -> Standing:
    """How the step stands that began on ``since``; that no limit is stated, where none is."""
    rule = step_rule(complaint, since)
    due = last_day(rule, since) if rule else None
    if rule is None or due is None:
        return Standing(f"No limit is stated ({rule.citation})" if rule else "No limit is stated")
    if due < on:
        return Standing(f"{format_duration((on - due).days)} late ({rule.citation})", "late")
    return Standing(f"Due by {format_date(due)} ({rule.citation})")
