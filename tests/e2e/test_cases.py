"""A child has been harmed: a school refers by invitation, the partners disagree, the council
notifies, the rapid review is signed with one dissent, and the Panel disagrees. And somebody who is
not named reads a case in an emergency.
"""

from datetime import date

from django.utils import timezone
from playwright.sync_api import Page, expect

from governance.core.models import TrailEntry
from governance.core.roles import Capacity
from governance.invitations.models import Invitation
from governance.outbox.models import Message
from governance.structure.models import Seat
from reviews.cases.models import Case, EmergencyAccess
from reviews.cases.transitions.review_requirements import criteria_in_force
from tests.e2e.area import SINCE, THAT_MORNING
from tests.e2e.conftest import PHONE
from tests.e2e.steps import PASSWORD, box, sign_in_with_code, somebody
from tests.scenarios import cases as scenarios
from tests.scenarios import emergencies
from tests.scenarios import invitations as invitation_scenarios
from tests.scenarios.returns import somebody_in

PARTNERS = {
    "Leicester City Council": "leicester-delegated-leicester-city-council",
    "Leicestershire Police": "leicester-delegated-leicestershire-police",
    "Integrated Care Board": "leicester-delegated-llr-icb",
}
SUMMARY = "A baby was found with injuries that nobody could explain."


def day(page: Page, label: str, on: date) -> None:
    """Fill in one date of several on a page."""
    group = page.get_by_role("group", name=label)
    for part, number in (("Day", on.day), ("Month", on.month), ("Year", on.year)):
        group.get_by_label(part, exact=True).fill(str(number))


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_a_case_goes_from_a_schools_referral_to_the_panels_letter(new_page, area, axe):
    office, school = new_page(), new_page(viewport=PHONE)
    people = {name: somebody(name, key, since=SINCE) for name, key in PARTNERS.items()}
    sign_in_with_code(office, area["officer"])

    invite_a_school(office, axe)
    refer_by_link(school, axe)
    case = Case.objects.get()
    office.goto(f"/cases/{case.pk}/")
    axe(office)
    expect(office.get_by_text(SUMMARY)).to_be_visible()

    for name, person in people.items():
        name_on_the_case(office, case, person.email, name)
    give_views(office, case, axe)
    settle_and_notify(office, case, axe)
    write_the_review(office, case, axe)
    sign(new_page, case, people, axe)
    office.goto(f"/cases/{case.pk}/rapid-review/")
    office.get_by_role("button", name="Record that it was sent to the Panel").click()
    day(office, "On which day was it sent?", THAT_MORNING.date())
    box(office, "How is it known").fill("Acknowledged the same day.")
    press(office, "Record it")
    office.get_by_role("link", name="Record a letter of the Panel").click()
    axe(office)
    office.get_by_label("Disagrees with the decision").check()
    day(office, "On which day did the letter come?", THAT_MORNING.date())
    press(office, "Record it")
    expect(office.get_by_text("Not answered yet.")).to_be_visible()
    axe(office)
    office.goto(f"/cases/{case.pk}/")
    expect(office.get_by_text("Answer the letter of the Panel").first).to_be_visible()

    scrutineer = new_page()
    sign_in_with_code(scrutineer, area["scrutineer"])
    scrutineer.goto(f"/cases/{case.pk}/")
    expect(scrutineer.get_by_role("heading", level=1)).to_have_text("We cannot find that page")
    scrutineer.goto("/cases/")
    expect(scrutineer.get_by_text(case.reference)).not_to_be_attached()
    axe(scrutineer)


def test_somebody_who_is_not_named_reads_a_case_in_an_emergency_for_a_day(
    new_page, transactional_db, axe
):
    """In the present, for the database's own clock ends it."""
    case = scenarios.a_sent_review().case
    asks, decides = scenarios.a_partner(scenarios.POLICE), emergencies.an_office_of(case)
    told = somebody_in(Capacity.INDEPENDENT_SCRUTINEER, partnership=case.partnership)
    case.people.filter(person=asks).update(ended_at=timezone.now(), ended_by=decides)
    reader, office = new_page(viewport=PHONE), new_page()
    for page, person in ((reader, asks), (office, decides)):
        person.set_password(PASSWORD)
        person.save()
        sign_in_with_code(page, person)

    reader.goto(f"/cases/{case.pk}/")
    expect(reader.get_by_role("heading", level=1)).to_have_text("We cannot find that page")
    ask_in_emergency(reader, case, axe)
    let_them_read(office, case, axe)
    read_everything(reader, case, axe)

    office.goto(f"/cases/{case.pk}/readers/")
    axe(office)
    expect(office.get_by_role("row", name=f"{asks.name}").first).to_contain_text("Emergency access")
    mail = Message.objects.get(recipient=told)
    assert "emergency access" in mail.body
    assert case.reference not in mail.subject + mail.body

    EmergencyAccess.objects.update(ends_at=timezone.now())
    reader.goto(f"/cases/{case.pk}/")
    expect(reader.get_by_role("heading", level=1)).to_have_text("We cannot find that page")
    reader.goto("/cases/emergency/")
    expect(reader.get_by_text("it is over.")).to_be_visible()


