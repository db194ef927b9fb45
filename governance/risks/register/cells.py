"""How each cell of a register of risks is understood."""

from governance.core.formatting import format_list
from governance.core.imports.names import plain
from governance.core.imports.readers import is_nothing, read_day, shortened, text_reader
from governance.core.imports.registers import Reader, Understood
from governance.core.imports.values import Written
from governance.risks.models import Risk
from governance.risks.register.known import KnownRisks, RiskOwner

TITLE_AT_MOST = 160
TEXT_AT_MOST = 4000
OPEN, PASSED_UP, CLOSED = Risk.Status
RISK, ISSUE, EMERGING = Risk.Kind
KIND_WORDS = {
    RISK: "risk|r",
    ISSUE: "issue|i|problem|occurred|materialised",
    EMERGING: "emerging threat|emerging|emerging risk|threat|horizon",
}
STATUS_WORDS = {
    OPEN: "open|to be looked at|active|live|current|ongoing|on going|new|monitor|monitoring"
    "|treat|treating|tolerate|tolerated|increasing|decreasing|static",
    PASSED_UP: "passed up|escalated",
    CLOSED: "closed|resolved|archived|removed|mitigated|no longer a risk",
}


def choices_of(words: dict[Risk.Kind, str] | dict[Risk.Status, str]) -> dict[str, tuple[str, str]]:
    return {
        each: (choice.value, str(choice.label))
        for choice, listed in words.items()
        for each in listed.split("|")
    }


def read_title(cell: Written, known: KnownRisks) -> Understood:
    """What it is; where it is too long for a line the whole of it is kept below."""
    if not cell.text:
        return Understood.refused("Say what the risk is.")
    if len(cell.text) > TEXT_AT_MOST:
        return text_reader(longest=TEXT_AT_MOST)(cell, known)
    shown = shortened(cell.text, TITLE_AT_MOST)
    is_whole = shown == " ".join(cell.text.split())
    return Understood(cell.text, shown, "" if is_whole else "Shortened; all of it is kept.")


def rating_reader(which: str, missing: str) -> Reader:
    """A step of the scale, by its number, its words or both."""

    def read(cell: Written, known: KnownRisks) -> Understood:
        if is_nothing(cell.text):
            return Understood.refused(missing)
        found: Understood = getattr(known, which).understand(cell.text)
        return found

    return read


def read_owner(cell: Written, known: KnownRisks) -> Understood:
    """The seat that owns it; for whoever holds none the words are kept."""
    if is_nothing(cell.text) or plain(cell.text) in ("nobody", "nobody yet", "vacant"):
        return Understood(RiskOwner(), "Nobody")
    found, unknown = known.owners.find(cell.text)
    seats = [each for each in found if each.kind == "seat"]
    others = [*(each.label for each in found if each not in seats[:1]), *unknown]
    seat = seats[0] if seats else None
    words = seat.label if seat else "Nobody"
    if not others:
        return Understood(RiskOwner(seat), words)
    named = format_list([f"“{each}”" for each in others])
    why = f"One seat owns a risk: {named} is kept as words with it."
    return Understood.doubted(RiskOwner(seat, "; ".join(others)), words, why)


def read_past_day(cell: Written, known: KnownRisks) -> Understood:
    found = read_day(cell, known)
    if found.value and found.value > known.on:
        return Understood.refused(f"{found.words} is in the future.")
    return found
