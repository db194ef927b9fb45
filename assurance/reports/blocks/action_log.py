"""The open actions of the report's groups, as one table."""

from typing import Any, ClassVar, Literal

from governance.core.blocks.base import Block
from governance.core.blocks.links import Links
from governance.core.blocks.values import Source, StoredValue
from governance.core.documents.word import add_table

HEADS = ("Action", "What was promised", "Due")
SHARES = (0.14, 0.6, 0.26)


class LoggedAction(StoredValue):
    """One open action; ``due`` is its lateness or its due date in words, empty without one."""

    reference: str
    title: str
    due: str
    source: Source


class ActionLog(Block):
    """The log, in the order of its groups and numbers."""

    kind: Literal["action_log"] = "action_log"
    actions: tuple[LoggedAction, ...]

    template: ClassVar[str] = "assurance/reports/blocks/action_log.html"

    def context(self, links: Links) -> dict[str, Any]:
        return {"rows": [(each, links.source(each.source)) for each in self.actions]}

    def add_to_word(self, document: Any) -> None:
        rows = [[each.reference, each.title, each.due or "No date"] for each in self.actions]
        add_table(document, HEADS, rows, SHARES)

    def plain_text(self) -> str:
        return "\n\n".join(f"{each.reference}: {each.title}" for each in self.actions)
