"""The administration site: for administrators, who appoint people and keep reference data."""

from datetime import date, timedelta
from http import HTTPStatus

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from governance.accounts.second_factor import give_second_factor
from governance.core import reference_data
from governance.core.admin import trail
from governance.core.admin.base import HistoricalAdmin, ReadOnlyAdmin, ReferenceAdmin
from governance.core.admin.site import site
from governance.core.errors import NotAllowed
from governance.core.models import Remark, TrailEntry
from governance.core.roles import Actor, Capacity
from governance.outbox.models import Message
from governance.people import operations as people_reference
from governance.people.models import User
from governance.structure.models import Appointment, Group, Partnership
from governance.structure.operations import appointments
from tests import factories
from tests.scenarios import cases as case_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON, TODAY, acting

pytestmark = [pytest.mark.django_db, pytest.mark.pages]
HOME = reverse("admin:index")
KEPT = {
    "user",
    "organisation",
    "participation",
    "partnership",
    "group",
    "groupservice",
    "cadence",
    "escalationstep",
    "seat",
    "signatory",
    "appointment",
    "theme",
    "period",
    "timetableitem",
}
ADDED = KEPT | {"instrument"}
"""A question set gets new versions; what people were asked does not change."""


def address(model: type, page: str, *args) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


@pytest.fixture
def administrator() -> User:
    return scenarios.an_administrator()


@pytest.fixture
def client(administrator) -> Client:
    return signed_in(administrator)


def appointment_form(seat, person, **fields) -> dict:
    return {
        "seat": seat.pk,
        "person": person.pk,
        "standing": "holder",
        "starts_on": "2026-04-01",
        "ends_on": "",
        "appointed_by": "",
        "decision": "",
    } | fields


def lines_about(record) -> list[tuple[str, str]]:
    return list(TrailEntry.objects.about(record).values_list("verb", "label"))


def test_signing_in_goes_the_one_way():
    visitor = Client()

    for page in (HOME, reverse("admin:login")):
        assert visitor.get(page, follow=True).redirect_chain[-1] == (
            f"/account/login/?next={HOME}",
            302,
        )


@pytest.mark.parametrize("capacity", [Capacity.BOARD_OFFICER, Capacity.ADMINISTRATOR])
def test_for_who_is_no_administrator_there_is_no_site(capacity):
    person = scenarios.somebody_in(capacity, partnership=scenarios.the_leicester_partnership())

    page = signed_in(person).get(HOME, follow=True)

    assert page.status_code == 404


def test_administrators_and_nobody_else_are_led_to_the_site():
    there = f'href="{HOME}"'

    of_administrator = signed_in(factories.UserFactory(is_superuser=True)).get("/", follow=True)
    of_officer = signed_in(scenarios.a_board_officer()).get("/")

    assert there in of_administrator.content.decode()
    assert there not in of_officer.content.decode()


def test_people_and_reference_data_are_kept_and_the_rest_is_only_seen():
    kept = {model._meta.model_name for model, how in items() if isinstance(how, ReferenceAdmin)}
    seen = {model._meta.model_name for model, how in items() if isinstance(how, ReadOnlyAdmin)}

    assert kept == KEPT
    assert {"deadline", "message", "job", "trailentry", "remark", "storedfile"} <= seen
    assert len(kept) + len(seen) == len(site._registry)


def items():
    return site._registry.items()


def test_what_is_registered_with_a_history_shows_it():
    for model, how in items():
        assert isinstance(how, HistoricalAdmin) == (
            isinstance(how, ReferenceAdmin) and hasattr(model, "history")
        )


@pytest.mark.parametrize(
    "model", [model for model, how in items()], ids=lambda model: model.__name__
)
def test_every_page_opens_nothing_is_deleted_and_what_is_seen_cannot_be_touched(client, model):
    record = getattr(factories, f"{model.__name__}Factory")()
    may_write = model._meta.model_name in KEPT

    pages = {
        page: client.get(address(model, page, *args)).status_code
        for page, args in (
            ("changelist", ()),
            ("add", ()),
            ("change", (record.pk,)),
            ("history", (record.pk,)),
            ("delete", (record.pk,)),
        )
    }
    searched = client.get(address(model, "changelist"), {"q": "a"}).status_code
    changed = client.post(address(model, "change", record.pk), {}).status_code

    assert pages == {
        "changelist": 200,
        "add": 200 if model._meta.model_name in ADDED else 403,
        "change": 200,
        "history": 200,
        "delete": 403,
    }
    assert searched == 200
    assert (changed == 403) is not may_write


def test_mail_s_text_is_not_shown_for_it_may_hold_a_link_that_opens_an_account(client):
    message = factories.MessageFactory(body="the-secret-link")

    page = client.get(address(Message, "change", message.pk))

    assert b"the-secret-link" not in page.content


