"""What the pages of a point and of a briefing show alike: values for templates, and no rules."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from governance.core.buttons import ActionButton
from governance.core.form_pages import FormPage
from governance.core.requests import ActorRequest
from governance.core.roles import Actor
from governance.core.statuses import StatusChoices
from governance.core.timeline import build_timeline
from governance.core.workflow import Workflow
from reviews.learning.models import Briefing, Dissemination, LearningPoint, PracticeEvidence
from reviews.learning.models.practice import practice_of
from reviews.learning.transitions import DISSEMINATION, PRACTICE_EVIDENCE

Subject = LearningPoint | Briefing
ENDINGS = ("withdraw", "cancel", "discard", "end_monitoring")
"""Verbs that are never the first thing to do on a page."""
WORDS = {LearningPoint: "point", Briefing: "briefing"}


class DisplayStatus(StatusChoices):
    """How a dissemination stands that its own status does not say."""

    OVERDUE = "late", "Overdue", "late"


@dataclass(frozen=True)
class DisseminationRow:
    """One way in which it is told, as a line of the page."""

    record: Dissemination
    status: StatusChoices
    reached: int


@dataclass(frozen=True)
class EvidenceRow:
    """One piece of evidence as the page shows it."""

    record: PracticeEvidence
    judgement: StatusChoices
    strike_url: str


def word_of(subject: Subject) -> str:
    return WORDS[type(subject)]


def subject_url(subject: Subject) -> str:
    return reverse(f"reviews:{word_of(subject)}-detail", args=[subject.pk])


def display_status(record: Dissemination, actor: Actor) -> StatusChoices:
    """That it is overdue says more than that it is planned."""
    if record.is_late(on=actor.on):
        return DisplayStatus.OVERDUE
    return Dissemination.Status(record.status)


def buttons_of(
    actor: Actor, record: Any, table: Workflow, pages: Iterable[tuple[str, str]]
) -> list[ActionButton]:
    """A link for each verb that is open to this person; ``pages`` are verbs and URL names."""
    return [
        ActionButton(
            table.label(verb),
            reverse(f"reviews:{page}", args=[record.pk]),
            True,
            "secondary" if verb in ENDINGS else "",
        )
        for verb, page in pages
        if table.offers(verb, actor, record)
    ]


def follow_up(request: ActorRequest, subject: Subject) -> dict[str, Any]:
    """How it was told, whether practice changed, and what was done: the foot of both pages."""
    actor, word = request.actor, word_of(subject)
    told = list(
        Dissemination.objects.filter(**{word: subject.pk}).for_list().order_by("due_on", "pk")
    )
    evidence = list(
        PracticeEvidence.objects.filter(**{word: subject.pk})
        .select_related("recorded_by")
        .order_by("-seen_on", "-pk")
    )
    for each in (*told, *evidence):
        setattr(each, word, subject)
    current = [each for each in evidence if each.is_current]
    new = Dissemination(**{word: subject})
    proof = PracticeEvidence(**{word: subject})
    return {
        "told": [
            DisseminationRow(each, display_status(each, actor), each.people_reached)
            for each in told
        ],
        "evidence": [evidence_row(each, actor) for each in current],
        "practice": practice_of(current),
        "plan_url": link_if(
            DISSEMINATION.offers("plan_dissemination", actor, new), f"{word}-disseminate", subject
        ),
        "evidence_url": link_if(
            PRACTICE_EVIDENCE.offers("record", actor, proof), f"{word}-evidence", subject
        ),
        "trail": build_timeline(subject, *told, *evidence, reader=actor),
    }


def evidence_row(record: PracticeEvidence, actor: Actor) -> EvidenceRow:
    may_strike = PRACTICE_EVIDENCE.offers("strike", actor, record)
    return EvidenceRow(
        record,
        PracticeEvidence.Judgement(record.judgement),
        link_if(may_strike, "evidence-strike", record),
    )


def link_if(is_offered: bool, page: str, record: Any) -> str:
    return reverse(f"reviews:{page}", args=[record.pk]) if is_offered else ""


def page_about(subject: Any, title: str, button: str, done: str, **more: Any) -> FormPage:
    """The page around a form about one point or briefing."""
    word = word_of(subject)
    return FormPage(
        title=title,
        caption=subject.title,
        button=button,
        back=subject_url(subject),
        back_label=f"Back to the {'learning point' if word == 'point' else word}",
        done=done,
        partnership=subject.partnership,
        record=subject,
        **more,
    )
