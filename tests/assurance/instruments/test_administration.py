"""Question sets get new versions on screen, and reporting dates are kept there with a history."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from assurance.instruments import operations
from assurance.instruments.file_writing import next_version_text
from assurance.instruments.files import parse_instrument, shipped_instruments
from assurance.instruments.models import Instrument, Question, TimetableItem
from assurance.returns.operations import schedule
from governance.core.errors import NotAllowed
from governance.core.models import TrailEntry
from governance.people.models import User
from tests import factories
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import NOON, SCHEDULE, acting

pytestmark = pytest.mark.django_db
ADD = reverse("admin:assurance_instrument_add")


@pytest.fixture
def first() -> Instrument:
    return scenarios.the_highlight_report()


@pytest.fixture
def administrator() -> User:
    return scenarios.an_administrator()


@pytest.fixture
def client(administrator) -> Client:
    return signed_in(administrator)


def page_of(instrument: Instrument) -> str:
    return reverse("admin:assurance_instrument_change", args=[instrument.pk])


def versions() -> list[int]:
    return list(Instrument.objects.order_by("version").values_list("version", flat=True))


def test_a_new_version_is_begun_from_the_newest_and_kept_beside_it(client, first):
    text = client.get(ADD, {"from": first.pk}).context["adminform"].form.initial["text"]
    before = list(first.sections.values_list("title", flat=True))

    answer = client.post(ADD, {"text": text.replace("keeping children safe", "keeping well")})

    assert answer.status_code == 302
    assert versions() == [3, 4]
    second = Instrument.objects.newest(first.key)
    assert list(second.sections.values_list("title", flat=True)) == before
    assert TrailEntry.objects.about(second).get().verb == "install"
    assert second.opened_at is None


def test_the_text_of_the_next_version_says_all_that_the_last_one_did():
    for shape in shipped_instruments():
        kept, _ = operations.install(shape, by=SCHEDULE, at=NOON)

        again = parse_instrument(next_version_text(kept))

        assert again == shape.model_copy(update={"version": shape.version + 1})


def test_what_was_asked_stays_and_the_next_period_is_asked_the_new_questions(administrator, first):
    asked = scenarios.an_open_return()
    text = next_version_text(first)
    shape = parse_instrument(text)
    operations.add_version(shape, by=acting(administrator), at=NOON)
    group = scenarios.a_case_review_group()
    factories.TimetableItemFactory(key="other", group=group, returns_to=group.reports_to)

    opened = schedule.open_due_returns(by=SCHEDULE, at=NOON)

    asked.refresh_from_db()
    assert asked.instrument == first
    assert {record.instrument.version for record in opened.new} == {4}


def test_a_file_is_taken_as_well(client, first):
    file = SimpleUploadedFile("new.toml", next_version_text(first).encode())

    client.post(ADD, {"text": "", "file": file})

    assert versions() == [3, 4]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda text: text + "\n[[", "expected TOML, found"),
        (lambda text: text.replace("title =", "title ==", 1), "(at line 3, column 8)"),
        (
            lambda text: text.replace('kind = "long_text"', 'kind = "essay"', 1),
            "sections 1, questions 1, kind: ",
        ),
        (lambda text: text.replace("title", "titel", 1), "titel: "),
        (lambda text: text.replace("version = 4", "version = 3"), "write version = 4"),
        (
            lambda text: text.replace('kind = "long_text"', 'kind = "number"', 1),
            "Answered in another way than before: keeping-safe",
        ),
        (lambda text: "", "sections: "),
    ],
)
def test_what_is_wrong_is_said_with_its_line_or_place_and_nothing_is_kept(
    client, first, change, said
):
    answer = client.post(ADD, {"text": change(next_version_text(first))}, follow=True)

    assert said in answer.content.decode()
    assert versions() == [3]


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"#" * 200_001])
def test_a_file_that_is_no_text_or_far_too_long_is_refused(client, content):
    answer = client.post(ADD, {"text": "", "file": SimpleUploadedFile("new.toml", content)})

    assert "expected a text file" in answer.content.decode()
    assert versions() == []


def test_a_code_stands_for_one_question(first):
    text = next_version_text(first)
    code = Question.objects.filter(section__instrument=first).order_by("pk")[1].code
    twice = text.replace('code = "keeping-safe"', f'code = "{code}"', 1)

    with pytest.raises(ValueError, match=f"expected each code once, found twice: {code}"):
        parse_instrument(twice)


def test_the_page_of_a_version_lists_all_and_nothing_in_it_can_be_written(client, first):
    client.post(ADD, {"text": next_version_text(first)})
    second = Instrument.objects.newest(first.key)

    page = client.get(page_of(first)).content.decode()

    assert page_of(second) in page
    assert f"{ADD}?from={first.pk}" in page
    assert "Are we improving our ability to keep children safe" in page
    assert client.post(page_of(first), {"text": "x"}).status_code == 403


def test_only_an_administrator_adds_a_version(first):
    shape = parse_instrument(next_version_text(first))

    with pytest.raises(NotAllowed):
        operations.add_version(shape, by=acting(scenarios.a_board_officer()), at=NOON)

    assert versions() == [3]


def test_a_version_not_higher_than_the_newest_is_refused(administrator, first):
    shape = parse_instrument(next_version_text(first)).model_copy(update={"version": 2})

    with pytest.raises(ValidationError, match="write version = 4"):
        operations.add_version(shape, by=acting(administrator), at=NOON)


# Reporting dates


def date_form(**fields: object) -> dict[str, object]:
    group = scenarios.an_audit_group()
    return {
        "key": "audit-highlight",
        "instrument_key": "highlight-report",
        "group": group.pk,
        "returns_to": group.reports_to_id,
        "every": "quarter",
        "due_working_days": 20,
        "starts_on": "2026-04-01",
        "source": "Framework, §4",
    } | fields


def test_a_reporting_date_is_added_with_its_history(client, administrator, first):
    answer = client.post(reverse("admin:assurance_timetableitem_add"), date_form())

    assert answer.status_code == 302
    item = TimetableItem.objects.get()
    assert (item.instrument_key, item.due_working_days) == ("highlight-report", 20)
    assert item.history.get().history_user == administrator


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"group": ""}, "Choose either a group or an organisation."),
        ({"instrument_key": "unknown"}, "Select a valid choice"),
        ({"ends_on": "2026-03-01"}, "give a later day"),
        ({"due_working_days": 0}, "violated"),
    ],
)
def test_what_is_wrong_with_a_reporting_date_is_said(client, first, fields, said):
    answer = client.post(reverse("admin:assurance_timetableitem_add"), date_form(**fields))

    assert said in answer.content.decode()
    assert not TimetableItem.objects.exists()


def test_when_it_is_due_is_changed_with_a_history_and_who_is_asked_is_not(client, administrator):
    item = factories.TimetableItemFactory(due_working_days=20)
    other = factories.GroupFactory()
    form = {"due_working_days": 15, "source": "Letter", "group": other.pk, "is_confirmed": 1}

    client.post(reverse("admin:assurance_timetableitem_change", args=[item.pk]), form)

    asked = item.group
    item.refresh_from_db()
    assert (item.due_working_days, item.is_confirmed, item.group) == (15, True, asked)
    assert [row.due_working_days for row in item.history.order_by("pk")][-1] == 15
    assert item.history.latest().history_user == administrator
    assert TrailEntry.objects.about(item).latest("pk").verb == "change"
    history = client.get(reverse("admin:assurance_timetableitem_history", args=[item.pk]))
    assert "15" in history.content.decode()


def test_one_that_ends_is_asked_no_more(client, first):
    group = scenarios.an_audit_group()
    item = factories.TimetableItemFactory(group=group, returns_to=group.reports_to)
    form = {"due_working_days": 20, "source": "", "ends_on": "2025-06-01"}

    client.post(reverse("admin:assurance_timetableitem_change", args=[item.pk]), form)

    item.refresh_from_db()
    assert item.ends_on == date(2025, 6, 1)
    assert schedule.open_due_returns(by=SCHEDULE, at=NOON).new == ()
