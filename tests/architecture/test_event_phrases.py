"""Every operation that leaves a line in the trail is told in a sentence somebody has read."""

import ast

import pytest
from django.urls import reverse

from governance.core.event_phrases import describe_event, describe_own_event
from governance.core.models import TrailEntry
from governance.core.registry import all_kinds, record_kind
from governance.core.timeline import build_timeline
from tests.architecture import (
    challenges,
    child_deaths,
    complaints,
    group_recommendations,
    learning,
    new_partnerships,
    publication,
    risks,
    short_versions,
    timetable,
    yearly,
)
from tests.architecture.disputes import OWN_PAGE, PARTS
from tests.architecture.introspection import sources, tree
from tests.of_each import of_each
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in

pytestmark = pytest.mark.pages

OWN_PAGES = {
    "assurance.assurancereturn": [
        "ask",
        "submit",
        "query",
        "accept",
        "end_queries",
        "take_back",
        "reopen",
        "mark_read",
        "unask",
        "chase",
    ],
    "assurance.report": [
        "compose",
        "send",
        "agree",
        "record_agreement",
        "send_back",
        "issue",
        "recompose",
    ],
    "assurance.voicerecord": ["record", "edit", "withdraw"],
    "governance.action": [
        "raise",
        "finish",
        "embed",
        "reopen",
        "withdraw",
        "edit",
        "change_due",
        "meet_due",
        "set_repeat",
        "set_recheck",
        "escalate",
        "lift_restriction",
        "import",
        "read",
        "remind",
    ],
    "reviews.case": [
        "refer",
        "dispute",
        "find_notifiable",
        "find_not_notifiable",
        "find_local",
        "notify",
        "withdraw",
        "close",
        "edit",
        "record_dates",
        "change_editions",
        "keep_proof",
        "take_proof",
        "take_letter",
        "read",
    ],
    "reviews.rapidreview": [
        "open_review",
        "record_meeting",
        "decide",
        "count_again",
        "send_to_partners",
        "sign",
        "dissent",
        "send_back",
        "send",
        "stop",
    ],
    **learning.OWN_PAGES,
    "governance.businessplan": [
        "add",
        "roll_over",
        "consult",
        "redraft",
        "adopt",
        "end_early",
        "drop",
        "edit",
    ],
    "governance.priority": ["add", "edit"],
}
QUERY = "the query on “How many?”"
OTHERS = [
    ("assurance.answer", "answer", "“How many?”"),
    ("assurance.query", "raise_query", QUERY),
    ("assurance.query", "reply", QUERY),
    ("assurance.query", "settle", QUERY),
    ("assurance.query", "settle_without_reply", QUERY),
    ("assurance.query", "withdraw", QUERY),
    ("assurance.answer", "enter", "“How many?”"),
    *[
        ("assurance.officeentry", verb, "the entry by the office for Audit Group")
        for verb in ("begin", "send", "confirm", "reject", "withdraw")
    ],
    ("assurance.reportcomment", "comment", "on “Voice”"),
    ("assurance.reportcomment", "revise", "the comment on “Voice”"),
    ("assurance.reportcomment", "scrutinise", "the report"),
    ("assurance.reportcomment", "say_since", "the report, since it was sent"),
    ("assurance.reportcomment", "answer", "the scrutineer"),
    ("assurance.reportreceipt", "expect", "receipt of the report by Leicester"),
    ("assurance.reportreceipt", "receive", "the report for Leicester on 3 May 2026"),
    ("governance.signature", "ask", "the agreement of Chair to the report"),
    ("governance.signature", "sign", "the agreement of Chair to the report"),
    ("governance.signature", "record", "the agreement of Chair to the report"),
    ("governance.signature", "dissent", "the agreement of Chair to the report"),
    ("reviews.caseperson", "name_person", "an entry on the list of LEI-2025-001"),
    ("reviews.caseperson", "end_entry", "an entry on the list of LEI-2025-001"),
    ("reviews.child", "add_child", "Child A, under 1"),
    ("reviews.proceeding", "record_proceeding", "Coroner’s inquest"),
    ("reviews.proceeding", "end_proceeding", "Coroner’s inquest"),
    ("reviews.partnerview", "give_view", "a view on LEI-2025-001"),
    ("reviews.partnerview", "replace_view", "a view on LEI-2025-001"),
    ("reviews.telling", "tell", "somebody told of LEI-2025-001"),
    ("reviews.overrun", "explain_overrun", "an overrun of LEI-2025-001"),
    ("reviews.criterionconsidered", "consider", "a criterion of LEI-2025-001"),
    ("reviews.criterionconsidered", "reconsider", "a criterion of LEI-2025-001"),
    ("reviews.panelresponse", "record_response", "a reply of the Panel about LEI-2025-001"),
    ("reviews.chronologyentry", "add_entry", "an entry of the chronology of LEI-2025-001"),
    ("reviews.chronologyentry", "remove_entry", "an entry of the chronology of LEI-2025-001"),
    ("reviews.casepaper", "ask_paper", "a paper of LEI-2025-001"),
    ("reviews.recommendation", "recommend", "recommendation 1 of a review of LEI-2025-001"),
    ("reviews.recommendation", "edit_recommendation", "recommendation 1"),
    ("reviews.recommendation", "raise_action", "recommendation 1"),
    ("reviews.recommendation", "open_actions", "recommendation 1"),
    ("reviews.emergencyaccess", "ask_emergency", "emergency access"),
    ("reviews.emergencyaccess", "approve_emergency", "emergency access"),
    ("reviews.emergencyaccess", "end_emergency", "emergency access"),
    ("reviews.panelresponse", "answer_response", "a reply of the Panel about LEI-2025-001"),
    ("reviews.panelresponse", "keep_letter", "a reply of the Panel about LEI-2025-001"),
    *learning.OTHERS,
    ("governance.assignment", "assign", "PD-1 to Chair"),
    ("governance.assignment", "answer", "PD-1 to Chair"),
    ("governance.assignment", "release", "PD-1 to Chair"),
    ("governance.actionupdate", "update", "update on PD-1"),
    ("governance.progressupdate", "give", "Priority 1, Quarter 2"),
    ("governance.progressupdate", "change", "Priority 1, Quarter 2"),
    ("governance.group", "load", "Audit Group"),
    ("governance.group", "reload", "Audit Group"),
    ("governance.deadline", "meet_late", "Rapid review"),
    ("governance.deadline", "move_due_date", "Rapid review"),
]


