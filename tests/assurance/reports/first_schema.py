"""A report's content as it was stored in the first form, with every kind of evidence it had."""

from typing import Any

from assurance.reports.content.sections import SECTIONS

LATER = {"asks", "asked", "by-area", "disputes", "risks"}
"""Headings that content of the first form never had."""
TITLES_THEN = {"returns": "Who has reported"}
RETURN, OTHER = (
    {"kind": "assurance.assurancereturn", "ids": [1]},
    {"kind": "assurance.assurancereturn", "ids": [2]},
)
PRIORITY, SECOND = (
    {"kind": "governance.priority", "ids": [1]},
    {"kind": "governance.priority", "ids": [2]},
)


def statement(who: str, text: str, *, asked: str = "", note: str = "", **source: Any) -> dict:
    return {
        "kind": "statement", "who": who, "asked": asked, "text": text, "note": note,
        "source": source or RETURN,
    }  # fmt: skip


def judgement(key: str, words: str, judged: str, source: dict = PRIORITY) -> dict:
    return {
        "kind": "judgement", "key": key, "priority": "Priority 1: Neglect", "statement": words,
        "rating": "amber", "progress": "The tool is in use.", "impact": "Families say so.",
        "judgement": judged, "source": source,
    }  # fmt: skip


def priority() -> dict:
    return {
        "kind": "priority", "priority": "Priority 2: Babies", "rating": "unrated", "progress": "",
        "impact": "", "source": SECOND,
        "outcomes": [{"key": "outcome:9", "statement": "Babies sleep safely.", "judgement": ""}],
        "differences": [{"action": "A1: Train", "text": "Clearer.", "evidence": ["Audit: Ten"]}],
    }  # fmt: skip


def grid(key: str, status: str, word: str) -> dict:
    return {
        "kind": "grid", "key": key, "title": f"The {key} by quarter", "row_heading": "From",
        "rows": [["a", "Audit Group"], ["b", "Policy Group"]],
        "columns": [["2025-26 Q1", "2025-26 Q1"], ["2025-26 Q2", "2025-26 Q2"]],
        "marks": [
            {"row": "a", "column": "2025-26 Q2", "status": status, "word": word, "note": "4 days"}
        ],
        "source": RETURN,
    }  # fmt: skip


def figure(code: str, label: str, count: int) -> dict:
    key = f"{code}:all:2025-26 Q2"
    return {"key": key, "label": label, "raw": count, "shown": str(count), "source": RETURN}


def gap(kind: str, text: str) -> dict:
    return {"kind": kind, "who": "Audit Group", "text": text, "source": RETURN}


def evidence() -> dict[str, list[dict]]:
    """By section; the judgements stand before the grid and the priority, as nothing forbade."""
    return {
        "keeping-safe": [
            statement("Audit Group", "Safer.", asked="Are we safer?", note="Submitted"),
            statement("Policy Group", "Not yet.", asked="Are we safer?", **OTHER),
        ],
        "further-exploration": [
            statement("Audit Group", "An issue.", asked="Issues"),
            statement("Audit Group", "A risk.", asked="Risks"),
        ],
        "priorities": [
            judgement("outcome:1", "Neglect is seen.", "Partly met."),
            judgement("outcome:2", "Plans say what changes.", ""),
            judgement("outcome:3", "Another of that name.", "", {**PRIORITY, "ids": [3]}),
            grid("priorities", "red", "Red"),
            priority(),
        ],
        "actions": [
            statement("A7", "Write it.", note="4 days late", kind="governance.action", ids=[7]),
            statement("A8", "Do it.", kind="governance.action", ids=[8]),
        ],
        "returns": [grid("returns", "late", "Late")],
    }


NOT_KEPT_THEN = {
    "indicators": "Indicators are not kept in this system yet.",
    "learning": "Reviews are not kept in this system yet.",
    "training": "Training is not kept in this system yet.",
}
"""What stood under headings that are now left out."""


def sections() -> list[dict]:
    return [
        section(
            one.key,
            TITLES_THEN.get(one.key, one.title),
            NOT_KEPT_THEN.get(one.key, one.empty),
        )
        for one in SECTIONS
        if one.key not in LATER
    ]


def section(key: str, title: str, empty: str) -> dict:
    found = evidence().get(key, [])
    narrative = "In our words." if key == "how-well" else ""
    return {
        "key": key, "title": title, "narrative": narrative, "evidence": found,
        "empty": "" if found else empty,
    }  # fmt: skip


def content() -> dict[str, Any]:
    return {
        "report": {
            "group": "llr", "group_name": "Joint Group", "period": "2025-26 Q2",
            "period_label": "Quarter 2", "as_at": "2025-10-30",
        },
        "partnerships": [
            {
                "key": "leicester", "name": "Leicester", "area": "Leicester", "colour": "#000000",
                "concern_text": "", "concern_phone": "", "concern_url": "",
            }
        ],
        "sections": sections(),
        "figures": [
            figure("returns-asked", "Reports asked for", 3),
            figure("returns-late", "Returned late", 1),
            figure("actions-open", "Open actions", 2),
            figure("actions-unproven", "Not shown yet", 0),
        ],
        "missing": [
            gap("not_returned", "Audit Group: not returned"),
            gap("no_progress", "Priority 2: no progress reported"),
            gap("submitted", "Audit Group: submitted, not yet accepted"),
        ],
    }  # fmt: skip
