"""Brings content that was stored in an earlier form into the form of today, once, on reading.

Each step is a pure function from one version to the next. What is stored stays as it lies there:
its hash is what was agreed to. A step is never changed once a later one exists.
"""

from collections.abc import Callable, Iterable
from itertools import groupby

from governance.core.blocks.hashing import Plain

MISSING_OUTRIGHT = {
    "not_returned",
    "not_asked",
    "no_what-difference",
    "no_voice",
    "no_progress",
    "no_impact",
}
TONES = {
    "late": "late",
    "overdue": "late",
    "long-overdue": "late",
    "unproven": "soon",
    "on-time": "good",
    "accepted": "good",
    "embedded": "good",
}
"""The tone of a figure by its code, after the first part of it."""


def upgrade(stored: Plain) -> Plain:
    """The content in today's form; content without a version is of the first.

    Raises ValueError for a version that this code does not know.
    """
    version = stored.get("schema_version", 1)
    while version in STEPS:
        stored = STEPS[version](stored)
        version = stored["schema_version"]
    if version != CURRENT:
        raise ValueError(f"Content of schema version {version} cannot be read.")
    return stored


def from_first(stored: Plain) -> Plain:
    """Evidence becomes blocks; figures stand in the blocks that show them; gaps say their state."""
    figures = [with_tone(figure) for figure in stored["figures"]]
    returned, acted = (of_kind(figures, kind) for kind in ("returns", "actions"))
    asked = next((f["raw"] for f in returned if f["key"].startswith("returns-asked:")), None)
    return {
        "schema_version": 2,
        "report": stored["report"],
        "partnerships": stored["partnerships"],
        "summary": [headline_figures(returned)],
        "sections": [upgrade_section(one, acted, asked) for one in stored["sections"]],
        "missing": [
            {**gap, "state": "missing" if gap["kind"] in MISSING_OUTRIGHT else "pending"}
            for gap in stored["missing"]
        ],
    }


def with_tone(figure: Plain) -> Plain:
    code = figure["key"].partition(":")[0].partition("-")[2]
    return {**figure, "tone": TONES.get(code, "")}


def of_kind(figures: list[Plain], kind: str) -> list[Plain]:
    return [figure for figure in figures if figure["key"].startswith(f"{kind}-")]


def headline_figures(figures: list[Plain]) -> Plain:
    return {
        "kind": "headline_figures",
        "key": "returns",
        "heading": "Who has reported",
        "title": "Reports asked for, returned and accepted",
        "unit": "Reports",
        "figures": figures,
    }


def upgrade_section(stored: Plain, acted: list[Plain], asked: int | None) -> Plain:
    """What was drawn by kind in a set order, whatever its order in the evidence, stands so now."""
    evidence = stored["evidence"]
    statements = [one for one in evidence if one["kind"] == "statement"]
    is_log = stored["key"] == "actions"
    others = {key: value for key, value in stored.items() if key != "evidence"}
    return {
        **others,
        "blocks": [
            *([] if is_log or not statements else [upgrade_responses(statements, asked)]),
            *(upgrade_grid(one) for one in evidence if one["kind"] == "grid"),
            *(upgrade_priority(one) for one in evidence if one["kind"] == "priority"),
            *from_legacy_outcomes([one for one in evidence if one["kind"] == "judgement"]),
            *([figure_chart(acted)] if is_log and acted else []),
            *([action_log(statements)] if is_log and statements else []),
        ],
    }


def upgrade_responses(statements: list[Plain], asked: int | None) -> Plain:
    return {
        "kind": "responses",
        "asked_count": asked,
        "responses": [
            {
                "who": one["who"],
                "question": one["asked"],
                "text": one["text"],
                "source": one["source"],
                "note": one["note"],
            }
            for one in statements
        ],
    }


def action_log(statements: list[Plain]) -> Plain:
    return {
        "kind": "action_log",
        "actions": [
            {
                "reference": one["who"],
                "title": one["text"],
                "due": one["note"],
                "source": one["source"],
                "owner": None,
            }
            for one in statements
        ],
    }


def figure_chart(figures: list[Plain]) -> Plain:
    title = "Actions by state and age"
    return {"kind": "figure_chart", "key": "actions", "title": title, "figures": figures}


def upgrade_grid(stored: Plain) -> Plain:
    others = {key: value for key, value in stored.items() if key != "marks"}
    statuses = "returns" if stored["key"] == "returns" else "rating"
    return {**others, "cells": stored["marks"], "statuses": statuses}


def upgrade_priority(stored: Plain) -> Plain:
    return {**stored, "label": stored["priority"].partition(":")[0]}


def from_legacy_outcomes(stored: Iterable[Plain]) -> list[Plain]:
    """The oldest content held an outcome statement with its priority's progress each time."""
    by_priority = groupby(stored, key=lambda one: (one["priority"], one["source"]))
    return [upgrade_priority(from_judgements(list(own))) for _, own in by_priority]


def from_judgements(own: list[Plain]) -> Plain:
    kept = ("priority", "rating", "progress", "impact", "source")
    return {
        "kind": "priority",
        **{name: own[0][name] for name in kept},
        "outcomes": [
            {name: one[name] for name in ("key", "statement", "judgement")} for one in own
        ],
        "differences": [],
    }


STEPS: dict[int, Callable[[Plain], Plain]] = {1: from_first}
CURRENT = max(STEPS) + 1
