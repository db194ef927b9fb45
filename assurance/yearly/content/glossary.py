"""The acronyms of a report's texts, each with what it stands for; none is guessed."""

import re
from collections.abc import Iterable, Mapping

from assurance.reports.blocks.table import Table, TableRow
from assurance.yearly.content.values import YearlyContent, YearlySectionContent
from assurance.yearly.headings.acronyms import acronyms
from governance.core.blocks.values import Gap, Source

GLOSSARY = "glossary"
ACRONYM = re.compile(r"\b(?:[A-Z]{2,6}s?|[A-Z][a-z]?[A-Z]{1,4})\b(?!-\d)")
"""Two to six capitals, a plural among them; or as in DfE. “PAR-12” names an action."""
ORDINARY = frozenset({"OK", "UK", "PDF", "AM", "PM", "II", "III", "IV"})
"""What stands in capitals and needs no words."""


def texts_of(sections: Iterable[YearlySectionContent]) -> Iterable[str]:
    """Everything that is read in the report, but the glossary itself."""
    for section in sections:
        if section.key != GLOSSARY:
            yield section.text
            yield from (block.plain_text() for block in section.blocks)


def found_in(texts: Iterable[str]) -> list[str]:
    """Each acronym once, in alphabetical order, a plural as its singular."""
    found = {each for text in texts for each in ACRONYM.findall(text)}
    single = {each[:-1] if each.endswith("s") and each[:-1].isupper() else each for each in found}
    return sorted(single - ORDINARY)


def with_glossary(content: YearlyContent) -> YearlyContent:
    """The content with its glossary, and a gap for each acronym that nobody knows."""
    found = found_in(texts_of(content.sections))
    known = {each: acronyms()[each] for each in found if each in acronyms()}
    sections = tuple(
        each.model_copy(update={"blocks": blocks_of(known)}) if each.key == GLOSSARY else each
        for each in content.sections
    )
    gaps = tuple(unknown_gap(each) for each in found if each not in known)
    return content.model_copy(update={"sections": sections, "missing": (*content.missing, *gaps)})


def blocks_of(known: Mapping[str, str]) -> tuple[Table, ...]:
    if not known:
        return ()
    rows = tuple(TableRow(cells=each) for each in known.items())
    return (Table(title="Acronyms", heads=("Acronym", "What it stands for"), rows=rows),)


def unknown_gap(acronym: str) -> Gap:
    text = f"{acronym}: spell it out in the text, or have it added to the acronyms"
    source = Source(kind="assurance.yearlysection")
    return Gap(kind="acronym", who=acronym, text=text, source=source, state="unwritten")
