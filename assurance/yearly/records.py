"""The kinds of record of yearly reports."""

from assurance.reports.navigation import REPORTS
from assurance.yearly import models
from assurance.yearly.operations import agreement, plan, preparing, writing
from assurance.yearly.transitions import (
    COMMENT,
    REPORT,
    REQUIREMENT,
    SECTION,
    STATEMENT,
    STEP,
)
from governance.core.registry import RecordKind, RecordPage, RecordWorkflow, single_workflow

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
        single_workflow(REQUIREMENT, writing, require=preparing.open),
        PAGE,
        "report",
        url_word="yearly-requirement",
        found_with="report",
    ),
    RecordKind(
        models.YearlyStep,
        single_workflow(STEP, plan, plan="plan_step"),
        PAGE,
        "report",
        url_word="yearly-step",
    ),
    RecordKind(
        models.YearlyStatement,
        single_workflow(STATEMENT, writing),
        PAGE,
        "report",
        url_word="yearly-statement",
        found_with="report",
    ),
    RecordKind(
        models.YearlyComment,
        single_workflow(COMMENT, writing),
        PAGE,
        "report",
        url_word="yearly-comment",
        found_with="report",
    ),
)
