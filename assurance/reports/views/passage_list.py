"""The passages of a report in reading order: which are written, where each is, which is next."""

from dataclasses import dataclass

from assurance.reports.content.current_content import content_of
from assurance.reports.content.sections import OFFICER_SECTIONS
from assurance.reports.content.values import ReportContent
from assurance.reports.models import Report
from assurance.reports.views.sections import writing_urls
from governance.core.roles import Actor


@dataclass(frozen=True)
class PassageRow:
    """One passage: ``about`` is its heading or statement, ``asks`` what is written there."""

    key: str
    about: str
    asks: str
    text: str
    url: str

    @property
    def name(self) -> str:
        """In full, as it is named where it is missing."""
        is_heading = self.key in OFFICER_SECTIONS
        return self.about if is_heading else f"The judgement on “{self.about}”"


def passage_rows(actor: Actor, record: Report, content: ReportContent) -> list[PassageRow]:
    """Every passage that the actor may write now; none for whoever writes none."""
    urls = writing_urls(actor, record)
    return [
        PassageRow(text.key, text.about, asked_for(text.key), text.text, urls[text.key])
        for text in content.texts
        if text.key in urls
    ]


def asked_for(key: str) -> str:
    return OFFICER_SECTIONS.get(key, "The judgement, from the evidence below")


def url_of_next(actor: Actor, record: Report, key: str) -> str:
    """Where the passage after this one is written; empty after the last."""
    rows = passage_rows(actor, record, content_of(record))
    keys = [row.key for row in rows]
    following = rows[keys.index(key) + 1 :] if key in keys else []
    return following[0].url if following else ""
