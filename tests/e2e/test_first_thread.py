"""From the timetable through a return to a first quarter's report, as its people live it."""

import re
from datetime import UTC, datetime

import pytest
import time_machine
from django.core.management import call_command
from playwright.sync_api import Page, expect

from assurance.returns.models import AssuranceReturn
from governance.outbox.models import Message
from tests.e2e import steps

AFTER_THE_DUE_DAY = datetime(2025, 10, 29, 9, tzinfo=UTC)

FIRST = "Are we improving our ability to keep children safe"
ANSWERS = {
    FIRST: "Yes: plans say what must change for the child in three files of four.",
    "What did we do": "A case-file audit on neglect.",
    "How much did we do": "Twelve files, read by eleven auditors.",
    "How well did we do it": "Moderated in pairs.",
    "What difference did it make": "Re-audited files were better than a year ago.",
}
VOICE = "How has the group considered the voice of children"


def the_return() -> AssuranceReturn:
    return AssuranceReturn.objects.get(group__key="llr-audit", period__code="2025-26 Q2")


@pytest.mark.on_both
def test_a_highlight_report_goes_from_the_timetable_to_the_office(area, new_page, axe):
    chair, colleague, officer = new_page(), new_page(), new_page()

    steps.sign_in(chair, area["chair"], axe)
    expect(chair.get_by_role("heading", level=1)).to_have_text("Home")
    waiting = chair.get_by_role("list", name="To do")
    expect(waiting).to_contain_text("Highlight report, Quarter 2")
    expect(waiting).to_contain_text("due in 9 working days")
    axe(chair)

    chair.get_by_role("link", name="Highlight report, Quarter 2", exact=True).click()
    expect(chair.locator(".app-deadline")).to_contain_text("Day 6 of 15")
    axe(chair)
    chair.get_by_role("button", name="Write answers").click()
    axe(chair)
    steps.answer(chair, FIRST, ANSWERS[FIRST])
    chair.get_by_role("button", name="Save and stay").click()
    expect(steps.box(chair, FIRST)).to_have_value(ANSWERS[FIRST])

    steps.sign_in(colleague, area["member"])
    colleague.get_by_role("link", name="Highlight report, Quarter 2", exact=True).click()
    expect(colleague.get_by_role("button", name="Submit")).to_have_count(0)
    colleague.get_by_role("button", name="Write answers").click()
    for question, text in list(ANSWERS.items())[1:]:
        steps.answer(colleague, question, text)
    evidence = colleague.get_by_role("combobox", name="Is there evidence of that difference?")
    evidence.select_option("No evidence yet")
    colleague.get_by_role("button", name="Save and look over").click()

    chair.goto(f"/returns/{the_return().pk}/")
    chair.get_by_role("button", name="Submit").click()
    missing = chair.get_by_role("alert")
    expect(missing).to_contain_text("It cannot be submitted yet")
    expect(missing).to_contain_text("voice of children")
    expect(missing.get_by_role("link")).to_have_count(1)
    axe(chair)
    missing.get_by_role("link").click()
    steps.answer(chair, VOICE, "Young people read the audit's questions and changed two.")
    chair.get_by_role("button", name="Save and look over").click()
    chair.get_by_role("button", name="Submit").click()
    expect(chair.locator("main")).to_contain_text("The business office of")
    axe(chair)
    chair.get_by_role("button", name="Submit").click()
    expect(chair.locator("main")).to_contain_text("Submitted to Planning and Delivery Group")

    steps.sign_in_with_code(officer, area["officer"])
    axe(officer)
    officer.goto("/leicester/returns/")
    axe(officer)
    officer.get_by_role("table").last.get_by_role("link", name="Audit Group").click()
    axe(officer)
    officer.get_by_role("link", name=re.compile("Query this answer.*How much did we do")).click()
    axe(officer)
    officer.get_by_label("What do you ask?").fill("From how many agencies?")
    officer.get_by_role("button", name="Send the query").click()
    expect(officer.locator("main")).to_contain_text("Queried. The chair has been told.")
    assert Message.objects.filter(key__startswith="queried:", recipient=area["chair"]).count() == 1

    chair.goto("/")
    expect(chair.get_by_role("list", name="To do")).to_contain_text("queried")
    chair.get_by_role("link", name="Highlight report, Quarter 2", exact=True).click()
    chair.get_by_role("link", name="Reply to this query").click()
    axe(chair)
    chair.get_by_label("Your reply").fill("From seven.")
    chair.get_by_role("button", name="Send the reply").click()
    chair.get_by_role("button", name="Submit").click()
    expect(chair.get_by_role("heading", level=1)).to_have_text("Submit this return?")
    chair.get_by_role("button", name="Submit").click()

    officer.goto(f"/returns/{the_return().pk}/")
    officer.get_by_role("button", name="Accept").click()
    expect(officer.get_by_role("heading", level=1)).to_have_text("Accept this return?")
    axe(officer)
    officer.get_by_role("button", name="Accept").click()
    expect(officer.locator("main")).to_contain_text("Accepted. Each partnership it serves")
    axe(officer)
    told = officer.get_by_role("list", name="What was done, and by whom")
    for perform in ("asked for", "answered", "submitted", "queried", "accepted"):
        expect(told).to_contain_text(perform)
    officer.get_by_role("link", name=re.compile("History.*How much did we do")).click()
    expect(officer.locator("main")).to_contain_text("Audit chair")
    expect(officer.locator("main")).not_to_contain_text("Audit member")
    axe(officer)

    record = the_return()
    assert record.status == AssuranceReturn.Status.ACCEPTED
    assert record.receipts.filter(received_at__isnull=False).count() == 2


