"""A chronology as an agency has it in Excel or CSV: read whole, or refused with every fault named.

Its columns are *Date*, *Agency* and *What happened*, and, if wished, *How well the day is known*.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import IO, Any

from governance.core.formatting import format_date
from governance.core.identifier_screening import nhs_numbers, possible_identifiers
from governance.core.table_files import (
    FileRefused,
    columns_of,
    day_of,
    first_faults,
    key,
    read_rows,
    said,
)
from governance.people.models import Organisation
from reviews.cases.models import ChronologyEntry

DAY, AGENCY, WHAT, PRECISION = "Date", "Agency", "What happened", "How well the day is known"
COLUMNS = (DAY, AGENCY, WHAT)
ROWS_AT_MOST = 2000
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

NotAChronology = FileRefused
"""How a file of entries is refused: each row and column, and what was expected."""


@dataclass(frozen=True)
class ReadRow:
    """One row as it was read: its number in the sheet and what it says."""

    number: int
    happened_on: date | None
    precision: str
    organisation: Organisation
    text: str


def read_chronology(
    content: IO[bytes], name: str, *, agencies: Iterable[Organisation], today: date
) -> list[ReadRow]:
    """Every row of the file, none of them wrong. Raises NotAChronology."""
    table = list(read_rows(content, name, at_most=ROWS_AT_MOST))
    if not table:
        raise NotAChronology(["The file is empty."])
    places = columns_of(table[0], COLUMNS, (PRECISION,))
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
        raise NotAChronology(first_faults(faults))
    return found


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