def written_lines() -> set[str]:
    """The verbs of the lines that our sources leave without a table of operations."""
    found = set()
    for node in (node for path in sources() for node in ast.walk(tree(path))):
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="TrailEntry"), attr="record" | "record_all")
                | ast.Name(id="leave_line"),
                args=[_, ast.Constant(value=str(verb)), *_],
            ):
                found.add(verb)
    return found


def test_every_line_left_without_a_table_has_its_row_and_every_such_row_its_line():
    tables = [workflow.table for kind in all_kinds() for workflow in kind.workflows]
    events = {verb for table in tables for verb in table.events}
    rows = {verb for table in tables for verb in table.rows}

    assert written_lines() - rows == events
    assert {"chase", "read", "sign_in"} <= events


@of_each("kind", all_kinds(), ids=lambda kind: kind.kind)
def test_every_event_is_told_in_a_sentence_that_names_the_record(kind):
    for workflow in kind.workflows:
        for verb, event in workflow.table.events.items():
            assert event.past.count("{}") == 1
            assert describe_event(kind.kind, verb, "PD-1") == event.past.format("PD-1")


def test_a_record_is_not_named_by_its_title_on_its_own_page():
    words = {kind: record_kind(kind).label for kind in OWN_PAGES}
    told = {
        words[kind]: [describe_own_event(kind, verb, words[kind]) for verb in verbs]
        for kind, verbs in OWN_PAGES.items()
    }

    assert told == {
        "return": [
            "asked for the return",
            "submitted the return",
            "queried the return",
            "accepted the return",
            "has nothing more to ask about the return",
            "took back the return",
            "reopened the return",
            "read the return for the first time",
            "withdrew the request for it",
            "chased the return",
        ],
        "report": [
            "composed the report",
            "sent the report for agreement",
            "agreed to the report",
            "recorded an agreement to the report",
            "sent the report back",
            "issued the report",
            "updated the report from the latest returns",
        ],
        "voice": ["recorded the voice", "edited the voice", "withdrew the voice"],
        "action": [
            "raised the action",
            "finished the action",
            "showed the difference it made",
            "reopened the action",
            "withdrew the action",
            "edited the action",
            "moved the due date",
            "met one due date",
            "set how often it comes again",
            "set the day to look again",
            "passed it up",
            "lifted its restriction",
            "imported the action",
            "read it",
            "sent a reminder",
        ],
        "case": [
            "referred the case",
            "recorded that the partners disagree",
            "found it notifiable",
            "found it not notifiable",
            "found it serious, but not notifiable",
            "recorded the notification",
            "withdrew the notification",
            "closed the case",
            "changed the words",
            "recorded the days",
            "moved it to another edition",
            "stored the proof of the notification",
            "took the proof of the notification",
            "took a letter of the Panel",
            "read the case",
        ],
        "rapid review": [
            "opened the rapid review",
            "recorded the meeting",
            "recorded the decision",
            "counted the time limit anew",
            "sent it to the partners to sign",
            "signed it",
            "dissented",
            "took it back to change it",
            "recorded that it was sent to the Panel",
            "stopped the rapid review",
        ],
        **learning.OWN_WORDS,
        "business plan": [
            "added the business plan",
            "rolled it over from the plan before",
            "put it to consultation",
            "took it back to draft",
            "recorded its adoption",
            "ended it early",
            "said that it is not taken up",
            "edited the business plan",
        ],
        "priority": ["added the priority", "edited the priority"],
    }


