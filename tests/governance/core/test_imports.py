"""Files of offices as sheets: every encoding and form they come in, and each clear refusal."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from governance.core.imports.files import read_sheets
from governance.core.imports.headings import check_columns, find_register
from governance.core.imports.judging import filled_down, judge
from governance.core.imports.labels import labels_in
from governance.core.imports.readers import text_reader
from governance.core.imports.registers import NEW, RegisterColumn
from governance.core.imports.values import SheetRefused

ROWS = [["What", "Who"], ["Näher hinsehen – “now”", "Chair"], ["See the file", ""]]


class Things:
    """A register of nothing in particular."""

    key, label = "things", "Things"
    columns = (
        RegisterColumn(key="area", label="Area", read=text_reader(longest=60), fills_down=True),
        RegisterColumn(
            key="lead", label="Lead", read=text_reader(longest=60), fills_down=True, under="area"
        ),
        RegisterColumn(
            key="what",
            label="What",
            read=text_reader(longest=200, missing="Say what."),
            is_required=True,
        ),
        RegisterColumn(
            key="measure",
            label="Measure",
            also=("How is it measured?",),
            read=text_reader(longest=200),
        ),
        RegisterColumn(key="who", label="Who", read=text_reader(longest=60)),
    )

    def match(self, values, known):
        return NEW


def csv_of(rows, separator=",", encoding="utf-8") -> bytes:
    lines = (separator.join(f'"{cell}"' for cell in row) for row in rows)
    return "\r\n".join(lines).encode(encoding)


def workbook_of(rows, *, merged=(), title="Plan") -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    for area in merged:
        sheet.merge_cells(area)
    book.save(out := BytesIO())
    return out.getvalue()


def texts(sheet) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in sheet.rows]


def read(content: bytes, name="register.csv"):
    return find_register(read_sheets(content, name), Things())


def judged(content: bytes, name="register.csv"):
    return list(judge(read(content, name), Things(), None))


def refusal(content: bytes, name="register.xlsx") -> str:
    with pytest.raises(SheetRefused) as refused:
        check_columns(Things(), read(content, name))
    return str(refused.value)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
def test_a_csv_file_is_read_however_it_was_saved(separator, encoding):
    (sheet,) = read_sheets(csv_of(ROWS, separator, encoding), "register.csv")

    assert texts(sheet) == ROWS


def test_merged_cells_say_the_same_in_each_of_them():
    content = workbook_of(
        [["Area", "What"], ["Neglect", "See"], [None, "Act"], ["Homes", "Ask"]], merged=["A2:A3"]
    )

    rows = judged(content)

    assert [row.value("area") for row in rows] == ["Neglect", "Neglect", "Homes"]
    assert [row.number for row in rows] == [2, 3, 4]


def test_an_empty_cell_takes_what_stands_above_until_what_it_is_under_changes():
    rows = [["Area", "Lead", "What"], ["A", "Chair", "1"], ["", "", "2"], ["B", "", "3"]]

    found = [cells for cells, _ in filled_down(read(csv_of(rows)), Things())]

    assert [[cell.text for cell in row.cells] for row in found] == [
        ["A", "Chair", "1"],
        ["A", "Chair", "2"],
        ["B", "", "3"],
    ]


def test_what_stands_above_a_table_is_said_of_its_rows():
    head = ["What", "How is it measured?"]
    rows = [
        ["Area: Neglect", ""],
        ["Lead:", "Chair"],
        head,
        ["See", "Audit"],
        ["Area: Homes", ""],
        head,
        ["Ask", "Survey"],
    ]

    found = judged(csv_of(rows))

    said = [[row.value(key) for key in ("area", "lead", "what", "measure")] for row in found]
    assert said == [["Neglect", "Chair", "See", "Audit"], ["Homes", "", "Ask", "Survey"]]
    assert not list(labels_in(read(csv_of(rows)).rows[0], {}))


def test_two_rows_of_headings_are_read_as_one():
    rows = [["Our plan"], ["", "What", ""], ["Who", "", "Measure"], ["Chair", "See", "Audit"]]

    (row,) = judged(csv_of(rows))

    assert [row.value(key) for key in ("who", "what", "measure")] == ["Chair", "See", "Audit"]


def test_a_formula_is_read_by_its_result_with_a_doubt_and_refused_without():
    content = workbook_of([["What", "Who"], ['="a"&"b"', "Chair"]])
    calculated = with_result(content, "ab")

    (refused,), (doubted,) = judged(content), judged(calculated)

    assert refused.verdict == "refused"
    assert "formula" in refused.cells["what"].understood.why
    assert doubted.verdict == "doubtful"
    assert doubted.value("what") == "ab"


def with_result(content: bytes, result: str) -> bytes:
    """The workbook as Excel saves it, with what it calculated."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for each in old.namelist():
            part = old.read(each)
            if each.endswith("sheet1.xml"):
                part = part.replace(b"<v />", f"<v>{result}</v>".encode())
                part = part.replace(b"<v></v>", f"<v>{result}</v>".encode())
                part = part.replace(b'<c r="A2">', b'<c r="A2" t="str">')
            new.writestr(each, part)
    return out.getvalue()


def test_what_only_looks_like_a_date_stays_words():
    rows = [["What", "Measure"], ["Audit", "Again in 2019/10"], ["Plan", "4 reports in 2018/19"]]

    odd, plain = judged(csv_of(rows))

    assert (odd.verdict, odd.value("measure")) == ("doubtful", "Again in 2019/10")
    assert "2019/10" in odd.cells["measure"].understood.why
    assert plain.verdict == "ok"


def test_an_nhs_number_is_refused_and_a_row_that_is_there_twice_is_doubtful():
    rows = [["What"], ["Look at 943 476 5919"], ["See"], ["See"]]

    found = judged(csv_of(rows))

    assert [row.verdict for row in found] == ["refused", "ok", "doubtful"]
    assert found[2].why == ("Row 3 says the same.",)


def zipped(**parts: bytes) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


def with_part(name: str, part: bytes) -> bytes:
    out = BytesIO(workbook_of(ROWS))
    with ZipFile(out, "a", ZIP_DEFLATED) as archive:
        archive.writestr(name, part)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"%PDF-1.7", "a PDF"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"\xd0\xcf\x11\xe0 old", "old Excel file"),
        (b"PK\x03\x04 damaged", "no Excel workbook"),
        (zipped(word__document_xml=b"<w/>"), "no Excel workbook"),
        (with_part("xl/vbaProject.bin", b"x"), "macros"),
        (with_part("xl/bomb.xml", b" " * 30_000_000), "far larger inside"),
        (with_part("xl/more.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]>"), "not as Excel writes it"),
        (b"a" * 11_000_000, "larger than 10 MB"),
        (b"What\n" + b"See\n" * 20_001, "At most 20,000 rows"),
        (b"\x00\x01\x02\x03binary\x00", "as an Excel workbook: it may be damaged"),
        (b"Colour,Shape\nred,round", "No row of headings was found"),
        (b"Who,Measure\nChair,Audit", "The column “What” is missing"),
    ],
)
def test_what_cannot_be_read_is_refused_in_clear_words(content, words):
    assert words in refusal(content)


def test_a_refusal_names_sheet_and_row():
    said = refusal(csv_of([["Our register"], ["Who", "Measure"], ["Chair", "Audit"]]), "r.csv")

    assert said.startswith("Sheet “r.csv”, row 2: The column “What” is missing")
