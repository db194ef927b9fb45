"""A list as a file: as the page shows it, readable by programs and by people."""

import csv
import io
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.test import RequestFactory
from openpyxl import Workbook, load_workbook

from governance.core.exports import export_response, wants_file
from governance.core.roles import Actor
from governance.core.tables import Column
from governance.people.models import User
from tests import factories

LONDON = ZoneInfo("Europe/London")
COLUMNS = (
    Column("name", "Name", lambda row: row["name"], "name"),
    Column("day", "Heard on", lambda row: row["day"]),
    Column("at", "Sent", lambda row: row["at"]),
    Column("count", "Children asked", lambda row: row["count"]),
    Column("share", "Share", lambda row: row["share"]),
)
ROWS = [
    {
        "name": "=SUM(A1)",
        "day": date(2027, 3, 31),
        "at": datetime(2026, 7, 1, 9, 30, 0, 123456, tzinfo=LONDON),
        "count": 12,
        "share": Decimal("0.25"),
    },
    {
        "name": "A long line. " * 30 + "\nand a second",
        "day": None,
        "at": None,
        "count": 3,
        "share": 1.5,
    },
]


def asked(kind: str, **query: str):
    request = RequestFactory().get("/actions/", {"as": kind, **query})
    request.actor = Actor.schedule(date(2027, 4, 1))
    request.user = User(name="Board officer", email="officer@example.org")
    return request


def the_book(rows=ROWS, title: str = "Actions") -> Workbook:
    return load_workbook(io.BytesIO(export_response(asked("xlsx"), title, rows, COLUMNS).content))


def test_only_csv_and_excel_are_files():
    assert [wants_file(asked(kind)) for kind in ("csv", "xlsx", "pdf", "")] == [
        True,
        True,
        False,
        False,
    ]


def test_excel_says_what_it_is_of_when_and_who_took_it_and_then_its_headings():
    sheet = the_book().active

    assert sheet["A1"].value == "Actions, 1 April 2027, taken by Board officer"
    assert [cell.value for cell in sheet[2]] == [column.label for column in COLUMNS]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A3", "A2:E4")
    assert sheet.print_title_rows == "$2:$2"


def test_excel_holds_days_as_days_and_numbers_as_numbers():
    row = the_book().active[3]

    assert [cell.value for cell in row] == [
        "'=SUM(A1)",
        datetime(2027, 3, 31),
        datetime(2026, 7, 1, 9, 30),
        12,
        0.25,
    ]
    assert [cell.number_format for cell in row][1:3] == ["dd/mm/yyyy", "dd/mm/yyyy hh:mm"]
    assert [cell.data_type for cell in row] == ["s", "d", "d", "n", "n"]


def test_columns_are_as_wide_as_what_stands_in_them_and_long_text_is_broken():
    sheet = the_book().active

    widths = {key: column.width for key, column in sheet.column_dimensions.items()}
    assert widths == {"A": 60, "B": 12, "C": 18, "D": 16, "E": 10}
    assert sheet["A4"].alignment.wrap_text


def test_an_empty_list_is_a_file_of_headings():
    sheet = the_book(rows=[]).active

    assert (sheet.max_row, sheet.auto_filter.ref) == (2, "A2:E2")


@pytest.mark.parametrize("title", ["=1+1", "@cmd", "a/b:c*[d]?" + "x" * 40, "…"])
def test_a_title_that_somebody_typed_is_no_formula_and_breaks_no_sheet(title):
    book = the_book(title=title)

    assert len(book.active.title) <= 31
    assert book.active["A1"].data_type == "s"
    assert not book.active["A1"].value.startswith(("=", "@"))


def test_csv_begins_with_its_headings_and_has_days_as_programs_read_them():
    answer = export_response(asked("csv"), "Voice of the child", ROWS, COLUMNS)

    head, first, _ = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert head == [column.label for column in COLUMNS]
    assert first == ["'=SUM(A1)", "2027-03-31", "2026-07-01 09:30:00", "12", "0.25"]
    assert answer["Content-Disposition"] == 'attachment; filename="voice-of-the-child.csv"'


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_file_is_in_the_order_of_the_screen(kind):
    for name in ("Beta", "Gamma", "Alpha"):
        factories.OrganisationFactory(name=name)
    columns = (Column("name", "Name", lambda row: row.name, "name"),)
    rows = factories.OrganisationFactory._meta.model.objects.order_by("pk")

    made = export_response(asked(kind, sort="-name"), "Bodies", rows, columns).content

    if kind == "csv":
        names = made.decode("utf-8-sig").split()[1:]
    else:
        names = [row[0].value for row in load_workbook(io.BytesIO(made)).active["A3:A5"]]
    assert names == ["Gamma", "Beta", "Alpha"]