@pytest.mark.parametrize(
    ("model", "asked"),
    [
        (User, {"password__startswith": "md5"}),
        (Message, {"body__contains": "the-secret-link"}),
        (Remark, {"text__contains": "the reason"}),
        (Appointment, {"person__password__startswith": "md5"}),
    ],
)
def test_what_is_not_shown_cannot_be_guessed_letter_by_letter(client, model, asked):
    page = client.get(address(model, "changelist"), asked)

    assert page.status_code == HTTPStatus.BAD_REQUEST


def test_lists_are_narrowed_by_the_filters_beside_them(client, administrator):
    page = client.get(address(User, "changelist"), {"is_superuser__exact": "1"})

    assert list(page.context["cl"].queryset) == [administrator]


def test_person_is_added_without_a_password_and_a_link_to_choose_one_is_sent(client, administrator):
    client.post(
        address(User, "add"),
        {
            "email": "New.Chair@Example.org",
            "name": "New chair",
            "vetting_level": "",
            "is_active": 1,
        },
    )
    person = User.objects.get(email="new.chair@example.org")
    assert not person.has_usable_password()
    Message.objects.all().delete()  # the one that welcomes

    client.post(
        address(User, "changelist"), {"action": "send_links", "_selected_action": [person.pk]}
    )

    message = Message.objects.get(recipient=person)
    assert "/account/password/reset/key/" in message.body
    assert lines_about(person) == [
        ("add", f"person {person.pk}"),
        ("send_password_link", f"person {person.pk}"),
    ]
    assert person.history.get().history_user == administrator


def test_administrator_made_and_unmade_may_open_the_site_or_not(client):
    person = scenarios.a_person()
    form = {"email": person.email, "name": person.name, "vetting_level": "", "is_active": 1}

    client.post(address(User, "change", person.pk), {**form, "is_superuser": 1})
    person.refresh_from_db()
    assert (person.is_superuser, person.is_staff) == (True, True)

    client.post(address(User, "change", person.pk), form)
    person.refresh_from_db()
    assert (person.is_superuser, person.is_staff) == (False, False)
    assert [verb for verb, _ in lines_about(person)] == ["change", "change"]


@pytest.mark.parametrize("kept", [{"is_active": 1}, {"is_superuser": 1}, {}])
def test_the_last_administrator_stays_one_and_is_told_why(client, administrator, kept):
    factories.UserFactory(is_superuser=True, is_staff=True, is_active=False)
    names = {"email": administrator.email, "name": administrator.name, "vetting_level": ""}

    answer = client.post(address(User, "change", administrator.pk), names | kept)

    lost = {"is_active", "is_superuser"} - kept.keys()
    assert set(answer.context["adminform"].form.errors) == lost
    assert "This is the last administrator." in answer.content.decode()
    administrator.refresh_from_db()
    assert (administrator.is_active, administrator.is_superuser) == (True, True)
    assert lines_about(administrator) == []


@pytest.mark.parametrize("name", ["is_active", "is_superuser"])
def test_the_operation_itself_lets_the_last_administrator_not_go(administrator, name):
    by = acting(administrator)

    with pytest.raises(ValidationError, match="last administrator"):
        people_reference.change_person(administrator, {name: False}, by=by, at=NOON)

    administrator.refresh_from_db()
    assert getattr(administrator, name) is True


def test_one_of_two_administrators_may_step_down(administrator):
    second = scenarios.an_administrator()

    people_reference.change_person(second, {"is_active": False}, by=acting(administrator), at=NOON)

    assert list(User.objects.administrators()) == [administrator]


def test_only_an_administrator_changes_reference_data():
    theme, officer = factories.ThemeFactory(), acting(scenarios.a_board_officer())

    with pytest.raises(NotAllowed):
        reference_data.change(theme, {"name": "Other"}, by=officer, at=NOON)
    with pytest.raises(NotAllowed):
        reference_data.add(factories.ThemeFactory.build(), by=officer, at=NOON)

    theme.refresh_from_db()
    assert theme.name != "Other"


def test_lost_second_factor_is_reset_and_its_person_signed_out_everywhere(client):
    officer = scenarios.a_board_officer()
    give_second_factor(officer)

    client.post(
        address(User, "changelist"),
        {"action": "reset_second_factors", "_selected_action": [officer.pk]},
    )

    assert not Authenticator.objects.filter(user=officer).exists()
    assert lines_about(officer) == [("reset_second_factor", f"person {officer.pk}")]


