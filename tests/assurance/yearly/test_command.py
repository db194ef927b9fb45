"""``compose_yearly``: what it prints and writes, and how it refuses what there is not."""

import json
from datetime import UTC, datetime
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command

from assurance.yearly.operations import preparing
from tests.assurance.yearly.evidence.situations import AFTERWARDS
from tests.assurance.yearly.test_composing import a_report, fresh
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import returns as scenarios

pytestmark = pytest.mark.django_db
ON = datetime(2026, 5, 4, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def on_the_day():
    """The command reads the clock: May 2026, of which the year is 2026-27."""
    with time_machine.travel(ON, tick=False):
        yield


def run(*words, **options) -> str:
    out = StringIO()
    call_command("compose_yearly", *words, stdout=out, **options)
    return out.getvalue()


def refused(*words, **options) -> tuple[int, str]:
    with pytest.raises(CommandError) as error:
        run(*words, **options)
    return error.value.returncode, str(error.value)


def test_it_opens_the_report_and_prints_every_requirement_with_its_evidence():
    plan_scenarios.an_embedded_action()
    record = a_report()

    lines = run("leicester", "2025-26").splitlines()

    assert lines[0].startswith(
        "Yearly report 2025 to 2026, Leicester Safeguarding Children Partnership: In preparation, "
    )
    told = {line.split()[2].rstrip(":"): line for line in lines if ":" in line[20:40]}
    asked = {row.key for row in record.requirements.all()}
    assert set(told) >= asked
    assert told["wt2026:real-impact"].strip() == (
        "thin     should  wt2026:real-impact: Actions that made a difference"
    )
    assert told["wt2026:reforms"].strip() == (
        "missing  should  wt2026:reforms: Nothing is written and no evidence is recorded."
    )
    assert "  Evidence that national reforms were put in place" in "\n".join(lines)


def test_the_json_has_its_parts(tmp_path):
    a_report()

    run("leicester", "2025-26", json=tmp_path / "r.json")

    written = json.loads((tmp_path / "r.json").read_text())
    assert {"report", "requirements", "sections", "figures", "missing"} <= set(written)
    first = written["requirements"][0]
    assert {"key", "force", "citation", "state", "evidence"} <= set(first)
    assert first["key"] == "wt2026:what-was-done"
    assert {each["state"] for each in written["requirements"]} == {"thin", "missing"}
    assert written["report"]["year"] == "2025-26"


def test_run_again_it_draws_the_evidence_together_again():
    run_once = a_report()
    plan_scenarios.an_embedded_action()

    said = run("leicester", "2025-26")

    assert "Actions that made a difference" in said
    assert fresh(run_once).content_hash != run_once.content_hash


def test_what_is_frozen_is_given_as_it_was_frozen():
    record = a_report()
    by = scenarios.acting(scenarios.a_board_officer(record.partnership), on=AFTERWARDS.date())
    preparing.freeze(record, by=by, at=AFTERWARDS, expected_version=record.version)
    plan_scenarios.an_embedded_action()

    assert "Actions that made a difference" not in run("leicester", "2025-26")


def test_an_unknown_partnership_is_refused_with_those_that_there_are():
    a_report()
    scenarios.a_foreign_partnership()

    assert refused("nowhere", "2025-26") == (
        2,
        'No partnership is "nowhere". Partnerships: leicester, leicestershire-rutland, '
        "lincolnshire.",
    )


def test_in_an_empty_database_it_is_said_that_there_is_none():
    assert refused("leicester", "2025-26") == (
        2,
        'No partnership is "leicester". Partnerships: none.',
    )


@pytest.mark.parametrize("year", ["2027-28", "2025", "last"])
def test_an_unknown_year_is_refused_with_those_that_there_are(year):
    place = scenarios.the_leicester_partnership()

    assert refused("leicester", year) == (
        2,
        f'No year of {place} that has begun is "{year}". Years: 2024-25, 2025-26, 2026-27.',
    )


def test_where_no_group_reports_it_is_refused():
    scenarios.the_leicester_partnership()

    code, said = refused("leicester", "2025-26")

    assert (code, said) == (2, preparing.NO_GROUP)


def test_a_file_that_cannot_be_written_is_an_error(tmp_path):
    a_report()

    code, said = refused("leicester", "2025-26", json=tmp_path / "no" / "r.json")

    assert code == 1
    assert said.startswith("Cannot write")
