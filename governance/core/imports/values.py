"""What a spreadsheet says, cell by cell, and how a refusal names the place it is about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from governance.core.on_demand import openpyxl_utils


@dataclass(frozen=True)
class Written:
    """One cell as it stands in the file."""

    text: str = ""
    day: date | None = None
    """Where the spreadsheet holds a date, that day; ``text`` is how it shows it."""
    doubt: str = ""
    """Why what it shows may not be what was meant: the result of a formula."""
    fault: str = ""
    """Why it cannot be read at all: a formula that was never calculated."""


NOTHING = Written()


@dataclass(frozen=True)
class SheetRow:
    """One row: its number as the spreadsheet counts, from 1, and its cells from column A."""

    number: int
    cells: tuple[Written, ...]

    def at(self, column: int) -> Written:
        return self.cells[column] if column < len(self.cells) else NOTHING

    @property
    def is_empty(self) -> bool:
        return not any(each.text or each.fault for each in self.cells)


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook, or the only one of a CSV file, without its empty rows."""

    name: str
    rows: tuple[SheetRow, ...] = ()


class SheetRefused(Exception):
    """The file cannot be read; the sentence names sheet, row and column as far as they are known.

    ``column`` counts from 0.
    """

    def __init__(
        self, why: str, *, sheet: str = "", row: int | None = None, column: int | None = None
    ) -> None:
        self.why = why
        super().__init__(placed(why, sheet=sheet, row=row, column=column))


def placed(
    why: str, *, sheet: str = "", row: int | None = None, column: int | None = None, head: str = ""
) -> str:
    """``Sheet “Actions”, row 4, column C: …``."""
    where = [
        f"sheet “{sheet}”" if sheet else "",
        f"row {row}" if row is not None else "",
        f"column {openpyxl_utils.get_column_letter(column + 1)}" if column is not None else "",
    ]
    named = ", ".join(filter(None, where)) + (f" ({head})" if head else "")
    return f"{named[0].upper()}{named[1:]}: {why}" if named else why


@dataclass(frozen=True)
class Reading:
    """The part of a sheet that was found to be the register."""

    sheet: str
    header_row: int
    headings: tuple[str, ...]
    """Of every column from A on; empty where there is none."""
    columns: Mapping[int, str]
    """Which of the register's columns each is read as, by its place."""
    rows: tuple[SheetRow, ...] = field(default=())

    def heading(self, column: int) -> str:
        """Its heading, or its letter where it has none."""
        words = self.headings[column] if column < len(self.headings) else ""
        return words or f"Column {openpyxl_utils.get_column_letter(column + 1)}"
