"""Having a plan made as PDF/UA-1 or Word: once for what it says, for everybody who reads that.

The job carries what the paper says, as its reader sees it: two who see the same ask for the same.
"""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

from django.template.loader import render_to_string
from django.utils.text import slugify
from django.utils.timezone import localdate

from governance.core.documents.pdf import pdf_of
from governance.core.roles import Actor
from governance.files.file_types import ALLOWED_TYPES
from governance.files.models import StoredFile
from governance.files.operations import store_made
from governance.golden_thread.content.paper import PlanPaper
from governance.golden_thread.content.word import MARKING, as_word, facts_of, standing_of
from governance.jobs import operations as jobs
from governance.jobs.models import Job
from governance.jobs.progress import Progress, progress_by_key
from governance.plans.models import BusinessPlan

TASK = "governance.golden_thread.tasks.make_plan_file"


class Form(StrEnum):
    PDF = "pdf"
    WORD = "docx"


def key_of(plan: BusinessPlan, paper: PlanPaper, form: Form) -> str:
    return f"plan-{form}:{plan.pk}:{paper.short_hash}"


def name_of(paper: PlanPaper, form: Form) -> str:
    return f"{slugify(paper.title)[:60]}-{paper.short_hash}.{form}"


def progress_of(plan: BusinessPlan, paper: PlanPaper, form: Form) -> Progress[StoredFile]:
    """How far the paper with these very words is; two queries at most."""
    made = StoredFile.objects.about(plan).filter(name=name_of(paper, form)).first()
    return progress_by_key(made, key_of(plan, paper, form))


def ask_file(plan: BusinessPlan, paper: PlanPaper, form: Form, *, by: Actor, at: datetime) -> Job:
    """The job that makes it; asked again, one that failed is tried again."""
    key = key_of(plan, paper, form)
    return jobs.ask(TASK, key=key, by=by, at=at, about=plan, given=paper.text)[0]


def make_file(job: Job, *, by: Actor, at: datetime) -> bool:
    """Make the paper a job asks for; False when it was done, or another worker has it."""
    plan = BusinessPlan.objects.for_list().get(pk=job.about_id)
    paper = PlanPaper.model_validate_json(job.given)
    form = Form(job.key.partition(":")[0].removeprefix("plan-"))

    def keep(made: bytes) -> None:
        kind, name = ALLOWED_TYPES[form], name_of(paper, form)
        store_made(made, name, about=plan, at=at, kind=kind, marking=MARKING)

    return jobs.run(job, lambda: MAKERS[form](paper, at), keep, by=by, at=at)


def make_pdf(paper: PlanPaper, at: datetime) -> bytes:
    context = {
        "paper": paper,
        "parts": [(each, facts_of(each), standing_of(each)) for each in paper.priorities],
        "marking": MARKING,
        "made_on": localdate(at),
    }
    return pdf_of(render_to_string("governance/golden_thread/plan_pdf.html", context))


MAKERS: dict[Form, Callable[[PlanPaper, datetime], bytes]] = {
    Form.PDF: make_pdf,
    Form.WORD: lambda paper, at: as_word(paper),
}
