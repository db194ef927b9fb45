"""What is done with one challenge: sent, answered, verified, asked again, passed up, withdrawn."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse

from governance.challenges import access, operations
from governance.challenges.forms import answering, days, raising
from governance.challenges.models import Challenge
from governance.challenges.transitions import CHALLENGE, groups_above
from governance.challenges.views.challenges import challenge_or_404
from governance.challenges.views.context import url_of
from governance.core.form_pages import FormPage, Notice, bound_data, confirm, run_form, seen_of
from governance.core.formatting import format_date
from governance.core.forms.fields import initial_from
from governance.core.requests import ActorRequest
from governance.core.text_folding import Folded
from governance.rules.answer_days import default_answer_by
from governance.structure.models import Group


def challenge_url(challenge: Challenge) -> str:
    return url_of("detail", challenge)


def page_for(
    challenge: Challenge, title: str, button: str, done: str | Callable[[Any], str], **more: Any
) -> FormPage:
    """The page around a form about one challenge."""
    return FormPage(
        title=title,
        caption=challenge.title,
        button=button,
        back=challenge_url(challenge),
        back_label=f"Back to the {challenge.get_kind_display().lower()}",
        done=done,
        partnership=challenge.partnership,
        record=challenge,
        **more,
    )


def get_challenge(request: ActorRequest, pk: int, verb: str) -> Challenge:
    """One that may be seen, of which the verb may be done now."""
    challenge = challenge_or_404(request, pk)
    CHALLENGE.require(verb, request.actor, challenge)
    return challenge


def asked(challenge: Challenge) -> Notice:
    """What was asked, in the words that are answered."""
    again = (f"Asked again: {challenge.asked_why}",) if challenge.asked_why else ()
    return Notice("What is asked", (challenge.text, *again))


def answered(challenge: Challenge) -> Notice:
    """The last answer, which is verified or not."""
    last = challenge.answers.latest("round")
    title = f"{last.given_for}: {last.get_outcome_display().lower()}"
    return Notice(title, (last.text,))


def challenge_edit(request: ActorRequest, pk: int) -> HttpResponse:
    challenge = get_challenge(request, pk, "edit")
    names = ("title", "text", "answer_by", "themes")
    shown = names if challenge.is_challenge else ("title", "text", "themes")
    form = raising.ChallengeForm(
        bound_data(request),
        is_challenge=challenge.is_challenge,
        initial=initial_from(challenge, *shown),
    )
    page = page_for(challenge, "Change the words", "Save", "Saved.")
    return run_form(request, form, page, operations.edit, challenge)


def challenge_send(request: ActorRequest, pk: int) -> HttpResponse:
    """A last look at what goes out, and to whom."""
    challenge = challenge_or_404(request, pk)
    verb = "send" if challenge.is_challenge else "commend"
    CHALLENGE.require(verb, request.actor, challenge)
    owed = (
        f"An answer is owed by {format_date(challenge.answer_by)}. " if challenge.answer_by else ""
    )
    page = page_for(
        challenge,
        f"Send it to {challenge.addressee}?",
        "Send it",
        f"Sent to {challenge.addressee}.",
        lede=f"{owed}Its words cannot be changed once it is sent.",
        points=(Notice(challenge.title, (challenge.text,)),),
    )
    return confirm(request, page, operations.send, challenge)


def challenge_answer(request: ActorRequest, pk: int) -> HttpResponse:
    challenge = get_challenge(request, pk, "answer")
    is_own = access.is_addressee(request.actor, challenge)
    used = answering.AnswerForm if is_own else answering.RecordAnswerForm
    form = used(bound_data(request), initial=seen_of(challenge))
    page = page_for(
        challenge,
        "Answer it" if is_own else f"Record the answer of {challenge.owed_by}",
        "Give the answer" if is_own else "Record the answer",
        "Answered. Whoever asked is told, and says whether that satisfies.",
        lede=f"Owed by {format_date(challenge.answer_by)}. An answer cannot be changed afterwards.",  # type: ignore[arg-type]
        points=(asked(challenge),),
    )
    return run_form(request, form, page, operations.answer, challenge)


def challenge_acknowledge(request: ActorRequest, pk: int) -> HttpResponse:
    challenge = get_challenge(request, pk, "acknowledge")
    form = answering.AcknowledgeForm(bound_data(request))
    page = page_for(
        challenge,
        "Acknowledge it",
        "Acknowledge it",
        "Acknowledged.",
        points=(Notice("What is commended", (challenge.text,)),),
    )
    return run_form(request, form, page, operations.acknowledge, challenge)


def challenge_verify(request: ActorRequest, pk: int) -> HttpResponse:
    challenge = get_challenge(request, pk, "verify")
    form = answering.VerifyForm(bound_data(request), initial=seen_of(challenge))
    page = page_for(
        challenge,
        "The answer satisfies",
        "It satisfies",
        "Verified. That ends it; it stays readable.",
        lede="If it does not satisfy you, ask again or pass it up instead, from the page before.",
        points=(answered(challenge),),
    )
    return run_form(request, form, page, operations.verify, challenge)


def challenge_ask_again(request: ActorRequest, pk: int) -> HttpResponse:
    challenge = get_challenge(request, pk, "ask_again")
    initial = {"answer_by": default_answer_by(request.actor.on)}
    form = answering.AskAgainForm(bound_data(request), initial=initial)
    page = page_for(
        challenge,
        "Ask again",
        "Ask again",
        f"Asked again. {challenge.owed_by} is told why.",
        lede="The answer that was given stays on the page.",
        points=(answered(challenge),),
    )
    return run_form(request, form, page, operations.ask_again, challenge)


def challenge_pass_up(request: ActorRequest, pk: int) -> HttpResponse:
    challenge = get_challenge(request, pk, "pass_up")
    above = [each.pk for each in groups_above(challenge, on=request.actor.on)]
    groups = Group.objects.filter(pk__in=above).order_by(Folded("name"), "pk")
    initial = {"answer_by": default_answer_by(request.actor.on)}
    form = answering.PassUpForm(bound_data(request), groups=groups, initial=initial)
    page = page_for(
        challenge,
        "Pass it up",
        "Pass it up",
        "Passed up. It waits on Home of the chairs of that group.",
        lede=f"That group then owes the answer instead of {challenge.owed_by}.",
    )
    return run_form(request, form, page, operations.pass_up, challenge)


def challenge_move_date(request: ActorRequest, pk: int) -> HttpResponse:
    challenge = get_challenge(request, pk, "move_date")
    form = days.MoveDateForm(bound_data(request), initial=initial_from(challenge, "answer_by"))
    page = page_for(challenge, "Move the day of the answer", "Move it", "Moved.")
    return run_form(request, form, page, operations.move_date, challenge)


def challenge_withdraw(request: ActorRequest, pk: int) -> HttpResponse:
    challenge = get_challenge(request, pk, "withdraw")
    form = answering.WithdrawForm(bound_data(request), initial=seen_of(challenge))
    page = page_for(
        challenge,
        "Withdraw it",
        "Withdraw it",
        "Withdrawn; it stays readable.",
        lede="That cannot be taken back. Another can be raised.",
    )
    return run_form(request, form, page, operations.withdraw, challenge)
