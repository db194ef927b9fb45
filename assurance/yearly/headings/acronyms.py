"""What the sector's acronyms stand for, as data."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from governance.rules.field_types import Strictly, Text

FILE = Path(__file__).parent / "acronyms.toml"


class AcronymFile(Strictly):
    acronyms: dict[str, Text]


@cache
def sector_acronyms() -> Mapping[str, str]:
    """By acronym: what it stands for."""
    content = AcronymFile.model_validate(tomllib.loads(FILE.read_text(encoding="utf-8")))
    return MappingProxyType(content.acronyms)
