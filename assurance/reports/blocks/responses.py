"""What groups, children or the scrutineer say under a heading, each under its own name."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, ClassVar, Literal

from governance.core.blocks.base import Block
from governance.core.blocks.links import Links
from governance.core.blocks.values import Source, StoredValue


class Response(StoredValue):
    """What one group or organisation says; ``note`` tells where it stands, if that matters."""

    who: str
    question: str
    text: str
    source: Source
    note: str = ""


@dataclass(frozen=True)
class GroupResponses:
    """The adjacent responses of one group, with the page of the row they come from."""

    who: str
    note: str
    responses: tuple[Response, ...]
    url: str


class Responses(Block):
    """Everything that is said under one heading; ``asked_count`` is how many were asked."""

    kind: Literal["responses"] = "responses"
    responses: tuple[Response, ...]
    asked_count: int | None = None

    template: ClassVar[str] = "assurance/reports/blocks/responses.html"
    named: ClassVar[str] = "What was reported"

    @property
    def has_several_questions(self) -> bool:
        """Only then is the question told, for one alone is the heading's own."""
        return len({each.question for each in self.responses}) > 1

    def groups(self, links: Links) -> Iterator[GroupResponses]:
        for (who, note, source), own in groupby(self.responses, key=by_group):
            yield GroupResponses(who, note, tuple(own), links.source(source))

    def context(self, links: Links) -> dict[str, Any]:
        return {"groups": tuple(self.groups(links))}

    def add_to_word(self, document: Any) -> None:
        for group in self.groups(Links()):
            document.add_heading(group.who, 2)
            if group.note:
                document.add_paragraph().add_run(group.note).italic = True
            for response in group.responses:
                if self.has_several_questions and response.question:
                    document.add_heading(response.question, 3)
                document.add_paragraph(response.text)

    def plain_text(self) -> str:
        return "\n\n".join(f"{each.who}: {each.text}" for each in self.responses)

    def summary_line(self) -> str:
        """How many answered, until the office has written its own line."""
        answered = len(list(self.groups(Links())))
        asked = "no" if self.asked_count is None else self.asked_count
        return f"Answered in {answered} of {asked} reports asked for."

    def join(self, following: Block) -> Block | None:
        """Two under one heading are one, whoever gave them."""
        if not isinstance(following, Responses):
            return None
        counts = (self.asked_count, following.asked_count)
        return Responses(
            responses=(*self.responses, *following.responses),
            asked_count=next((count for count in counts if count is not None), None),
        )


def by_group(response: Response) -> tuple[str, str, Source]:
    return response.who, response.note, response.source
