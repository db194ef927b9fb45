"""Loading arrangements: once, again, over what the office changed, and back to a file."""

import pytest

from assurance.models import TimetableItem
from governance.arrangements import files
from governance.arrangements.problems import NoSuchArrangements
from governance.models import (
    Group,
    GroupService,
    LoadedRecord,
    Organisation,
    Participation,
    Partnership,
    Seat,
    TrailEntry,
)
from lscp import arranging
from lscp.arranging import NotDiffering

PLANNING = "llr-planning-and-delivery"


def everything() -> list:
    """The rows of every table a load writes, and how many lines the trail has."""
    models = (Partnership, Organisation, Participation, Group, GroupService, Seat, TimetableItem)
    return [
        *(list(model.objects.order_by("pk").values()) for model in models),
        list(LoadedRecord.objects.order_by("pk").values()),
        TrailEntry.objects.count(),
    ]


def test_all_that_is_shipped_loads_and_reads_back_as_it_was(load, tmp_path):
    for path in files.shipped():
        load(path)
    for path in files.shipped():
        written = tmp_path / path.relative_to(files.SHIPPED)
        written.parent.mkdir(exist_ok=True)
        written.write_text(arranging.exported(path.stem))

    for path in files.shipped():
        again = files.read(tmp_path / path.relative_to(files.SHIPPED))
        assert again.content == files.read(path).content


def test_a_second_load_changes_nothing(load, folder):
    first = load(folder / "leicester.toml")
    before = everything()

    assert (load(folder / "leicester.toml"), everything()) == ([], before)
    assert len(first) > 200


def test_joint_groups_are_loaded_once_and_serve_both_partnerships(load, folder):
    load(folder / "leicester.toml")
    groups = Group.objects.filter(is_joint=True).count()
    load(folder / "leicestershire-rutland.toml")

    assert Group.objects.filter(is_joint=True).count() == groups == 10
    served = GroupService.objects.filter(group__key=PLANNING)
    assert list(served.order_by("pk").values_list("partnership__key", flat=True)) == [
        "leicester",
        "leicestershire-rutland",
    ]


def test_a_body_in_both_partnerships_is_asked_by_the_joint_timetable_once(load, folder):
    load(folder / "leicester.toml")
    load(folder / "leicestershire-rutland.toml")

    asked = TimetableItem.objects.filter(
        instrument_key="section-11", organisation__key="university-hospitals-of-leicester"
    )
    assert asked.get().returns_to.key == "llr-performance"
    schools = TimetableItem.objects.get(key="section-11-leicester-schools-and-settings")
    assert schools.through.key == "leicester-city-council"


def test_an_organisation_that_was_followed_by_another_is_ended_and_not_asked(load, folder):
    load(folder / "leicester-2019.toml")

    group = Organisation.objects.get(key="leicester-city-ccg")
    board = Organisation.objects.get(key="llr-icb")
    assert (group.ends_on, board.predecessor) == (board.starts_on, group)
    assert not TimetableItem.objects.filter(organisation=group).exists()


def test_every_load_leaves_a_line_for_what_it_made(load, folder):
    load(folder / "lincolnshire.toml")

    group = Group.objects.get(key="lincolnshire-ppet")
    line = TrailEntry.objects.about(group).get()
    assert (line.verb, line.who) == ("load", "The schedule")


def test_where_a_vote_is_not_stated_the_seat_does_not_state_it(load, folder):
    load(folder / "leicester-lscb-2018.toml")

    votes = dict(Seat.objects.values_list("key", "is_voting"))
    assert votes["leicester-lscb-2018-lay-member-1"] is True
    assert votes["leicester-lscb-2018-board-portfolio-holder"] is False
    assert votes["leicester-lscb-2018-independent-chair"] is None


def test_what_is_to_be_confirmed_says_so_in_its_source(load, folder):
    load(folder / "leicester.toml")

    source = Seat.objects.get(key="leicester-young-scrutineer-1").source
    assert source.endswith("; to be confirmed")


def test_a_dry_run_tells_all_and_writes_nothing(load, folder):
    told = load(folder / "leicester.toml", dry_run=True)

    assert "partnership:leicester: new" in told
    assert everything() == [[], [], [], [], [], [], [], [], 0]


def test_what_the_file_changed_is_written_with_what_it_was(load, folder, rewrite):
    load(folder / "lincolnshire.toml")

    def change(document):
        document["groups"][0]["remit"] = "Another remit."
        document["groups"][0]["meets"] = "In April and October."
        document["timetable"][0]["due_working_days"] = 12

    told = load(rewrite(folder / "lincolnshire.toml", change))

    assert told == [
        "group:lincolnshire-assurance-executive remit: “The three safeguarding partners look at "
        "performance, finance, risks and issues.” → file says “Another remit.”",
        "group:lincolnshire-assurance-executive meets: nothing → file says “In April and October.”",
        "timetable_item:highlight-report-lincolnshire-significant-incident-review-group "
        "due_working_days: “15” → file says “12”",
    ]
    group = Group.objects.get(key="lincolnshire-assurance-executive")
    assert group.remit == "Another remit."
    assert [line.verb for line in TrailEntry.objects.about(group)] == ["load", "reload"]
    assert load(folder / "lincolnshire.toml") == []


