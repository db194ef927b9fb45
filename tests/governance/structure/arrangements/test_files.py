"""Reading arrangements: the shipped files are sound, and every kind of fault is named."""

import tomllib
from pathlib import Path

import pytest
import tomlkit

from governance.structure.arrangements import files
from governance.structure.arrangements.problems import InvalidArrangements, NoSuchArrangements

PLANNING = "llr-planning-and-delivery"


def spoilt(path: Path, change) -> list[str]:
    """The faults found after ``change`` has been made to the file's tables."""
    document = tomllib.loads(path.read_text())
    change(document)
    path.write_text(tomlkit.dumps(document))
    with pytest.raises(InvalidArrangements) as refusal:
        files.read_arrangements(path)
    return [str(problem) for problem in refusal.value.problems]


@pytest.mark.parametrize("path", files.shipped_files(), ids=lambda path: path.stem)
def test_every_shipped_file_is_sound_and_named_after_its_key(path):
    assert files.read_arrangements(path).key == path.stem


def test_the_four_quarterly_and_the_yearly_highlight_reports_go_to_planning_and_delivery():
    joint = files.read_arrangements(files.find_shipped_file("llr")).content
    own = [
        files.read_arrangements(files.find_shipped_file(key)).content
        for key in ("leicester", "leicestershire-rutland")
    ]
    asked = [
        (item.every, item.asked_group)
        for content in (joint, *own)
        for item in content.timetable
        if item.instrument == "highlight-report" and item.returns_to == PLANNING
    ]
    assert sorted(asked) == [
        ("quarter", "llr-audit"),
        ("quarter", "llr-learning-and-development"),
        ("quarter", "llr-performance"),
        ("quarter", "llr-policy-and-procedures"),
        ("year", "leicester-case-review-group"),
        ("year", "leicestershire-rutland-case-review-group"),
        ("year", "llr-communications-and-engagement"),
        ("year", "llr-education"),
        ("year", "llr-vcs-safeguarding-forum"),
    ]


def test_a_joint_group_is_defined_once_and_serves_both_partnerships():
    defining = [
        path.stem
        for path in files.shipped_files()
        if PLANNING in {group.key for group in files.read_arrangements(path).content.groups}
    ]
    served = [
        key
        for key in ("leicester", "leicestershire-rutland")
        if PLANNING
        in {
            one.group
            for one in files.read_arrangements(files.find_shipped_file(key)).content.services
        }
    ]
    assert (defining, served) == (["llr"], ["leicester", "leicestershire-rutland"])


def test_an_unknown_organisation_is_named_with_its_place(folder):
    def change(document):
        document["participations"][2]["organisation"] = "nobody"

    assert spoilt(folder / "leicester.toml", change)[0] == (
        "leicester.toml: participations[2].organisation: expected the key of an organisation "
        "defined in this file or in a joint file it names, found “nobody”"
    )


def test_a_seat_in_a_group_that_is_not_there_is_refused(folder):
    def change(document):
        document["seats"][0] = {**document["seats"][0], "group": "nowhere"}
        del document["seats"][0]["partnership"]

    assert spoilt(folder / "lincolnshire.toml", change) == [
        "lincolnshire.toml: seats[0].group: expected the key of a group defined in this file or "
        "in a joint file it names, found “nowhere”"
    ]


def test_a_seat_belongs_to_exactly_one_of_group_participation_and_partnership(folder):
    def change(document):
        del document["seats"][0]["partnership"]
        document["seats"][1]["group"] = "lincolnshire-ppet"

    assert spoilt(folder / "lincolnshire.toml", change) == [
        "lincolnshire.toml: seats[0]: expected exactly one of group, participation and partnership",
        "lincolnshire.toml: seats[1]: expected exactly one of group, participation and partnership",
    ]


def test_a_cadence_of_nought_is_refused(folder):
    def change(document):
        document["cadences"][0]["interval"] = 0

    assert spoilt(folder / "lincolnshire.toml", change) == [
        "lincolnshire.toml: cadences[0].interval: expected a whole number of 1 or more, found “0”"
    ]


def test_a_due_date_of_nought_working_days_is_refused(folder):
    def change(document):
        document["timetable"][0]["due_working_days"] = 0

    assert spoilt(folder / "lincolnshire.toml", change) == [
        "lincolnshire.toml: timetable[0].due_working_days: expected a whole number of 1 or more, "
        "found “0”"
    ]


@pytest.mark.parametrize("length", [1, 2, 3])
def test_groups_that_report_to_themselves_in_a_circle_are_refused(folder, length):
    def change(document):
        keys = [group["key"] for group in document["groups"][:length]]
        for group, upper in zip(document["groups"], [*keys[1:], keys[0]], strict=False):
            group["reports_to"] = upper

    faults = spoilt(folder / "lincolnshire.toml", change)
    assert len(faults) == 1
    assert faults[0].startswith(
        "lincolnshire.toml: groups[0].reports_to: expected a group that does not report back to "
        "“lincolnshire-assurance-executive”; found lincolnshire-assurance-executive → "
    )
    assert faults[0].count("→") == length


def test_a_circle_through_a_joint_group_is_refused(folder):
    def change(document):
        document["groups"][0]["reports_to"] = "leicester-case-review-group"

    assert "leicester-partnership → leicester-case-review-group → " in "".join(
        spoilt(folder / "leicester.toml", change)
    )


