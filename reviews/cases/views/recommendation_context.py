"""What a case shows of its recommendations: the actions of each, and what came of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from governance.actions.models import Action
from governance.actions.views.context import display_status
from governance.core.formatting import format_date
from governance.core.roles import Actor
from governance.core.statuses import StatusChoices
from reviews.cases.models import Case, Recommendation
from reviews.cases.models.recommendations import actions_of
from reviews.cases.transitions import RECOMMENDATION
from reviews.cases.transitions.recommendations import may_be_open

PAGES = {
    "raise_action": ("Raise an action", "reviews:recommendation-raise"),
    "edit_recommendation": ("Change the words", "reviews:recommendation-edit"),
    "open_actions": ("Lift the restriction", "reviews:recommendation-open"),
}


@dataclass(frozen=True)
class ActionLine:
    """One action as the case shows it; its page for who may open it."""

    record: Action
    status: StatusChoices
    due: str
    passed_up: str
    url: str = ""


@dataclass(frozen=True)
class RecommendationLine:
    """One recommendation with its actions and what may be done about it."""

    record: Recommendation
    actions: tuple[ActionLine, ...]
    summary: str
    links: tuple[tuple[str, str], ...]


def has_review_to_recommend(case: Case) -> bool:
    """Whether a review has met or a practice review is held."""
    return case.has_practice_review or case.has_met


def may_recommend(actor: Actor, case: Case) -> bool:
    about = Recommendation(case=case)
    return has_review_to_recommend(case) and RECOMMENDATION.offers("recommend", actor, about)


def recommendations_of(actor: Actor, case: Case) -> list[RecommendationLine]:
    """Each with its actions; one query where there are none, else a constant number."""
    rows = list(case.recommendations.order_by("review", "number"))
    if not rows:
        return []
    found = list(actions_of(case).select_related("escalated_to").for_list().order_by("pk"))
    seen = set(
        Action.objects.visible_to(actor)
        .filter(pk__in=[each.pk for each in found])
        .values_list("pk", flat=True)
    )
    lines = []
    for row in rows:
        row.case = case
        own = [each for each in found if each.origin_id == row.pk]
        shown = tuple(action_line(each, actor.on, is_seen=each.pk in seen) for each in own)
        lines.append(RecommendationLine(row, shown, summary_of(own), links_of(actor, row, own)))
    return lines


def action_line(record: Action, on: date, *, is_seen: bool) -> ActionLine:
    passed, when = record.escalated_to, record.escalated_at
    return ActionLine(
        record,
        display_status(record, on),
        record.late_words(on=on) or record.due_words(on=on),
        f"passed up to {passed} on {format_date(when)}" if passed and when else "",
        reverse("governance:action-detail", args=[record.pk]) if is_seen else "",
    )


def summary_of(actions: Sequence[Action]) -> str:
    """``3 of 5 actions done, 1 shown to have made a difference``; withdrawn ones do not count."""
    counted = [each for each in actions if each.status != Action.Status.WITHDRAWN]
    if not counted:
        return "No action yet." if not actions else "Its actions were withdrawn."
    embedded = sum(each.status == Action.Status.EMBEDDED for each in counted)
    done = embedded + sum(each.status == Action.Status.DONE for each in counted)
    word = "action" if len(counted) == 1 else "actions"
    shown = str(embedded) if embedded else "none"
    return f"{done} of {len(counted)} {word} done, {shown} shown to have made a difference."


def links_of(
    actor: Actor, record: Recommendation, actions: Sequence[Action]
) -> tuple[tuple[str, str], ...]:
    hidden = set()
    if not may_be_open(record.case) or not any(each.is_restricted for each in actions):
        hidden.add("open_actions")
    return tuple(
        (label, reverse(page, args=[record.pk]))
        for verb, (label, page) in PAGES.items()
        if verb not in hidden and RECOMMENDATION.offers(verb, actor, record)
    )
