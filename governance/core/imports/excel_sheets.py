"""An Excel workbook as sheets: nothing in it runs, and what it hides or inflates is refused.

Merged cells say the same in each of their cells. Of a formula the result that Excel stored is
read, with a doubt; one without a stored result is a fault of its cell.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from governance.core.formatting import format_date, format_month
from governance.core.imports.csv_sheets import written
from governance.core.imports.limits import (
    COLUMNS_AT_MOST,
    PACKED_AT_MOST,
    ROWS_AT_MOST,
    SMALL_PART,
    UNPACKED,
    check_rows,
)
from governance.core.imports.values import NOTHING, Sheet, SheetRefused, SheetRow, Written
from governance.core.on_demand import openpyxl, openpyxl_utils

OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
"""How the old format (xls) begins, and a workbook that needs a password."""
LOCKED_PART = "EncryptedPackage".encode("utf-16-le")
MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z0-9:]+)"')
MACROS = ("vbaproject.bin", "macrosheets/")
UNCALCULATED = "It is a formula without a stored result: put the value itself there."
CALCULATED = "The result of a formula: check it."
Place = tuple[int, int]


def read_workbook(content: bytes, name: str) -> list[Sheet]:
    """Every sheet that is shown and is not empty. Raises SheetRefused."""
    refuse_locked(content)
    refuse_harmful(content)
    try:
        return [sheet for sheet in sheets_of(content) if sheet.rows]
    except SheetRefused:
        raise
    except Exception as error:  # whatever a damaged archive raises
        raise SheetRefused(f"“{name}” cannot be opened: it may be damaged.") from error


def refuse_locked(content: bytes) -> None:
    if not content.startswith(OLD_OR_LOCKED):
        return
    if LOCKED_PART in content:
        raise SheetRefused("The workbook is locked with a password. Save it without one.")
    raise SheetRefused("This is an old Excel file (xls). Save it as an Excel workbook (xlsx).")


def refuse_harmful(content: bytes) -> None:
    """The parts are listed and measured before any is unpacked."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            refuse_parts([(each.filename, each.file_size, each.compress_size) for each in parts])
            for each in parts:
                refuse_entities(archive, each.filename)
    except (BadZipFile, EOFError, OSError, RuntimeError, ValueError) as error:
        raise SheetRefused("The file cannot be opened: it is no Excel workbook (xlsx).") from error


def refuse_parts(parts: list[tuple[str, int, int]]) -> None:
    names = [name.casefold() for name, _, _ in parts]
    if "xl/workbook.xml" not in names:
        raise SheetRefused("The file is no Excel workbook (xlsx).")
    if any(macro in name for name in names for macro in MACROS):
        raise SheetRefused("The workbook holds macros. Save it as an Excel workbook (xlsx).")
    inflated = any(
        size > SMALL_PART and size > PACKED_AT_MOST * max(packed, 1) for _, size, packed in parts
    )
    if inflated or sum(size for _, size, _ in parts) > UNPACKED:
        raise SheetRefused("The workbook is far larger inside than a register is: divide it.")


def refuse_entities(archive: ZipFile, name: str) -> None:
    """No workbook of Excel declares a document type: it would be there to do harm."""
    if name.casefold().endswith((".xml", ".rels")):
        with archive.open(name) as part:
            if b"<!DOCTYPE" in part.read(4096):
                raise SheetRefused("The workbook is not as Excel writes it, and is not read.")


def sheets_of(content: bytes) -> Iterator[Sheet]:
    with (
        closing(openpyxl.load_workbook(BytesIO(content), read_only=True)) as book,
        closing(
            openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True)
        ) as results,
    ):
        for sheet in book.worksheets:
            if sheet.sheet_state == "visible":
                yield Sheet(sheet.title, tuple(rows_of(sheet, results[sheet.title])))


def rows_of(sheet: Any, results: Any) -> Iterator[SheetRow]:
    """The rows that say something; results are read only where there are formulas."""
    sheet.reset_dimensions()
    merged = merged_cells(sheet)
    tops: dict[Place, Written] = {}
    stored = Stored(results)
    for number, cells in enumerate(sheet.iter_rows(max_row=ROWS_AT_MOST + 1), 1):
        shown = [
            cell_written(cell, stored, (number, at))
            for at, cell in enumerate(cells[:COLUMNS_AT_MOST], 1)
        ]
        row = SheetRow(number, tuple(filled(shown, merged.get(number, {}), number, tops)))
        if not row.is_empty:
            check_rows(number, sheet.title)
            yield row


class Stored:
    """The results of formulas, read from the second copy no further than they are asked for."""

    def __init__(self, results: Any) -> None:
        self.sheet, self.number = results, 0
        self.row: tuple[Any, ...] = ()
        self.rows: Iterator[tuple[Any, ...]] = iter(())

    def at(self, place: Place) -> Any:
        if not self.number:
            self.sheet.reset_dimensions()
            self.rows = self.sheet.iter_rows()
        while self.number < place[0]:
            self.row, self.number = next(self.rows, ()), self.number + 1
        return self.row[place[1] - 1] if place[1] <= len(self.row) else None


def merged_cells(sheet: Any) -> dict[int, dict[int, Place]]:
    """Of each cell that is merged into another, that other one; by row and column from 1."""
    with sheet.parent._archive.open(sheet._worksheet_path) as part:
        ranges = [
            openpyxl_utils.range_boundaries(found.decode()) for found in MERGED.findall(part.read())
        ]
    found: dict[int, dict[int, Place]] = defaultdict(dict)
    for first_column, first_row, last_column, last_row in ranges:
        for row in range(first_row, min(last_row, ROWS_AT_MOST) + 1):
            for column in range(first_column, min(last_column, COLUMNS_AT_MOST) + 1):
                found[row][column] = first_row, first_column
    return found


def filled(
    cells: list[Written], merged: Mapping[int, Place], number: int, tops: dict[Place, Written]
) -> list[Written]:
    """With what stands in the first cell of those merged, in each of them."""
    cells += [NOTHING] * (max(merged, default=0) - len(cells))
    for column, top in merged.items():
        if top == (number, column):
            tops[top] = cells[column - 1]
    for column, top in merged.items():
        cells[column - 1] = tops.get(top, NOTHING)
    return cells


def cell_written(cell: Any, stored: Stored, place: Place) -> Written:
    """One cell in words; a fault where nothing of it can be read."""
    if cell.value is None:
        return NOTHING
    if cell.data_type == "f":
        result = stored.at(place)
        if result is None or result.value is None:
            return Written("", fault=UNCALCULATED)
        found = value_written(result)
        return Written(found.text, found.day, found.doubt or CALCULATED, found.fault)
    return value_written(cell)


def value_written(cell: Any) -> Written:
    match cell.value:
        case datetime() as moment:
            return Written(day_words(moment.date(), str(cell.number_format)), moment.date())
        case date() as day:
            return Written(day_words(day, str(cell.number_format)), day)
        case bool() as is_so:
            return Written("Yes" if is_so else "No")
        case float() as number if number.is_integer():
            return Written(str(int(number)))
        case time() as clock:
            return Written(clock.isoformat("minutes"))
    if cell.data_type == "e":
        return Written(str(cell.value), fault=f"Excel shows an error here: {cell.value}.")
    return written(str(cell.value))


def day_words(day: date, form: str) -> str:
    """As the cell shows it where it shows no day: 2019/10; else in full."""
    plain = form.casefold().replace("\\", "")
    if "d" in plain:
        return format_date(day)
    return day.isoformat()[:7].replace("-", "/") if plain.startswith("y") else format_month(day)
