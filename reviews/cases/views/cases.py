"""The board of cases, one case, referring one, and what is said of it."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from governance.accounts.second_factor import gave_second_factor
from governance.core.form_pages import FormPage, bound_data, run_form, seen_of
from governance.core.forms.fields import initial_from
from governance.core.forms.filters import Wish
from governance.core.prepared_queries import prepared_list
from governance.core.requests import ActorRequest
from governance.core.roles import Actor, scope_of
from governance.core.tables import Column, paginate_table
from governance.core.text_folding import Folded
from governance.core.workflow import require_any
from governance.invitations.grants import GRANTS as INVITATION_GRANTS
from governance.invitations.grants import Permission as InvitationPermission
from governance.invitations.views.context import InvitationPanel, invitations_of, panel
from governance.people.models import Organisation
from governance.rules.files import rule_sets
from governance.structure.models import Partnership
from reviews.cases.access import emergency_places
from reviews.cases.content.report import MARKING
from reviews.cases.form_choices import bodies_in
from reviews.cases.forms import referrals as forms
from reviews.cases.forms.referrals import NOT_A_CHANNEL
from reviews.cases.forms.screening import ReasonForm
from reviews.cases.grants import GRANTS, NEVER_NAMED, Permission
from reviews.cases.models import Case, Child
from reviews.cases.models.case_queries import CaseQuerySet
from reviews.cases.operations import cases, referrals
from reviews.cases.transitions import CASE, CHILD
from reviews.cases.views import context as case_context
from reviews.cases.views.exports import restricted_export, wants_excel
from reviews.cases.views.invited import PARTNERSHIP_TASKS
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


NEWEST = ("-referred_at", "-pk")


def next_limit(row: Case, *, on: date) -> str:
    clock = case_context.next_clock(row, on=on)
    return clock.says if clock else case_context.without_limit(row, on=on)


def columns(request: ActorRequest) -> tuple[Column, ...]:
    stands = partial(next_limit, on=request.actor.on)
    return (
        Column("reference", "Case", lambda row: row.reference, "reference"),
        Column("status", "Stage", lambda row: row.stage, "status"),
        Column("children", "Children", lambda row: "; ".join(map(str, row.children.all()))),
        Column("incident", "Incident", lambda row: row.incident_on, "incident_on"),
        Column("aware", "Council aware", lambda row: row.aware_on, "aware_on"),
        Column("stands", "Next limit", stands),
        Column("partnership", "Partnership", lambda row: row.partnership, "partnership__name"),
    )


def case_list(request: ActorRequest) -> HttpResponse:
    """The cases on whose list of named people somebody stands; everybody has this page."""
    form = forms.CaseFilterForm(request.GET)
    given = (request.actor, gave_second_factor(request), form.wish)
    shown_columns = columns(request)
    if wants_excel(request):
        told = listed_cases(*given).order_by(*NEWEST).prefetch_related("children")
        return restricted_export(request, "Cases", told, shown_columns, of=told)
    rows = prepared_list(Case, listed_cases, *given).order_by(*NEWEST)
    shown = paginate_table(request, rows, shown_columns)
    children = children_of(shown.page)
    context = {
        "listing": shown,
        "lines": [
            (
                each,
                case_context.next_clock(each, on=request.actor.on),
                case_context.without_limit(each, on=request.actor.on),
                children.get(each.pk, ()),
            )
            for each in shown.page
        ],
        "filters": form,
        "may_refer": may_refer(request),
        "may_use_emergency": bool(emergency_places(request.actor)),
        "invitations": invitation_panel(request),
        "sees_trends": bool(scope_of(request.actor, Permission.SEE_TRENDS, GRANTS)),
        "marking": MARKING if shown.page.object_list else "",
    }
    return render(request, "reviews/cases/list.html", context)


def children_of(cases: Iterable[Case]) -> dict[int, list[Child]]:
    """The children of each case of a page, by the key of the case; one query."""
    found: dict[int, list[Child]] = {}
    for child in Child.objects.filter(case__in=[each.pk for each in cases]).order_by("pk"):
        found.setdefault(child.case_id, []).append(child)
    return found


def listed_cases(actor: Actor, is_sure: bool, wish: Wish) -> CaseQuerySet:
    """Those on whose list somebody stands, as they wish; none where a session is not sure of them
    by a second factor.
    """
    rows, chosen = Case.objects.visible_to(actor).for_list(), dict(wish)
    for word in chosen.get("q", "").split():
        rows = rows.filter(Q(reference__finds=word) | Q(summary__finds=word))
    if "theme" in chosen:
        rows = rows.filter(themes=chosen["theme"])
    if chosen.get("status") == "open":
        rows = rows.open()
    elif "status" in chosen:
        rows = rows.filter(status=chosen["status"])
    return rows if is_sure else rows.none()


def invitation_panel(request: ActorRequest) -> InvitationPanel | None:
    """For the office: whom it invited to refer a case, and the links to invite somebody."""
    scope = scope_of(request.actor, InvitationPermission.INVITE, INVITATION_GRANTS)
    areas = list(Partnership.objects.filter(pk__in=scope.partnerships).order_by(Folded("name")))
    tasks = [(area, task) for area in areas for task in PARTNERSHIP_TASKS]
    return panel(request, invitations_of(*areas), tasks) if areas else None


def may_refer(request: ActorRequest) -> bool:
    return bool(places_of(request))


def places_of(request: ActorRequest) -> list[tuple[int, str]]:
    """The partnerships to which this person may refer a case."""
    actor = request.actor
    if actor.capacities & NEVER_NAMED:
        return []
    scope = scope_of(actor, Permission.REFER_CASE, GRANTS)
    rows = Partnership.objects.filter(pk__in=scope.partnerships).in_force(on=actor.on)
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
