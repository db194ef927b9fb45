"""How much is read of a file; a register of an office is far smaller."""

from governance.core.formatting import format_number
from governance.core.imports.values import SheetRefused

LARGEST = 10 * 1024 * 1024
"""Bytes of a file."""
UNPACKED = 200 * 1024 * 1024
"""Bytes of what a workbook is when it is unpacked."""
PACKED_AT_MOST = 200
"""How many times smaller a large part of a workbook may be packed; more is made to do harm."""
SMALL_PART = 1024 * 1024
"""Bytes up to which a part may be packed as well as it can."""
ROWS_AT_MOST = 20_000
COLUMNS_AT_MOST = 100
LONGEST_CELL = 20_000
"""Characters of one cell."""


def check_rows(number: int, sheet: str) -> None:
    """Raises SheetRefused where the row is beyond what is read."""
    if number > ROWS_AT_MOST:
        why = f"At most {format_number(ROWS_AT_MOST)} rows are read at once: divide the file."
        raise SheetRefused(why, sheet=sheet, row=number)
