"""``manage.py arrangements``: what it prints, and how it ends."""

import pytest
from django.core.management import CommandError, call_command

from governance.structure.models import Partnership


def test_check_counts_what_a_sound_file_holds_and_needs_no_database(capsys):
    call_command("arrangements", "check", "leicester")

    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("joint/llr.toml is sound: joint groups, 33 organisations, 10 groups")
    assert second.startswith("leicester.toml is sound: 1 partnership, 7 organisations, ")


@pytest.mark.parametrize("operation", ["check", "load"])
def test_a_wrong_file_is_refused_with_one_line_for_each_fault(db, operation, small, capsys):
    text = small.read_text()
    small.write_text(text.replace('"executive"', '"club"').replace("interval = 4", "interval = 0"))

    with pytest.raises(SystemExit) as ending:
        call_command("arrangements", operation, str(small))

    assert ending.value.code == 1
    assert [line.split(": expected ")[0] for line in capsys.readouterr().err.splitlines()] == [
        "smallshire.toml: groups[1].kind",
        "smallshire.toml: cadences[0].interval",
    ]
    assert not Partnership.objects.exists()


@pytest.mark.parametrize("operation", ["check", "load"])
def test_an_unknown_key_is_answered_with_those_that_exist(operation):
    with pytest.raises(CommandError, match="leicestershire-rutland, lincolnshire, llr") as refusal:
        call_command("arrangements", operation, "atlantis")

    assert refusal.value.returncode == 2


def test_load_says_what_it_wrote_and_then_that_there_is_nothing_to_change(db, small, capsys):
    call_command("arrangements", "load", str(small), "--dry-run")
    dry = capsys.readouterr().out.splitlines()[-1]
    call_command("arrangements", "load", str(small))
    first = capsys.readouterr().out.splitlines()[-1]
    call_command("arrangements", "load", str(small))

    assert dry == f"{first.split()[0]} differences; this was a dry run, nothing is written."
    assert first.endswith(" differences written.")
    assert capsys.readouterr().out == "Nothing to change.\n"


def test_list_says_which_are_loaded(db, capsys):
    call_command("arrangements", "load", "lincolnshire")
    capsys.readouterr()
    call_command("arrangements", "list")

    lines = capsys.readouterr().out.splitlines()[::2]
    states = {line.split()[0]: "not loaded" not in line for line in lines}
    assert states == {
        "leicester-2019": False,
        "leicester-lscb-2018": False,
        "leicester": False,
        "leicestershire-rutland": False,
        "lincolnshire": True,
        "llr": False,
    }


def test_export_prints_a_file_that_is_sound(db, small, capsys, tmp_path):
    call_command("arrangements", "load", str(small))
    capsys.readouterr()
    call_command("arrangements", "export", "smallshire")
    path = tmp_path / "exported.toml"
    path.write_text(capsys.readouterr().out)

    call_command("arrangements", "check", str(path))

    assert path.read_text().startswith('[partnership]\nkey = "smallshire"\n')
