"""The generated pages of docs/ are what the tables of transitions and grants say."""

import re
from importlib import import_module
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from governance.core.registry import all_kinds
from governance.core.roles import Capacity, Reach
from lscp.generated_docs import permissions
from lscp.generated_docs.permissions import grants_table
from lscp.generated_docs.states import states_page
from lscp.management.commands import write_docs
from tests.architecture.introspection import ROOT
from tests.of_each import of_each

GRANTS = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts) for path in ROOT.glob("*/*/grants.py")
)


def section(text: str, *headings: str) -> str:
    """What stands under the heading, within the headings before it, up to the next as high."""
    for heading in headings:
        level = heading.split(" ")[0]
        _, found, rest = f"\n{text}\n".partition(f"\n{heading}\n")
        assert found, heading
        text = re.split(rf"\n#{{2,{len(level)}}} ", rest)[0]
    return text


@pytest.fixture
def docs(tmp_path, monkeypatch) -> Path:
    monkeypatch.setattr(write_docs, "DOCS", tmp_path)
    return tmp_path


def test_the_generated_pages_are_current():
    call_command("write_docs", check=True)


@pytest.mark.parametrize("name", ["states.md", "permissions.md"])
def test_a_page_that_is_behind_is_named_and_written_anew(docs, name):
    call_command("write_docs")
    current = (docs / name).read_text()
    (docs / name).write_text(current.replace("submit", "hand in"))

    with pytest.raises(CommandError, match=f"^Behind the tables: docs/{re.escape(name)}"):
        call_command("write_docs", check=True)
    assert "hand in" in (docs / name).read_text()
    call_command("write_docs")
    call_command("write_docs", check=True)

    assert (docs / name).read_text() == current


def test_pages_that_are_not_there_are_behind_and_checking_writes_none(docs):
    with pytest.raises(CommandError, match=r"docs/states\.md and docs/permissions\.md"):
        call_command("write_docs", check=True)

    assert list(docs.iterdir()) == []


def test_a_page_says_that_it_is_written_and_by_what(docs):
    call_command("write_docs")

    assert all("Written by `manage.py write_docs`" in page.read_text() for page in docs.iterdir())
    assert len(list(docs.iterdir())) == 2


# Statuses


@of_each("kind", [kind for kind in all_kinds() if kind.statuses], ids=lambda k: k.kind)
def test_every_move_of_every_kind_is_drawn(kind):
    drawn = section(states_page(), f"## {kind.label.capitalize()}")

    for verb, step in kind.statuses.table.moves.items():
        for source in step.source:
            assert f"    {source} --> {step.target}: {verb.replace('_', ' ')}" in drawn


def test_a_diagram_says_where_a_record_begins_and_what_needs_a_reason():
    drawn = section(states_page(), "## Action")

    assert "    [*] --> open: raise, import\n" in drawn
    assert "    open --> withdrawn: withdraw (with a reason)\n" in drawn
    assert "    open --> done: finish\n" in drawn


# Permissions


def test_there_are_grants_to_show():
    assert len(GRANTS) > 5


@of_each("name", GRANTS)
def test_every_grant_of_every_room_is_shown_with_its_reach(name):
    app, room, _ = name.split(".")
    shown = section(permissions.permissions_page(), f"## {app}", f"### {room}")
    granted = {
        (str(permission), reach.value, capacity.label)
        for capacity, grants in import_module(name).GRANTS.items()
        for permission, reach in grants.items()
    }
    rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \| ([^|]+) \|$", shown, re.MULTILINE)

    assert {
        (permission, reach, capacity)
        for permission, reach, capacities in rows
        for capacity in capacities.split(", ")
    } == granted


def test_a_permission_that_nobody_has_has_no_line():
    files = import_module("governance.files.grants")
    table = grants_table(
        files.Permission, {Capacity.ADVISER: {files.Permission.SEE_FILE: Reach.OWN_GROUP}}
    )

    assert table.splitlines()[2:] == ["| `see_file` | own group | Adviser |"]


@of_each("kind", all_kinds(), ids=lambda kind: kind.kind)
def test_every_verb_of_every_kind_is_shown_with_its_label(kind):
    app, room = kind.model.__module__.split(".")[:2]
    shown = section(permissions.permissions_page(), f"## {app}", f"### {room}")
    tables = re.split(r"^#### ", shown, flags=re.MULTILINE)[1:]
    own = [each for each in tables if kind.label in heading_of(each)]

    verbs = {(verb, row.label) for each in kind.workflows for verb, row in each.table.rows.items()}
    assert len(own) == 1
    assert set(re.findall(r"^\| `(\w+)` \| ([^|]+) \|", own[0], re.MULTILINE)) == verbs


def heading_of(table: str) -> list[str]:
    """The labels of the kinds that share a table."""
    names = table.splitlines()[0]
    return f"{names[0].lower()}{names[1:]}".split(", ")


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("Action", "| `raise` | Raise an action | new → Open |  |"),
        ("Action", "| `withdraw` | Withdraw it | Open, Done → Withdrawn | needed |"),
        ("Action", "| `edit` | Change the words | edited |  |"),
        ("Assignment", "| `assign` | Change who does it | new |  |"),
    ],
)
def test_a_verb_says_what_it_does_to_the_status_and_whether_a_note_is_needed(kind, line):
    shown = section(permissions.permissions_page(), "## governance", "### actions", f"#### {kind}")

    assert f"\n{line}" in shown
