"""Every label of the administration site is plain, and every moment has twenty-four hours."""

import re
from datetime import UTC, datetime

import pytest
from django.contrib.admin.utils import label_for_field
from django.db.models import Model
from django.test import RequestFactory
from django.urls import reverse

from governance.core.admin.site import site
from governance.people.models import User
from tests import factories
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in

JARGON = re.compile(
    r"\b(ids?|keys?|verb|trail|remark|snapshot|heartbeat|cadence|anchor|instrument|timetable|"
    r"capacity|participation|service|sha256|hash|day 0|superuser|restricted|concern phone|"
    r"url|in force|outbox|tuple|json|slug|fk|null)\b|^is |_",
    re.IGNORECASE,
)
"""What the code calls things, and what nobody in an office does."""
MODELS = [pytest.param(model, id=model.__name__) for model in site._registry]
pytestmark = pytest.mark.django_db


def labels_of(model: type[Model]) -> dict[str, str]:
    """Of the kind itself, of the columns of its list, and of the fields of its record."""
    how, meta = site._registry[model], model._meta
    request = RequestFactory().get("/")
    request.user = factories.UserFactory(is_superuser=True, is_staff=True)
    request.actor = scenarios.acting(request.user)
    fields = how.get_fieldsets(request)
    names = [name for _, options in fields for name in options["fields"]]
    columns = [name for name in how.list_display if name != "__str__"]
    form = how.get_form(request)
    shown = {name: str(field.label or name) for name, field in form.base_fields.items()}
    unlabelled = [name for name in (*columns, *names) if name not in shown]
    read = {name: str(label_for_field(name, model, how)) for name in unlabelled}
    return {"one": str(meta.verbose_name), "many": str(meta.verbose_name_plural), **read, **shown}


@pytest.mark.parametrize("model", MODELS)
def test_no_label_is_a_word_of_the_code(model):
    found = {name: label for name, label in labels_of(model).items() if JARGON.search(label)}

    assert found == {}


@pytest.mark.parametrize(
    ("model", "said"),
    [
        ("Appointment", "appointments"),
        ("TimetableItem", "reporting dates"),
        ("Cadence", "frequencies"),
        ("Instrument", "question sets"),
        ("TrailEntry", "events"),
        ("Message", "mails"),
    ],
)
def test_kinds_are_called_what_offices_call_them(model, said):
    names = {each.__name__: str(each._meta.verbose_name_plural) for each in site._registry}

    assert names[model] == said


def test_a_moment_is_told_by_a_clock_of_twenty_four_hours():
    afternoon = datetime(2026, 7, 1, 14, 5, tzinfo=UTC)  # in summer time an hour later
    message = factories.MessageFactory(queued_at=afternoon)
    browser = signed_in(scenarios.an_administrator())

    pages = [
        browser.get(reverse("admin:governance_message_changelist")).content.decode(),
        browser.get(reverse("admin:governance_message_change", args=[message.pk])).content.decode(),
    ]

    for page in pages:
        assert "1 July 2026, 15:05" in page
        assert "p.m." not in page


def test_the_people_who_administer_are_called_so():
    assert User._meta.get_field("is_superuser").verbose_name == "administrator"
