"""Reads a stored report back into its frozen values."""

from assurance.reports.content import (
    KINDS,
    Evidence,
    Figure,
    Heading,
    Mark,
    Missing,
    Plain,
    ReportContent,
    Section,
    Served,
    Source,
)


def read(document: Plain) -> ReportContent:
    """The content that was stored; its hash is the one it was stored with."""
    return ReportContent(
        report=Heading(**document["report"]),
        partnerships=tuple(Served(**served) for served in document["partnerships"]),
        sections=tuple(section(stored) for stored in document["sections"]),
        figures=tuple(Figure(**sourced(stored)) for stored in document["figures"]),
        missing=tuple(Missing(**sourced(stored)) for stored in document["missing"]),
    )


def section(stored: Plain) -> Section:
    return Section(**{**stored, "evidence": tuple(evidence(one) for one in stored["evidence"])})


def evidence(stored: Plain) -> Evidence:
    found = sourced(stored)
    if stored["kind"] == "grid":
        found |= {
            "rows": tuple(tuple(row) for row in stored["rows"]),
            "columns": tuple(tuple(column) for column in stored["columns"]),
            "marks": tuple(Mark(**mark) for mark in stored["marks"]),
        }
    return KINDS[stored["kind"]](**found)


def sourced(stored: Plain) -> Plain:
    """The stored values with their source as a value again."""
    source = stored["source"]
    return {**stored, "source": Source(kind=source["kind"], ids=tuple(source["ids"]))}
