"""The sections of a report in reading order: which are written, by whom, by when, which is next."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from assurance.yearly.content.current_content import content_of
from assurance.yearly.content.values import YearlyContent
from assurance.yearly.headings.sections import section as definition_of
from assurance.yearly.models import YearlyReport
from assurance.yearly.transitions import SECTION
from governance.core.roles import Actor
from governance.periods.values import last_completed

NOTHING = "No evidence is recorded under this heading."


@dataclass(frozen=True)
class SectionRow:
    """One section; ``url`` is empty where the actor does not write it now."""

    key: str
    title: str
    lede: str
    text: str
    author: str
    due_on: date | None
    is_late: bool
    url: str


def section_rows(actor: Actor, record: YearlyReport, content: YearlyContent) -> list[SectionRow]:
    """Every section that the office or a seat writes, in reading order; no query of its own."""
    places = {each.key: each for each in record.sections.all()}
    found = []
    for each in content.sections:
        place = places.get(each.key)
        if place is None:
            continue
        place.report = record
        may = SECTION.offers("write", actor, place)
        found.append(
            SectionRow(
                key=each.key,
                title=each.title,
                lede=definition_of(each.key).lede,
                text=place.text,
                author=place.author.title if place.author else "The office",
                due_on=place.due_on,
                is_late=bool(place.due_on and place.due_on < actor.on and not place.text),
                url=reverse("assurance:yearly-section-write", args=[place.pk]) if may else "",
            )
        )
    return found


def url_of_next(actor: Actor, record: YearlyReport, key: str) -> str:
    """Where the next section is written that the actor may write; empty after the last."""
    rows = [row for row in section_rows(actor, record, content_of(record)) if row.url]
    keys = [row.key for row in rows]
    following = rows[keys.index(key) + 1 :] if key in keys else []
    return following[0].url if following else ""


def evidence_in_words(record: YearlyReport, key: str) -> str:
    """The evidence under a heading as plain text, and what last year's report said; one query."""
    section = content_of(record).section(key)
    blocks = [block.plain_text() for block in section.blocks] if section else []
    evidence = "\n\n".join(filter(None, blocks)) or NOTHING
    before = last_year(record)
    said = before.section(key) if before else None
    if said is None or not said.text:
        return evidence
    return f"{evidence}\n\nLast year’s report said:\n\n{said.text}"


def last_year(record: YearlyReport) -> YearlyContent | None:
    """The content of the report of the year before, if there is one."""
    code = last_completed("year", record.period.starts_on).code
    rows = YearlyReport.objects.filter(partnership=record.partnership, period__code=code)
    found = rows.for_detail().first()
    return content_of(found) if found else None
