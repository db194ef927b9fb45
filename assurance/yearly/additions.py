"""What rooms above add to a report's frozen content: its errata, and files that anybody may take.

Each is told here by whoever has it (``assurance.apps``); page, PDF and Word ask here. What was
signed, and its hash, stay as they are.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from assurance.yearly.models import YearlyReport
from governance.files.models import StoredFile


@dataclass(frozen=True, kw_only=True)
class PrintedErratum:
    """One mistake in what was signed, and what is right; ``section`` is the key of its heading."""

    section: str
    heading: str
    said: str
    right: str
    reason: str
    made_on: date


@dataclass(frozen=True, kw_only=True)
class PublicFile:
    """A file of a published report; ``key`` stands in its address, ``label`` is what it is."""

    key: str
    label: str
    file: StoredFile


FindErrata = Callable[[YearlyReport], Iterable[PrintedErratum]]
FindFiles = Callable[[YearlyReport], Iterable[PublicFile]]
_ERRATA: list[FindErrata] = []
_FILES: list[FindFiles] = []


def add_errata(find: FindErrata) -> None:
    """Called once, when the app is ready."""
    if find not in _ERRATA:
        _ERRATA.append(find)


def add_public_files(find: FindFiles) -> None:
    """The same for files: of a report that is published, those that anybody may take."""
    if find not in _FILES:
        _FILES.append(find)


def errata_of(record: YearlyReport) -> tuple[PrintedErratum, ...]:
    """In the order in which they were made; one query."""
    return tuple(each for find in _ERRATA for each in find(record))


def public_files_of(record: YearlyReport) -> tuple[PublicFile, ...]:
    """One query for each that gives some; none of a report that is not published."""
    if not record.is_published:
        return ()
    return tuple(each for find in _FILES for each in find(record))
