"""How cells are understood that mean the same in every register: words, a choice, a day."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time

from django.utils.timezone import localdate, make_aware

from governance.core.formatting import format_date, format_number
from governance.core.imports.csv_sheets import without_guard
from governance.core.imports.names import plain
from governance.core.imports.registers import Reader, Understood
from governance.core.imports.values import Written
from governance.core.table_files import day_of

YEARS = re.compile(r"(?<![\d/-])((?:19|20)\d\d)[/-](\d\d)(?![\d/-])")
"""Two numbers like 2018/19, which are a business year where the second follows the first."""
NO_WORDS = frozenset({"", "n a", "na", "none", "tbc", "tba", "to be confirmed", "nil"})
"""What people write where there is nothing yet to write; a dash has no letters."""
KEPT_AS_TEXT = "“{}” may be meant as a date or a year. It is kept as the words it is."
SEE_ABOVE = re.compile(r"\(?\s*(?:see|as) above\s*\)?\.?", re.IGNORECASE)


def is_nothing(text: str) -> bool:
    return plain(text) in NO_WORDS


def moment_of(day: date | None, at: datetime) -> datetime:
    """Noon of a day that is named; now where none is, or where it is today."""
    if day is None or day == localdate(at):
        return at
    return make_aware(datetime.combine(day, time(12)))


def shortened(text: str, longest: int) -> str:
    """In one line, of so many characters as a title may have."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return f"{line[: longest - 1].rsplit(' ', 1)[0]}…"


def is_same_text(one: str, other: str) -> bool:
    """But for white space, and the mark before what a program may take for a formula."""
    return without_guard(" ".join(one.split())) == without_guard(" ".join(other.split()))


def text_reader(
    *, longest: int, missing: str = "", doubts_missing: str = "", what: str = "the words"
) -> Reader:
    """Words of at most so many characters; ``missing`` refuses an empty cell, ``doubts_missing``
    lets it pass with a doubt.
    """

    def read(cell: Written, known: object) -> Understood:
        if not cell.text:
            return empty(missing, doubts_missing)
        if len(cell.text) > longest:
            return Understood.refused(
                f"{format_number(len(cell.text))} characters are too many: at most "
                f"{format_number(longest)} for {what}."
            )
        return Understood(cell.text, cell.text) if not doubts(cell) else doubtful(cell)

    return read


def empty(missing: str, doubts_missing: str) -> Understood:
    if missing:
        return Understood.refused(missing)
    return Understood.doubted("", "", doubts_missing) if doubts_missing else Understood("")


def doubts(cell: Written) -> str:
    """Why words may not be what was meant: a date that a program made of them, a mere pointer."""
    if cell.day:
        return KEPT_AS_TEXT.format(cell.text)
    if odd := next(filter(is_no_business_year, YEARS.finditer(cell.text)), None):
        return KEPT_AS_TEXT.format(odd.group())
    if SEE_ABOVE.match(cell.text):
        return "It points to another row. Write out what is meant."
    return ""


def is_no_business_year(years: re.Match[str]) -> bool:
    """2018/19 is a business year; 2019/10 may be a month, or a slip for 2019/20."""
    return int(years[2]) != (int(years[1]) + 1) % 100


def doubtful(cell: Written) -> Understood:
    return Understood.doubted(cell.text, cell.text, doubts(cell))


def choice_reader(
    choices: Mapping[str, tuple[str, str]], *, default: tuple[str, str], expected: str
) -> Reader:
    """One of several, by any of the words for it; each is a value and its own words."""

    def read(cell: Written, known: object) -> Understood:
        if is_nothing(cell.text):
            return Understood(*default)
        found = choices.get(plain(cell.text))
        if found is None:
            return Understood.refused(f"“{cell.text}” is not known. Expected {expected}.")
        return Understood(*found)

    return read


def read_day(cell: Written, known: object) -> Understood:
    """A day, or none where nothing is written."""
    if is_nothing(cell.text):
        return Understood(None)
    try:
        day = day_of(cell.day or cell.text)
    except ValueError:
        day = None
    if day is None:
        return Understood.refused(f"“{cell.text}” is not a day. Write it as in 31 March 2027.")
    return Understood(day, format_date(day))
