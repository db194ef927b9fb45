"""A chronology as an agency has it in Excel or CSV: read whole, or refused with every fault named.

Its columns are *Date*, *Agency* and *What happened*, and, if wished, *How well the day is known*.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from io import TextIOWrapper
from typing import IO, Any

from openpyxl import load_workbook

from governance.core.formatting import format_date
from governance.core.identifier_screening import nhs_numbers, possible_identifiers
from governance.core.text_cleaning import clean_text
from governance.core.text_folding import fold
from governance.people.models import Organisation
from reviews.cases.models import ChronologyEntry

DAY, AGENCY, WHAT, PRECISION = "Date", "Agency", "What happened", "How well the day is known"
COLUMNS = (DAY, AGENCY, WHAT)
ROWS_AT_MOST = 2000
FAULTS_AT_MOST = 20
"""How many faults are named at once; the rest are counted."""
WRITTEN_DAYS = ("%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d", "%d %B %Y", "%d %b %Y")
WORDS = {
    "": ChronologyEntry.Precision.EXACT,
    "exact": ChronologyEntry.Precision.EXACT,
    "on that day": ChronologyEntry.Precision.EXACT,
    "approximate": ChronologyEntry.Precision.APPROXIMATE,
    "about": ChronologyEntry.Precision.APPROXIMATE,
    "about that day": ChronologyEntry.Precision.APPROXIMATE,
    "unknown": ChronologyEntry.Precision.UNKNOWN,
    "not known": ChronologyEntry.Precision.UNKNOWN,
    "the day is not known": ChronologyEntry.Precision.UNKNOWN,
}


@dataclass(frozen=True)
class ReadRow:
    """One row as it was read: its number in the sheet and what it says."""

    number: int
    happened_on: date | None
    precision: str
    organisation: Organisation
    text: str


class NotAChronology(Exception):
    """The file is refused; ``faults`` names each row and column, and what was expected."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = faults
        super().__init__("; ".join(faults))


def read_chronology(
    content: IO[bytes], name: str, *, agencies: Iterable[Organisation], today: date
) -> list[ReadRow]:
    """Every row of the file, none of them wrong. Raises NotAChronology."""
    table = list(rows_of(content, name))
    if not table:
        raise NotAChronology(["The file is empty."])
    places = columns_of(table[0])
    known = {key(words): each for each in agencies for words in (each.name, each.short_name)}
    found, faults = [], []
    for number, cells in enumerate(table[1:], 2):
        if not any(map(said, cells)):
            continue
        row = {heading: cells[at] if at < len(cells) else "" for heading, at in places.items()}
        wrong = faults_of(number, row, known, today)
        faults += wrong
        if not wrong:
            found.append(read_row(number, row, known))
    if not found and not faults:
        faults = ["The file has headings and no row below them."]
    if len(found) > ROWS_AT_MOST:
        faults.append(f"At most {ROWS_AT_MOST} rows are read at once; this file has {len(found)}.")
    if faults:
        raise NotAChronology(told(faults))
    return found


def told(faults: list[str]) -> list[str]:
    """The first faults, and how many more there are."""
    more = len(faults) - FAULTS_AT_MOST
    return [*faults[:FAULTS_AT_MOST], *([f"And {more} more."] if more > 0 else [])]


def rows_of(content: IO[bytes], name: str) -> Iterator[list[Any]]:
    """The rows of the first sheet, or of a CSV file. Raises NotAChronology."""
    if name.lower().endswith(".csv"):
        try:
            yield from csv.reader(TextIOWrapper(content, encoding="utf-8-sig", newline=""))
        except (UnicodeDecodeError, csv.Error) as error:
            raise NotAChronology([f"The CSV file cannot be read as UTF-8 text: {error}"]) from error
        return
    if not name.lower().endswith(".xlsx"):
        raise NotAChronology(["Choose an Excel file (xlsx) or a CSV file."])
    try:
        book = load_workbook(content, read_only=True, data_only=True)
    except Exception as error:  # whatever a damaged archive raises
        raise NotAChronology(["The Excel file cannot be opened: it may be damaged."]) from error
    for row in book.worksheets[0].iter_rows(values_only=True, max_row=ROWS_AT_MOST + 2):
        yield list(row)
    book.close()


def columns_of(heads: list[Any]) -> dict[str, int]:
    """Where each column stands. Raises NotAChronology where one is missing."""
    there = {key(said(head)): at for at, head in reversed(list(enumerate(heads)))}
    missing = [heading for heading in COLUMNS if key(heading) not in there]
    if missing:
        expected = ", ".join(COLUMNS)
        raise NotAChronology(
            [f"Row 1: expected the columns {expected}. Missing: {', '.join(missing)}."]
        )
    wanted = ((heading, key(heading)) for heading in (*COLUMNS, PRECISION))
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


def faults_of(
    number: int, row: Mapping[str, Any], known: Mapping[str, Organisation], today: date
) -> list[str]:
    """What is wrong with a row, each naming its column and what was expected."""
    faults = []
    at = f"Row {number}"
    words = key(said(row.get(PRECISION, "")))
    precision = WORDS.get(words)
    if precision is None:
        faults.append(f"{at}, {PRECISION}: expected exact, approximate or unknown.")
    try:
        day = day_of(row[DAY])
    except ValueError:
        day = None
        faults.append(f"{at}, {DAY}: expected a day such as 31/03/2026, found “{said(row[DAY])}”.")
    else:
        if day is None and precision is not ChronologyEntry.Precision.UNKNOWN:
            faults.append(f"{at}, {DAY}: expected a day, or “unknown” in {PRECISION}.")
        elif day is not None and day > today:
            faults.append(f"{at}, {DAY}: {format_date(day)} is in the future.")
    agency = said(row[AGENCY])
    if key(agency) not in known or not agency:
        found = f"found “{agency}”" if agency else "found nothing"
        faults.append(f"{at}, {AGENCY}: expected an agency of this partnership, {found}.")
    text = said(row[WHAT])
    if not text:
        faults.append(f"{at}, {WHAT}: expected words, found nothing.")
    faults += [f"{at}, {WHAT}: {doubt}." for doubt in (*nhs(text), *possible_identifiers(text))]
    return faults


def nhs(text: str) -> list[str]:
    return [f"take out “{found}”, which looks like an NHS number" for found in nhs_numbers(text)]


def read_row(number: int, row: Mapping[str, Any], known: Mapping[str, Organisation]) -> ReadRow:
    precision = WORDS[key(said(row.get(PRECISION, "")))]
    is_unknown = precision is ChronologyEntry.Precision.UNKNOWN
    return ReadRow(
        number=number,
        happened_on=None if is_unknown else day_of(row[DAY]),
        precision=precision.value,
        organisation=known[key(said(row[AGENCY]))],
        text=said(row[WHAT]),
    )
