"""The time limits of a case: from which rule, of which edition, counted from which of its days.

Limits, units and anchors are rule-set data; a case keeps the editions under which it began.
"""

from collections.abc import Mapping
from datetime import date, datetime

from django.core.exceptions import ValidationError

from governance.core.roles import Actor
from governance.deadlines import operations as deadlines
from governance.deadlines.models import Deadline
from governance.rules.durations import due_on
from governance.rules.errors import NoLimitStated, RuleError, RuleNotInEdition
from governance.rules.files import edition_with, find_rule, guidance_in_force, rule_sets_in_force
from governance.rules.schema import Rule, RuleSet
from governance.rules.workdays import add_working_days, working_days_between
from reviews.cases.models import Case, Overrun
from reviews.cases.review_steps import LOCAL_COMPLETION, stated_day
from reviews.cases.transitions import OVERRUN
from reviews.cases.transitions.requirements import rules_give_a_day

NOTIFICATION, LOOKED_AFTER, CARE_LEAVER = (
    "serious-incident-notification",
    "looked-after-child-death",
    "care-leaver-death",
)
PARTNERS, RAPID_REVIEW = "partner-notification", "rapid-review"
AGREED = "Agreed by the partners; neither law nor guidance states how long it takes"


def notification_rule(case: Case) -> str:
    """The code of the rule by which this case is notified."""
    if case.is_notified_whatever_the_cause:
        is_leaver = case.circumstance == Case.Circumstance.CARE_LEAVER
        return CARE_LEAVER if is_leaver else LOOKED_AFTER
    return NOTIFICATION


def editions_on(day: date) -> dict[str, str]:
    """The national edition and the Panel’s in force on a day, as columns of a case."""
    guidance = guidance_in_force(day)
    panel = next((each for each in rule_sets_in_force(day) if each.kind == "panel"), None)
    if panel is None and guidance is not None:
        panel = first_panel_edition(day)
    return {
        "guidance": guidance.key if guidance else "",
        "panel_guidance": panel.key if panel else "",
    }


def first_panel_edition(day: date) -> RuleSet | None:
    """The edition whose rule covers reviews before its own first day; None where there is none."""
    try:
        return edition_with(RAPID_REVIEW, day)
    except RuleError:
        return None


def build_deadline(case: Case, code: str, edition: str, counts_from: date) -> Deadline | None:
    """A restricted time limit of this case, not saved yet; None where no limit is stated.

    None too where the edition does not know it, such as a care leaver’s death before 2023. Raises
    ValidationError where the calendar ends.
    """
    with rules_give_a_day():
        try:
            rule = find_rule(code, counts_from, edition or None)
            due = due_on(rule, counts_from)
        except (NoLimitStated, RuleNotInEdition):
            return None
    return Deadline(
        rule=code,
        edition=edition,
        label=f"{rule.title}, {case.reference}"[:200],
        reason=rule.citation[:300],
        counts_from=counts_from,
        due_on=due,
        limit=rule.limit,
        unit=rule.unit or Deadline.Unit.WORKING_DAYS,
        is_confirmed=rule.confirmed,
        is_restricted=True,
    )


def rule_of(code: str, edition: str, on: date) -> Rule | None:
    """The rule as the edition has it; None where it has none."""
    try:
        return find_rule(code, on, edition or None)
    except RuleError:
        return None


def start(deadline: Deadline | None, *, by: Actor, at: datetime, part_of: Case) -> Deadline | None:
    if deadline is None:
        return None
    return deadlines.start(deadline, by=by, at=at, part_of=part_of)


def stop_running(
    deadline: Deadline | None, *, by: Actor, at: datetime, part_of: Case, note: str
) -> None:
    """The limit does not apply any more; one that has ended stays as it ended."""
    if deadline is not None and deadline.is_running:
        deadlines.stop(deadline, by=by, at=at, note=note, part_of=part_of)


def notification_clocks(
    case: Case, *, aware_on: date | None, guidance: str, by: Actor, at: datetime, part_of: Case
) -> Mapping[str, Deadline | None]:
    """Start what counts from awareness, as columns of the case; none while that is not known.

    None once it is decided whether it is notified; what has ended is not counted again.
    """
    if aware_on is None or not case.counts_to_notification:
        return {}
    rules = {"notification_deadline": notification_rule(case), "partners_deadline": PARTNERS}
    return {
        name: start(build_deadline(case, code, guidance, aware_on), by=by, at=at, part_of=part_of)
        for name, code in rules.items()
        if not has_ended(getattr(case, name))
    }


def has_ended(deadline: Deadline | None) -> bool:
    return deadline is not None and not deadline.is_running


def stop_notification_clocks(
    case: Case, *, by: Actor, at: datetime, part_of: Case, note: str
) -> None:
    for deadline in (case.notification_deadline, case.partners_deadline):
        stop_running(deadline, by=by, at=at, part_of=part_of, note=note)


def review_clock(
    case: Case, *, edition: str, by: Actor, at: datetime, part_of: Case
) -> Deadline | None:
    """Start the limit of the rapid review, counted from the anchor of a Panel edition."""
    day = case.notified_on or case.aware_on
    rule = rule_of(RAPID_REVIEW, edition, day) if day else None
    counts_from = case.anchor(rule.anchor) if rule else None
    if rule is None or counts_from is None:
        return None
    found = build_deadline(case, RAPID_REVIEW, edition, counts_from)
    return start(found, by=by, at=at, part_of=part_of)


def local_deadline(
    case: Case, decided_on: date, due_on: date | None, *, on: date
) -> Deadline | None:
    """The restricted limit of a local learning review, not saved yet: the day that was agreed, else
    the one that the arrangements state; None where there is neither.

    Raises ValidationError for a day that is over.
    """
    stated = stated_day(case, LOCAL_COMPLETION, on=on)
    limit = stated.due_working_days if stated else None
    stated_on = add_working_days(decided_on, limit) if limit else None
    due = due_on or stated_on
    if due is None:
        return None
    if due_on and due_on < max(on, decided_on):
        raise ValidationError({"due_on": "The day must be today or to come."})
    is_stated = stated is not None and due == stated_on
    return Deadline(
        rule=LOCAL_COMPLETION,
        edition="arrangements" if is_stated else "agreed",
        label=f"Local learning review, {case.reference}",
        reason=(stated.source if stated and is_stated else AGREED)[:300],
        counts_from=decided_on,
        due_on=due,
        limit=max(working_days_between(decided_on, due), 1),
        unit=Deadline.Unit.WORKING_DAYS,
        is_confirmed=stated.is_confirmed if stated and is_stated else True,
        is_restricted=True,
    )


def explain_overrun(
    case: Case,
    deadline: Deadline,
    *,
    told_on: date,
    told_to: str,
    reason: str,
    expected_on: date,
    by: Actor,
    at: datetime,
    note: str = "",
) -> Overrun:
    """Record whom it was told that a limit is not met, why, and the new day; it stays late."""
    record = Overrun(
        case=case,
        deadline=deadline,
        told_on=told_on,
        told_to=told_to,
        reason=reason,
        expected_on=expected_on,
        recorded_at=at,
        recorded_by_id=by.user_id,
    )
    OVERRUN.create(record, "explain_overrun", by=by, at=at, note=note)
    return record
