"""Every deed that leaves a line in the trail is told in a sentence somebody has read."""

import re

import pytest
from django.urls import reverse

from governance.models import TrailEntry
from governance.telling import DID, own_sentence, sentence
from governance.views.story import story
from lscp.registry import RECORD_KINDS
from tests import given, promises
from tests.house.walk import FLOORS, ROOT
from tests.signed_in import signed_in

LINE = re.compile(r'(?:TrailEntry\.record|leave_line)\(\s*\w+,\s*"(\w+)"')
"""Where a line is left without a table of deeds."""
OWN_PAGES = {
    "return": ["ask", "submit", "query", "accept", "chase"],
    "report": ["compose", "send", "agree", "record_agreement", "send_back", "issue", "recompose"],
    "voice": ["record", "edit"],
    "action": [
        "raise",
        "finish",
        "embed",
        "reopen",
        "withdraw",
        "edit",
        "change_due",
        "set_recheck",
    ],
    "business plan": ["add", "edit"],
    "priority": ["add", "edit"],
}
QUERY = "the query on “How many?”"
OTHERS = [
    ("assurance.answer", "answer", "“How many?”"),
    ("assurance.query", "raise_query", QUERY),
    ("assurance.query", "reply", QUERY),
    ("assurance.query", "settle", QUERY),
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
    ("governance.assignment", "assign", "PD-1 to Chair"),
    ("governance.assignment", "answer", "PD-1 to Chair"),
    ("governance.assignment", "release", "PD-1 to Chair"),
    ("governance.actionupdate", "update", "update on PD-1"),
    ("governance.progressupdate", "give", "Priority 1, Quarter 2"),
    ("governance.progressupdate", "change", "Priority 1, Quarter 2"),
    ("governance.group", "load", "Audit Group"),
    ("governance.group", "reload", "Audit Group"),
    ("governance.clock", "meet_late", "Rapid review"),
]


def test_every_deed_that_leaves_a_line_has_its_sentence():
    deeds = [each for kind in RECORD_KINDS for each in kind.deeds if each.table.leaves_trail]
    verbs = {verb for each in deeds for verb in each.table.verbs}
    for app in FLOORS:
        for path in (ROOT / app).rglob("*.py"):
            verbs |= set(LINE.findall(path.read_text(encoding="utf-8")))

    assert verbs - set(DID) == set()
    assert {"chase", "read", "sign_in"} <= verbs


def test_a_record_is_not_named_by_its_title_on_its_own_page():
    told = {word: [own_sentence(verb, word) for verb in verbs] for word, verbs in OWN_PAGES.items()}

    assert told == {
        "return": [
            "asked for the return",
            "submitted the return",
            "queried the return",
            "accepted the return",
            "chased the return",
        ],
        "report": [
            "composed the report",
            "sent the report for agreement",
            "agreed to the report",
            "recorded an agreement to the report",
            "sent the report back",
            "issued the report",
            "composed the report again",
        ],
        "voice": ["recorded the voice", "edited the voice"],
        "action": [
            "raised the action",
            "finished the action",
            "showed the difference it made",
            "reopened the action",
            "withdrew the action",
            "edited the action",
            "moved the due date",
            "set the day to look again",
        ],
        "business plan": ["added the business plan", "edited the business plan"],
        "priority": ["added the priority", "edited the priority"],
    }


def test_what_hangs_on_a_record_is_named():
    assert [sentence(*each) for each in OTHERS] == [
        "answered “How many?”",
        "raised the query on “How many?”",
        "replied to the query on “How many?”",
        "settled the query on “How many?”",
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
        "assigned PD-1 to Chair",
        "answered the assignment of PD-1 to Chair",
        "ended the assignment of PD-1 to Chair",
        "gave an update on PD-1",
        "recorded progress on Priority 1, Quarter 2",
        "changed the progress on Priority 1, Quarter 2",
        "loaded Audit Group from the arrangements",
        "loaded Audit Group from the arrangements again",
        "met the time limit for Rapid review, but late",
    ]


def test_a_deed_nobody_has_words_for_is_told_all_the_same():
    assert sentence("governance.action", "turn_over", "PD-1") == "did “turn over” to PD-1"


@pytest.mark.django_db
def test_a_returns_page_tells_its_deeds_and_those_on_its_answers_and_queries():
    query = given.an_open_query()
    record = query.answer.assurance_return
    chair = signed_in(given.its_chair(record.group))

    told = chair.get(reverse("assurance:return-detail", args=[record.pk])).context["trail"]

    says = [each.says for each in told]
    assert says[0] == "asked for the return"
    assert says[-2:] == ["queried the return", f"raised {query}"]
    lines = TrailEntry.objects.filter(kind__startswith="assurance.").exclude(verb="install")
    assert [each.at for each in told] == list(lines.order_by("pk").values_list("at", flat=True))
    assert f"answered {query.answer}" in says


@pytest.mark.django_db
def test_a_reason_stands_under_the_deed_it_was_given_with():
    action = promises.a_withdrawn_action()

    told = [(each.says, each.note) for each in story(action)]

    assert told == [("raised the action", ""), ("withdrew the action", "Done elsewhere.")]
