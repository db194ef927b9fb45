"""The administration site in a browser: accessible on its pages, refused nothing by the policy."""

import re
from datetime import date

import pytest
from django.db.models import Model
from django.urls import reverse
from playwright.sync_api import Page, expect

from assurance.instruments.models import Instrument, TimetableItem
from governance.core.admin.site import site
from governance.people.models import Organisation, User
from governance.structure.models import Appointment, Partnership, Seat
from tests import factories
from tests.e2e import steps

SEEN_WHOLE = (User, Partnership, Appointment, Instrument, TimetableItem)
"""Their forms show every kind of field: type-ahead, choice, day, tick, text, address, file."""


def address(model: type[Model], page: str, *args: object) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


@pytest.fixture
def page(new_page, transactional_db) -> Page:
    """An administrator's, who has signed in."""
    administrator = steps.somebody("Siân O'Connor-Llŷr", since=date(2025, 4, 1))
    administrator.is_superuser = administrator.is_staff = True
    administrator.save()
    page = new_page()
    steps.sign_in_with_code(page, administrator)
    return page


def test_every_list_and_every_record_of_the_administration_is_accessible(page, axe):
    page.goto(reverse("admin:index"))
    axe(page)
    for model in site._registry:
        record = getattr(factories, f"{model.__name__}Factory")()
        for where in (address(model, "changelist"), address(model, "change", record.pk)):
            assert page.goto(where).status == 200
            axe(page)


def test_forms_with_what_is_wrong_in_them_and_histories_are_accessible(page, axe):
    for model in SEEN_WHOLE:
        page.goto(address(model, "add"))
        axe(page)
        page.get_by_role("button", name="Save", exact=True).click()
        expect(page.locator(".errornote")).to_be_visible()
        axe(page)
        record = getattr(factories, f"{model.__name__}Factory")()
        page.goto(address(model, "history", record.pk))
        axe(page)


def test_a_seat_is_found_by_its_holder_while_one_types_and_a_person_is_appointed(page, axe):
    held = factories.AppointmentFactory(person__name="Gwenllïan D’Arcy", seat__title="Vice chair")
    newcomer = factories.UserFactory(name="Ŵyn O'Shea")

    page.goto(address(Appointment, "add"))
    choose(page, "Seat", "gwenllian", found=f"Vice chair: Gwenllïan D’Arcy ({held.seat.group})")
    axe(page)
    choose(page, "Person", "wyn", found=str(newcomer))
    page.get_by_label("Standing").select_option("Named deputy")
    page.get_by_label("First day").fill("2026-04-01")
    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.locator(".messagelist")).to_contain_text("was added successfully")
    appointed = Appointment.objects.get(person=newcomer)
    assert (appointed.seat, appointed.standing) == (held.seat, "deputy")


def choose(page: Page, field: str, typed: str, *, found: str) -> None:
    """Open a type-ahead by its name, type, and take what is found."""
    page.get_by_role("combobox", name=re.compile(f"^{field}")).click()
    page.get_by_role("searchbox", name=f"Search: {field}").press_sequentially(typed)
    page.get_by_role("option", name=found).click()


def test_an_open_type_ahead_is_accessible_with_what_it_offers_and_where_nothing_fits(page, axe):
    factories.OrganisationFactory(name="Cyngor Sir")
    page.goto(address(Seat, "add"))
    for typed, seen in (("cyngor", "Cyngor Sir"), ("nobody", "No results found")):
        page.get_by_role("combobox", name=re.compile("^Represents")).click()
        page.get_by_role("searchbox", name="Search: Represents").press_sequentially(typed)
        expect(page.locator(".select2-results").get_by_text(seen)).to_be_visible()
        axe(page)
        page.keyboard.press("Escape")
    assert Organisation.objects.count() == 1
