"""Whatever people read as a list of names is sorted by ``Folded``, alike on both databases."""

import ast
from collections.abc import Iterator

from tests.architecture.introspection import place, sources, tree

WRITTEN = {"name", "title", "short_name", "label", "subject", "area", "who"}
"""Columns that people write and read."""


def sorted_as_stored(code: ast.Module) -> Iterator[int]:
    """The lines of an ``order_by`` that names such a column as it is stored."""
    for node in ast.walk(code):
        is_order = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if is_order and node.func.attr == "order_by":
            named = [each.value for each in node.args if isinstance(each, ast.Constant)]
            if any(str(name).lstrip("-").split("__")[-1] in WRITTEN for name in named):
                yield node.lineno


def test_no_list_of_names_is_sorted_as_it_is_stored():
    found = [
        f"{place(path)}:{line}"
        for path in sources("governance", "reviews", "training", "assurance", "lscp")
        if "migrations" not in path.parts
        for line in sorted_as_stored(tree(path))
    ]

    assert found == []


def test_a_list_that_is_sorted_as_stored_is_found():
    code = 'rows.order_by("-starts_on", "group__name")\nrows.order_by(Folded("name"), "pk")'

    assert list(sorted_as_stored(ast.parse(code))) == [1]
