"""The rows behind a figure of a report, whatever their kind, as far as a person may see them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from assurance.returns.models import AssuranceReturn
from governance.actions.models import Action
from governance.core.blocks.values import Figure
from governance.core.formatting import format_date_short
from governance.core.roles import Actor
from governance.core.statuses import StatusChoices
from governance.core.text_folding import Folded
from governance.risks import scale
from governance.risks.models import Risk


@dataclass(frozen=True)
class SourceRow:
    """One row behind a figure, whatever its kind."""

    name: str
    about: str
    due: str
    status: StatusChoices
    url: str


@dataclass(frozen=True)
class FigureRows:
    """The rows themselves, to be paged, and how one of them is shown."""

    rows: QuerySet
    shown: Callable[[Any], SourceRow]


def rows_behind(actor: Actor, figure: Figure) -> FigureRows:
    """The rows a figure counted that the actor may see, with their status today.

    Raises KeyError for a kind of source that nobody has said how to list.
    """
    return ROWS_OF[figure.source.kind](actor, figure.source.ids)


def actions_behind(actor: Actor, ids: Sequence[int]) -> FigureRows:
    rows = Action.objects.visible_to(actor).filter(pk__in=ids)
    return FigureRows(rows.order_by("number", "pk"), of_action)


def returns_behind(actor: Actor, ids: Sequence[int]) -> FigureRows:
    rows = AssuranceReturn.objects.visible_to(actor).filter(pk__in=ids)
    ordered = rows.for_list().order_by(Folded("group__name"), "pk")
    return FigureRows(ordered, of_return)


def risks_behind(actor: Actor, ids: Sequence[int]) -> FigureRows:
    rows = Risk.objects.visible_to(actor).filter(pk__in=ids)
    return FigureRows(rows.order_by(Folded("title"), "pk"), of_risk)


ROWS_OF = {
    Action._meta.label_lower: actions_behind,
    Risk._meta.label_lower: risks_behind,
    AssuranceReturn._meta.label_lower: returns_behind,
}
"""How each kind of source is listed: a part of the report that counts another kind adds it."""


def of_return(row: AssuranceReturn) -> SourceRow:
    return SourceRow(
        name=str(row.respondent),
        about=f"{row.instrument}, {row.period}",
        due=format_date_short(row.deadline.due_on),
        status=AssuranceReturn.Status(row.status),
        url=reverse("assurance:return-detail", args=[row.pk]),
    )


def of_risk(row: Risk) -> SourceRow:
    return SourceRow(
        name=row.title,
        about=f"{row.get_kind_display()}, rated {row.rating}: {scale.band_of(row.rating).label}",
        due=format_date_short(row.next_look_on),
        status=Risk.Status(row.status),
        url=reverse("governance:risk-detail", args=[row.pk]),
    )


def of_action(row: Action) -> SourceRow:
    return SourceRow(
        name=row.reference,
        about=row.title,
        due=row.due_text,
        status=Action.Status(row.status),
        url=reverse("governance:action-detail", args=[row.pk]),
    )
