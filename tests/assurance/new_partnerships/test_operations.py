"""A new partnership from its beginning until its last line is confirmed, or it is discarded."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError

from assurance.instruments import arrangements_io
from assurance.instruments.models import TimetableItem
from assurance.new_partnerships.models import CopiedLine, NewPartnership
from assurance.new_partnerships.operations import confirming, drafting, making, sources
from assurance.reports.models import Report
from assurance.reports.operations.schedule import compose_due_reports
from assurance.returns.models import AssuranceReturn
from assurance.returns.operations.schedule import open_due_returns
from assurance.yearly.models import YearlyReport
from assurance.yearly.operations.schedule import open_due
from governance.core.errors import NotAllowed, NotNow, Stale
from governance.core.models import TrailEntry
from governance.core.roles import Actor
from governance.deadlines.models import Deadline
from governance.people.models import Organisation
from governance.structure.arrangements.files import read_arrangements
from governance.structure.models import Appointment, Cadence, Group, Partnership, Seat
from tests import factories
from tests.scenarios import new_partnerships as scenarios
from tests.scenarios.new_partnerships import CITED, a_line, its_drafter, seen
from tests.scenarios.retention import an_officer
from tests.scenarios.returns import NOON, SCHEDULE, TODAY, acting, the_leicester_partnership

pytestmark = pytest.mark.django_db


def verbs_of(draft: NewPartnership) -> list[str]:
    rows = TrailEntry.objects.filter(kind="assurance.newpartnership", subject_id=draft.pk)
    return list(rows.order_by("pk").values_list("verb", flat=True))


def test_every_line_that_is_copied_is_to_be_confirmed_with_its_source():
    draft = scenarios.a_begun_partnership()

    lines = draft.lines.to_read()
    assert draft.to_confirm == lines.count() > 100
    assert not lines.filter(confirmed_at__isnull=False).exists()
    assert a_line(draft, "group").citation == "Lincolnshire arrangements 2019, §4.1"
    assert verbs_of(draft) == ["begin"]


def test_it_begins_under_the_guidance_in_force_on_its_first_day():
    draft = scenarios.a_begun_partnership()

    assert a_line(draft, "partnership").values["guidance"] == "wt2023"


def test_a_member_begins_none():
    with pytest.raises(ValidationError):
        drafting.begin(
            source_key="nowhere", starts_on=TODAY, by=acting(factories.UserFactory()), at=NOON
        )
    with pytest.raises(NotAllowed):
        scenarios.a_begun_partnership(factories.UserFactory())
    assert not NewPartnership.objects.exists()


def test_it_does_not_begin_before_the_arrangements_that_are_copied():
    with pytest.raises(ValidationError, match="begin on 29 September 2019"):
        scenarios.a_begun_partnership(starts_on=date(2015, 1, 1))


def test_an_office_copies_its_own_as_they_stand_and_others_as_they_were_shipped():
    office = acting(an_officer(the_leicester_partnership()))
    found = {each.key: each.partnership for each in sources.sources_for(office)}

    assert found == {"leicester": None, "leicestershire-rutland": None, "lincolnshire": None}


def test_what_was_changed_on_screen_is_copied_as_it_stands():
    draft = scenarios.a_made_partnership()
    Group.objects.filter(key="severnshire-education-sub-group").update(name="Schools Group")
    administrator = Actor(on=date(2025, 12, 1), user_id=draft.begun_by_id, is_administrator=True)

    copied = drafting.begin(
        source_key="severnshire", starts_on=date(2026, 5, 4), by=administrator, at=NOON
    )

    names = [line.values["name"] for line in copied.lines.filter(kind="group")]
    assert "Schools Group" in names
    assert copied.source_partnership == draft.partnership


@pytest.mark.parametrize(
    ("key", "why"),
    [("leicester", "another partnership"), ("groups", "address of a page")],
)
def test_a_key_that_is_taken_is_refused_by_its_field(key, why):
    draft = scenarios.a_begun_partnership()

    with pytest.raises(ValidationError) as refused:
        scenarios.name(draft, key=key)
    assert why in refused.value.message_dict["key"][0]
    assert verbs_of(draft) == ["begin"]


def test_a_key_that_another_draft_has_is_taken():
    scenarios.a_named_partnership()
    draft = scenarios.a_begun_partnership()

    with pytest.raises(ValidationError, match="another partnership"):
        scenarios.name(draft)


def test_its_organisations_are_proposed_with_the_name_of_its_own_area():
    draft = scenarios.a_named_partnership()

    police = draft.lines.get(kind="organisation", key="lincolnshire-police")
    board = draft.lines.get(kind="organisation", key="lincolnshire-public-protection-board")
    assert (police.choice, police.new_name) == ("rename", "Severnshire Police")
    assert (board.choice, board.new_name) == ("keep", "")


def test_without_a_council_there_is_no_partnership():
    draft = scenarios.a_named_partnership()

    with pytest.raises(ValidationError, match="at least one council"):
        scenarios.choose_organisations(draft, lambda line: ("leave_out", ""))
    assert not NewPartnership.objects.get().has_organisations


def test_without_a_group_there_is_none():
    draft = scenarios.a_partnership_with_organisations()

    with pytest.raises(ValidationError, match="at least one group"):
        scenarios.choose_groups(draft, lambda line: ("leave_out", ""))


def test_what_is_left_out_takes_along_what_hangs_on_it():
    draft = scenarios.a_named_partnership()
    left = "lincolnshire-police"
    scenarios.choose_organisations(
        draft,
        lambda line: ("leave_out", "") if line.key == left else scenarios.as_proposed(line),
    )

    assert not draft.lines.get(kind="participation", key=left).is_in_use
    seats = draft.lines.filter(kind="seat", values__representing=left)
    assert seats
    assert not any(line.is_in_use for line in seats)
    assert draft.to_confirm == draft.lines.unconfirmed().count()


def test_what_reported_to_a_group_left_out_reports_to_the_next_above():
    draft = scenarios.a_partnership_with_organisations()
    left = "lincolnshire-operational-delivery-group"
    scenarios.choose_groups(
        draft,
        lambda line: ("leave_out", "") if line.key == left else scenarios.as_proposed(line),
    )
    scenarios.enter_contacts(draft)

    content = making.preview(draft, on=TODAY).content
    groups = {each.key: each.reports_to for each in content.groups}
    assert groups["severnshire-education-sub-group"] == "severnshire-strategic-management-group"


def test_it_is_not_ready_before_every_step_is_done():
    draft = scenarios.a_begun_partnership()

    found = making.preview(draft, on=TODAY)

    assert found.content is None
    assert found.problems == (making.NOT_NAMED, *making.NOT_GONE_THROUGH.values())
    with pytest.raises(ValidationError):
        making.make(
            draft, content_hash="", expected_version=draft.version, by=its_drafter(draft), at=NOON
        )
    assert not Partnership.objects.filter(key="severnshire").exists()


def test_all_of_it_is_made_with_vacant_seats_and_its_lines_to_be_confirmed():
    draft = scenarios.a_made_partnership()

    area = Partnership.objects.get(key="severnshire")
    assert draft.partnership == area
    assert area.name == "Severnshire Safeguarding Children Partnership"
    assert area.source.startswith("Copied from Lincolnshire SCP: ")
    assert area.source.endswith("; to be confirmed")
    seats = Seat.objects.filter(key__startswith="severnshire-")
    assert seats.count() == draft.lines.filter(kind="seat", is_in_use=True).count() > 50
    assert not Appointment.objects.filter(seat__in=seats).exists()
    assert "severnshire-lead-severnshire-police" in seats.values_list("key", flat=True)
    assert all(seat.source.endswith("; to be confirmed") for seat in seats)
    assert not TimetableItem.objects.filter(
        returns_to__key__startswith="severnshire-", is_confirmed=True
    )
    assert verbs_of(draft)[-1] == "make"


def test_a_body_that_is_kept_is_the_same_body():
    before = factories.OrganisationFactory(
        key="lincolnshire-public-protection-board", name="Public Protection Board"
    )
    scenarios.a_made_partnership()

    parts = before.participations.get()
    assert parts.partnership.key == "severnshire"
    assert Organisation.objects.filter(name="Public Protection Board").count() == 1


def test_it_is_written_back_as_a_file_that_is_sound(tmp_path):
    scenarios.a_made_partnership()

    path = tmp_path / "severnshire.toml"
    path.write_text(arrangements_io.export_arrangements("severnshire"))

    assert read_arrangements(path).name == "Severnshire Safeguarding Children Partnership"


def test_what_is_made_is_what_was_seen():
    draft = scenarios.a_drawn_up_partnership()
    by, version = its_drafter(draft), draft.version

    with pytest.raises(Stale):
        making.make(draft, content_hash="other", expected_version=version, by=by, at=NOON)
    assert not Partnership.objects.filter(key="severnshire").exists()


def test_a_stranger_makes_nothing_of_it():
    draft = scenarios.a_drawn_up_partnership()
    stranger = acting(an_officer(factories.PartnershipFactory()))
    found = making.preview(draft, on=TODAY)

    with pytest.raises(NotAllowed):
        making.make(
            draft,
            content_hash=found.content_hash,
            expected_version=draft.version,
            by=stranger,
            at=NOON,
        )


def test_what_others_have_is_never_changed_by_making_it():
    draft = scenarios.a_drawn_up_partnership()
    factories.GroupFactory(key="severnshire-education-sub-group")

    with pytest.raises(ValidationError, match="is there already"):
        scenarios.make(draft)
    draft.refresh_from_db()
    assert draft.is_draft


def test_a_line_is_confirmed_by_a_document_with_what_is_otherwise_here():
    draft = scenarios.a_drawn_up_partnership()
    line = a_line(draft, "escalation")
    left = draft.to_confirm

    assert scenarios.confirm(draft, line, changes={"after_days": 30}) == 1

    line.refresh_from_db()
    assert line.is_confirmed
    assert line.changes == {"after_days": 30}
    assert draft.to_confirm == left - 1
    step = making.preview(draft, on=TODAY).content.escalations[0]
    assert step.confirmed
    assert step.after_days == 30
    assert step.source == "Safeguarding arrangements of Severnshire, §4, 1 October 2025"


def test_what_is_no_value_of_arrangements_is_refused_by_its_field():
    draft = scenarios.a_drawn_up_partnership()

    with pytest.raises(ValidationError) as refused:
        scenarios.confirm(draft, changes={"after_days": -1})
    assert "1 or more" in refused.value.message_dict["after_days"][0]
    assert not draft.lines.filter(confirmed_at__isnull=False).exists()


def test_nobody_confirms_what_he_has_not_seen():
    draft = scenarios.a_drawn_up_partnership()
    line = a_line(draft, "escalation")
    shown = seen(line)
    scenarios.confirm(draft, line)

    with pytest.raises(Stale):
        confirming.confirm_lines(draft, shown=shown, **CITED, by=its_drafter(draft), at=NOON)


def test_a_line_of_another_draft_is_not_confirmed_here():
    draft = scenarios.a_drawn_up_partnership()
    other = factories.CopiedLineFactory()

    with pytest.raises(ValidationError, match="no such line"):
        scenarios.confirm(draft, other)


def test_a_confirmation_is_taken_back():
    draft = scenarios.a_partly_confirmed_partnership()
    left = draft.to_confirm

    scenarios.take_back(draft)

    assert draft.to_confirm == left + 1
    assert not CopiedLine.objects.exclude(document="").exists()


def test_a_line_is_left_out_and_put_back():
    draft = scenarios.a_drawn_up_partnership()
    participation = draft.lines.get(kind="participation", key="lincolnshire-prisons")

    scenarios.leave_out(draft, participation)
    participation.refresh_from_db()
    assert not participation.is_in_use
    scenarios.put_back(draft)
    participation.refresh_from_db()
    assert participation.is_in_use


def test_once_it_is_made_a_confirmed_line_stands_in_its_arrangements_at_once():
    draft = scenarios.a_made_partnership()
    item = draft.lines.filter(kind="timetable_item", values__has_key="asked_group")[0]
    cadence = a_line(draft, "cadence")

    scenarios.confirm(draft, item, changes={"due_working_days": 9})
    scenarios.confirm(draft, cadence)

    key = f"severnshire-{item.key.removeprefix('lincolnshire-')}"
    asked = TimetableItem.objects.get(key=key)
    assert asked.is_confirmed
    assert asked.due_working_days == 9
    row = Cadence.objects.get(
        group__key__startswith="severnshire-",
        item=cadence.values["item"],
        source__contains="§4, 1 October 2025",
    )
    assert row.is_confirmed


def test_what_asks_several_is_confirmed_for_each_of_them():
    draft = scenarios.a_made_partnership()
    item = draft.lines.filter(kind="timetable_item", values__has_key="asked_standings").first()

    scenarios.confirm(draft, item)

    key = f"severnshire-{item.key.removeprefix('lincolnshire-')}"
    rows = TimetableItem.objects.filter(key__startswith=f"{key}-")
    assert rows.count() > 2
    assert all(row.is_confirmed for row in rows)


def test_what_was_changed_on_screen_since_stays():
    draft = scenarios.a_made_partnership()
    Group.objects.filter(key="severnshire-education-sub-group").update(remit="As typed on screen.")
    line = draft.lines.get(kind="group", key="lincolnshire-education-sub-group")

    scenarios.confirm(draft, line, changes={"remit": "As written in the document."})

    group = Group.objects.get(key="severnshire-education-sub-group")
    assert group.remit == "As typed on screen."
    assert "1 October 2025" in group.source


def test_a_draft_is_discarded_and_its_key_is_free_again():
    draft = scenarios.a_named_partnership()
    scenarios.discard(draft)

    scenarios.name(scenarios.a_begun_partnership())
    with pytest.raises(NotNow):
        scenarios.name(draft, key="other")


def test_a_partnership_that_has_not_begun_is_taken_away_with_all_that_was_made():
    counted = (Partnership, Group, Seat, Organisation, TimetableItem, Cadence)
    draft = scenarios.a_drawn_up_partnership()
    before = [model.objects.count() for model in counted]
    scenarios.make(draft)

    scenarios.discard(draft)

    assert [model.objects.count() for model in counted] == before
    assert draft.status == "discarded"
    assert draft.partnership is None


def test_once_something_was_built_on_it_it_stays():
    draft = scenarios.a_made_partnership()
    factories.AppointmentFactory(seat=Seat.objects.get(key="severnshire-board-officer"))

    with pytest.raises(ValidationError, match="was built on it"):
        scenarios.discard(draft)
    draft.refresh_from_db()
    assert draft.is_made
    assert Partnership.objects.filter(key="severnshire").exists()


def test_what_has_begun_is_not_discarded():
    draft = scenarios.a_made_partnership()
    by = replace(its_drafter(draft), on=draft.starts_on)

    with pytest.raises(ValidationError, match="ended, not discarded"):
        making.discard(draft, expected_version=draft.version, by=by, at=NOON, note="Late.")
    assert Partnership.objects.filter(key="severnshire").exists()


FIRST_DAYS = (
    date(2025, 10, 1),
    date(2025, 11, 17),
    date(2025, 12, 31),
    date(2026, 2, 28),
    date(2026, 3, 31),
    date(2026, 4, 1),
)


@pytest.mark.parametrize("day", FIRST_DAYS)
def test_on_its_first_day_nothing_is_late_and_nothing_is_owed_from_before(day):
    """Whatever the day: no return, report or time limit of it is due before its first whole
    period has ended."""
    at = datetime.combine(day, NOON.timetz())
    draft = scenarios.a_begun_partnership(starts_on=day)
    scenarios.gone_through(draft)
    scenarios.make(draft, at=max(NOON, at))
    for shape in ("highlight-report", "yearly-contribution"):
        scenarios.an_instrument(shape)
    for asked_on in (max(day, TODAY), max(day, TODAY) + timedelta(days=40)):
        by, moment = Actor.schedule(asked_on), datetime.combine(asked_on, NOON.timetz())
        open_due_returns(by=by, at=moment)
        compose_due_reports(by=by, at=moment)
        open_due(by=by, at=moment)

        own = AssuranceReturn.objects.filter(returns_to__key__startswith="severnshire-")
        assert not own.overdue(on=asked_on).exists()
        assert not own.filter(period__starts_on__lt=day).exists()
        assert not Report.objects.filter(group__key__startswith="severnshire-").exists()
        assert not YearlyReport.objects.filter(
            partnership__key="severnshire", period__starts_on__lt=day
        ).exists()
        assert not Deadline.objects.filter(due_on__lt=asked_on).exists()


def test_what_is_entered_late_owes_nothing_for_what_is_past():
    """It began in May and is set up in October: the quarter from July to September is past."""
    draft = scenarios.a_begun_partnership(starts_on=date(2025, 5, 12))
    scenarios.gone_through(draft)
    scenarios.make(draft)
    scenarios.an_instrument("highlight-report")

    open_due_returns(by=SCHEDULE, at=NOON)

    assert not AssuranceReturn.objects.exists()


def test_the_first_whole_quarter_is_asked_for_when_it_has_ended():
    draft = scenarios.a_made_partnership()
    scenarios.an_instrument("highlight-report")
    line = a_line(draft, "timetable_item", every="quarter")
    scenarios.confirm(draft, line, changes={"due_working_days": 10})

    at = datetime(2026, 4, 1, 9, tzinfo=UTC)
    open_due_returns(by=Actor.schedule(at.date()), at=at)

    assert {each.period.code for each in AssuranceReturn.objects.all()} == {"2025-26 Q4"}
