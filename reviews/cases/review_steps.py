"""The internal timetable of a rapid review: its steps, by when each is due, what is done and late.

By which working day a step is done is arrangements data, a cadence of a group that serves the
partnership, counted from the day from which the review’s own limit counts. Nobody ticks a step off:
it follows what is recorded.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from governance.core.record_parts import PartProgress
from governance.core.registry import part_progress
from governance.deadlines.deadline_status import late_since
from governance.deadlines.models import Deadline
from governance.rules.workdays import add_working_days
from governance.structure.models import Cadence, GroupService
from reviews.cases.models import Case, RapidReview

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
SIGNED_OFF = (RapidReview.Status.SIGNED, RapidReview.Status.SENT)


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
        return LABELS[self.item]


def steps_of(case: Case, *, on: date) -> list[ReviewStep]:
    """Those of one case; none where no rapid review is being held."""
    return steps_by_case([case], on=on).get(case.pk, [])


def steps_by_case(cases: Sequence[Case], *, on: date) -> dict[int, list[ReviewStep]]:
    """The steps of each of these that has a rapid review, by its key; a few queries for all."""
    held = [each for each in cases if each.has_rapid_review and is_held(each.rapid_review)]
    if not held:
        return {}
    days = stated_days({each.partnership_id for each in held}, on=on)
    told = part_progress(Case._meta.label_lower, [each.pk for each in held], on)
    return {
        each.pk: build_steps(
            each.rapid_review, days.get(each.partnership_id, {}), told.get(each.pk), on=on
        )
        for each in held
    }


def is_held(review: RapidReview) -> bool:
    return review.status != RapidReview.Status.STOPPED


def stated_days(partnerships: Collection[int], *, on: date) -> dict[int, dict[str, Cadence]]:
    """What the arrangements in force say of each step, by partnership; two queries."""
    rows = list(Cadence.objects.in_force(on=on).filter(item__in=LABELS).order_by("starts_on"))
    served = GroupService.objects.in_force(on=on).by_group({row.group_id for row in rows})
    found: dict[int, dict[str, Cadence]] = {}
    for row in rows:
        for place in served[row.group_id]:
            if place in partnerships:
                found.setdefault(place, {})[row.item] = row
    return found


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
    found = [
        build_step(item, *done[item], review.deadline, days.get(item), says.get(item, ""), on=on)
        for item in LABELS
    ]
    if review.status not in SIGNED_OFF:
        return found
    return [each if each.is_done else replace(each, is_left_out=True, late="") for each in found]


def build_step(
    item: str,
    is_done: bool,
    done_on: date | None,
    limit: Deadline | None,
    stated: Cadence | None,
    says: str,
    *,
    on: date,
) -> ReviewStep:
    day = stated.due_working_days if stated else None
    due_on = add_working_days(limit.counts_from, day) if limit and day else None
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
