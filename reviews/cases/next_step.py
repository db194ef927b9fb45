"""What each case waits for: what is next, who does it, and by when; for its page, board and Home.

It follows what is recorded. A day is that of the limit or of the timetable under which the step
stands; where neither states one, the step has none.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Case as Choice
from django.db.models import CharField, Q, Value, When
from django.db.models.functions import Concat

from governance.deadlines.deadline_status import late_since
from governance.deadlines.models import Deadline
from reviews.cases import review_steps
from reviews.cases.models import Case, LocalReview, PanelResponse, PracticeReview, RapidReview
from reviews.cases.review_steps import ReviewStep, next_steps

OFFICE = "whoever co-ordinates the case"
PARTNERS = "the safeguarding partners"
COUNCIL = "the local authority"
LEADS = "the agencies’ safeguarding leads"
LEAD = "who leads the review"
REVIEWER = "the reviewer"
PANEL = "the Panel"


@dataclass(frozen=True)
class NextStep:
    """One step: ``what`` begins with a capital, ``who`` stands in the middle of a sentence."""

    what: str
    who: str
    due_on: date | None = None
    late: str = ""
    """By how much: ``2 working days``; empty when it is not."""
    says: str = ""
    """How far it has come, where that can be counted."""
    is_confirmed: bool = True


OF_TIMETABLE: Mapping[str, tuple[str, str]] = {
    review_steps.LETTERS: ("Ask the agencies for their summaries", OFFICE),
    review_steps.SUMMARIES: ("Sign off the agencies’ summaries", LEADS),
    review_steps.MEETING: ("Hold the meeting of the rapid review", OFFICE),
    review_steps.SIGN_OFF: ("Decide, and send the rapid review to the partners to sign", OFFICE),
    review_steps.LOCAL_TERMS: ("Name who leads the local learning review, write its terms", OFFICE),
    review_steps.LOCAL_MEETING: ("Hold the meeting of the local learning review", LEAD),
    review_steps.LOCAL_FINDINGS: ("Write what was found and learned", LEAD),
    review_steps.LOCAL_SIGN_OFF: ("Send the local learning review to the partners to sign", OFFICE),
    review_steps.LOCAL_COMPLETION: ("Pass on what was learned, and complete the review", OFFICE),
}
"""What is done for a step of a timetable while it is written, and by whom."""
OF_SCREENING: Mapping[str, tuple[str, str]] = {
    Case.Status.REFERRED: ("Screen it: is it notifiable?", PARTNERS),
    Case.Status.DISPUTED: ("Settle whether it is notifiable: the partners disagree", PARTNERS),
    Case.Status.TO_NOTIFY: ("Notify the Panel", COUNCIL),
}
CLOSE = NextStep("Close the case when nothing is left to do", OFFICE)

Letters = dict[int, list[bool]]
"""Whether each letter of the Panel still waits for an answer, by the key of the rapid review."""


def steps_next(
    cases: Sequence[Case], *, on: date, letters: Letters | None = None
) -> dict[int, NextStep]:
    """What each of these that is open waits for, by its key; a few queries for all.

    The page of one case has read the letters of the Panel and passes them; the days of a timetable
    stand on the page of the review, and it tells those of time limits.
    """
    going_on = [each for each in cases if each.is_open]
    steps = next_steps(going_on, on=on, with_days=letters is None)
    letters = letters_of(going_on) if letters is None else letters
    return {each.pk: next_of(each, steps.get(each.pk), letters, on=on) for each in going_on}


def next_of(case: Case, step: ReviewStep | None, letters: Letters, *, on: date) -> NextStep:
    """Telling the other partners comes before whatever is due later."""
    found = main_step(case, step, letters, on=on)
    limit = case.partners_deadline
    if case.status != Case.Status.NOTIFIED or limit is None or not limit.is_running:
        return found
    if found.due_on is not None and found.due_on < limit.due_on:
        return found
    return within("Tell the local partners and other areas", OFFICE, limit, on=on)


def main_step(case: Case, step: ReviewStep | None, letters: Letters, *, on: date) -> NextStep:
    if case.aware_on is None:
        return NextStep("Record when the local authority became aware", OFFICE)
    if case.status in OF_SCREENING:
        return within(*OF_SCREENING[case.status], case.notification_deadline, on=on)
    told = letters.get(case.rapid_review.pk, []) if case.has_rapid_review else []
    if any(told):
        return NextStep("Answer the letter of the Panel", OFFICE)
    if case.has_practice_review and not case.practice_review.is_finished:
        return of_practice_review(case.practice_review, on=on)
    if case.has_local_review and not case.local_review.is_finished:
        return of_local_review(case.local_review, step, on=on)
    if calls_for_local(case):
        return NextStep("Open a local learning review", OFFICE)
    return of_rapid_review(case, step, is_answered=bool(told), on=on)


def calls_for_local(case: Case) -> bool:
    """Whether it was decided that one is held, and none has been opened, nor another review."""
    if case.has_local_review or case.has_practice_review:
        return False
    if case.status == Case.Status.LOCAL:
        return True
    review = case.rapid_review if case.has_rapid_review else None
    is_sent = review is not None and review.status == RapidReview.Status.SENT
    return is_sent and review is not None and review.decision == RapidReview.Decision.LOCAL


def of_rapid_review(
    case: Case, step: ReviewStep | None, *, is_answered: bool, on: date
) -> NextStep:
    """After it was sent, the Panel’s reply is awaited; a case without one is closed."""
    status = case.rapid_review.status if case.has_rapid_review else RapidReview.Status.STOPPED
    limit = case.rapid_review.deadline if case.has_rapid_review else None
    if status == RapidReview.Status.SENT and not is_answered:
        return NextStep("Record the reply to the rapid review", PANEL)
    if status in (RapidReview.Status.SENT, RapidReview.Status.STOPPED):
        return CLOSE
    if status == RapidReview.Status.SIGNED:
        return within("Send the rapid review to the Panel", OFFICE, limit, on=on)
    found = of_step(step) if step else within("Sign the rapid review", PARTNERS, limit, on=on)
    is_sent = status == RapidReview.Status.WITH_PARTNERS
    return signed_by_partners(found, "Sign the rapid review") if is_sent else found


def of_local_review(review: LocalReview, step: ReviewStep | None, *, on: date) -> NextStep:
    """Its timetable says what is next and by when; else its own limit says by when."""
    found = of_step(step) if step else CLOSE
    if review.lead_id is not None and step and step.item == review_steps.LOCAL_TERMS:
        found = replace(found, what="Write the terms of the local learning review", who=LEAD)
    if review.status == LocalReview.Status.WITH_PARTNERS:
        found = signed_by_partners(found, "Sign the local learning review")
    if found.due_on is None and review.deadline is not None and review.deadline.is_running:
        limit = within(found.what, found.who, review.deadline, on=on)
        return replace(limit, says=found.says)
    return found


def signed_by_partners(step: NextStep, what: str) -> NextStep:
    return replace(step, what=what, who=PARTNERS)


def of_step(step: ReviewStep) -> NextStep:
    what, who = OF_TIMETABLE[step.item]
    return NextStep(what, who, step.due_on, step.late, step.says, step.is_confirmed)


STATUS = PracticeReview.Status
OF_PRACTICE: Mapping[str, tuple[str, str]] = {
    STATUS.COMMISSIONED: ("Appoint a reviewer", OFFICE),
    STATUS.UNDER_WAY: ("Write the practice review", REVIEWER),
    STATUS.WITH_PARTNERS: ("Sign the practice review", PARTNERS),
    STATUS.SIGNED: ("Give notice to the Panel and the Secretary of State", OFFICE),
    STATUS.NOTICE_GIVEN: ("Publish the practice review", OFFICE),
}


def of_practice_review(review: PracticeReview, *, on: date) -> NextStep:
    """The check of time and quality while it is written; else what leads to its publication."""
    check = review.next_check_on
    if check is not None and review.status == STATUS.UNDER_WAY:
        late = late_since(check, Deadline.Unit.WORKING_DAYS, on=on)
        return NextStep("Check time and quality of the practice review", OFFICE, check, late)
    what, who = OF_PRACTICE[review.status]
    if review.is_withheld and review.status == STATUS.NOTICE_GIVEN:
        what = "Publish the improvements instead of the practice review"
    return within(what, who, review.deadline, on=on)


def within(what: str, who: str, limit: Deadline | None, *, on: date) -> NextStep:
    """A step that must be done by the end of a limit; without a day where none runs."""
    if limit is None or not limit.is_running:
        return NextStep(what, who)
    late = late_since(limit.due_on, limit.unit, on=on)
    return NextStep(what, who, limit.due_on, late, is_confirmed=limit.is_confirmed)


def letters_of(cases: Sequence[Case]) -> Letters:
    """Of the rapid reviews of which the Panel wrote, as ``for_list`` found it; no query."""
    return {
        each.rapid_review.pk: [each.owes_answer]
        for each in cases
        if each.has_letter and each.rapid_review.status == RapidReview.Status.SENT
    }


WAITS = " waits"
"""How the name of a letter of the Panel ends that awaits an answer."""


def kind_and_waiting() -> Concat:
    """The kind of a letter of the Panel, and whether it awaits an answer, as its name."""
    waiting = Q(kind__in=PanelResponse.AWAITING_ANSWER, answered_at__isnull=True)
    waits = Choice(When(waiting, then=Value(WAITS)), default=Value(""), output_field=CharField())
    return Concat("kind", waits, output_field=CharField())
