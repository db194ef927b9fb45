"""The PDF of a short version."""

from datetime import datetime

from assurance.reports.operations.made_files import Form, PaperKind
from assurance.short_versions.content.current_content import content_hash, content_of
from assurance.short_versions.content.drawing import ShortPaper, html_of
from assurance.short_versions.content.values import ShortContent
from assurance.short_versions.models import ShortFile, ShortVersion
from governance.core.documents.pdf import pdf_of
from governance.core.roles import Actor
from governance.files.models import StoredFile
from governance.jobs.models import Job
from governance.jobs.progress import Progress

MARKING = "OFFICIAL"
"""Until it is released; then it is public and bears none (to be confirmed with each)."""


def paper_of(record: ShortVersion, content: ShortContent) -> ShortPaper:
    return ShortPaper(
        marking="" if record.is_released else f"{MARKING}, {record.get_status_display().lower()}",
        read_by=read_by(record),
        content_hash=content_hash(record, content),
    )


def read_by(record: ShortVersion) -> str:
    """The seat whose holder found these very words clear; empty where nobody has."""
    clear = [
        each
        for each in record.readings.all()
        if each.is_ready and each.content_hash == record.content_hash
    ]
    return clear[-1].role if clear and not record.is_draft else ""


def as_pdf(record: ShortVersion, content: ShortContent) -> bytes:
    return pdf_of(html_of(content, paper_of(record, content)))


def version_by_key(pk: int) -> ShortVersion:
    return ShortVersion.objects.for_detail().get(pk=pk)


def file_name(record: ShortVersion) -> str:
    report = record.report
    return f"{record.kind}-{report.partnership.key}-{report.period.code}"


PAPERS = PaperKind(
    word="short",
    task="assurance.short_versions.tasks.render_short_version",
    files=ShortFile,
    whole="short_version",
    record=version_by_key,
    content=content_of,
    content_hash=content_hash,
    makers={Form.PDF: as_pdf},
    name=file_name,
)


def progress(record: ShortVersion) -> Progress:
    """How far its PDF is; two queries."""
    return PAPERS.progress_of_all(record, content_of(record))[Form.PDF]


def ask_for_file(record: ShortVersion, *, form: Form, by: Actor, at: datetime) -> Job:
    """The job that makes it of what it says now: the same content, the same job."""
    return PAPERS.ask_for_file(record, form=form, by=by, at=at)


def render_file(job: Job, *, by: Actor, at: datetime) -> bool:
    """Make the file a job asks for; False when it was done, or another worker has it."""
    return PAPERS.render_file(job, by=by, at=at)


def released_file(record: ShortVersion) -> StoredFile | None:
    """What anybody may take: the PDF of what was released, once it is made; one query."""
    row = (
        record.files.filter(
            stage=ShortVersion.Status.RELEASED,
            content_hash=record.content_hash,
            file__withdrawn_at__isnull=True,
        )
        .select_related("file")
        .first()
    )
    return row.file if row else None
