"""What the PDF of a report could not show: told to the office while it can still be changed."""

from collections.abc import Iterable, Iterator
from typing import Any

from assurance.reports.content.values import ReportContent
from governance.core.documents.fonts import undrawable

NAMED = 5
"""How many characters a sentence names."""


def undrawable_characters(content: ReportContent) -> list[str]:
    """A sentence for each part of the report with characters that no font on paper has."""
    whole = content.model_dump()
    beginning = [whole["report"], whole["partnerships"], whole["summary"]]
    parts = [("The first pages", beginning)]
    parts += [(section["title"], section) for section in whole["sections"]]
    found = ((title, undrawable("".join(texts_in(part)))) for title, part in parts)
    return [describe(title, characters) for title, characters in found if characters]


def texts_in(value: Any) -> Iterator[str]:
    """Every text at any depth."""
    match value:
        case str():
            yield value
        case dict():
            yield from texts_in(value.values())
        case Iterable():
            for inner in value:
                yield from texts_in(inner)


def describe(title: str, characters: list[str]) -> str:
    named = ", ".join(f"“{each}” (U+{ord(each):04X})" for each in characters[:NAMED])
    more = len(characters) - NAMED
    beside = f" and {more} more" if more > 0 else ""
    return f"{title}: the PDF cannot show {named}{beside}. Write it in words, or take it out."
