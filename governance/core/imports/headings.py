"""Finding the register in a file: which sheet, in which row the headings stand, which is which."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from governance.core.formatting import format_list
from governance.core.imports.labels import read_labels
from governance.core.imports.names import plain
from governance.core.imports.registers import Register, RegisterColumn
from governance.core.imports.values import Reading, Sheet, SheetRefused, SheetRow

LOOKED_AT = 30
"""In how many rows of a sheet the headings are looked for."""


def known_headings(
    register: Register, remembered: Mapping[str, str] | None = None
) -> dict[str, str]:
    """The column that each known heading means; what was remembered comes before ours."""
    found = {plain(words): column.key for column in register.columns for words in column.headings}
    return {**found, **(remembered or {})}


@dataclass(frozen=True)
class Header:
    """The row or two rows of headings of a sheet."""

    first: int
    """Its place among the rows of the sheet."""
    last: int
    headings: tuple[str, ...]
    columns: Mapping[int, str]


def find_register(
    sheets: Sequence[Sheet],
    register: Register,
    *,
    remembered: Mapping[str, str] | None = None,
    sheet: str = "",
    guess: bool = False,
) -> Reading:
    """The sheet and rows that hold the register. Raises SheetRefused where none is found.

    Of several sheets the one with most known headings is taken, unless one is named. With
    ``guess`` the first row of several words is taken for the headings where none is known.
    """
    chosen = [each for each in sheets if not sheet or plain(each.name) == plain(sheet)]
    if not chosen:
        names = format_list([f"“{each.name}”" for each in sheets])
        raise SheetRefused(f"There is no sheet “{sheet}”. There is {names}.")
    known = known_headings(register, remembered)
    found = [(each, find_header(each, known)) for each in chosen]
    best, header = max(found, key=lambda pair: len(pair[1].columns) if pair[1] else 0)
    if header is None and guess:
        header = first_row_of_words(best)
    if header is None:
        raise SheetRefused(not_found(register, chosen), sheet=best.name)
    return reading_below(best, header, register)


def reading_below(sheet: Sheet, header: Header, register: Register) -> Reading:
    """The rows below the headings, with what is said of them in lines above their table."""
    below = [*sheet.rows[: header.first], *rows_below(sheet.rows[header.last + 1 :], header)]
    width = max(len(header.headings), *(len(row.cells) for row in below), 0)
    labelled = read_labels(below, header.first, width, register, header.columns.values())
    empty = ("",) * (width - len(header.headings))
    return Reading(
        sheet=sheet.name,
        header_row=sheet.rows[header.last].number,
        headings=(*header.headings, *empty, *labelled.headings),
        columns={**header.columns, **dict(enumerate(labelled.columns, width))},
        rows=labelled.rows,
    )


def not_found(register: Register, sheets: Sequence[Sheet]) -> str:
    wanted = format_list([f"“{each.label}”" for each in register.columns if each.is_required])
    return (
        f"No row of headings was found in the first {LOOKED_AT} rows. Expected at least {wanted}, "
        f"as in the template for “{register.label}”."
    )


def find_header(sheet: Sheet, known: Mapping[str, str]) -> Header | None:
    """The row with most known headings, with the row below where its headings go on there.

    A row with two headings or more, where one can be named, is one of headings even if the office
    calls them otherwise; where none is known there is none.
    """
    rows = sheet.rows[:LOOKED_AT]
    scores = [len(columns_in(texts(row), known)) for row in rows]
    if not any(scores):
        return None
    at = scores.index(max(scores))
    headings, columns = texts(rows[at]), columns_in(texts(rows[at]), known)
    for other in (at + 1, at - 1):
        if 0 <= other < len(rows) and goes_on(rows[other], columns, known):
            joined = join(rows[min(at, other)], rows[max(at, other)], known)
            return Header(min(at, other), max(at, other), joined, columns_in(joined, known))
    return Header(at, at, headings, columns)


def first_row_of_words(sheet: Sheet) -> Header | None:
    for at, row in enumerate(sheet.rows[:LOOKED_AT]):
        if len([words for words in texts(row) if words]) > 1:
            return Header(at, at, texts(row), {})
    return None


def texts(row: SheetRow) -> tuple[str, ...]:
    return tuple(" ".join(each.text.split()) for each in row.cells)


def columns_in(headings: Iterable[str], known: Mapping[str, str]) -> dict[int, str]:
    """The place of each column that a heading names, the first of those that say the same."""
    found: dict[int, str] = {}
    for at, words in enumerate(headings):
        column = known.get(plain(words), "")
        if column and column not in found.values():
            found[at] = column
    return found


def goes_on(row: SheetRow, columns: Mapping[int, str], known: Mapping[str, str]) -> bool:
    """Whether a neighbouring row names columns that the first does not, and says nothing else."""
    own = columns_in(texts(row), known)
    new = set(own.values()) - set(columns.values())
    said = [at for at, words in enumerate(texts(row)) if words]
    return bool(new) and len(own) == len(said)


def join(upper: SheetRow, lower: SheetRow, known: Mapping[str, str]) -> tuple[str, ...]:
    """Of each column the heading that is known; the lower one where both are or none is."""
    above, below = texts(upper), texts(lower)
    width = max(len(above), len(below))
    pairs = zip(
        (*above, *[""] * (width - len(above))), (*below, *[""] * (width - len(below))), strict=True
    )
    return tuple(
        over if plain(over) in known and plain(under) not in known else under or over
        for over, under in pairs
    )


def rows_below(rows: Iterable[SheetRow], header: Header) -> Iterable[SheetRow]:
    """Without the headings that are printed again on each page."""
    own = [plain(words) for words in header.headings]
    for row in rows:
        again = [plain(words) for words in texts(row)]
        if [words for words in again if words] != [words for words in own if words]:
            yield row


def missing_columns(register: Register, columns: Mapping[int, str]) -> list[RegisterColumn]:
    """The required ones that no heading was found for."""
    return [
        each for each in register.columns if each.is_required and each.key not in columns.values()
    ]


def check_columns(register: Register, reading: Reading) -> None:
    """Raises SheetRefused where a column is missing without which nothing can be saved."""
    if missing := missing_columns(register, reading.columns):
        names = format_list([f"“{each.label}”" for each in missing])
        seen = format_list([f"“{each}”" for each in reading.headings if each])
        why = f"The column {names} is missing. The headings are {seen}."
        raise SheetRefused(why, sheet=reading.sheet, row=reading.header_row)
