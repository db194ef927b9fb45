"""Composing a quarter's report, and having its PDF made."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction

from assurance.models import Report, ReportFile
from assurance.reports import paper
from assurance.reports.compose import compose as draw_together
from assurance.reports.content import Plain, ReportContent
from assurance.reports.reading import read
from assurance.transitions.reports import REPORT
from governance.errors import NotNow
from governance.models import Group, Job, Period, StoredFile
from governance.operations import jobs
from governance.paper.pdf import NotRendered, pdf_of
from governance.roles import Actor

TASK = "assurance.tasks.render_report"


@transaction.atomic
def compose(group: Group, period: Period, *, by: Actor, at: datetime) -> Report:
    """The group's report for the quarter as things stand now; a draft is composed again.

    Two at once are one after the other: the group is locked. Raises NotAllowed, NotNow (it is no
    draft any more), ValidationError (the group produces no report, or the quarter is not over).
    """
    Group.objects.select_for_update().get(pk=group.pk)
    record = Report.objects.filter(group=group, period=period).first()
    if record:
        recompose(record, by=by, at=at)
        return record
    content = draw_together(group, period, on=by.on)
    record = Report(group=group, period=period, composed_at=at, composed_by_id=by.user_id)
    record.content, record.content_hash = content.plain(), content.hash
    REPORT.begin(record, "compose", by=by, at=at)
    return record


def recompose(record: Report, *, by: Actor, at: datetime) -> bool:
    """Draw a draft together again; False when nothing has changed since."""
    content = draw_together(record.group, record.period, on=by.on)
    return REPORT.edit(
        record,
        {"content": content.plain(), "content_hash": content.hash},
        verb="recompose",
        by=by,
        at=at,
        seen_version=record.version,
        composed_at=at,
        composed_by_id=by.user_id,
    )


def content_of(record: Report) -> ReportContent:
    return read(record.content)


def exported(record: Report) -> Plain:
    """The content with the report's status and hash, as it is given away."""
    stands = {"status": record.status, "hash": record.content_hash}
    return {**record.content, "report": {**record.content["report"], **stands}}


def ask_for_pdf(record: Report, *, by: Actor, at: datetime) -> Job:
    """The job that makes the PDF of the content as it is now: the same content, the same job.

    One that failed is put back to be tried again.
    """
    job, is_new = jobs.ask(TASK, key=job_key(record), by=by, at=at, about=record)
    if not is_new and job.status == Job.Status.FAILED:
        jobs.requeue(job, by=Actor.schedule(by.on), at=at)
    return job


def job_key(record: Report) -> str:
    return f"report-pdf:{record.pk}:{record.content_hash}"


def render_pdf(job: Job, *, by: Actor, at: datetime) -> bool:
    """Make the PDF a job asks for; False when it was done, or another worker has it.

    The file, and that the job is done, are written together or not at all; so a worker that died
    leaves nothing behind, and the job can be done again.
    """
    try:
        jobs.take(job, by=by, at=at)
    except NotNow:
        return False
    record = Report.objects.get(pk=job.about_id)
    if job.key != job_key(record):
        jobs.fail(job, by=by, at=at, failure="The report was composed again meanwhile.")
        return False
    try:
        made = pdf_of(paper.html_of(content_of(record), status=record.get_status_display()))
    except NotRendered as error:
        jobs.fail(job, by=by, at=at, failure=str(error))
        return False
    with transaction.atomic():
        jobs.finish(job, by=by, at=at)
        keep_file(record, made, at=at)
    return True


def keep_file(record: Report, made: bytes, *, at: datetime) -> ReportFile:
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
        report=record, form=ReportFile.Form.PDF, content_hash=record.content_hash, file=stored
    )


@dataclass(frozen=True)
class Progress:
    """How far the PDF of the present content is: its file, or the job that makes it, or neither."""

    file: StoredFile | None = None
    job: Job | None = None

    @property
    def is_waiting(self) -> bool:
        going_on = (Job.Status.QUEUED, Job.Status.RUNNING)
        return self.job is not None and self.job.status in going_on


def progress_of(record: Report) -> Progress:
    """Two queries at most."""
    made = record.files.filter(form=ReportFile.Form.PDF, content_hash=record.content_hash)
    if found := made.select_related("file").first():
        return Progress(file=found.file)
    return Progress(job=Job.objects.filter(key=job_key(record)).first())
