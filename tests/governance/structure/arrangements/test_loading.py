"""Loading arrangements: once, again, over what the office changed, and back to a file."""

import tomllib
from datetime import date
from typing import get_args

import pytest

from assurance.instruments import arrangements_io
from assurance.instruments.arrangements_io import NotDiffering
from assurance.instruments.models import TimetableItem
from governance.core import reference_data
from governance.core.models import TrailEntry
from governance.core.roles import Actor
from governance.people.models import Organisation
from governance.structure.arrangements import field_types, files
from governance.structure.arrangements.problems import NoSuchArrangements
from governance.structure.arrangements.toml_writer import content_of
from governance.structure.models import (
    Cadence,
    Group,
    GroupService,
    ImportSnapshot,
    Participation,
    Partnership,
    Seat,
    Signatory,
)
from governance.structure.operations.arrangements import structure
from tests import factories
from tests.governance.structure.arrangements.conftest import NOON

PLANNING = "llr-planning-and-delivery"


def everything() -> list:
    """The rows of every table a load writes, and how many lines the trail has."""
    models = (
        Partnership,
        Organisation,
        Participation,
        Group,
        GroupService,
        Seat,
        Signatory,
        TimetableItem,
    )
    return [
        *(list(model.objects.order_by("pk").values()) for model in models),
        list(ImportSnapshot.objects.order_by("pk").values()),
        TrailEntry.objects.count(),
    ]


def test_all_that_is_shipped_loads_and_reads_back_as_it_was(load, tmp_path):
    for path in files.shipped_files():
        load(path)
    for path in files.shipped_files():
        written = tmp_path / path.relative_to(files.SHIPPED)
        written.parent.mkdir(exist_ok=True)
        written.write_text(arrangements_io.export_arrangements(path.stem))

    for path in files.shipped_files():
        again = files.read_arrangements(tmp_path / path.relative_to(files.SHIPPED))
        assert again.content == files.read_arrangements(path).content


def test_a_second_load_changes_nothing(load, small):
    first = load(small)
    before = everything()

    assert (load(small), everything()) == ([], before)
    assert len(first) == 12


def test_joint_groups_are_loaded_once_serve_both_and_ask_a_body_in_both_once(load, folder):
    load(folder / "leicester.toml")
    groups = Group.objects.filter(is_joint=True).count()
    load(folder / "leicestershire-rutland.toml")

    assert Group.objects.filter(is_joint=True).count() == groups == 10
    served = GroupService.objects.filter(group__key=PLANNING)
    assert list(served.order_by("pk").values_list("partnership__key", flat=True)) == [
        "leicester",
        "leicestershire-rutland",
    ]
    asked = TimetableItem.objects.filter(
        instrument_key="section-11", organisation__key="university-hospitals-of-leicester"
    )
    assert asked.get().returns_to.key == "llr-performance"
    schools = TimetableItem.objects.get(key="assurance-statement-leicester-schools-and-settings")
    assert schools.through.key == "leicester-city-council"
    duties = TimetableItem.objects.filter(instrument_key="section-11")
    assert not duties.filter(organisation__sector="education").exists()
    owing = duties.values_list("organisation__key", flat=True)
    assert {"nhs-england", "east-midlands-ambulance-service", "cafcass"} <= set(owing)
    reporting = TimetableItem.objects.filter(instrument_key="assurance-report")
    assert not reporting.filter(organisation__key="leicester-health-and-wellbeing-board").exists()
    assert reporting.filter(organisation__key="leicester-lado").exists()


def test_what_a_joint_file_defines_alike_is_left_to_the_joint_file(folder, rewrite):
    joint = files.read_arrangements(folder / "joint" / "llr.toml").content.groups[0]

    def change(document):
        document["groups"].append(joint.model_dump(mode="json", exclude_defaults=True))

    found = structure.in_order(files.read_arrangements(rewrite(folder / "leicester.toml", change)))

    groups = [one.key for one in found if one.kind == "group"]
    assert sorted(groups) == [
        "leicester-case-review-group",
        "leicester-partnership",
        "leicester-young-peoples-advisory-group",
    ]


def test_an_organisation_that_was_followed_by_another_is_ended_and_not_asked(load, folder):
    load(folder / "leicester-2019.toml")

    group = Organisation.objects.get(key="leicester-city-ccg")
    board = Organisation.objects.get(key="llr-icb")
    assert (group.ends_on, board.predecessor) == (board.starts_on, group)
    assert not TimetableItem.objects.filter(organisation=group).exists()


def test_every_load_leaves_a_line_for_what_it_made(load, small):
    load(small)

    group = Group.objects.get(key="smallshire-training")
    line = TrailEntry.objects.about(group).get()
    assert (line.verb, line.who) == ("load", "The schedule")


def test_where_a_vote_is_not_stated_the_seat_does_not_state_it(load, folder):
    load(folder / "leicester-lscb-2018.toml")

    votes = dict(Seat.objects.values_list("key", "is_voting"))
    assert votes["leicester-lscb-2018-lay-member-1"] is True
    assert votes["leicester-lscb-2018-board-portfolio-holder"] is False
    assert votes["leicester-lscb-2018-independent-chair"] is None


