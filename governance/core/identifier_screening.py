"""Finds what may tell who a child is: NHS numbers, full postcodes, dates of birth.

An NHS number is stopped. A postcode or a date of birth may be somebody else's, so its author
confirms it with a reason or takes it out. Names cannot be told from other words and are not sought.
"""

import re

NHS_SPACED = re.compile(r"(?<![\d-])\d{3}[ -]\d{3}[ -]\d{4}(?![\d-])")
NHS_UNSPACED = re.compile(r"(?<![\d-])\d{10}(?![\d-])")
AREAS = (
    "AB|AL|B|BA|BB|BD|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|"
    "DY|E|EC|EH|EN|EX|FK|FY|G|GL|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|L|"
    "LA|LD|LE|LL|LN|LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|"
    "SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|WD|WF|WN|WR|"
    "WS|WV|YO|ZE"
)
"""The postcode areas of the United Kingdom and the islands."""
POSTCODE = re.compile(
    rf"\b(?:{AREAS})\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{{2}}\b",
    re.IGNORECASE,
)
DAY = r"\d{1,2}(?:st|nd|rd|th)?[ ./-](?:\d{1,2}|[a-z]{3,9})\.?[ ./-](?:\d{4}|\d{2})\b"
DATE_OF_BIRTH = re.compile(
    rf"\b(?:d\.?o\.?b\b\.?|born|birth)[^.;\n]{{0,25}}?({DAY})", re.IGNORECASE
)


def nhs_numbers(text: str) -> list[str]:
    """What is written like an NHS number: in its three parts, or ten digits that check out."""
    apart = [match.group() for match in NHS_SPACED.finditer(text)]
    together = [m.group() for m in NHS_UNSPACED.finditer(text) if has_valid_check_digit(m.group())]
    return apart + together


def has_valid_check_digit(digits: str) -> bool:
    """Whether the tenth digit is the check digit of the first nine (modulus 11)."""
    total = sum(
        int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)
    )
    return (11 - total % 11) % 11 == int(digits[9])


def possible_identifiers(text: str) -> list[str]:
    """What may be a full postcode or a date of birth, in words that quote it."""
    return [
        *(f"“{match.group()}” looks like a full postcode" for match in POSTCODE.finditer(text)),
        *(f"“{match[1]}” looks like a date of birth" for match in DATE_OF_BIRTH.finditer(text)),
    ]


def justification_note(reason: str, typed: str = "") -> str:
    """The words kept with an operation: what was typed, and why something stays, if it does."""
    stays = f"What looks identifying stays: {reason}" if reason else ""
    return "\n".join(filter(None, (typed, stays)))
