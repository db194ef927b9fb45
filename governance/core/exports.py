"""A list as a file: in the order and with the filters of the page, as CSV or Excel, formula-safe.

CSV is for programs: headings, rows, dates as 2027-03-31. Excel is for people: a line that says what
it is, of when and taken by whom, headings that stay and filter, dates and numbers as such.
"""

import csv
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.text import slugify

from governance.core.control_characters import strip_unprintable
from governance.core.formatting import format_date
from governance.core.on_demand import openpyxl, openpyxl_styles, openpyxl_utils
from governance.core.requests import ActorRequest
from governance.core.tables import Column, apply_sort

FORMATS = ("csv", "xlsx")
AT_A_TIME = 1000
"""Rows of an export that are read together."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEAD_ROW = 2
"""Of the sheet; above it stands what the list is."""
NARROWEST, WIDEST = 10, 60
"""Of a column, in characters; longer text is broken into lines."""
DAY, MOMENT = "dd/mm/yyyy", "dd/mm/yyyy hh:mm"
HEAD_FILL = "DDE4EE"


class ListFile(HttpResponse):
    """A list as a file of this name."""

    def __init__(self, name: str, content_type: str, content: bytes = b"") -> None:
        super().__init__(content, content_type=content_type)
        self.name = name
        self["Content-Disposition"] = f'attachment; filename="{name}"'


def wants_file(request: HttpRequest) -> bool:
    """Whether the list is asked for as a file."""
    return request.GET.get("as") in FORMATS


def export_response(
    request: ActorRequest, title: str, rows: Iterable[Any], columns: Sequence[Column]
) -> HttpResponse:
    """The whole list as the file that was asked for, sorted as the page is; see ``wants_file``.

    Rows of the database are read a part at a time. More of them than a page has time for are left
    to a worker: the answer is the page that has the file made.
    """
    if isinstance(rows, QuerySet):
        if not getattr(request, "may_take_long", False) and is_long(rows):
            address = urlencode({"list": request.get_full_path()})
            return redirect(f"{reverse(settings.LONG_LIST_URL)}?{address}")
        found = apply_sort(rows, columns, request.GET.get("sort", ""))
        rows = found.iterator(chunk_size=AT_A_TIME)
    table = ([escape_formula(column.value(row)) for column in columns] for row in rows)
    labels = [column.label for column in columns]
    kind, name = request.GET["as"], slugify(title) or "list"
    if kind == "xlsx":
        told = f"{title}, {format_date(request.actor.on)}, taken by {request.user}"
        return as_excel(name, str(escape_formula(told)), labels, list(table))
    return as_csv(name, labels, table)


def is_long(rows: QuerySet) -> bool:
    """Whether there are more than a page makes a file of; one query."""
    most = settings.LIST_ROWS_AT_ONCE
    return len(rows.order_by().values_list("pk")[: most + 1]) > most


def escape_formula(value: Any) -> Any:
    """A cell no spreadsheet will take for a formula; numbers and dates stay what they are."""
    match value:
        case None:
            return ""
        case datetime():
            return timezone.localtime(value).replace(tzinfo=None, microsecond=0)
        case bool():
            return "Yes" if value else "No"
        case int() | float() | Decimal() | date():
            return value
    text = strip_unprintable(str(value))
    is_formula = text.startswith(FORMULA) or text.lstrip().startswith(FORMULA)
    return f"'{text}" if is_formula else text


def as_csv(name: str, labels: list[str], table: Iterable[list[Any]]) -> ListFile:
    """In UTF-8 with its mark, which Excel needs to read more than English; headings come first."""
    response = ListFile(f"{name}.csv", "text/csv; charset=utf-8")
    response.write("\ufeff")
    writer = csv.writer(response)
    writer.writerow(labels)
    writer.writerows(table)
    return response


def as_excel(name: str, told: str, labels: list[str], table: list[list[Any]]) -> ListFile:
    book = openpyxl.Workbook()
    book.properties.title = told
    sheet = book.active
    sheet.title = name[:31]
    for row in [[told], labels, *table]:
        sheet.append(row)
    set_cells(sheet)
    set_page(sheet, len(labels), told)
    for number, cells in enumerate(zip(labels, *table, strict=True), 1):
        sheet.column_dimensions[openpyxl_utils.get_column_letter(number)].width = width_of(cells)
    out = BytesIO()
    book.save(out)
    return ListFile(f"{name}.xlsx", EXCEL, out.getvalue())


def set_cells(sheet: Any) -> None:
    """Headings stand out; days read as in Britain; long text is broken, not cut."""
    look = openpyxl_styles
    bold, fill = look.Font(bold=True), look.PatternFill("solid", fgColor=HEAD_FILL)
    sheet["A1"].font = look.Font(bold=True, size=13)
    for cell in sheet[HEAD_ROW]:
        cell.font, cell.fill = bold, fill
        cell.alignment = look.Alignment(wrap_text=True, vertical="top")
    whole, broken = (look.Alignment(wrap_text=each, vertical="top") for each in (False, True))
    for row in sheet.iter_rows(min_row=HEAD_ROW + 1):
        for cell in row:
            set_number_form(cell)
            cell.alignment = broken if isinstance(cell.value, str) else whole


def set_number_form(cell: Any) -> None:
    match cell.value:
        case datetime():
            cell.number_format = MOMENT
        case date():
            cell.number_format = DAY


def set_page(sheet: Any, columns: int, told: str) -> None:
    """What stays in sight, what can be filtered, and how it is printed."""
    sheet.freeze_panes = f"A{HEAD_ROW + 1}"
    last = f"{openpyxl_utils.get_column_letter(columns)}{sheet.max_row}"
    sheet.auto_filter.ref = f"A{HEAD_ROW}:{last}"
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    sheet.oddFooter.left.text = told.replace("&", "&&")
    sheet.oddFooter.right.text = "Page &P of &N"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def width_of(cells: Iterable[Any]) -> int:
    """Of a column, for the longest line in it."""
    longest = max(len(line) for cell in cells for line in shown_lines(cell))
    return min(max(longest + 2, NARROWEST), WIDEST)


def shown_lines(value: Any) -> list[str]:
    match value:
        case datetime():
            return [MOMENT]
        case date():
            return [DAY]
    return str(value).split("\n")
