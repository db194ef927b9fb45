"""The PDF and the Word file of a quarterly report."""

from collections.abc import Mapping
from datetime import datetime

from assurance.reports.content import html as report_html
from assurance.reports.content import word
from assurance.reports.content.current_content import agreements, content_hash, content_of
from assurance.reports.content.values import ReportContent
from assurance.reports.models import Report, ReportFile
from assurance.reports.operations.made_files import Form, PaperKind
from governance.core.documents.pdf import pdf_of
from governance.core.roles import Actor
from governance.jobs.models import Job
from governance.jobs.progress import Progress


def as_pdf(record: Report, content: ReportContent) -> bytes:
    return pdf_of(
        report_html.html_of(
            content,
            content_hash=content_hash(record, content),
            status=record.get_status_display(),
            agreed=agreements(record),
        )
    )


def as_word(record: Report, content: ReportContent) -> bytes:
    return word.document_of(
        content,
        content_hash=content_hash(record, content),
        status=record.get_status_display(),
        agreed=agreements(record),
    ).getvalue()


def file_name(record: Report) -> str:
    period = record.period.code.replace(" ", "-")
    return f"how-are-we-doing-{record.group.key}-{period}"


def report_by_key(pk: int) -> Report:
    return Report.objects.get(pk=pk)


PAPERS = PaperKind(
    word="report",
    task="assurance.reports.tasks.render_report",
    files=ReportFile,
    record=report_by_key,
    content=content_of,
    content_hash=content_hash,
    makers={Form.PDF: as_pdf, Form.WORD: as_word},
    name=file_name,
)


def progress_of(record: Report, content: ReportContent, form: Form = Form.PDF) -> Progress:
    """How far one of its files is; two queries at most."""
    return PAPERS.progress_of_all(record, content)[form]


def progress_of_all(record: Report, content: ReportContent) -> Mapping[Form, Progress]:
    """How far each of its files is; two queries at most."""
    return PAPERS.progress_of_all(record, content)


def key_of(record: Report, content: ReportContent, form: Form = Form.PDF) -> str:
    return PAPERS.key_of(record, content, form)


def ask_for_file(record: Report, *, form: Form = Form.PDF, by: Actor, at: datetime) -> Job:
    """The job that makes it of what the report says now: the same content, the same job."""
    return PAPERS.ask_for_file(record, form=form, by=by, at=at)


def render_file(job: Job, *, by: Actor, at: datetime) -> bool:
    """Make the file a job asks for; False when it was done, or another worker has it."""
    return PAPERS.render_file(job, by=by, at=at)
