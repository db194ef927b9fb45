"""A file of earlier reviews, in Excel or CSV: read whole, or refused with every fault named.

Its columns are *Title*, *Year*, *Kind*; if wished *Published on*, *Where published*, *Themes*,
*Recommendations*. Several themes or recommendations stand in one cell, apart by ``|``, ``;`` (of
themes) or a new line.
"""

import re
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
from governance.themes.models import Theme
from reviews.legacy.models import LegacyReview

TITLE, YEAR, KIND = "Title", "Year", "Kind"
PUBLISHED, WHERE = "Published on", "Where published"
THEMES, RECOMMENDATIONS = "Themes", "Recommendations"
COLUMNS = (TITLE, YEAR, KIND)
OPTIONAL = (PUBLISHED, WHERE, THEMES, RECOMMENDATIONS)
ROWS_AT_MOST = 300
LONGEST = {TITLE: 200, WHERE: 300, RECOMMENDATIONS: 8000}
KINDS = {
    "serious case review": LegacyReview.Kind.SERIOUS_CASE_REVIEW,
    "scr": LegacyReview.Kind.SERIOUS_CASE_REVIEW,
    "local child safeguarding practice review": LegacyReview.Kind.PRACTICE_REVIEW,
    "practice review": LegacyReview.Kind.PRACTICE_REVIEW,
    "lcspr": LegacyReview.Kind.PRACTICE_REVIEW,
}
"""How a kind may be written."""


@dataclass(frozen=True)
class LegacyRow:
    """One review as it was read, in the plain form that a page can carry."""

    number: int
    title: str
    year: int
    kind: str
    published_on: str
    where: str
    themes: tuple[str, ...]
    recommendations: tuple[str, ...]


def read_legacy_file(
    content: IO[bytes],
    name: str,
    *,
    themes: Iterable[Theme],
    there: Iterable[tuple[str, int]],
    today: date,
) -> list[LegacyRow]:
    """Every row of the file, none of them wrong. Raises FileRefused.

    ``there`` are the titles and years of the reviews that are there already.
    """
    table = list(read_rows(content, name, at_most=ROWS_AT_MOST))
    if not table:
        raise FileRefused(["The file is empty."])
    places = columns_of(table[0], COLUMNS, OPTIONAL)
    known = {key(theme.name): theme.key for theme in themes}
    seen = {(key(title), year): "is there already" for title, year in there}
    found, faults = [], []
    for number, cells in enumerate(table[1:], 2):
        if not any(map(said, cells)):
            continue
        row = {heading: cells[at] if at < len(cells) else "" for heading, at in places.items()}
        wrong = faults_of(number, row, known, seen, today)
        faults += wrong
        if not wrong:
            one = read_row(number, row, known)
            seen[key(one.title), one.year] = f"stands in row {number} as well"
            found.append(one)
    if not found and not faults:
        faults = ["The file has headings and no row below them."]
    if len(found) > ROWS_AT_MOST:
        faults.append(f"At most {ROWS_AT_MOST} rows are read at once.")
    if faults:
        raise FileRefused(first_faults(faults))
    return found


def faults_of(
    number: int,
    row: Mapping[str, Any],
    known: Mapping[str, str],
    seen: Mapping[tuple[str, int], str],
    today: date,
) -> list[str]:
    """What is wrong with a row, each naming its column and what was expected."""
    faults = [
        *faults_of_year(row, today),
        *faults_of_day(row, today),
        *faults_of_texts(row),
        *(
            f"{THEMES}: “{name}” is no theme of ours."
            for name in parts_of(row, THEMES)
            if key(name) not in known
        ),
    ]
    if key(said(row[KIND])) not in KINDS:
        faults.append(
            f"{KIND}: expected serious case review or local child safeguarding practice review, "
            f"found “{said(row[KIND])}”."
        )
    year = year_of(row)
    if year and (how := seen.get((key(said(row[TITLE])), year))):
        faults.append(f"{TITLE}: a review of this title and year {how}.")
    return [f"Row {number}, {fault}" for fault in faults]


def faults_of_year(row: Mapping[str, Any], today: date) -> list[str]:
    year = year_of(row)
    if year is None:
        return [f"{YEAR}: expected a year such as 2016, found “{said(row[YEAR])}”."]
    return [f"{YEAR}: {year} is in the future."] if year > today.year else []


def faults_of_day(row: Mapping[str, Any], today: date) -> list[str]:
    try:
        day = day_of(row.get(PUBLISHED))
    except ValueError:
        found = said(row[PUBLISHED])
        return [f"{PUBLISHED}: expected a day such as 31/03/2016, found “{found}”."]
    if day and day > today:
        return [f"{PUBLISHED}: {format_date(day)} is in the future."]
    year = year_of(row)
    if day and year and day.year < year:
        return [f"{PUBLISHED}: {format_date(day)} is before the year of the review."]
    return []


def faults_of_texts(row: Mapping[str, Any]) -> list[str]:
    """A title is there, nothing is too long, and nothing looks as if it told who a child is."""
    faults = [] if said(row[TITLE]) else [f"{TITLE}: expected words, found nothing."]
    for heading, longest in LONGEST.items():
        text = said(row.get(heading))
        if len(text) > longest:
            faults.append(f"{heading}: at most {longest} characters, found {len(text)}.")
    for heading in (TITLE, RECOMMENDATIONS):
        text = said(row.get(heading))
        doubts = (
            *(
                f"take out “{number}”, which looks like an NHS number"
                for number in nhs_numbers(text)
            ),
            *possible_identifiers(text),
        )
        faults += [f"{heading}: {doubt}." for doubt in doubts]
    return faults


def year_of(row: Mapping[str, Any]) -> int | None:
    """A year of four digits; Excel may hold it as a number."""
    words = said(row[YEAR]).removesuffix(".0")
    return int(words) if re.fullmatch(r"(19|20)\d\d", words) else None


def parts_of(row: Mapping[str, Any], heading: str) -> list[str]:
    """What stands in one cell apart by signs."""
    signs = r"[|;\n]" if heading == THEMES else r"[|\n]"
    return [part for each in re.split(signs, said(row.get(heading))) if (part := each.strip())]


def read_row(number: int, row: Mapping[str, Any], known: Mapping[str, str]) -> LegacyRow:
    day = day_of(row.get(PUBLISHED))
    return LegacyRow(
        number=number,
        title=said(row[TITLE]),
        year=year_of(row) or 0,
        kind=KINDS[key(said(row[KIND]))].value,
        published_on=day.isoformat() if day else "",
        where=said(row.get(WHERE)),
        themes=tuple(dict.fromkeys(known[key(name)] for name in parts_of(row, THEMES))),
        recommendations=tuple(parts_of(row, RECOMMENDATIONS)),
    )
