"""The diagrams in the README are what the transition tables say."""

import pytest
from django.core.management import CommandError, call_command

from lscp import diagrams
from lscp.management.commands import diagram


def test_the_diagrams_in_the_readme_are_current():
    call_command("diagram", check=True)


def test_a_readme_that_is_behind_is_told(tmp_path, monkeypatch):
    behind = tmp_path / "README.md"
    behind.write_text(f"# States\n{diagrams.BEGIN}\nold\n{diagrams.END}\nThe rest.\n")
    monkeypatch.setattr(diagram, "README", behind)

    with pytest.raises(CommandError, match="behind the tables"):
        call_command("diagram", check=True)
    call_command("diagram")
    call_command("diagram", check=True)

    written = behind.read_text()
    assert written.startswith("# States\n")
    assert written.endswith("\nThe rest.\n")
    assert "open --> submitted: submit" in written


def test_a_readme_without_its_markers_is_left_alone(tmp_path, monkeypatch):
    bare = tmp_path / "README.md"
    bare.write_text("Nothing to write between.")
    monkeypatch.setattr(diagram, "README", bare)

    with pytest.raises(CommandError, match="needs these two lines"):
        call_command("diagram")

    assert bare.read_text() == "Nothing to write between."
