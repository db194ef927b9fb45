"""What the list and the page of a dispute show: its clock, its sides, its buttons, its story."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.timezone import localtime

from governance.core.buttons import ActionButton
from governance.core.formatting import format_count, format_datetime_short
from governance.core.requests import ActorRequest
from governance.core.restricted import MARKING
from governance.core.roles import Actor
from governance.core.timeline import TimelineEntry, build_timeline
from reviews.disputes import access
from reviews.disputes.models import (
    Dispute,
    DisputeOfficer,
    DisputeSide,
    DisputeStage,
    OwnProcedureStep,
)
from reviews.disputes.models.sides import sides_spoken_for
from reviews.disputes.transitions import DISPUTE, OFFICER, SIDE, STAGE, STEP
from reviews.disputes.transitions.requirements import next_rule, protocol_of

BUTTONS: Mapping[str, tuple[str, str]] = {
    "give_advice": ("Give the advice", "reviews:dispute-advice"),
    "publish_reply": ("Publish the partners’ reply", "reviews:dispute-reply"),
    "ask_advice": ("Ask the advisor", "reviews:dispute-ask-advice"),
    "resolve": ("It is resolved", "reviews:dispute-resolve"),
    "involve_chair": ("Ask the chair to mediate", "reviews:dispute-chair"),
    "record_mediation": ("Record the mediation", "reviews:dispute-mediation"),
    "withdraw": ("Withdraw the dispute", "reviews:dispute-withdraw"),
}
"""What is done to a dispute, in the order in which the buttons are drawn."""


@dataclass(frozen=True)
class StageClock:
    """How the clock of a stage stands, in words; it prompts, and ends nothing."""

    stage: DisputeStage
    says: str
    is_late: bool
    took: str
    """How long the answer took, or how long it is waited for so far."""
    may_edit: bool = False


@dataclass(frozen=True)
class SideView:
    """One side as this reader sees it, with what they may do for it."""

    side: DisputeSide
    officers: list[DisputeOfficer]
    steps: list[OwnProcedureStep]
    legal_advice: str
    links: tuple[tuple[str, str], ...]
    may_end: bool
    may_replace: bool


def stage_clock(stage: DisputeStage, *, at: datetime) -> StageClock:
    is_late = stage.is_late(at=at)
    took = in_hours(stage.hours_to_answer(at=at))
    if stage.due_at is None:
        return StageClock(stage, "No limit is stated", is_late, took)
    due = format_datetime_short(localtime(stage.due_at))
    if stage.answered_at:
        says = f"Answered after its limit, {due}" if is_late else f"Answered in time, by {due}"
    else:
        says = f"Its limit passed, {due}" if is_late else f"By {due}"
    return StageClock(stage, says, is_late, took)


def in_hours(hours: int) -> str:
    """ "30 hours", from two days on in whole days."""
    if hours < 48:
        return format_count(hours, "hour")
    return format_count(hours // 24, "day")


def clock_of(dispute: Dispute, *, at: datetime) -> StageClock | None:
    """That of the stage under way; None where none is."""
    stage = dispute.running_stage
    return stage_clock(stage, at=at) if stage else None


def clock_in_words(dispute: Dispute, *, at: datetime) -> str:
    clock = clock_of(dispute, at=at)
    return clock.says if clock else ""


def agencies_in_words(dispute: Dispute) -> str:
    return "; ".join(str(side.agency) for side in dispute.sides.all())


def agreed_words(dispute: Dispute) -> dict[str, str]:
    """What its last stage agreed, with which the form of its end begins."""
    last = dispute.last_stage
    if last is None or last.status != DisputeStage.Status.AGREED:
        return {}
    return {"outcome": last.outcome, "plan": last.plan}


def detail_context(request: ActorRequest, dispute: Dispute, *, at: datetime) -> dict[str, Any]:
    actor = request.actor
    stages = list(dispute.stages.all())
    for stage in stages:
        stage.dispute = dispute
    for side in dispute.sides.all():
        side.dispute = dispute
    running = dispute.running_stage
    protocol = protocol_of(dispute)
    return {
        "dispute": dispute,
        "partnership": dispute.partnership,
        "marking": MARKING,
        "protocol": protocol,
        "verbs": buttons_of(actor, dispute),
        "may_edit": DISPUTE.offers("edit", actor, dispute),
        "clocks": [
            replace(stage_clock(each, at=at), may_edit=STAGE.offers("edit_stage", actor, each))
            for each in stages
        ],
        "stage_links": stage_links(actor, running) if running else (),
        "next_stage": next_stage(actor, dispute),
        "sides": [side_view(actor, each) for each in dispute.sides.all()],
        "bring_in_url": bring_in_url(actor, dispute),
        "trail": timeline_of(actor, dispute, stages),
    }


def buttons_of(actor: Actor, dispute: Dispute) -> list[ActionButton]:
    found = [verb for verb in BUTTONS if DISPUTE.offers(verb, actor, dispute)]
    return [
        ActionButton(
            BUTTONS[verb][0],
            reverse(BUTTONS[verb][1], args=[dispute.pk]),
            by_link=True,
            tone="secondary",
        )
        for verb in found
        if is_worth_it(verb, dispute)
    ]


def is_worth_it(verb: str, dispute: Dispute) -> bool:
    """Whether nothing that the page can see stands in the way."""
    protocol, last = protocol_of(dispute), dispute.last_stage
    if verb == "ask_advice":
        has_failed = last is not None and last.status == DisputeStage.Status.NOT_AGREED
        return has_failed and protocol is not None and protocol.asks_advice
    return verb != "resolve" or dispute.running_stage is None


def next_stage(actor: Actor, dispute: Dispute) -> dict[str, Any] | None:
    """The stage that may be begun now, and where."""
    if not STAGE.offers("open_stage", actor, DisputeStage(dispute=dispute)):
        return None
    rule = next_rule(dispute)
    number = len(dispute.stages.all()) + 1
    url = reverse("reviews:dispute-stage", args=[dispute.pk])
    return {"rule": rule, "number": number, "url": url}


STAGE_PAGES = (
    ("respond", "Record the response", "reviews:stage-respond"),
    ("agree", "They agree", "reviews:stage-agree"),
    ("end_without_agreement", "No agreement at this stage", "reviews:stage-not-agreed"),
)


def stage_links(actor: Actor, stage: DisputeStage) -> tuple[ActionButton, ...]:
    return tuple(
        ActionButton(label, reverse(url_name, args=[stage.pk]), by_link=True)
        for verb, label, url_name in STAGE_PAGES
        if STAGE.offers(verb, actor, stage)
    )


SIDE_PAGES = (
    (SIDE, "state_position", "Say what the agency holds", "reviews:side-position"),
    (STEP, "record_step", "Record a step of its own procedure", "reviews:side-step"),
    (OFFICER, "name_officer", "Name who speaks for it", "reviews:side-officer"),
    (SIDE, "note_legal_advice", "Note its legal advice", "reviews:side-legal-advice"),
)


def side_view(actor: Actor, side: DisputeSide) -> SideView:
    subjects: dict[str, Any] = {
        "record_step": OwnProcedureStep(side=side),
        "name_officer": DisputeOfficer(side=side),
    }
    links = tuple(
        (label, reverse(url_name, args=[side.pk]))
        for table, verb, label, url_name in SIDE_PAGES
        if table.offers(verb, actor, subjects.get(verb, side))
    )
    reads = side.pk in sides_spoken_for(actor, side.dispute)
    return SideView(
        side=side,
        officers=[each for each in side.officers.all() if each.is_there],
        steps=list(side.steps.all()),
        legal_advice=side.legal_advice if reads else "",
        links=links,
        may_end=access.can_work_on_side(actor, side),
        may_replace=access.can_work_on_side(actor, side) and side.dispute.is_open,
    )


def bring_in_url(actor: Actor, dispute: Dispute) -> str:
    """Where another agency is brought in; empty where it cannot be."""
    if not SIDE.offers("bring_in", actor, DisputeSide(dispute=dispute)):
        return ""
    return reverse("reviews:dispute-bring-in", args=[dispute.pk])


READINGS = ("read", "take_list")
"""How a dispute was read, by the verbs of the lines; they stand on a page of their own."""


def timeline_of(actor: Actor, dispute: Dispute, stages: list[DisputeStage]) -> list[TimelineEntry]:
    """What was done to the dispute, its sides and its stages."""
    return build_timeline(
        dispute, *stages, *dispute.sides.all(), reader=actor, without=(*READINGS, "add_side")
    )
