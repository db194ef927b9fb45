"""How a page finds its case: for those on the list alone, and each reading leaves a line."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from governance.accounts.second_factor import gave_second_factor
from governance.core.prepared_queries import Key, first_or_404, prepared
from governance.core.readings import note_reading
from governance.core.requests import ActorRequest
from governance.core.roles import Actor
from governance.core.workflow import ensure_allowed
from reviews.cases import access
from reviews.cases.models import (
    Case,
    CasePerson,
    LocalReview,
    PanelResponse,
    PracticeReview,
    Proceeding,
    RapidReview,
)
from reviews.cases.operations import cases
from reviews.cases.views.overruns import overruns_told


def case_or_404(request: ActorRequest, pk: int) -> Case:
    """The case, for who is on its list and gave a second factor; being read leaves a line."""
    rows = case_to_read(request.actor, Key(pk)) if gave_second_factor(request) else []
    found = first_or_404(rows)
    note_reading(request, found, cases.read, at=timezone.now())
    return found


@prepared
def case_to_read(actor: Actor, pk: int) -> QuerySet[Case]:
    rows: QuerySet[Case] = Case.objects.readable_by(actor).for_detail().filter(pk=pk)
    return rows.annotate(overruns_told=overruns_told())


def visible_cases(request: ActorRequest) -> Any:
    """The cases of who asks; none in a session that gave no second factor."""
    rows = Case.objects.visible_to(request.actor)
    return rows if gave_second_factor(request) else rows.none()


def readable_cases(request: ActorRequest) -> Any:
    """The same and those read by emergency access, where each page that is opened leaves a line."""
    rows = Case.objects.readable_by(request.actor)
    return rows if gave_second_factor(request) else rows.none()


def whole_case_or_404(request: ActorRequest, pk: int) -> Case:
    """The same for what is not for those who contribute before the meeting (403)."""
    found = case_or_404(request, pk)
    ensure_allowed(access.can_view_whole(request.actor, found), "read the whole of", found)
    return found


def review_or_404(request: ActorRequest, pk: int) -> RapidReview:
    """The rapid review of a case, by the key of the case."""
    case = whole_case_or_404(request, pk)
    if not case.has_rapid_review:
        raise Http404
    review = case.rapid_review
    review.case = case
    return review


def part_or_404(request: ActorRequest, model: type, pk: int, to_case: str = "case") -> Any:
    """What hangs on a case, for those who see the case."""
    seen = readable_cases(request).values("pk")
    rows = model._default_manager.filter(**{f"{to_case}__in": seen})  # type: ignore[attr-defined]
    return get_object_or_404(rows, pk=pk)


def person_or_404(request: ActorRequest, pk: int) -> CasePerson:
    entry = part_or_404(request, CasePerson, pk)
    entry.case = case_or_404(request, entry.case_id)
    return entry


def proceeding_or_404(request: ActorRequest, pk: int) -> Proceeding:
    found = part_or_404(request, Proceeding, pk)
    found.case = case_or_404(request, found.case_id)
    return found


def response_or_404(request: ActorRequest, pk: int) -> PanelResponse:
    found = part_or_404(request, PanelResponse, pk, "review__case")
    found.review = review_or_404(request, found.review.case_id)
    return found


def practice_or_404(request: ActorRequest, pk: int) -> PracticeReview:
    """The practice review of a case, by the key of the case."""
    case = whole_case_or_404(request, pk)
    if not case.has_practice_review:
        raise Http404
    review = case.practice_review
    review.case = case
    return review


def local_or_404(request: ActorRequest, pk: int) -> LocalReview:
    """The local learning review of a case, by the key of the case."""
    case = whole_case_or_404(request, pk)
    if not case.has_local_review:
        raise Http404
    review = case.local_review
    review.case = case
    return review


def practice_part_or_404(request: ActorRequest, model: type, pk: int) -> Any:
    """What hangs on a practice review, for those who read the whole case."""
    found = part_or_404(request, model, pk, "review__case")
    found.review = practice_or_404(request, found.review.case_id)
    return found


def case_url(case: Case) -> str:
    return reverse("reviews:case-detail", args=[case.pk])


def review_url(review: RapidReview) -> str:
    return reverse("reviews:rapid-detail", args=[review.case_id])


def practice_url(review: PracticeReview) -> str:
    return reverse("reviews:practice-detail", args=[review.case_id])


def local_url(review: LocalReview) -> str:
    return reverse("reviews:local-detail", args=[review.case_id])
