"""The reviews of earlier years: the list, one of them, reading a file in, taking one out."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from governance.core.decorators import post_only
from governance.core.exports import export_response, wants_file
from governance.core.form_pages import FormPage, bound_data, perform, render_form_page, run_form
from governance.core.formatting import format_count
from governance.core.requests import ActorRequest
from governance.core.roles import scope_of
from governance.core.search import narrow
from governance.core.tables import Column, paginate_table
from governance.core.text_folding import Folded
from governance.core.timeline import build_timeline
from governance.core.workflow import require_any
from governance.structure.models import Partnership
from governance.themes.models import Theme
from reviews.legacy import forms
from reviews.legacy import operations as legacy
from reviews.legacy.grants import GRANTS, Permission
from reviews.legacy.models import LegacyReview, LegacyReviewQuerySet
from reviews.legacy.transitions import LEGACY_REVIEW

COLUMNS = (
    Column("title", "Review", lambda row: row.title, "title"),
    Column("year", "Year", lambda row: row.year, "year"),
    Column("kind", "Kind", lambda row: row.get_kind_display(), "kind"),
    Column("published", "Published", lambda row: row.published_on, "published_on"),
    Column("themes", "Themes", lambda row: ", ".join(each.name for each in row.themes.all())),
    Column("partnership", "Partnership", lambda row: row.partnership, "partnership__name"),
)
MORE_COLUMNS = (
    *COLUMNS,
    Column("where", "Where published", lambda row: row.where),
    Column("recommendations", "Recommendations", lambda row: row.recommendations),
)
PAGE = FormPage(
    title="Read in earlier reviews",
    lede="Reviews that were published before: serious case reviews and practice reviews. You see "
    "what was read before anything is kept.",
    button="Read the file",
    back="",
    back_label="Earlier reviews",
)


def legacy_list(request: ActorRequest) -> HttpResponse:
    """The published reviews of earlier years of the partnerships one has a seat in."""
    form = forms.LegacyFilterForm(request.GET)
    rows = LegacyReview.objects.visible_to(request.actor).current()
    found = filter_reviews(rows, form).for_list().order_by("-year", Folded("title"), "pk")
    if wants_file(request):
        return export_response(request, "Earlier reviews", found, MORE_COLUMNS)
    context = {
        "listing": paginate_table(request, found, COLUMNS),
        "filters": form,
        "sees_any": bool(scope_of(request.actor, Permission.SEE_LEGACY, GRANTS)),
        "may_import": bool(scope_of(request.actor, Permission.IMPORT_LEGACY, GRANTS).partnerships),
    }
    return render(request, "reviews/legacy/list.html", context)


def filter_reviews(
    rows: LegacyReviewQuerySet, form: forms.LegacyFilterForm
) -> LegacyReviewQuerySet:
    wish = form.cleaned_data if form.is_valid() else {}
    rows = narrow(rows, wish.get("q", ""))
    if wish.get("kind"):
        rows = rows.filter(kind=wish["kind"])
    return rows.filter(themes=wish["theme"]) if wish.get("theme") else rows


def review_or_404(request: ActorRequest, pk: int) -> LegacyReview:
    rows = LegacyReview.objects.visible_to(request.actor).current()
    return get_object_or_404(rows.for_list(), pk=pk)


def legacy_detail(request: ActorRequest, pk: int) -> HttpResponse:
    review = review_or_404(request, pk)
    context = {
        "review": review,
        "partnership": review.partnership,
        "may_remove": LEGACY_REVIEW.offers("remove_review", request.actor, review),
        "trail": build_timeline(review, reader=request.actor),
    }
    return render(request, "reviews/legacy/detail.html", context)


def places_of(request: ActorRequest) -> list[tuple[int, str]]:
    """The partnerships into which this person may read reviews in; raises NotAllowed for none."""
    scope = scope_of(request.actor, Permission.IMPORT_LEGACY, GRANTS)
    rows = Partnership.objects.filter(pk__in=scope.partnerships).order_by(Folded("name"))
    return require_any([(each.pk, each.name) for each in rows], "read in", "earlier reviews")


def legacy_import(request: ActorRequest) -> HttpResponse:
    """A file is chosen, and what was read of it is shown before any of it is kept."""
    places = places_of(request)
    form = forms.LegacyFileForm(
        request.POST or None, request.FILES or None, places=places, today=request.actor.on
    )
    if request.method != "POST" or not form.is_valid():
        return render_form_page(request, form, page())
    return render(request, "reviews/legacy/preview.html", preview_context(request, form))


def page() -> FormPage:
    return FormPage(
        title=PAGE.title,
        lede=PAGE.lede,
        button=PAGE.button,
        back=reverse("reviews:legacy-list"),
        back_label=PAGE.back_label,
    )


def preview_context(request: ActorRequest, form: forms.LegacyFileForm) -> dict[str, Any]:
    names = dict(Theme.objects.values_list("key", "name"))
    kinds = dict(LegacyReview.Kind.choices)
    return {
        "lines": [
            (row, kinds[row.kind], ", ".join(names[key] for key in row.themes)) for row in form.rows
        ],
        "count": format_count(len(form.rows), "review"),
        "name": form.cleaned_data["content"].name,
        "partnership": Partnership.objects.get(pk=form.cleaned_data["partnership"]),
        "seen": form.signed(request.actor.user_id),
    }


def back_to_import(request: ActorRequest) -> str:
    places_of(request)
    return reverse("reviews:legacy-import")


@post_only(back_to_import)
def legacy_import_confirm(request: ActorRequest) -> HttpResponse:
    """What was shown is kept, all of it or nothing."""
    places_of(request)
    form = forms.ConfirmImportForm(request.POST, user_id=request.actor.user_id)
    found = None
    if form.is_valid():
        found = perform(request, form, legacy.import_reviews, form.partnership())
    if found is None:
        messages.error(request, " ".join(each for said in form.errors.values() for each in said))
        return redirect("reviews:legacy-import")
    messages.success(request, f"{format_count(len(found), 'review')} read in.")
    return redirect("reviews:legacy-list")


def legacy_remove(request: ActorRequest, pk: int) -> HttpResponse:
    review = review_or_404(request, pk)
    LEGACY_REVIEW.require("remove_review", request.actor, review)
    around = FormPage(
        title="Take the review out?",
        caption=str(review),
        button="Take it out",
        back=reverse("reviews:legacy-detail", args=[review.pk]),
        back_label="Back to the review",
        done="Taken out.",
        done_url=lambda removed: reverse("reviews:legacy-list"),
        partnership=review.partnership,
    )
    form = forms.RemoveForm(bound_data(request))
    return run_form(request, form, around, legacy.remove_review, review)
