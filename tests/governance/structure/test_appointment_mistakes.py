"""An appointment made in error is corrected or removed, with a reason, until it was used."""

from datetime import date, timedelta

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from governance.core.errors import NotAllowed, NotNow, Stale
from governance.core.formatting import format_date
from governance.core.models import Remark, TrailEntry
from governance.people.models import User
from governance.structure.models import Appointment, Seat, Signatory
from governance.structure.operations import appointments
from tests import factories
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON, TODAY, acting, as_seen

pytestmark = pytest.mark.django_db
WRONG = "The letter names somebody else."


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def mistaken() -> Appointment:
    """Somebody in a new seat of the audit group who has done nothing there."""
    scenarios.a_board_officer()
    seat = factories.SeatFactory(group=scenarios.an_audit_group(), title="Lay member")
    return factories.AppointmentFactory(seat=seat, starts_on=TODAY - timedelta(days=1))


@pytest.fixture
def officer() -> User:
    return scenarios.a_board_officer()


def remove(appointment: Appointment, who: User, *, note: str = WRONG, seen=None) -> None:
    appointments.remove_appointment(
        appointment,
        by=acting(who),
        at=NOON,
        expected_version=seen or as_seen(appointment),
        note=note,
    )


def correct(appointment: Appointment, changes: dict, who: User, *, note: str = WRONG) -> bool:
    return appointments.correct_appointment(
        appointment, changes, by=acting(who), at=NOON, expected_version=0, note=note
    )


def a_browser_of(person: User) -> Client:
    browser = signed_in(person)
    key = browser.session.session_key
    UserSession.objects.create(user=person, session_key=key, ip="127.0.0.1")
    return browser


def lines_about(record) -> list[str]:
    return list(TrailEntry.objects.about(record).values_list("verb", flat=True))


def use(appointment: Appointment) -> None:
    """The person does something while they hold it."""
    appointment.seat.capacity = "chair"
    appointment.seat.save()
    action = plan_scenarios.an_open_action(appointment.seat.group)
    plan_scenarios.actions.update(action, "Two have.", by=acting(appointment.person), at=NOON)
    appointment.refresh_from_db()


# Removing


def test_a_removed_appointment_stays_as_a_row_with_its_reason_and_gives_nothing(mistaken, officer):
    remove(mistaken, officer)

    mistaken.refresh_from_db()
    assert (mistaken.removed_at, mistaken.removed_by) == (NOON, officer)
    assert lines_about(mistaken) == ["remove_appointment"]
    assert Remark.objects.about(mistaken).get().text == WRONG
    assert acting(mistaken.person).holdings == ()
    assert not Appointment.objects.in_force(on=TODAY).filter(pk=mistaken.pk).exists()
    assert not mistaken.is_in_force(on=TODAY)
    assert mistaken.seat in Seat.objects.vacant(on=TODAY)


def test_a_seat_is_not_held_by_whoever_was_removed_from_it(mistaken, officer):
    factories.SignatoryFactory(group=mistaken.seat.group, seat=mistaken.seat)
    document = Signatory.objects.get().document

    remove(mistaken, officer)

    [named] = Signatory.objects.named(document, mistaken.seat.group, on=TODAY)
    assert not named.is_held


def test_the_same_person_can_be_appointed_again_from_the_same_day(mistaken, officer):
    remove(mistaken, officer)

    again = Appointment(seat=mistaken.seat, person=mistaken.person, starts_on=mistaken.starts_on)
    appointments.appoint(again, by=acting(officer), at=NOON)

    assert Appointment.objects.in_force(on=TODAY).get(seat=mistaken.seat) == again


def test_sessions_end_with_the_last_appointment_that_is_removed(mistaken, officer):
    browser = a_browser_of(mistaken.person)

    remove(mistaken, officer)

    assert browser.get(reverse("email-address")).status_code == 302
    assert lines_about(mistaken.person) == ["end_sessions"]


def test_who_has_another_seat_stays_signed_in(mistaken, officer):
    factories.AppointmentFactory(person=mistaken.person)
    browser = a_browser_of(mistaken.person)

    remove(mistaken, officer)

    assert browser.get(reverse("email-address")).status_code == 200


@pytest.mark.parametrize("verb", ["remove", "correct"])
def test_who_may_not_appoint_puts_nothing_right(mistaken, verb):
    chair = scenarios.its_chair(mistaken.seat.group)
    attempt = {
        "remove": lambda: remove(mistaken, chair),
        "correct": lambda: correct(mistaken, {"standing": "deputy"}, chair),
    }

    with pytest.raises(NotAllowed):
        attempt[verb]()

    mistaken.refresh_from_db()
    assert (mistaken.removed_at, mistaken.standing, lines_about(mistaken)) == (None, "holder", [])


@pytest.mark.parametrize("verb", ["remove", "correct"])
def test_what_was_used_is_neither_removed_nor_corrected(mistaken, officer, verb):
    use(mistaken)
    attempt = {
        "remove": lambda: remove(mistaken, officer),
        "correct": lambda: correct(mistaken, {"standing": "deputy"}, officer),
    }

    with pytest.raises(NotNow, match=r"Something was done by it on .*: end it instead"):
        attempt[verb]()

    mistaken.refresh_from_db()
    assert (mistaken.removed_at, mistaken.standing, lines_about(mistaken)) == (None, "holder", [])


