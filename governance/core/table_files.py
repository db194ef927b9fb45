"""A table as somebody has it in Excel or CSV: its rows as they stand, or why it cannot be read."""

import csv
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from io import TextIOWrapper
from typing import IO, Any

from governance.core.on_demand import openpyxl
from governance.core.text_cleaning import clean_text
from governance.core.text_folding import fold

FAULTS_AT_MOST = 20
"""How many faults are named at once; the rest are counted."""
WRITTEN_DAYS = (
    "%d/%m/%Y",
    "%d.%m.%Y",
    "%d-%m-%Y",
    "%Y-%m-%d",
    "%Y-%m-%d %H:%M:%S",  # as our own lists say a moment in CSV
    "%d %B %Y",
    "%d %b %Y",
)


class FileRefused(Exception):
    """The file is refused; ``faults`` names each row and column, and what was expected."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = faults
        super().__init__("; ".join(faults))


def first_faults(faults: list[str]) -> list[str]:
    """The first faults, and how many more there are."""
    more = len(faults) - FAULTS_AT_MOST
    return [*faults[:FAULTS_AT_MOST], *([f"And {more} more."] if more > 0 else [])]


def read_rows(content: IO[bytes], name: str, *, at_most: int) -> Iterator[list[Any]]:
    """The rows of the first sheet, or of a CSV file. Raises FileRefused.

    Of a sheet a few more than ``at_most`` are read, so that too many are seen to be.
    """
    if name.lower().endswith(".csv"):
        try:
            yield from csv.reader(TextIOWrapper(content, encoding="utf-8-sig", newline=""))
        except (UnicodeDecodeError, csv.Error) as error:
            raise FileRefused([f"The CSV file cannot be read as UTF-8 text: {error}"]) from error
        return
    if not name.lower().endswith(".xlsx"):
        raise FileRefused(["Choose an Excel file (xlsx) or a CSV file."])
    try:
        book = openpyxl.load_workbook(content, read_only=True, data_only=True)
    except Exception as error:  # whatever a damaged archive raises
        raise FileRefused(["The Excel file cannot be opened: it may be damaged."]) from error
    for row in book.worksheets[0].iter_rows(values_only=True, max_row=at_most + 2):
        yield list(row)
    book.close()


def columns_of(
    heads: list[Any], needed: Sequence[str], optional: Sequence[str] = ()
) -> dict[str, int]:
    """Where each column stands. Raises FileRefused where one that is needed is missing."""
    there = {key(said(head)): at for at, head in reversed(list(enumerate(heads)))}
    missing = [heading for heading in needed if key(heading) not in there]
    if missing:
        expected = ", ".join(needed)
        raise FileRefused(
            [f"Row 1: expected the columns {expected}. Missing: {', '.join(missing)}."]
        )
    wanted = ((heading, key(heading)) for heading in (*needed, *optional))
    return {heading: there[word] for heading, word in wanted if word in there}


def key(words: str) -> str:
    """Without regard to case and accents."""
    return fold(words) or ""


def said(cell: Any) -> str:
    return "" if cell is None else clean_text(str(cell)).strip()


def day_of(cell: Any) -> date | None:
    """The day in a cell; None where it is empty. Raises ValueError for what is none."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    words = said(cell)
    if not words:
        return None
    for form in WRITTEN_DAYS:
        try:
            return datetime.strptime(words, form).date()
        except ValueError:
            continue
    raise ValueError(words)
