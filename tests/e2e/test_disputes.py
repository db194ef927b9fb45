"""A health board and a council disagree about a child: three stages bring no agreement, the advisor
is asked, and the partners' reply is read by the side that raised it. Anybody reads how it is done.
"""

from playwright.sync_api import Page, expect

from reviews.disputes.models import Dispute
from tests.e2e.area import SINCE, THAT_MORNING
from tests.e2e.conftest import PHONE
from tests.e2e.steps import box, sign_in_with_code, somebody
from tests.e2e.test_cases import day, press

ACCOUNT = "Whether a second bruise calls for a strategy discussion."
REPLY = "The partners follow the advice."


def test_a_dispute_goes_through_three_stages_to_the_advisor(new_page, area, axe):
    nurse, office, advisor = new_page(viewport=PHONE), new_page(), new_page()
    lead = somebody("Health lead", "leicester-llr-icb-lead", since=SINCE)
    anybody_reads_how_it_is_done(new_page(), axe)
    sign_in_with_code(nurse, lead)
    sign_in_with_code(office, area["officer"])
    sign_in_with_code(advisor, area["scrutineer"])

    raise_it(nurse, axe)
    dispute = Dispute.objects.get()
    advisor.goto(f"/disputes/{dispute.pk}/")
    expect(advisor.get_by_role("heading", level=1)).to_have_text("We cannot find that page")
    for number, title in ((1, "practitioners"), (2, "managers"), (3, "escalation officers")):
        hold_a_stage(nurse, dispute, number, title, axe)
    ask_the_advisor(office, dispute, axe)
    give_advice(advisor, dispute, axe)
    publish_the_reply(office, dispute, axe)

    nurse.goto(f"/disputes/{dispute.pk}/")
    expect(nurse.get_by_text(REPLY)).to_be_visible()
    axe(nurse)
    nurse.goto("/")
    expect(nurse.get_by_text("record how it was resolved")).to_be_visible()


def anybody_reads_how_it_is_done(page: Page, axe) -> None:
    page.goto("/account/login/")
    page.get_by_role("link", name="Resolving disagreements").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("How disagreements are resolved")
    expect(page.get_by_text("48 hours, counted from the disagreement")).to_be_visible()
    expect(page.get_by_text("To be confirmed", exact=True).first).to_be_visible()
    axe(page)


def raise_it(nurse: Page, axe) -> None:
    nurse.get_by_role("link", name="Disputes").click()
    axe(nurse)
    nurse.get_by_role("button", name="Raise a dispute").click()
    axe(nurse)
    nurse.get_by_label("Between practitioners, about a child").check()
    nurse.get_by_label("Leicester City Council", exact=True).check()
    day(nurse, "On which day did the disagreement arise?", THAT_MORNING.date())
    box(nurse, "At about what time?").fill("08:30")
    box(nurse, "What is the disagreement about?").fill(ACCOUNT)
    press(nurse, "Raise the dispute")
    expect(nurse.get_by_text("Say what was done at once").first).to_be_visible()
    axe(nurse)
    box(nurse, "What was done at once").fill("Seen by a paediatrician the same day.")
    press(nurse, "Raise the dispute")
    expect(nurse.get_by_text("Raised as LEI-D-2025-001.")).to_be_visible()
    nurse.get_by_role("link", name="Record a step of its own procedure").first.click()
    axe(nurse)
    box(nurse, "Which step was taken?").fill("Raised with the team manager")
    day(nurse, "On which day?", THAT_MORNING.date())
    box(nurse, "What shows it?").fill("A note in the health record.")
    press(nurse, "Record it")
    axe(nurse)


def hold_a_stage(nurse: Page, dispute: Dispute, number: int, title: str, axe) -> None:
    nurse.goto(f"/disputes/{dispute.pk}/")
    nurse.get_by_role("button", name=f"Begin stage {number}").click()
    expect(nurse.get_by_role("heading", level=1)).to_contain_text(title)
    press(nurse, "Begin it")
    nurse.get_by_role("button", name="No agreement at this stage").click()
    axe(nurse)
    box(nurse, "What was discussed").fill(f"Stage {number}: each sees the risk otherwise.")
    press(nurse, "Record it")
    expect(nurse.get_by_text(f"Stage {number}: each sees")).to_be_visible()
    if number == 1:
        nurse.get_by_role("link", name="Change the words of stage 1").click()
        axe(nurse)
        box(nurse, "How did the stage end?").fill("Stage 1: each sees the child’s risk otherwise.")
        press(nurse, "Save")
        expect(nurse.get_by_text("each sees the child’s risk otherwise.")).to_be_visible()


def ask_the_advisor(office: Page, dispute: Dispute, axe) -> None:
    office.goto("/disputes/")
    axe(office)
    office.get_by_role("link", name=dispute.reference).click()
    axe(office)
    office.get_by_role("button", name="Ask the advisor").click()
    axe(office)
    press(office, "Ask for advice")
    expect(office.get_by_text("Not given yet.")).to_be_visible()


def give_advice(advisor: Page, dispute: Dispute, axe) -> None:
    advisor.goto(f"/disputes/{dispute.pk}/")
    advisor.get_by_role("button", name="Give the advice").click()
    axe(advisor)
    box(advisor, "What is the advice?").fill("Hold the discussion; both agencies attend.")
    press(advisor, "Give the advice")
    expect(advisor.get_by_text("Given. All sides have been told.")).to_be_visible()


def publish_the_reply(office: Page, dispute: Dispute, axe) -> None:
    office.goto(f"/disputes/{dispute.pk}/")
    office.get_by_role("button", name="Publish the partners’ reply").click()
    axe(office)
    box(office, "What do the partners reply").fill(REPLY)
    press(office, "Publish to all sides")
    expect(office.get_by_text("Published to all sides.", exact=True)).to_be_visible()
    axe(office)
