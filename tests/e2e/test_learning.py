"""Learning is released while its case stays closed, is told to others and shown to have changed
practice; and a national review is considered, with an action plan that turns red.
"""

from datetime import date, timedelta

from django.utils import timezone
from playwright.sync_api import Page, expect

from governance.core.roles import Capacity
from governance.people.models import User
from reviews.learning.models import Dissemination, LearningPoint
from tests import factories
from tests.e2e.conftest import PHONE
from tests.e2e.steps import PASSWORD, box, sign_in, sign_in_with_code
from tests.scenarios import cases as case_scenarios
from tests.scenarios import learning as scenarios
from tests.scenarios.returns import somebody_in

NOT_FOUND = "We cannot find that page"


def day(page: Page, label: str, on: date) -> None:
    group = page.get_by_role("group", name=label)
    for part, number in (("Day", on.day), ("Month", on.month), ("Year", on.year)):
        group.get_by_label(part, exact=True).fill(str(number))


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def a_reader_and_the_office(new_page) -> tuple[Page, Page, User]:
    """The chair of the group that learning is released to, on a phone; and the office."""
    chair, office = (
        somebody_in(Capacity.CHAIR, group=scenarios.a_group()),
        case_scenarios.the_office(),
    )
    for person in (chair, office):
        person.set_password(PASSWORD)
        person.save()
    reader, desk = new_page(viewport=PHONE), new_page()
    sign_in(reader, chair)
    sign_in_with_code(desk, office)
    return reader, desk, chair


def test_learning_is_released_while_its_case_stays_closed_and_changes_practice(
    new_page, transactional_db, axe
):
    """In the present."""
    case = case_scenarios.a_referred_case()
    body = factories.ParticipationFactory(partnership=case.partnership).organisation
    reader, office, chair = a_reader_and_the_office(new_page)

    release(office, case.pk, axe)
    point = LearningPoint.objects.get()
    read(reader, case, axe)
    plan(office, point, chair, axe)
    do_it(reader, axe)
    record = Dissemination.objects.get()
    office.goto(f"/learning/dissemination/{record.pk}/")
    office.get_by_role("button", name="Record whom it reached").click()
    axe(office)
    office.get_by_label(str(body)).fill("14")
    press(office, "Save")
    axe(office)
    expect(office.get_by_role("row", name="In all")).to_contain_text("14")

    judge(office, point, "Too early to say", axe)
    expect(office.get_by_text("No evidence yet")).to_be_visible()
    judge(office, point, "Yes", axe)
    expect(office.get_by_text("Practice changed", exact=True)).to_be_visible()
    reader.goto("/learning/")
    axe(reader)
    expect(reader.get_by_text("Practice changed", exact=True)).to_be_visible()


def release(office: Page, case: int, axe) -> None:
    office.goto(f"/cases/{case}/")
    office.get_by_role("link", name="Record a learning point").click()
    axe(office)
    box(office, "The point in one line").fill("Ask who else lives in the home")
    box(office, "What was learned?").fill("Nobody asked about adults who came and went.")
    box(office, "Why does it matter?").fill("It decides how safe a child is.")
    box(office, "What does good look like?").fill("Each visit records who was there.")
    office.get_by_label("Whom is it for?").select_option("practitioners")
    press(office, "Save")
    axe(office)
    office.get_by_role("link", name="Release it").click()
    axe(office)
    office.get_by_label("To which group is it released?").select_option(index=1)
    press(office, "Release it")
    expect(office.get_by_text("As it was released")).to_be_visible()


def read(reader: Page, case, axe) -> None:
    reader.goto("/learning/")
    axe(reader)
    reader.get_by_role("link", name="Ask who else lives in the home").click()
    axe(reader)
    expect(reader.get_by_text("Each visit records who was there.")).to_be_visible()
    expect(reader.get_by_text(case.reference)).not_to_be_attached()
    reader.goto(f"/cases/{case.pk}/")
    expect(reader.get_by_role("heading", level=1)).to_have_text(NOT_FOUND)


def plan(office: Page, point: LearningPoint, chair: User, axe) -> None:
    office.goto(f"/learning/{point.pk}/")
    axe(office)
    office.get_by_role("link", name="Plan how it is told").click()
    axe(office)
    office.get_by_label("Team meeting").check()
    seat = chair.appointments.get().seat
    office.get_by_label("Who does it?").select_option(str(seat.pk))
    day(office, "By when?", timezone.localdate() + timedelta(days=14))
    press(office, "Save")
    expect(office.get_by_text("Planned.")).to_be_visible()


def do_it(reader: Page, axe) -> None:
    reader.goto("/")
    axe(reader)
    reader.get_by_role("link", name="Ask who else lives in the home").first.click()
    axe(reader)
    reader.get_by_role("button", name="It is done").click()
    axe(reader)
    day(reader, "When was it done?", timezone.localdate())
    box(reader, "What shows that it was received?").fill("Fourteen signed the list.")
    press(reader, "Save")
    expect(reader.get_by_text("Fourteen signed the list.")).to_be_visible()


def judge(office: Page, point: LearningPoint, judgement: str, axe) -> None:
    office.goto(f"/learning/{point.pk}/evidence/")
    axe(office)
    office.get_by_label("Audit", exact=True).check()
    day(office, "Of which day is it?", timezone.localdate())
    box(office, "What did it show?").fill("Nine of ten visits say who was there.")
    office.get_by_label(judgement, exact=True).check()
    press(office, "Save")


def test_a_national_review_is_considered_and_its_plan_turns_red(new_page, transactional_db, axe):
    """In the present."""
    reader, office, _ = a_reader_and_the_office(new_page)
    today = timezone.localdate()

    office.goto("/national-reviews/")
    axe(office)
    office.get_by_role("button", name="Record a national review").click()
    axe(office)
    office.get_by_label("National review", exact=True).check()
    box(office, "Title").fill("Seen and heard")
    box(office, "Who published it?").fill("The Panel")
    for label in ("When was it published?", "When was it received?"):
        day(office, label, today - timedelta(days=30))
    press(office, "Save")
    axe(office)
    office.goto("/")
    expect(office.get_by_text("National review to be considered")).to_be_visible()
    office.get_by_role("link", name="Seen and heard").first.click()

    office.get_by_role("button", name="Record that it was considered").click()
    axe(office)
    day(office, "When was it considered?", today - timedelta(days=20))
    office.get_by_label("By which group?").select_option(index=1)
    box(office, "What is our response?").fill("Two of its recommendations are for us.")
    office.get_by_label("Yes", exact=True).check()
    press(office, "Save")
    expect(office.get_by_text("The plan has no action yet.")).to_be_visible()
    axe(office)

    office.get_by_role("button", name="Raise an action").click()
    axe(office)
    office.get_by_role("radio").first.check()
    press(office, "Continue")
    axe(office)
    box(office, "What is to be done, in one line?").fill("Check how children are seen")
    box(office, "When is it due?").fill("September 2025")
    press(office, "Raise the action")
    expect(office.get_by_role("row", name="Check how children are seen")).to_contain_text("Red")
    office.get_by_role("link", name="Record how the plan stands").click()
    axe(office)
    day(office, "On which day was it looked at?", today)
    office.get_by_label("Red", exact=True).check()
    box(office, "Why?").fill("Nobody began.")
    press(office, "Save")
    axe(office)

    reader.goto("/national-reviews/")
    axe(reader)
    reader.get_by_role("link", name="Seen and heard").click()
    expect(reader.get_by_text("Nobody began.")).to_be_visible()
    axe(reader)
