"""Protocols as data: what is shipped, who uses which on a day, and what a wrong file is told."""

from datetime import date

import pytest

from governance.rules.errors import RulesFileWrong
from reviews.disputes.protocols.checks import protocols_are_sound
from reviews.disputes.protocols.files import protocol_for, protocols, read_folder

pytestmark = pytest.mark.once

GOOD = """
key = "{key}"
title = "A protocol"
scope = "practitioners"
source = "A source"
published = "not stated"
citation = "§1"
confirmed = false

[[used_by]]
partnership = "leicester"
from = 2024-04-01
citation = "§1"
confirmed = false

[[stages]]
title = "Practitioners"
level = "practitioner"
sides = "Both"
limit = 48
unit = "hours"
counts_from = "disagreement"
citation = "§2"
confirmed = false
"""


def a_folder(tmp_path, text: str = GOOD, *names: str):
    for name in names or ("one",):
        (tmp_path / f"{name}.toml").write_text(text.replace("{key}", name), encoding="utf-8")
    return tmp_path


def fault(folder) -> str:
    with pytest.raises(RulesFileWrong) as refused:
        read_folder(folder)
    return str(refused.value)


def test_what_is_shipped_can_be_read_and_says_where_it_comes_from():
    assert protocols_are_sound() == []
    assert all(stage.citation for each in protocols().values() for stage in each.stages)


def test_no_limit_is_invented_where_the_source_is_silent():
    for key in ("llr-practitioners", "llr-partners", "lincolnshire-partners"):
        assert {each.limit for each in protocols()[key].stages} == {None}
        assert {each.limit_in_words for each in protocols()[key].stages} == {"to be confirmed"}


def test_examples_are_used_by_nobody():
    found = {each.key: each.used_by for each in protocols().values() if each.is_template}

    assert found == {"template-london": (), "template-sefton": ()}


@pytest.mark.parametrize(
    ("partnership", "scope", "on", "key"),
    [
        ("lincolnshire", "practitioners", date(2026, 1, 5), "lincolnshire-practitioners"),
        ("lincolnshire", "partners", date(2026, 1, 5), "lincolnshire-partners"),
        ("leicester", "partners", date(2026, 1, 5), "llr-partners"),
        ("leicester-lscb-2018", "partners", date(2019, 1, 5), "leicester-lscb-partners"),
        ("leicester-2019", "practitioners", date(2019, 9, 29), "llr-practitioners"),
    ],
)
def test_a_partnership_uses_one_protocol_of_a_scope_on_a_day(partnership, scope, on, key):
    assert protocol_for(partnership, scope, on=on).key == key


def test_before_its_first_day_and_elsewhere_there_is_none():
    assert protocol_for("lincolnshire", "partners", on=date(2019, 9, 28)) is None
    assert protocol_for("rutland", "partners", on=date(2026, 1, 5)) is None


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("limit = 48", 'limit = "two days"', "one.toml: stages[0].limit: expected a whole number"),
        ('unit = "hours"\n', "", "one.toml: stages[0]: expected a unit beside a limit"),
        ('counts_from = "disagreement"\n', "", "stages[0]: expected counts_from beside a limit"),
        ('unit = "hours"', 'unit = "weeks"', "stages[0].unit: expected one of 'hours' or"),
        ('"disagreement"', '"previous_end"', 'stages[0].counts_from: expected "disagreement"'),
        ('citation = "§2"', "", "one.toml: stages[0].citation: expected a value here"),
        ("confirmed = false\n\n[[used", "confirmed = false\ncolour = 1\n\n[[used", "colour: exp"),
        ('key = "{key}"', 'key = "two"', 'one.toml: key: expected "one" as its name says'),
        ("[[stages]]", "[[steps]]", "one.toml: stages: expected a value here"),
        ("confirmed = false\n\n[[used", "confirmed = false\nis_template = true\n\n[[used", "none"),
        ("limit = 48", "limit =", "one.toml: expected TOML"),
    ],
)
def test_a_wrong_file_is_told_by_its_name_its_key_and_what_was_expected(tmp_path, old, new, told):
    assert old in GOOD
    assert told in fault(a_folder(tmp_path, GOOD.replace(old, new, 1)))


def test_two_protocols_of_one_day_are_refused_with_both_names(tmp_path):
    told = fault(a_folder(tmp_path, GOOD, "one", "two"))

    assert told == 'two.toml: used_by: expected a period of "leicester" apart from that in one.toml'


def test_a_partnership_that_stands_twice_in_one_file_is_refused(tmp_path):
    use = GOOD[GOOD.index("[[used_by]]") : GOOD.index("[[stages]]")]

    assert "stands there twice" in fault(a_folder(tmp_path, GOOD + use))


def test_an_empty_folder_is_refused(tmp_path):
    assert "expected TOML files of protocols" in fault(tmp_path)


def test_the_check_at_the_start_names_the_fault(tmp_path, monkeypatch):
    folder = a_folder(tmp_path, GOOD.replace("limit = 48", "limit = 0"))
    monkeypatch.setenv("LSCP_PROTOCOLS", str(folder))

    assert "stages[0].limit" in protocols_are_sound()[0].msg
