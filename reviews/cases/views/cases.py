"""One case, referring one, and what is said of it."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from governance.core.form_pages import FormPage, bound_data, run_form, seen_of
from governance.core.forms.fields import initial_from
from governance.core.requests import ActorRequest
from governance.core.roles import Actor, scope_of
from governance.core.text_folding import Folded
from governance.core.workflow import require_any
from governance.people.models import Organisation
from governance.rules.files import rule_sets
from governance.structure.models import Partnership
from reviews.cases.content.report import MARKING
from reviews.cases.form_choices import bodies_in
from reviews.cases.forms import referrals as forms
from reviews.cases.forms.referrals import NOT_A_CHANNEL
from reviews.cases.forms.screening import ReasonForm
from reviews.cases.grants import GRANTS, NEVER_NAMED, Permission
from reviews.cases.models import Case
from reviews.cases.operations import cases, referrals
from reviews.cases.transitions import CASE, CHILD
from reviews.cases.views import context as case_context
from reviews.cases.views.lookups import (
    case_or_404,
    case_url,
)

WORDS = (
    "harm",
    "cause",
    "circumstance",
    "place",
    "place_text",
    "residence",
    "residence_text",
    "summary",
    "immediate_safety",
    "agencies",
    "themes",
    "may_not_be_shared",
    "sharing_reason",
)


def referred_to(actor: Actor) -> frozenset[int]:
    """The partnerships within reach of who may refer; of one that no case ever names, none."""
    is_never_named = bool(actor.capacities & NEVER_NAMED)
    scope = scope_of(actor, Permission.REFER_CASE, GRANTS)
    return frozenset() if is_never_named else scope.partnerships


def places_of(request: ActorRequest) -> list[tuple[int, str]]:
    """The partnerships to which this person may refer a case."""
    actor = request.actor
    rows = Partnership.objects.filter(pk__in=referred_to(actor)).in_force(on=actor.on)
    return [(each.pk, each.name) for each in rows.order_by(Folded("name"))]


def case_refer(request: ActorRequest) -> HttpResponse:
    """First to which partnership, where there are several; then what is known."""
    places = require_any(places_of(request), "refer", "a case")
    wish = request.GET.get("partnership") or (str(places[0][0]) if len(places) == 1 else "")
    chosen = next((pk for pk, _ in places if str(pk) == wish), None)
    if chosen is None:
        form = forms.PlaceForm(request.GET or None, places=places)
        context = {"form": form, "warning": NOT_A_CHANNEL}
        return render(request, "reviews/cases/place.html", context)
    case = Case(partnership=Partnership.objects.get(pk=chosen))
    referral = forms.ReferralForm(bound_data(request), agencies=agencies_of(request, case))
    return run_form(request, referral, refer_page(case), referrals.refer, case)


def refer_page(case: Case) -> FormPage:
    return FormPage(
        title="Refer a case",
        caption=str(case.partnership),
        before_title="Not to report a child at risk",
        before=NOT_A_CHANNEL,
        lede="For an incident in which a child died or was seriously harmed. Only the people "
        "named on it will see it. Write no name, address or date of birth.",
        button="Refer the case",
        back=reverse("reviews:case-list"),
        back_label="Cases",
        done=lambda referred: f"Referred as {referred.reference}. Its office has been named on it.",
        done_url=case_url,
        partnership=case.partnership,
        marking=MARKING,
    )


def agencies_of(request: ActorRequest, case: Case) -> QuerySet[Organisation]:
    return bodies_in(case.partnership, on=request.actor.on)


@require_safe
def case_detail(request: ActorRequest, pk: int) -> HttpResponse:
    case = case_or_404(request, pk)
    context = case_context.detail_context(request, case)
    return render(request, "reviews/cases/detail.html", context)


def page_for(
    case: Case, title: str, button: str, done: str | Callable[[Any], str], **more: Any
) -> FormPage:
    """The page around a form about one case."""
    return FormPage(
        title=title,
        caption=case.reference,
        marking=MARKING,
        button=button,
        back=case_url(case),
        back_label=f"Back to {case.reference}",
        done=done,
        partnership=case.partnership,
        record=case,
        **more,
    )


def case_edit(request: ActorRequest, pk: int) -> HttpResponse:
    case = case_or_404(request, pk)
    CASE.require_allowed("edit", request.actor, case)
    form = forms.CaseWordsForm(
        bound_data(request), agencies=agencies_of(request, case), initial=initial_from(case, *WORDS)
    )
    page = page_for(case, "Change the words", "Save", "Saved.")
    return run_form(request, form, page, cases.edit, case)


def case_dates(request: ActorRequest, pk: int) -> HttpResponse:
    case = case_or_404(request, pk)
    CASE.require_allowed("record_dates", request.actor, case)
    initial = initial_from(case, "incident_on", "aware_on")
    form = forms.DatesForm(bound_data(request), initial=initial)
    page = page_for(case, "Record the days", "Save", "Saved. The time limits count from them.")
    return run_form(request, form, page, cases.record_dates, case)


def case_editions(request: ActorRequest, pk: int) -> HttpResponse:
    case = case_or_404(request, pk)
    CASE.require_allowed("change_editions", request.actor, case)
    form = forms.EditionsForm(
        bound_data(request),
        editions=editions("guidance"),
        panel_editions=editions("panel"),
        initial=initial_from(case, "guidance", "panel_guidance"),
    )
    page = page_for(
        case,
        "Count it by other editions",
        "Save",
        "Saved. The limits that run were counted anew.",
        lede="A case keeps the editions under which it began, unless there is a reason.",
    )
    return run_form(request, form, page, cases.change_editions, case)


def editions(kind: str) -> list[tuple[str, str]]:
    return [(each.key, each.title) for each in rule_sets().values() if each.kind == kind]


def case_child(request: ActorRequest, pk: int) -> HttpResponse:
    case = case_or_404(request, pk)
    CHILD.require("add_child", request.actor, case.children.model(case=case), about=case)
    form = forms.ChildForm(bound_data(request))
    page = page_for(case, "Add a child", "Add the child", "Added.")
    return run_form(request, form, page, referrals.add_child, case)


def case_close(request: ActorRequest, pk: int) -> HttpResponse:
    case = case_or_404(request, pk)
    CASE.require("close", request.actor, case)
    page = page_for(
        case,
        "Close the case?",
        "Close it",
        "Closed.",
        warning="The entries of all named people end but those of who co-ordinates it. This cannot "
        "be undone.",
    )
    form = ReasonForm(bound_data(request), initial=seen_of(case))
    return run_form(request, form, page, cases.close, case)
