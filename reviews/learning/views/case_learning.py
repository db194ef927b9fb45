"""What is learned in a case: its section on the page of the case, recording, releasing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpResponse
from django.urls import reverse

from governance.core.buttons import ActionButton
from governance.core.form_pages import Notice, bound_data, run_form, seen_of
from governance.core.forms.fields import initial_from
from governance.core.models import Remark
from governance.core.prepared_queries import Key, prepared
from governance.core.record_parts import PartProgress, ShownPart
from governance.core.requests import ActorRequest
from governance.core.roles import Actor
from reviews.cases.access import can_view_whole
from reviews.cases.models import Case
from reviews.cases.views.cases import page_for
from reviews.cases.views.lookups import part_or_404, whole_case_or_404
from reviews.learning import form_choices
from reviews.learning.forms import points as forms
from reviews.learning.models import CaseLearning
from reviews.learning.models.words import POINT_TEXTS
from reviews.learning.operations import case_learning
from reviews.learning.transitions import CASE_LEARNING
from reviews.learning.views.context import buttons_of

PAGES = (
    ("release", "learning-release"),
    ("edit", "learning-edit"),
    ("discard", "learning-discard"),
)
RELEASING = (
    "Read these words once more as somebody who knows nothing of the case. They are given to their "
    "readers exactly so, and can then be withdrawn but not changed. Nothing that readers see "
    "leads back to the case, which stays closed to them."
)


@dataclass(frozen=True)
class LearningRow:
    """One learning point of the case, and what may be done with it."""

    record: CaseLearning
    verbs: list[ActionButton]
    point_url: str
    reason: str
    """Why it was discarded; empty where it was not."""


@dataclass(frozen=True)
class LearningPart:
    """The section of the case’s page."""

    rows: tuple[LearningRow, ...]
    record_url: str


def show(actor: Actor, case: Case, *, is_whole: bool) -> ShownPart | None:
    """For who reads the whole of the case, on its own page; one query."""
    if is_whole or not can_view_whole(actor, case):
        return None
    rows = learning_of(Key(case.pk))
    for each in rows:
        each.case = case
    may_record = CASE_LEARNING.offers("record", actor, CaseLearning(case=case))
    if not rows and not may_record:
        return None
    part = LearningPart(
        tuple(learning_row(each, actor) for each in rows),
        reverse("reviews:case-learning", args=[case.pk]) if may_record else "",
    )
    return ShownPart("reviews/learning/_case_section.html", part)


@prepared
def learning_of(case: int) -> QuerySet[CaseLearning]:
    """Each with the ``reason`` for which it was discarded; None where it was not."""
    told = Remark.objects.filter(
        kind=CaseLearning._meta.label_lower, verb="discard", subject_id=OuterRef("pk")
    )
    rows = CaseLearning.objects.filter(case=case).order_by("pk")
    return rows.annotate(reason=Subquery(told.order_by("-pk").values("text")[:1]))


def learning_row(record: CaseLearning, actor: Actor) -> LearningRow:
    reason = record.reason or ""  # type: ignore[attr-defined]
    url = reverse("reviews:point-detail", args=[record.point_id]) if record.point_id else ""
    return LearningRow(record, buttons_of(actor, record, CASE_LEARNING, PAGES), url, reason)


def progress(cases: Sequence[int], on: date) -> Mapping[int, PartProgress]:
    """Nothing of it is asked for by a day."""
    return {}


def learning_or_404(request: ActorRequest, pk: int) -> CaseLearning:
    found: CaseLearning = part_or_404(request, CaseLearning, pk)
    found.case = whole_case_or_404(request, found.case_id)
    return found


def case_learning_record(request: ActorRequest, pk: int) -> HttpResponse:
    case = whole_case_or_404(request, pk)
    new = CaseLearning(case=case)
    CASE_LEARNING.require("record", request.actor, new, about=case)
    form = forms.PointWordsForm(bound_data(request))
    page = page_for(
        case,
        "Record a learning point",
        "Save",
        "Saved. Only who is named on the case sees it until it is released.",
        lede="Write it at once as readers will read it: what was learned, without the case.",
    )
    return run_form(request, form, page, case_learning.record, new)


def learning_edit(request: ActorRequest, pk: int) -> HttpResponse:
    record = learning_or_404(request, pk)
    CASE_LEARNING.require_allowed("edit", request.actor, record, about=record.case)
    initial = initial_from(record, *POINT_TEXTS, "audience", "themes")
    form = forms.PointWordsForm(bound_data(request), initial=initial)
    page = page_for(record.case, "Change the words", "Save", "Saved.")
    return run_form(request, form, page, case_learning.edit, record)


def learning_release(request: ActorRequest, pk: int) -> HttpResponse:
    record = learning_or_404(request, pk)
    CASE_LEARNING.require("release", request.actor, record, about=record.case)
    groups = form_choices.groups_in(record.case.partnership, on=request.actor.on)
    form = forms.ReleaseForm(bound_data(request), groups=groups, initial=seen_of(record))
    page = page_for(
        record.case,
        "Release this learning point?",
        "Release it",
        "Released. Its chairs are told; the case stays closed to readers.",
        warning=RELEASING,
        points=(
            Notice(record.title, (record.what,)),
            Notice("Why it matters", (record.so_what,)),
            Notice("What good looks like", (record.good,)),
            Notice("For", (record.get_audience_display(),)),
        ),
    )
    return run_form(request, form, page, case_learning.release, record)


def learning_discard(request: ActorRequest, pk: int) -> HttpResponse:
    record = learning_or_404(request, pk)
    CASE_LEARNING.require("discard", request.actor, record, about=record.case)
    form = forms.ReasonForm(bound_data(request))
    page = page_for(record.case, "Discard this learning point?", "Discard it", "Discarded.")
    return run_form(request, form, page, case_learning.discard, record)
