"""The pages of a new partnership: what each says, where a fault is named, who finds them."""

from typing import Any

import pytest
import time_machine
from django.urls import reverse

from assurance.new_partnerships.models import NewPartnership
from governance.structure.models import Partnership, Seat
from tests import factories
from tests.scenarios import new_partnerships as scenarios
from tests.scenarios.clients import drawn, signed_in
from tests.scenarios.new_partnerships import CONTACTS, NAMES, STARTS_ON, a_line
from tests.scenarios.retention import an_officer
from tests.scenarios.returns import NOON, the_leicester_partnership

pytestmark = [pytest.mark.django_db, pytest.mark.pages]
CITED = {
    "document": "Safeguarding arrangements of Severnshire",
    "paragraph": "§4",
    "dated_0": "1",
    "dated_1": "10",
    "dated_2": "2025",
}
FIRST_DAY = {"starts_on_0": "17", "starts_on_1": "11", "starts_on_2": "2025"}


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False):
        yield


class Office:
    """A browser of who began a new partnership."""

    def __init__(self, draft: NewPartnership | None = None) -> None:
        person = draft.begun_by if draft else an_officer(the_leicester_partnership())
        self.draft, self.person, self.browser = draft, person, signed_in(person)

    def url(self, name: str, *args: object) -> str:
        own = [self.draft.pk] if self.draft else []
        return reverse(f"assurance:new-partnership-{name}", args=[*own, *args])

    def page(self, name: str, *args: object, **query: str) -> str:
        answer = self.browser.get(self.url(name, *args), query)
        assert answer.status_code == 200
        return answer.content.decode()

    def send(self, step: str, /, *args: object, **typed: Any):
        """What the page shows, with what is typed over it."""
        url = self.url(step, *args)
        form = self.browser.get(url).context["form"]
        shown: dict[str, Any] = {}
        for field in form:
            value = field.value()
            if hasattr(value, "year"):
                parts = (value.day, value.month, value.year)
                shown |= {f"{field.html_name}_{at}": part for at, part in enumerate(parts)}
            elif value not in (None, False):
                shown[field.html_name] = value
        shown |= drawn(self.browser, url)
        return self.browser.post(url, {**shown, **typed}, follow=True)

    def sent(self, step: str, /, *args: object, **typed: Any) -> str:
        return self.send(step, *args, **typed).content.decode()


def test_the_empty_list_says_how_one_is_begun():
    page = Office().page("list")

    assert "No new partnership was begun yet" in page
    assert reverse("assurance:new-partnership-begin") in page


def test_the_choice_says_what_is_near_about_each():
    page = Office().page("begin")

    assert "1 council, a county with districts; 19 organisations, 7 groups." in page
    assert "joint groups with Leicestershire and Rutland SCP: a copy makes them its own" in page


def test_one_is_begun_and_its_steps_are_named():
    office = Office()
    typed = {"source_key": "lincolnshire", **FIRST_DAY}
    answer = office.browser.post(office.url("begin"), typed, follow=True)

    page = answer.content.decode()
    assert "Copied. Every line is to be confirmed." in page
    assert "Cannot start yet" in page
    assert "131 to be confirmed" in page


def test_a_day_before_the_arrangements_is_named_beside_the_day():
    office = Office()
    typed = {"source_key": "lincolnshire", **FIRST_DAY, "starts_on_2": "2015"}
    answer = office.browser.post(office.url("begin"), typed)

    assert "begin on 29 September 2019" in answer.context["form"].errors["starts_on"][0]


def test_each_step_leads_to_the_next():
    office = Office(scenarios.a_begun_partnership())

    assert "Which organisations take part?" in office.sent("name", **NAMES)
    assert "Which groups does it have?" in office.sent("organisations")
    assert "Whom to tell about a child" in office.sent("groups")
    assert "Lines to be confirmed" in office.sent("contacts", phone_0="01632 960301")
    assert "Ready" in office.page("detail")


def test_a_key_that_is_taken_is_named_beside_the_key():
    office = Office(scenarios.a_begun_partnership())
    factories.PartnershipFactory(key="severnshire")

    answer = office.send("name", **NAMES)

    assert "another partnership" in answer.context["form"].errors["key"][0]


def test_a_key_with_capitals_is_refused():
    office = Office(scenarios.a_begun_partnership())

    answer = office.send("name", **{**NAMES, "key": "Severn Shire"})

    assert "lower-case letters" in answer.context["form"].errors["key"][0]


def test_whoever_is_renamed_gets_a_name_and_no_two_have_the_same():
    draft = scenarios.a_named_partnership()
    office = Office(draft)
    first, second = draft.lines.bodies().order_by("place")[:2]

    answer = office.send("organisations", **{f"name_{first.pk}": ""})
    assert f"Enter the new name of {first.values['name']}." in answer.content.decode()

    answer = office.send("organisations", **{f"name_{second.pk}": first.new_name})
    assert "is named twice" in answer.content.decode()


