"""What the pages of risks show: the rows of the register, the matrix, one risk with its reviews."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from urllib.parse import urlencode

from django.db.models import Count, QuerySet
from django.urls import reverse

from governance.core.buttons import ActionButton
from governance.core.requests import ActorRequest
from governance.core.roles import Actor
from governance.core.search import narrow
from governance.core.tables import Column
from governance.core.timeline import build_timeline
from governance.risks import access, scale
from governance.risks.forms import RiskFilterForm
from governance.risks.models import Risk, RiskQuerySet
from governance.risks.movement import movement
from governance.risks.scale import Band, Step
from governance.risks.transitions import RISK, groups_above
from governance.structure.models import Seat
from governance.structure.owner_choices import describe_seat, stands_in, with_holders

VERBS = ("review", "take_on", "send_back", "edit", "escalate", "close", "reopen")
"""In the order of their buttons."""


def rating_words(risk: Risk) -> str:
    """``12: High``"""
    return f"{risk.rating}: {scale.band_of(risk.rating).label}"


def owner_words(risk: Risk) -> str:
    return str(risk.owner_seat) if risk.owner_seat else "Nobody"


def status_words(risk: Risk, on: date) -> str:
    return "To be looked at" if risk.is_due(on=on) else risk.get_status_display()


def columns(on: date) -> tuple[Column, ...]:
    return (
        Column("title", "Risk", lambda row: row.title, "title"),
        Column("kind", "Kind", lambda row: row.get_kind_display(), "kind"),
        Column("place", "Group", lambda row: row.place, "group__name"),
        Column("rating", "Rating", rating_words, "rated"),
        Column("movement", "Movement", lambda row: movement(row.previous_rating, row.rating)),
        Column("owner", "Owner", owner_words, "owner_seat__title"),
        Column("next", "Next look", lambda row: row.next_look_on, "next_look_on"),
        Column("status", "Status", partial(status_words, on=on), "status"),
    )


def file_columns(on: date) -> tuple[Column, ...]:
    """What the file has besides."""
    return (
        *columns(on),
        Column("likelihood", "Likelihood", lambda row: row.likelihood),
        Column("impact", "Impact", lambda row: row.impact),
        Column("before", "Rating before", lambda row: row.previous_rating),
        Column("text", "What could happen", lambda row: row.text),
        Column("controls", "What keeps it in check", lambda row: row.controls),
        Column("passed", "Passed up to", lambda row: row.passed_up_to),
    )


def filter_risks(rows: RiskQuerySet, form: RiskFilterForm, *, on: date) -> RiskQuerySet:
    wish = form.cleaned_data if form.is_valid() else {}
    rows = rows.filter(stands_in(wish.get("place", "")))
    if words := wish.get("q"):
        rows = rows.filter(pk__in=narrow(Risk.objects.all(), words))
    equal = {name: wish[name] for name in ("kind", "likelihood", "impact") if wish.get(name)}
    rows = rows.filter(**equal)
    match wish.get("status", ""):
        case "":
            return rows
        case "current":
            return rows.current()
        case "due":
            return rows.due(on=on)
        case status:
            return rows.filter(status=status)


def in_list_order(rows: RiskQuerySet) -> QuerySet:
    """What is rated highest first."""
    return rows.rated().for_list().order_by("-rated", "next_look_on", "pk")


@dataclass(frozen=True)
class RiskRow:
    """One line of the register."""

    risk: Risk
    band: Band
    moved: str
    is_due: bool
    may_choose: bool
    """Whether the reader may set its next look together with others."""


def risk_rows(risks: Iterable[Risk], actor: Actor) -> list[RiskRow]:
    return [
        RiskRow(
            risk,
            scale.band_of(risk.rating),
            movement(risk.previous_rating, risk.rating),
            risk.is_due(on=actor.on),
            risk.is_open and access.can_manage(actor, risk),
        )
        for risk in risks
    ]


@dataclass(frozen=True)
class MatrixCell:
    """How many are rated so, in which band that lies, and the list of them."""

    impact: Step
    band: Band
    count: int
    url: str


@dataclass(frozen=True)
class MatrixRow:
    likelihood: Step
    cells: tuple[MatrixCell, ...]


def matrix_of(rows: RiskQuerySet, query: dict[str, str]) -> list[MatrixRow]:
    """The most likely first; one query. ``query`` is what the list is narrowed by besides."""
    counted = rows.order_by().values_list("likelihood", "impact").annotate(Count("pk"))
    counts = {(likelihood, impact): count for likelihood, impact, count in counted}
    return [
        MatrixRow(
            likelihood,
            tuple(cell(likelihood, impact, counts, query) for impact in scale.impacts()),
        )
        for likelihood in reversed(scale.likelihoods())
    ]


def cell(
    likelihood: Step, impact: Step, counts: dict[tuple[int, int], int], query: dict[str, str]
) -> MatrixCell:
    rated = {"likelihood": likelihood.number, "impact": impact.number}
    return MatrixCell(
        impact,
        scale.band_of(likelihood.number * impact.number),
        counts.get((likelihood.number, impact.number), 0),
        f"{reverse('governance:risk-list')}?{urlencode({**query, **rated})}",
    )


def buttons_of(actor: Actor, risk: Risk) -> list[ActionButton]:
    """What can be done now; passing up only where a group stands above."""
    offered = [verb for verb in VERBS if RISK.offers(verb, actor, risk)]
    if "escalate" in offered and not groups_above(risk, on=actor.on):
        offered.remove("escalate")
    return [
        ActionButton(
            RISK.label(verb),
            reverse(f"governance:risk-{verb.replace('_', '-')}", args=[risk.pk]),
            True,
        )
        for verb in offered
    ]


def detail_context(request: ActorRequest, risk: Risk) -> dict[str, object]:
    reviews = risk.reviews.select_related("reviewed_by").order_by("-reviewed_at", "-pk")
    likelihoods = {each.number: each.says for each in scale.likelihoods()}
    impacts = {each.number: each.says for each in scale.impacts()}
    return {
        "risk": risk,
        "band": scale.band_of(risk.rating),
        "likelihood": likelihoods.get(risk.likelihood, risk.likelihood),
        "impact": impacts.get(risk.impact, risk.impact),
        "moved": movement(risk.previous_rating, risk.rating),
        "owner": owner_of(risk, on=request.actor.on),
        "is_due": risk.is_due(on=request.actor.on),
        "reviews": [(each, movement(each.rating_before, each.rating)) for each in reviews],
        "is_confirmed": scale.is_confirmed(),
        "may_manage": access.can_manage(request.actor, risk),
        "verbs": buttons_of(request.actor, risk),
        "trail": build_timeline(risk, reader=request.actor),
        "partnership": risk.partnership,
    }


def owner_of(risk: Risk, *, on: date) -> str:
    """The seat, with who holds it; empty where nobody owns it."""
    seats = Seat.objects.filter(pk=risk.owner_seat_id)
    return "".join(describe_seat(each) for each in with_holders(seats, on=on))
