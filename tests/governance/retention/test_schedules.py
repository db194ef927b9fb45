"""The retention schedule is read and checked, and says what is wrong with a file."""

from datetime import date

import pytest

from governance.retention.checks import files_are_sound
from governance.retention.ledgers import SHIPPED, ledgers, read_ledger
from governance.retention.schedules import (
    RetentionFileWrong,
    kind_of,
    read_schedule,
    retention_rules,
    rule_by_key,
)

RULE = """
title = "Ours"
edition = "2026"
[[rules]]
key = "one"
title = "Actions"
kind = "governance.action"
trigger = "ended"
trigger_label = "it was done"
years = 6
happens = "delete"
source = "Our own schedule"
confirmed = true
"""


def test_every_shipped_rule_names_a_kind_with_that_trigger_and_its_source():
    for rule in retention_rules():
        assert rule.trigger in kind_of(rule)[1].triggers
        assert rule.source


def test_no_period_is_called_confirmed_that_no_partnership_has_adopted():
    assert [each.key for each in retention_rules() if each.confirmed] == []


def test_years_are_counted_to_the_day():
    rule = rule_by_key("case-ended")

    assert rule.due_on(date(2024, 2, 29)) == date(2099, 2, 28)
    assert rule_by_key("no-such-rule") is None


def test_an_own_folder_is_read_instead(tmp_path, monkeypatch):
    (tmp_path / "ours.toml").write_text(RULE)
    monkeypatch.setenv("LSCP_RETENTION", str(tmp_path))

    assert [(each.key, each.years) for each in retention_rules()] == [("one", 6)]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("years = 6", "years = -1", "ours.toml: rules, no. 1, years"),
        ("years = 6", 'yers = 6\nhappens2 = ""', "Extra inputs"),
        ('happens = "delete"', 'happens = "keep"', "what is kept for good has no"),
        ("governance.action", "governance.nothing", "no kind “governance.nothing”"),
        ('trigger = "ended"', 'trigger = "born"', "no trigger “born”. Known are ended."),
        ('happens = "delete"', 'happens = "erase"', "“erase” is for rows that stay"),
        ("edition =", "edition ", "ours.toml: "),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path, old, new, said):
    path = tmp_path / "ours.toml"
    path.write_text(RULE.replace(old, new))

    with pytest.raises(RetentionFileWrong, match=said):
        read_schedule(path)


def test_a_rule_that_is_there_twice_and_an_empty_folder_are_refused(tmp_path, monkeypatch):
    monkeypatch.setenv("LSCP_RETENTION", str(tmp_path))
    with pytest.raises(RetentionFileWrong, match="no file"):
        retention_rules()

    for name in ("a", "b"):
        (tmp_path / f"{name}.toml").write_text(RULE)
    with pytest.raises(RetentionFileWrong, match="“one” is there twice"):
        retention_rules()


def test_a_ledger_says_what_is_still_to_be_listed():
    found = ledgers()["leicester"]

    assert found.predecessor == "Leicester Safeguarding Children Board"
    assert [each.outcome_label for each in found.entries if not each.confirmed]


def test_the_check_at_the_start_names_a_wrong_file(tmp_path, monkeypatch):
    (tmp_path / "one.toml").write_text((SHIPPED / "leicester.toml").read_text("utf-8"))
    monkeypatch.setenv("LSCP_LEDGERS", str(tmp_path))
    assert files_are_sound() == []

    for name, said in (("two", "two.toml: “leicester” has another"), ("three", "title")):
        folder = tmp_path / name
        folder.mkdir()
        for file in ("one", name):
            (folder / f"{file}.toml").write_text((tmp_path / "one.toml").read_text("utf-8"))
        if name == "three":
            (folder / "three.toml").write_text('partnership = "x"')
        monkeypatch.setenv("LSCP_LEDGERS", str(folder))
        assert [said in each.msg for each in files_are_sound()] == [True]


def test_a_wrong_ledger_is_refused_with_its_place(tmp_path):
    path = tmp_path / "x.toml"
    path.write_text('partnership = "x"')
    with pytest.raises(RetentionFileWrong, match=r"x\.toml: title"):
        read_ledger(path)
    path.write_text("=")
    with pytest.raises(RetentionFileWrong, match=r"x\.toml"):
        read_ledger(path)