def test_what_goes_wrong_on_the_way_is_caught(area, new_page, axe):
    """One story, so that the area is set up once: each part goes on where the last one ended."""
    what_seats_do_not_allow_does_not_exist(area, new_page, axe)
    two_who_write_the_same_answer_lose_nothing(area, new_page, axe)
    a_session_that_ends_in_mid_form_keeps_what_was_typed(area, new_page(), axe)
    late_groups_are_chased_once_a_day_whoever_asks(area, new_page(), axe)


def two_who_write_the_same_answer_lose_nothing(area, new_page, axe):
    chair, colleague = new_page(), new_page()
    here = f"/returns/{the_return().pk}/answer/"
    for page, person in ((chair, area["chair"]), (colleague, area["member"])):
        steps.sign_in(page, person)
        page.goto(here)

    steps.answer(chair, FIRST, "What the chair wrote.")
    chair.get_by_role("button", name="Save and stay").click()
    steps.answer(colleague, FIRST, "What the colleague wrote.")
    colleague.get_by_role("button", name="Save and stay").click()

    expect(colleague.locator("main")).to_contain_text("Somebody else saved an answer")
    expect(colleague.locator("main")).to_contain_text("What the chair wrote.")
    expect(steps.box(colleague, FIRST)).to_have_value("What the colleague wrote.")
    axe(colleague)
    steps.answer(colleague, FIRST, "What both agree on.")
    colleague.get_by_role("button", name="Save and stay").click()
    expect(steps.box(colleague, FIRST)).to_have_value("What both agree on.")


def a_session_that_ends_in_mid_form_keeps_what_was_typed(area, page, axe):
    steps.sign_in(page, area["chair"])
    page.goto(f"/returns/{the_return().pk}/answer/")
    steps.answer(page, FIRST, "Typed before the session ended.")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Save and stay").click()

    page.get_by_label("Password", exact=True).wait_for()
    fill_in_again(page, area["chair"])

    expect(page.locator("main")).to_contain_text("What you typed was kept")
    expect(steps.box(page, FIRST)).to_have_value("Typed before the session ended.")
    axe(page)
    page.get_by_role("button", name="Save and stay").click()
    expect(page.locator("main")).to_contain_text("Saved")


def fill_in_again(page: Page, person) -> None:
    page.locator("input[name=login]").fill(person.email)
    page.get_by_label("Password", exact=True).fill(steps.PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def chase_all(page: Page, look=lambda page: None) -> None:
    page.get_by_role("button", name="Chase all who are late").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Chase all who are late?")
    look(page)
    page.get_by_role("button", name="Chase all who are late").click()


def late_groups_are_chased_once_a_day_whoever_asks(area, page, axe):
    with time_machine.travel(AFTER_THE_DUE_DAY, tick=True):
        steps.sign_in_with_code(page, area["officer"])
        page.goto("/leicester/returns/")
        expect(page.get_by_role("list", name="Late returns")).to_contain_text("6 working days late")
        axe(page)
        chase_all(page)
        expect(page.locator("main")).to_contain_text(re.compile("Told: .*Audit Group"))
        chase_all(page, axe)
        expect(page.locator("main")).to_contain_text(
            re.compile("Told already today, not again: .*Audit Group")
        )
        call_command("chase_late_returns")

        assert Message.objects.filter(key__startswith="late:", recipient=area["chair"]).count() == 1


def what_seats_do_not_allow_does_not_exist(area, new_page, axe):
    record = f"/returns/{the_return().pk}/"
    seen = {}
    for name in ("scrutineer", "foreign"):
        page = new_page()
        steps.sign_in_with_code(page, area[name])
        seen[name] = page.goto(record).status
        axe(page)
    young = new_page()
    steps.sign_in(young, area["young"])
    seen["young"] = young.goto(record).status
    stranger = new_page()
    stranger.goto(record)

    assert seen == {"scrutineer": 200, "foreign": 404, "young": 404}
    assert "/account/login/" in stranger.url
