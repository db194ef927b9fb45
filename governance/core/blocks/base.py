"""A block: one piece of evidence in a report, with all that a report needs to know of it.

A kind of block is one class below ``Block`` with its own ``kind``, one template for page and PDF,
and one line in the list of the report that may hold it. What it does not say has a default.
"""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, Self

from governance.core.blocks.links import Links
from governance.core.blocks.values import Figure, Gap, NamedText, StoredValue
from governance.core.statuses import StatusChoices


class Block(StoredValue):
    """One piece of evidence; each kind narrows ``kind`` to its own ``Literal`` and names its
    template.
    """

    template: ClassVar[str]
    named: ClassVar[str] = "Evidence"
    """What it is called where evidence is listed and it has no title of its own."""
    kind: str

    def context(self, links: Links) -> dict[str, Any]:
        """What the template needs besides ``block``, ``links`` and ``is_paper``."""
        return {}

    def add_to_word(self, document: Any) -> None:
        """Add it to a python-docx document; a kind that says nothing else adds its plain text."""
        for paragraph in filter(None, self.plain_text().split("\n\n")):
            document.add_paragraph(paragraph)

    def plain_text(self) -> str:
        """The evidence as text, shown to whoever writes about it; paragraphs by empty lines."""
        return ""

    def evidence_label(self) -> str:
        """What it is called where evidence is listed: its own title, or that of its kind."""
        return getattr(self, "title", "") or self.named

    def summary_line(self) -> str:
        """What the summary says of it in one line; empty when it has nothing to say there."""
        return ""

    def status_line(self) -> tuple[str, StatusChoices] | None:
        """Its name and status, for those that the summary lists at a glance."""
        return None

    def gaps(self) -> tuple[Gap, ...]:
        """What is lacking in it, whatever the state of the gap."""
        return ()

    def get_figures(self) -> tuple[Figure, ...]:
        """The figures it shows, which can be counted again and looked behind."""
        return ()

    def texts(self) -> tuple[NamedText, ...]:
        """The texts that people write into it, in reading order, written or not."""
        return ()

    def with_texts(self, texts: Mapping[str, str]) -> Self:
        """The same block with these texts by key; a text that is not among them is emptied."""
        return self

    def join(self, following: "Block") -> "Block | None":
        """One block for this and the one that follows it; None where they stay two."""
        return None


def join_adjacent(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with neighbours joined, where their kind says that they are one."""
    found: list[Block] = []
    for block in blocks:
        joined = found[-1].join(block) if found else None
        found[-1:] = [joined] if joined else [*found[-1:], block]
    return tuple(found)