@pytest.mark.parametrize("verb", ["remove", "correct"])
def test_without_a_reason_everything_stays(mistaken, officer, verb):
    attempt = {
        "remove": lambda: remove(mistaken, officer, note=""),
        "correct": lambda: correct(mistaken, {"standing": "deputy"}, officer, note=""),
    }

    with pytest.raises(ValidationError, match="Give the reason"):
        attempt[verb]()

    mistaken.refresh_from_db()
    assert (mistaken.removed_at, mistaken.standing, lines_about(mistaken)) == (None, "holder", [])


def test_what_was_corrected_meanwhile_is_not_removed(mistaken, officer):
    seen = as_seen(mistaken)
    correct(mistaken, {"person": scenarios.a_person()}, officer)

    with pytest.raises(Stale):
        remove(mistaken, officer, seen=seen)


def test_what_was_removed_is_neither_removed_again_nor_ended(mistaken, officer):
    remove(mistaken, officer)

    with pytest.raises(NotNow, match="make a new appointment"):
        remove(mistaken, officer)
    with pytest.raises(NotNow):
        appointments.end_appointment(mistaken, ends_on=TODAY, by=acting(officer), at=NOON)


# Correcting


def test_a_corrected_appointment_keeps_both_values_and_signs_out_who_was_meant_by_nobody(
    mistaken, officer
):
    wrong, right = mistaken.person, scenarios.a_person()
    browser = a_browser_of(wrong)

    assert correct(mistaken, {"person": right, "starts_on": TODAY}, officer)

    mistaken.refresh_from_db()
    assert (mistaken.person, mistaken.starts_on) == (right, TODAY)
    assert lines_about(mistaken) == ["correct_appointment"]
    told = [(row.person_id, row.starts_on) for row in mistaken.history.order_by("history_id")]
    assert told == [(wrong.pk, TODAY - timedelta(days=1)), (right.pk, TODAY)]
    assert browser.get(reverse("email-address")).status_code == 302
    assert acting(wrong).holdings == ()
    assert len(acting(right).holdings) == 1


def test_who_is_seated_from_a_later_day_is_signed_out_until_then(mistaken, officer):
    browser = a_browser_of(mistaken.person)

    correct(mistaken, {"starts_on": TODAY + timedelta(days=1)}, officer)

    assert browser.get(reverse("email-address")).status_code == 302


def test_a_correction_into_the_days_of_another_holder_changes_nothing(mistaken, officer):
    Appointment.objects.filter(pk=mistaken.pk).update(ends_on=TODAY)
    other = factories.AppointmentFactory(seat=mistaken.seat, starts_on=TODAY)

    with pytest.raises(ValidationError, match=f"{other.person} holds this seat"):
        correct(mistaken, {"ends_on": None}, officer)

    mistaken.refresh_from_db()
    assert (mistaken.ends_on, lines_about(mistaken)) == (TODAY, [])


def test_days_out_of_order_and_the_same_appointment_twice_are_refused_in_words(mistaken, officer):
    deputy = factories.AppointmentFactory(
        seat=mistaken.seat, standing="deputy", starts_on=mistaken.starts_on
    )

    with pytest.raises(ValidationError, match="must not be before the first"):
        correct(mistaken, {"ends_on": mistaken.starts_on}, officer)
    with pytest.raises(ValidationError, match="already has this seat from the same day"):
        correct(mistaken, {"person": deputy.person}, officer)


# What counts as used


def test_the_first_line_that_somebody_leaves_marks_all_they_hold_and_later_ones_nothing(mistaken):
    beside = factories.AppointmentFactory(person=mistaken.person)
    ended = factories.AppointmentFactory(person=mistaken.person, ends_on=TODAY)
    use(mistaken)
    first = mistaken.first_used_at

    factories.AppointmentFactory(person=mistaken.person)
    Appointment.objects.filter(pk=mistaken.pk).update(first_used_at=first - timedelta(days=3))
    use(mistaken)

    beside.refresh_from_db()
    ended.refresh_from_db()
    assert (first, mistaken.first_used_at) == (NOON, NOON - timedelta(days=3))
    assert (beside.first_used_at, ended.first_used_at) == (NOON, None)


def test_who_has_used_all_seats_costs_no_query_more(mistaken, django_assert_num_queries):
    use(mistaken)
    actor, group = acting(mistaken.person), mistaken.seat.group

    with django_assert_num_queries(1):
        TrailEntry.record(group, "read", by=actor, at=NOON)


def test_signing_in_is_no_use_of_a_seat(mistaken):
    signed_in(mistaken.person).get(reverse("home"))

    mistaken.refresh_from_db()
    assert mistaken.first_used_at is None


def test_who_lost_the_seat_since_they_were_loaded_does_nothing_by_it(mistaken, officer):
    before = acting(mistaken.person)
    remove(mistaken, officer)

    with pytest.raises(NotAllowed):
        TrailEntry.record(mistaken.seat, "read", by=before, at=NOON)

    assert lines_about(mistaken.seat) == []


