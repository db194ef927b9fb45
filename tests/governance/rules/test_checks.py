"""A wrong rule file is told at the start of every process, by name."""

from governance.rules.checks import rule_sets_are_sound


def test_shipped_rules_are_sound():
    assert rule_sets_are_sound() == []


def test_a_wrong_file_in_the_folder_is_named_at_the_start(monkeypatch, tmp_path):
    (tmp_path / "guidance").mkdir()
    (tmp_path / "constitutions").mkdir()
    (tmp_path / "guidance" / "wt2023.toml").write_text("key = 3")
    monkeypatch.setenv("LSCP_RULES", str(tmp_path))

    faults = rule_sets_are_sound()

    assert [fault.id for fault in faults] == ["governance.E002"]
    assert "wt2023.toml" in str(faults[0])
