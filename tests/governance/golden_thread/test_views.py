"""The pages of the golden thread, and the plan on paper."""

from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook

from governance.golden_thread.operations import files
from governance.jobs.models import Job
from tests import factories
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios import timetable
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON, SCHEDULE

pytestmark = [pytest.mark.django_db, pytest.mark.pages]


def page(name, plan, *args):
    return reverse(f"governance:{name}", args=[plan.pk, *args])


@pytest.fixture
def plan():
    """One priority with an objective, an action for it and evidence."""
    objective = plan_scenarios.an_objective()
    priority = objective.priority
    factories.OutcomeStatementFactory(priority=priority, text="Children wait less.")
    action = factories.ActionFactory(
        group=priority.plan.group,
        priority=priority,
        objective=objective,
        title="Choose the tool",
        due_text="By March 2026",
        measure="Share of cases",
    )
    factories.EvidenceFactory(about_id=action.pk, label="Eleven of twelve")
    plan_scenarios.given_progress(priority)
    return priority.plan


def test_the_thread_is_walked_from_either_end(plan):
    browser = signed_in(scenarios.a_board_officer())

    down = browser.get(page("plan-thread", plan)).content.decode()
    up = browser.get(page("plan-evidence", plan)).content.decode()

    told = ["Neglect is seen early", "Children wait less.", "One tool in every agency"]
    told += ["Choose the tool", "Share of cases", "Eleven of twelve", "Amber"]
    places = [down.index(words) for words in told]
    assert places == sorted(places)
    told = ["Eleven of twelve", "Choose the tool", "One tool in every agency"]
    places = [up.index(words) for words in [*told, "Neglect is seen early"]]
    assert places == sorted(places)


def test_a_restricted_action_stands_in_no_thread_not_even_of_its_readers(plan):
    officer = scenarios.a_board_officer()
    action = factories.ActionFactory(
        group=plan.group,
        priority=plan.priorities.get(),
        title="Of a case",
        is_restricted=True,
        origin_kind="reviews.recommendation",
        origin_id=1,
    )
    factories.ActionReaderFactory(action=action, person=officer)

    text = signed_in(officer).get(page("plan-thread", plan)).content.decode()

    assert "Of a case" not in text


def test_excel_has_the_rows_under_the_headings_of_printed_plans(plan):
    answer = signed_in(scenarios.a_board_officer()).get(page("plan-thread", plan) + "?as=xlsx")

    sheet = load_workbook(BytesIO(answer.content)).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    row = dict(zip(rows[0], rows[1], strict=True))
    assert row["Priority"] == "Priority 1: Neglect is seen early"
    assert row["What are we going to do?"] == "Choose the tool"
    assert row["When is it going to be done by?"] == "By March 2026"
    assert row["How will we measure progress and impact?"] == "Share of cases"


def made(browser, plan, form):
    """Ask for the paper as its reader does, let the worker make it, and take it."""
    address = page("plan-paper", plan, form)
    asked = browser.get(address).content.decode()
    browser.post(address)
    waiting = browser.get(address)
    files.make_file(Job.objects.get(task=files.TASK, status="queued"), by=SCHEDULE, at=NOON)
    return asked, waiting, b"".join(browser.get(address).streaming_content)


def test_the_plan_is_made_in_word_once_for_what_it_says(plan):
    browser = signed_in(scenarios.a_board_officer())

    asked, waiting, content = made(browser, plan, "docx")

    assert "There is no Word document of this yet" in asked
    assert waiting["Refresh"] == "3"
    text = "\n".join(each.text for each in Document(BytesIO(content)).paragraphs)
    assert "Children wait less." in text
    assert "Amber" in text
    browser.post(page("plan-paper", plan, "docx"))
    assert Job.objects.filter(task=files.TASK).count() == 1


def test_the_plan_is_made_as_pdf(plan):
    *_, content = made(signed_in(scenarios.a_board_officer()), plan, "pdf")

    assert content.startswith(b"%PDF")


def test_the_timetable_and_the_learning_to_be_told_stand_in_word_and_pdf(plan):
    timetable.an_entry(plan)
    timetable.learning(plan)
    browser = signed_in(scenarios.a_board_officer())

    *_, content = made(browser, plan, "docx")
    *_, pdf = made(browser, plan, "pdf")

    tables = Document(BytesIO(content)).tables
    cells = [cell.text for table in tables for row in table.rows for cell in row.cells]
    assert any("Twelve case files on neglect" in text for text in cells)
    assert {"Name the child’s day", "The audit of neglect", "Health visitors"} <= set(cells)
    assert pdf.startswith(b"%PDF")


def test_where_the_thread_breaks_off_is_read_by_kind_and_taken_away(plan):
    factories.PriorityFactory(plan=plan, number=9, title="Hear children alone")
    browser = signed_in(scenarios.a_board_officer())

    answer = browser.get(page("plan-broken", plan))
    taken = browser.get(page("plan-broken", plan), {"as": "csv"}).content.decode()

    kinds = [kind.label for kind, _ in answer.context["broken"]]
    assert kinds
    assert all(f"{label} (" in answer.content.decode() for label in kinds)
    assert "Hear children alone" in taken


def test_who_sees_fewer_actions_is_given_a_paper_of_their_own(plan):
    officer, lead = signed_in(scenarios.a_board_officer()), signed_in(scenarios.an_agency_lead())
    for browser in (officer, lead):
        browser.post(page("plan-paper", plan, "docx"))

    texts = list(Job.objects.filter(task=files.TASK).order_by("pk").values_list("given", flat=True))

    assert ["Choose the tool" in text for text in texts] == [True, False]


def test_a_form_that_there_is_not_is_not_found(plan):
    address = page("plan-paper", plan, "odt")
    assert signed_in(scenarios.a_board_officer()).get(address).status_code == 404