def test_nobody_resets_their_own_second_factor(client, administrator):
    give_second_factor(administrator)

    answer = client.post(
        address(User, "changelist"),
        {"action": "reset_second_factors", "_selected_action": [administrator.pk]},
    )

    assert answer.status_code == 403
    assert Authenticator.objects.filter(user=administrator).exists()


def test_administrator_appoints_and_a_line_says_so_without_the_name(client):
    seat, person = factories.SeatFactory(), scenarios.a_person()

    client.post(address(Appointment, "add"), appointment_form(seat, person, decision="Board, May"))

    record = Appointment.objects.get()
    assert (record.seat, record.person, record.decision) == (seat, person, "Board, May")
    assert lines_about(record) == [("appoint", f"person {person.pk} as holder: {seat}")]


def test_seat_that_is_held_is_refused_in_words(client):
    held = factories.AppointmentFactory(starts_on=date(2026, 1, 5))

    page = client.post(
        address(Appointment, "add"), appointment_form(held.seat, scenarios.a_person())
    ).content.decode()

    assert f"{held.person} holds this seat from 5 January 2026" in page
    assert Appointment.objects.get() == held


def test_period_that_ends_before_it_begins_is_refused_in_words(client):
    seat = factories.SeatFactory()
    form = appointment_form(seat, scenarios.a_person(), ends_on="2026-04-01")

    page = client.post(address(Appointment, "add"), form).content.decode()

    assert "It begins on 1 April 2026: give a later day." in page
    assert "is violated" not in page


def test_seat_in_two_places_is_refused_in_words(client):
    seat = factories.SeatFactory()
    form = {
        "key": seat.key,
        "title": seat.title,
        "capacity": seat.capacity,
        "group": seat.group_id,
        "partnership": scenarios.the_leicester_partnership().pk,
        "starts_on": "2024-04-01",
        "is_voting": "unknown",
        "deputy_may_sign": "unknown",
    }

    page = client.post(address(type(seat), "change", seat.pk), form).content.decode()

    assert "A seat is in exactly one place" in page
    assert "is violated" not in page


def test_appointment_is_ended_and_taken_back_but_not_over_the_next_holder(client):
    first = factories.AppointmentFactory(starts_on=date(2026, 1, 5))
    form = {"is_interim": "", "appointed_by": "", "decision": ""}
    page = address(Appointment, "change", first.pk)

    client.post(page, {**form, "ends_on": "2026-04-01"})
    first.refresh_from_db()
    assert (first.ends_on, first.last_day) == (date(2026, 4, 1), date(2026, 3, 31))

    factories.AppointmentFactory(seat=first.seat, starts_on=date(2026, 4, 1))
    again = client.post(page, {**form, "ends_on": ""}).content.decode()
    first.refresh_from_db()
    assert first.ends_on == date(2026, 4, 1)
    assert "holds this seat from 1 April 2026" in again
    assert [verb for verb, _ in lines_about(first)] == ["end_appointment"]


def test_operation_refuses_what_the_form_did_not_see(client):
    first = factories.AppointmentFactory(starts_on=date(2026, 1, 5), ends_on=date(2026, 4, 1))
    factories.AppointmentFactory(seat=first.seat, starts_on=date(2026, 4, 1))
    doer = {"by": acting(scenarios.an_administrator()), "at": NOON}

    with pytest.raises(ValidationError):
        appointments.end_appointment(first, ends_on=None, **doer)

    first.refresh_from_db()
    assert first.ends_on == date(2026, 4, 1)
    assert lines_about(first) == []


def test_deputies_sit_beside_the_holder(client):
    held = factories.AppointmentFactory()

    for person in (scenarios.a_person(), scenarios.a_person()):
        form = appointment_form(held.seat, person, standing="deputy")
        client.post(address(Appointment, "add"), form)

    assert Appointment.objects.filter(seat=held.seat, standing="deputy").count() == 2


@pytest.mark.parametrize(("days_left", "sees"), [(1, 200), (0, 404)])
def test_access_ends_with_the_appointment_s_last_day(days_left, sees):
    group = scenarios.a_case_review_group()
    member = scenarios.its_member(group)
    Appointment.objects.filter(person=member).update(
        ends_on=localdate() + timedelta(days=days_left)
    )

    page = signed_in(member).get(reverse("governance:group-detail", args=[group.key]))

    assert page.status_code == sees


def test_office_appoints_in_its_own_partnership_and_in_no_other():
    own = factories.SeatFactory(group=scenarios.a_case_review_group())
    foreign = factories.SeatFactory(group=scenarios.a_foreign_group())
    doer = {"by": acting(scenarios.a_board_officer()), "at": NOON}
    new = {"person": scenarios.a_person(), "starts_on": date(2026, 4, 1)}

    appointments.appoint(Appointment(seat=own, **new), **doer)
    with pytest.raises(NotAllowed):
        appointments.appoint(Appointment(seat=foreign, **new), **doer)

    assert [record.seat for record in Appointment.objects.filter(person=new["person"])] == [own]


