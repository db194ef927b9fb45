"""A report frozen in the first form reads as it did, with the hash that was agreed to."""

import json
from copy import deepcopy
from pathlib import Path

import pytest
from django.urls import reverse
from docx import Document
from docx.text.paragraph import Paragraph

from assurance.reports.content.current_content import content_of, export_content
from assurance.reports.content.upgrade import CURRENT, upgrade
from assurance.reports.content.values import SCHEMA_VERSION, ReportContent
from assurance.reports.models import Report
from assurance.reports.operations import files as report_files
from assurance.reports.operations import recount, reports
from governance.core.blocks.hashing import AlteredContent, hash_of
from governance.signatures.models import Signature
from tests.assurance.reports import first_schema, situations
from tests.scenarios import reports as report_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import LONG_AFTER, NOON, SCHEDULE

pytestmark = [pytest.mark.django_db, pytest.mark.pages]
HASH = "427954af5d4657b648eddd4da0c90ce6b4581659a1a04443c00b57301399be0c"
WORDS = (Path(__file__).parent / "first_schema_words.txt").read_text().splitlines()
"""What its Word document said when the first form was that of the day."""
TOLD_SINCE = {
    "explanation": "",
    "last_rating": "",
    "last_when": "At the last report",
    "measures": [],
    "broken": None,
}
"""What is told of a priority since, and was not then."""


def stored_as_first(report: Report) -> Report:
    """The report with content of the first form, as it and its signatures would hold it."""
    content = first_schema.content()
    Report.objects.filter(pk=report.pk).update(content=content, content_hash=hash_of(content))
    Signature.objects.about(report).update(content_hash=hash_of(content))
    return Report.objects.get(pk=report.pk)


def page(report: Report, name: str = "report-detail"):
    address = reverse(f"assurance:{name}", args=[report.pk])
    return signed_in(scenarios.a_board_officer()).get(address)


def words_of(report: Report) -> list[str]:
    """Every paragraph and every row of its Word document, in order."""
    found = []
    for part in Document(situations.word_of(report)).iter_inner_content():
        if isinstance(part, Paragraph):
            found.append(part.text)
        else:
            found += [" | ".join(cell.text for cell in row.cells) for row in part.rows]
    return [words for words in found if words]


def test_it_says_in_word_what_it_said_then():
    report = stored_as_first(report_scenarios.an_issued_report())

    assert words_of(report) == WORDS


def test_page_and_paper_say_what_it_says():
    report = stored_as_first(report_scenarios.an_issued_report())
    typed = (
        "Audit Group: not returned", "Priority 2: no progress reported", "Safer.", "Not yet.",
        "In our words.", "Neglect is seen.", "Partly met.", "Babies sleep safely.", "Clearer.",
        "A risk.", "Write it.", "4 days late", "Answered in 2 of 3 reports asked for.",
    )  # fmt: skip

    for says in (page(report).content.decode(), situations.paper_of(report)):
        assert [words for words in typed if words not in says] == []
        assert says.count("Priority 2: no progress reported") == 1


def test_its_hash_is_the_stored_one_wherever_it_is_told():
    report = stored_as_first(report_scenarios.an_issued_report())
    content = content_of(report)

    assert report.content_hash == HASH
    assert content.hash != HASH
    assert f"content {HASH[:12]}" in situations.paper_of(report)
    assert any(f"content {HASH[:12]}" in words for words in words_of(report))
    assert report_files.key_of(report, content).endswith(HASH)


def test_what_is_exported_of_it_is_what_is_stored_so_that_its_hash_can_be_worked_out():
    report = stored_as_first(report_scenarios.an_issued_report())

    given = deepcopy(export_content(report))

    assert (given["report"].pop("hash"), given["report"].pop("status")) == (HASH, "issued")
    assert hash_of(given) == HASH


def test_its_agreement_goes_on_and_what_was_signed_is_what_is_stored():
    report = stored_as_first(report_scenarios.a_report_for_three())

    for signer in report_scenarios.its_signers(report):
        asked = Report.objects.get()
        reports.agree(asked, by=signer, at=NOON, expected_version=scenarios.as_seen(asked))

    agreed = Report.objects.get()
    signed = set(Signature.objects.about(agreed).values_list("content_hash", flat=True))
    assert (agreed.status, signed) == (Report.Status.AGREED, {agreed.content_hash})
    assert hash_of(agreed.content) == agreed.content_hash == HASH
    assert agreed.content == first_schema.content()


def test_its_figures_are_counted_again_and_their_rows_found():
    report = stored_as_first(report_scenarios.an_issued_report())

    changes = recount.recount(report, by=SCHEDULE, at=LONG_AFTER)

    counted = {figure.key.partition(":")[0]: figure.tone for figure in content_of(report).figures}
    assert counted == {
        "returns-asked": "", "returns-late": "late", "actions-open": "", "actions-unproven": "soon"
    }  # fmt: skip
    assert {change.label for change in changes} <= {
        "Reports asked for", "Returned late", "Open actions", "Not shown yet"
    }  # fmt: skip


def test_a_draft_of_the_first_form_is_written_in_and_sent_in_the_form_of_today():
    report = stored_as_first(report_scenarios.a_draft_report())

    reports.send(
        report,
        by=report_scenarios.its_office(report),
        at=NOON,
        expected_version=scenarios.as_seen(report),
        note="It is written at the meeting.",
    )

    sent = Report.objects.get()
    assert sent.content["schema_version"] == SCHEMA_VERSION
    assert hash_of(sent.content) == sent.content_hash


def test_content_that_was_altered_is_refused_with_a_sentence():
    report = stored_as_first(report_scenarios.an_issued_report())
    altered = {**report.content, "missing": []}
    Report.objects.filter(pk=report.pk).update(content=altered)

    with pytest.raises(AlteredContent, match="is not what its hash says"):
        content_of(Report.objects.get())
    answer = page(report)

    assert answer.status_code == 409
    assert "was altered after it was stored" in answer.content.decode()


def test_upgrading_changes_nothing_of_what_is_stored_and_nothing_of_the_form_of_today():
    stored = first_schema.content()

    today = upgrade(stored)

    assert stored == first_schema.content()
    assert upgrade(today) is today
    added_since = deepcopy(today)
    for place in added_since["partnerships"]:
        place["councils"] = []
    for block in (each for section in added_since["sections"] for each in section["blocks"]):
        block |= TOLD_SINCE if block["kind"] == "priority" else {}
    read = ReportContent.model_validate(json.loads(json.dumps(today))).plain()
    assert read == added_since


def test_the_form_of_today_is_where_the_steps_lead_and_a_later_one_is_refused():
    assert CURRENT == SCHEMA_VERSION

    with pytest.raises(ValueError, match="schema version 99"):
        upgrade({"schema_version": 99})
