"""Who and what is known as ours: asked of the apps, which register how they find it."""

from collections.abc import Callable, Iterable

from governance.core.identifier_detection.findings import KnownDetails
from governance.core.identifier_detection.names import capitalised_rows, split_at_ordinary
from governance.core.identifier_detection.numbers import national_number
from governance.core.identifier_detection.ordinary_words import plain_form
from governance.core.text_normalising import normalise

Provider = Callable[[], KnownDetails]
_PROVIDERS: list[Provider] = []


def register(provider: Provider) -> None:
    """Called by an app when it is ready; the same provider twice counts once."""
    if provider not in _PROVIDERS:
        _PROVIDERS.append(provider)


def known_details() -> KnownDetails:
    """What all the apps together know; they decide how long they remember it."""
    found = [provider() for provider in _PROVIDERS]
    return KnownDetails(
        names=frozenset().union(*(each.names for each in found)),
        places=frozenset().union(*(each.places for each in found)),
        telephones=frozenset().union(*(each.telephones for each in found)),
        mailboxes=frozenset().union(*(each.mailboxes for each in found)),
    )


def describe_known(
    *,
    names: Iterable[str],
    places: Iterable[str],
    telephones: Iterable[str],
    mailboxes: Iterable[str],
) -> KnownDetails:
    """What is known, from words as they are written; of places each capitalised word counts."""
    return KnownDetails(
        names=frozenset(name for written in names for name in rows_of(written) if " " in name),
        places=frozenset(
            place for written in places for row in rows_of(written) for place in row.split()
        ),
        telephones=frozenset(national_number(written) for written in telephones if written),
        mailboxes=frozenset(written.casefold() for written in mailboxes if written),
    )


def rows_of(written: str) -> list[str]:
    """The capitalised words of a name that stand together, also without "Dr" and the like."""
    text = normalise(written).text
    rows = list(capitalised_rows(text))
    rows += [piece for row in rows for piece in split_at_ordinary(row, text)]
    return [" ".join(plain_form(word.text) for word in row) for row in rows]
