"""Seven-minute briefings: the list, one of them, its PDF, writing, publishing, withdrawing."""

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from governance.core.exports import export_response, wants_file
from governance.core.form_pages import FormPage, Notice, bound_data, confirm, run_form, seen_of
from governance.core.forms.fields import initial_from
from governance.core.requests import ActorRequest
from governance.core.roles import scope_of
from governance.core.search import narrow
from governance.core.tables import Column, paginate_table
from governance.files.views import download, file_response
from reviews.learning import form_choices
from reviews.learning.forms import points as forms
from reviews.learning.grants import GRANTS, Permission
from reviews.learning.models import Briefing, LearningPoint
from reviews.learning.models.briefings import SECTIONS, BriefingQuerySet
from reviews.learning.models.practice import practice_of
from reviews.learning.operations import briefings
from reviews.learning.transitions import BRIEFING
from reviews.learning.views.context import buttons_of, follow_up, page_about, subject_url
from reviews.learning.views.points import practice_words

COLUMNS = (
    Column("title", "Briefing", lambda row: row.title, "title"),
    Column("audience", "For whom", lambda row: row.get_audience_display(), "audience"),
    Column("themes", "Themes", lambda row: ", ".join(each.name for each in row.themes.all())),
    Column("published", "Published", lambda row: row.published_at, "published_at"),
    Column("practice", "Did practice change?", lambda row: practice_words(row)),
    Column("status", "State", lambda row: row.get_status_display(), "status"),
    Column("partnership", "Partnership", lambda row: row.partnership, "partnership__name"),
)
PAGES = (
    ("publish", "briefing-publish"),
    ("edit", "briefing-edit"),
    ("withdraw", "briefing-withdraw"),
)
WORDS = ("title", "audience", "points", *SECTIONS, "replaces", "themes")


def briefing_list(request: ActorRequest) -> HttpResponse:
    """Published briefings of the partnerships one has a seat in; drafts too for their office."""
    form = forms.BriefingFilterForm(request.GET)
    rows = filter_briefings(Briefing.objects.visible_to(request.actor), form)
    found = rows.for_list().order_by("-published_at", "-pk")
    if wants_file(request):
        return export_response(request, "Seven-minute briefings", found, COLUMNS)
    listing = paginate_table(request, found, COLUMNS)
    context = {
        "listing": listing,
        "lines": [(each, practice_of(each.practice_evidence.all())) for each in listing.page],
        "filters": form,
        "sees_any": bool(scope_of(request.actor, Permission.SEE_LEARNING, GRANTS)),
        "may_write": bool(scope_of(request.actor, Permission.MANAGE_LEARNING, GRANTS)),
    }
    return render(request, "reviews/learning/briefing_list.html", context)


def filter_briefings(rows: BriefingQuerySet, form: forms.BriefingFilterForm) -> BriefingQuerySet:
    wish = form.cleaned_data if form.is_valid() else {}
    rows = narrow(rows, wish.get("q", ""))
    if wish.get("audience"):
        rows = rows.filter(audience=wish["audience"])
    if wish.get("theme"):
        rows = rows.filter(themes=wish["theme"])
    if wish.get("status"):
        return rows.filter(status=wish["status"])
    return rows.filter(status__in=(Briefing.Status.DRAFT, Briefing.Status.PUBLISHED))


def briefing_or_404(request: ActorRequest, pk: int) -> Briefing:
    rows = Briefing.objects.visible_to(request.actor)
    return get_object_or_404(rows.for_list(), pk=pk)


def briefing_detail(request: ActorRequest, pk: int) -> HttpResponse:
    briefing = briefing_or_404(request, pk)
    points = LearningPoint.objects.visible_to(request.actor).filter(briefings=briefing)
    newer = Briefing.objects.visible_to(request.actor).filter(replaces=briefing)
    context = {
        "briefing": briefing,
        "partnership": briefing.partnership,
        "verbs": buttons_of(request.actor, briefing, BRIEFING, PAGES),
        "points": points.order_by("pk"),
        "newer": newer.exclude(published_at=None).order_by("pk").last(),
        **follow_up(request, briefing),
    }
    return render(request, "reviews/learning/briefing_detail.html", context)


@download
def briefing_pdf(request: ActorRequest, pk: int) -> FileResponse:
    """The PDF of a briefing that is published; of no other."""
    briefing = briefing_or_404(request, pk)
    if briefing.file is None or not briefing.is_published:
        raise Http404
    return file_response(request, briefing.file)


def briefing_write(request: ActorRequest) -> HttpResponse:
    places = form_choices.places_of(request, "write", "briefings")
    areas = frozenset(pk for pk, _ in places)
    form = forms.BriefingForm(
        bound_data(request),
        places=places,
        points=form_choices.points_of(areas),
        briefings=form_choices.briefings_of(areas),
    )
    page = FormPage(
        title="Write a seven-minute briefing",
        lede="What a team can read and talk through in seven minutes, in seven parts.",
        button="Save the draft",
        back=reverse("reviews:briefing-list"),
        back_label="Briefings",
        done="Saved. Only the office sees it until it is published.",
        done_url=subject_url,
    )
    return run_form(request, form, page, briefings.write, Briefing())


def briefing_edit(request: ActorRequest, pk: int) -> HttpResponse:
    briefing = briefing_or_404(request, pk)
    BRIEFING.require_allowed("edit", request.actor, briefing)
    area = frozenset([briefing.partnership_id])
    chosen = LearningPoint.objects.filter(briefings=briefing)
    form = forms.BriefingForm(
        bound_data(request),
        points=(form_choices.points_of(area) | chosen).distinct(),
        briefings=form_choices.briefings_of(area),
        initial=initial_from(briefing, *WORDS),
    )
    page = page_about(briefing, "Change the words", "Save", "Saved.")
    return run_form(request, form, page, briefings.edit, briefing)


def briefing_publish(request: ActorRequest, pk: int) -> HttpResponse:
    briefing = briefing_or_404(request, pk)
    BRIEFING.require("publish", request.actor, briefing)
    replaced = briefing.replaces
    page = page_about(
        briefing,
        "Publish this briefing?",
        "Publish it",
        "Published. Its PDF is being made.",
        warning="From then on its words stand as they are: it can be replaced or withdrawn, and "
        "not changed. Everybody who reads learning here can read it.",
        points=(Notice("It replaces", (replaced.title,)),) if replaced else (),
    )
    return confirm(request, page, briefings.publish, briefing)


def briefing_withdraw(request: ActorRequest, pk: int) -> HttpResponse:
    briefing = briefing_or_404(request, pk)
    BRIEFING.require("withdraw", request.actor, briefing)
    form = forms.WithdrawForm(bound_data(request), initial=seen_of(briefing))
    page = page_about(
        briefing,
        "Withdraw this briefing?",
        "Withdraw it",
        "Withdrawn.",
        warning="It is found no more, and its PDF is given to nobody. This cannot be undone.",
    )
    return run_form(request, form, page, briefings.withdraw, briefing)
