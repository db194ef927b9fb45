"""A situation is put back as it was reached, and only where it would be reached the same again."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core import mail
from django.core.files.storage import default_storage
from django.db import connection, transaction

from governance.files.models import StoredFile
from governance.management.commands.flush import filled_tables
from governance.people.models import Organisation
from tests import factories, reached_once
from tests.scenarios import case_files, yearly

pytestmark = pytest.mark.django_db
MOMENT = datetime(2026, 3, 2, 9, tzinfo=UTC)


class Reached:
    times = 0


@reached_once.reached_once
def an_organisation(name: str = "Fire and Rescue", near: object = None) -> Organisation:
    Reached.times += 1
    mail.send_mail("Welcome", "", None, ["office@example.org"])
    return factories.OrganisationFactory(name=name)


@pytest.fixture(autouse=True)
def _begin_anew():
    Reached.times = 0
    reached_once.KNOWN.clear()


class RolledBack(Exception):
    """As at the end of a test."""


def reached_and_rolled_back(reach: Callable[[], Any]) -> reached_once.Situation:
    with suppress(RolledBack), transaction.atomic():
        reach()
        raise RolledBack
    assert not filled_tables(connection)
    *_, known = reached_once.KNOWN.values()
    return known


@pytest.fixture
def reached_before(db) -> Organisation:
    """By another test, whose rows are gone."""
    found = reached_and_rolled_back(an_organisation).answer
    mail.outbox.clear()
    return found


@pytest.mark.parametrize("reach", [yearly.a_published_report, case_files.a_case_with_its_proof])
def test_every_row_of_a_long_story_is_as_it_was(reach):
    known = reached_and_rolled_back(reach)
    assert len(known.rows) > 20
    assert reach() == known.answer
    assert reached_once.remember(None).rows == known.rows


def test_a_file_that_is_gone_comes_back():
    reached_and_rolled_back(case_files.a_case_with_its_proof)
    (name, content), *_ = reached_once.KNOWN[[*reached_once.KNOWN][-1]].files.items()
    default_storage.delete(name)
    case_files.a_case_with_its_proof()
    with StoredFile.objects.get(content=name).content.open() as file:
        assert file.read() == content


def test_it_is_reached_once_and_put_back_with_its_mails(reached_before):
    found = an_organisation()
    assert Reached.times == 1
    assert found is not reached_before
    assert found == reached_before == Organisation.objects.get(name="Fire and Rescue")
    assert [each.subject for each in mail.outbox] == ["Welcome"]


def test_what_a_test_does_to_the_answer_is_not_in_the_next(reached_before):
    with suppress(RolledBack), transaction.atomic():
        an_organisation().name = "Another"
        raise RolledBack
    assert an_organisation().name == "Fire and Rescue"
    assert Reached.times == 1


def test_what_is_made_next_has_a_number_of_its_own(reached_before):
    found = an_organisation()
    assert factories.OrganisationFactory(name="Probation").pk > found.pk


def test_another_name_is_another_situation(reached_before):
    assert an_organisation("Ambulance").name == "Ambulance"
    assert Reached.times == 2


def test_it_is_reached_anew_beside_what_is_there(reached_before):
    factories.OrganisationFactory(name="Probation")
    an_organisation()
    assert Reached.times == 2


def test_it_is_reached_anew_with_what_is_no_plain_value(reached_before):
    for _ in range(2):
        with suppress(RolledBack), transaction.atomic():
            an_organisation(near=reached_before)
            raise RolledBack
    assert Reached.times == 3


def test_it_is_reached_anew_under_another_setting(reached_before, settings):
    settings.LANGUAGE_CODE = "cy"
    an_organisation()
    assert Reached.times == 2


def test_it_is_reached_anew_where_a_function_is_replaced(reached_before, monkeypatch):
    monkeypatch.setattr(Reached, "anything", 1, raising=False)
    an_organisation()
    assert Reached.times == 2


def test_it_is_reached_anew_at_another_moment(reached_before, time_machine):
    time_machine.move_to(MOMENT, tick=False)
    an_organisation()
    assert Reached.times == 2


def test_it_is_reached_anew_when_codes_in_it_may_have_run_out(reached_before):
    (key, known), *_ = reached_once.KNOWN.items()
    old = reached_once.Situation(known.rows, {}, [], known.answer, known.at - reached_once.SECONDS)
    reached_once.KNOWN[key] = old
    an_organisation()
    assert Reached.times == 2
