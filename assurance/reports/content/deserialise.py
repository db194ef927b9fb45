"""Reads a stored report back into its frozen values."""

from assurance.reports.content.values import (
    KINDS,
    Difference,
    Evidence,
    Figure,
    Gap,
    GridCell,
    Outcome,
    Plain,
    RecipientPartnership,
    ReportContent,
    ReportHeader,
    Section,
    Source,
)


def from_dict(document: Plain) -> ReportContent:
    """The content that was stored; its hash is the one it was stored with."""
    return ReportContent(
        report=ReportHeader(**document["report"]),
        partnerships=tuple(RecipientPartnership(**served) for served in document["partnerships"]),
        sections=tuple(section(stored) for stored in document["sections"]),
        figures=tuple(Figure(**sourced(stored)) for stored in document["figures"]),
        missing=tuple(Gap(**sourced(stored)) for stored in document["missing"]),
    )


def section(stored: Plain) -> Section:
    return Section(**{**stored, "evidence": tuple(evidence(one) for one in stored["evidence"])})


def evidence(stored: Plain) -> Evidence:
    found = sourced(stored)
    match stored["kind"]:
        case "grid":
            found |= {
                "rows": tuple(tuple(row) for row in stored["rows"]),
                "columns": tuple(tuple(column) for column in stored["columns"]),
                "marks": tuple(GridCell(**mark) for mark in stored["marks"]),
            }
        case "priority":
            found |= {
                "outcomes": tuple(Outcome(**outcome) for outcome in stored["outcomes"]),
                "differences": tuple(difference(one) for one in stored["differences"]),
            }
    return KINDS[stored["kind"]](**found)


def difference(stored: Plain) -> Difference:
    return Difference(**{**stored, "evidence": tuple(stored["evidence"])})


def sourced(stored: Plain) -> Plain:
    """The stored values with their source as a value again."""
    source = stored["source"]
    return {**stored, "source": Source(kind=source["kind"], ids=tuple(source["ids"]))}