def test_what_is_to_be_confirmed_says_so_in_its_source(load, small):
    load(small)

    source = Seat.objects.get(key="smallshire-training-chair").source
    assert source == "Smallshire arrangements, §3; to be confirmed"


PARTNERS = ("leicester-city-council", "leicestershire-police", "llr-icb")


def test_who_agrees_what_is_loaded_seat_by_seat(load, folder):
    load(folder / "leicester.toml")

    named = Signatory.objects.order_by("pk").values_list("document", "group__key", "seat__key")
    assert list(named) == [
        ("quarterly-report", PLANNING, f"{PLANNING}-chair"),
        *(
            ("yearly-report", "leicester-partnership", f"leicester-lead-{partner}")
            for partner in PARTNERS
        ),
        *(
            (document, "leicester-partnership", f"leicester-delegated-{partner}")
            for document in (
                "yearly-report-delegates",
                "rapid-review",
                "practice-review",
                "local-review",
            )
            for partner in PARTNERS
        ),
    ]


def test_a_signatory_named_on_screen_is_written_to_the_file(load, small):
    load(small)
    group, seat = Group.objects.get(key="smallshire-executive"), Seat.objects.earliest("pk")
    report = Signatory.Document.QUARTERLY_REPORT
    factories.SignatoryFactory(group=group, seat=seat, document=report)

    written = content_of(
        tomllib.loads(arrangements_io.export_arrangements("smallshire"))
    ).signatories

    assert [(one.document, one.seat, one.source) for one in written] == [
        ("yearly-report", "smallshire-training-chair", "Smallshire arrangements, §5"),
        ("quarterly-report", seat.key, field_types.ON_SCREEN),
    ]


def test_a_dry_run_tells_all_and_writes_nothing(load, small):
    told = load(small, dry_run=True)

    assert "partnership:smallshire: new" in told
    assert everything() == [*([[]] * 9), 0]


def test_what_the_file_changed_is_written_with_what_it_was(load, small, rewrite):
    load(small)

    def change(document):
        document["groups"][1]["remit"] = "Another remit."
        document["groups"][1]["meets"] = "In April and October."
        document["timetable"][0]["due_working_days"] = 12

    told = load(rewrite(small, change))

    assert told == [
        "group:smallshire-executive remit: “Everything.” → file says “Another remit.”",
        "group:smallshire-executive meets: nothing → file says “In April and October.”",
        "timetable_item:smallshire-highlight-report due_working_days: “15” → file says “12”",
    ]
    group = Group.objects.get(key="smallshire-executive")
    assert group.remit == "Another remit."
    assert [line.verb for line in TrailEntry.objects.about(group)] == ["load", "reload"]
    assert load(small) == []


def test_what_the_office_changed_on_screen_is_told_and_left(load, small):
    load(small)
    Group.objects.filter(key="smallshire-training").update(name="Learning Group")

    for _ in range(2):
        told = load(small)
        assert told == [
            "group:smallshire-training name: “Learning Group” → file says “Training "
            "Group”; changed on screen since, left as it is (--overwrite group:smallshire-training)"
        ]
    assert Group.objects.get(key="smallshire-training").name == "Learning Group"


def test_a_field_changed_both_on_screen_and_in_the_file_is_left_the_others_written(
    load, small, rewrite
):
    load(small)
    Group.objects.filter(key="smallshire-training").update(name="Learning Group")

    def change(document):
        document["groups"][0].update(name="Training", short_name="Training")

    told = load(rewrite(small, change))

    group = Group.objects.get(key="smallshire-training")
    assert (group.name, group.short_name, len(told)) == ("Learning Group", "Training", 2)


def test_what_was_changed_on_screen_is_overwritten_when_named(load, small):
    load(small)
    Group.objects.filter(key="smallshire-training").update(name="Learning Group")

    load(small, overwrite=["group:smallshire-training"])

    name = Group.objects.get(key="smallshire-training").name
    assert name == "Training Group"
    assert load(small) == []


def without_a_seat(document):
    document["seats"] = [
        seat for seat in document["seats"] if seat["key"] != "smallshire-lay-member"
    ]


def test_what_the_file_no_longer_holds_is_told_and_kept(load, small, rewrite):
    load(small)

    told = load(rewrite(small, without_a_seat))

    assert told == [
        "seat:smallshire-lay-member: no longer in the file; --end "
        "seat:smallshire-lay-member ends it"
    ]
    assert Seat.objects.get(key="smallshire-lay-member").ends_on is None


def test_what_the_file_no_longer_holds_is_ended_when_named_and_not_told_again(load, small, rewrite):
    load(small)
    path = rewrite(small, without_a_seat)

    told = load(path, end=["seat:smallshire-lay-member"])

    seat = Seat.objects.get(key="smallshire-lay-member")
    assert told == ["seat:smallshire-lay-member: ended on 2026-11-22"]
    assert str(seat.ends_on) == "2026-11-22"
    assert [line.verb for line in TrailEntry.objects.about(seat)] == ["load", "end"]
    assert load(path) == []


