"""The PDF and the Word file of a yearly report."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from assurance.reports.content.current_content import format_signature
from assurance.reports.operations.made_files import Form, PaperKind
from assurance.yearly.additions import errata_of
from assurance.yearly.content import word
from assurance.yearly.content.current_content import content_hash, content_of
from assurance.yearly.content.html import html_of
from assurance.yearly.content.paper import PaperFacts
from assurance.yearly.content.values import YearlyContent
from assurance.yearly.models import YearlyFile, YearlyReport
from governance.core.blocks.hashing import hash_of
from governance.core.documents.pdf import pdf_of
from governance.core.roles import Actor
from governance.jobs.models import Job
from governance.jobs.progress import Progress
from governance.signatures.models import Signature

SIGNED = (YearlyReport.Status.SIGNED, YearlyReport.Status.PUBLISHED)


def facts_of(record: YearlyReport, content: YearlyContent) -> PaperFacts:
    """How the report stands, and who signed it; one query once it is signed."""
    return PaperFacts(
        status=record.get_status_display(),
        content_hash=content_hash(record, content),
        is_public=record.is_published,
        is_draft=record.is_open_to_words,
        agreed=tuple(agreements(record)),
        errata=errata_of(record),
    )


def agreements(record: YearlyReport) -> Iterable[str]:
    """Once it is signed: who, when, and whether the office recorded it."""
    if record.status not in SIGNED:
        return
    given = Signature.objects.about(record).filter(round=record.round, signed_at__isnull=False)
    for signature in given.for_list():
        yield format_signature(signature)


def as_pdf(record: YearlyReport, content: YearlyContent) -> bytes:
    return pdf_of(html_of(content, facts_of(record, content)))


def as_word(record: YearlyReport, content: YearlyContent) -> bytes:
    return word.document_of(content, facts_of(record, content)).getvalue()


def report_by_key(pk: int) -> YearlyReport:
    return YearlyReport.objects.for_detail().get(pk=pk)


def file_name(record: YearlyReport) -> str:
    return f"yearly-report-{record.partnership.key}-{record.period.code}"


def paper_hash(record: YearlyReport, content: YearlyContent) -> str:
    """By what its papers are known: the hash of the content, with its errata where it has some."""
    its_hash = content_hash(record, content)
    found = errata_of(record)
    errata = [repr(each) for each in found]
    return hash_of({"content": its_hash, "errata": errata}) if found else its_hash


PAPERS = PaperKind(
    word="yearly",
    task="assurance.yearly.tasks.render_yearly",
    files=YearlyFile,
    record=report_by_key,
    content=content_of,
    content_hash=paper_hash,
    makers={Form.PDF: as_pdf, Form.WORD: as_word},
    name=file_name,
)


def progress_of_all(record: YearlyReport, content: YearlyContent) -> Mapping[Form, Progress]:
    """How far each of its files is; two queries at most."""
    return PAPERS.progress_of_all(record, content)


def ask_for_file(record: YearlyReport, *, form: Form, by: Actor, at: datetime) -> Job:
    """The job that makes it of what the report says now: the same content, the same job."""
    return PAPERS.ask_for_file(record, form=form, by=by, at=at)


def render_file(job: Job, *, by: Actor, at: datetime) -> bool:
    """Make the file a job asks for; False when it was done, or another worker has it."""
    return PAPERS.render_file(job, by=by, at=at)
