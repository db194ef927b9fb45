"""How the cells of a business plan are understood."""

import re
from dataclasses import dataclass
from datetime import date

from governance.actions.register.cells import TEXT_AT_MOST, shortened
from governance.actions.register.known import Known, Who
from governance.core.imports.readers import doubts, is_nothing, read_day, text_reader
from governance.core.imports.registers import Understood
from governance.core.imports.values import Written
from governance.structure.known_owners import Owner

LEAD_AT_MOST = 160
YEARS = re.compile(r"(?<!\d)(20\d\d)\s?[-/–_]\s?(?:20)?(\d\d)(?!\d)")
NUMBER_OF_PRIORITY = re.compile(r"^priority \d{1,3}\s*[:.]\s*", re.IGNORECASE)
NUMBER_OF_OBJECTIVE = re.compile(r"^\d{1,3}\.\s+")
"""As our own lists write them before the title; the order of the file numbers them."""
FIRST_MONTH = 4
"""A business year begins in April."""


@dataclass(frozen=True)
class Lead:
    """Who leads or supports a priority: one of ours, or the words for somebody else."""

    owner: Owner | None = None
    words: str = ""


def read_plan_title(cell: Written, known: object) -> Understood:
    """The title of a plan, with the years it is for where it names them."""
    found = text_reader(longest=160)(Written(cell.text), known)
    years = years_in(cell.text)
    if found.value and years is None:
        why = "It names no years, as in Business plan 2026-27: they are taken from the due dates."
        return Understood.doubted(found.value, found.words, why)
    return found


def years_in(words: str) -> tuple[date, date] | None:
    """The first day, and the first day no longer, of the business years named: 2018-19."""
    match = YEARS.search(words)
    if match is None:
        return None
    first, last = int(match[1]), int(match[1][:2] + match[2])
    if not first < last <= first + 3:
        return None
    return date(first, FIRST_MONTH, 1), date(last, FIRST_MONTH, 1)


def read_priority_title(cell: Written, known: object) -> Understood:
    if is_nothing(cell.text):
        return Understood.refused("Say which priority it is under.")
    words = NUMBER_OF_PRIORITY.sub("", " ".join(cell.text.split()))
    return text_reader(longest=160, what="a priority")(Written(words), known)


def read_objective(cell: Written, known: object) -> Understood:
    words = NUMBER_OF_OBJECTIVE.sub("", " ".join(cell.text.split()))
    return text_reader(longest=300, what="an objective")(Written(words), known)


def read_measure(cell: Written, known: object) -> Understood:
    """How progress and impact are measured; what looks like a date stays words."""
    return text_reader(longest=TEXT_AT_MOST, doubts_missing="Nothing says how it is measured.")(
        cell, known
    )


def read_what(cell: Written, known: object) -> Understood:
    """What is done; a row may also only say how its objective is measured."""
    if is_nothing(cell.text):
        return Understood.doubted("", "", "No action is named.")
    if len(cell.text) > TEXT_AT_MOST:
        return text_reader(longest=TEXT_AT_MOST)(cell, known)
    shown = shortened(cell.text)
    why = "" if shown == cell.text else "Shortened for the list; all of it is kept."
    if doubts(cell):
        return Understood.doubted(cell.text, shown, doubts(cell))
    return Understood(cell.text, shown, why)


def read_lead(cell: Written, known: Known) -> Understood:
    """A seat or an agency of the partnership, or the words for whoever it was."""
    if is_nothing(cell.text):
        return Understood(Lead(), "")
    found, unknown = known.owners.find(cell.text)
    one = found[0] if len(found) == 1 and not unknown and found[0].kind != "group" else None
    if one:
        return Understood(Lead(one), one.label)
    if len(cell.text) > LEAD_AT_MOST:
        return text_reader(longest=LEAD_AT_MOST, what="who leads it")(cell, known)
    return Understood(Lead(words=cell.text), cell.text, "Kept in words: no seat of that name.")


def read_officer(cell: Written, known: Known) -> Understood:
    """The same; an officer is a seat."""
    found = read_lead(cell, known)
    lead: Lead | None = found.value
    if lead and lead.owner and lead.owner.kind != "seat":
        return Understood(Lead(words=cell.text), cell.text, "Kept in words: no seat of that name.")
    return found


def read_adopted_on(cell: Written, known: Known) -> Understood:
    found = read_day(cell, known)
    if found.value and found.value > known.on:
        return Understood.refused(f"{found.words} is in the future.")
    return found


def read_doer(cell: Written, known: Known) -> Understood:
    """Who does it: those of ours, and the words for others, which are kept."""
    if is_nothing(cell.text):
        return Understood.doubted(Who(), "", "Nobody is named.")
    found, unknown = known.owners.find(cell.text)
    if not unknown:
        return Understood(Who(tuple(found)), "; ".join(each.label for each in found))
    words = "; ".join([*(each.label for each in found), *unknown])
    why = "Kept in words: no seat, group or agency of that name."
    return Understood(Who(tuple(found), "; ".join(unknown)), words, why)
