"""What each kind of short version asks and begins with, and how plainly it is written."""

import tomllib
from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path
from string import Formatter

from assurance.short_versions.models import ShortVersion
from governance.rules.field_types import Code, Several, Strictly, Text

FOLDER = Path(__file__).parent
Kind = ShortVersion.Kind


class Stated(Strictly):
    """A number or a rule, with where it is written and whether somebody read it there."""

    citation: Text
    confirmed: bool


class LengthRule(Stated):
    """At most so many."""

    most: int


class ReadingRule(Stated):
    """Who reads a version first, and who may where nobody holds that seat."""

    reader: Text
    otherwise: Text


class PartDefinition(Strictly):
    """One part: the question that heads it, what it begins with, and the picture it begins with."""

    key: Code
    question: Text
    hint: Text
    picture: Code
    begins: Several[Text] = ()
    """Lines to begin with; ``{actions-done}`` is that figure of the report, and a line whose figure
    the report does not have is left out."""
    citation: str = ""
    """The source that asks for it, where one does."""

    @property
    def figures(self) -> tuple[str, ...]:
        """The codes of the report's figures that it begins with, each once."""
        return tuple(dict.fromkeys(code for line in self.begins for code in codes_in(line)))

    def first_lines(self, figures: Mapping[str, str]) -> list[str]:
        """``figures``: what the report shows, by code."""
        return [line.format_map(figures) for line in self.begins if knows(line, figures)]


class Outline(Strictly):
    """One kind of short version."""

    title: Text
    lede: Text
    asked_by: Stated
    read_first: ReadingRule
    lines_a_part: LengthRule
    words_a_line: LengthRule
    parts: Several[PartDefinition]

    def part(self, key: str) -> PartDefinition:
        """Raises KeyError."""
        return {each.key: each for each in self.parts}[key]


def codes_in(line: str) -> list[str]:
    return [name for _, name, _, _ in Formatter().parse(line) if name]


def knows(line: str, figures: Collection[str]) -> bool:
    return all(code in figures for code in codes_in(line))


@cache
def outline(kind: str) -> Outline:
    """Raises ValueError for a kind that there is not."""
    file = FOLDER / f"{Kind(kind).value}.toml"
    return Outline.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