def test_what_hangs_on_a_record_is_named():
    assert [describe_event(*each) for each in OTHERS] == [
        "answered “How many?”",
        "raised the query on “How many?”",
        "replied to the query on “How many?”",
        "settled the query on “How many?”",
        "settled the query on “How many?” without a reply",
        "withdrew the query on “How many?”",
        "entered “How many?” for the respondent",
        *[
            f"{did} the entry by the office for Audit Group"
            for did in ("began", "submitted", "confirmed", "did not confirm", "stopped")
        ],
        "commented on “Voice”",
        "revised the comment on “Voice”",
        "scrutinised the report",
        "said something of the report, since it was sent",
        "answered the scrutineer",
        "asked for the receipt of the report by Leicester",
        "received the report for Leicester on 3 May 2026",
        "asked for the agreement of Chair to the report",
        "gave the agreement of Chair to the report",
        "recorded the agreement of Chair to the report",
        "refused the agreement of Chair to the report",
        "made an entry on the list of LEI-2025-001",
        "ended an entry on the list of LEI-2025-001",
        "added Child A, under 1",
        "recorded Coroner’s inquest",
        "recorded the end of Coroner’s inquest",
        "gave a view on LEI-2025-001",
        "replaced a view on LEI-2025-001",
        "recorded somebody told of LEI-2025-001",
        "explained an overrun of LEI-2025-001",
        "considered a criterion of LEI-2025-001",
        "reconsidered a criterion of LEI-2025-001",
        "recorded a reply of the Panel about LEI-2025-001",
        "added an entry of the chronology of LEI-2025-001",
        "took out an entry of the chronology of LEI-2025-001",
        "asked for a paper of LEI-2025-001",
        "recorded recommendation 1 of a review of LEI-2025-001",
        "edited recommendation 1",
        "raised an action for recommendation 1",
        "lifted the restriction of the actions of recommendation 1",
        "asked for emergency access",
        "approved emergency access",
        "ended emergency access",
        "answered a reply of the Panel about LEI-2025-001",
        "stored the letter of a reply of the Panel about LEI-2025-001",
        *learning.OTHER_WORDS,
        "assigned PD-1 to Chair",
        "answered the assignment of PD-1 to Chair",
        "ended the assignment of PD-1 to Chair",
        "gave an update on PD-1",
        "recorded progress on Priority 1, Quarter 2",
        "changed the progress on Priority 1, Quarter 2",
        "loaded Audit Group from the arrangements",
        "loaded Audit Group from the arrangements again",
        "met the time limit for Rapid review, but late",
        "moved the due date of Rapid review",
    ]


def test_a_dispute_and_its_parts_are_told_in_their_own_words():
    told = {verb: describe_own_event("reviews.dispute", verb, "dispute") for verb in OWN_PAGE}

    assert told == OWN_PAGE
    assert {part: describe_event(*part) for part in PARTS} == PARTS


