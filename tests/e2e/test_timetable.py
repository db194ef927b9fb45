"""A year of assurance: planned by the office, led by a chair on a phone, seen on one sheet."""

from datetime import date

from playwright.sync_api import expect

from governance.plans.models import BusinessPlan
from governance.structure.models import Group
from tests.e2e.conftest import PHONE
from tests.e2e.steps import box, sign_in, sign_in_with_code
from tests.e2e.test_complaints import press
from tests.scenarios.plans import added

TITLE = "Twelve case files on neglect"


def a_plan() -> BusinessPlan:
    group = Group.objects.get(key="llr-planning-and-delivery")
    span = {"starts_on": date(2025, 4, 1), "ends_on": date(2027, 4, 1)}
    return added(BusinessPlan(group=group, title="Business plan 2025-27", **span))


def test_a_year_of_assurance(new_page, area, axe):
    plan = a_plan()
    office = new_page()
    sign_in_with_code(office, area["officer"])
    office.goto(f"/plans/{plan.pk}/")
    office.get_by_role("link", name="Timetable and learning").click()
    expect(office.get_by_text("No assurance is planned yet")).to_be_visible()
    axe(office)
    office.get_by_role("button", name="Add to the timetable").click()
    office.get_by_label("What is it?").select_option(label="Multi-agency case audit")
    box(office, "In one line").fill(TITLE)
    office.get_by_label("In which month does it begin?").select_option(label="October 2025")
    office.get_by_label("In which month does it end?").select_option(label="November 2025")
    office.get_by_role("radio", name="Each year").check()
    office.get_by_label("Who leads it?").select_option(label="Audit Group")
    axe(office)
    press(office, "Add it")
    expect(office.get_by_role("link", name="October to November 2026")).to_be_visible()
    axe(office)

    office.goto(f"/plans/{plan.pk}/timetable/")
    office.get_by_role("button", name="Add learning to be shared").click()
    box(office, "What is the learning").fill("Name what the day is like")
    box(office, "Where is it from?").fill("The audit of last spring")
    box(office, "To whom is it told?").fill("Health visitors")
    office.get_by_label("In which month does it begin?").select_option(label="January 2026")
    office.get_by_label("In which month does it end?").select_option(label="January 2026")
    office.get_by_role("radio", name="Once").check()
    press(office, "Add it")
    expect(office.get_by_role("heading", name="How it is known that it arrived")).to_be_visible()

    chair = new_page(viewport=PHONE)
    sign_in(chair, area["chair"])
    chair.get_by_role("link", name=TITLE).click()
    chair.get_by_role("button", name="Say that it has begun").click()
    axe(chair)
    press(chair, "It has begun")
    expect(chair.get_by_text("Under way", exact=True)).to_be_visible()
    chair.get_by_role("button", name="Move it to other months").click()
    chair.get_by_label("In which month does it begin?").select_option(label="November 2025")
    chair.get_by_label("In which month does it end?").select_option(label="November 2025")
    box(chair, "Why?").fill("Two agencies have an inspection in October.")
    axe(chair)
    press(chair, "Move it")
    expect(chair.get_by_text("planned at first for October to November 2025")).to_be_visible()
    chair.get_by_role("button", name="Say that it is done").click()
    box(chair, "What came of it?").fill("The tool was used in seven of twelve files.")
    press(chair, "It is done")
    expect(chair.get_by_role("strong").filter(has_text="Done")).to_be_visible()
    axe(chair)
    chair.get_by_role("link", name="The timetable", exact=True).click()
    expect(
        chair.get_by_role("img", name="Quality-assurance timetable, Year 2025-26")
    ).to_be_visible()
    axe(chair)
    chair.goto("/timetable/?kind=assurance&status=done")
    expect(chair.get_by_role("link", name=TITLE)).to_be_visible()
    axe(chair)

    office.get_by_role("link", name="Office year").click()
    expect(office.get_by_role("heading", name="November 2025")).to_be_visible()
    expect(office.get_by_role("link", name=TITLE)).to_be_visible()
    axe(office)
    office.set_viewport_size(PHONE)
    axe(office)
    office.get_by_role("link", name="Year after").click()
    expect(office.get_by_role("heading", name="October 2026")).to_be_visible()
    office.get_by_role("link", name=TITLE).click()
    expect(office.get_by_role("heading", level=1, name=TITLE)).to_be_visible()
