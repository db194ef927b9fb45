"""What waits about cases, for those on their lists: a view, a signature, a limit, a letter."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from governance.core.formatting import format_date
from governance.core.prepared_queries import Keys, prepared
from governance.core.roles import Actor
from governance.core.todo import TodoItem
from governance.deadlines.deadline_status import describe_deadline
from governance.signatures.models import Signature
from reviews.cases.models import (
    Case,
    CasePerson,
    LocalReview,
    PanelResponse,
    PartnerView,
    PracticeReview,
    RapidReview,
)
from reviews.cases.review_steps import ReviewStep, next_steps

SCREENING = (Case.Status.REFERRED, Case.Status.DISPUTED)
AT_MOST = 50
RAPID_PAGE = "reviews:rapid-detail"
PRACTICE_PAGE, LOCAL_PAGE = "reviews:practice-detail", "reviews:local-detail"
SIGNED: tuple[tuple[type[RapidReview | PracticeReview | LocalReview], str, str], ...] = (
    (RapidReview, "rapid_review", RAPID_PAGE),
    (PracticeReview, "practice_review", PRACTICE_PAGE),
    (LocalReview, "local_review", LOCAL_PAGE),
)
"""What partners sign: its kind, where a case has it, and its page."""
SAID_OF = {
    RAPID_PAGE: "rapid review",
    PRACTICE_PAGE: "practice review",
    LOCAL_PAGE: "local learning review",
}


def todo_items(actor: Actor) -> list[TodoItem]:
    """Everything about cases that waits for a person; a constant number of queries."""
    cases = open_cases(actor)
    entries = own_entries(actor, cases)
    asked = reviews_to_sign(actor, cases)
    given, letters = views_given(cases, entries), cases_with_letters(cases)
    own = [each for each in cases if manages(actor, each, entries.get(each.pk))]
    steps = next_steps(own, on=actor.on)
    return [
        item
        for case in cases
        if (entry := entries.get(case.pk))
        for item in items_of(
            case,
            actor,
            entry,
            to_sign=asked.get(case.pk, ""),
            has_view=(case.pk, entry.organisation_id) in given,
            has_letter=case.pk in letters,
            step=steps.get(case.pk),
        )
    ]


@prepared
def open_cases(actor: Actor) -> QuerySet[Case]:
    rows = Case.objects.visible_to(actor).open().for_list()
    return rows.order_by("referred_at", "pk")[:AT_MOST]


def own_entries(actor: Actor, cases: Iterable[Case]) -> dict[int, CasePerson]:
    """The person's own entry on the list of each of these cases, by the key of the case."""
    keys = Keys(case.pk for case in cases)
    return {row.case_id: row for row in entries_on_lists(actor, keys)}


@prepared
def entries_on_lists(actor: Actor, cases: Sequence[int]) -> QuerySet[CasePerson]:
    rows = CasePerson.objects.acting(on=actor.on).filter(person=actor.user_id)
    return rows.filter(case__in=cases)


def views_given(cases: Iterable[Case], entries: Mapping[int, CasePerson]) -> set[tuple[int, int]]:
    """Which partners gave a view on which of the cases that are screened; one query, or none where
    nobody is asked for a view.
    """
    wanted = [
        case.pk
        for case in cases
        if (entry := entries.get(case.pk)) and is_asked_for_view(case, entry)
    ]
    if not wanted:
        return set()
    return set(current_views(Keys(wanted)))


@prepared
def current_views(cases: Sequence[int]) -> QuerySet:
    rows = PartnerView.objects.filter(is_current=True, case__in=cases)
    return rows.values_list("case", "organisation")


def cases_with_letters(cases: Iterable[Case]) -> set[int]:
    """The cases about which a letter of the Panel waits for an answer."""
    reviews = {case.rapid_review.pk: case.pk for case in cases if case.has_rapid_review}
    if not reviews:
        return set()
    return {reviews[pk] for pk in reviews_with_letters(Keys(reviews))}


