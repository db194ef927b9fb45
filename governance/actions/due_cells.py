"""When something is due, as a cell of a register says it."""

import re

from governance.actions.due_dates import Due, DueKind, ShortYear, UnparseableDueDate, parse_due_date
from governance.core.formatting import format_date, format_list
from governance.core.imports.readers import is_nothing
from governance.core.imports.registers import Understood
from governance.core.imports.values import Written

LONGEST = 120
SHORT_YEAR = re.compile(r"(?P<before>[ /.-])[’']?(?P<year>\d\d)(?!\d)\s*$")


def read_due(cell: Written, known: object) -> Understood:
    """The words as they are kept, and the days they stand for; nothing is doubtful."""
    if is_nothing(cell.text) or cell.text.lower() == "no date":
        return Understood.doubted(Due(), "No date", "No date is given.")
    text = format_date(cell.day) if cell.day else " ".join(cell.text.split())
    if len(text) > LONGEST:
        return Understood.refused(f"At most {LONGEST} characters can say when it is due.")
    try:
        due = parse_due_date(text)
    except ShortYear as error:
        return with_whole_year(text, error)
    except UnparseableDueDate as error:
        return Understood.refused(str(error))
    return Understood(due, words_of(due))


def with_whole_year(text: str, error: ShortYear) -> Understood:
    """31/03/19 is read as 2019, with a doubt."""
    whole = SHORT_YEAR.sub(lambda found: f"{found['before']}20{found['year']}", text)
    try:
        due = parse_due_date(whole)
    except UnparseableDueDate:
        return Understood.refused(str(error))
    why = f"The year has 2 numbers: it is read as “{whole}”."
    return Understood.doubted(due, words_of(due), why)


def words_of(due: Due) -> str:
    """The days that a due date stands for."""
    first, last = (format_date(day) if day else "" for day in (due.starts_on, due.ends_on))
    match due.kind:
        case DueKind.DATE:
            return last
        case DueKind.SEVERAL:
            return f"By {format_list([format_date(day) for day in due.steps])}"
        case DueKind.MONTH | DueKind.RANGE:
            return f"{first} to {last}"
        case DueKind.QUARTERLY | DueKind.ONGOING:
            bounds = f"{f' from {first}' if first else ''}{f' to {last}' if last else ''}"
            return f"{due.kind.value.capitalize()}{bounds}"
    return "No date"
