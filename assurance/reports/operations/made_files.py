"""Having a paper made of a content, once for each form, status and hash, and finding it again.

What all reports share; each kind says of itself what differs, in a ``PaperKind``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model, QuerySet

from assurance.reports.models import ReportFile
from governance.core.errors import NotDone
from governance.core.prepared_queries import Key, prepared
from governance.core.roles import Actor
from governance.files.file_types import ALLOWED_TYPES
from governance.files.operations import store_made
from governance.jobs import operations as jobs
from governance.jobs.models import Job
from governance.jobs.progress import Progress

Form = ReportFile.Form
ENDINGS = {Form.PDF: "pdf", Form.WORD: "docx"}
CONTENT_TYPES = {Form.PDF: "application/pdf", Form.WORD: ALLOWED_TYPES["docx"]}
Maker = Callable[[Any, Any], bytes]


@prepared
def files_made(files: type[Model], whole: str, key: int) -> QuerySet:
    """Every file that was ever made of one report, whatever it said then."""
    return files._default_manager.filter(**{whole: key}).select_related("file").order_by("pk")


@dataclass(frozen=True, kw_only=True)
class PaperKind:
    """One kind of report of which files are made."""

    word: str
    """How the keys of its jobs begin: ``report`` for ``report-pdf:…``."""
    task: str
    """The task that calls ``render_file`` with the job."""
    files: type[Model]
    """Its table of files, with ``form``, ``stage``, ``content_hash``, ``file`` and ``whole``."""
    whole: str = "report"
    """The name of the files' key to what they are made of."""
    record: Callable[[int], Any]
    content: Callable[[Any], Any]
    content_hash: Callable[[Any, Any], str]
    makers: Mapping[Form, Maker]
    name: Callable[[Any], str]
    """The name of a file without its ending."""

    def key_of(self, record: Any, content: Any, form: Form) -> str:
        return self.key_with(record, self.content_hash(record, content), form)

    def key_with(self, record: Any, its_hash: str, form: Form) -> str:
        return f"{self.word}-{form.value}:{record.pk}:{record.status}:{its_hash}"

    def progress_of_all(self, record: Any, content: Any) -> Mapping[Form, Progress]:
        """How far each of its files is; two queries."""
        its_hash = self.content_hash(record, content)
        now = (record.status, its_hash)
        made = files_made(self.files, self.whole, Key(record.pk))
        files = {Form(row.form): row.file for row in made if (row.stage, row.content_hash) == now}
        keys = {form: self.key_with(record, its_hash, form) for form in self.makers}
        rows = Job.objects.filter(key__in=keys.values())
        asked = {job.key: job for job in rows}
        return {
            form: Progress(files[form]) if form in files else Progress(job=asked.get(keys[form]))
            for form in self.makers
        }

    def ask_for_file(self, record: Any, *, form: Form, by: Actor, at: datetime) -> Job:
        """The job that makes it of what the report says now: the same content, the same job."""
        key = self.key_of(record, self.content(record), form)
        return jobs.ask(self.task, key=key, by=by, at=at, about=record)[0]

    def render_file(self, job: Job, *, by: Actor, at: datetime) -> bool:
        """Make the file a job asks for; False when it was done, or another worker has it."""
        record = self.record(job.about_id)  # type: ignore[arg-type]
        content = self.content(record)
        form = Form(job.key.partition(":")[0].removeprefix(f"{self.word}-"))

        def make() -> bytes:
            if job.key != self.key_of(record, content, form):
                raise NotDone("The report has changed meanwhile.")
            return self.makers[form](record, content)

        def keep_it(made: bytes) -> None:
            self.keep(record, content, form, made, at=at)

        return jobs.run(job, make, keep_it, by=by, at=at)

    def keep(self, record: Any, content: Any, form: Form, made: bytes, *, at: datetime) -> Any:
        """Keep the file of a content; who may see the report, and nobody else, is given it.

        The file belongs to no group, so that no other page gives it away.
        """
        name = f"{self.name(record)}.{ENDINGS[form]}"
        stored = store_made(made, name, about=record, at=at, kind=CONTENT_TYPES[form])
        return self.files._default_manager.create(
            **{self.whole: record},
            form=form,
            stage=record.status,
            content_hash=self.content_hash(record, content),
            file=stored,
        )
