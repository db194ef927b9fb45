"""National reviews and Panel briefings: the list, one of them, considering it, its action plan."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from governance.actions import form_choices as action_choices
from governance.actions.forms.places import PlaceForm
from governance.actions.forms.raised_from import RaiseActionForm
from governance.actions.models import Action
from governance.actions.notifications import told_of
from governance.actions.views.context import display_status
from governance.core.exports import export_response, wants_file
from governance.core.form_pages import FormPage, bound_data, run_form, seen_of
from governance.core.forms.fields import initial_from
from governance.core.requests import ActorRequest
from governance.core.roles import Actor, scope_of
from governance.core.search import narrow
from governance.core.statuses import StatusChoices
from governance.core.tables import Column, paginate_table
from governance.core.timeline import build_timeline
from governance.structure.models import Group
from reviews.cases.form_choices import logs_in
from reviews.learning import form_choices
from reviews.learning.forms import national as forms
from reviews.learning.forms.points import WithdrawForm
from reviews.learning.grants import GRANTS, Permission
from reviews.learning.models import NationalCheck, NationalReview
from reviews.learning.models.national import NationalReviewQuerySet, plan_of
from reviews.learning.operations import national
from reviews.learning.transitions import NATIONAL_CHECK, NATIONAL_REVIEW
from reviews.learning.views.context import buttons_of

COLUMNS = (
    Column("title", "Publication", lambda row: row.title, "title"),
    Column("kind", "Kind", lambda row: row.get_kind_display(), "kind"),
    Column("published", "Published", lambda row: row.published_on, "published_on"),
    Column("received", "Received", lambda row: row.received_on, "received_on"),
    Column("considered", "Considered", lambda row: row.considered_on, "considered_on"),
    Column("plan", "Action plan", lambda row: plan_words(row)),
    Column("status", "State", lambda row: row.get_status_display(), "status"),
    Column("partnership", "Partnership", lambda row: row.partnership, "partnership__name"),
)
PAGES = (
    ("consider", "national-consider"),
    ("raise_action", "national-raise"),
    ("edit", "national-edit"),
    ("end_monitoring", "national-end"),
)
WORDS = ("kind", "title", "publisher", "published_on", "received_on", "where", "summary", "themes")
KEY = "Red: overdue. Amber: open. Green: done."


class ActionRating(StatusChoices):
    """How one action of a plan stands, by what the log says of it."""

    RED = "red", "Red", "red"
    AMBER = "amber", "Amber", "amber"
    GREEN = "green", "Green", "green"
    NONE = "none", "Withdrawn", "quiet"


@dataclass(frozen=True)
class PlanRow:
    """One action of the plan; its page for who may open it."""

    record: Action
    rating: ActionRating
    status: StatusChoices
    due: str
    url: str


def plan_words(review: NationalReview) -> str:
    """``Red``, as it was judged last; or that no plan is needed, or that it is not judged yet."""
    if review.needs_plan is None:
        return "Not decided yet"
    if not review.needs_plan:
        return "Not needed"
    check = review.latest_check
    return check.get_rating_display() if check else "Not rated yet"


def rating_of(action: Action, *, on: date) -> ActionRating:
    if action.status == Action.Status.WITHDRAWN:
        return ActionRating.NONE
    if not action.is_open:
        return ActionRating.GREEN
    return ActionRating.RED if action.is_late(on=on) else ActionRating.AMBER


def national_list(request: ActorRequest) -> HttpResponse:
    """What was published nationally, and what the partnerships one has a seat in made of it."""
    form = forms.NationalFilterForm(request.GET)
    rows = filter_reviews(NationalReview.objects.visible_to(request.actor), form)
    found = rows.for_list().order_by("-published_on", "-pk")
    if wants_file(request):
        return export_response(request, "National reviews", found, COLUMNS)
    listing = paginate_table(request, found, COLUMNS)
    context = {
        "listing": listing,
        "lines": [(each, each.latest_check, plan_words(each)) for each in listing.page],
        "filters": form,
        "sees_any": bool(scope_of(request.actor, Permission.SEE_LEARNING, GRANTS)),
        "may_record": bool(scope_of(request.actor, Permission.MANAGE_LEARNING, GRANTS)),
    }
    return render(request, "reviews/learning/national_list.html", context)


def filter_reviews(
    rows: NationalReviewQuerySet, form: forms.NationalFilterForm
) -> NationalReviewQuerySet:
    wish = form.cleaned_data if form.is_valid() else {}
    rows = narrow(rows, wish.get("q", ""))
    for name in ("kind", "status"):
        if wish.get(name):
            rows = rows.filter(**{name: wish[name]})
    return rows.filter(themes=wish["theme"]) if wish.get("theme") else rows


def national_or_404(request: ActorRequest, pk: int) -> NationalReview:
    rows = NationalReview.objects.visible_to(request.actor)
    return get_object_or_404(rows.for_list(), pk=pk)


def national_url(review: NationalReview) -> str:
    return reverse("reviews:national-detail", args=[review.pk])


def national_detail(request: ActorRequest, pk: int) -> HttpResponse:
    review = national_or_404(request, pk)
    actor = request.actor
    checks = list(review.checks.select_related("recorded_by").order_by("-checked_on", "-pk"))
    may_check = NATIONAL_CHECK.offers("check", actor, NationalCheck(review=review))
    context = {
        "review": review,
        "partnership": review.partnership,
        "verbs": buttons_of(actor, review, NATIONAL_REVIEW, PAGES),
        "plan": plan_rows(review, actor),
        "key": KEY,
        "checks": checks,
        "check_url": reverse("reviews:national-check", args=[review.pk]) if may_check else "",
        "trail": build_timeline(review, *checks, reader=actor),
    }
    return render(request, "reviews/learning/national_detail.html", context)


def plan_rows(review: NationalReview, actor: Actor) -> list[PlanRow]:
    """The actions of the plan; two queries, one where it has none."""
    found = list(plan_of(review).for_list().order_by("pk"))
    return list(rows_of(found, actor)) if found else []


def rows_of(found: list[Action], actor: Actor) -> Iterable[PlanRow]:
    keys = [each.pk for each in found]
    seen = set(Action.objects.visible_to(actor).filter(pk__in=keys).values_list("pk", flat=True))
    for each in found:
        yield PlanRow(
            each,
            rating_of(each, on=actor.on),
            display_status(each, actor.on),
            each.late_words(on=actor.on) or each.due_words(on=actor.on) or each.due_text,
            reverse("governance:action-detail", args=[each.pk]) if each.pk in seen else "",
        )


def page_about(review: NationalReview, title: str, button: str, done: Any, **more: Any) -> FormPage:
    return FormPage(
        title=title,
        caption=review.title,
        button=button,
        back=national_url(review),
        back_label="Back to the national review",
        done=done,
        partnership=review.partnership,
        record=review,
        **more,
    )


def national_receive(request: ActorRequest) -> HttpResponse:
    places = form_choices.places_of(request, "receive", "national reviews")
    form = forms.NationalForm(bound_data(request), places=places)
    page = FormPage(
        title="Record a national review",
        lede="A national review or a briefing of the Panel, as it came in.",
        button="Save",
        back=reverse("reviews:national-list"),
        back_label="National reviews",
        done="Recorded. It waits to be considered.",
        done_url=national_url,
    )
    return run_form(request, form, page, national.receive, NationalReview())


def national_edit(request: ActorRequest, pk: int) -> HttpResponse:
    review = national_or_404(request, pk)
    NATIONAL_REVIEW.require_allowed("edit", request.actor, review)
    form = forms.NationalForm(bound_data(request), initial=initial_from(review, *WORDS))
    page = page_about(review, "Change the words", "Save", "Saved.")
    return run_form(request, form, page, national.edit, review)


def national_consider(request: ActorRequest, pk: int) -> HttpResponse:
    review = national_or_404(request, pk)
    NATIONAL_REVIEW.require("consider", request.actor, review)
    groups = form_choices.groups_in(review.partnership, on=request.actor.on)
    form = forms.ConsiderForm(bound_data(request), groups=groups)
    page = page_about(review, "Record that it was considered", "Save", "Recorded.")
    return run_form(request, form, page, national.consider, review)


def national_raise(request: ActorRequest, pk: int) -> HttpResponse:
    """First in which group’s log; then what is to be done, by whom and by when."""
    review = national_or_404(request, pk)
    NATIONAL_REVIEW.require("raise_action", request.actor, review)
    places = logs_in(review.partnership, on=request.actor.on)
    chosen = request.GET.get("place", "")
    if chosen not in dict(places):
        context = {
            "form": PlaceForm(request.GET or None, places=places),
            "review": review,
            "partnership": review.partnership,
            "back": national_url(review),
        }
        return render(request, "reviews/learning/national_log.html", context)
    return raised_in(request, review, Group.objects.get(pk=chosen.partition(":")[2]))


def raised_in(request: ActorRequest, review: NationalReview, group: Group) -> HttpResponse:
    action = action_choices.new_action_at(group)
    choices = action_choices.assignee_choices(action, request.actor)
    form = RaiseActionForm(bound_data(request), **choices)
    lede = f"In the log of {group}. It must be shown to have made a difference."
    done = partial(raised_words, request.actor)
    page = page_about(review, "Raise an action", "Raise the action", done, lede=lede)
    return run_form(request, form, page, national.raise_action, review, group)


def raised_words(actor: Actor, raised: Action) -> str:
    """That it was raised, and who is told of it."""
    told = told_of(raised.assignments.current(), by=actor, on=actor.on)
    return f"Raised. {told.sentence()}"


def national_check(request: ActorRequest, pk: int) -> HttpResponse:
    review = national_or_404(request, pk)
    NATIONAL_CHECK.require("check", request.actor, NationalCheck(review=review), about=review)
    form = forms.CheckForm(bound_data(request))
    page = page_about(review, "Record how the plan stands", "Save", "Recorded.")
    return run_form(request, form, page, national.check, review)


def national_end(request: ActorRequest, pk: int) -> HttpResponse:
    review = national_or_404(request, pk)
    NATIONAL_REVIEW.require("end_monitoring", request.actor, review)
    form = WithdrawForm(bound_data(request), initial=seen_of(review))
    page = page_about(
        review,
        "End the monitoring?",
        "End the monitoring",
        "Ended.",
        warning="Nothing more can be recorded about it. This cannot be undone.",
    )
    return run_form(request, form, page, national.end_monitoring, review)