def ask_in_emergency(reader: Page, case: Case, axe) -> None:
    reader.goto("/cases/")
    expect(reader.get_by_text(case.reference)).not_to_be_attached()
    reader.get_by_role("link", name="Emergency access", exact=True).click()
    axe(reader)
    reader.get_by_role("button", name="Ask for emergency access").click()
    axe(reader)
    box(reader, "Reference of the case").fill(case.reference)
    box(reader, "Why can it not wait?").fill("A brother is in danger tonight.")
    press(reader, "Ask for access")
    expect(reader.get_by_text("If there is such a case and you may ask for it")).to_be_visible()


def let_them_read(office: Page, case: Case, axe) -> None:
    office.goto("/cases/emergency/")
    axe(office)
    office.get_by_role("link", name=f"Decide on {case.reference}").click()
    expect(office.get_by_text("They will read the whole case.")).to_be_visible()
    axe(office)
    press(office, "Approve it")
    expect(office.get_by_text("Approved. It ends by itself after 24 hours.")).to_be_visible()


def read_everything(reader: Page, case: Case, axe) -> None:
    """Each page opens, each leaves a line of its own, and nothing can be done."""
    reader.goto("/cases/emergency/")
    reader.get_by_role("link", name="read it", exact=True).click()
    expect(reader.get_by_text("You read this by emergency access.")).to_be_visible()
    axe(reader)
    for part in ("rapid-review/", "chronology/"):
        reader.goto(f"/cases/{case.pk}/{part}")
        expect(reader.get_by_role("button", name="copy")).to_have_count(0)
        axe(reader)
    lines = TrailEntry.objects.about(case).filter(verb="read_in_emergency")
    assert lines.count() == 3
    reader.goto(f"/cases/{case.pk}/edit/")
    expect(reader.get_by_role("heading", level=1)).to_have_text("You may see this, but not do it")


def invite_a_school(office: Page, axe) -> None:
    office.get_by_role("link", name="Cases").click()
    axe(office)
    office.get_by_role("link", name="Invite somebody with no seat").first.click()
    box(office, "Full name").fill("Avery Sample")
    box(office, "E-mail address").fill("head@school.example.org")
    day_of = {"Day": "20", "Month": "10", "Year": "2025"}
    for part, number in day_of.items():
        office.get_by_label(part, exact=True).fill(number)
    press(office, "Send the link")


def refer_by_link(school: Page, axe) -> None:
    invitation = Invitation.objects.get()
    school.goto(invitation_scenarios.its_link(invitation))
    press(school, "Send the code")
    box(school, "Code").fill(invitation_scenarios.its_code(invitation))
    press(school, "Open")
    expect(school.get_by_text("no way to report a child at risk").first).to_be_visible()
    press(school, "Send")
    expect(school.get_by_text("Say what is known so far.").first).to_be_visible()
    axe(school)
    school.get_by_label("A child was seriously harmed").check()
    school.get_by_label("Abuse or neglect is suspected").check()
    day(school, "On which day did it happen?", date(2025, 10, 3))
    day(school, "When did the local authority become aware?", date(2025, 10, 6))
    for question in ("Where did it happen?", "Where does the child normally live?"):
        school.get_by_role("group", name=question).get_by_label("In this local").check()
    box(school, "Alias of child 1").fill("Child A")
    school.get_by_label("Age of child 1").select_option("Under 1")
    box(school, "What is known so far?").fill(SUMMARY)
    press(school, "Send")
    expect(school.get_by_role("heading", level=1)).to_have_text("Thank you, this is done")
    axe(school)


def name_on_the_case(office: Page, case: Case, email: str, body: str) -> None:
    office.goto(f"/cases/{case.pk}/people/add/")
    box(office, "E-mail address of the person").fill(email)
    office.get_by_label("Speaks for a safeguarding partner").check()
    choose = office.get_by_label("For which organisation?")
    choose.select_option(choose.locator("option", has_text=body).first.get_attribute("value"))
    box(office, "Why are they named?").fill("Speaks for the partner.")
    press(office, "Name them")
    expect(office.get_by_text("Named. They are told by e-mail")).to_be_visible()