def test_no_council_is_named():
    draft = scenarios.a_named_partnership()
    left = {f"choice_{line.pk}": "leave_out" for line in draft.lines.bodies()}

    assert "Keep or rename at least one council" in Office(draft).sent("organisations", **left)


def test_the_contacts_are_asked_of_each_council():
    draft = scenarios.a_partnership_with_groups()
    office = Office(draft)

    assert "Enter the telephone of Severnshire County Council." in office.sent("contacts")
    office.sent("contacts", phone_0="01632 960301")
    draft.refresh_from_db()
    assert draft.concern_councils == CONTACTS["concern_councils"]


def test_the_lines_of_a_chapter_say_what_was_copied_from_where():
    office = Office(scenarios.a_drawn_up_partnership())

    assert "Open a chapter to read its lines" in office.page("lines")
    page = office.page("lines", chapter="cadence", state="unconfirmed")
    assert "Where it was copied: Lincolnshire arrangements 2019" in page
    assert "Confirm<span" in page
    assert "No line fits" in office.page("lines", state="confirmed")
    assert "No line fits" in office.page("lines", state="left_out")
    page = office.page("lines", chapter="partnership")
    assert "Lincolnshire Safeguarding Children Partnership: arrangements of 2019" in page


@pytest.mark.parametrize("chapter", ["participation", "group", "seat", "timetable_item"])
def test_every_chapter_is_read(chapter):
    office = Office(scenarios.a_drawn_up_partnership())

    assert "Severnshire" in office.page("lines", chapter=chapter)


def test_the_lines_are_taken_away():
    office = Office(scenarios.a_partly_confirmed_partnership())

    answer = office.browser.get(office.url("lines"), {"as": "csv"})

    text = b"".join(answer.streaming_content if answer.streaming else [answer.content]).decode()
    assert "Steps of escalation" in text
    assert "Safeguarding arrangements of Severnshire" in text


def test_a_line_is_confirmed_with_what_is_otherwise_here():
    draft = scenarios.a_drawn_up_partnership()
    office, line = Office(draft), a_line(draft, "escalation")

    page = office.page("line", line.pk)
    assert "After how many days is to be confirmed." in page
    assert "Source where it was copied: Lincolnshire arrangements 2019, §6.2" in page
    page = office.sent("line", line.pk, **CITED, after_days="30")
    assert "Confirmed." in page
    page = office.page("lines", chapter="escalation")
    assert "After so many days: 30" in page
    assert "(copied: not stated)" in page
    assert "Safeguarding arrangements of Severnshire, §4, 1 October 2025" in page


@pytest.mark.parametrize("kind", ["partnership", "participation", "group", "seat", "cadence"])
def test_a_line_of_any_kind_is_confirmed_as_it_was_copied(kind):
    draft = scenarios.a_drawn_up_partnership()
    line = a_line(draft, kind)

    assert "Confirmed." in Office(draft).sent("line", line.pk, **CITED)
    line.refresh_from_db()
    assert line.is_confirmed
    assert line.changes == {}


def test_a_yes_or_no_that_was_not_stated_is_said():
    draft = scenarios.a_drawn_up_partnership()
    line = a_line(draft, "seat")

    Office(draft).sent("line", line.pk, **CITED, voting="yes", interval="1")
    line.refresh_from_db()
    assert line.changes == {"voting": True}


def test_who_confirms_says_by_which_document():
    draft = scenarios.a_drawn_up_partnership()

    page = Office(draft).sent("line", a_line(draft, "group").pk)

    assert "Enter the document in which it stands." in page
    assert "Enter the paragraph or page." in page


def test_a_chapter_is_read_and_confirmed_together():
    draft = scenarios.a_drawn_up_partnership()
    office = Office(draft)

    page = office.page("chapter", "escalation")
    assert "From Significant Incident Review Group to Operational Delivery Group" in page
    assert "Confirm 2 lines" in page
    assert "2 lines confirmed." in office.sent("chapter", "escalation", **CITED)
    assert "Every line of this chapter is confirmed" in office.page("chapter", "escalation")
    assert office.browser.get(office.url("chapter", "nothing")).status_code == 404


def test_a_line_that_was_changed_meanwhile_is_not_confirmed():
    draft = scenarios.a_drawn_up_partnership()
    office, line = Office(draft), a_line(draft, "escalation")
    url = office.url("line", line.pk)
    shown = office.browser.get(url).context["form"]["shown"].value()
    scenarios.confirm(draft, line)

    answer = office.send("line", line.pk, **CITED, shown=shown)

    assert answer.status_code == 409


