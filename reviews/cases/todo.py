"""What waits about cases, for those on their lists: a view, a signature, a limit, a letter."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from governance.core.formatting import format_date
from governance.core.prepared_queries import Keys, prepared
from governance.core.roles import Actor
from governance.core.todo import TodoItem
from governance.deadlines.deadline_status import describe_deadline
from governance.deadlines.models import Deadline
from governance.signatures.models import Signature
from reviews.cases.models import (
    Case,
    CasePerson,
    LocalReview,
    PartnerView,
    PracticeReview,
    RapidReview,
)
from reviews.cases.next_step import NextStep, steps_next

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
    given = views_given(cases, entries)
    own = [each for each in cases if manages(actor, each, entries.get(each.pk))]
    steps = steps_next(own, on=actor.on)
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
    step: NextStep | None = None,
) -> list[TodoItem]:
    """``to_sign`` is the page of what waits for a signature of theirs, if anything does; ``step``
    is what the case waits for.
    """
    found = []
    limit = first_limit(case)
    next_words = in_words(step, told_on=limit.due_on if limit else None)
    if is_coordinator(entry):
        found.append(item(case, actor, next_words))
    elif leads_local(actor, case):
        what = f"you lead the local learning review; next, {next_words}"
        found.append(item(case, actor, what, url=reverse(LOCAL_PAGE, args=[case.pk])))
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


def is_asked_for_view(case: Case, entry: CasePerson) -> bool:
    """Whether this person speaks for a partner of a case that is screened."""
    return entry.role == CasePerson.Role.PARTNER and case.status in SCREENING


def in_words(step: NextStep | None, *, told_on: date | None) -> str:
    """``sign off the agencies’ summaries (by 3 December 2025, 2 of 3 signed off)``, with by when
    where that is not the day that the line tells anyhow.
    """
    if step is None:
        return ""
    stands = ""
    if step.due_on and step.due_on != told_on:
        stands = f"{step.late} late" if step.late else f"by {format_date(step.due_on)}"
    told = ", ".join(filter(None, [stands, step.says]))
    return f"{begin_small(step.what)} ({told})" if told else begin_small(step.what)


def begin_small(words: str) -> str:
    """For the middle of a sentence; names in it keep their capitals."""
    return words[:1].lower() + words[1:]


def first_limit(case: Case) -> Deadline | None:
    """The one that runs out first; None where none runs."""
    running = [each for each in case.deadlines if each.is_running]
    return min(running, key=lambda each: each.due_on, default=None)


def item(case: Case, actor: Actor, what: str, url: str = "") -> TodoItem:
    """One line: the reference, what waits, and how the limit that runs out first stands."""
    limit = first_limit(case)
    stands: Any = describe_deadline(limit, on=actor.on) if limit else None
    return TodoItem(
        title=case.reference,
        about=f"Case, OFFICIAL-SENSITIVE: {what}",
        url=url or reverse("reviews:case-detail", args=[case.pk]),
        due_on=limit.due_on if limit else None,
        due_says=stands.says if stands else "no limit runs",
        tone=stands.tone if stands else "",
    )
