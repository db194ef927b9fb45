"""The kinds of record of yearly reports."""

from assurance.reports.navigation import REPORTS
from assurance.yearly import models
from assurance.yearly.operations import agreement, plan, preparing, writing
from assurance.yearly.retained import YEARLY
from assurance.yearly.search_words import words_of_yearly
from assurance.yearly.transitions import (
    COMMENT,
    REPORT,
    REQUIREMENT,
    SECTION,
    STATEMENT,
    STEP,
)
from governance.core.registry import RecordKind, RecordPage, RecordWorkflow, single_workflow
from governance.core.search_index import Searched

PAGE = RecordPage("assurance:yearly-detail", REPORTS)

RECORDS = (
    RecordKind(
        models.YearlyReport,
        (
            RecordWorkflow(
                table=REPORT,
                operations=agreement,
                done_by={
                    "open": preparing.open,
                    "recompose": preparing.recompose,
                    "freeze": preparing.freeze,
                },
            ),
        ),
        PAGE,
        url_word="yearly",
        retained=YEARLY,
        searched=Searched(
            heading="Yearly reports",
            words=words_of_yearly,
            visible_to=models.YearlyReport.objects.visible_to,
        ),
    ),
    RecordKind(
        models.YearlySection,
        single_workflow(SECTION, writing, place=preparing.open),
        PAGE,
        "report",
        url_word="yearly-section",
        found_with="report",
    ),
    RecordKind(
        models.YearlyRequirement,
        single_workflow(REQUIREMENT, writing, list_asked=preparing.open),
        PAGE,
        "report",
        url_word="yearly-requirement",
        found_with="report",
    ),
    RecordKind(
        models.YearlyStep,
        single_workflow(STEP, plan, add_step="plan_step"),
        PAGE,
        "report",
        url_word="yearly-step",
    ),
    RecordKind(
        models.YearlyStatement,
        single_workflow(STATEMENT, writing),
        PAGE,
        "report",
        found_with="report",
    ),
    RecordKind(
        models.YearlyComment,
        single_workflow(COMMENT, writing),
        PAGE,
        "report",
        url_word="yearly-comment",
    ),
)
