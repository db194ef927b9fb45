"""Raising a challenge or commendation, and an action from what was promised in answer."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from governance.actions import form_choices as action_choices
from governance.actions.forms.raised_from import RaiseActionForm
from governance.actions.models import Action
from governance.actions.notifications import told_of
from governance.challenges import access, operations
from governance.challenges.forms import raising
from governance.challenges.models import Challenge
from governance.challenges.origins import origin_at
from governance.challenges.transitions import CHALLENGE, bodies_to_ask, groups_to_ask
from governance.challenges.views.challenges import challenge_or_404
from governance.challenges.views.transitions import challenge_url, page_for
from governance.core.form_pages import FormPage, Notice, bound_data, run_form
from governance.core.requests import ActorRequest
from governance.core.roles import Actor, Holding
from governance.core.workflow import require_any
from governance.rules.answer_days import default_answer_by

TITLE = "Raise a challenge or commendation"


def challenge_raise(request: ActorRequest) -> HttpResponse:
    """First from which seat, where there are several; then to whom and about what."""
    seats = require_any(access.raising_seats(request.actor), "raise", "a challenge")
    by_key = {str(held.seat_id): held for held in seats}
    chosen = request.GET.get("seat") or (next(iter(by_key)) if len(by_key) == 1 else "")
    if chosen not in by_key:
        names = [(key, f"{held.title}, {held.place}") for key, held in by_key.items()]
        form = raising.SeatForm(request.GET if "seat" in request.GET else None, seats=names)
        context = {"form": form, "title": TITLE, "page": request.GET.get("page", "")}
        return render(request, "governance/challenges/seat.html", context)
    return raise_from(request, by_key[chosen])


def raise_from(request: ActorRequest, held: Holding) -> HttpResponse:
    on = request.actor.on
    form = raising.RaiseForm(
        bound_data(request),
        groups=list(groups_to_ask(held, on=on)),
        bodies=list(bodies_to_ask(held, on=on)),
        find_origin=partial(origin_at, actor=request.actor),
        answer_by=default_answer_by(on),
        initial={"page": request.GET.get("page", "")},
    )
    page = FormPage(
        title=TITLE,
        caption=f"{held.title}, {held.place}",
        button="Save it",
        back=reverse("governance:challenge-list"),
        back_label="All challenges",
        done="Saved. Nobody else reads it yet: send it from this page.",
        done_url=challenge_url,
        lede="It is saved first, and sent from its page once you have read it there.",
    )
    challenge = Challenge(raised_seat_id=held.seat_id)
    return run_form(request, form, page, operations.raise_challenge, challenge)


def challenge_action(request: ActorRequest, pk: int) -> HttpResponse:
    """What is to be done of what was promised, and by whom."""
    challenge = challenge_or_404(request, pk)
    CHALLENGE.require("raise_action", request.actor, challenge)
    log = challenge.group or challenge.partnership
    action = action_choices.new_action_at(log)  # type: ignore[arg-type]
    form = RaiseActionForm(
        bound_data(request), **action_choices.assignee_choices(action, request.actor)
    )
    answer = challenge.answers.latest("round")
    page = page_for(
        challenge,
        "Raise an action",
        "Raise the action",
        partial(raised_words, request.actor),
        lede=f"In the log of {log}.",
        points=(Notice(f"Answered: {answer.get_outcome_display().lower()}", (answer.text,)),),
    )
    return run_form(request, form, page, operations.raise_action, challenge)


def raised_words(actor: Actor, raised: Action) -> str:
    """That it was raised, and who is told of it."""
    told = told_of(raised.assignments.current(), by=actor, on=actor.on)
    return f"Raised. {told.sentence()}"
