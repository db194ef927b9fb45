"""A crawl reads a page for what it says, keeps within its caps, and tells a planted difference."""

import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from tests.crawler import __main__ as command
from tests.crawler import html, links, reading, stored, walking

PAGE = """
<title>Actions</title><script>ignore()</script>
<h1 class="big">Open <em>actions</em></h1>
<table><tr><th>Due</th><th>Title</th></tr>
<tr><td>1 May</td><td><a href="/a/1/">Ask</a></td></tr></table>
<form method="get"><input type="hidden" name="csrfmiddlewaretoken" value="never the same">
<label>Status</label><select name="status"><option value="">Any</option>
<option value="open" selected>Open</option></select><button name="go">Filter</button></form>
<svg aria-label="Two of three"><title>Two</title></svg>
<img alt="A map" src="data:image/png;base64,x">
<a href="https://elsewhere.example/">Elsewhere</a> <a href="?sort=b&amp;page=2#top">Sort</a>
"""
BOTH = {
    "nobody": {"/": ["302 text/html", "Location: /account/login/"]},
    "officer@example.org": {"/": ["200 text/html", "h1: Today"], "/a/": ["200 text/html", "", "x"]},
}
Store = Callable[..., Path]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Makes a store of the same pages, but for those given for the officer."""

    def make(name: str, **others: list[str] | None) -> Path:
        folder = tmp_path / name
        folder.mkdir()
        pages = {**BOTH["officer@example.org"], **{f"/{key}/": on for key, on in others.items()}}
        kept = {address: said for address, said in pages.items() if said is not None}
        for who, shown in {**BOTH, "officer@example.org": kept}.items():
            stored.write(folder, who, shown)
        return folder

    return make


def test_a_page_is_read_line_by_line_for_what_it_says():
    assert html.lines_of(PAGE) == [
        "title: Actions",
        "h1: Open actions",
        "table",
        "tr: | Due | Title",
        "tr: | 1 May | <a href=/a/1/> Ask",
        "form method=get",
        "input type=hidden name=csrfmiddlewaretoken value=…",
        "label: Status",
        "select name=status",
        "option value: Any",
        "option value=open selected: Open",
        "button name=go: Filter",
        "<svg aria-label=Two of three>",
        "title: Two",
        "<img src=data:… alt=A map> <a href=https://elsewhere.example/> Elsewhere "
        "<a href=?sort=b&page=2#top> Sort",
    ]


def test_links_forms_and_single_choices_of_the_same_site_are_followed():
    found = links.found_in(PAGE, address="/actions/?status=late")

    assert found == {
        "/a/1/",
        "/actions/?status=late",
        "/actions/?status=open",
        "/actions/?page=2&sort=b",
    }


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("http://127.0.0.1:8000/a/?b=2&a=1#c", "/a/?a=1&b=2"),
        ("../b/", "/b/"),
        ("?_changelist_filters=o%3D2&_popup=1", "/a/"),
        ("mailto:a@example.org", None),
        ("https://www.gov.uk/", None),
        ("/static/dist/app.css", None),
    ],
)
def test_an_address_is_written_in_one_way_if_it_is_ours(address, written):
    assert links.canonical(address, page="/a/") == written


def test_queries_of_a_kind_and_paths_of_a_route_are_taken_up_to_a_cap_and_each_once():
    room, caps = links.Room(in_all=20), {"route": "a/<pk>/", "per_route": 2, "per_path": 4}
    wished = [f"/a/?sort={n}" for n in range(5)] + ["/a/?page=1", "/a/?page=2", "/a/?page=1"]

    taken = [each for each in [*wished, "/a/1/", "/a/2/", "/a/3/"] if room.takes(each, **caps)]

    assert taken == [*wished[:3], "/a/?page=1", "/a/1/", "/a/2/"]


@pytest.mark.parametrize(
    ("line", "kept"),
    [("li: 52823877", "li: …"), ("52823877", "…"), (f"Type {'A2' * 16}", "Type …")],
)
def test_codes_and_keys_drawn_by_chance_are_not_kept(line, kept):
    assert reading.one_line(line) == kept


def test_a_spreadsheet_is_read_by_its_cells():
    book, out = openpyxl.Workbook(), BytesIO()
    book.active.append(["Due", None, 3])
    book.save(out)

    assert list(reading.as_excel(out.getvalue())) == ["sheet Sheet", "Due |  | 3"]


def test_what_is_drawn_by_chance_is_drawn_alike_for_the_same_seed():
    first, again, other = (walking.stream(seed) for seed in ("a", "a", "b"))

    assert (first(8), first(8)) == (again(8), again(8))
    assert first(8) != other(8)


def test_equal_stores_do_not_differ(store):
    told, ends = command.compare(store("before"), store("after"))

    assert (told, ends) == ("No difference: 3 pages of 2 people.", 0)


def test_a_planted_difference_is_told_with_its_person_and_address(store):
    after = store("after", a=["200 text/html", "", "y"])

    told, ends = command.compare(store("before"), after)

    assert ends == 1
    assert told.splitlines() == [
        "officer@example.org: changed /a/",
        "    @@ -2,2 +2,2 @@",
        "     ",
        "    -x",
        "    +y",
        "Differences: 1. Before 3 pages of 2 people, after 3 pages of 2 people.",
    ]


def test_an_address_that_came_or_went_is_told(store):
    told, ends = command.compare(store("before"), store("after", a=None, b=["200 text/html"]))

    assert ends == 1
    assert told.splitlines()[:2] == [
        "officer@example.org: removed /a/",
        "officer@example.org: added /b/",
    ]


def test_a_long_difference_is_cut_short(store):
    after = store("after", a=[str(number) for number in range(100)])

    lines = command.compare(store("before"), after)[0].splitlines()

    assert len(lines) == stored.LINES_SHOWN + 3
    assert lines[-2].endswith("more lines")


def test_a_folder_in_use_is_not_written_to(store, capsys, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["crawler", "store", str(store("before"))])

    assert command.main() == 2
    assert "is not empty" in capsys.readouterr().out
