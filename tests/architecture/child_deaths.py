"""What the laws ask of the link with the child death overview panel, in one place."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from django.db.models import Model

from reviews.cases.models import Case
from reviews.child_deaths import forms, operations
from tests.scenarios import child_deaths as scenarios

MOVES: dict[str, dict[str, Callable[[Any], object]]] = {
    "reviews.panelconcern": {
        "answer_concern": scenarios.answer,
        "close_concern": scenarios.close,
    },
    "reviews.panelreport": {"present_report": scenarios.present},
}
BEGUN: dict[str, dict[str, Callable[[], Model]]] = {
    "reviews.panelconcern": {
        "pass_concern": scenarios.a_concern,
        "edit_concern": scenarios.an_edited_concern,
    },
    "reviews.panelreport": {
        "receive_report": scenarios.a_report,
        "edit_report": scenarios.an_edited_report,
        "raise_action": scenarios.a_report_acted_on,
    },
    "reviews.panelattendance": {
        "record_attendance": scenarios.an_attendance,
        "correct_attendance": scenarios.a_corrected_attendance,
    },
}
EXPECTED_MOVES: dict[str, dict[str, tuple[tuple[str, ...], str]]] = {
    "reviews.panelconcern": {
        "answer_concern": (("open",), "answered"),
        "close_concern": (("answered",), "closed"),
    },
    "reviews.panelreport": {"present_report": (("received",), "presented")},
}
EXPECTED_CREATIONS: dict[str, tuple[set[str], set[str]]] = {
    "reviews.panelconcern": ({"pass_concern"}, {"edit_concern"}),
    "reviews.panelreport": ({"receive_report"}, {"edit_report", "raise_action"}),
    "reviews.panelattendance": ({"record_attendance"}, {"correct_attendance"}),
}
IRREVERSIBLE = {"reviews.panelconcern": {"close_concern"}}
IRREVERSIBLE_OPERATIONS = (operations.close_concern,)

pass_form = partial(forms.PassConcernForm, cases=Case.objects.none())
receive_form = partial(forms.ReceiveReportForm, today=date(2025, 11, 1))
report_form = partial(forms.ReportForm, is_presented=True)
present_form = partial(forms.PresentForm, groups=())
LOOKED_AT: dict[str, list[tuple[Callable[..., Any], str]]] = {
    **{
        f"reviews.panelconcern.{name}": [(pass_form, name), (forms.ConcernForm, name)]
        for name in ("said", "told_by", "told_to")
    },
    "reviews.panelconcern.outcome": [(forms.AnswerForm, "outcome")],
    "reviews.panelreport.messages": [(receive_form, "messages"), (report_form, "messages")],
    "reviews.panelreport.presenter": [(present_form, "presenter")],
    "reviews.panelreport.decided": [(present_form, "decided"), (report_form, "decided")],
    "reviews.panelattendance.about": [
        (partial(forms.RecordAttendanceForm, groups=()), "about"),
        (forms.AttendanceForm, "about"),
    ],
}
"""Every text about people, and the forms it comes from."""
NOT_SCREENED = {
    "reviews.child_deaths.forms.ReportFilterForm": "what is looked for is kept nowhere",
    "reviews.child_deaths.forms.ConcernFilterForm": "the same",
}
PHRASES = (
    ("reviews.panelconcern", "pass_concern", "the concern passed on 6 October 2025"),
    ("reviews.panelconcern", "edit_concern", "the concern passed on 6 October 2025"),
    ("reviews.panelconcern", "answer_concern", "the concern passed on 6 October 2025"),
    ("reviews.panelconcern", "close_concern", "the concern passed on 6 October 2025"),
    ("reviews.panelreport", "receive_report", "the panel’s yearly report for 2024-25"),
    ("reviews.panelreport", "edit_report", "the panel’s yearly report for 2024-25"),
    ("reviews.panelreport", "present_report", "the panel’s yearly report for 2024-25"),
    ("reviews.panelreport", "raise_action", "the panel’s yearly report for 2024-25"),
    ("reviews.panelattendance", "record_attendance", "the panel’s attendance on 23 September 2025"),
    (
        "reviews.panelattendance",
        "correct_attendance",
        "the panel’s attendance on 23 September 2025",
    ),
)
SAID = (
    "recorded the concern passed on 6 October 2025",
    "edited the concern passed on 6 October 2025",
    "answered the concern passed on 6 October 2025",
    "closed the concern passed on 6 October 2025",
    "recorded the panel’s yearly report for 2024-25",
    "edited the panel’s yearly report for 2024-25",
    "recorded how the panel’s yearly report for 2024-25 was presented",
    "raised an action for the panel’s yearly report for 2024-25",
    "recorded the panel’s attendance on 23 September 2025",
    "corrected the panel’s attendance on 23 September 2025",
)
"""How each verb is told, in the same order."""
PAGES = """
    attendance-correct attendance-detail attendance-list attendance-record concern-answer
    concern-close concern-detail concern-edit concern-list concern-pass panel-detail panel-edit
    panel-list panel-overview panel-present panel-raise panel-receive
"""
"""Reached from the foot of the page."""
