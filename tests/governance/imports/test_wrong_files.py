"""A wrong file writes nothing, whichever register it is read as, and says where it is wrong."""

from io import BytesIO
from itertools import count
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import time_machine
from django.apps import apps
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from governance.imports.registers import REGISTERS
from governance.structure.models import Seat
from tests import factories
from tests.scenarios.imports import from_command
from tests.scenarios.retention import an_officer
from tests.scenarios.returns import NOON, an_audit_group, the_leicester_partnership

pytestmark = pytest.mark.django_db
NUMBERS = count()
WRITTEN = ("governance.", "reviews.", "training.", "assurance.")
GOOD = {
    "actions": ["What", "Who", "Due"],
    "plan": ["Plan", "Priority", "What are we going to do?", "When"],
    "members": ["Name", "Email", "Board", "Role"],
    "distribution-lists": ["Email", "Agency", "Name", "Board"],
    "risks": ["Risk title", "L", "I", "Next review"],
}
ROW = {
    "actions": ["Ask for audits", "Board Officer", "31 March 2027"],
    "plan": ["Business plan 2026-27", "1. Neglect", "Ask for audits", "Quarterly"],
    "members": ["Head of Safeguarding", "head@example.org", "Audit Group", "Police member"],
    "distribution-lists": ["box@example.org", "Example Police", "", ""],
    "risks": ["Too few audits", "4", "3", "31 March 2027"],
}
BAD = {
    "actions": ["Publish", "Board Officer", "soon"],
    "plan": ["Business plan 2026-27", "1. Neglect", "", "soon"],
    "members": ["Head of Nothing", "no address", "Audit Group", "Police member"],
    "distribution-lists": ["no address", "Example Police", "", ""],
    "risks": ["Too many", "99", "3", "soon"],
}
EVERY = pytest.mark.parametrize("kind", sorted(REGISTERS))


@pytest.fixture(autouse=True)
def office():
    with time_machine.travel(NOON, tick=False):
        area = the_leicester_partnership()
        person = an_officer(area)
        Seat.objects.filter(appointments__person=person).update(title="Board Officer")
        factories.UserFactory(is_superuser=True, is_staff=True)
        police = factories.OrganisationFactory(name="Example Police", key="example-police")
        group = an_audit_group()
        type(group).objects.filter(pk=group.pk).update(name="Audit Group")
        factories.SeatFactory(group=group, title="Police member", represents=police)
        yield


def everything() -> dict[str, int]:
    """How many rows each table has."""
    return {
        model._meta.label: model._base_manager.count()
        for model in apps.get_models()
        if model._meta.label_lower.startswith(WRITTEN)
    }


def imported(kind: str, folder: Path, content: bytes, suffix: str) -> tuple[int, dict]:
    file = folder / f"file-{next(NUMBERS)}.{suffix}"
    file.write_bytes(content)
    return from_command(kind, file, "leicester")


def csv_of(*rows: list[str], encoding: str = "utf-8") -> bytes:
    return "\r\n".join(",".join(row) for row in rows).encode(encoding)


def workbook_of(*rows: list[str]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(out := BytesIO())
    return out.getvalue()


def with_macros(kind: str) -> bytes:
    out = BytesIO(workbook_of(GOOD[kind], ROW[kind]))
    with ZipFile(out, "a", ZIP_DEFLATED) as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    return out.getvalue()


def huge(kind: str) -> bytes:
    return csv_of(GOOD[kind], *[ROW[kind]] * 20_001)


WRONG = {
    "encrypted": lambda kind: b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
    "macros": with_macros,
    "huge": huge,
    "wrong columns": lambda kind: csv_of(["Colour", "Shape"], ["red", "round"]),
    "formula": lambda kind: workbook_of(GOOD[kind], ["=1+1", *ROW[kind][1:]]),
    "one row wrong": lambda kind: csv_of(GOOD[kind], ROW[kind], BAD[kind]),
    "nothing": lambda kind: b"",
    "a PDF": lambda kind: b"%PDF-1.7",
}


@EVERY
@pytest.mark.parametrize("wrong", sorted(WRONG))
def test_a_wrong_file_is_refused_and_writes_nothing(kind, wrong, tmp_path):
    before = everything()

    content = WRONG[wrong](kind)
    code, told = imported(kind, tmp_path, content, "xlsx" if content[:2] == b"PK" else "csv")

    assert (code, told["written"]) == (2, 0)
    assert told.get("refused") or any(row["verdict"] == "refused" for row in told["rows"])
    assert everything() == before


@EVERY
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
def test_a_right_file_is_understood_however_it_was_saved(kind, encoding, tmp_path):
    code, told = imported(kind, tmp_path, csv_of(GOOD[kind], ROW[kind], encoding=encoding), "csv")

    assert (code < 2, len(told["rows"])) == (True, 1), told


@EVERY
def test_two_rows_of_headings_are_read_as_one(kind, tmp_path):
    upper = [GOOD[kind][0], *[""] * (len(GOOD[kind]) - 1)]
    lower = ["", *GOOD[kind][1:]]

    code, told = imported(kind, tmp_path, csv_of(upper, lower, ROW[kind]), "csv")

    assert (code < 2, len(told["rows"])) == (True, 1), told


FEW = settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@EVERY
@FEW
@given(content=st.binary(max_size=300), suffix=st.sampled_from(["csv", "xlsx", "txt"]))
def test_random_bytes_write_nothing(kind, tmp_path, content, suffix):
    before = everything()

    code, told = imported(kind, tmp_path, content, suffix)

    assert (code, told["written"]) == (2, 0)
    assert suffix != "xlsx" or "no CSV file" not in told["refused"]
    assert everything() == before


@EVERY
@FEW
@given(part=st.floats(0, 0.99))
def test_a_workbook_that_was_cut_off_writes_nothing(kind, tmp_path, part):
    before, whole = everything(), workbook_of(GOOD[kind], ROW[kind])

    code, told = imported(kind, tmp_path, whole[: int(len(whole) * part)], "xlsx")

    assert (code, told["written"]) == (2, 0)
    assert everything() == before


CELL = st.text(st.characters(exclude_characters=',"\r\n', exclude_categories=["Cs"]), max_size=20)


@EVERY
@FEW
@given(rows=st.lists(st.lists(CELL, min_size=4, max_size=4), min_size=1, max_size=4))
def test_rows_of_any_words_are_written_whole_or_not_at_all(kind, tmp_path, rows):
    before = everything()

    content = csv_of(GOOD[kind], *rows)
    code, told = imported(kind, tmp_path, content, "csv")

    if code:
        assert told["written"] == 0
        assert everything() == before
