"""What stands above a table and is said of all its rows: “Priority: …”, “Board Officer: …”.

A printed plan has a table for each priority, with such lines above it. They are read as columns.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from governance.core.imports.names import plain
from governance.core.imports.registers import Register, RegisterColumn
from governance.core.imports.values import NOTHING, SheetRow, Written

LABELLED = re.compile(r"(?P<label>[^:\n]{2,60}?)\s*:\s*(?P<words>.*)", re.DOTALL)


@dataclass(frozen=True)
class Labelled:
    """The rows of a table, each with what is said above it in further cells."""

    rows: tuple[SheetRow, ...]
    headings: tuple[str, ...] = ()
    """Of the further cells, behind those of the table."""
    columns: tuple[str, ...] = ()


def read_labels(
    rows: Sequence[SheetRow], first: int, width: int, register: Register, taken: Iterable[str]
) -> Labelled:
    """``first`` is the place of the first row below the headings; ``taken`` are the columns that
    the table has itself.
    """
    known = {
        plain(words): column
        for column in register.columns
        if column.fills_down and column.key not in taken
        for words in column.headings
    }
    said: dict[str, Written] = {}
    headings: dict[str, str] = {}
    found: list[tuple[SheetRow, dict[str, Written]]] = []
    for at, row in enumerate(rows):
        labels = list(labels_in(row, known))
        for column, words, cell in labels:
            said = {key: each for key, each in said.items() if not is_under(key, column, register)}
            said[column.key] = cell
            headings.setdefault(column.key, words)
        if at >= first and not labels:
            found.append((row, said))
    keys = tuple(headings)
    return Labelled(
        tuple(replace(row, cells=joined(row, width, keys, each)) for row, each in found),
        tuple(headings.values()),
        keys,
    )


def is_under(key: str, column: RegisterColumn, register: Register) -> bool:
    return any(each.key == key and each.under == column.key for each in register.columns)


def joined(
    row: SheetRow, width: int, keys: Iterable[str], said: Mapping[str, Written]
) -> tuple[Written, ...]:
    cells = (*row.cells[:width], *[NOTHING] * (width - len(row.cells)))
    return (*cells, *(said.get(key, NOTHING) for key in keys))


def labels_in(
    row: SheetRow, known: Mapping[str, RegisterColumn]
) -> Iterator[tuple[RegisterColumn, str, Written]]:
    """Each column that the row names with its words; none where it holds anything else.

    The label and its words stand in one cell, or in two beside each other.
    """
    cells = list(dict.fromkeys(each for each in row.cells if each.text))
    found = []
    while cells:
        cell = cells.pop(0)
        match = LABELLED.fullmatch(cell.text)
        column = known.get(plain(match["label"] if match else cell.text))
        if column is None:
            return
        words = match["words"].strip() if match else ""
        if not words and cells and not names_column(cells[0], known):
            words = cells.pop(0).text
        found.append((column, match["label"] if match else cell.text, Written(words)))
    if any(cell.text for _, _, cell in found) or len(found) == 1:
        yield from found


def names_column(cell: Written, known: Mapping[str, RegisterColumn]) -> bool:
    match = LABELLED.fullmatch(cell.text)
    return plain(match["label"] if match else cell.text) in known