def test_a_verb_means_what_the_kind_of_record_says():
    kinds = ("assurance.answer", "assurance.reportcomment", "governance.assignment")
    own = [
        describe_own_event(kind, verb, "row")
        for kind, verb in (
            *((kind, "answer") for kind in kinds),
            ("governance.appointment", "appoint"),
            ("governance.progressupdate", "change"),
            ("governance.user", "change"),
        )
    ]

    assert [describe_event(kind, "answer", "PD-1") for kind in kinds] == [
        "answered PD-1",
        "answered PD-1",
        "answered the assignment of PD-1",
    ]
    assert own == [
        "answered",
        "answered",
        "answered",
        "made the appointment",
        "changed the progress update",
        "changed the row",
    ]


def test_what_happens_at_the_door_is_told_of_the_account():
    verbs = [
        verb
        for workflow in record_kind("governance.user").workflows
        for verb in workflow.table.events
    ]

    assert [describe_event("governance.user", verb, "person 7") for verb in verbs] == [
        "signed person 7 out everywhere",
        "signed in as person 7",
        "failed to sign in as person 7",
        "changed the password of person 7",
        "sent a link to choose a password to person 7",
        "added a second factor for person 7",
        "gave a wrong second factor for person 7",
        "removed a second factor of person 7",
        "renewed the recovery codes of person 7",
        "reset the second factor of person 7",
    ]
    assert describe_event("assurance.assurancereturn", "chase", "the return") == "chased the return"
    assert describe_event("governance.storedfile", "read", "Minutes") == "read Minutes"


@pytest.mark.parametrize("kind", ["governance.action", "assurance.dream"])
def test_an_operation_nobody_has_words_for_is_told_all_the_same(kind):
    assert describe_event(kind, "turn_over", "PD-1") == "did “turn over” to PD-1"
    assert describe_own_event(kind, "turn_over", "action") == "did “turn over” to the action"


@pytest.mark.django_db
def test_a_returns_page_tells_its_operations_and_those_on_its_answers_and_queries():
    query = scenarios.an_open_query()
    record = query.answer.assurance_return
    chair = signed_in(scenarios.its_chair(record.group))

    told = chair.get(reverse("assurance:return-detail", args=[record.pk])).context["trail"]

    says = [each.says for each in told]
    assert says[0] == "asked for the return"
    assert says[-2:] == ["queried the return", f"raised {query}"]
    lines = TrailEntry.objects.filter(kind__startswith="assurance.").exclude(verb="install")
    assert [each.at for each in told] == list(lines.order_by("pk").values_list("at", flat=True))
    assert f"answered {query.answer}" in says


@pytest.mark.django_db
def test_a_reason_stands_under_the_operation_it_was_given_with():
    action = plan_scenarios.a_withdrawn_action()

    told = [
        (each.says, each.note)
        for each in build_timeline(action, reader=scenarios.acting(scenarios.a_board_officer()))
    ]

    assert told == [("raised the action", ""), ("withdrew the action", "Done elsewhere.")]


def test_what_passes_between_a_partnership_and_the_death_panel_is_told():
    assert [describe_event(*each) for each in child_deaths.PHRASES] == list(child_deaths.SAID)


def test_what_is_done_about_complaints_and_requests_is_told():
    assert [describe_event(*each) for each in complaints.PHRASES] == list(complaints.SAID)


def test_what_follows_the_signing_of_a_yearly_report_is_told_in_its_own_words():
    assert [describe_event(*each) for each in publication.PHRASES] == list(publication.SAID)
    assert [describe_event(*each) for each in short_versions.PHRASES] == list(short_versions.SAID)
    assert [describe_event(*each) for each in yearly.PHRASES] == list(yearly.SAID)


def test_what_is_done_about_challenges_is_told():
    assert [describe_event(*each) for each in challenges.PHRASES] == list(challenges.SAID)


def test_what_is_done_about_recommendations_of_groups_is_told():
    told = [describe_event(*each) for each in group_recommendations.PHRASES]

    assert told == list(group_recommendations.SAID)


def test_what_is_done_about_risks_is_told():
    assert [describe_event(*each) for each in risks.PHRASES] == list(risks.SAID)


def test_what_is_done_about_the_timetable_is_told():
    assert [describe_event(*each) for each in timetable.PHRASES] == list(timetable.SAID)


def test_what_is_done_about_new_partnerships_is_told():
    told = [describe_event(*each) for each in new_partnerships.PHRASES]
    assert told == list(new_partnerships.SAID)
