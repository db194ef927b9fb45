"""The import contracts of ``pyproject.toml``, as the tests read them."""

import tomllib
from typing import Any

from tests.architecture.introspection import ROOT

CONTRACTS: list[dict[str, Any]] = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"][
    "importlinter"
]["contracts"]
