"""The administration site shows nothing of what is restricted: in no list and at no address."""

import pytest
from django.db.models import Model
from django.urls import reverse
from simple_history.models import HistoricalChanges

from assurance.returns.models import AssuranceReturn
from governance.core.admin.base import SafeLookupAdmin
from governance.core.admin.site import site
from governance.core.models import FormSubmission, Remark, TrailEntry
from governance.core.registry import record_kind
from governance.core.restricted import (
    about_columns,
    about_q,
    kinds_q,
    names_of,
    restricted_q,
    row_q,
    without_restricted,
)
from governance.deadlines.models import Deadline
from governance.files.models import StoredFile
from governance.jobs.models import Job
from governance.outbox.models import Message
from reviews.cases.models import Case
from tests import factories
from tests.scenarios import cases as scenarios
from tests.scenarios import practice_reviews as practice_scenarios
from tests.scenarios import summaries as summary_scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON, an_administrator

pytestmark = pytest.mark.django_db
TELL = (TrailEntry, Remark, Deadline, Message, Job, StoredFile, AssuranceReturn)
"""What may tell of a restricted record, of what the site shows."""


@pytest.fixture
def case() -> Case:
    """One with something in every table that may tell of it, its dissent and its stopped limit."""
    case = scenarios.a_closed_case()
    summary_scenarios.a_case_asked()
    about = {"about_kind": "reviews.case", "about_id": case.pk}
    factories.JobFactory(key="case-paper", **about)
    file = factories.StoredFileFactory(name="case-paper.pdf", group=None, **about)
    TrailEntry.objects.create(
        kind="governance.storedfile", subject_id=file.pk, label="file 1", verb="read", at=NOON
    )
    return case


@pytest.fixture
def browser():
    return signed_in(an_administrator())


def address(model: type[Model], page: str, *args: object) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def rows_shown(browser, model: type[Model], **asked: object) -> set[int]:
    """The keys of all rows that the list shows, on all its pages."""
    listing = browser.get(address(model, "changelist"), {"all": "", **asked}).context["cl"]
    return {row.pk for row in listing.queryset}


def told_of_it(model: type[Model]) -> set[int]:
    return set(model._default_manager.filter(restricted_q(model)).values_list("pk", flat=True))


def test_what_tells_of_a_case_is_in_no_list(case, browser):
    assert [model for model in TELL if not told_of_it(model)] == []
    assert [model for model in TELL if rows_shown(browser, model) & told_of_it(model)] == []


@pytest.mark.parametrize("model", [each for each in TELL if about_columns(each)])
def test_the_condition_that_is_written_once_finds_what_it_is_written_of(case, model):
    columns = about_columns(model)
    told = row_q(model) | kinds_q(columns[0]) | about_q(model, *columns)
    left = set(model._default_manager.exclude(told).values_list("pk", flat=True))

    shown = without_restricted(model._default_manager.all())
    within = model._default_manager.filter(pk__in=shown.values("pk"))

    assert told_of_it(model)
    assert {row.pk for row in shown} == {row.pk for row in within} == left


@pytest.mark.parametrize(
    "make", [scenarios.a_closed_case, practice_scenarios.a_review_not_published]
)
def test_no_list_is_longer_for_a_case(browser, make):
    before = {model: rows_shown(browser, model) for model in TELL}
    make()

    after = {model: rows_shown(browser, model) for model in TELL}

    new = TrailEntry.objects.filter(pk__in=after[TrailEntry] - before[TrailEntry])
    assert {row.kind for row in new} <= {"governance.appointment", "governance.user"}
    assert [model for model in TELL[1:] if after[model] != before[model]] == []


def test_what_tells_of_a_case_has_no_page(case, browser):
    pages = [
        address(model, page, min(told_of_it(model)))
        for model in TELL
        for page in ("change", "history")
    ]

    assert {page: browser.get(page).status_code for page in pages} == dict.fromkeys(pages, 404)


def test_a_search_finds_nothing_of_it_and_no_filter_names_its_rule(case, browser):
    lists = (
        (TrailEntry, case.reference),
        (Deadline, case.reference),
        (Job, "case-paper"),
        (StoredFile, "case-paper"),
        (Message, "matter"),
    )

    assert [rows_shown(browser, model, q=word) for model, word in lists] == [set()] * 5
    page = browser.get(address(Deadline, "changelist")).content.decode()
    assert "rapid-review" not in page
    assert case.reference not in page


def test_what_is_not_restricted_is_still_shown(case, browser):
    theirs = factories.DeadlineFactory(label="A return")

    assert rows_shown(browser, Deadline) == {theirs.pk}
    assert browser.get(address(Deadline, "change", theirs.pk)).status_code == 200


# The law, for every model that anybody registers


def test_the_site_holds_no_restricted_kind_no_history_and_no_sending_of_a_form():
    held = set(site._registry)
    restricted = {
        model
        for model in held
        if (kind := record_kind(model._meta.label_lower)) and kind.is_restricted
    }

    assert restricted == set()
    assert {model for model in held if issubclass(model, HistoricalChanges)} == set()
    assert {model for model in held if model._meta.app_label == "reviews"} == set()
    assert FormSubmission not in held


def test_everything_on_the_site_leaves_out_what_is_restricted():
    assert [
        model for model, shown in site._registry.items() if not isinstance(shown, SafeLookupAdmin)
    ] == []


def test_every_model_on_the_site_that_can_tell_of_a_case_is_tried_here():
    tells = {
        model
        for model in site._registry
        if about_columns(model) or "is_restricted" in names_of(model)
    }

    assert tells == set(TELL)
