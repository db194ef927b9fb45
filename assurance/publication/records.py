"""The kinds of record of publication; the verb of publishing goes to the kind of the report."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from assurance.publication import models
from assurance.publication.operations import dispatches, errata, presentations
from assurance.publication.operations.publishing import (
    list_boards,
    list_recipients,
    publish,
    start_next_interval,
)
from assurance.publication.search_words import words_of_erratum
from assurance.publication.transitions import DISPATCH, ERRATUM, PRESENTATION
from assurance.reports.navigation import REPORTS
from assurance.yearly.models import YearlyReport
from governance.core.registry import RecordKind, RecordPage, single_workflow
from governance.core.retained import Retained
from governance.core.search_index import Searched

WITH_THE_REPORT = Retained(goes_with=("report",))

RECORDS = (
    RecordKind(
        models.YearlyDispatch,
        single_workflow(DISPATCH, dispatches, expect=list_recipients),
        RecordPage("assurance:yearly-dispatch", REPORTS),
        "report",
        retained=WITH_THE_REPORT,
    ),
    RecordKind(
        models.YearlyPresentation,
        single_workflow(PRESENTATION, presentations, list_board=list_boards),
        RecordPage("assurance:yearly-presentations", REPORTS),
        "report",
        retained=WITH_THE_REPORT,
    ),
    RecordKind(
        models.YearlyErratum,
        single_workflow(ERRATUM, errata),
        RecordPage("assurance:yearly-errata", REPORTS),
        "report",
        retained=WITH_THE_REPORT,
        searched=Searched(
            heading="Errata of yearly reports",
            words=words_of_erratum,
            visible_to=models.YearlyErratum.objects.visible_to,
        ),
    ),
)


def with_publishing(kinds: Iterable[RecordKind]) -> tuple[RecordKind, ...]:
    """The kinds of the room below, whose report is published by an operation of this room."""
    return tuple(publishing(each) if each.model is YearlyReport else each for each in kinds)


def publishing(kind: RecordKind) -> RecordKind:
    done_by: dict[str, Callable[..., Any]] = {
        "publish": publish,
        "start_interval": start_next_interval,
    }
    tables = (
        replace(each, done_by={**each.done_by, **done_by})
        if "publish" in each.table.moves
        else each
        for each in kind.workflows
    )
    return replace(kind, workflows=tuple(tables))
