"""A CSV file as a sheet, in the encodings and with the separators that offices' programs write."""

import csv
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from io import StringIO

from governance.core.control_characters import strip_unprintable
from governance.core.imports.limits import COLUMNS_AT_MOST, LONGEST_CELL, check_rows
from governance.core.imports.values import Sheet, SheetRefused, SheetRow, Written
from governance.core.text_cleaning import clean_text

MARKS = ((BOM_UTF8, "utf-8-sig"), (BOM_UTF16_LE, "utf-16"), (BOM_UTF16_BE, "utf-16"))
SEPARATORS = (",", ";", "\t")
LOOKED_AT = 20
"""How many rows are looked at to find the separator."""
NOT_TEXT = "This is no CSV file: it holds signs that no text has."
NO_WORKBOOK = "“{}” cannot be opened as an Excel workbook: it may be damaged."
EXCEL_NAMES = (".xlsx", ".xlsm", ".xls", ".xlsb")


def read_csv(content: bytes, name: str) -> Sheet:
    """Its rows; ``name`` stands for the sheet. Raises SheetRefused."""
    try:
        text = decode(content)
    except UnicodeDecodeError as error:
        raise SheetRefused(not_text(name)) from error
    if "\0" in text:
        raise SheetRefused(not_text(name))
    return Sheet(name, tuple(rows_of(text, name)))


def decode(content: bytes) -> str:
    """The text of UTF-8 (marked or not), UTF-16 (marked or not) or Windows-1252.

    Raises UnicodeDecodeError.
    """
    encoding = next((each for mark, each in MARKS if content.startswith(mark)), "")
    return content.decode(encoding or unmarked_encoding(content))


def not_text(name: str) -> str:
    """What is wrong with a file that is no text, by what its name says it would be."""
    if name.lower().endswith(EXCEL_NAMES):
        return NO_WORKBOOK.format(name)
    return f"{NOT_TEXT} Save it from Excel as “CSV UTF-8”, or as an Excel workbook (xlsx)."


def unmarked_encoding(content: bytes) -> str:
    """UTF-16 shows by the empty half of its letters; what is no UTF-8 is Windows-1252."""
    head = content[:2000]
    if head and head[1::2].count(0) > len(head) // 4:
        return "utf-16-le"
    if head and head[::2].count(0) > len(head) // 4:
        return "utf-16-be"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def rows_of(text: str, name: str) -> Iterator[SheetRow]:
    """The rows that say something, each with its number."""
    number = 0
    try:
        for number, cells in enumerate(csv.reader(StringIO(text), delimiter=separator(text)), 1):
            check_rows(number, name)
            row = SheetRow(number, tuple(written(cell) for cell in cells[:COLUMNS_AT_MOST]))
            if not row.is_empty:
                yield row
    except csv.Error as error:
        raise SheetRefused(
            f"This row cannot be read: {error}.", sheet=name, row=number + 1
        ) from error


def separator(text: str) -> str:
    """The one that splits the first rows into most cells; a comma where none does."""
    head = "\n".join(text.splitlines()[:LOOKED_AT])
    return max(SEPARATORS, key=lambda each: cells_in(head, each))


def cells_in(head: str, delimiter: str) -> int:
    try:
        return sum(len(row) - 1 for row in csv.reader(StringIO(head), delimiter=delimiter))
    except csv.Error:
        return 0


def written(cell: str) -> Written:
    """The words of a cell. The apostrophe before what a program may take for a formula, as our own
    lists write it, belongs to none of them.
    """
    text = clean_text(strip_unprintable(cell)).strip()
    if len(text) > LONGEST_CELL:
        return Written(text[:LONGEST_CELL], fault="There is more in this cell than can be read.")
    return Written(without_guard(text))


def without_guard(text: str) -> str:
    return text[1:] if text[:1] == "'" and text[1:].lstrip()[:1] in ("=", "+", "-", "@") else text
