"""Lists a person can sort, page and take away as CSV or Excel, safe from formulas."""

import csv
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localtime
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from governance.core.control_characters import strip_unprintable

PER_PAGE = 50
AT_A_TIME = 1000
"""Rows of an export that are in memory together."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


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


def paginate_table(request: HttpRequest, rows: QuerySet, columns: Sequence[Column]) -> TablePage:
    """The page of ``rows`` that was asked for, sorted as asked; unknown wishes are ignored."""
    wish = request.GET.get("sort", "")
    found = apply_sort(rows, columns, wish)
    kept = request.GET.copy()
    kept.pop("page", None)
    headings = tuple(column_header(column, wish, kept.copy()) for column in columns)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return TablePage(page, headings, kept.urlencode())


def apply_sort(rows: QuerySet, columns: Sequence[Column], wish: str) -> QuerySet:
    field = {column.key: column.sort for column in columns if column.sort}.get(wish.lstrip("-"))
    if not field:
        return rows
    down = wish.startswith("-")
    order = F(field).desc(nulls_last=True) if down else F(field).asc(nulls_last=True)
    return rows.order_by(order, "pk")


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


def export_response(
    kind: str, name: str, rows: Iterable[Any], columns: Sequence[Column]
) -> HttpResponse:
    """The whole list as a file, read and written a part at a time; ``kind``: ``csv``, ``xlsx``."""
    found = rows.iterator(chunk_size=AT_A_TIME) if isinstance(rows, QuerySet) else rows
    table = ([escape_formula(column.value(row)) for column in columns] for row in found)
    labels = [column.label for column in columns]
    response = as_excel(labels, table) if kind == "xlsx" else as_csv(labels, table)
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return response


def escape_formula(value: Any) -> Any:
    """A cell no spreadsheet will take for a formula; numbers and dates stay what they are."""
    match value:
        case None:
            return ""
        case datetime():
            return localtime(value).replace(tzinfo=None)
        case bool():
            return "Yes" if value else "No"
        case int() | date():
            return value
    text = strip_unprintable(str(value))
    is_formula = text.startswith(FORMULA) or text.lstrip().startswith(FORMULA)
    return f"'{text}" if is_formula else text


def as_csv(labels: list[str], table: Iterable[list[Any]]) -> HttpResponse:
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response.write("\ufeff")
    writer = csv.writer(response)
    writer.writerow(labels)
    writer.writerows(table)
    return response


def heading_cell(sheet: Any, label: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, label)
    cell.font = Font(bold=True)
    return cell


def as_excel(labels: list[str], table: Iterable[list[Any]]) -> HttpResponse:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.freeze_panes = "A2"
    sheet.append([heading_cell(sheet, label) for label in labels])
    for row in table:
        sheet.append(row)
    out = BytesIO()
    book.save(out)
    return HttpResponse(out.getvalue(), content_type=EXCEL)
