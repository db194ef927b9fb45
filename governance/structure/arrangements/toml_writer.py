"""Writing arrangements as TOML that reads back as the same arrangements."""

from enum import Enum
from typing import Any

import tomlkit

from governance.structure.arrangements.schema import KINDS, JointFile, PartnershipFile

HEADS = ("partnership", "joint")
LAST = ("starts_on", "ends_on", "source", "confirmed", "inferred", "note", "concern", "office")
"""What a reader looks for after the rest of a section; a table within it must come last."""


def content_of(document: dict[str, Any]) -> PartnershipFile | JointFile:
    """The model of a document put together elsewhere; raises pydantic's ValidationError."""
    form = PartnershipFile if "partnership" in document else JointFile
    return form.model_validate(document)


def to_toml(content: PartnershipFile | JointFile) -> str:
    """The file's text: the head first, then each section that holds anything."""
    said = content.model_dump(exclude_defaults=True)
    tables = {name: to_toml_value(said[name]) for name in (*HEADS, *KINDS) if name in said}
    return tomlkit.dumps(tables)


def to_toml_value(value: Any) -> Any:
    """Values TOML knows: lists for tuples, text for words from a list."""
    match value:
        case dict():
            first = [name for name in value if name not in LAST]
            last = [name for name in LAST if name in value]
            return {name: to_toml_value(value[name]) for name in (*first, *last)}
        case list() | tuple():
            return [to_toml_value(one) for one in value]
        case Enum():
            return value.value
    return value