def test_a_line_is_left_out_put_back_and_its_confirmation_taken_back():
    draft = scenarios.a_partly_confirmed_partnership()
    office = Office(draft)
    line = draft.lines.filter(confirmed_at__isnull=False)[0]

    assert "Taken back" in office.sent("take-back", line.pk)
    assert "Left out." in office.sent("leave-out", line.pk)
    page = office.page("lines", state="left_out")
    assert "Put back<span" in page
    assert "Put the line back?" in office.page("line", line.pk)
    assert "Put back." in office.sent("put-back", line.pk)


def test_what_is_missing_stands_in_place_of_the_preview():
    office = Office(scenarios.a_begun_partnership())

    for name in ("make", "file"):
        page = office.page(name)
        assert "Not ready yet" in page
        assert "Name the partnership" in page


def test_the_preview_counts_all_of_it_and_says_from_when_it_is_asked():
    page = Office(scenarios.a_drawn_up_partnership()).page("make")

    assert "7 groups" in page
    assert "61 seats, all vacant" in page
    assert "1 organisation that is there already" not in page
    assert "What is quarterly: from 1 January 2026" in page
    assert "131 lines: each says so wherever it is shown" in page


def test_it_is_set_up_and_found_in_every_place():
    draft = scenarios.a_drawn_up_partnership()
    page = Office(draft).sent("make")
    assert "Set up. Its seats are vacant" in page
    assert "an administrator appoints its board officer first" in page

    with time_machine.travel(STARTS_ON):
        officer = factories.AppointmentFactory(
            seat=Seat.objects.get(key="severnshire-board-officer")
        ).person
        browser = signed_in(officer)
        home = browser.get("/").content.decode()
        assert NAMES["name"] in home
        assert "131 lines to be confirmed" in home
        assert NAMES["name"] in browser.get("/partnerships/").content.decode()
        own = browser.get("/severnshire/").content.decode()
        assert "To be confirmed: 131 lines" in own
        assert "to be confirmed</p>" in own
        group = browser.get("/groups/severnshire-assurance-executive/").content.decode()
        assert "from 1 April 2026" in group
        found = browser.get("/search/", {"q": "Severnshire"}).content.decode()
        assert "Severnshire Safeguarding Children Partnership" in found
        draft_page = browser.get(f"/new-partnerships/{draft.pk}/").content.decode()
        assert 'href="/severnshire/"' in draft_page
        assert browser.get("/returns/").status_code == 200
        assert browser.get("/reports/").status_code == 200


def test_its_file_is_taken_away_before_and_after():
    draft = scenarios.a_drawn_up_partnership()
    office = Office(draft)
    before = office.browser.get(office.url("file"))
    assert 'key = "severnshire"' in before.content.decode()
    assert 'filename="severnshire.toml"' in before["Content-Disposition"]

    scenarios.make(draft)
    after = office.browser.get(office.url("file")).content.decode()
    assert "Copied from Lincolnshire SCP" in after


def test_it_is_discarded_with_a_reason():
    office = Office(scenarios.a_made_partnership())

    assert "deleted" in office.page("discard")
    page = office.sent("discard", note="Begun in error.")
    assert "Discarded. That it was begun stays in the list." in page
    assert "Nothing of it is there." in page
    assert not Partnership.objects.filter(key="severnshire").exists()
    page = office.page("detail")
    assert "Begun in error." in page


def test_the_list_is_filtered_and_taken_away():
    office = Office(scenarios.a_named_partnership())
    address = reverse("assurance:new-partnership-list")

    assert NAMES["name"] in office.browser.get(address).content.decode()
    none = office.browser.get(address, {"status": "made"}).content.decode()
    assert "None of this status" in none
    assert office.browser.get(address, {"as": "xlsx"}).status_code == 200


def test_an_administrator_without_a_seat_works_on_it_and_is_led_to_its_seats():
    draft = scenarios.a_made_partnership()
    browser = signed_in(factories.UserFactory(is_superuser=True, is_staff=True))

    page = browser.get(f"/new-partnerships/{draft.pk}/").content.decode()

    assert "appoint its board officer first" in page
    assert "New partnerships" in browser.get("/").content.decode()


def test_for_everybody_else_there_is_no_page():
    draft = scenarios.a_begun_partnership()
    elsewhere = signed_in(an_officer(factories.PartnershipFactory()))
    nobody = signed_in(factories.UserFactory())

    assert elsewhere.get(f"/new-partnerships/{draft.pk}/").status_code == 404
    assert elsewhere.get("/new-partnerships/").status_code == 200
    for address in ("/new-partnerships/", "/new-partnerships/begin/"):
        assert nobody.get(address).status_code == 404
