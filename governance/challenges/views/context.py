"""What the pages of challenges show: the rows of the list, one challenge with its answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.urls import reverse

from governance.actions.models import Action
from governance.challenges import access
from governance.challenges.forms.raising import ChallengeFilterForm
from governance.challenges.models import Challenge, ChallengeQuerySet, seats_of
from governance.challenges.notifications import who_answer
from governance.challenges.operations import ORIGIN
from governance.challenges.origins import shown_origin
from governance.challenges.transitions import CHALLENGE
from governance.core.buttons import ActionButton
from governance.core.requests import ActorRequest
from governance.core.roles import Actor
from governance.core.search import narrow
from governance.core.tables import Column
from governance.core.text_folding import Folded
from governance.core.timeline import build_timeline
from governance.rules import answer_days
from governance.structure.owner_choices import stands_in

VERBS = (
    "send",
    "commend",
    "answer",
    "acknowledge",
    "verify",
    "ask_again",
    "raise_action",
    "edit",
    "move_date",
    "pass_up",
    "withdraw",
)
"""In the order of their buttons."""
PAGES = {"commend": "send", "raise_action": "action"}
"""The pages that have another name than the verb."""


def status_words(challenge: Challenge, on: date) -> str:
    return "Answer overdue" if challenge.is_overdue(on=on) else challenge.get_status_display()


def columns(on: date) -> tuple[Column, ...]:
    return (
        Column("title", "About", lambda row: row.title, "title"),
        Column("kind", "Kind", lambda row: row.get_kind_display(), "kind"),
        Column("to", "To", lambda row: row.addressee, "organisation__name"),
        Column("from", "Raised from", lambda row: row.raised_from, "raised_seat__title"),
        Column("by", "Answer by", lambda row: row.answer_by, "answer_by"),
        Column("outcome", "Answer", lambda row: row.get_outcome_display(), "outcome"),
        Column("status", "Status", partial(status_words, on=on), "status"),
    )


def file_columns(on: date) -> tuple[Column, ...]:
    """What the file has besides."""
    return (
        *columns(on),
        Column("passed", "Passed up to", lambda row: row.passed_up_to),
        Column("sent", "Sent", lambda row: row.sent_at and row.sent_at.date()),
        Column("answered", "Answered", lambda row: row.answered_at and row.answered_at.date()),
        Column("verified", "Verified", lambda row: row.verified_at and row.verified_at.date()),
        Column("round", "Asked so many times", lambda row: row.round),
        Column("text", "What and why", lambda row: row.text),
        Column("origin", "Comes from", lambda row: row.origin_label),
    )


def filter_challenges(
    rows: ChallengeQuerySet, form: ChallengeFilterForm, actor: Actor
) -> ChallengeQuerySet:
    wish = form.cleaned_data if form.is_valid() else {}
    rows = rows.filter(stands_in(wish.get("place", "")))
    if words := wish.get("q"):
        rows = rows.filter(pk__in=narrow(Challenge.objects.all(), words))
    if theme := wish.get("theme"):
        rows = rows.filter(themes=theme)
    equal = {name: wish[name] for name in ("kind", "outcome") if wish.get(name)}
    rows = with_status(rows.filter(**equal), wish.get("status", ""), on=actor.on)
    return waiting_for(rows, wish.get("waits", ""), actor)


def with_status(rows: ChallengeQuerySet, status: str, *, on: date) -> ChallengeQuerySet:
    match status:
        case "":
            return rows
        case "current":
            return rows.current()
        case "owed":
            return rows.owed()
        case "overdue":
            return rows.overdue(on=on)
    return rows.filter(status=status)


def waiting_for(rows: ChallengeQuerySet, what: str, actor: Actor) -> ChallengeQuerySet:
    match what:
        case "answer":
            return rows.to_answer(actor)
        case "verify":
            return rows.to_verify(actor)
        case "acknowledge":
            return rows.to_acknowledge(actor)
        case "send":
            return rows.to_send(actor)
        case "raised":
            return rows.filter(raised_seat__in=seats_of(actor))
    return rows


@dataclass(frozen=True)
class ChallengeRow:
    """One line of the list."""

    challenge: Challenge
    is_overdue: bool
    may_choose: bool
    """Whether the reader may move its day together with others."""


def challenge_rows(challenges: Iterable[Challenge], actor: Actor) -> list[ChallengeRow]:
    return [
        ChallengeRow(each, each.is_overdue(on=actor.on), CHALLENGE.offers("move_date", actor, each))
        for each in challenges
    ]


def buttons_of(actor: Actor, challenge: Challenge) -> list[ActionButton]:
    """What can be done now; passing up once it is answered or overdue."""
    offered = [verb for verb in VERBS if CHALLENGE.offers(verb, actor, challenge)]
    is_ripe = not challenge.is_owed or challenge.is_overdue(on=actor.on)
    if "pass_up" in offered and not is_ripe:
        offered.remove("pass_up")
    return [
        ActionButton(label_of(verb, actor, challenge), url_of(verb, challenge), True)
        for verb in offered
    ]


def label_of(verb: str, actor: Actor, challenge: Challenge) -> str:
    if verb == "answer" and not access.is_addressee(actor, challenge):
        return "Record their answer"
    return CHALLENGE.label(verb)


def url_of(verb: str, challenge: Challenge) -> str:
    page = PAGES.get(verb, verb).replace("_", "-")
    return reverse(f"governance:challenge-{page}", args=[challenge.pk])


def actions_from(actor: Actor, challenge: Challenge) -> list[Action]:
    """The actions that were raised from it, of those that this person sees."""
    rows = Action.objects.visible_to(actor)
    return list(rows.filter(origin_kind=ORIGIN, origin_id=challenge.pk).order_by("pk"))


def detail_context(request: ActorRequest, challenge: Challenge) -> dict[str, object]:
    actor = request.actor
    said, url = shown_origin(
        challenge.origin_kind, challenge.origin_id, challenge.origin_label, actor
    )
    is_waiting = challenge.is_owed or challenge.status == Challenge.Status.DRAFT
    told = who_answer(challenge, on=actor.on) if is_waiting else []
    return {
        "challenge": challenge,
        "is_overdue": challenge.is_overdue(on=actor.on),
        "answers": challenge.answers.select_related("answered_by").order_by("-round"),
        "themes": list(challenge.themes.order_by(Folded("name"))),
        "actions": actions_from(actor, challenge),
        "origin": said,
        "origin_url": url,
        "told": [str(each) for each in told],
        "is_untold": is_waiting and not told,
        "is_confirmed": answer_days.is_confirmed(),
        "rule_set": answer_days.ANSWERS,
        "verbs": buttons_of(actor, challenge),
        "trail": build_timeline(challenge, reader=actor),
        "partnership": challenge.partnership,
    }
