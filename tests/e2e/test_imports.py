"""An office takes over the plan of 2018-19: read, checked, one row mended, imported, undone."""

from playwright.sync_api import expect

from lscp.demo.registers import PLAN_OF_2018
from tests.e2e.conftest import PHONE
from tests.e2e.steps import box, sign_in_with_code
from tests.e2e.test_complaints import press

PLAN = "Business plan 2018-19"


def test_a_plan_is_imported_and_undone(new_page, area, axe):
    page = new_page(viewport=PHONE)
    sign_in_with_code(page, area["officer"])
    page.goto("/imports/")
    axe(page)
    page.get_by_role("button", name="Import a register").click()
    press(page, "Read the file")
    axe(page)
    page.get_by_role("radio", name="Business plan").check()
    page.get_by_label("Excel or CSV file").set_input_files(PLAN_OF_2018)
    press(page, "Read the file")
    expect(page.get_by_text("29 understood, 9 doubtful, 0 refused, 0 left out")).to_be_visible()
    axe(page)

    page.get_by_role("button", name="Change the columns").click()
    axe(page)
    page.go_back()
    page.get_by_role("link", name="Mend row 14").click()
    axe(page)
    box(page, "How will we measure progress and impact?").fill("A report to the Board.")
    press(page, "Save the row")
    expect(page.get_by_text("30 understood, 8 doubtful")).to_be_visible()

    page.get_by_role("button", name="Import these rows").click()
    axe(page)
    page.get_by_role("checkbox", name="Import the 8 doubtful rows").check()
    press(page, "Import the rows")
    expect(page.get_by_text("38 added, 0 changed")).to_be_visible()
    axe(page)
    page.goto("/plans/")
    expect(page.get_by_role("link", name=PLAN)).to_be_visible()

    page.goto("/imports/")
    page.get_by_role("link", name="business-plan-2018-19.xlsx").click()
    page.get_by_role("button", name="Undo the import").click()
    axe(page)
    box(page, "Why?").fill("It was the wrong partnership.")
    press(page, "Undo it")
    page.goto("/plans/")
    expect(page.get_by_role("link", name=PLAN)).to_have_count(0)
