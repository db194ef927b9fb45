"""How each cell of an action log is understood."""

from governance.actions.models import Action
from governance.actions.register.known import Known, Who
from governance.core.formatting import format_list
from governance.core.imports.names import plain
from governance.core.imports.readers import is_nothing, read_day, text_reader
from governance.core.imports.readers import shortened as shorten
from governance.core.imports.registers import Understood
from governance.core.imports.values import Written

TITLE_AT_MOST = 200
TEXT_AT_MOST = 4000
OPEN, DONE, EMBEDDED, WITHDRAWN = Action.Status
STATUS_WORDS = {
    OPEN: "open|overdue|in progress|ongoing|on going|not started|outstanding|on track|live|active",
    DONE: "done|complete|completed|closed|finished|achieved|discharged|difference to be shown"
    "|done difference not yet shown",
    EMBEDDED: "made a difference|embedded",
    WITHDRAWN: "withdrawn|cancelled|no longer needed|superseded|not taken forward",
}
STATUSES = {
    words: (status.value, str(status.label))
    for status, listed in STATUS_WORDS.items()
    for words in listed.split("|")
}


def read_title(cell: Written, known: Known) -> Understood:
    """What is to be done; where it is too long for a heading the whole of it is kept below."""
    if not cell.text:
        return Understood.refused("Say what is to be done.")
    if len(cell.text) > TEXT_AT_MOST:
        return text_reader(longest=TEXT_AT_MOST)(cell, known)
    shown = shortened(cell.text)
    why = "" if shown == cell.text else "Shortened for the list; all of it is kept."
    return Understood(cell.text, shown, why)


def shortened(text: str) -> str:
    """In one line, of so many characters as a title may have."""
    return shorten(text, TITLE_AT_MOST)


def read_who(cell: Written, known: Known) -> Understood:
    """Seats, groups and agencies, several with “;” or “and” between."""
    if is_nothing(cell.text):
        return Understood.doubted(Who(), "Nobody", "Nobody is named.")
    found, unknown = known.owners.find(cell.text)
    words = "; ".join(each.label for each in found) or "Nobody"
    value = Who(tuple(found), "; ".join(unknown))
    if not unknown:
        return Understood(value, words)
    why = (
        f"{format_list([f'“{each}”' for each in unknown])}: no seat, group or agency of that name. "
    )
    return Understood.doubted(value, words, f"{why}The words are kept with the action.")


def read_priority(cell: Written, known: Known) -> Understood:
    if is_nothing(cell.text):
        return Understood(None)
    found = known.priorities.get(plain(cell.text))
    if found is None:
        why = f"“{cell.text}” is no priority of a plan in force, and is left out."
        return Understood.doubted(None, "", why)
    return Understood(found, str(found))


def read_raised(cell: Written, known: Known) -> Understood:
    found = read_day(cell, known)
    if found.value and found.value > known.on:
        return Understood.refused(f"{found.words} is in the future.")
    return found
