"""Having the PDF or the Word file of a report made, once for each content and status, and finding
it again.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.core.files.base import ContentFile

from assurance.reports.content import html as report_html
from assurance.reports.content import word
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
Form = ReportFile.Form
ENDINGS = {Form.PDF: "pdf", Form.WORD: "docx"}
CONTENT_TYPES = {Form.PDF: "application/pdf", Form.WORD: word.TYPE}


@dataclass(frozen=True)
class Progress:
    """How far a file is: the file itself, or the job that makes it, or neither."""

    file: StoredFile | None = None
    job: Job | None = None

    @property
    def is_waiting(self) -> bool:
        going_on = (Job.Status.QUEUED, Job.Status.RUNNING)
        return self.job is not None and self.job.status in going_on


def progress_of(
    record: Report, content: ReportContent, form: ReportFile.Form = Form.PDF
) -> Progress:
    """How far one of its files is; two queries at most."""
    return progress_of_all(record, content)[form]


def progress_of_all(record: Report, content: ReportContent) -> Mapping[ReportFile.Form, Progress]:
    """How far each of its files is; two queries at most."""
    made = record.files.filter(stage=record.status, content_hash=content_hash(record, content))
    files = {row.form: row.file for row in made.select_related("file")}
    keys = {form: key_of(record, content, form) for form in Form if form not in files}
    asked = {job.key: job for job in Job.objects.filter(key__in=keys.values())} if keys else {}
    return {form: Progress(files.get(form), asked.get(keys.get(form, ""))) for form in Form}


def key_of(record: Report, content: ReportContent, form: ReportFile.Form = Form.PDF) -> str:
    return f"report-{form.value}:{record.pk}:{record.status}:{content_hash(record, content)}"


def ask_for_file(
    record: Report, *, form: ReportFile.Form = Form.PDF, by: Actor, at: datetime
) -> Job:
    """The job that makes it of what the report says now: the same content, the same job."""
    key = key_of(record, content_of(record), form)
    return jobs.ask(TASK, key=key, by=by, at=at, about=record)[0]


def render_file(job: Job, *, by: Actor, at: datetime) -> bool:
    """Make the file a job asks for; False when it was done, or another worker has it."""
    record = Report.objects.get(pk=job.about_id)
    content = content_of(record)
    form = Form(job.key.partition(":")[0].removeprefix("report-"))

    def make() -> bytes:
        if job.key != key_of(record, content, form):
            raise NotDone("The report has changed meanwhile.")
        return MAKERS[form](record, content)

    def keep_it(made: bytes) -> None:
        keep(record, content, form, made, at=at)

    return jobs.run(job, make, keep_it, by=by, at=at)


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


MAKERS = {Form.PDF: as_pdf, Form.WORD: as_word}


def keep(
    record: Report,
    content: ReportContent,
    form: ReportFile.Form,
    made: bytes,
    *,
    at: datetime,
) -> ReportFile:
    """Keep the file of a content; who may see the report, and nobody else, is given it.

    The file belongs to no group, so that no other page gives it away.
    """
    period = record.period.code.replace(" ", "-")
    name = f"how-are-we-doing-{record.group.key}-{period}.{ENDINGS[form]}"
    stored = StoredFile.objects.create(
        content=ContentFile(made, name=name),
        name=name,
        content_type=CONTENT_TYPES[form],
        size=len(made),
        sha256=hashlib.sha256(made).hexdigest(),
        about_kind=record._meta.label_lower,
        about_id=record.pk,
        stored_at=at,
    )
    return ReportFile.objects.create(
        report=record,
        form=form,
        stage=record.status,
        content_hash=content_hash(record, content),
        file=stored,
    )
