"""Statuses and events as they are told."""

import pytest
from django.template.loader import render_to_string

from assurance.returns.models import DisplayStatus
from governance.actions.models import Action
from governance.actions.views import context as action_context
from governance.core.registry import all_kinds
from governance.core.statuses import SIGNS
from governance.plans.models import ProgressUpdate
from governance.templatetags.status_tags import tone
from tests.architecture.introspection import ROOT

PARTS = (ROOT / "static" / "src" / "_parts.scss").read_text(encoding="utf-8")
TONES_OF = {
    "assurance.officeentry": "draft open, sent asked, verified good, rejected late, "
    "withdrawn quiet",
    "assurance.assurancereturn": "open open, submitted sent, queried asked, accepted good",
    "assurance.query": "asked asked, replied sent, settled good, withdrawn quiet",
    "assurance.report": "draft open, sent sent, agreed good, issued good",
    "assurance.reportreceipt": "awaited open, received good",
    "assurance.shortversion": "draft open, reading sent, ready good, released good, "
    "withdrawn quiet",
    "assurance.yearlydispatch": "waiting open, queued sent, sent good, not_needed quiet",
    "assurance.yearlyreport": (
        "preparing open, scrutiny sent, sent sent, signed good, published good"
    ),
    "governance.challenge": "draft open, sent asked, asked_again asked, passed_up asked, "
    "answered sent, verified good, given sent, acknowledged good, withdrawn quiet",
    "governance.grouprecommendation": "draft open, put asked, passed_on asked, sent_back late, "
    "answered sent, received good, withdrawn quiet",
    "governance.timetableentry": "planned open, under_way sent, moved asked, done good, "
    "dropped quiet",
    "assurance.newpartnership": "draft open, made good, discarded quiet",
    "governance.risk": "open open, passed_up asked, closed good",
    "governance.signature": "asked asked, signed good, recorded good, dissented late",
    "reviews.case": "referred asked, disputed late, to_notify open, notified sent, local open, "
    "not_notifiable quiet, withdrawn quiet, closed good",
    "reviews.emergencyaccess": "asked asked, approved good, ended quiet",
    "reviews.rapidreview": "open open, with_partners asked, signed good, sent sent, stopped quiet",
    "reviews.practicereview": "commissioned asked, under_way open, with_partners asked, "
    "signed good, notice_given sent, published good, not_published good, ended quiet",
    "reviews.localreview": "open open, with_partners asked, signed good, completed good, "
    "withdrawn quiet",
    "reviews.reviewercandidate": "shortlisted open, appointed good, set_aside quiet, removed late",
    "governance.disposal": "proposed asked, carried_out good, refused quiet",
    "governance.legalhold": "in_force late, lifted quiet",
    "reviews.briefing": "draft open, published good, superseded quiet, withdrawn quiet",
    "reviews.caselearning": "draft open, released good, discarded quiet",
    "reviews.complaint": "received asked, not_ours quiet, representative open, "
    "chair open, chief_officer open, assurance_group open, full_board open, "
    "resolved good, decided good, withdrawn quiet",
    "reviews.dispute": "open open, with_advisor asked, advised asked, replied sent, "
    "resolved good, withdrawn quiet",
    "reviews.disputestage": "running open, agreed good, not_agreed late",
    "reviews.dissemination": "planned open, done good, cancelled quiet",
    "reviews.informationrequest": "open asked, answered sent, closed good",
    "reviews.learningpoint": "draft open, released good, withdrawn quiet",
    "reviews.nationalreview": "received asked, considered sent, ended good",
    "reviews.panelconcern": "open asked, answered sent, closed good",
    "reviews.panelreport": "received asked, presented good",
    "governance.businessplan": "draft open, consulted asked, adopted good, ended quiet, "
    "withdrawn quiet",
    "governance.action": "open open, done good, embedded good, withdrawn quiet",
    "governance.importrun": "read open, saving open, saved good, undone quiet, discarded quiet",
    "governance.invitation": "invited sent, used good, revoked quiet, expired late, locked late",
    "governance.deadline": "running open, met good, met_late asked, stopped quiet",
    "governance.message": "queued open, sending sent, sent good, uncertain asked, failed late",
    "governance.job": "queued open, running open, done good, failed late",
}
"""A colour and sign mean one thing everywhere: blue waits for others, green is settled."""


