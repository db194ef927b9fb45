"""What every table of operations says, stated by hand: who loosens a table must say so here.

The tests that walk the tables follow whatever a table says; these lines do not.
"""

from tests.architecture.rooms import ROOMS

EXPECTED_MOVES: dict[str, dict[str, tuple[tuple[str, ...], str]]] = {
    "assurance.assurancereturn": {
        "submit": (("open", "queried"), "submitted"),
        "query": (("submitted", "queried"), "queried"),
        "accept": (("submitted",), "accepted"),
        "end_queries": (("queried",), "submitted"),
        "take_back": (("submitted",), "open"),
        "reopen": (("accepted",), "submitted"),
        "confirm_entry": (("submitted",), "submitted"),
        "reject_entry": (("submitted",), "open"),
    },
    "assurance.officeentry": {
        "send": (("draft",), "sent"),
        "confirm": (("sent",), "verified"),
        "reject": (("sent",), "rejected"),
        "withdraw": (("draft",), "withdrawn"),
    },
    "assurance.query": {
        "reply": (("asked", "replied"), "replied"),
        "settle": (("asked", "replied"), "settled"),
        "settle_without_reply": (("asked",), "settled"),
        "withdraw": (("asked",), "withdrawn"),
    },
    "assurance.report": {
        "send": (("draft",), "sent"),
        "agree": (("sent",), "agreed"),
        "record_agreement": (("sent",), "agreed"),
        "send_back": (("sent",), "draft"),
        "issue": (("agreed",), "issued"),
    },
    "assurance.reportreceipt": {
        "receive": (("awaited",), "received"),
    },
    "governance.signature": {
        "sign": (("asked",), "signed"),
        "record": (("asked",), "recorded"),
        "dissent": (("asked",), "dissented"),
    },
    "governance.action": {
        "finish": (("open",), "done"),
        "embed": (("done",), "embedded"),
        "reopen": (("done", "embedded", "withdrawn"), "open"),
        "withdraw": (("open", "done"), "withdrawn"),
    },
    "governance.businessplan": {
        "consult": (("draft",), "consulted"),
        "redraft": (("consulted",), "draft"),
        "adopt": (("draft", "consulted"), "adopted"),
        "end_early": (("adopted",), "ended"),
        "drop": (("draft", "consulted"), "withdrawn"),
    },
    "governance.importrun": {
        "import_rows": (("read",), "saving"),
        "finish": (("saving",), "saved"),
        "fail": (("saving",), "read"),
        "discard": (("read",), "discarded"),
        "undo": (("saved",), "undone"),
    },
    "governance.legalhold": {
        "lift": (("in_force",), "lifted"),
    },
    "governance.disposal": {
        "approve": (("proposed",), "carried_out"),
        "refuse": (("proposed",), "refused"),
    },
    "governance.invitation": {
        "use": (("invited",), "used"),
        "revoke": (("invited",), "revoked"),
        "expire": (("invited",), "expired"),
        "lock": (("invited",), "locked"),
    },
    "governance.deadline": {
        "meet": (("running",), "met"),
        "meet_late": (("running",), "met_late"),
        "resume": (("met", "met_late"), "running"),
        "stop": (("running",), "stopped"),
    },
    "governance.message": {
        "claim": (("queued",), "sending"),
        "confirm": (("sending",), "sent"),
        "mark_uncertain": (("sending",), "uncertain"),
        "fail": (("sending",), "failed"),
        "postpone": (("sending",), "queued"),
        "mark_digested": (("queued",), "sent"),
        "resend": (("uncertain", "failed"), "queued"),
    },
    "governance.job": {
        "take": (("queued",), "running"),
        "finish": (("running",), "done"),
        "fail": (("running",), "failed"),
        "requeue": (("running",), "queued"),
        "ask_again": (("failed",), "queued"),
    },
    "reviews.case": {
        "dispute": (("referred",), "disputed"),
        "find_notifiable": (("referred", "disputed"), "to_notify"),
        "find_not_notifiable": (("referred", "disputed"), "not_notifiable"),
        "find_local": (("referred", "disputed"), "local"),
        "notify": (("to_notify",), "notified"),
        "withdraw": (("notified",), "withdrawn"),
        "close": (("notified", "local"), "closed"),
    },
    "reviews.emergencyaccess": {
        "approve_emergency": (("asked",), "approved"),
        "end_emergency": (("approved",), "ended"),
    },
    "reviews.rapidreview": {
        "send_to_partners": (("open",), "with_partners"),
        "sign": (("with_partners",), "signed"),
        "dissent": (("with_partners",), "signed"),
        "send_back": (("with_partners", "signed"), "open"),
        "send": (("signed",), "sent"),
        "stop": (("open", "with_partners", "signed"), "stopped"),
    },
}
"""For each kind and verb: the statuses it may be done in, and the one it leads to."""

