"""The list of challenges and commendations, one of them, and many days moved at once."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from governance.challenges import access, operations
from governance.challenges.forms import days, raising
from governance.challenges.models import Challenge
from governance.challenges.operations import DatesMoved
from governance.challenges.views import context as challenge_context
from governance.core.exports import export_response, wants_file
from governance.core.form_pages import FormPage, Notice, bound_data, run_form
from governance.core.formatting import format_count, format_list
from governance.core.requests import ActorRequest
from governance.core.tables import PER_PAGE, paginate_table
from governance.core.workflow import require_any
from governance.structure.owner_choices import choices_among

TITLE = "Challenges and commendations"


def challenge_or_404(request: ActorRequest, pk: int) -> Challenge:
    return get_object_or_404(Challenge.objects.visible_to(request.actor).for_list(), pk=pk)


def challenge_list(request: ActorRequest) -> HttpResponse:
    on = request.actor.on
    seen = Challenge.objects.visible_to(request.actor)
    places = choices_among(seen, "organisation", "group")
    form = raising.ChallengeFilterForm(request.GET, places=places)
    found = challenge_context.filter_challenges(seen, form, request.actor)
    rows = found.for_list().most_pressing_first()
    if wants_file(request):
        return export_response(request, TITLE, rows, challenge_context.file_columns(on))
    listing = paginate_table(request, rows, challenge_context.columns(on))
    lines = challenge_context.challenge_rows(listing.page, request.actor)
    may_raise = bool(access.raising_seats(request.actor))
    context = {
        "title": TITLE,
        "listing": listing,
        "lines": lines,
        "may_choose": any(line.may_choose for line in lines),
        "filters": form,
        "may_raise": may_raise,
        "sees_any": may_raise,
    }
    return render(request, "governance/challenges/list.html", context)


@require_safe
def challenge_detail(request: ActorRequest, pk: int) -> HttpResponse:
    challenge = challenge_or_404(request, pk)
    context = challenge_context.detail_context(request, challenge)
    return render(request, "governance/challenges/detail.html", context)


def challenges_move(request: ActorRequest) -> HttpResponse:
    """One day by which all chosen in the list are answered."""
    challenges = chosen_challenges(request)
    if not challenges:
        messages.warning(request, "Choose one challenge or more in the list first.")
        return redirect("governance:challenge-list")
    count = format_count(len(challenges), "challenge")
    page = FormPage(
        title="Move the day of these answers",
        button=f"Move it for {count}",
        back=reverse("governance:challenge-list"),
        back_label="All challenges",
        done=moved_words,
        points=(Notice(f"{count} chosen", tuple(each.title for each in challenges)),),
    )
    form = days.MoveDatesForm(bound_data(request), challenges=challenges)
    return run_form(request, form, page, operations.move_dates)


def chosen_challenges(request: ActorRequest) -> list[Challenge]:
    """Those that the actor may see; each is asked for at its door.

    Raises NotAllowed for who has no seat from which one is raised.
    """
    require_any(access.raising_seats(request.actor), "move the day of", "challenges")
    ids = [int(pk) for pk in request.GET.getlist("challenge") if pk.isdecimal() and len(pk) < 16]
    rows = Challenge.objects.visible_to(request.actor).filter(pk__in=ids[:PER_PAGE])
    return list(rows.order_by("pk"))


def moved_words(result: DatesMoved) -> str:
    parts = [f"The day is moved for {format_count(result.done, 'challenge')}."]
    if result.unchanged:
        parts.append(f"{result.unchanged} had that day already.")
    if result.refused:
        parts.append(f"Not moved: {format_list(result.refused)}.")
    return " ".join(parts)