@prepared
def reviews_with_letters(reviews: Sequence[int]) -> QuerySet:
    rows = PanelResponse.objects.filter(
        review__in=reviews, kind__in=PanelResponse.AWAITING_ANSWER, answered_at=None
    )
    return rows.values_list("review", flat=True)


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
    case: Case,
    actor: Actor,
    entry: CasePerson,
    *,
    to_sign: str,
    has_view: bool,
    has_letter: bool,
    step: ReviewStep | None = None,
) -> list[TodoItem]:
    """``to_sign`` is the page of what waits for a signature of theirs, if anything does; ``step``
    is where the review has come to that is going on.
    """
    found = []
    if is_coordinator(entry):
        found.append(item(case, actor, what_is_next(case, step, has_letter=has_letter)))
    elif leads_local(actor, case):
        url = reverse(LOCAL_PAGE, args=[case.pk])
        found.append(
            item(case, actor, f"you lead the local learning review{next_words(step)}", url=url)
        )
    elif not has_view and is_asked_for_view(case, entry):
        found.append(item(case, actor, "your view on notifying is not given yet"))
    if to_sign:
        url = reverse(to_sign, args=[case.pk])
        what = f"the {SAID_OF[to_sign]} waits for your signature"
        found.append(item(case, actor, what, url=url))
    return found


def is_coordinator(entry: CasePerson | None) -> bool:
    return entry is not None and entry.role == CasePerson.Role.COORDINATOR


def leads_local(actor: Actor, case: Case) -> bool:
    """Whether this person has to write a local learning review."""
    if not case.has_local_review or not case.local_review.is_open:
        return False
    return case.local_review.lead_id == actor.user_id


def manages(actor: Actor, case: Case, entry: CasePerson | None) -> bool:
    """Whether this person is told what comes next: of the case, or of the review they lead."""
    return is_coordinator(entry) or leads_local(actor, case)


def local_words(case: Case, step: ReviewStep | None) -> str:
    """How far the local learning review of a case has come, and what comes next."""
    says = f"local learning review: {begin_small(case.local_review.get_status_display())}"
    return says + next_words(step if case.local_review.is_open else None)


def is_asked_for_view(case: Case, entry: CasePerson) -> bool:
    """Whether this person speaks for a partner of a case that is screened."""
    return entry.role == CasePerson.Role.PARTNER and case.status in SCREENING


def what_is_next(case: Case, step: ReviewStep | None, *, has_letter: bool) -> str:
    """What whoever co-ordinates an open case has to do next."""
    review = case.rapid_review if case.has_rapid_review else None
    if case.aware_on is None:
        return "record when the local authority became aware"
    if case.has_local_review and not case.local_review.is_finished and not has_letter:
        return local_words(case, step)
    if review is None or case.status != Case.Status.NOTIFIED:
        return {
            Case.Status.REFERRED: "to be screened",
            Case.Status.DISPUTED: "the partners disagree",
            Case.Status.TO_NOTIFY: "to be notified",
            Case.Status.LOCAL: said_of_a_local_case(case),
        }.get(Case.Status(case.status), "notified; no rapid review opens")
    if has_letter:
        return "a letter of the Panel is to be answered"
    if case.has_practice_review:
        return f"practice review: {begin_small(case.practice_review.get_status_display())}"
    says = f"rapid review: {begin_small(review.get_status_display())}"
    return says + next_words(step if review.is_open else None)


def said_of_a_local_case(case: Case) -> str:
    """Before its local learning review is opened, and once that is finished."""
    if not case.has_local_review:
        return "serious, but not notifiable; open a local learning review"
    return f"local learning review: {begin_small(case.local_review.get_status_display())}"


def next_words(step: ReviewStep | None) -> str:
    """``; next, meeting held``; empty where no step waits."""
    return f"; next, {step_words(step)}" if step else ""


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