def test_naming_what_does_not_differ_is_refused_and_nothing_is_written(load, small):
    with pytest.raises(NotDiffering, match="seat:nobody"):
        load(small, end=["seat:nobody"])

    assert not Partnership.objects.exists()


def test_the_file_of_another_partnership_cannot_take_over_what_one_has_loaded(load, small, rewrite):
    load(small)

    def change(document):
        document["partnership"]["key"] = "borrowed"
        document["groups"][1]["name"] = "Taken over"
        for seat in document["seats"]:
            if "partnership" in seat:
                seat["partnership"] = "borrowed"

    load(rewrite(small, change))

    assert Group.objects.get(key="smallshire-executive").name == "Executive"


def test_what_was_changed_and_added_on_screen_is_in_the_export(load, small, tmp_path):
    load(small)
    group = Group.objects.get(key="smallshire-training")
    Group.objects.filter(pk=group.pk).update(name="Learning Group", source="The office")
    seat = Seat.objects.create(
        key="smallshire-training-carer",
        title="Foster carer",
        capacity="member",
        group=group,
        is_voting=False,
        starts_on="2026-01-01",
    )
    Partnership.objects.update(constitution="", concern_phone="01632 960000")

    path = tmp_path / "exported.toml"
    path.write_text(arrangements_io.export_arrangements("smallshire"))
    content = files.read_arrangements(path).content

    exported = next(one for one in content.groups if one.key == group.key)
    assert (exported.name, exported.source) == ("Learning Group", "The office")
    added = content.seats[-1]
    assert (added.key, added.voting, added.source) == (seat.key, False, "Entered on screen")
    head = content.partnership
    assert (head.constitution, head.concern.phone) == ("none stated", "01632 960000")
    assert load(path) == []


def test_how_the_office_is_reached_is_loaded_changed_on_screen_and_written_back(
    load, small, rewrite, tmp_path
):
    load(rewrite(small, lambda document: document["partnership"].update(office={"phone": "01632"})))
    place = Partnership.objects.get()
    assert (place.office_phone, place.office_email) == ("01632", "")
    Partnership.objects.update(office_email="office@smallshire.example")

    path = tmp_path / "exported.toml"
    path.write_text(arrangements_io.export_arrangements("smallshire"))

    office = files.read_arrangements(path).content.partnership.office
    assert (office.email, office.phone) == ("office@smallshire.example", "01632")
    assert load(path) == []


def test_a_reporting_date_changed_or_added_on_screen_is_left_and_written_back(
    load, small, tmp_path
):
    load(small)
    by = Actor(on=NOON.date(), is_administrator=True)
    item = TimetableItem.objects.get(key="smallshire-highlight-report")
    reference_data.change(item, {"due_working_days": 30}, by=by, at=NOON)
    added = TimetableItem(
        key="smallshire-extra",
        instrument_key="highlight-report",
        group=item.group,
        organisation=item.organisation,
        returns_to=item.returns_to,
        every="year",
        due_working_days=10,
        source="Letter",
        starts_on=date(2026, 4, 1),
    )
    reference_data.add(added, by=by, at=NOON)

    load(small)
    item.refresh_from_db()
    assert item.due_working_days == 30
    path = tmp_path / "exported.toml"
    path.write_text(arrangements_io.export_arrangements("smallshire"))

    content = files.read_arrangements(path).content
    said = {one.key: (one.due_working_days, one.every) for one in content.timetable}
    assert said["smallshire-highlight-report"][0] == 30
    assert said["smallshire-extra"] == (10, "year")
    assert load(path) == []


def test_exporting_what_is_not_loaded_names_what_is(load, small):
    load(small)

    with pytest.raises(NoSuchArrangements) as refusal:
        arrangements_io.export_arrangements("leicester")

    assert refusal.value.known == ("smallshire",)


def test_the_words_a_file_may_use_are_those_the_tables_know():
    words = {
        field_types.Colour: Partnership.Colour,
        field_types.Sector: Organisation.Sector,
        field_types.Standing: Participation.Standing,
        field_types.GroupKind: Group.Kind,
        field_types.Frequency: Cadence.Unit,
        field_types.SignedDocument: Signatory.Document,
    }
    for literal, choices in words.items():
        assert sorted(get_args(literal)) == sorted(choices.values)
    every = dict(TimetableItem._meta.get_field("every").choices)
    assert set(every) == set(get_args(field_types.Unit))


def test_by_when_something_is_done_is_loaded_with_whether_it_is_confirmed(small, load, rewrite):
    def state_it(document):
        document["cadences"][0] |= {"due_working_days": 15, "confirmed": False}

    load(rewrite(small, state_it))

    meeting = Cadence.objects.get(item="meeting", due_working_days__isnull=False)
    assert (meeting.due_working_days, meeting.is_confirmed) == (15, False)
    assert "due_working_days = 15" in arrangements_io.export_arrangements("smallshire")
