"""Three hundred cases in different stages: copies of the demo’s own, with what hangs on them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from django.db.models import Model

from assurance.returns.models import Answer, AssuranceReturn
from governance.core.models import Remark, TrailEntry
from governance.deadlines.models import Deadline
from governance.signatures.models import Signature
from reviews.cases.models import (
    Case,
    CasePerson,
    Child,
    ChronologyEntry,
    CriterionConsidered,
    DraftCopy,
    Involvement,
    LocalReview,
    PanelResponse,
    PartnerView,
    PracticeReview,
    Proceeding,
    ProgressCheck,
    RapidReview,
    Recommendation,
    ReviewCost,
    ReviewerCandidate,
    Telling,
    WrittenRequest,
)
from tests.bench.copying import copy_children, copy_of, save

CASES = 300
ENTRIES = 100
"""Of the chronology of each case that has one."""
READINGS = 100
"""How often each case was read, each with its line; of the oldest, ten times as often."""
Copies = Mapping[int, Iterable[tuple[int, timedelta]]]
OF_A_CASE = (CasePerson, Child, Proceeding, PartnerView, Telling)
OF_A_PRACTICE_REVIEW = (
    Involvement,
    ProgressCheck,
    WrittenRequest,
    DraftCopy,
    ReviewCost,
)


def fill() -> None:
    templates = list(Case.objects.order_by("pk"))
    wanted = [
        (templates[number % len(templates)], timedelta(days=-number))
        for number in range(CASES - len(templates))
    ]
    made = with_deadlines(
        [
            (row, by, {"number": 1000 + number, "reference": f"LEI-B-{1000 + number}"})
            for number, (row, by) in enumerate(wanted)
        ],
        ("notification_deadline_id", "partners_deadline_id"),
    )
    copies = by_origin(wanted, made)
    grow_lines(Case, copies)
    for model in (*OF_A_CASE, Recommendation, Case.agencies.through, Case.themes.through):
        grow_lines(model, copy_children(model, "case_id", copies))
    rapid = copies_of_reviews(RapidReview, copies)
    for model in (CriterionConsidered, PanelResponse):
        grow_lines(model, copy_children(model, "review_id", rapid))
    practice = copies_of_reviews(PracticeReview, copies)
    for model in (ReviewerCandidate, *OF_A_PRACTICE_REVIEW):
        grow_lines(model, copy_children(model, "review_id", practice))
    grow_summaries(copies)
    copies_of_reviews(LocalReview, copies)
    grow_chronologies(copies)
    grow_readings()


def with_deadlines(
    wanted: Sequence[tuple[Model, timedelta, dict]], names: Iterable[str]
) -> list[Model]:
    """Copies of rows, each with time limits of its own."""
    rows = [copy_of(row, by, **changes) for row, by, changes in wanted]
    for name in names:
        old = Deadline.objects.in_bulk({getattr(row, name) for row in rows} - {None})
        pairs = [
            (row, by)
            for row, (_, by, _) in zip(rows, wanted, strict=True)
            if getattr(row, name) is not None
        ]
        new = save(copy_of(old[getattr(row, name)], by) for row, by in pairs)
        for (row, _), deadline in zip(pairs, new, strict=True):
            setattr(row, name, deadline.pk)
    return save(rows)


def by_origin(
    wanted: Sequence[tuple[Model, timedelta]], made: Sequence[Model]
) -> dict[int, list[tuple[int, timedelta]]]:
    found: dict[int, list[tuple[int, timedelta]]] = {}
    for (origin, by), row in zip(wanted, made, strict=True):
        found.setdefault(origin.pk, []).append((row.pk, by))
    return found


def copies_of_reviews(model: type[Model], copies: Copies) -> Copies:
    """The reviews of the copied cases, with their signatures and lines."""
    rows = model._default_manager.filter(case__in=list(copies))  # type: ignore[attr-defined]
    wanted = [(row, by, {"case_id": new}) for row in rows for new, by in copies[row.case_id]]
    made = with_deadlines(wanted, ("deadline_id",))
    found = by_origin([(row, by) for row, by, _ in wanted], made)
    grow_about(Signature, model, found)
    grow_lines(model, found)
    return found


def grow_summaries(copies: Copies) -> None:
    """What the agencies of the copied cases were asked, and what they answered."""
    rows = AssuranceReturn.objects.filter(is_restricted=True, case__in=list(copies))
    wanted = [(row, by, {"case_id": new}) for row in rows for new, by in copies[row.case_id or 0]]
    made = with_deadlines(wanted, ("deadline_id",))
    asked = by_origin([(row, by) for row, by, _ in wanted], made)
    grow_lines(AssuranceReturn, asked)
    copy_children(Answer, "assurance_return_id", asked)


def grow_lines(model: type[Model], copies: Copies) -> None:
    """The lines of the trail and the reasons about what was copied."""
    for about in (TrailEntry, Remark):
        grow_about(about, model, copies)


def grow_about(about: type[Model], model: type[Model], copies: Copies) -> None:
    rows = about._base_manager.filter(kind=model._meta.label_lower, subject_id__in=list(copies))
    save(
        copy_of(row, by, subject_id=new)
        for row in rows.order_by("pk")
        for new, by in copies[row.subject_id]
    )


def grow_chronologies(copies: Copies) -> None:
    """As long as three agencies make them."""
    told = list(ChronologyEntry.objects.order_by("pk"))
    if not told:
        return
    origin = told[0].case_id
    cases = [(origin, timedelta()), *copies.get(origin, ())]
    save(
        copy_of(told[number % len(told)], by - timedelta(days=number), case_id=case)
        for case, by in cases
        for number in range(ENTRIES - (len(told) if case == origin else 0))
    )


def grow_readings() -> None:
    """What everybody who opened a page left behind."""
    line = TrailEntry.objects.filter(kind=Case._meta.label_lower).earliest("pk")
    rows = list(Case.objects.order_by("pk"))
    save(
        copy_of(line, timedelta(hours=number), subject_id=row.pk, label=row.reference, verb="read")
        for row in rows
        for number in range(READINGS * (10 if row == rows[0] else 1))
    )
