"""``import_register``: what it prints, how it ends, and that it writes all or nothing."""

import json
from io import StringIO
from pathlib import Path

import pytest
import time_machine
from django.core.management import call_command
from django.core.management.base import CommandError

from governance.actions.due_dates import DueKind
from governance.actions.models import Action
from governance.imports.models import ImportRow, ImportRun
from governance.plans.models import BusinessPlan
from lscp.demo.registers import PLAN_OF_2018
from tests.scenarios.retention import an_officer
from tests.scenarios.returns import NOON, an_audit_group, the_leicester_partnership

pytestmark = pytest.mark.django_db
UNDERSTOOD = "Reference,What,Who,Due,Status\nA1,Ask for audits,Board Officer,31 March 2027,Open\n"
DOUBTFUL = UNDERSTOOD + "A2,Look again,,Quarterly,Open\n"
REFUSED = DOUBTFUL + "A3,Publish,Board Officer,soon,Open\n"


@pytest.fixture(autouse=True)
def at_noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def area():
    partnership = the_leicester_partnership()
    an_officer(partnership)
    return partnership


def import_it(kind: str, file: Path, area, *options: str) -> tuple[int, dict]:
    """How it ended, and what it printed as JSON."""
    out = StringIO()
    try:
        call_command(
            "import_register", kind, str(file), "--into", area.key, "--json", *options, stdout=out
        )
    except SystemExit as end:
        return int(end.code or 0), json.loads(out.getvalue())
    except CommandError as error:
        return error.returncode, json.loads(out.getvalue())
    raise AssertionError("It ends with a code of its own.")


def a_file(tmp_path, text: str) -> Path:
    path = tmp_path / "actions.csv"
    path.write_text(text)
    return path


def test_what_is_understood_is_written_and_told_cell_by_cell(area, tmp_path):
    code, told = import_it("actions", a_file(tmp_path, UNDERSTOOD), area)

    assert (code, told["written"], told["sheet"]) == (0, 1, "actions.csv")
    assert told["columns"]["What"] == "title"
    (row,) = told["rows"]
    assert (row["row"], row["verdict"]) == (2, "ok")
    assert row["cells"]["Due"] == {
        "written": "31 March 2027",
        "understood": "31 March 2027",
        "why": "",
    }
    action = Action.objects.get(partnership=area)
    assert action.title == "Ask for audits"
    assert action.assignments.get().seat.capacity == "board_officer"


@pytest.mark.parametrize(
    ("text", "options", "expected"),
    [
        (UNDERSTOOD, ("--dry-run",), (0, 0)),
        (DOUBTFUL, (), (1, 0)),
        (DOUBTFUL, ("--accept-doubtful",), (1, 2)),
        (REFUSED, ("--accept-doubtful",), (2, 0)),
        ("Colour\nred\n", (), (2, 0)),
    ],
)
def test_it_writes_all_or_nothing(area, tmp_path, text, options, expected):
    code, told = import_it("actions", a_file(tmp_path, text), area, *options)

    assert (code, told["written"]) == expected
    assert Action.objects.count() == ImportRow.objects.count() == told["written"]


def test_a_refusal_names_sheet_row_and_column(area, tmp_path):
    out = StringIO()
    with pytest.raises(SystemExit):
        call_command(
            "import_register",
            "actions",
            str(a_file(tmp_path, REFUSED)),
            "--into",
            area.key,
            stdout=out,
        )

    assert "refused: Sheet “actions.csv”, row 4, column D (Due): “soon” is not" in out.getvalue()


def test_the_plan_of_2018_is_imported_whole(area):
    code, told = import_it("plan", PLAN_OF_2018, area, "--accept-doubtful")

    assert (code, told["written"]) == (1, 38)
    plan = BusinessPlan.objects.get()
    assert (plan.title, str(plan.starts_on), str(plan.ends_on), plan.status) == (
        "Business plan 2018-19",
        "2018-04-01",
        "2019-04-01",
        "draft",
    )
    priorities = list(plan.priorities.order_by("number"))
    assert [each.actions.count() for each in priorities] == [5, 10, 6, 10, 6]
    assert [each.objectives.count() for each in priorities] == [3, 4, 1, 5, 1]
    assert priorities[1].lead_words == "Head of Children’s Social Care, Rutland"
    due = dict(Action.objects.values_list("due_text", "due_kind"))
    assert due["March 2019 onwards"] == DueKind.ONGOING
    assert due["October 2018 and March 2019"] == DueKind.SEVERAL
    assert due["June 2018 to October 2018"] == DueKind.RANGE
    assert due["Quarterly"] == DueKind.QUARTERLY
    assert due["By March 2019"] == DueKind.MONTH
    gone = "Exploitation, Missing and Trafficked Operations Group"
    cells = {cell["written"]: cell for row in told["rows"] for cell in row["cells"].values()}
    assert cells["Audit again in 2019/10"]["understood"] == "Audit again in 2019/10"
    assert "2019/10" in cells["Audit again in 2019/10"]["why"]
    assert cells[gone]["understood"] == gone
    pointer = "(See above) Report to the Board in December 2018 names them"
    assert "another row" in cells[pointer]["why"]
    assert "Nobody is named." in {
        row["cells"]["Who is responsible?"]["why"] for row in told["rows"]
    }


def test_imported_again_it_finds_everything_there(area):
    import_it("plan", PLAN_OF_2018, area, "--accept-doubtful")
    before = Action.objects.count()

    _, told = import_it("plan", PLAN_OF_2018, area, "--accept-doubtful")

    assert told["written"] == 0
    assert (Action.objects.count(), BusinessPlan.objects.count()) == (before, 1)
    assert ImportRun.objects.latest("pk").rows_unchanged == 38


def test_what_is_there_is_changed_with_the_reason(area, tmp_path):
    import_it("actions", a_file(tmp_path, UNDERSTOOD), area)
    later = UNDERSTOOD.replace("31 March 2027", "30 June 2027")

    code, told = import_it("actions", a_file(tmp_path, later), area)

    assert (code, told["written"]) == (0, 1)
    action = Action.objects.get()
    assert action.due_text == "30 June 2027"
    assert action.due_changes.get().reason == "Read from actions.csv."


def test_a_row_goes_into_the_log_of_its_group(area, tmp_path):
    group = an_audit_group()
    text = f"What,Group,Who,Due\nAsk,{group.name},{group.name},Ongoing\n"

    code, _ = import_it("actions", a_file(tmp_path, text), area)

    assert code == 0
    assert Action.objects.get().group == group


def test_without_an_office_it_is_asked_who_imports(tmp_path):
    area = the_leicester_partnership()
    text = "What,Due\nAsk,Ongoing\n"

    with pytest.raises(CommandError, match="Nobody holds the office"):
        call_command("import_register", "actions", str(a_file(tmp_path, text)), "--into", area.key)
