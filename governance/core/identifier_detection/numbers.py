"""Finds what is written in figures: NHS numbers, postcodes, telephone numbers, e-mail addresses.

Every pattern reads a bounded number of characters from where it begins, and each ends in a
character of another class than it repeats, so none costs more than the length of the text.
"""

import re
from collections.abc import Iterator

from governance.core.identifier_detection.findings import KnownDetails, Span

NOT_AFTER_A_CODE = (
    r"(?<!\+44)(?<!\+44[ -])(?<!0044)(?<!0044[ -])(?<!\(0\))(?<!\(0\) )(?<!44\))(?<!44\) )"
)
APART = r" ?[ .,:/_\-] ?"
"""What people put between the parts of a number; spaces around it are single by now."""
NHS_IN_PARTS = re.compile(
    rf"(?<!\d)(?<!\d-){NOT_AFTER_A_CODE}"
    rf"\d{{3}}(?:[ .\-]\d{{3}}[ .\-]|({APART})\d{{3}}{APART})\d{{4}}(?!-?\d)"
)
NHS_UNSPACED = re.compile(r"(?<!\d)(?<!\d-)\d{10}(?!-?\d)")
NHS_LABELLED = re.compile(
    r"\bNHS ?(?:number|num|no|id)?\b\.?[ :#=\-]{0,3}(?:is |was )?"
    r"(\d(?:[ .,:/_\-]{0,3}\d){9})(?!\d)",
    re.IGNORECASE,
)
AREAS = (
    "AB|AL|B|BA|BB|BD|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|"
    "DY|E|EC|EH|EN|EX|FK|FY|G|GL|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|L|"
    "LA|LD|LE|LL|LN|LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|"
    "SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|WD|WF|WN|WR|"
    "WS|WV|YO|ZE"
)
"""The postcode areas of the United Kingdom and the islands."""
POSTCODE = re.compile(
    # "Room B2, 2nd floor" is an ordinal and no postcode, though its letters would do
    rf"\b(?:{AREAS})\d[A-Z\d]?[ .,\-]{{0,2}}\d(?!(?-i:st|nd|rd|th)\b)[ABD-HJLNP-UW-Z]{{2}}\b",
    re.IGNORECASE,
)
TELEPHONE = re.compile(
    # a date such as 01.02.2024 begins like a number of London
    r"(?<![\d+(])(?!\d\d[ .\-](?:\d\d[ .\-]\d|(?:19|20)\d\d\b))"
    r"(?:(?:\+|\(\+|00) ?44\)?[ .\-]{0,2}(?:\(0\))?|\(0|0(?!0))(?:[ .\-()]{0,3}\d){9,10}(?![\d])"
)
PERSONAL_LINES = ("01", "02", "05", "07")
"""Lines of a place or a person, by Ofcom's National Telephone Numbering Plan: 03, 08 and 09 are
those of organisations, 0800 1111 among them; a child's home has none."""
EMAIL = re.compile(
    r"(?<![\w.+%\-])[\w.+%\-]{1,64} ?@ ?((?:[\w\-]{1,63}\.){1,5}[^\W\d_]{2,24})(?![\w\-])"
)
PUBLIC_SERVICES = ("gov.uk", "nhs.uk", "nhs.net", "police.uk")
"""Where only public services have a mailbox: a colleague's address, never a family's. Schools'
domains are not among them, since pupils have addresses there."""


def nhs_numbers(text: str) -> Iterator[Span]:
    """What is written like an NHS number: in its three parts; ten digits that check out; so named.

    Parts set apart by other than a space, a hyphen or a full stop must check out too, as lists
    of figures are written so.
    """
    found = {m.span(1) for m in NHS_LABELLED.finditer(text)}
    for match in NHS_IN_PARTS.finditer(text):
        if match[1] is None or has_valid_check_digit(digits_of(match.group())):
            found.add(match.span())
    found |= {m.span() for m in NHS_UNSPACED.finditer(text) if has_valid_check_digit(m.group())}
    yield from sorted(found)


def has_valid_check_digit(digits: str) -> bool:
    """Whether the tenth digit is the check digit of the first nine (modulus 11)."""
    total = sum(
        int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)
    )
    return (11 - total % 11) % 11 == int(digits[9])


def postcodes(text: str) -> Iterator[Span]:
    """Full postcodes, in capitals or not, whatever stands between their halves."""
    yield from (match.span() for match in POSTCODE.finditer(text))


def telephone_numbers(text: str, known: KnownDetails) -> Iterator[Span]:
    """Landlines and mobiles of the United Kingdom that are not published as ours."""
    for match in TELEPHONE.finditer(text):
        number = national_number(match.group())
        if number.startswith(PERSONAL_LINES) and number not in known.telephones:
            yield match.span()


def national_number(written: str) -> str:
    """The digits of a number as dialled within the country: ``+44 (0)116 …`` is ``0116…``."""
    return "0" + re.sub(r"^(?:0044|44)?0?", "", digits_of(written), count=1)


def email_addresses(text: str, known: KnownDetails) -> Iterator[Span]:
    """Addresses that are neither known nor those of a public service."""
    for match in EMAIL.finditer(text):
        domain = match[1].casefold()
        is_public = any(domain == each or domain.endswith(f".{each}") for each in PUBLIC_SERVICES)
        if not is_public and match.group().replace(" ", "").casefold() not in known.mailboxes:
            yield match.span()


def digits_of(written: str) -> str:
    return "".join(filter(str.isdigit, written))
