"""A verdict for every cell and row of a register: understood, doubtful or refused, and why."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from governance.core.formatting import format_list
from governance.core.identifier_screening import nhs_numbers, possible_identifiers
from governance.core.imports.headings import missing_columns
from governance.core.imports.registers import (
    NEW,
    JudgedCell,
    JudgedRow,
    Match,
    Register,
    RegisterColumn,
    Understood,
    Verdict,
    column_of,
    heaviest,
)
from governance.core.imports.values import NOTHING, Reading, SheetRow, Written

AS_ABOVE = "As in the row above."


def filled_down(reading: Reading, register: Register) -> Iterator[tuple[SheetRow, set[int]]]:
    """The rows, with what an empty cell takes from the row above; and which cells those are."""
    columns = {at: column_of(register, key) for at, key in reading.columns.items()}
    filling = {at: column for at, column in columns.items() if column.fills_down}
    above: dict[str, Written] = {}
    for row in reading.rows:
        begun = begun_anew(row, filling, above)
        above = {
            key: cell for key, cell in above.items() if column_of(register, key).under not in begun
        }
        cells = [*row.cells, *[NOTHING] * (max(columns, default=-1) + 1 - len(row.cells))]
        taken = {at for at, each in filling.items() if not cells[at].text and each.key in above}
        for at, column in filling.items():
            cells[at] = above[column.key] if at in taken else cells[at]
        above |= {each.key: cells[at] for at, each in filling.items() if cells[at].text}
        yield replace(row, cells=tuple(cells)), taken


def begun_anew(
    row: SheetRow, filling: Mapping[int, RegisterColumn], above: Mapping[str, Written]
) -> set[str]:
    """The columns in which the row says something else than the one above."""
    return {
        column.key
        for at, column in filling.items()
        if row.at(at).text
        and (column.key not in above or above[column.key].text != row.at(at).text)
    }


def judge(reading: Reading, register: Register, known: Any) -> Iterator[JudgedRow]:
    """Every row; one that is there twice is doubtful, unless it would do nothing."""
    seen: dict[tuple[str, ...], int] = {}
    screen = Screen()
    for row, taken in filled_down(reading, register):
        judged = judge_row(row, reading, register, known, screen, taken)
        words = tuple(each.written for each in judged.cells.values())
        first = seen.setdefault(words, row.number)
        if first != row.number and not judged.is_unchanged:
            why = f"Row {first} says the same."
            verdict = heaviest((judged.verdict, Verdict.DOUBTFUL))
            judged = replace(judged, verdict=verdict, why=(*judged.why, why))
        yield judged


def judge_row(
    row: SheetRow,
    reading: Reading,
    register: Register,
    known: Any,
    screen: "Screen",
    taken: Iterable[int] = (),
) -> JudgedRow:
    """One row by itself, the cells it took from the row above named as such."""
    cells = {
        key: JudgedCell(
            reading.heading(at),
            key,
            row.at(at).text,
            understand(row.at(at), column_of(register, key), known, screen, at in taken),
        )
        for at, key in reading.columns.items()
    }
    verdict = heaviest(cell.understood.verdict for cell in cells.values())
    match = lacking(register, reading)
    if Verdict.REFUSED not in (verdict, match.verdict):
        match = register.match({key: cell.understood.value for key, cell in cells.items()}, known)
    why = (match.why,) if match.why else ()
    return JudgedRow(row.number, cells, match, heaviest((verdict, match.verdict)), why)


def lacking(register: Register, reading: Reading) -> Match:
    """Refuses every row while a column is missing without which nothing can be saved."""
    missing = format_list(
        [f"“{each.label}”" for each in missing_columns(register, reading.columns)]
    )
    if not missing:
        return NEW
    return Match(why=f"Say which column is {missing}.", verdict=Verdict.REFUSED)


class Screen:
    """What may tell in a text who a child is; each text is looked at once, however often it is
    there.
    """

    def __init__(self) -> None:
        self.seen: dict[str, tuple[list[str], list[str]]] = {}

    def look(self, text: str) -> tuple[list[str], list[str]]:
        """The NHS numbers, which are refused, and what else may tell it, in sentences."""
        if text not in self.seen:
            numbers = nhs_numbers(text)
            doubts = [] if numbers else [f"{each}." for each in possible_identifiers(text)]
            self.seen[text] = numbers, doubts
        return self.seen[text]


def understand(
    cell: Written, column: RegisterColumn, known: Any, screen: Screen, is_taken: bool
) -> Understood:
    """The cell as its column reads it; what reading it or its words leave in doubt comes first."""
    if cell.fault:
        return Understood.refused(cell.fault)
    if not cell.text:
        return column.read(cell, known)
    found = column.read(cell, known)
    if found.verdict == Verdict.REFUSED or isinstance(found.value, date):
        return found
    numbers, identifiers = screen.look(cell.text)
    if numbers:
        return Understood.refused(f"Take out “{numbers[0]}”: NHS numbers are not kept here.")
    doubts = [
        *filter(None, [cell.doubt]),
        *(identifiers if column.is_screened and holds_words(found) else []),
    ]
    if doubts:
        why = " ".join(filter(None, [*doubts, found.why]))
        return replace(found, why=why, verdict=Verdict.DOUBTFUL)
    return replace(found, why=AS_ABOVE) if is_taken and not found.why else found


def holds_words(found: Understood) -> bool:
    """Whether what was written is kept as it is, and names no record of ours."""
    return isinstance(found.value, str)


def as_json(rows: Iterable[JudgedRow]) -> list[dict[str, Any]]:
    """Rows as programs read them: verdict, and each cell by its heading in the file."""
    return [
        {
            "row": row.number,
            "verdict": row.verdict.value,
            "cells": {
                cell.heading: {
                    "written": cell.written,
                    "understood": cell.understood.words,
                    "why": cell.understood.why,
                }
                for cell in row.cells.values()
            },
            **({"why": " ".join(row.why)} if row.why else {}),
        }
        for row in rows
    ]