def give_views(office: Page, case: Case, axe) -> None:
    """The office writes down what each partner said; the police see it otherwise."""
    for number, body in enumerate(PARTNERS):
        office.goto(f"/cases/{case.pk}/views/add/")
        choose = office.get_by_label("Whose view is it?")
        choose.select_option(choose.locator("option", has_text=body).first.get_attribute("value"))
        view = "It should not be notified" if number == 1 else "It should be notified"
        office.get_by_label(view, exact=True).check()
        box(office, "Why?").fill(f"As {body} sees it.")
        press(office, "Give the view")
    expect(office.get_by_text("The partners are not of one view.")).to_be_visible()
    axe(office)


def settle_and_notify(office: Page, case: Case, axe) -> None:
    office.get_by_role("button", name="It is notifiable", exact=True).click()
    press(office, "Record it")
    expect(office.get_by_text("Record the disagreement first").first).to_be_visible()
    axe(office)
    office.goto(f"/cases/{case.pk}/dispute/")
    press(office, "Record it")
    expect(office.get_by_text("Partners disagree").first).to_be_visible()
    office.get_by_role("button", name="It is notifiable", exact=True).click()
    box(office, "Why?").fill("Settled between the delegates; the police keep their view.")
    press(office, "Record it")
    office.get_by_role("button", name="Record the notification", exact=True).click()
    axe(office)
    day(office, "On which day was it notified?", date(2025, 10, 7))
    box(office, "Reference that the national system gave").fill("SIN-0001")
    proof = {"name": "acknowledgement.txt", "mimeType": "text/plain", "buffer": b"We have it."}
    office.get_by_label("The proof of it").set_input_files(proof)
    press(office, "Record it")
    expect(office.get_by_role("link", name="Open the rapid review")).to_be_visible()
    axe(office)
    with office.expect_download() as taken:
        office.get_by_role("link", name="acknowledgement.txt").click()
    assert "taken by Board officer" in taken.value.suggested_filename
    expect(office.get_by_text("Tell the local partners and other areas").first).to_be_visible()
    office.get_by_role("link", name="Record who was told", exact=True).click()
    axe(office)
    box(office, "Who was told?").fill("The safeguarding partners, by the duty officer.")
    day(office, "On which day?", date(2025, 10, 7))
    office.get_by_label("everybody").check()
    press(office, "Record it")


def write_the_review(office: Page, case: Case, axe) -> None:
    office.get_by_role("link", name="Open the rapid review").click()
    axe(office)
    office.get_by_role("link", name="Record the meeting").click()
    axe(office)
    day(office, "Day of the meeting", THAT_MORNING.date())
    box(office, "The facts").fill("Three agencies knew the family.")
    press(office, "Save")
    for criterion in criteria_in_force(THAT_MORNING.date()):
        office.goto(f"/cases/{case.pk}/rapid-review/criteria/{criterion.code}/")
        office.get_by_label("The case may meet it").check()
        box(office, "Why?").fill("It may.")
        press(office, "Save")
    office.get_by_role("link", name="Record the decision").click()
    office.get_by_label("No review is held").check()
    box(office, "Why?").fill("Nothing new would be found.")
    press(office, "Save")
    expect(office.get_by_text("Say what happens instead").first).to_be_visible()
    axe(office)
    box(office, "what happens instead?").fill("A briefing for every team.")
    press(office, "Save")
    office.get_by_role("button", name="Send to the partners to sign", exact=True).click()
    axe(office)
    press(office, "Send it to sign")
    expect(office.get_by_text("With the partners to sign").first).to_be_visible()


def sign(new_page, case: Case, people, axe) -> None:
    """Two sign, the third dissents on a phone; each is told on Home that it waits."""
    for number, person in enumerate(people.values()):
        page = new_page(viewport=PHONE) if number == 2 else new_page()
        sign_in_with_code(page, person)
        expect(page.get_by_text("the rapid review waits for your signature")).to_be_visible()
        page.goto(f"/cases/{case.pk}/rapid-review/")
        axe(page)
        if number < 2:
            page.get_by_role("button", name="Sign", exact=True).click()
            press(page, "Sign")
        else:
            page.get_by_role("button", name="Dissent", exact=True).click()
            box(page, "Why do you not sign?").fill("A practice review would show more.")
            press(page, "Dissent")
            expect(page.get_by_text("A practice review would show more.")).to_be_visible()
            axe(page)
    assert Seat.objects.filter(key__in=PARTNERS.values()).count() == len(PARTNERS)
