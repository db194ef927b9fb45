"""All detectors together: what in a text may tell who a child is."""

from collections.abc import Iterator

from governance.core.identifier_detection.addresses import addresses
from governance.core.identifier_detection.ages_and_relations import ages, relations
from governance.core.identifier_detection.birth_dates import birth_dates
from governance.core.identifier_detection.findings import (
    NOTHING_KNOWN,
    Finding,
    Kind,
    KnownDetails,
    Span,
)
from governance.core.identifier_detection.names import names
from governance.core.identifier_detection.numbers import (
    email_addresses,
    nhs_numbers,
    postcodes,
    telephone_numbers,
)
from governance.core.text_normalising import normalise


def find_identifiers(typed: str, known: KnownDetails = NOTHING_KNOWN) -> list[Finding]:
    """Everything found, kind by kind, each quoted as it was typed and once."""
    normalised = normalise(typed)
    found = find_spans(normalised.text, known)
    return list(dict.fromkeys(Finding(kind, normalised.quote(*span)) for kind, span in found))


def find_spans(text: str, known: KnownDetails) -> Iterator[tuple[Kind, Span]]:
    """The same as places in a normalised text."""
    numbers, born, streets = list(nhs_numbers(text)), list(birth_dates(text)), list(addresses(text))
    cues = sorted([*ages(text), *relations(text), *born, *streets])
    found = {
        Kind.NHS_NUMBER: numbers,
        Kind.POSTCODE: postcodes(text),
        Kind.BIRTH_DATE: born,
        Kind.NAME: names(text, cues, streets, known),
        Kind.ADDRESS: streets,
        Kind.TELEPHONE: telephone_numbers(text, known),
        Kind.EMAIL: email_addresses(text, known),
    }
    for kind, spans in found.items():
        yield from ((kind, span) for span in spans)
