"""Having the list of imports made as a PDF/UA-1: what was taken over, from which file, by whom."""

from collections.abc import Sequence
from datetime import datetime

from django.template.loader import render_to_string
from django.utils.timezone import localdate

from governance.core.blocks.hashing import hash_of
from governance.core.documents.pdf import pdf_of
from governance.core.errors import NotDone
from governance.core.roles import Actor
from governance.files.models import StoredFile
from governance.files.operations import store_made
from governance.imports.models import ImportRun
from governance.imports.registers import REGISTERS
from governance.jobs import operations as jobs
from governance.jobs.models import Job
from governance.jobs.progress import Progress, progress_by_key
from governance.structure.models import Partnership

TASK = "governance.imports.tasks.make_ledger_file"


def lines_of(area: Partnership) -> Sequence[tuple[ImportRun, str]]:
    """Every import into a partnership with the name of its register, the oldest first."""
    runs = ImportRun.objects.filter(partnership=area).for_list().order_by("read_at", "pk")
    return [(run, REGISTERS[run.register].label) for run in runs]


def short_hash(lines: Sequence[tuple[ImportRun, str]]) -> str:
    """Of what it says: another import, or another state of one, is another paper."""
    return hash_of({str(run.pk): [run.version, run.status] for run, _ in lines})[:12]


def name_of(area: Partnership, digest: str) -> str:
    return f"imports-{area.key}-{digest}.pdf"


def key_of(area: Partnership, digest: str) -> str:
    return f"imports-pdf:{area.pk}:{digest}"


def progress_of(area: Partnership) -> Progress[StoredFile]:
    digest = short_hash(lines_of(area))
    made = StoredFile.objects.about(area).filter(name=name_of(area, digest)).first()
    return progress_by_key(made, key_of(area, digest))


def ask_file(area: Partnership, *, by: Actor, at: datetime) -> Job:
    """The job that makes it; asked again, one that failed is tried again."""
    digest = short_hash(lines_of(area))
    return jobs.ask(TASK, key=key_of(area, digest), by=by, at=at, about=area)[0]


def make_file(job: Job, *, by: Actor, at: datetime) -> bool:
    """Make the PDF a job asks for; False when it was done, or another worker has it."""
    area = Partnership.objects.get(pk=job.about_id)

    def make() -> tuple[str, bytes]:
        lines = lines_of(area)
        digest = short_hash(lines)
        if job.key != key_of(area, digest):
            raise NotDone("Something was imported meanwhile: ask for it again.")
        return name_of(area, digest), make_pdf(area, lines, digest, at=at)

    def keep(made: tuple[str, bytes]) -> None:
        name, content = made
        store_made(content, name, about=area, at=at)

    return jobs.run(job, make, keep, by=by, at=at)


def make_pdf(
    area: Partnership, lines: Sequence[tuple[ImportRun, str]], digest: str, *, at: datetime
) -> bytes:
    context = {"partnership": area, "lines": lines, "made_on": localdate(at), "content": digest}
    return pdf_of(render_to_string("governance/imports/ledger_pdf.html", context))
