"""Themes: everything about one subject that one may see, wherever it stands."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet, Value
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from assurance.voice.models import VoiceRecord
from governance.actions.models import Action
from governance.actions.views.context import action_rows
from governance.core.requests import ActorRequest
from governance.core.roles import Actor
from governance.core.text_folding import Folded
from governance.plans.models import Priority
from governance.themes.models import Theme
from governance.timetable.models import TimetableEntry
from reviews.cases.models import Case
from reviews.child_deaths.models import PanelReport
from reviews.learning.models import Briefing, LearningPoint, NationalReview
from reviews.legacy.models import LegacyReview

OF_EACH = 20
"""How many of each kind a theme's page shows; the lists behind it show all."""


@dataclass(frozen=True)
class ThemeRow:
    """One theme and how much of each kind this person may see about it."""

    theme: Theme
    actions: int
    priorities: int
    timetable: int
    voices: int
    learning: int
    """Points, briefings, national reviews, reviews of earlier years and reports of the child
    death panel together.
    """
    cases: int


@dataclass(frozen=True)
class EarlierReview:
    """What taught something in earlier years: a review, or a yearly report of the death panel."""

    title: str
    about: str
    url: str


LEARNING = ("points", "briefings", "nationals", "earlier", "panels")
PANEL = "panel"


def seen_by(actor: Actor) -> dict[str, Any]:
    """All that carries themes, as far as this person may see it."""
    return {
        "actions": Action.objects.visible_to(actor),
        "priorities": Priority.objects.visible_to(actor),
        "timetable": TimetableEntry.objects.visible_to(actor),
        "voices": VoiceRecord.objects.visible_to(actor).current(),
        "points": LearningPoint.objects.visible_to(actor).current(),
        "briefings": Briefing.objects.visible_to(actor).current(),
        "nationals": NationalReview.objects.visible_to(actor),
        "earlier": LegacyReview.objects.visible_to(actor).current(),
        "panels": PanelReport.objects.visible_to(actor),
        "cases": Case.objects.visible_to(actor),
    }


def theme_list(request: ActorRequest) -> HttpResponse:
    """Every theme, with how much there is about it; of cases those on which one is named."""
    seen = seen_by(request.actor)
    learning = [seen.pop(name) for name in LEARNING]
    counts = {name: counts_by_theme(rows) for name, rows in seen.items()}
    counts["learning"] = counts_by_theme(*learning)
    rows = [
        ThemeRow(theme, **{name: found.get(theme.pk, 0) for name, found in counts.items()})
        for theme in Theme.objects.order_by(Folded("name"))
    ]
    context = {"rows": rows, "has_cases": any(row.cases for row in rows)}
    return render(request, "home/theme_list.html", context)


def counts_by_theme(*kinds: QuerySet) -> dict[int, int]:
    """How many rows of these kinds carry each theme, by its id; one query."""
    found = [
        rows.order_by()
        .filter(themes__isnull=False)
        .values_list("themes")
        .annotate(count=Count("pk", distinct=True))
        for rows in kinds
    ]
    counts: Counter[int] = Counter()
    for theme, count in found[0].union(*found[1:], all=True) if found[1:] else found[0]:
        counts[theme] += count
    return counts


def theme_detail(request: ActorRequest, key: str) -> HttpResponse:
    theme = get_object_or_404(Theme, key=key)
    seen = {name: rows.filter(themes=theme) for name, rows in seen_by(request.actor).items()}
    actions = seen["actions"].for_rows().most_pressing_first()
    priorities = seen["priorities"].for_list().order_by("-plan__starts_on", "plan", "number")
    voices = seen["voices"].for_list().order_by("-heard_on", "-pk")
    entries = seen["timetable"].for_list().order_by("-starts_on", "-pk")
    on = request.actor.on
    shown, more_actions = first_of(actions, "governance:action-list", theme)
    plans, more_plans = first_of(priorities, "governance:plan-list", theme)
    timed, more_timed = first_of(entries, "governance:entry-list", theme)
    heard, more_voices = first_of(voices, "assurance:voice-list", theme)
    cases = seen["cases"].order_by("-referred_at", "-pk")
    named, more_cases = first_of(cases.with_deadlines(), "reviews:case-list", theme)
    points, more_points = first_of(
        seen["points"].order_by("-released_at", "-pk"), "reviews:point-list", theme
    )
    briefings, more_briefings = first_of(
        seen["briefings"].order_by("-published_at", "-pk"), "reviews:briefing-list", theme
    )
    nationals, more_nationals = first_of(
        seen["nationals"].order_by("-published_on", "-pk"), "reviews:national-list", theme
    )
    earlier, more_earlier = first_of(
        earlier_rows(seen["earlier"], seen["panels"]), "reviews:legacy-list", theme
    )
    context = {
        "theme": theme,
        "actions": action_rows(shown, on),
        "priorities": plans,
        "timetable": timed,
        "voices": heard,
        "points": points,
        "briefings": briefings,
        "nationals": nationals,
        "earlier": [earlier_review(*each) for each in earlier],
        "reviewed": [each for each in named if each.has_learning],
        "cases": named,
        "more": {
            "points": more_points,
            "briefings": more_briefings,
            "nationals": more_nationals,
            "earlier": more_earlier,
            "panels": f"{reverse('reviews:panel-list')}?theme={theme.key}" if more_earlier else "",
            "actions": more_actions,
            "priorities": more_plans,
            "timetable": more_timed,
            "voices": more_voices,
            "cases": more_cases,
        },
    }
    return render(request, "home/theme_detail.html", context)


def earlier_rows(reviews: QuerySet, reports: QuerySet) -> QuerySet:
    """Kind, key, title and year of both, the newest first; one query."""
    names = ("kind", "pk", "title", "year")
    panels = reports.annotate(kind=Value(PANEL), title=Value(""))
    found = reviews.order_by().values_list(*names)
    return found.union(panels.order_by().values_list(*names), all=True).order_by("-year", "-pk")


def earlier_review(kind: str, pk: int, title: str, year: int) -> EarlierReview:
    if kind == PANEL:
        report = PanelReport(pk=pk, year=year)
        url = reverse("reviews:panel-detail", args=[pk])
        return EarlierReview(report.source_label, "What the panel told the partnership", url)
    about = f"{LegacyReview.Kind(kind).label}, {year}"
    return EarlierReview(title, about, reverse("reviews:legacy-detail", args=[pk]))


def first_of(rows: QuerySet, url_name: str, theme: Theme) -> tuple[list[Any], str]:
    """The first of them, and where the rest stands; empty where that is all."""
    found = list(rows[: OF_EACH + 1])
    link = f"{reverse(url_name)}?theme={theme.key}" if len(found) > OF_EACH else ""
    return found[:OF_EACH], link