def test_what_the_office_changed_on_screen_is_told_and_left(load, folder):
    load(folder / "lincolnshire.toml")
    Group.objects.filter(key="lincolnshire-ppet").update(name="Policy and Training")

    for _ in range(2):
        told = load(folder / "lincolnshire.toml")
        assert told == [
            "group:lincolnshire-ppet name: “Policy and Training” → file says “Policy, Procedure, "
            "Education and Training Sub-Group”; changed on screen since, left as it is "
            "(--overwrite group:lincolnshire-ppet)"
        ]
    assert Group.objects.get(key="lincolnshire-ppet").name == "Policy and Training"


def test_a_field_changed_both_on_screen_and_in_the_file_is_left_the_others_written(
    load, folder, rewrite
):
    load(folder / "lincolnshire.toml")
    Group.objects.filter(key="lincolnshire-ppet").update(name="Policy and Training")

    def change(document):
        document["groups"][5].update(name="Training", short_name="Training")

    told = load(rewrite(folder / "lincolnshire.toml", change))

    group = Group.objects.get(key="lincolnshire-ppet")
    assert (group.name, group.short_name, len(told)) == ("Policy and Training", "Training", 2)


def test_what_was_changed_on_screen_is_overwritten_when_named(load, folder):
    load(folder / "lincolnshire.toml")
    Group.objects.filter(key="lincolnshire-ppet").update(name="Policy and Training")

    load(folder / "lincolnshire.toml", overwrite=["group:lincolnshire-ppet"])

    name = Group.objects.get(key="lincolnshire-ppet").name
    assert name == "Policy, Procedure, Education and Training Sub-Group"
    assert load(folder / "lincolnshire.toml") == []


def without_a_seat(document):
    document["seats"] = [
        seat for seat in document["seats"] if seat["key"] != "lincolnshire-lay-member-2"
    ]


def test_what_the_file_no_longer_holds_is_told_and_kept(load, folder, rewrite):
    load(folder / "lincolnshire.toml")

    told = load(rewrite(folder / "lincolnshire.toml", without_a_seat))

    assert told == [
        "seat:lincolnshire-lay-member-2: no longer in the file; --end "
        "seat:lincolnshire-lay-member-2 ends it"
    ]
    assert Seat.objects.get(key="lincolnshire-lay-member-2").ends_on is None


def test_what_the_file_no_longer_holds_is_ended_when_named_and_not_told_again(
    load, folder, rewrite
):
    load(folder / "lincolnshire.toml")
    path = rewrite(folder / "lincolnshire.toml", without_a_seat)

    told = load(path, end=["seat:lincolnshire-lay-member-2"])

    seat = Seat.objects.get(key="lincolnshire-lay-member-2")
    assert told == ["seat:lincolnshire-lay-member-2: ended on 2026-11-22"]
    assert str(seat.ends_on) == "2026-11-22"
    assert [line.verb for line in TrailEntry.objects.about(seat)] == ["load", "end"]
    assert load(path) == []


def test_naming_what_does_not_differ_is_refused_and_nothing_is_written(load, folder):
    with pytest.raises(NotDiffering, match="seat:nobody"):
        load(folder / "lincolnshire.toml", end=["seat:nobody"])

    assert not Partnership.objects.exists()


def test_the_file_of_another_partnership_cannot_take_over_what_one_has_loaded(
    load, folder, rewrite
):
    load(folder / "lincolnshire.toml")

    def change(document):
        document["partnership"]["key"] = "borrowed"
        document["groups"][0]["name"] = "Taken over"
        for seat in document["seats"]:
            if "partnership" in seat:
                seat["partnership"] = "borrowed"

    load(rewrite(folder / "lincolnshire.toml", change))

    assert Group.objects.get(key="lincolnshire-assurance-executive").name == "Assurance Executive"


def test_what_was_changed_and_added_on_screen_is_in_the_export(load, folder, tmp_path):
    load(folder / "lincolnshire.toml")
    group = Group.objects.get(key="lincolnshire-ppet")
    Group.objects.filter(pk=group.pk).update(name="Policy and Training", source="The office")
    seat = Seat.objects.create(
        key="lincolnshire-ppet-carer",
        title="Foster carer",
        capacity="member",
        group=group,
        is_voting=False,
        starts_on="2026-01-01",
    )
    Partnership.objects.update(constitution="", concern_phone="01632 960000")

    path = tmp_path / "exported.toml"
    path.write_text(arranging.exported("lincolnshire"))
    content = files.read(path).content

    exported = next(one for one in content.groups if one.key == group.key)
    assert (exported.name, exported.source) == ("Policy and Training", "The office")
    added = content.seats[-1]
    assert (added.key, added.voting, added.source) == (seat.key, False, "Entered on screen")
    head = content.partnership
    assert (head.constitution, head.concern.phone) == ("none stated", "01632 960000")
    assert load(path) == []


def test_exporting_what_is_not_loaded_names_what_is(load, folder):
    load(folder / "lincolnshire.toml")

    with pytest.raises(NoSuchArrangements) as refusal:
        arranging.exported("leicester")

    assert refusal.value.known == ("lincolnshire",)
