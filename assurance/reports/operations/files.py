"""Having the PDF of a report made, once for each content and status, and finding it again."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.core.files.base import ContentFile

from assurance.reports.content import html as report_html
from assurance.reports.content.current_content import agreements, content_hash, content_of
from assurance.reports.content.values import ReportContent
from assurance.reports.models import Report, ReportFile
from governance.core.documents.pdf import pdf_of
from governance.core.errors import NotDone
from governance.core.roles import Actor
from governance.files.models import StoredFile
from governance.jobs import operations as jobs
from governance.jobs.models import Job

TASK = "assurance.reports.tasks.render_report"


@dataclass(frozen=True)
class Progress:
    """How far the PDF is: its file, or the job that makes it, or neither."""

    file: StoredFile | None = None
    job: Job | None = None

    @property
    def is_waiting(self) -> bool:
        going_on = (Job.Status.QUEUED, Job.Status.RUNNING)
        return self.job is not None and self.job.status in going_on


def progress_of(record: Report, content: ReportContent) -> Progress:
    """Two queries at most."""
    made = record.files.filter(
        form=ReportFile.Form.PDF, stage=record.status, content_hash=content_hash(record, content)
    )
    if found := made.select_related("file").first():
        return Progress(file=found.file)
    return Progress(job=Job.objects.filter(key=key_of(record, content)).first())


def key_of(record: Report, content: ReportContent) -> str:
    return f"report-pdf:{record.pk}:{record.status}:{content_hash(record, content)}"


def ask_for_pdf(record: Report, *, by: Actor, at: datetime) -> Job:
    """The job that makes the PDF of what the report says now: the same content, the same job."""
    key = key_of(record, content_of(record))
    return jobs.ask(TASK, key=key, by=by, at=at, about=record)[0]


def render_pdf(job: Job, *, by: Actor, at: datetime) -> bool:
    """Make the PDF a job asks for; False when it was done, or another worker has it."""
    record = Report.objects.get(pk=job.about_id)
    content = content_of(record)

    def make() -> bytes:
        if job.key != key_of(record, content):
            raise NotDone("The report has changed meanwhile.")
        html = report_html.html_of(
            content,
            content_hash=content_hash(record, content),
            status=record.get_status_display(),
            agreed=agreements(record),
        )
        return pdf_of(html)

    return jobs.run(job, make, lambda made: keep(record, content, made, at=at), by=by, at=at)


def keep(record: Report, content: ReportContent, made: bytes, *, at: datetime) -> ReportFile:
    """Keep the PDF of a content; who may see the report, and nobody else, is given it.

    The file belongs to no group, so that no other page gives it away.
    """
    name = f"how-are-we-doing-{record.group.key}-{record.period.code.replace(' ', '-')}.pdf"
    stored = StoredFile.objects.create(
        content=ContentFile(made, name=name),
        name=name,
        content_type="application/pdf",
        size=len(made),
        sha256=hashlib.sha256(made).hexdigest(),
        about_kind=record._meta.label_lower,
        about_id=record.pk,
        stored_at=at,
    )
    return ReportFile.objects.create(
        report=record,
        form=ReportFile.Form.PDF,
        stage=record.status,
        content_hash=content_hash(record, content),
        file=stored,
    )
