"""The quarter's report from what was returned to what each partnership receives."""

import re
from datetime import UTC, datetime

import time_machine
from playwright.sync_api import Page, expect

from assurance.reports.models import Report
from assurance.returns.models import AssuranceReturn
from assurance.returns.operations import returns
from governance.people.models import User
from governance.structure.access.actors import load_actor
from tests.e2e import steps
from tests.e2e.area import OTHER_GROUPS, THAT_MORNING

AFTER_THE_DUE_DAY = datetime(2025, 10, 29, 9, tzinfo=UTC)


def hand_in(group: str, chair: User) -> None:
    """The group's chair answers everything and submits, by the operations the pages call."""
    record = AssuranceReturn.objects.get(group__key=group, period__code="2025-26 Q2")
    by = load_actor(chair, on=THAT_MORNING.date())
    for answer in record.answers.select_related("question"):
        text = f"What {group} says."
        returns.answer(answer, text, by=by, at=THAT_MORNING, expected_version=answer.version)
    returns.submit(record, by=by, at=THAT_MORNING, expected_version=record.version)


def press(page: Page, label: str) -> None:
    page.get_by_role("button", name=label, exact=True).first.click()


def test_a_report_is_composed_written_agreed_issued_and_received(area, new_page, axe):
    for group in OTHER_GROUPS:
        hand_in(group, area[group])
    officer, chair, scrutineer = new_page(), new_page(), new_page()

    with time_machine.travel(AFTER_THE_DUE_DAY, tick=True):
        steps.sign_in_with_code(officer, area["officer"])
        officer.get_by_role("link", name="Reports", exact=True).click()
        axe(officer)
        press(officer, "Compose a report")
        axe(officer)
        officer.get_by_role("combobox", name=re.compile("Quarter")).select_option("2025-26 Q2")
        press(officer, "Compose the report")
        missing = officer.locator("main")
        expect(missing).to_contain_text("Audit Group: not returned, 6 working days late")
        axe(officer)

        hand_in("llr-audit", area["chair"])
        press(officer, "Update from the latest returns")
        expect(officer.locator("main")).not_to_contain_text("Audit Group: not returned")

        officer.get_by_role("link", name="Write the report, passage by passage").click()
        axe(officer)
        officer.get_by_role("link", name="What we are doing well").click()
        axe(officer)
        officer.get_by_role("textbox").first.fill("All four groups reported.")
        press(officer, "Save and next")
        expect(officer.get_by_role("heading", level=1)).to_have_text(
            "Areas for further exploration"
        )
        officer.get_by_role("link", name="The report").first.click()
        expect(officer.locator("main")).to_contain_text("All four groups reported.")
        axe(officer)

        steps.sign_in_with_code(scrutineer, area["scrutineer"])
        scrutineer.goto(f"/reports/{Report.objects.get().pk}/scrutinise/")
        axe(scrutineer)
        scrutineer.get_by_role("textbox").first.fill("Say how you know.")
        scrutineer.locator("main form button[type=submit]").first.click()
        expect(scrutineer.locator("main")).to_contain_text("Say how you know.")

        press(officer, "Send for agreement")
        expect(officer.locator("main")).to_contain_text("Who will be asked to agree")
        axe(officer)
        officer.get_by_role("textbox").first.fill("The rest is written at the meeting.")
        press(officer, "Send for agreement")
        expect(officer.locator("main")).to_contain_text("What it says is frozen.")
        axe(officer)
        steps.sign_in_with_code(chair, area["delivery"])
        expect(chair.locator("main")).to_contain_text("waits for your agreement")
        chair.get_by_role("link", name=re.compile("Quarterly report")).first.click()
        axe(chair)
        press(chair, "Agree")
        expect(chair.locator("main")).to_contain_text("You agree for")
        axe(chair)
        press(chair, "Agree")
        expect(chair.locator("main")).to_contain_text("The report is agreed.")
        officer.reload()
        press(officer, "Issue")
        expect(officer.locator("main")).to_contain_text("Who is told by mail")
        axe(officer)
        # Here the task runs within the request, and a renderer on a busy machine takes its time.
        officer.get_by_role("button", name="Issue", exact=True).click(timeout=90_000)
        expect(officer.locator("main")).to_contain_text("Issued. Its members have been told.")
        axe(officer)

        expect(officer.get_by_role("button", name="Make the PDF")).to_have_count(0)
        with officer.expect_download() as download:
            officer.goto(f"/reports/{Report.objects.get().pk}/")
            officer.get_by_role("button", name="Make the Word file", exact=True).click()
        assert download.value.suggested_filename.endswith(".docx")

        officer.goto(f"/reports/{Report.objects.get().pk}/")
        expect(officer.get_by_role("button", name="Open the PDF")).to_have_count(1)
        officer.get_by_role("link", name=re.compile("Record the receipt")).first.click()
        axe(officer)
        officer.locator("main form button[type=submit]").first.click()
        report = Report.objects.get()
        assert report.status == Report.Status.ISSUED
        assert report.receipts.filter(received_on__isnull=False).count() == 1
