"""What waits about cases, for those on their lists: a view, a signature, a limit, a letter."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch
from django.urls import reverse

from governance.core.formatting import format_date
from governance.core.roles import Actor
from governance.core.todo import TodoItem
from governance.deadlines.deadline_status import describe_deadline
from governance.signatures.models import Signature
from reviews.cases.access import can_coordinate
from reviews.cases.models import Case, CasePerson, PartnerView, PracticeReview, RapidReview
from reviews.cases.models.people import entry_of
from reviews.cases.review_steps import ReviewStep, current_step, steps_by_case

SCREENING = (Case.Status.REFERRED, Case.Status.DISPUTED)
AT_MOST = 50
RAPID_PAGE = "reviews:rapid-detail"
SIGNED: tuple[tuple[type[RapidReview] | type[PracticeReview], str, str], ...] = (
    (RapidReview, "rapid_review", RAPID_PAGE),
    (PracticeReview, "practice_review", "reviews:practice-detail"),
)
"""What partners sign: its kind, where a case has it, and its page."""


def todo_items(actor: Actor) -> list[TodoItem]:
    """Everything about cases that waits for a person; a constant number of queries."""
    cases = list(
        Case.objects.visible_to(actor)
        .open()
        .select_related(
            "notification_deadline",
            "partners_deadline",
            "rapid_review__deadline",
            "practice_review__deadline",
        )
        .prefetch_related(
            "people",
            Prefetch("views", PartnerView.objects.filter(is_current=True)),
            "rapid_review__responses",
        )
        .order_by("referred_at", "pk")[:AT_MOST]
    )
    asked = reviews_to_sign(actor, cases)
    own = [each for each in cases if can_coordinate(actor, each)]
    steps = steps_by_case(own, on=actor.on)
    return [
        item
        for case in cases
        for item in items_of(
            case,
            actor,
            to_sign=asked.get(case.pk, ""),
            step=current_step(steps.get(case.pk, [])),
        )
    ]


def reviews_to_sign(actor: Actor, cases: Iterable[Case]) -> dict[int, str]:
    """The cases of which a review waits for a signature of this person’s seats, and its page."""
    found: dict[int, str] = {}
    if not actor.signing_seats:
        return found
    for kind, name, page in SIGNED:
        sent = {
            review.pk: case.pk
            for case in cases
            if (review := getattr(case, name, None)) and review.status == kind.Status.WITH_PARTNERS
        }
        if sent:
            rows = Signature.objects.asked().filter(
                kind=kind._meta.label_lower, subject_id__in=sent, seat__in=actor.signing_seats
            )
            found |= {sent[pk]: page for pk in rows.values_list("subject_id", flat=True)}
    return found


def items_of(
    case: Case, actor: Actor, *, to_sign: str, step: ReviewStep | None = None
) -> list[TodoItem]:
    """``to_sign`` is the page of what waits for a signature of theirs, if anything does; ``step``
    is where the rapid review has come to.
    """
    entry = entry_of(actor, case)
    if entry is None:
        return []
    found = []
    if entry.role == CasePerson.Role.COORDINATOR:
        found.append(item(case, actor, what_is_next(case, step)))
    elif needs_view(case, entry):
        found.append(item(case, actor, "your view on notifying is not given yet"))
    if to_sign:
        url = reverse(to_sign, args=[case.pk])
        what = "rapid" if to_sign == RAPID_PAGE else "practice"
        found.append(item(case, actor, f"the {what} review waits for your signature", url=url))
    return found


def needs_view(case: Case, entry: CasePerson) -> bool:
    """Whether the partner this person speaks for has given no view while it is screened."""
    if entry.role != CasePerson.Role.PARTNER or case.status not in SCREENING:
        return False
    return entry.organisation_id not in {view.organisation_id for view in case.views.all()}


def what_is_next(case: Case, step: ReviewStep | None = None) -> str:
    """What whoever co-ordinates an open case has to do next."""
    review = case.rapid_review if case.has_rapid_review else None
    if case.aware_on is None:
        return "record when the local authority became aware"
    if review is None or case.status != Case.Status.NOTIFIED:
        return {
            Case.Status.REFERRED: "to be screened",
            Case.Status.DISPUTED: "the partners disagree",
            Case.Status.TO_NOTIFY: "to be notified",
            Case.Status.LOCAL: "serious, but not notifiable",
        }.get(Case.Status(case.status), "notified; no rapid review opens")
    if any(letter.awaits_answer for letter in review.responses.all()):
        return "a letter of the Panel is to be answered"
    if case.has_practice_review:
        return f"practice review: {begin_small(case.practice_review.get_status_display())}"
    says = f"rapid review: {begin_small(review.get_status_display())}"
    if step is None or not review.is_open:
        return says
    return f"{says}; next, {step_words(step)}"


def step_words(step: ReviewStep) -> str:
    """``meeting held (by 3 December 2025)``; how far it has come, and whether it is late."""
    stands = [f"{step.late} late"] if step.late else []
    if step.due_on and not step.late:
        stands = [f"by {format_date(step.due_on)}"]
    told = ", ".join(filter(None, [*stands, step.says]))
    return f"{begin_small(step.label)} ({told})" if told else begin_small(step.label)


def begin_small(words: str) -> str:
    """For the middle of a sentence; names in it keep their capitals."""
    return words[:1].lower() + words[1:]


def item(case: Case, actor: Actor, what: str, url: str = "") -> TodoItem:
    """One line: the reference, what waits, and how the limit that runs out first stands."""
    running = sorted((each for each in case.deadlines if each.is_running), key=lambda d: d.due_on)
    stands: Any = describe_deadline(running[0], on=actor.on) if running else None
    return TodoItem(
        title=case.reference,
        about=f"Case, OFFICIAL-SENSITIVE: {what}",
        url=url or reverse("reviews:case-detail", args=[case.pk]),
        due_on=running[0].due_on if running else None,
        due_says=stands.says if stands else "no limit runs",
        tone=stands.tone if stands else "",
    )
