"""The list of what groups recommend, one recommendation, and making a new one."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from governance.core.exports import export_response, wants_file
from governance.core.form_pages import FormPage, bound_data, run_form
from governance.core.requests import ActorRequest
from governance.core.roles import Scope, scope_of
from governance.core.tables import paginate_table
from governance.core.workflow import require_any
from governance.recommendations import forms, operations
from governance.recommendations.grants import GRANTS, Permission
from governance.recommendations.models import GroupRecommendation
from governance.recommendations.views import context as recommendation_context
from governance.structure.models import Group
from governance.structure.owner_choices import choices_among, owner_choices

TITLE = "Recommendations of groups"


def recommendation_or_404(request: ActorRequest, pk: int) -> GroupRecommendation:
    rows = GroupRecommendation.objects.visible_to(request.actor).for_list()
    return get_object_or_404(rows, pk=pk)


def recommendation_list(request: ActorRequest) -> HttpResponse:
    on = request.actor.on
    seen = GroupRecommendation.objects.visible_to(request.actor)
    form = forms.RecommendationFilterForm(request.GET, places=choices_among(seen, "group"))
    found = recommendation_context.filter_recommendations(seen, form, request.actor)
    rows = found.for_list().most_pressing_first()
    if wants_file(request):
        return export_response(request, TITLE, rows, recommendation_context.file_columns(on))
    listing = paginate_table(request, rows, recommendation_context.columns(on))
    context = {
        "title": TITLE,
        "listing": listing,
        "lines": recommendation_context.recommendation_rows(listing.page, on),
        "filters": form,
        "may_make": bool(scope_of(request.actor, Permission.MANAGE_RECOMMENDATION, GRANTS)),
        "sees_any": bool(scope_of(request.actor, Permission.SEE_RECOMMENDATION, GRANTS)),
    }
    return render(request, "governance/recommendations/list.html", context)


@require_safe
def recommendation_detail(request: ActorRequest, pk: int) -> HttpResponse:
    record = recommendation_or_404(request, pk)
    context = recommendation_context.detail_context(request, record)
    return render(request, "governance/recommendations/detail.html", context)


def recommendation_make(request: ActorRequest) -> HttpResponse:
    """First which group recommends, where there are several; then what."""
    scope = scope_of(request.actor, Permission.MANAGE_RECOMMENDATION, GRANTS)
    groups = owner_choices(Scope(groups=scope.groups), on=request.actor.on)
    groups = require_any(groups, "make", "a recommendation")
    chosen = request.GET.get("group") or (groups[0][0] if len(groups) == 1 else "")
    if chosen not in dict(groups):
        asked = request.GET if "group" in request.GET else None
        form = forms.GroupForm(asked, groups=groups)
        return render(request, "governance/recommendations/group.html", {"form": form})
    return make_for(request, Group.objects.get(pk=chosen.partition(":")[2]))


def make_for(request: ActorRequest, group: Group) -> HttpResponse:
    page = FormPage(
        title="Make a recommendation",
        caption=str(group),
        button="Save it",
        back=reverse("governance:recommendation-list"),
        back_label="All recommendations",
        done="Saved. Put it to the group above from this page.",
        done_url=recommendation_url,
        lede="It is saved first, and put to the group above from its page.",
    )
    record = GroupRecommendation(group=group)
    form = forms.RecommendForm(bound_data(request))
    return run_form(request, form, page, operations.recommend, record)


def recommendation_url(record: GroupRecommendation) -> str:
    return recommendation_context.url_of("detail", record)
