"""How each cell of a list of members is understood."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from governance.accounts.register.known import KnownMembers
from governance.core.imports.names import plain
from governance.core.imports.readers import is_nothing, read_day, shortened, text_reader
from governance.core.imports.registers import Understood
from governance.core.imports.values import Written
from governance.structure.known_places import read_place
from governance.structure.models import Appointment

NAME_AT_MOST = 150
VACANT_WORDS = (
    "vacant|vacancy|vacant post|unfilled|to be appointed|to be nominated|awaiting nomination"
    "|no representative|no nominee"
)
VACANT = frozenset(VACANT_WORDS.split("|"))
HOLDER, DEPUTY = Appointment.Standing
STANDING_WORDS = {
    **dict.fromkeys(("holder", "member", "full member", "current", "active"), HOLDER),
    **dict.fromkeys(("deputy", "named deputy", "substitute", "alternate", "dep"), DEPUTY),
}
STANDINGS = {words: (each.value, str(each.label)) for words, each in STANDING_WORDS.items()}
YES_WORDS = {
    **dict.fromkeys(("yes", "y", "interim", "acting", "true", "x"), ("yes", "Yes")),
    **dict.fromkeys(("no", "n", "permanent", "substantive", "false"), ("no", "No")),
}
NOTHING = text_reader(longest=NAME_AT_MOST, what="a name")


def read_name(cell: Written, known: KnownMembers) -> Understood:
    """A person, or that there is none; an empty value is a vacancy."""
    if plain(cell.text) in VACANT:
        return Understood("", "Vacant")
    if is_nothing(cell.text):
        return Understood.doubted("", "Vacant", "Nobody is named: read as a vacancy.")
    return NOTHING(Written(shortened(cell.text, 10_000)), known)


def read_email(cell: Written, known: KnownMembers) -> Understood:
    """An address in one spelling."""
    if is_nothing(cell.text):
        return Understood("")
    address = cell.text.removeprefix("mailto:").strip("<> ;,").lower()
    try:
        validate_email(address)
    except ValidationError:
        return Understood.refused(f"“{cell.text}” is no e-mail address.")
    return Understood(address, address)


def read_body(cell: Written, known: KnownMembers) -> Understood:
    """An organisation that there is; one written nearly so is doubted."""
    if is_nothing(cell.text):
        return Understood(None)
    found, is_named = known.bodies.find(cell.text)
    if found is None:
        return Understood.refused(f"“{cell.text}” is no organisation known here.")
    if not is_named:
        return Understood.doubted(found, str(found), f"There is no “{cell.text}”: {found} is near.")
    return Understood(found, str(found))


def read_seat_place(cell: Written, known: KnownMembers) -> Understood:
    """Where the seat stands; anywhere in the partnership where nothing is said."""
    return Understood(None) if is_nothing(cell.text) else read_place(cell, known)


def read_last_day(cell: Written, known: KnownMembers) -> Understood:
    """The last day as written; the value is the first day without the seat."""
    if plain(cell.text) in ("goes on", "ongoing", "present", "to date", "current"):
        return Understood(None)
    found = read_day(cell, known)
    if isinstance(found.value, date):
        return Understood(found.value + timedelta(days=1), found.words)
    return found
