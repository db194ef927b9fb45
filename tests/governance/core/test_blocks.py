"""What a kind of block need not say, how neighbours are joined, and how stored ones are read."""

from typing import ClassVar, Literal

import pytest
from django.template.loader import get_template
from docx import Document
from pydantic import ValidationError

from assurance.reports.blocks import KINDS
from governance.core.blocks.base import Block, join_adjacent
from governance.core.blocks.hashing import canonical, hash_of
from governance.core.blocks.union import read_block

pytestmark = pytest.mark.once


class Note(Block):
    """A kind that says of itself only what it must."""

    kind: Literal["note"] = "note"
    text: str

    template: ClassVar[str] = "none.html"

    def plain_text(self):
        return self.text


class Tally(Block):
    """A kind whose neighbours are one."""

    kind: Literal["tally"] = "tally"
    count: int

    template: ClassVar[str] = "none.html"

    def join(self, following):
        is_own = isinstance(following, Tally)
        return Tally(count=self.count + following.count) if is_own else None


def test_a_kind_that_says_nothing_lacks_nothing_and_has_nothing_to_write():
    block = Tally(count=1)

    assert (block.gaps(), block.texts(), block.get_figures()) == ((), (), ())
    assert (block.summary_line(), block.status_line(), block.plain_text()) == ("", None, "")
    assert block.with_texts({"a": "b"}) is block


def test_in_word_a_kind_that_says_nothing_else_is_its_plain_text():
    document = Document()

    Note(text="One.\n\nTwo.").add_to_word(document)

    assert [paragraph.text for paragraph in document.paragraphs] == ["One.", "Two."]


def test_neighbours_are_joined_only_where_their_kind_says_so():
    blocks = [Tally(count=1), Tally(count=2), Note(text="a"), Note(text="b"), Tally(count=4)]

    assert join_adjacent(blocks) == (
        Tally(count=3), Note(text="a"), Note(text="b"), Tally(count=4)
    )  # fmt: skip


def test_a_stored_block_is_read_by_the_kind_it_names():
    stored = {"kind": "tally", "count": 2}

    assert read_block(stored, (Note, Tally)) == Tally(count=2)
    assert read_block(Note(text="a"), (Note, Tally)) == Note(text="a")


@pytest.mark.parametrize(
    "stored", [{"kind": "other"}, {"count": 2}, {"kind": "tally", "count": 2, "more": 1}]
)
def test_an_unknown_kind_none_or_a_field_it_does_not_have_is_refused(stored):
    with pytest.raises(ValidationError):
        read_block(stored, (Note, Tally))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_of_the_report_has_a_template_and_a_name_of_its_own(kind):
    names = [each.model_fields["kind"].default for each in KINDS]

    assert names.count(kind.model_fields["kind"].default) == 1
    assert get_template(kind.template)


def test_the_hash_of_stored_content_never_changes():
    document = {"b": [1.0, 2.5, ("é", None)], "a": {"z": True}}

    assert canonical(document) == '{"a":{"z":true},"b":[1,2.5,["é",null]]}'
    assert hash_of(document) == "fc352fb42996586546d58b51b145778a85b701da64b4710aa05dbab7ec42e89f"
