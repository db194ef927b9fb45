"""The library of learning points: the list, one of them, writing, releasing, withdrawing."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from governance.core.exports import export_response, wants_file
from governance.core.form_pages import FormPage, bound_data, run_form, seen_of
from governance.core.forms.fields import initial_from
from governance.core.forms.filters import Wish
from governance.core.prepared_queries import prepared_list
from governance.core.requests import ActorRequest
from governance.core.roles import Actor, scope_of
from governance.core.search import narrow
from governance.core.tables import Column, paginate_table
from reviews.learning import form_choices
from reviews.learning.forms import points as forms
from reviews.learning.grants import GRANTS, Permission
from reviews.learning.models import Briefing, LearningPoint
from reviews.learning.models.points import LearningPointQuerySet
from reviews.learning.models.practice import practice_of
from reviews.learning.models.words import POINT_TEXTS
from reviews.learning.operations import points
from reviews.learning.transitions import LEARNING_POINT
from reviews.learning.views.context import buttons_of, follow_up, page_about, subject_url

COLUMNS = (
    Column("title", "Learning point", lambda row: row.title, "title"),
    Column("audience", "For whom", lambda row: row.get_audience_display(), "audience"),
    Column("themes", "Themes", lambda row: ", ".join(each.name for each in row.themes.all())),
    Column("released", "Released", lambda row: row.released_at, "released_at"),
    Column("practice", "Did practice change?", lambda row: practice_words(row)),
    Column("status", "State", lambda row: row.get_status_display(), "status"),
    Column("partnership", "Partnership", lambda row: row.partnership, "partnership__name"),
)
MORE_COLUMNS = (
    *COLUMNS,
    Column("source", "Learned from", lambda row: row.get_source_display()),
    Column("what", "What was learned", lambda row: row.what),
    Column("so_what", "Why it matters", lambda row: row.so_what),
    Column("good", "What good looks like", lambda row: row.good),
)
SHOWN = ("title", "audience", "released_at", "status", "partnership__short_name")
PAGES = (("release", "point-release"), ("edit", "point-edit"), ("withdraw", "point-withdraw"))
FROZEN = (
    "From then on its words stand as they are: they can be withdrawn, and not changed. "
    "Everybody who reads learning here can read them."
)


def practice_words(row: LearningPoint | Briefing) -> str:
    return practice_of(row.practice_evidence.all()).label


def point_list(request: ActorRequest) -> HttpResponse:
    """Released learning of the partnerships one has a seat in; drafts too for their office."""
    form = forms.PointFilterForm(request.GET)
    given = (request.actor, form.wish)
    if wants_file(request):
        return export_response(request, "Learning points", listed_points(*given), MORE_COLUMNS)
    found = prepared_list(LearningPoint, points_in_rows, *given)
    listing = paginate_table(request, found, COLUMNS)
    context = {
        "listing": listing,
        "lines": [(each, practice_of(each.practice_evidence.all())) for each in listing.page],
        "filters": form,
        "sees_any": bool(scope_of(request.actor, Permission.SEE_LEARNING, GRANTS)),
        "may_write": bool(scope_of(request.actor, Permission.MANAGE_LEARNING, GRANTS)),
    }
    return render(request, "reviews/learning/point_list.html", context)


def points_in_rows(actor: Actor, chosen: Wish) -> LearningPointQuerySet:
    """The same with no more than a row shows."""
    rows = listed_points(actor, chosen).select_related(None)
    return rows.select_related("partnership").only(*SHOWN)


def listed_points(actor: Actor, chosen: Wish) -> LearningPointQuerySet:
    """What the actor sees, as they wish, what was released last first."""
    rows = LearningPoint.objects.visible_to(actor).for_list().order_by("-released_at", "-pk")
    return filter_points(rows, chosen)


def filter_points(rows: LearningPointQuerySet, chosen: Wish) -> LearningPointQuerySet:
    wish = dict(chosen)
    rows = narrow(rows, wish.get("q", ""))
    if wish.get("audience"):
        rows = rows.filter(audience=wish["audience"])
    if wish.get("theme"):
        rows = rows.filter(themes=wish["theme"])
    if wish.get("status"):
        return rows.filter(status=wish["status"])
    return rows.not_withdrawn()


def point_or_404(request: ActorRequest, pk: int) -> LearningPoint:
    rows = LearningPoint.objects.visible_to(request.actor)
    return get_object_or_404(rows.for_list(), pk=pk)


def point_detail(request: ActorRequest, pk: int) -> HttpResponse:
    point = point_or_404(request, pk)
    briefings = Briefing.objects.visible_to(request.actor).filter(points=point)
    context = {
        "point": point,
        "partnership": point.partnership,
        "verbs": buttons_of(request.actor, point, LEARNING_POINT, PAGES),
        "briefings": briefings.exclude(status=Briefing.Status.WITHDRAWN).order_by("-pk"),
        **follow_up(request, point),
    }
    return render(request, "reviews/learning/point_detail.html", context)


def point_write(request: ActorRequest) -> HttpResponse:
    places = form_choices.places_of(request, "write", "learning points")
    form = forms.PointForm(bound_data(request), places=places)
    page = FormPage(
        title="Write a learning point",
        lede="Of a national review, an audit or other work. What is learned in a case is recorded "
        "on the page of the case.",
        button="Save the draft",
        back=reverse("reviews:point-list"),
        back_label="Learning",
        done="Saved. Only the office sees it until it is released.",
        done_url=subject_url,
    )
    return run_form(request, form, page, points.write, LearningPoint())


def point_edit(request: ActorRequest, pk: int) -> HttpResponse:
    point = point_or_404(request, pk)
    LEARNING_POINT.require_allowed("edit", request.actor, point)
    initial = initial_from(point, *POINT_TEXTS, "audience", "source", "themes")
    form = forms.PointForm(bound_data(request), initial=initial)
    page = page_about(point, "Change the words", "Save", "Saved.")
    return run_form(request, form, page, points.edit, point)


def point_release(request: ActorRequest, pk: int) -> HttpResponse:
    point = point_or_404(request, pk)
    LEARNING_POINT.require("release", request.actor, point)
    groups = form_choices.groups_in(point.partnership, on=request.actor.on)
    form = forms.ReleaseForm(bound_data(request), groups=groups, initial=seen_of(point))
    page = page_about(
        point, "Release this learning point?", "Release it", "Released.", warning=FROZEN
    )
    return run_form(request, form, page, points.release, point)


def point_withdraw(request: ActorRequest, pk: int) -> HttpResponse:
    point = point_or_404(request, pk)
    LEARNING_POINT.require("withdraw", request.actor, point)
    form = forms.WithdrawForm(bound_data(request), initial=seen_of(point))
    page = page_about(
        point,
        "Withdraw this learning point?",
        "Withdraw it",
        "Withdrawn.",
        warning="It is found no more and stands in no report compiled from now on. This cannot be "
        "undone.",
    )
    return run_form(request, form, page, points.withdraw, point)
