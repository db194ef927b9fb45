"""``compose_quarterly``: what it writes, and how it refuses what there is not."""

import json
from datetime import datetime
from io import StringIO

import pikepdf
import pytest
import time_machine
from django.core.management import CommandError, call_command

from assurance.reports.models import Report
from governance.core.blocks.hashing import hash_of
from tests.assurance.reports import situations
from tests.scenarios.returns import LONG_AFTER

pytestmark = pytest.mark.django_db
KEY = "llr-planning-and-delivery"


@pytest.fixture(autouse=True)
def on_the_day():
    """The command reads the clock; the quarter ended a month ago."""
    with time_machine.travel(datetime.fromisoformat(LONG_AFTER.isoformat()), tick=False):
        yield


def run(*words, **options):
    out = StringIO()
    call_command("compose_quarterly", *words, stdout=out, **options)
    return out.getvalue()


def refused(*words):
    with pytest.raises(CommandError) as error:
        run(*words)
    return error.value.returncode, str(error.value)


@pytest.mark.slow
def test_it_composes_the_draft_and_writes_the_json_and_the_pdf(tmp_path):
    situations.a_quarter()

    said = run(KEY, "2025-26", "Q2", json=tmp_path / "r.json", pdf=tmp_path / "r.pdf")

    record = Report.objects.get()
    written = json.loads((tmp_path / "r.json").read_text())
    assert set(written) == {
        "schema_version",
        "report",
        "partnerships",
        "summary",
        "sections",
        "missing",
    }
    assert written["report"] == {
        "group": KEY,
        "group_name": "Planning and Delivery Group",
        "period": "2025-26 Q2",
        "period_label": "Quarter 2, July to September 2025",
        "as_at": "2025-11-03",
        "status": "draft",
        "hash": record.content_hash,
    }
    assert hash_of(record.content) == record.content_hash
    assert [row["key"] for row in written["partnerships"]] == [
        "leicester",
        "leicestershire-rutland",
    ]
    assert {"key", "title", "narrative", "blocks"} <= set(written["sections"][0])
    assert {"key", "label", "shown", "source"} <= set(written["summary"][0]["figures"][0])
    assert [(gap["kind"], gap["who"], gap["text"]) for gap in written["missing"]] == [
        ("not_returned", "Audit Group", "Audit Group: not returned, 4 working days late"),
        ("submitted", "Performance Group", "Performance Group: submitted, not yet accepted"),
    ]
    with pikepdf.open(tmp_path / "r.pdf") as document:
        assert len(document.pages) > 3
    assert "Audit Group: not returned, 4 working days late" in said


def test_run_twice_it_makes_one_report_and_the_same_json(tmp_path):
    situations.a_quarter()

    for name in ("first", "second"):
        run(KEY, "2025-26", "Q2", json=tmp_path / name)

    assert (tmp_path / "first").read_bytes() == (tmp_path / "second").read_bytes()
    assert Report.objects.count() == 1


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ("llr-audit", "2025-26", "Q2"),
            f'No group "llr-audit" produces a quarterly report. Groups: {KEY}.',
        ),
        (
            (KEY, "2031-32", "Q2"),
            'No report of Planning and Delivery Group can be for the year "2031-32". '
            "Years: 2024-25, 2025-26.",
        ),
        (
            (KEY, "2025-26", "Q5"),
            'No completed quarter of 2025-26 is "Q5". Quarters: Q1, Q2.',
        ),
        (
            (KEY, "2025-26", "Q3"),
            'No completed quarter of 2025-26 is "Q3". Quarters: Q1, Q2.',
        ),
    ],
)
def test_what_there_is_not_is_refused_with_what_there_is(words, sentence):
    situations.a_quarter()

    assert refused(*words) == (2, sentence)
    assert not Report.objects.exists()


def test_without_arrangements_it_says_that_there_are_no_groups():
    code, sentence = refused(KEY, "2025-26", "Q2")

    assert (code, sentence.endswith("Groups: none.")) == (2, True)


def test_a_file_that_cannot_be_written_is_told(tmp_path):
    situations.a_quarter()

    code, sentence = 1, f"Cannot write {tmp_path}: Is a directory"
    with pytest.raises(CommandError) as error:
        run(KEY, "2025-26", "Q2", json=tmp_path)

    assert (error.value.returncode, str(error.value)) == (code, sentence)