STRUCTURE = (
    "governance.partnership",
    "governance.organisation",
    "governance.participation",
    "governance.group",
    "governance.groupservice",
    "governance.cadence",
    "governance.seat",
    "governance.signatory",
    "governance.escalationstep",
)
"""A partnership's structure, which is loaded from a file and changed on screen."""

EXPECTED_CREATIONS: dict[str, tuple[set[str], set[str]]] = {
    "assurance.assurancereturn": ({"ask"}, {"mark_read", "unask"}),
    "assurance.answer": (set(), {"answer", "enter"}),
    "assurance.officeentry": ({"begin"}, set()),
    "assurance.query": ({"raise_query"}, set()),
    "assurance.instrument": ({"install"}, set()),
    "assurance.timetableitem": ({"load"}, {"reload", "end"}),
    "assurance.report": ({"compose"}, {"recompose"}),
    "assurance.passage": ({"open"}, {"write"}),
    "assurance.reportcomment": ({"comment", "scrutinise", "answer", "say_since"}, {"revise"}),
    "assurance.reportreceipt": ({"expect"}, set()),
    "governance.signature": ({"ask"}, set()),
    "assurance.voicerecord": ({"record"}, {"edit", "withdraw"}),
    "governance.action": (
        {"raise", "import"},
        {
            "edit",
            "change_due",
            "meet_due",
            "set_repeat",
            "set_recheck",
            "escalate",
            "lift_restriction",
        },
    ),
    "governance.assignment": ({"assign", "import"}, {"answer", "release"}),
    "governance.actionupdate": ({"update", "import"}, set()),
    "governance.businessplan": ({"add", "roll_over"}, {"edit"}),
    "governance.plancomment": ({"comment"}, {"answer"}),
    "governance.focusarea": ({"add"}, {"edit"}),
    "governance.priority": ({"add"}, {"edit"}),
    "governance.outcomestatement": ({"add"}, {"edit"}),
    "governance.objective": ({"add"}, {"edit"}),
    "governance.progressupdate": ({"give"}, {"change"}),
    "governance.appointment": (
        {"appoint"},
        {"amend_appointment", "end_appointment", "correct_appointment", "remove_appointment"},
    ),
    "governance.user": ({"add"}, {"change"}),
    "governance.period": ({"add"}, {"change"}),
    "governance.theme": ({"add", "load"}, {"change"}),
    "governance.storedfile": ({"store"}, set()),
    "governance.deadline": ({"start"}, {"move_due_date"}),
    "governance.invitation": ({"invite"}, {"send_code", "give_code", "fail_code"}),
    "governance.message": (set(), set()),
    "governance.importrun": ({"read_file"}, {"map_columns", "mend"}),
    "governance.legalhold": ({"place"}, set()),
    "governance.disposal": ({"propose"}, set()),
    "governance.job": (set(), set()),
    "reviews.case": ({"refer"}, {"edit", "record_dates", "change_editions", "keep_proof"}),
    "reviews.caseperson": ({"name_person"}, {"end_entry"}),
    "reviews.child": ({"add_child"}, set()),
    "reviews.proceeding": ({"record_proceeding"}, {"end_proceeding"}),
    "reviews.partnerview": ({"give_view"}, {"replace_view"}),
    "reviews.telling": ({"tell"}, set()),
    "reviews.overrun": ({"explain_overrun"}, set()),
    "reviews.emergencyaccess": ({"ask_emergency"}, set()),
    "reviews.chronologyentry": ({"add_entry"}, {"remove_entry"}),
    "reviews.casepaper": ({"ask_paper"}, set()),
    "reviews.recommendation": (
        {"recommend"},
        {"edit_recommendation", "raise_action", "open_actions"},
    ),
    "reviews.legacyreview": ({"import_review"}, {"remove_review"}),
    "reviews.rapidreview": ({"open_review"}, {"record_meeting", "count_again", "decide"}),
    "reviews.criterionconsidered": ({"consider"}, {"reconsider"}),
    "reviews.panelresponse": ({"record_response"}, {"answer_response", "keep_letter"}),
    **{kind: ({"load", "add"}, {"reload", "end", "change"}) for kind in STRUCTURE},
}
"""For each kind: the verbs by which a record begins, and those by which its words change."""
for room in ROOMS:
    EXPECTED_MOVES |= room.EXPECTED_MOVES
    EXPECTED_CREATIONS |= room.EXPECTED_CREATIONS
