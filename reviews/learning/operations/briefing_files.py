"""Having the PDF of a published briefing made, once; what it says is frozen."""

from datetime import datetime

from django.template.loader import render_to_string

from governance.core.documents.pdf import pdf_of
from governance.core.roles import Actor
from governance.files.operations import store_made
from governance.jobs import operations as jobs
from governance.jobs.models import Job
from reviews.learning.models import Briefing

TASK = "reviews.learning.tasks.make_briefing_file"


def key_of(briefing: Briefing) -> str:
    return f"briefing-pdf:{briefing.pk}"


def ask_file(briefing: Briefing, *, by: Actor, at: datetime) -> Job:
    """The job that makes it; asked again, one that failed is tried again."""
    return jobs.ask(TASK, key=key_of(briefing), by=by, at=at, about=briefing)[0]


def make_file(job: Job, *, by: Actor, at: datetime) -> bool:
    """Make the PDF a job asks for; False when it was done, or another worker has it."""
    briefing = Briefing.objects.for_list().get(pk=job.about_id)
    return jobs.run(
        job, lambda: make_pdf(briefing), lambda made: keep(briefing, made, at=at), by=by, at=at
    )


def make_pdf(briefing: Briefing) -> bytes:
    points = briefing.points.order_by("pk")
    context = {"briefing": briefing, "points": points, "partnership": briefing.partnership}
    return pdf_of(render_to_string("reviews/learning/briefing_pdf.html", context))


def keep(briefing: Briefing, made: bytes, *, at: datetime) -> None:
    """Store it; it belongs to no group, so that it is seen only where its briefing is."""
    name = f"seven-minute-briefing-{briefing.pk}.pdf"
    briefing.file = store_made(made, name, about=briefing, at=at)
    briefing.save(update_fields=["file"])
