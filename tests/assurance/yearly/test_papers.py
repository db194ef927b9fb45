"""The papers of a yearly report: a tagged PDF and a Word file, made once though a worker died."""

import io

import pikepdf
import pytest
from docx import Document

from assurance.reports.operations.made_files import Form
from assurance.yearly import tasks
from assurance.yearly.content.current_content import content_of
from assurance.yearly.content.html import html_of
from assurance.yearly.models import YearlyFile, YearlyReport
from assurance.yearly.operations import files
from governance.files.models import StoredFile
from governance.jobs import operations as jobs
from governance.jobs.models import Job
from tests.scenarios import yearly
from tests.scenarios.returns import SCHEDULE
from tests.scenarios.yearly import SIGNED_AT

pytestmark = pytest.mark.django_db


def asked(report: YearlyReport, form: Form) -> Job:
    record = files.report_by_key(report.pk)
    return files.ask_for_file(record, form=form, by=yearly.its_office(report), at=SIGNED_AT)


def made(report: YearlyReport, form: Form) -> bytes:
    with YearlyFile.objects.get(report=report, form=form.value).file.content.open("rb") as stored:
        return stored.read()


def test_a_worker_that_died_in_mid_render_leaves_one_tagged_pdf_in_the_end():
    report = yearly.a_sent_report()
    job = asked(report, Form.PDF)
    jobs.take(job, by=SCHEDULE, at=SIGNED_AT)  # and then the worker was killed

    assert not tasks.render_yearly(job.pk)
    assert not StoredFile.objects.exists()
    jobs.requeue(job, by=SCHEDULE, at=SIGNED_AT)
    assert tasks.render_yearly(job.pk)
    assert not tasks.render_yearly(job.pk)

    assert asked(report, Form.PDF).pk == job.pk
    with pikepdf.open(io.BytesIO(made(report, Form.PDF))) as paper:
        assert str(paper.Root.Lang) == "en-GB"
        assert bool(paper.Root.MarkInfo.Marked)
        with paper.open_metadata() as told:
            assert (told["pdfuaid:part"], told["dc:title"]) == (
                "1",
                "Yearly report 2024 to 2025, Leicester Safeguarding Children Partnership",
            )


def test_pdf_and_word_have_the_same_headings_and_say_what_is_missing():
    report = yearly.a_sent_report()
    record = files.report_by_key(report.pk)
    content = content_of(record)
    tasks.render_yearly(asked(report, Form.WORD).pk)

    paper = html_of(content, files.facts_of(record, content))
    document = Document(io.BytesIO(made(report, Form.WORD)))
    headings = {each.text for each in document.paragraphs if each.style.name.startswith("Heading")}
    said = {each.text for each in document.paragraphs}

    for section in content.sections:
        if section.text or section.blocks:
            assert f'id="{section.key}"' in paper
            assert any(each.endswith(section.title) for each in headings), section.title
    missing = [each.text for each in content.requirements if each.state == "missing"]
    assert missing
    assert set(missing) <= said
    assert yearly.MISSING_REASON in said
    assert yearly.MISSING_REASON in paper
