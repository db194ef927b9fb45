"""On a phone a table's rows become cards: every cell then says which column it stands in."""

import re
from html.parser import HTMLParser

import pytest

from tests.permissions.row import Row
from tests.permissions.test_queries import PAGES, reader
from tests.permissions.test_roles import asked
from tests.permissions.world import World

pytestmark = pytest.mark.pages

ROLES = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}
OF_A_CARD = "app-table--reflow"


class Cards(HTMLParser):
    """The tables of a page that become cards, and what is wrong in them."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.tables = self.at = 0
        self.heads: list[str] = []
        self.is_card = self.is_head = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "table":
            self.is_card = OF_A_CARD in (given.get("class") or "")
            self.heads, self.tables = [], self.tables + self.is_card
        if not self.is_card:
            return
        if tag in ROLES and given.get("role") != ROLES[tag]:
            self.faults.append(f"<{tag}> has no role {ROLES[tag]}")
        match tag:
            case "tr":
                self.at = 0
            case "th" if given.get("scope") == "col":
                self.is_head = True
                self.heads.append("")
            case "th" | "td":
                self.look_at(tag, given)
                self.at += 1

    def look_at(self, tag: str, given: dict[str, str | None]) -> None:
        said, head = given.get("data-label"), self.heads[self.at].strip()
        if tag == "th" and given.get("role") != "rowheader":
            self.faults.append(f"the head of a row under “{head}” has no role")
        if tag == "td" and said != head:
            self.faults.append(f"a cell under “{head}” says “{said}”")

    def handle_endtag(self, tag: str) -> None:
        if tag == "th":
            self.is_head = False
        if tag == "table":
            self.is_card = False

    def handle_data(self, data: str) -> None:
        if self.is_head:
            self.heads[-1] += re.sub(r"\s+", " ", data)


def faults(world: World, row: Row) -> list[str]:
    answer = asked(world.browsers[reader(row)], row, world.own)
    if answer.streaming or not answer["Content-Type"].startswith("text/html"):
        return []
    cards = Cards()
    cards.feed(answer.content.decode())
    return cards.faults


def test_every_cell_of_a_card_says_its_column_and_keeps_its_role(world):
    assert {str(row): found for row in PAGES if (found := faults(world, row))} == {}


@pytest.mark.parametrize("name", ["assurance:return-list", "governance:action-list"])
def test_a_list_becomes_cards(world, name):
    row = next(row for row in PAGES if row.name == name)
    cards = Cards()

    cards.feed(asked(world.browsers[reader(row)], row, world.own).content.decode())

    assert cards.tables == 1
