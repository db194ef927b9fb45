"""A file of somebody's as its sheets, told from what it holds and not from what it is called."""

from collections.abc import Iterable

from governance.core.imports.csv_sheets import read_csv
from governance.core.imports.excel_sheets import OLD_OR_LOCKED, read_workbook
from governance.core.imports.limits import LARGEST
from governance.core.imports.values import Sheet, SheetRefused

OTHER_KINDS = (
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)


def read_sheets(content: bytes, name: str) -> list[Sheet]:
    """The sheets that say anything, at least one. Raises SheetRefused."""
    if not content.strip():
        raise SheetRefused("The file is empty.")
    if len(content) > LARGEST:
        raise SheetRefused(f"The file is larger than {LARGEST // 1024 // 1024} MB: divide it.")
    refuse_other_kinds(content)
    if content.startswith((b"PK", OLD_OR_LOCKED)):
        found: Iterable[Sheet] = read_workbook(content, name)
    else:
        found = [read_csv(content, name)]
    sheets = [each for each in found if each.rows]
    if not sheets:
        raise SheetRefused("Nothing is written in the file.")
    return sheets


def refuse_other_kinds(content: bytes) -> None:
    kind = next((words for mark, words in OTHER_KINDS if content.startswith(mark)), "")
    if kind:
        raise SheetRefused(f"This is {kind}. Choose an Excel file (xlsx) or a CSV file.")