def test_the_office_may_remove_what_it_gave_itself_by_mistake(officer):
    seat = factories.SeatFactory(group=scenarios.an_audit_group())
    own = factories.AppointmentFactory(seat=seat, person=officer)

    remove(own, officer)

    own.refresh_from_db()
    assert own.is_removed


# The pages


def page_of(seat: Seat, person: User) -> str:
    address = reverse("governance:seat-detail", args=[seat.pk])
    return signed_in(person).get(address).content.decode()


def test_the_office_comes_from_the_group_to_the_seat_and_removes(mistaken, officer):
    browser = signed_in(officer)
    seat_page = reverse("governance:seat-detail", args=[mistaken.seat_id])
    group_page = reverse("governance:group-detail", args=[mistaken.seat.group.key])
    address = reverse("governance:appointment-remove", args=[mistaken.pk])
    assert seat_page in browser.get(group_page).content.decode()
    assert address in browser.get(seat_page).content.decode()

    form = browser.get(address).context["form"]
    seen = form["expected_version"].value()
    told = browser.post(address, {"note": WRONG, "expected_version": seen}, follow=True)

    page = told.content.decode()
    assert f"Made in error, removed {format_date(TODAY)} by {officer}" in page
    assert WRONG in page
    assert address not in page


def test_a_member_of_the_group_sees_no_way_to_the_page_of_a_seat(mistaken):
    chair = signed_in(scenarios.its_chair(mistaken.seat.group))
    group_page = reverse("governance:group-detail", args=[mistaken.seat.group.key])
    seat_page = reverse("governance:seat-detail", args=[mistaken.seat_id])

    assert seat_page not in chair.get(group_page).content.decode()
    assert chair.get(seat_page).status_code == 404


def typed(form, **changes: str) -> dict[str, str]:
    """What a browser sends of the form as it was drawn, with what is typed otherwise."""
    sent = {"expected_version": form["expected_version"].value(), "note": WRONG}
    for name in ("email", "standing"):
        sent[name] = form[name].value()
    for name in ("starts_on", "last_day"):
        day = form[name].value()
        parts = [day.day, day.month, day.year] if day else ["", "", ""]
        sent |= {f"{name}_{number}": part for number, part in enumerate(parts)}
    return {**sent, **changes}


def test_the_office_corrects_who_was_appointed_and_both_are_told(mistaken, officer):
    right, wrong = scenarios.a_person(), mistaken.person
    browser = signed_in(officer)
    address = reverse("governance:appointment-correct", args=[mistaken.pk])
    form = browser.get(address).context["form"]

    told = browser.post(address, typed(form, email=right.email.upper()), follow=True)

    page = told.content.decode()
    mistaken.refresh_from_db()
    assert (mistaken.person, mistaken.ends_on) == (right, None)
    assert f"<strong>Who: {right}</strong>" in page
    assert f"<del>{wrong}</del>" in page
    assert f"<ins>{right}</ins>" in page


def test_what_is_mistyped_in_a_correction_stands_beside_its_field(mistaken, officer):
    browser = signed_in(officer)
    address = reverse("governance:appointment-correct", args=[mistaken.pk])
    form = browser.get(address).context["form"]
    last = {"last_day_0": "1", "last_day_1": "1", "last_day_2": "2020"}

    page = browser.post(address, typed(form, email="nobody@example.org", **last))

    assert page.context["form"].errors == {
        "email": ["Nobody signs in with this address. Ask an administrator to add them first."],
        "last_day": ["The last day must not be before the first."],
    }


def test_an_administrator_comes_from_the_administration_to_the_seat(mistaken):
    browser = signed_in(scenarios.an_administrator())
    change = reverse("admin:governance_appointment_change", args=[mistaken.pk])
    seat_page = reverse("governance:seat-detail", args=[mistaken.seat_id])

    assert seat_page in browser.get(change).content.decode()
    assert browser.get(seat_page).status_code == 200


def test_what_was_removed_is_only_read_in_the_administration(mistaken, officer):
    remove(mistaken, officer)
    browser = signed_in(scenarios.an_administrator())
    change = reverse("admin:governance_appointment_change", args=[mistaken.pk])

    page = browser.get(change).content.decode()
    assert 'name="_save"' not in page
    assert browser.post(change, {"ends_on": str(date(2027, 1, 1))}).status_code == 403


def test_the_seats_of_an_agency_are_listed_for_the_office_alone(officer):
    partnership = scenarios.the_leicester_partnership()
    part = factories.ParticipationFactory(partnership=partnership)
    seat = factories.SeatFactory(group=None, participation=part)
    page = reverse("governance:partnership-detail", args=[partnership.key])
    seat_page = reverse("governance:seat-detail", args=[seat.pk])

    assert seat_page in signed_in(officer).get(page).content.decode()
    scrutineer = scenarios.a_scrutineer(partnership)
    assert seat_page not in signed_in(scrutineer).get(page).content.decode()
    assert signed_in(officer).get(seat_page).status_code == 200
