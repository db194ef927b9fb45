"""The printed action sheet: what it says, whom it leaves out, that it is made once as PDF/UA-1."""

from io import BytesIO

import pikepdf
import pytest

from governance.actions.models import Action
from governance.actions.operations import actions, sheets
from governance.actions.tasks import make_action_sheet
from governance.files.models import StoredFile
from governance.jobs.models import Job
from tests import factories
from tests.scenarios import actions as scenarios
from tests.scenarios import plans, returns
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import TODAY

pytestmark = pytest.mark.django_db


def sheet_of(action: Action, **given) -> sheets.ActionSheet:
    rows = Action.objects.filter(group=action.group)
    return sheets.sheet_of(action.group, rows, on=TODAY, **given)


def test_it_says_what_is_open_who_does_it_when_and_what_was_said_last():
    action = scenarios.late_by(scenarios.raised(), 6)
    for text in ("Begun.", "Half of it."):
        actions.update(action, text, **scenarios.by_its_chair(action))
    plans.a_finished_action(action.group)
    scenarios.a_restricted_one(group=action.group)

    (line,) = sheet_of(action).lines

    assert (line.reference, line.late, line.update) == (
        action.reference,
        "6 days late",
        "Half of it.",
    )
    assert line.updated == "15 October 2025"
    assert line.who == str(action.assignments.get().to)


def test_more_than_a_meeting_reads_is_left_out_and_said(monkeypatch):
    monkeypatch.setattr(sheets, "MOST", 1)
    action = scenarios.raised()
    scenarios.raised(group=action.group)

    sheet = sheet_of(action)

    assert (len(sheet.lines), sheet.left_out) == (1, 1)


def test_the_pdf_is_tagged_with_its_title_and_a_table():
    made = sheets.make_pdf(sheet_of(scenarios.raised(title="Test <the> rota")))

    with pikepdf.open(BytesIO(made)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert "Action sheet" in str(pdf.docinfo["/Title"])
        assert pdf.pages[0].MediaBox[2] > pdf.pages[0].MediaBox[3]


def test_it_is_asked_for_made_by_the_worker_and_taken():
    action = scenarios.raised()
    browser = signed_in(returns.its_chair(action.group))
    page = f"/actions/sheet/?place=group:{action.group_id}"
    assert "1 open action on" in browser.get(page).content.decode()

    assert browser.post(page).status_code == 302
    waiting = browser.get(page)
    assert "is being made" in waiting.content.decode()
    assert waiting["Refresh"] == "3"
    assert make_action_sheet(Job.objects.get(task=sheets.TASK).pk)

    taken = browser.get(page)
    assert taken["Content-Type"] == "application/pdf"
    assert b"".join(taken.streaming_content).startswith(b"%PDF")
    assert not make_action_sheet(Job.objects.get(task=sheets.TASK).pk)
    browser.post(page)
    assert StoredFile.objects.count() == 1


def test_what_is_filtered_stands_on_the_sheet_and_another_sheet_is_another_paper():
    action = scenarios.raised()
    browser = signed_in(returns.its_chair(action.group))
    page = f"/actions/sheet/?place=group:{action.group_id}&origin=by-hand&q=rota"

    text = browser.get(page).content.decode()

    assert "Words or reference: rota; Raised from: A meeting, or by hand" in text
    assert sheet_of(action).short_hash != sheet_of(action, narrowed="Theme: Neglect").short_hash
    assert "There is nothing to print" in browser.get(f"{page}+zebra").content.decode()


def test_a_sheet_that_failed_says_so_and_can_be_tried_again():
    action = scenarios.raised()
    browser = signed_in(returns.its_chair(action.group))
    page = f"/actions/sheet/?place=group:{action.group_id}"
    browser.post(page)
    Job.objects.update(status=Job.Status.FAILED, failure="The disk is full.")

    text = browser.get(page).content.decode()

    assert "could not be made" in text
    assert "The disk is full." in text


def test_whose_sheet_is_asked_among_the_logs_one_sees_and_no_others():
    action = scenarios.raised()
    foreign = factories.ActionFactory(group=returns.a_foreign_group())
    browser = signed_in(returns.its_chair(action.group))

    assert str(action.group) in browser.get("/actions/sheet/").content.decode()
    text = browser.get(f"/actions/sheet/?place=group:{foreign.group_id}").content.decode()
    assert foreign.title not in text
    assert "Whose action sheet?" in text
    group = browser.get(f"/groups/{action.group.key}/").content.decode()
    assert "printed action sheet" in group
