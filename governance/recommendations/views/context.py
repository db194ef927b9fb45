"""What the pages of recommendations show: the rows of the list, one with each step of its way."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.urls import reverse

from governance.actions.models import Action
from governance.core.buttons import ActionButton
from governance.core.requests import ActorRequest
from governance.core.roles import Actor
from governance.core.search import narrow
from governance.core.tables import Column
from governance.core.text_folding import Folded
from governance.core.timeline import build_timeline
from governance.recommendations.forms import RecommendationFilterForm
from governance.recommendations.models import GroupRecommendation, GroupRecommendationQuerySet
from governance.recommendations.operations import ORIGIN
from governance.recommendations.transitions import RECOMMENDATION
from governance.rules import answer_days
from governance.structure.models import Group
from governance.structure.owner_choices import stands_in

VERBS = (
    "put",
    "answer",
    "receive",
    "pass_on",
    "send_back",
    "raise_action",
    "edit",
    "withdraw",
)
"""In the order of their buttons."""
STEPS = {
    "put": "Put to",
    "pass_on": "Passed on to",
    "send_back": "Sent back to",
    "answer": "Answered to",
}


def status_words(record: GroupRecommendation, on: date) -> str:
    return "Answer overdue" if record.is_overdue(on=on) else record.get_status_display()


def columns(on: date) -> tuple[Column, ...]:
    return (
        Column("title", "Recommendation", lambda row: row.title, "title"),
        Column("group", "Made by", lambda row: row.group, "group__name"),
        Column("with", "Stands with", lambda row: row.stands_with, "stands_with__name"),
        Column("by", "Answer by", lambda row: row.answer_by, "answer_by"),
        Column("outcome", "Answer", lambda row: row.get_outcome_display(), "outcome"),
        Column("status", "Status", partial(status_words, on=on), "status"),
    )


def file_columns(on: date) -> tuple[Column, ...]:
    """What the file has besides."""
    return (
        *columns(on),
        Column("text", "What and why", lambda row: row.text),
        Column("answer", "What was answered", lambda row: row.answer),
        Column("answered", "Answered", lambda row: row.answered_at and row.answered_at.date()),
    )


def filter_recommendations(
    rows: GroupRecommendationQuerySet, form: RecommendationFilterForm, actor: Actor
) -> GroupRecommendationQuerySet:
    wish = form.cleaned_data if form.is_valid() else {}
    rows = rows.filter(stands_in(wish.get("place", "")))
    if words := wish.get("q"):
        rows = rows.filter(pk__in=narrow(GroupRecommendation.objects.all(), words))
    if theme := wish.get("theme"):
        rows = rows.filter(themes=theme)
    if outcome := wish.get("outcome"):
        rows = rows.filter(outcome=outcome)
    rows = with_status(rows, wish.get("status", ""), on=actor.on)
    match wish.get("waits", ""):
        case "answer":
            return rows.to_answer(actor)
        case "receive":
            return rows.to_receive(actor)
        case "put":
            return rows.to_put(actor)
    return rows


def with_status(
    rows: GroupRecommendationQuerySet, status: str, *, on: date
) -> GroupRecommendationQuerySet:
    match status:
        case "":
            return rows
        case "current":
            return rows.current()
        case "waiting":
            return rows.waiting()
        case "overdue":
            return rows.overdue(on=on)
    return rows.filter(status=status)


@dataclass(frozen=True)
class RecommendationRow:
    """One line of the list."""

    record: GroupRecommendation
    is_overdue: bool


def recommendation_rows(
    records: Iterable[GroupRecommendation], on: date
) -> list[RecommendationRow]:
    return [RecommendationRow(each, each.is_overdue(on=on)) for each in records]


def buttons_of(actor: Actor, record: GroupRecommendation) -> list[ActionButton]:
    """What can be done now; putting it and passing it on only where a group stands above."""
    offered = [verb for verb in VERBS if RECOMMENDATION.offers(verb, actor, record)]
    upwards = {"put", "pass_on"} & set(offered)
    if upwards and not groups_above(record, on=actor.on):
        offered = [verb for verb in offered if verb not in upwards]
    return [
        ActionButton(RECOMMENDATION.label(verb), url_of(verb, record), True) for verb in offered
    ]


def groups_above(record: GroupRecommendation, *, on: date):
    """The groups to which it may go now."""
    group = record.stands_with if record.is_waiting else record.group
    return Group.objects.above(group, on=on)  # type: ignore[arg-type]


def url_of(verb: str, record: GroupRecommendation) -> str:
    page = "action" if verb == "raise_action" else verb.replace("_", "-")
    return reverse(f"governance:recommendation-{page}", args=[record.pk])


def detail_context(request: ActorRequest, record: GroupRecommendation) -> dict[str, object]:
    actor = request.actor
    steps = record.steps.select_related("sender", "to", "taken_by").order_by("pk")
    actions = Action.objects.visible_to(actor).filter(origin_kind=ORIGIN, origin_id=record.pk)
    return {
        "record": record,
        "is_overdue": record.is_overdue(on=actor.on),
        "steps": [(STEPS[each.verb], each) for each in steps],
        "themes": list(record.themes.order_by(Folded("name"))),
        "actions": list(actions.order_by("pk")),
        "is_confirmed": answer_days.is_confirmed(),
        "rule_set": answer_days.ANSWERS,
        "verbs": buttons_of(actor, record),
        "trail": build_timeline(record, reader=actor),
    }