def test_a_joint_group_defined_twice_differently_is_refused(folder):
    def change(document):
        document["groups"].append(
            {
                "key": PLANNING,
                "name": "Another name",
                "kind": "executive",
                "joint": True,
                "remit": "Something else.",
                "source": "Nobody",
            }
        )

    assert spoilt(folder / "leicester.toml", change) == [
        "leicester.toml: groups[3].key: expected “llr-planning-and-delivery” to be defined once, "
        "or twice alike; joint/llr.toml defines it with another name, remit, reporting_route, "
        "short_name, source"
    ]


def test_a_joint_group_defined_twice_alike_is_one_group(folder):
    joint = tomllib.loads((folder / "joint" / "llr.toml").read_text())
    path = folder / "leicester.toml"
    document = tomllib.loads(path.read_text())
    document["groups"].append(joint["groups"][0])
    path.write_text(tomlkit.dumps(document))

    assert files.read_arrangements(path).key == "leicester"


def test_a_partnership_draws_only_on_joint_groups_that_serve_it(folder):
    def change(document):
        document["services"] = [{"group": PLANNING, "source": "Nobody"}]

    assert spoilt(folder / "leicester-2019.toml", change) == [
        "leicester-2019.toml: services[0].group: expected a joint group whose file serves "
        "“leicester-2019”, found “llr-planning-and-delivery”"
    ]


def test_a_key_used_twice_is_refused(folder):
    def change(document):
        document["groups"][4]["key"] = document["groups"][3]["key"]
        document["seats"] = document["signatories"] = document["timetable"] = []
        document["cadences"] = []

    assert spoilt(folder / "lincolnshire.toml", change) == [
        "lincolnshire.toml: groups[4].key: expected a key used once only; "
        "“lincolnshire-significant-incident-review-group” is already groups[3]"
    ]


def test_what_is_not_toml_is_refused_with_the_line(tmp_path):
    path = tmp_path / "broken.toml"
    path.write_text("[partnership]\nkey = leicester\n")

    with pytest.raises(InvalidArrangements) as refusal:
        files.read_arrangements(path)

    assert str(refusal.value) == "broken.toml: expected TOML; Invalid value (at line 2, column 7)"


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"\xff\xfe", "expected text in UTF-8"),
        (b"", "expected exactly one of the tables [partnership] and [joint]"),
        (None, "expected a file that can be read"),
    ],
)
def test_a_file_that_cannot_be_arrangements_is_refused(tmp_path, content, fault):
    path = tmp_path / "odd.toml"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(InvalidArrangements) as refusal:
        files.read_arrangements(path)

    assert str(refusal.value) == f"odd.toml: {fault}"


def test_unknown_rule_sets_are_refused_with_those_that_exist(folder):
    def change(document):
        document["partnership"].update(constitution="house-rules", guidance="wt1066")

    constitution, guidance = spoilt(folder / "lincolnshire.toml", change)
    assert constitution.startswith("lincolnshire.toml: partnership.constitution: expected one of ")
    assert guidance.endswith("wt2015, wt2018, wt2023, wt2026, found “wt1066”")


def test_an_unknown_field_a_missing_one_and_an_unknown_word_are_all_named_at_once(folder):
    def change(document):
        document["groups"][0]["remitt"] = "Misspelt."
        del document["groups"][1]["name"]
        document["groups"][2]["kind"] = "club"
        document["partnership"]["colour"] = "puce"
        document["partnership"]["key"] = "Lincoln Shire"
        document["seats"][0]["representing"] = "nobody"

    faults = spoilt(folder / "lincolnshire.toml", change)
    assert [fault.split(": ")[1] for fault in faults if "seats" not in fault] == [
        "groups[0].remitt",
        "groups[1].name",
        "groups[2].kind",
        "partnership.key",
        "partnership.colour",
    ]
    assert any(": seats[0].representing: " in fault for fault in faults)
    assert "expected no such field here" in faults[0]
    assert "expected this field, which is required" in faults[1]
    assert "expected 'board', 'executive'" in faults[2]
    assert "lower-case letters, digits and hyphens only" in faults[3]


def test_a_fault_in_the_joint_file_is_named_there(folder):
    joint = folder / "joint" / "llr.toml"
    joint.write_text(joint.read_text().replace('kind = "executive"', 'kind = "club"', 1))

    with pytest.raises(InvalidArrangements) as refusal:
        files.read_arrangements(folder / "leicester.toml")

    assert str(refusal.value).startswith("joint/llr.toml: groups[0].kind: expected 'board'")


def test_a_joint_file_that_is_not_there_is_named(folder):
    def change(document):
        document["partnership"]["joint"] = ["elsewhere"]

    assert spoilt(folder / "leicester.toml", change)[0] == (
        "joint/elsewhere.toml: expected a file that can be read"
    )


def test_unknown_arrangements_are_answered_with_those_that_exist():
    with pytest.raises(NoSuchArrangements) as refusal:
        files.find_shipped_file("atlantis")

    assert refusal.value.known == (
        "leicester-2019",
        "leicester-lscb-2018",
        "leicester",
        "leicestershire-rutland",
        "lincolnshire",
        "llr",
    )


def test_votes_are_given_only_where_the_constitution_gives_them():
    stated = {
        path.stem: sum(
            seat.voting is not None for seat in files.read_arrangements(path).content.seats
        )
        for path in files.shipped_files()
    }
    assert stated["llr"] == 0
    assert stated["leicester-lscb-2018"] > 20


def test_a_shipped_seat_without_a_source_is_marked_as_inferred():
    for path in files.shipped_files():
        for seat in files.read_arrangements(path).content.seats:
            assert seat.inferred or "no source" not in seat.source, seat.key
