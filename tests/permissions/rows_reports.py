"""The pages of a report beyond reading it: writing in it, agreeing to it, receiving it."""

from assurance.reports.forms import SendForm
from governance.core.form_pages import seen_of
from tests.permissions.row import (
    ABOVE,
    CHAIRS_OF_ALL,
    ELSEWHERE,
    OFFICE,
    OFFICES,
    SCRUTINEER,
    SEES_DRAFT_REPORT,
    Row,
    doing,
    own_only,
)
from tests.scenarios.clients import carried

COMMENTS = OFFICES | CHAIRS_OF_ALL | ABOVE
NOT_SENT_YET = {409: OFFICES | ABOVE, 403: SEES_DRAFT_REPORT - OFFICES - ABOVE}
NOT_ASKED_YET = {409: ABOVE, 403: SEES_DRAFT_REPORT - ABOVE}
NOT_AGREED_YET = {409: OFFICES, 403: SEES_DRAFT_REPORT - OFFICES}


def of_report(records):
    return [records.report.pk]


ROWS = (
    own_only("assurance:report-word", {200: SEES_DRAFT_REPORT}, args=of_report),
    own_only("assurance:report-send", doing(OFFICES, SEES_DRAFT_REPORT, done=200), args=of_report),
    own_only(
        "assurance:report-send",
        doing(OFFICES, SEES_DRAFT_REPORT, done=200),
        what="while the arrangements name nobody to agree it",
        method="post",
        args=of_report,
        data=lambda records: (
            carried(SendForm(initial=seen_of(records.report)))
            | {"note": "They are written at the meeting."}
        ),
    ),
    *(
        Row(
            name="assurance:report-agree",
            method=method,
            args=of_report,
            own=NOT_ASKED_YET,
            foreign={403: ELSEWHERE},
        )
        for method in ("get", "post")
    ),
    own_only("assurance:report-issue", NOT_AGREED_YET, args=of_report),
    own_only("assurance:report-send-back", NOT_SENT_YET, args=of_report),
    own_only("assurance:report-issue", NOT_AGREED_YET, method="post", args=of_report),
    own_only(
        "assurance:report-record-agreement",
        doing(OFFICES, SEES_DRAFT_REPORT, done=200),
        args=lambda records: [records.report.pk, records.signature.pk],
    ),
    own_only("assurance:report-write", doing(OFFICES, SEES_DRAFT_REPORT, done=200), args=of_report),
    own_only(
        "assurance:report-receive",
        doing(OFFICE | CHAIRS_OF_ALL, SEES_DRAFT_REPORT, done=200),
        args=lambda records: [records.receipt.pk],
    ),
    own_only(
        "assurance:passage-write",
        doing(OFFICES, SEES_DRAFT_REPORT, done=200),
        args=lambda records: [records.passage.pk],
    ),
    own_only(
        "assurance:report-comment",
        doing(COMMENTS, SEES_DRAFT_REPORT, done=200),
        args=lambda records: [records.report.pk, "voice"],
    ),
    Row(
        name="assurance:report-scrutinise",
        args=of_report,
        own=doing(SCRUTINEER, SEES_DRAFT_REPORT, done=200),
        foreign={403: ELSEWHERE},
    ),
    Row(
        name="assurance:report-say-since",
        what="of a draft",
        args=of_report,
        own={409: SCRUTINEER, 403: SEES_DRAFT_REPORT - SCRUTINEER},
        foreign={403: ELSEWHERE},
    ),
    own_only(
        "assurance:comment-answer",
        doing(COMMENTS, SEES_DRAFT_REPORT, done=200),
        args=lambda records: [records.scrutiny.pk],
    ),
    Row(
        name="assurance:comment-revise",
        what="of another",
        args=lambda records: [records.scrutiny.pk],
        own={403: SEES_DRAFT_REPORT},
        foreign={403: ELSEWHERE},
    ),
)
