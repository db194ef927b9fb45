"""The glossary of a report: the acronyms found in its text, and what they stand for.

What nobody explains is told to the office, and is never guessed.
"""

import re
from collections.abc import Iterable, Mapping
from itertools import chain

from assurance.reports.blocks.table import Table, TableRow
from assurance.yearly.content.values import Acronym, RequirementContent, YearlySectionContent
from assurance.yearly.headings.acronyms import sector_acronyms
from assurance.yearly.year_context import YearContext
from governance.core.blocks.values import Gap, Source
from governance.people.models import Organisation
from governance.structure.models import Group, Participation

GLOSSARY, ACRONYM = "glossary", "acronym"
WORD = re.compile(r"(?<![\w-])[A-Z][A-Za-z]{1,8}(?!-?\d)\b")
"""What may be an acronym; the reference of a record, such as ``PD-3``, is none."""
ROMAN = re.compile(r"[IVX]+")
SMALL_WORDS = frozenset({"of", "and", "the", "for", "in", "to", "on"})


def known_names(context: YearContext) -> tuple[Acronym, ...]:
    """Organisations and groups of the partnership that go by their initials; two queries."""
    taking_part = Participation.objects.in_force(on=context.year_end).filter(
        partnership=context.partnership
    )
    organisations = Organisation.objects.filter(pk__in=taking_part.values("organisation"))
    groups = Group.objects.serving(context.partnership, on=context.year_end)
    names = chain(
        organisations.values_list("short_name", "name"), groups.values_list("short_name", "name")
    )
    found = {short: name for short, name in names if is_acronym(short)}
    return tuple(Acronym(short=short, meaning=found[short]) for short in sorted(found))


def is_acronym(word: str) -> bool:
    """More capitals than small letters, and two at least: ``MASH``, ``DfE``, not ``Leeds``."""
    capitals = sum(letter.isupper() for letter in word)
    is_one_word = WORD.fullmatch(word) is not None
    return is_one_word and capitals > 1 and capitals > len(word) - capitals


def acronyms_in(text: str) -> set[str]:
    """Each in the singular."""
    words = {found.removesuffix("s") for found in WORD.findall(text)}
    return {word for word in words if is_acronym(word) and not ROMAN.fullmatch(word)}


def explained_in(text: str, short: str) -> str:
    """What the text itself says before ``(SHORT)``, if its initials are those; else empty."""
    most = len(short) + 4
    before = re.compile(rf"((?:[\w’'&-]+,? +){{1,{most}}})\({re.escape(short)}s?\)")
    for found in before.finditer(text):
        words = found[1].split()
        for start in reversed(range(len(words))):
            if initials(words[start:]) == short.lower():
                return " ".join(words[start:])
    return ""


def initials(words: Iterable[str]) -> str:
    parts = chain.from_iterable(re.split("[-&]", word.lower()) for word in words)
    return "".join(part[0] for part in parts if part and part not in SMALL_WORDS)


def meanings(text: str, names: Iterable[Acronym]) -> dict[str, str]:
    """Each acronym of the text, in order, with what it stands for; empty where nobody says it."""
    named = {each.short: each.meaning for each in names}
    known: Mapping[str, str] = {**sector_acronyms(), **named}
    return {
        short: explained_in(text, short) or known.get(short, "")
        for short in sorted(acronyms_in(text), key=str.casefold)
    }


def with_glossary(
    sections: Iterable[YearlySectionContent],
    requirements: Iterable[RequirementContent],
    names: Iterable[Acronym],
) -> tuple[tuple[YearlySectionContent, ...], tuple[Gap, ...]]:
    """The sections with the glossary in its place, and a gap for each acronym without a meaning."""
    found = tuple(sections)
    told = meanings("\n".join(texts_of(found, requirements)), names)
    rows = tuple(
        TableRow(cells=(short, meaning[0].upper() + meaning[1:]))
        for short, meaning in told.items()
        if meaning
    )
    table = Table(title="Acronyms", heads=("Acronym", "What it stands for"), rows=rows)
    update = {"blocks": (table,) if rows else ()}
    return (
        tuple(one.model_copy(update=update) if one.key == GLOSSARY else one for one in found),
        tuple(unexplained(short) for short, meaning in told.items() if not meaning),
    )


def texts_of(
    sections: Iterable[YearlySectionContent], requirements: Iterable[RequirementContent]
) -> Iterable[str]:
    """Everything that a reader of the report reads, but for the glossary itself."""
    for one in sections:
        if one.key != GLOSSARY:
            yield from (one.title, one.text, *(block.plain_text() for block in one.blocks))
    yield from (each.no_evidence for each in requirements)


def unexplained(short: str) -> Gap:
    text = f"“{short}” is explained nowhere: write out once what it stands for, before “({short})”."
    return Gap(kind=ACRONYM, who=short, text=text, source=Source(kind=""), state="unwritten")
