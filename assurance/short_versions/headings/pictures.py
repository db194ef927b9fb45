"""The pictures that can stand beside a part: drawings of our own, each with its words."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from governance.rules.field_types import Code, Several, Strictly, Text

FILE = Path(__file__).parent / "pictures.toml"


class Picture(Strictly):
    """``label`` is how it is chosen; ``alt`` is what it shows, for whoever cannot see it."""

    key: Code
    label: Text
    alt: Text

    @property
    def template(self) -> str:
        return f"assurance/short_versions/pictures/{self.key}.svg"


class PictureFile(Strictly):
    pictures: Several[Picture]


@cache
def pictures() -> Mapping[str, Picture]:
    """By key, in the order in which they are offered."""
    content = PictureFile.model_validate(tomllib.loads(FILE.read_text(encoding="utf-8")))
    return MappingProxyType({each.key: each for each in content.pictures})
