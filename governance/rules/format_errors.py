"""How a wrong rule file is told: which file, where in it, what was expected and what was found."""

import json
from typing import Any

from pydantic import ValidationError

EXPECTED = {
    "missing": "a value here",
    "extra_forbidden": "no key of this name",
    "int_type": "a whole number above 0",
    "greater_than_equal": "a whole number above 0",
    "string_type": "text",
    "string_too_short": "text that is not empty",
    "string_pattern_mismatch": "lower-case words or numbers joined by hyphens",
    "bool_type": "true or false",
    "date_type": "a date such as 2023-12-15",
    "literal_error": "one of {expected}",
    "tuple_type": "a list",
    "model_type": "a table",
    "model_attributes_type": "a table",
}


def format_errors(name: str, error: ValidationError) -> str:
    """A line for each fault, such as ``wt2023.toml: rules[3].limit: expected …, found "five"``."""
    return "\n".join(f"{name}: {_place(fault['loc'])}{_what(fault)}" for fault in error.errors())


def _place(loc: tuple[int | str, ...]) -> str:
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in loc)
    path = "".join(steps).lstrip(".")
    return f"{path}: " if path else ""


def _what(fault: Any) -> str:
    return _expectation(fault) + _found(fault)


def _expectation(fault: Any) -> str:
    context = fault.get("ctx", {})
    if fault["type"] == "value_error":
        return str(context["error"])
    phrase = EXPECTED.get(fault["type"], fault["msg"])
    return "expected " + phrase.format(**context)


def _found(fault: Any) -> str:
    if fault["type"] == "missing":
        return ", found nothing"
    if isinstance(fault["input"], dict | list):
        return ""
    return f", found {json.dumps(fault['input'], default=str)}"
