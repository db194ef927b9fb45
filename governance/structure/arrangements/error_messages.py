"""What the schema expected, said as a sentence a board officer can act on."""

from typing import Any

from pydantic_core import ErrorDetails

SENTENCES: dict[str, str] = {
    "missing": "expected this field, which is required",
    "extra_forbidden": "expected no such field here",
    "literal_error": "expected {expected}",
    "enum": "expected {expected}",
    "greater_than_equal": "expected a whole number of {ge} or more",
    "less_than_equal": "expected a whole number of {le} or less",
    "int_type": "expected a whole number",
    "int_from_float": "expected a whole number",
    "int_parsing": "expected a whole number",
    "bool_type": "expected true or false",
    "bool_parsing": "expected true or false",
    "string_type": "expected text in quotation marks",
    "string_too_short": "expected some text",
    "string_too_long": "expected at most {max_length} characters",
    "string_pattern_mismatch": "expected lower-case letters, digits and hyphens only",
    "date_type": "expected a date such as 2024-04-01",
    "date_parsing": "expected a date such as 2024-04-01",
    "date_from_datetime_parsing": "expected a date such as 2024-04-01",
    "tuple_type": "expected a list in square brackets",
    "too_short": "expected at least {min_length} in the list",
    "model_type": "expected a table",
}


def describe_error(error: ErrorDetails) -> tuple[str, str]:
    """The path inside the file and the sentence for one fault the schema found."""
    said = SENTENCES.get(error["type"], error["msg"]).format(**error.get("ctx", {}))
    return path_of(error["loc"]), said + describe_value(error)


def path_of(loc: tuple[int | str, ...]) -> str:
    """``("groups", 3, "reports_to")`` as ``groups[3].reports_to``."""
    path = ""
    for part in loc:
        if isinstance(part, int):
            path += f"[{part}]"
        elif not part.startswith(("constrained-", "literal[", "function-")):
            path += f".{part}" if path else part
    return path


def describe_value(error: ErrorDetails) -> str:
    value: Any = error["input"]
    if error["type"] == "missing" or not isinstance(value, str | int | float):
        return ""
    return f", found {str(value).lower() if isinstance(value, bool) else f'“{value}”'}"