@pytest.mark.parametrize("count", [1, 3])
def test_list_of_appointments_costs_the_same_for_one_as_for_three(
    client, count, django_assert_num_queries
):
    for _ in range(count):
        factories.AppointmentFactory()

    with django_assert_num_queries(5):
        client.get(address(Appointment, "changelist"))


def group_form(**fields) -> dict:
    return {
        "key": "audit",
        "name": "Audit Group",
        "kind": "subgroup",
        "starts_on": "2026-04-01",
    } | fields


def test_an_nhs_number_in_reference_data_is_stopped(client):
    page = client.post(address(Group, "add"), group_form(remit="NHS number 943 476 5919"))

    assert "Take out “943 476 5919”: NHS numbers are not kept here." in page.content.decode()
    assert not Group.objects.exists()


def test_an_address_in_reference_data_is_kept_with_the_reason_that_was_given(client):
    asked = client.post(address(Group, "add"), group_form(remit="Meets at 14 Green Lane"))
    reason = {"identifying_reason": "It is the city hall."}
    client.post(address(Group, "add"), group_form(remit="Meets at 14 Green Lane", **reason))

    assert "“14 Green Lane” looks like a street address." in asked.content.decode()
    assert 'type="text" name="identifying_reason"' in asked.content.decode()
    group = Group.objects.get()
    assert group.remit == "Meets at 14 Green Lane"
    assert [remark.text for remark in Remark.objects.all()] == [
        "What looks identifying stays: It is the city hall."
    ]


def test_the_number_a_partnership_publishes_is_not_asked_about(client):
    partnership = factories.PartnershipFactory()
    form = client.get(address(Partnership, "change", partnership.pk)).context["adminform"].form
    posted = {name: form[name].value() or "" for name in form.fields}
    posted |= {"concern_phone": "0116 496 0000", "concern_text": "Ring 0116 496 0000."}
    client.post(address(Partnership, "change", partnership.pk), posted)

    partnership.refresh_from_db()
    assert partnership.concern_phone == "0116 496 0000"


@pytest.mark.parametrize("number", ["abc", "1-2", "9" * 30, "٣"])
def test_an_earlier_state_that_does_not_exist_has_no_page(client, number):
    person = scenarios.a_person()

    page = client.get(f"/administration/governance/user/{person.pk}/history/{number}/")

    assert page.status_code == 404


def test_what_is_no_number_has_no_history(client):
    assert client.get("/administration/governance/user/a-b/history/").status_code == 404


def test_the_trail_is_searched_among_its_last_lines_and_with_a_day_among_all_of_that(monkeypatch):
    monkeypatch.setattr(trail, "LOOKED_AT", 2)
    people = [factories.UserFactory(name=f"Sample Person {number}") for number in range(3)]
    for person in people:
        TrailEntry.record(person, "sign_in", by=Actor(on=TODAY, user_id=person.pk), at=NOON)
    browser = signed_in(scenarios.an_administrator())
    address = reverse("admin:governance_trailentry_changelist")

    shown = [
        [row.by for row in browser.get(address, asked).context["cl"].result_list]
        for asked in ({"q": "sample"}, {"q": "sample", "at__gte": "2020-01-01 00:00:00+00:00"}, {})
    ]

    assert shown[0] == [people[2], people[1]]
    assert shown[1] == [people[2], people[1], people[0]]
    assert set(shown[2]) == set(people)


def test_the_list_of_the_trail_is_counted_as_far_as_one_can_page(monkeypatch):
    person = factories.UserFactory()
    for number in range(4):
        at = NOON + timedelta(minutes=number)
        TrailEntry.record(person, "sign_in", by=Actor(on=TODAY, user_id=person.pk), at=at)
    browser = signed_in(scenarios.an_administrator())
    address = reverse("admin:governance_trailentry_changelist")
    whole = browser.get(address).context["cl"].result_count

    monkeypatch.setattr(trail, "PAGED", whole - 1)

    assert whole == TrailEntry.objects.count() >= 4
    assert browser.get(address).context["cl"].result_count == whole - 1
    assert browser.get(address, {"q": "no such line"}).context["cl"].result_count == 0


def test_what_no_list_shows_is_not_counted_among_the_lines_of_the_trail():
    case = case_scenarios.a_referred_case()
    hidden = TrailEntry.objects.about(case).count()
    browser = signed_in(scenarios.an_administrator())

    shown = browser.get(reverse("admin:governance_trailentry_changelist")).context["cl"]

    assert hidden > 0
    assert shown.result_count == len(shown.result_list) < TrailEntry.objects.count()
