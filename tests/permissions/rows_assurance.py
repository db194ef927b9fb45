"""Who gets what at assurance's addresses."""

from assurance.returns.forms import EntryReplyForm, ReasonForm, ReplyForm
from assurance.voice.forms import WithdrawForm
from governance.core.form_pages import seen_of
from governance.core.forms.fields import initial_from
from tests.permissions.row import (
    ANSWERS_FOR_AGENCY,
    CHAIRS_ELSEWHERE,
    ELSEWHERE,
    HELPERS,
    OFFICE,
    OFFICES,
    SCRUTINEER,
    SEES_AGENCYS,
    SEES_DRAFT_REPORT,
    SEES_PARTNERSHIP,
    SEES_SENT,
    SEES_UNSENT,
    SEES_VOICE,
    SPEAKERS,
    WORKS_ON_IT,
    Row,
    doing,
    for_everybody,
    own_only,
)
from tests.scenarios.clients import carried, confirmed

ROWS = (
    # Returns
    for_everybody("assurance:return-list"),
    for_everybody("assurance:returns-tracker"),
    own_only(
        "assurance:return-tracker",
        {200: SEES_PARTNERSHIP},
        args=lambda records: [records.partnership.key],
    ),
    own_only(
        "assurance:returns-chase",
        doing(OFFICE, SEES_PARTNERSHIP, done=200),
        args=lambda records: [records.partnership.key],
    ),
    own_only(
        "assurance:returns-chase",
        doing(OFFICE, SEES_PARTNERSHIP),
        method="post",
        data=lambda records: {"words": ""},
        args=lambda records: [records.partnership.key],
    ),
    own_only(
        "assurance:return-detail",
        {200: SEES_UNSENT},
        what="not sent yet",
        args=lambda records: [records.unsent.pk],
    ),
    own_only(
        "assurance:return-detail",
        {200: SEES_SENT},
        what="sent",
        args=lambda records: [records.sent.pk],
    ),
    Row(
        name="assurance:return-answer",
        args=lambda records: [records.unsent.pk],
        own=doing(HELPERS, SEES_UNSENT, done=200),
        foreign={403: ELSEWHERE},
    ),
    Row(
        name="assurance:return-answer",
        what="sent",
        args=lambda records: [records.sent.pk],
        own={409: HELPERS, 403: SEES_SENT - HELPERS},
        foreign={403: ELSEWHERE},
    ),
    Row(
        name="assurance:return-attach",
        args=lambda records: [records.unsent.pk],
        own=doing(HELPERS, SEES_UNSENT, done=200),
        foreign={403: ELSEWHERE},
    ),
    Row(
        name="assurance:return-attach",
        what="sent",
        args=lambda records: [records.sent.pk],
        own={409: HELPERS, 403: SEES_SENT - HELPERS},
        foreign={403: ELSEWHERE},
    ),
    Row(
        name="assurance:return-submit",
        args=lambda records: [records.unsent.pk],
        own=doing(SPEAKERS, SEES_UNSENT, done=200),
        foreign={403: ELSEWHERE},
    ),
    Row(
        name="assurance:return-submit",
        method="post",
        args=lambda records: [records.unsent.pk],
        data=lambda records: confirmed(records.unsent),
        own=doing(SPEAKERS, SEES_UNSENT),
        foreign={403: ELSEWHERE},
    ),
    own_only(
        "assurance:return-accept",
        doing(OFFICES, SEES_SENT, done=200),
        args=lambda records: [records.sent.pk],
    ),
    own_only(
        "assurance:return-accept",
        doing(OFFICES, SEES_SENT),
        method="post",
        args=lambda records: [records.sent.pk],
        data=lambda records: confirmed(records.sent),
    ),
    Row(
        name="assurance:return-take-back",
        args=lambda records: [records.sent.pk],
        own=doing(SPEAKERS, SEES_SENT, done=200),
        foreign={403: ELSEWHERE},
    ),
    Row(
        name="assurance:return-take-back",
        method="post",
        args=lambda records: [records.sent.pk],
        data=lambda records: confirmed(records.sent),
        own=doing(SPEAKERS, SEES_SENT),
        foreign={403: ELSEWHERE},
    ),
    own_only(
        "assurance:return-due",
        doing(OFFICES, SEES_UNSENT, done=200),
        args=lambda records: [records.unsent.pk],
    ),
    own_only(
        "assurance:return-due",
        doing(OFFICES, SEES_UNSENT),
        method="post",
        args=lambda records: [records.unsent.pk],
        data=lambda records: {
            "due_on_0": "1",
            "due_on_1": "4",
            "due_on_2": "2037",
            "reason": "The chair is ill.",
        },
    ),
    own_only(
        "assurance:return-reopen",
        doing(OFFICES, SEES_SENT, done=200),
        args=lambda records: [records.accepted.pk],
    ),
    own_only(
        "assurance:return-reopen",
        doing(OFFICES, SEES_SENT),
        method="post",
        args=lambda records: [records.accepted.pk],
        data=lambda records: {"note": "A figure is wrong."},
    ),
    own_only(
        "assurance:return-enter",
        doing(OFFICES, SEES_UNSENT, done=200),
        args=lambda records: [records.unsent.pk],
    ),
    own_only(
        "assurance:return-enter",
        doing(OFFICES, SEES_UNSENT, done=200),
        what="without saying how it was received",
        method="post",
        args=lambda records: [records.unsent.pk],
    ),
    own_only(
        "assurance:return-answer",
        {200: OFFICES | HELPERS, 403: SCRUTINEER},
        what="entered by the office",
        args=lambda records: [records.entry.assurance_return_id],
    ),
    *(
        own_only(
            f"assurance:entry-{verb}",
            {answer: OFFICES, 403: HELPERS},
            method=method,
            args=lambda records: [records.entry.pk],
            data=lambda records: confirmed(records.entry.assurance_return),
        )
        for verb in ("send", "withdraw")
        for method, answer in (("get", 200), ("post", 302))
    ),
    Row(
        name="assurance:entry-reply",
        args=lambda records: [records.entered.pk],
        own={200: SPEAKERS, 403: OFFICES | {"member"}},
        foreign={403: ELSEWHERE},
    ),
    Row(
        name="assurance:entry-reply",
        method="post",
        args=lambda records: [records.entered.pk],
        data=lambda records: {
            "is_right": "yes",
            **carried(EntryReplyForm(initial=seen_of(records.entered))),
        },
        own={302: SPEAKERS, 403: OFFICES | {"member"}},
        foreign={403: ELSEWHERE},
    ),
    own_only(
        "assurance:return-chase",
        doing(OFFICES, SEES_UNSENT),
        method="post",
        data=lambda records: {"words": ""},
        args=lambda records: [records.unsent.pk],
    ),
    own_only(
        "assurance:return-chase",
        doing(OFFICES, SEES_UNSENT, done=200),
        args=lambda records: [records.unsent.pk],
    ),
    *(
        own_only(
            "governance:invitation-add",
            doing(OFFICES, SEES_UNSENT, done=200),
            what=what,
            args=args,
        )
        for what, args in (
            ("to a return", lambda r: ["assurance.assurancereturn", r.unsent.pk, "answer"]),
            ("to a question", lambda r: ["assurance.answer", r.answer_unsent.pk, "answer"]),
        )
    ),
    own_only(
        "assurance:answer-query",
        doing(OFFICES, SEES_SENT, done=200),
        args=lambda records: [records.answer_sent.pk],
    ),
    own_only(
        "assurance:answer-query",
        doing(OFFICES, SEES_SENT),
        method="post",
        args=lambda records: [records.answer_sent.pk],
        data=lambda records: {"reason": "How do you know?"},
    ),
    own_only(
        "assurance:answer-history",
        {200: SEES_UNSENT},
        what="not sent yet",
        args=lambda records: [records.answer_unsent.pk],
    ),
    own_only(
        "assurance:answer-history",
        {200: SEES_SENT},
        what="sent",
        args=lambda records: [records.answer_sent.pk],
    ),
    Row(
        name="assurance:query-reply",
        args=lambda records: [records.query.pk],
        own=doing(HELPERS, SEES_SENT, done=200),
        foreign={403: ELSEWHERE},
    ),
    Row(
        name="assurance:query-reply",
        method="post",
        args=lambda records: [records.query.pk],
        data=lambda records: {
            "reply": "From two audits.",
            **carried(ReplyForm(initial=initial_from(records.query, "reply"))),
        },
        own=doing(HELPERS, SEES_SENT),
        foreign={403: ELSEWHERE},
    ),
    own_only(
        "assurance:query-withdraw",
        doing(OFFICES, SEES_SENT, done=200),
        args=lambda records: [records.query.pk],
    ),
    own_only(
        "assurance:query-withdraw",
        doing(OFFICES, SEES_SENT),
        method="post",
        args=lambda records: [records.query.pk],
        data=lambda records: {
            "note": "It stands in the paper beside it.",
            **carried(ReasonForm(initial=seen_of(records.query))),
        },
    ),
    own_only(
        "assurance:query-settle",
        doing(OFFICES, SEES_SENT, done=200),
        args=lambda records: [records.query.pk],
    ),
    own_only(
        "assurance:query-settle",
        doing(OFFICES, SEES_SENT),
        method="post",
        args=lambda records: [records.query.pk],
        data=lambda records: {
            "note": "It stands in the paper beside it.",
            **carried(ReasonForm(initial=seen_of(records.query))),
        },
    ),
    # What an agency is asked, in both areas the same body
    own_only(
        "assurance:return-detail",
        {200: SEES_AGENCYS},
        what="of an agency",
        args=lambda records: [records.agencys.pk],
    ),
    own_only(
        "assurance:return-answer",
        doing(ANSWERS_FOR_AGENCY | {"data_provider"}, SEES_AGENCYS, done=200),
        what="of an agency",
        args=lambda records: [records.agencys.pk],
    ),
    own_only(
        "assurance:return-attach",
        doing(ANSWERS_FOR_AGENCY | {"data_provider"}, SEES_AGENCYS, done=200),
        what="of an agency",
        args=lambda records: [records.agencys.pk],
    ),
    own_only(
        "assurance:return-attachment",
        {200: ANSWERS_FOR_AGENCY | {"data_provider"}},
        what="not sent yet",
        args=lambda records: [records.agencys.pk, records.paper.pk],
    ),
    own_only(
        "assurance:return-submit",
        doing(ANSWERS_FOR_AGENCY, SEES_AGENCYS),
        what="of an agency",
        method="post",
        args=lambda records: [records.agencys.pk],
        data=lambda records: confirmed(records.agencys),
    ),
    own_only(
        "assurance:return-chase",
        doing(OFFICES, SEES_AGENCYS),
        what="of an agency",
        method="post",
        data=lambda records: {"words": ""},
        args=lambda records: [records.agencys.pk],
    ),
    own_only(
        "assurance:answer-history",
        {200: SEES_AGENCYS},
        what="of an agency",
        args=lambda records: [records.answer_agencys.pk],
    ),
    # Reports
    for_everybody("assurance:report-list"),
    own_only(
        "assurance:report-detail",
        {200: SEES_DRAFT_REPORT},
        args=lambda records: [records.report.pk],
    ),
    Row(
        name="assurance:report-compose",
        own={200: OFFICES | ELSEWHERE},
        others=403,
        is_about_records=False,
    ),
    Row(
        name="assurance:report-compose",
        method="post",
        own={200: OFFICES | ELSEWHERE},
        others=403,
        is_about_records=False,
    ),
    own_only(
        "assurance:report-recompose",
        doing(OFFICES, SEES_DRAFT_REPORT),
        method="post",
        args=lambda records: [records.report.pk],
    ),
    own_only(
        "assurance:report-pdf",
        {200: SEES_DRAFT_REPORT},
        args=lambda records: [records.report.pk],
    ),
    own_only(
        "assurance:report-rows",
        {200: SEES_DRAFT_REPORT},
        args=lambda records: [records.report.pk],
        data=lambda records: {"figure": records.report.content["summary"][0]["figures"][0]["key"]},
    ),
    # Voices
    for_everybody("assurance:voice-list"),
    Row(
        name="assurance:voice-add",
        own={200: WORKS_ON_IT | CHAIRS_ELSEWHERE | ELSEWHERE},
        others=403,
        is_about_records=False,
    ),
    own_only("assurance:voice-detail", {200: SEES_VOICE}, args=lambda r: [r.voice.pk]),
    own_only(
        "assurance:voice-edit",
        doing(WORKS_ON_IT, SEES_VOICE, done=200),
        args=lambda r: [r.voice.pk],
    ),
    own_only(
        "assurance:voice-withdraw",
        doing(WORKS_ON_IT, SEES_VOICE, done=200),
        args=lambda r: [r.voice.pk],
    ),
    own_only(
        "assurance:voice-withdraw",
        doing(WORKS_ON_IT, SEES_VOICE),
        method="post",
        args=lambda r: [r.voice.pk],
        data=lambda records: {
            "note": "It was recorded twice.",
            **carried(WithdrawForm(initial=seen_of(records.voice))),
        },
    ),
)
