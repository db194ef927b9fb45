"""What acronyms stand for, as data."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "acronyms.toml"


@cache
def acronyms() -> Mapping[str, str]:
    """Each acronym with the words that it stands for."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))
