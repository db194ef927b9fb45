"""Putting right what was frozen: an erratum beside it, never another word in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from assurance.publication.models import YearlyErratum
from assurance.publication.operations.public_files import ask_for_files
from assurance.publication.transitions import ERRATUM
from assurance.yearly.additions import PrintedErratum
from assurance.yearly.content.compose import build_evidence
from assurance.yearly.content.current_content import content_of
from assurance.yearly.content.values import YearlyContent
from assurance.yearly.models import YearlyReport
from assurance.yearly.operations.preparing import context_of
from governance.core.blocks.values import Figure
from governance.core.drawn_fields import ExpectedVersion
from governance.core.roles import Actor

GONE = "not counted any more"


@dataclass(frozen=True)
class OtherFigure:
    """A frozen figure that would be another if it were counted now."""

    key: str
    section: str
    heading: str
    label: str
    was: str
    now: str


@transaction.atomic
def put_right(
    record: YearlyReport,
    section: str,
    said: str,
    right: str,
    reason: str,
    figure: str = "",
    *,
    by: Actor,
    at: datetime,
    note: str = "",
) -> YearlyErratum:
    """What it said under a heading, what is right, and why. Raises NotNow before it is frozen."""
    erratum = YearlyErratum(
        report=record,
        section=section,
        figure=figure,
        said=said.strip(),
        right=right.strip(),
        reason=reason.strip(),
        made_at=at,
        made_by_id=by.user_id,
    )
    ERRATUM.create(erratum, "put_right", by=by, at=at, note=note)
    ask_for_files(record, by=by, at=at)
    return erratum


@transaction.atomic
def change_erratum(
    erratum: YearlyErratum,
    changes: dict[str, object],
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> bool:
    """Other words of an erratum; what it said before stays in its history. Raises Stale."""
    is_changed = ERRATUM.edit(
        erratum,
        changes,
        verb="change_erratum",
        by=by,
        at=at,
        expected_version=expected_version,
        note=note,
    )
    ask_for_files(erratum.report, by=by, at=at)
    return is_changed


def find_errata(record: YearlyReport) -> Iterable[PrintedErratum]:
    """As page, PDF and Word print them, in the order in which they were made; one query."""
    rows = YearlyErratum.objects.filter(report=record).order_by("made_at", "pk")
    return [
        PrintedErratum(
            section=row.section,
            heading=row.heading,
            said=row.said,
            right=row.right,
            reason=row.reason,
            made_on=localdate(row.made_at),
        )
        for row in rows
    ]


def figures_otherwise(record: YearlyReport, *, by: Actor, at: datetime) -> list[OtherFigure]:
    """The figures that would be other if the year's evidence were compiled now, by their
    key; a constant number of queries, however many there are.
    """
    frozen = content_of(record)
    asked = [each.key.partition(":")[2] for each in frozen.requirements]
    counted = build_evidence(record, context_of(record, by=by, at=at), asked=asked)
    now = {each.key: each.shown for each in counted.figures}
    found = {
        figure.key: other_figure(figure, section, heading, now.get(figure.key, GONE))
        for section, heading, figure in placed_figures(frozen)
        if now.get(figure.key, GONE) != figure.shown
    }
    return list(found.values())


def placed_figures(content: YearlyContent) -> Iterable[tuple[str, str, Figure]]:
    """Each with the key and title of the heading it stands under."""
    for section in content.sections:
        for block in section.blocks:
            for figure in block.get_figures():
                yield section.key, section.title, figure


def other_figure(figure: Figure, section: str, heading: str, now: str) -> OtherFigure:
    return OtherFigure(figure.key, section, heading, figure.label, figure.shown, now)
