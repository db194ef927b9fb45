"""The internal timetables of a rapid and of a local learning review: steps, what is done and late.

By which working day a step is done is arrangements data, a cadence of a group that serves the
partnership; it counts from the day from which the limit of a rapid review counts, and from the day
on which a local learning review was decided. Nobody ticks a step off: it follows what is recorded.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import F, QuerySet

from governance.core.prepared_queries import Keys, prepared
from governance.core.record_parts import PartProgress
from governance.core.registry import part_progress
from governance.deadlines.deadline_status import late_since
from governance.deadlines.models import Deadline
from governance.rules.workdays import add_working_days
from governance.structure.models import Cadence, GroupService
from reviews.cases.models import Case, LocalReview, RapidReview

LETTERS, SUMMARIES, MEETING, SIGN_OFF = (
    "rapid-review-letters",
    "rapid-review-summaries",
    "rapid-review-meeting",
    "rapid-review-sign-off",
)
"""How the arrangements name the cadence of each step."""
LABELS = {
    LETTERS: "Summaries asked of the agencies",
    SUMMARIES: "Every summary signed off by its agency",
    MEETING: "Meeting held",
    SIGN_OFF: "Signed off by the partners",
}
"""The steps in their order, in the words of what is recorded when each is done."""
LOCAL_TERMS, LOCAL_MEETING, LOCAL_FINDINGS, LOCAL_SIGN_OFF, LOCAL_COMPLETION = (
    "local-review-terms",
    "local-review-meeting",
    "local-review-findings",
    "local-review-sign-off",
    "local-review-completion",
)
LOCAL_LABELS = {
    LOCAL_TERMS: "Lead named and terms written",
    LOCAL_MEETING: "Meeting held",
    LOCAL_FINDINGS: "Findings and learning written",
    LOCAL_SIGN_OFF: "Signed off by the partners",
    LOCAL_COMPLETION: "Completed: what was learned is passed on",
}
"""The same of a local learning review."""
SIGNED_OFF = (RapidReview.Status.SIGNED, RapidReview.Status.SENT)
LOCALLY_SIGNED = (LocalReview.Status.SIGNED, LocalReview.Status.COMPLETED)


Stated = dict[int, dict[str, Cadence]]
"""What the arrangements say of each step, by partnership and by item."""


@dataclass(frozen=True)
class ReviewStep:
    """One step as it stands on a day. ``day`` is the working day by whose end it is due."""

    item: str
    is_done: bool
    done_on: date | None = None
    day: int | None = None
    due_on: date | None = None
    is_confirmed: bool = True
    source: str = ""
    is_left_out: bool = False
    """The partners signed off without it: nothing is late any more, and nothing waits for it."""
    says: str = ""
    """How far it has come, where that can be counted."""
    late: str = ""
    """By how much: ``2 working days``; empty when it is not."""

    @property
    def label(self) -> str:
        return {**LABELS, **LOCAL_LABELS}[self.item]


def steps_of(case: Case, *, on: date) -> list[ReviewStep]:
    """Those of the rapid review of one case; none where none is being held."""
    if not is_held(case):
        return []
    days = stated_days({case.partnership_id}, on=on)
    return rapid_steps([case], days, on=on)[case.pk]


def rapid_steps(held: Sequence[Case], days: Stated, *, on: date) -> dict[int, list[ReviewStep]]:
    """The steps of each of these, by its key; two queries for all, none where there are none."""
    told = part_progress(Case._meta.label_lower, [each.pk for each in held], on) if held else {}
    return {
        each.pk: build_steps(
            each.rapid_review, days.get(each.partnership_id, {}), told.get(each.pk), on=on
        )
        for each in held
    }


def local_steps_of(case: Case, *, on: date) -> list[ReviewStep]:
    """Those of its local learning review; none where none is held."""
    if not case.has_local_review or case.local_review.status == LocalReview.Status.WITHDRAWN:
        return []
    days = stated_days({case.partnership_id}, on=on).get(case.partnership_id, {})
    return build_local_steps(case.local_review, days, on=on)


def next_steps(cases: Sequence[Case], *, on: date) -> dict[int, ReviewStep]:
    """The first step that still waits, by the key of the case: of its local learning review where
    one is being written, else of its rapid review; a few queries for all.
    """
    local = [each for each in cases if each.has_local_review and each.local_review.is_open]
    held = [each for each in cases if each not in local and is_held(each)]
    if not local and not held:
        return {}
    days = stated_days({each.partnership_id for each in (*local, *held)}, on=on)
    steps = rapid_steps(held, days, on=on)
    for each in local:
        stated = days.get(each.partnership_id, {})
        steps[each.pk] = build_local_steps(each.local_review, stated, on=on)
    found = ((pk, current_step(of_case)) for pk, of_case in steps.items())
    return {pk: step for pk, step in found if step}


def stated_day(case: Case, item: str, *, on: date) -> Cadence | None:
    """What the arrangements in force say of one step; None where they do not name it."""
    return stated_days({case.partnership_id}, on=on).get(case.partnership_id, {}).get(item)


def is_held(case: Case) -> bool:
    """Whether it has a rapid review that was not stopped."""
    return case.has_rapid_review and case.rapid_review.status != RapidReview.Status.STOPPED


def stated_days(partnerships: Collection[int], *, on: date) -> Stated:
    """What the arrangements in force say of each step, by partnership; one query."""
    found: Stated = {}
    for row in cadences_of(Keys(sorted(partnerships)), on):
        found.setdefault(row.of_partnership, {})[row.item] = row  # type: ignore[attr-defined]
    return found


@prepared
def cadences_of(partnerships: Sequence[int], on: date) -> QuerySet[Cadence]:
    """Those of the groups that serve these partnerships on a day, what began later last."""
    services = GroupService.objects.in_force(on=on).filter(partnership__in=partnerships)
    rows = Cadence.objects.in_force(on=on).filter(
        item__in=[*LABELS, *LOCAL_LABELS], group__services__in=services
    )
    return rows.annotate(of_partnership=F("group__services__partnership")).order_by("starts_on")


def build_steps(
    review: RapidReview,
    days: Mapping[str, Cadence],
    told: PartProgress | None,
    *,
    on: date,
) -> list[ReviewStep]:
    """All four, whether or not the arrangements say by when."""
    done: dict[str, tuple[bool, date | None]] = {
        LETTERS: (told is not None, told.begun_on if told else None),
        SUMMARIES: (bool(told and told.done_on), told.done_on if told else None),
        MEETING: (review.is_met, review.meeting_on),
        SIGN_OFF: (review.status in SIGNED_OFF, None),
    }
    says = {SUMMARIES: told.says if told else ""}
    counts_from = review.deadline.counts_from if review.deadline else None
    found = [
        build_step(item, *done[item], counts_from, days.get(item), says.get(item, ""), on=on)
        for item in LABELS
    ]
    if review.status not in SIGNED_OFF:
        return found
    return [each if each.is_done else replace(each, is_left_out=True, late="") for each in found]


def build_local_steps(
    review: LocalReview, days: Mapping[str, Cadence], *, on: date
) -> list[ReviewStep]:
    """All five, whether or not the arrangements say by when."""
    done: dict[str, tuple[bool, date | None]] = {
        LOCAL_TERMS: (bool(review.lead_id and review.terms), None),
        LOCAL_MEETING: (review.is_met, review.meeting_on),
        LOCAL_FINDINGS: (bool(review.findings and review.learning), None),
        LOCAL_SIGN_OFF: (review.status in LOCALLY_SIGNED, None),
        LOCAL_COMPLETION: (review.completed_on is not None, review.completed_on),
    }
    return [
        build_step(item, *done[item], review.decided_on, days.get(item), "", on=on)
        for item in LOCAL_LABELS
    ]


def build_step(
    item: str,
    is_done: bool,
    done_on: date | None,
    counts_from: date | None,
    stated: Cadence | None,
    says: str,
    *,
    on: date,
) -> ReviewStep:
    day = stated.due_working_days if stated else None
    due_on = add_working_days(counts_from, day) if counts_from and day else None
    measured = done_on if is_done else on
    is_missed = due_on is not None and measured is not None and measured > due_on
    return ReviewStep(
        item=item,
        is_done=is_done,
        done_on=done_on,
        day=day,
        due_on=due_on,
        is_confirmed=stated.is_confirmed if stated else True,
        source=stated.source if stated else "",
        says=says,
        late=late_since(due_on, Deadline.Unit.WORKING_DAYS, on=measured)
        if due_on and measured and is_missed
        else "",
    )


def current_step(steps: Sequence[ReviewStep]) -> ReviewStep | None:
    """The first that still waits; None when none does."""
    return next((each for each in steps if not each.is_done and not each.is_left_out), None)


def due_day(case: Case, item: str, *, on: date) -> date | None:
    """By when one step of a case is due, as the arrangements say; None where they do not."""
    return next((each.due_on for each in steps_of(case, on=on) if each.item == item), None)
