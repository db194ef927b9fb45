"""The open actions of the report's groups, as one table."""

from typing import Any, ClassVar, Literal

from governance.core.blocks.base import Block
from governance.core.blocks.links import Links
from governance.core.blocks.values import Source, StoredValue
from governance.core.documents.word import add_table
from governance.core.formatting import format_count

WHO = "Who"
HEADS = ("Action", "What was promised", WHO, "Due")
SHARES = (0.12, 0.44, 0.24, 0.2)
NOBODY = "Not assigned"
NO_DATE = "No date"


class LoggedAction(StoredValue):
    """One open action; ``due`` is its due date in words, with by how much it is late.

    ``due`` is empty without a date, ``owner`` where it is assigned to nobody; content stored before
    owners were told has None.
    """

    reference: str
    title: str
    due: str
    source: Source
    owner: str | None = None


class ActionLog(Block):
    """The log, in the order of its groups and numbers."""

    kind: Literal["action_log"] = "action_log"
    actions: tuple[LoggedAction, ...]

    template: ClassVar[str] = "assurance/reports/blocks/action_log.html"
    named: ClassVar[str] = "Open actions"

    @property
    def has_owners(self) -> bool:
        return any(each.owner is not None for each in self.actions)

    @property
    def heads(self) -> tuple[str, ...]:
        return tuple(head for head in HEADS if head != WHO or self.has_owners)

    def row(self, action: LoggedAction) -> tuple[str, ...]:
        """What is told of one action, in the order of the heads."""
        owner = (action.owner or NOBODY,) if self.has_owners else ()
        return action.reference, action.title, *owner, action.due or NO_DATE

    def context(self, links: Links) -> dict[str, Any]:
        return {
            "heads": self.heads,
            "count": format_count(len(self.actions), "open action"),
            "rows": [
                (
                    each.reference,
                    links.source(each.source),
                    list(zip(self.heads, self.row(each), strict=True))[1:],
                )
                for each in self.actions
            ],
        }

    def add_to_word(self, document: Any) -> None:
        shares = SHARES if self.has_owners else ()
        add_table(document, self.heads, [list(self.row(each)) for each in self.actions], shares)

    def plain_text(self) -> str:
        return "\n\n".join(f"{each.reference}: {each.title}" for each in self.actions)
