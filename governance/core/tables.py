"""Lists a person can sort and page; as files they are taken away by ``exports``."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.urls import reverse

from governance.core.formatting import format_date_short
from governance.core.prepared_queries import PreparedList
from governance.core.text_folding import Folded, is_sorted_by_key

PER_PAGE = 50
Rows = TypeVar("Rows", QuerySet, PreparedList)


@dataclass(frozen=True)
class Column:
    """One column: its heading, what a row says in it, and the field it is sorted by."""

    key: str
    label: str
    value: Callable[[Any], Any]
    sort: str = ""


@dataclass(frozen=True)
class ColumnHeader:
    """A column's heading as the page draws it, with the link that sorts by it."""

    label: str
    key: str
    sorted: str = "none"
    link: str = ""


@dataclass(frozen=True)
class TablePage:
    """A page of a list, its headings, and the query to keep when paging or taking away."""

    page: Page
    headings: tuple[ColumnHeader, ...]
    query: str


def paginate_table(request: HttpRequest, rows: Rows, columns: Sequence[Column]) -> TablePage:
    """The page of ``rows`` that was asked for, sorted as asked; unknown wishes are ignored."""
    wish = request.GET.get("sort", "")
    found = apply_sort(rows, columns, wish)
    kept = request.GET.copy()
    kept.pop("page", None)
    headings = tuple(column_header(column, wish, kept.copy()) for column in columns)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return TablePage(page, headings, kept.urlencode())


def apply_sort(rows: Rows, columns: Sequence[Column], wish: str) -> Rows:
    field = {column.key: column.sort for column in columns if column.sort}.get(wish.lstrip("-"))
    if not field:
        return rows
    down = wish.startswith("-")
    key = Folded(field) if is_sorted_by_key(rows.model, field) else F(field)
    order = (key.desc(nulls_last=True) if down else key.asc(nulls_last=True), "pk")
    return rows.order_by(*order)


def column_header(column: Column, wish: str, query: Any) -> ColumnHeader:
    if not column.sort:
        return ColumnHeader(column.label, column.key)
    is_up = wish == column.key
    query["sort"] = f"-{column.key}" if is_up else column.key
    state = "ascending" if is_up else "descending" if wish == f"-{column.key}" else "none"
    return ColumnHeader(column.label, column.key, state, f"?{query.urlencode()}")


def plain_headers(columns: Sequence[Column]) -> tuple[ColumnHeader, ...]:
    """The headings of a table that stands whole on a page and is not sorted."""
    return tuple(ColumnHeader(column.label, column.key) for column in columns)


@dataclass(frozen=True)
class TableRow:
    """One row as the page draws it: its first cell leads to its page; cells have their heading."""

    url: str
    first: str
    cells: tuple[tuple[str, str], ...]


def table_rows(rows: Iterable[Any], columns: Sequence[Column], url_name: str) -> list[TableRow]:
    return [
        TableRow(
            reverse(url_name, args=[row.pk]),
            cell_text(columns[0], row),
            tuple((column.label, cell_text(column, row)) for column in columns[1:]),
        )
        for row in rows
    ]


def cell_text(column: Column, row: Any) -> str:
    value = column.value(row)
    if hasattr(value, "isoformat"):
        return format_date_short(value)
    return str(value or "")
