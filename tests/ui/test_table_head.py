"""What stands above every list: the headings it is sorted by, and how it is taken away."""

import re

import pytest
from django.template.loader import render_to_string

from governance.core.tables import ColumnHeader

HEADINGS = [
    ColumnHeader("Due", "due", "ascending", "?sort=-due"),
    ColumnHeader("Title", "title", "none", "?sort=title"),
    ColumnHeader("Who", "who"),
]


def test_a_heading_says_how_the_list_is_sorted_only_where_it_can_be():
    html = render_to_string("components/table_head.html", {"headings": HEADINGS})

    assert re.findall(r'aria-sort="(\w+)"', html) == ["ascending", "none"]
    assert re.findall(r'href="([^"]+)">(\w+)</a>', html) == [
        ("?sort=-due", "Due"),
        ("?sort=title", "Title"),
    ]
    assert '<th scope="col" role="columnheader" class="govuk-table__header">Who</th>' in html


@pytest.mark.parametrize(
    ("count", "query", "says", "to"),
    [
        (1, "", "1 priority.", "?as=csv"),
        (2, "status=late&sort=due", "2 priorities.", "?status=late&amp;sort=due&amp;as=csv"),
    ],
)
def test_a_list_is_counted_and_taken_away_as_it_was_filtered(count, query, says, to):
    words = {"count": count, "query": query, "word": "priority", "words": "priorities"}

    html = render_to_string("components/export_links.html", words)

    assert says in html
    assert re.findall(r'href="([^"]+)"', html) == [to, to.replace("csv", "xlsx")]
