"""What the page of a case shows: its clocks, views, people, buttons, and what was done."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, QuerySet
from django.urls import reverse

from governance.core.attached_rows import Parts, attach_parts
from governance.core.buttons import ActionButton
from governance.core.formatting import format_count
from governance.core.names import Names, names_query, sort_names
from governance.core.prepared_queries import Key, prepared
from governance.core.registry import named_parts, shown_names, shown_parts
from governance.core.requests import ActorRequest
from governance.core.roles import Actor
from governance.core.timeline import TimelineEntry, build_timeline
from governance.deadlines.deadline_status import DeadlineStatus, describe_deadline
from governance.deadlines.models import Deadline
from governance.people.models import Organisation
from governance.rules.files import rule_sets
from governance.rules.workdays import working_days_between
from governance.themes.models import Theme
from reviews.cases import access
from reviews.cases.content.marking import said_of_mark
from reviews.cases.content.report import MARKING
from reviews.cases.models import (
    Case,
    CasePerson,
    LocalReview,
    PanelResponse,
    PartnerView,
    Recommendation,
)
from reviews.cases.next_step import WAITS, NextStep, kind_and_waiting, steps_next
from reviews.cases.review_steps import ReviewStep, steps_of
from reviews.cases.transitions import CASE, LOCAL_REVIEW
from reviews.cases.transitions.requirements import partners_in
from reviews.cases.views.overruns import ToldOverrun, overruns_of
from reviews.cases.views.recommendation_context import has_review_to_recommend

BUTTONS: Mapping[str, tuple[str, str]] = {
    "find_notifiable": ("It is notifiable", "reviews:case-notifiable"),
    "find_not_notifiable": ("It is not notifiable", "reviews:case-not-notifiable"),
    "find_local": ("Serious, but not notifiable", "reviews:case-local"),
    "dispute": ("Record that the partners disagree", "reviews:case-dispute"),
    "notify": ("Record the notification", "reviews:case-notify"),
    "close": ("Close the case", "reviews:case-close"),
    "withdraw": ("Withdraw the notification", "reviews:case-withdraw"),
}
"""The moves of a case as buttons, in the order in which they are drawn."""
QUIET = ("close", "withdraw")
"""Moves that end a case: never the first thing to press."""


@dataclass(frozen=True)
class Clock:
    """One time limit of a case, how it stands, and what was said of its being late."""

    deadline: Deadline
    status: DeadlineStatus
    overruns: tuple[ToldOverrun, ...] = ()
    explain_url: str = ""


def clocks_of(case: Case, *, actor: Actor) -> list[Clock]:
    """The limits of a case in the order in which they are due."""
    told = overruns_of(case)
    may = access.can_coordinate(actor, case) and case.is_open
    return [
        Clock(
            deadline,
            describe_deadline(deadline, on=actor.on),
            tuple(each for each in told if each.deadline_id == deadline.pk),
            explain_url(case, deadline) if may and can_be_explained(deadline) else "",
        )
        for deadline in case.deadlines
    ]


def can_be_explained(deadline: Deadline) -> bool:
    """Whether it may still turn out, or has turned out, to be late."""
    return deadline.status in (Deadline.Status.RUNNING, Deadline.Status.MET_LATE)


def explain_url(case: Case, deadline: Deadline) -> str:
    return reverse("reviews:case-overrun", args=[case.pk, deadline.pk])


def next_clock(case: Case, *, on: date) -> DeadlineStatus | None:
    """How the limit that runs out first stands; None where none runs."""
    running = [each for each in case.deadlines if each.is_running]
    first = min(running, key=lambda each: each.due_on, default=None)
    return describe_deadline(first, on=on) if first else None


def without_limit(case: Case, *, on: date) -> str:
    """``Day 14, no limit is stated``: how long a local learning review has gone on for which no day
    is agreed or stated; empty where a limit runs, or none goes on.
    """
    if not case.has_local_review or case.local_review.is_finished or case.local_review.deadline:
        return ""
    passed = working_days_between(case.local_review.decided_on, on)
    return f"Day {passed}, no limit is stated"


def steps_context(case: Case, *, on: date) -> dict[str, Any]:
    """The timetable of its rapid review, and where its days are stated."""
    steps = steps_of(case, on=on)
    return {"steps": steps, "step_sources": sources_of(steps)}


def sources_of(steps: Iterable[ReviewStep]) -> list[str]:
    """Where the days of these steps are stated, each once."""
    return list(dict.fromkeys(each.source for each in steps if each.day and each.source))


ViewsOfPartner = tuple[Organisation, PartnerView | None, list[Any]]


def views_of(case: Case, partners: Names) -> list[ViewsOfPartner]:
    """Each safeguarding partner with its present view and those it gave before."""
    given = list(case.views.all())
    rows = []
    for body in (Organisation(pk=int(key), name=name) for key, name in partners):
        own = [each for each in given if each.organisation_id == body.pk]
        now = next((each for each in own if each.is_current), None)
        rows.append((body, now, [each for each in own if not each.is_current]))
    return rows


def buttons_of(actor: Actor, case: Case) -> list[ActionButton]:
    return [
        ActionButton(
            label,
            reverse(url_name, args=[case.pk]),
            by_link=True,
            tone="secondary" if verb in QUIET else "",
        )
        for verb, (label, url_name) in BUTTONS.items()
        if CASE.offers(verb, actor, case)
    ]


def may_commission(actor: Actor, case: Case, letters: Names) -> bool:
    """Whether a practice review may be held after all: the Panel disagreed, as a letter that was
    named says, and there is none.
    """
    if case.has_practice_review or not case.has_rapid_review or not case.is_open:
        return False
    kinds = [name.removesuffix(WAITS) for _, name in letters]
    return access.can_coordinate(actor, case) and PanelResponse.Kind.DISAGREES in kinds


def may_open_local(actor: Actor, case: Case) -> bool:
    """Whether a local learning review may be opened: the case calls for one, and there is none."""
    if case.has_local_review:  # asked before one that is not saved stands on it
        return False
    return LOCAL_REVIEW.offers("open_local", actor, LocalReview(case=case))


READINGS = ("read", "read_in_emergency")
"""How a page of a case was opened, by the verbs of the lines."""


def timeline_of(request: ActorRequest, case: Case) -> list[TimelineEntry]:
    """What was done to the case and what hangs on it; who read it stands on its own page."""
    review = [case.rapid_review] if case.has_rapid_review else []
    parts = [*case.views.all(), *case.tellings.all(), *review]
    return build_timeline(case, *parts, reader=request.actor, without=READINGS)


def children_in_words(case: Case) -> str:
    """Where more children than the notification has room for are told of in words; else empty.

    How many it has room for is a provision of the edition under which the case began.
    """
    edition = rule_sets().get(case.guidance)
    rule = edition.provision("notification-children") if edition else None
    if rule is None or rule.number is None or len(case.children.all()) <= rule.number:
        return ""
    return f"{rule.text} ({rule.citation})"


def edition_title(key: str) -> str:
    """What an edition is called; its key where the file is not there any more."""
    found = rule_sets().get(key)
    return found.title if found else key


PARTS: Parts = {
    "children": ((), ("pk",)),
    "proceedings": ((), ("pk",)),
    "views": (("given_by", "organisation"), ("-pk",)),
    "tellings": (("recorded_by",), ("told_on", "pk")),
}
"""What the page and its timeline both read."""


CASE_KIND = Case._meta.label_lower
OWN_NAMES = 5
"""Tables of its own whose rows the page names."""


@prepared
def linked_names(case: int, partnership: int, actor: Actor) -> QuerySet:
    """The agencies and themes of a case, what is recommended, the safeguarding partners of its
    partnership on the actor’s day, and what the rooms above name here, as ``sort_names`` takes
    them.
    """
    agencies = Case.agencies.through.objects.filter(case=case).values("organisation")
    themes = Case.themes.through.objects.filter(case=case).values("theme")
    return names_query(
        Organisation.objects.filter(pk__in=agencies),
        Theme.objects.filter(pk__in=themes),
        Recommendation.objects.filter(case=case).annotate(name=F("text")),
        Organisation.objects.filter(pk__in=partners_in(partnership, actor.on)),
        PanelResponse.objects.filter(review__case=case).annotate(name=kind_and_waiting()),
        *(part.rows(actor, case) for part in named_parts(CASE_KIND)),
    )


def next_step_of(case: Case, letters: Names, *, on: date) -> NextStep | None:
    """What it waits for, by the letters that were named."""
    review = case.rapid_review.pk if case.has_rapid_review else 0
    told = {review: [name.endswith(WAITS) for _, name in letters]} if letters else {}
    return steps_next([case], on=on, letters=told).get(case.pk)


def recommended_words(case: Case, count: int) -> str:
    """How many recommendations its reviews made; empty where no review can have made one."""
    if not count:
        return "None is recorded yet" if has_review_to_recommend(case) else ""
    them = "it" if count == 1 else "them"
    return f"{format_count(count, 'recommendation')}, and what came of {them}"


def detail_context(request: ActorRequest, case: Case) -> dict[str, Any]:
    actor = request.actor
    attach_parts(case, PARTS)
    found = linked_names(Key(case.pk), Key(case.partnership_id), actor)
    names = sort_names(found, of=OWN_NAMES + len(named_parts(CASE_KIND)))
    agencies, themes, recommended, partners, letters = names[:OWN_NAMES]
    reads_whole = access.can_view_whole(actor, case)
    coordinates = access.can_coordinate(actor, case)
    views = views_of(case, partners) if reads_whole else []
    current = {view.view for _, view, _ in views if view}
    people: Iterable[CasePerson] = case.people.all()
    return {
        "case": case,
        "agencies": [name for _, name in agencies],
        "themes": [name for _, name in themes],
        "partnership": case.partnership,
        "marking": MARKING,
        "own": access.entry_of(actor, case),
        "verbs": buttons_of(actor, case),
        "clocks": clocks_of(case, actor=actor),
        "next_step": next_step_of(case, letters, on=actor.on) if reads_whole else None,
        "reads_whole": reads_whole,
        "may_take": access.can_read_whole(actor, case),
        "said_of_proof": said_of_mark(case.proof_file),
        "may_keep_proof": CASE.offers("keep_proof", actor, case),
        "coordinates": coordinates and case.is_open,
        "views": views,
        "views_differ": len(current) > 1,
        "may_give_view": any(
            access.can_give_view(actor, PartnerView(case=case, organisation=body))
            for body, _, _ in views
        )
        and case.status in (Case.Status.REFERRED, Case.Status.DISPUTED, Case.Status.TO_NOTIFY),
        "people": [each for each in people if each.is_acting(on=actor.on)],
        "people_before": [each for each in people if not each.is_acting(on=actor.on)],
        "in_words": children_in_words(case),
        "editions": [edition_title(key) for key in (case.guidance, case.panel_guidance) if key],
        "tellings": case.tellings.all(),
        "review": case.rapid_review if case.has_rapid_review else None,
        "practice_review": case.practice_review if case.has_practice_review else None,
        "local_review": case.local_review if case.has_local_review else None,
        "without_limit": without_limit(case, on=actor.on),
        "may_open_local": may_open_local(actor, case),
        "may_commission": may_commission(actor, case, letters),
        "recommended": recommended_words(case, len(recommended)),
        "opens_none": case.notified_on is not None and not case.opens_rapid_review,
        "trail": timeline_of(request, case) if reads_whole else [],
        "parts": [
            *shown_parts(CASE_KIND, case, actor),
            *shown_names(CASE_KIND, names[OWN_NAMES:]),
        ],
    }
