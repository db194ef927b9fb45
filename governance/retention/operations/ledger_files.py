"""Having a ledger made as a PDF/UA-1: once for what it says, for everybody who reads it."""

from datetime import datetime

from django.template.loader import render_to_string
from django.utils.timezone import localdate

from governance.core.blocks.hashing import hash_of
from governance.core.documents.pdf import pdf_of
from governance.core.errors import NotDone
from governance.core.roles import Actor
from governance.files.models import StoredFile
from governance.files.operations import store_made
from governance.jobs import operations as jobs
from governance.jobs.models import Job
from governance.jobs.progress import Progress, progress_by_key
from governance.retention.ledgers import Ledger, ledgers
from governance.structure.models import Partnership

TASK = "governance.retention.tasks.make_ledger_file"


def short_hash(ledger: Ledger) -> str:
    """Of what it says: another entry, another paper."""
    return hash_of(ledger.model_dump(mode="json"))[:12]


def key_of(area: Partnership, ledger: Ledger) -> str:
    return f"ledger-pdf:{area.pk}:{short_hash(ledger)}"


def name_of(ledger: Ledger) -> str:
    return f"what-passed-to-{ledger.partnership}-{short_hash(ledger)}.pdf"


def progress_of(area: Partnership, ledger: Ledger) -> Progress[StoredFile]:
    made = StoredFile.objects.about(area).filter(name=name_of(ledger)).first()
    return progress_by_key(made, key_of(area, ledger))


def ask_file(area: Partnership, ledger: Ledger, *, by: Actor, at: datetime) -> Job:
    """The job that makes it; asked again, one that failed is tried again."""
    return jobs.ask(TASK, key=key_of(area, ledger), by=by, at=at, about=area)[0]


def make_file(job: Job, *, by: Actor, at: datetime) -> bool:
    """Make the PDF a job asks for; False when it was done, or another worker has it."""
    area = Partnership.objects.get(pk=job.about_id)

    def make() -> tuple[Ledger, bytes]:
        ledger = ledgers().get(area.key)
        if ledger is None or job.key != key_of(area, ledger):
            raise NotDone("The ledger has changed meanwhile.")
        return ledger, make_pdf(area, ledger, at=at)

    def keep(made: tuple[Ledger, bytes]) -> None:
        ledger, content = made
        store_made(content, name_of(ledger), about=area, at=at)

    return jobs.run(job, make, keep, by=by, at=at)


def make_pdf(area: Partnership, ledger: Ledger, *, at: datetime) -> bytes:
    context = {
        "ledger": ledger,
        "partnership": area,
        "made_on": localdate(at),
        "content": short_hash(ledger),
    }
    return pdf_of(render_to_string("governance/retention/ledger_pdf.html", context))
