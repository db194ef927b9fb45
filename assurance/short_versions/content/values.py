"""A short version's content as frozen values; page and PDF are drawn from these alone."""

import json
from typing import Literal

from assurance.reports.content.values import RecipientPartnership
from governance.core.blocks.hashing import Plain, canonical, hash_of
from governance.core.blocks.values import StoredValue

SCHEMA_VERSION: Literal[1] = 1


class ShortPartContent(StoredValue):
    """One question, the picture beside it, and its lines, each one idea."""

    key: str
    question: str
    picture: str
    lines: tuple[str, ...]


class ShortContent(StoredValue):
    """One short version, with whom to turn to as it was when it was sent to be read."""

    schema_version: Literal[1] = SCHEMA_VERSION
    kind: str
    title: str
    lede: str
    year_label: str
    partnership: RecipientPartnership
    parts: tuple[ShortPartContent, ...]

    def plain(self) -> Plain:
        """The content as dictionaries, lists and texts, as it is stored."""
        return json.loads(canonical(self.model_dump(mode="json")))

    @property
    def hash(self) -> str:
        return hash_of(self.model_dump(mode="json"))
