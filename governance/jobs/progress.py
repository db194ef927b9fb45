"""How far a file is that a job makes."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from governance.jobs.models import Job

File = TypeVar("File")


@dataclass(frozen=True)
class Progress(Generic[File]):
    """The file itself, or the job that makes it, or neither."""

    file: File | None = None
    job: Job | None = None

    @property
    def is_waiting(self) -> bool:
        return self.job is not None and self.job.is_going_on


def progress_by_key(made: File | None, key: str) -> Progress[File]:
    """Of a file that is there, or of the job with this key; a query at most."""
    if made is not None:
        return Progress(made)
    return Progress(job=Job.objects.filter(key=key).first())