def test_every_status_of_every_kind_has_its_tone():
    told = {
        each.kind: ", ".join(
            f"{status} {tone(each.model(status=status))}" for status in each.model.Status.values
        )
        for each in all_kinds()
        if each.statuses
    }

    assert told == TONES_OF


WORDS_OF = {
    DisplayStatus: "late Late late !, unconfirmed Not confirmed amber ▲, "
    "not_asked Not asked absent –",
    action_context.DisplayStatus: "late Overdue late !, "
    "unproven Done, difference not yet shown asked ?",
    ProgressUpdate.Rating: "green Green green ●, amber Amber amber ▲, red Red red ◆, "
    "unrated Not rated quiet –",
}


@pytest.mark.parametrize("words", WORDS_OF)
def test_a_word_that_is_no_records_status_has_its_tone_and_its_sign_too(words):
    told = ", ".join(f"{each.value} {each.label} {tone(each)} {each.symbol}" for each in words)

    assert told == WORDS_OF[words]


def test_a_status_stays_to_django_what_choices_are():
    assert Action.Status.choices[0] == ("open", "Open")
    assert (Action.Status("done"), Action.Status.DONE.label) == ("done", "Done")
    assert Action.Status.values == ["open", "done", "embedded", "withdrawn"]


def test_what_is_no_status_has_no_tone_of_its_own():
    assert [tone("accepted"), tone("adjourned"), tone("")] == ["plain", "plain", "plain"]


@pytest.mark.parametrize("name", [name for name in SIGNS if name not in ("open", "absent")])
def test_the_style_sheet_draws_the_sign_of_every_tone(name):
    assert f'.app-tag--{name}::before {{ content: "{SIGNS[name]}"' in PARTS


@pytest.mark.parametrize("name", [name for name in SIGNS if name not in ("open", "absent")])
def test_a_tag_has_the_colours_that_a_grid_gives_its_tone(name):
    colours = f"color: var(--tone-{name}-ink); background: var(--tone-{name}-fill);"

    assert f".app-tag--{name} {{ {colours} }}" in PARTS


def test_the_style_sheet_draws_the_sign_of_what_is_open_unless_a_tone_has_its_own():
    assert f'content: "{SIGNS["open"]}"' in PARTS.split(".app-tag::before", 1)[1].split("\n", 1)[0]
    assert ".app-tag--plain::before { content: none; }" in PARTS


def test_a_trail_without_operations_says_so():
    assert "Nothing has been done yet." in render_to_string(
        "components/timeline.html", {"events": []}
    )


def test_a_late_clock_says_so_in_words():
    deadline = {"label": "Rapid review", "limit": 15, "due_on": None, "is_confirmed": False}

    html = render_to_string(
        "components/deadline.html",
        {"deadline": deadline, "says": "4 working days late", "day": 19, "tone": "late"},
    )

    assert "4 working days late" in html
    assert 'value="19" max="15"' in html
    assert "To be confirmed:" in html


@pytest.mark.parametrize(
    ("is_confirmed", "says"),
    [
        (True, "The date stands in the timetable of the Board."),
        (False, "The Board set this date; the arrangements do not state it."),
    ],
)
def test_a_date_of_the_timetable_says_who_set_it_and_pretends_to_no_law(is_confirmed, says):
    deadline = {"label": "Report, Audit Group", "due_on": None, "is_confirmed": is_confirmed}

    html = render_to_string("components/deadline.html", {"deadline": deadline, "set_by": "Board"})

    assert says in html
    assert "To be confirmed:" not in html
