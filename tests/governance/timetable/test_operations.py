"""The timetable of a plan: what comes back, is moved, done or dropped, and what goes along."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from governance.core.errors import NotAllowed, NotNow
from governance.core.models import TrailEntry
from governance.outbox.models import Message
from governance.plans import operations as plans
from governance.plans.models import BusinessPlan, Priority
from governance.timetable import operations
from governance.timetable.models import TimetableEntry
from governance.timetable.tasks import remind_of_timetable
from tests import factories
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios import timetable
from tests.scenarios.returns import NOON, acting

pytestmark = pytest.mark.django_db
NOVEMBER = NOON + (timetable.FIRST - NOON.date())


def months(rows) -> list[str]:
    return [each.months for each in rows.order_by("starts_on", "pk")]


def rolled_over(old: BusinessPlan, starts_on: date, ends_on: date) -> BusinessPlan:
    new = BusinessPlan(carried_from=old, title="The next", starts_on=starts_on, ends_on=ends_on)
    return plans.roll_over(new, by=acting(plan_scenarios.the_office(old)), at=NOON)


@pytest.mark.parametrize(
    ("every", "when"),
    [
        (0, ["November to December 2025"]),
        (12, ["November to December 2025", "November to December 2026"]),
        (6, ["November to December 2025", "May to June 2026", "November to December 2026"]),
    ],
)
def test_what_comes_back_stands_in_the_timetable_for_each_time_of_the_plan(every, when):
    theme = factories.ThemeFactory()

    entry = timetable.an_entry(every=every, themes=[theme])

    rows = entry.plan.timetable.all()
    assert months(rows) == when
    assert all(list(each.themes.all()) == [theme] for each in rows)
    assert {each.first_id for each in rows} <= {None, entry.pk}


def test_only_the_office_puts_something_in_and_nothing_is_left_of_a_refusal():
    plan, group = timetable.a_two_year_plan(), scenarios.an_audit_group()
    chair = acting(scenarios.its_chair(group))

    with pytest.raises(NotAllowed):
        operations.add(TimetableEntry(plan=plan), timetable.words(), by=chair, at=NOON)

    assert not TimetableEntry.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"starts_on": date(2025, 2, 1)}, "first_month"),
        ({"starts_on": date(2027, 4, 1), "due_on": date(2027, 4, 30)}, "first_month"),
        ({"due_on": date(2025, 10, 31)}, "last_month"),
        ({"kind": "learning", "audience": "Schools"}, "learned_from"),
        ({"kind": "learning", "learned_from": "An audit"}, "audience"),
    ],
)
def test_months_outside_the_plan_and_learning_from_nowhere_are_refused(wrong, field):
    with pytest.raises(ValidationError) as refused:
        timetable.an_entry(**wrong)

    assert field in refused.value.message_dict
    assert not TimetableEntry.objects.exists()


def test_a_priority_of_another_plan_is_refused():
    other = plan_scenarios.a_priority()

    with pytest.raises(ValidationError) as refused:
        timetable.an_entry(priority_id=other.pk)

    assert "priority_id" in refused.value.message_dict


def test_nothing_is_put_into_a_plan_that_ended_and_nothing_in_it_goes_on():
    entry = timetable.an_entry()
    by = timetable.its_office(entry)
    plans.end_early(entry.plan, by=by, at=NOON, note="A new one holds.")

    with pytest.raises(NotNow):
        timetable.complete(entry)
    with pytest.raises(NotNow):
        operations.add(TimetableEntry(plan=entry.plan), timetable.words(), by=by, at=NOON)


def test_a_change_in_an_adopted_plan_says_why():
    entry = timetable.an_entry()
    by, seen = timetable.its_office(entry), entry.version

    with pytest.raises(ValidationError) as refused:
        operations.edit(entry, {"title": "Other"}, by=by, at=NOON, expected_version=seen)

    assert "note" in refused.value.message_dict


def test_its_lead_says_that_it_has_begun_and_what_came_of_it():
    entry = timetable.an_entry()

    timetable.begin(entry)
    timetable.complete(entry)

    entry.refresh_from_db()
    assert (entry.status, entry.outcome[:8]) == ("done", "In seven")
    told = [each.verb for each in TrailEntry.objects.about(entry)]
    assert told == ["add", "begin", "complete"]


def test_another_group_neither_begins_nor_drops_it():
    entry = timetable.an_entry()
    chair = acting(scenarios.its_chair(factories.GroupFactory(reports_to=entry.lead_group)))

    with pytest.raises(NotAllowed):
        operations.begin(entry, by=chair, at=NOON, expected_version=entry.version)
    with pytest.raises(NotAllowed):
        operations.drop(entry, by=timetable.its_lead(entry), at=NOON, note="Enough.")


def test_who_holds_the_seat_that_leads_it_completes_it_and_sees_it():
    person = scenarios.its_member(scenarios.an_audit_group())
    seat = plan_scenarios.its_seat(person)
    entry = timetable.an_entry(lead_group_id=None, lead_seat_id=seat.pk)

    operations.complete(entry, outcome="All was found well.", by=acting(person), at=NOON)

    assert entry.status == "done"
    assert TimetableEntry.objects.visible_to(acting(person)).get() == entry


def test_nothing_is_done_without_words_nor_in_a_draft():
    entry = timetable.an_entry()
    with pytest.raises(ValidationError) as refused:
        operations.complete(entry, outcome=" ", by=timetable.its_lead(entry), at=NOON)
    assert "outcome" in refused.value.message_dict

    draft = timetable.an_entry(plan_scenarios.a_draft_plan())
    with pytest.raises(ValidationError, match="not adopted"):
        timetable.begin(draft)


def test_what_is_moved_says_why_and_for_when_it_was_planned_at_first():
    entry = timetable.an_entry()

    timetable.move(entry)
    again = {"starts_on": date(2026, 4, 1), "due_on": date(2026, 4, 30)}
    operations.move(entry, **again, by=timetable.its_lead(entry), at=NOON, note="Later still.")

    entry.refresh_from_db()
    assert (entry.status, entry.months, entry.reason) == ("moved", "April 2026", "Later still.")
    assert entry.first_months == "November to December 2025"


@pytest.mark.parametrize(
    "span",
    [
        {"starts_on": timetable.FIRST, "due_on": timetable.LAST},
        {"starts_on": date(2028, 1, 1), "due_on": date(2028, 1, 31)},
    ],
)
def test_it_is_moved_to_other_months_and_to_those_of_the_plan(span):
    entry = timetable.an_entry()

    with pytest.raises(ValidationError) as refused:
        operations.move(entry, **span, by=timetable.its_lead(entry), at=NOON, note="So.")

    assert "first_month" in refused.value.message_dict
    entry.refresh_from_db()
    assert (entry.status, entry.planned_from) == ("planned", None)


def test_what_was_dropped_is_taken_up_again_without_what_was_said():
    entry = timetable.a_dropped_entry()
    assert (entry.reason, entry.is_open) == ("Another audit asks the same.", False)

    timetable.reopen(entry)

    entry.refresh_from_db()
    assert (entry.status, entry.reason, entry.dropped_at) == ("planned", "", None)


def test_each_lead_is_told_once_when_the_months_come():
    entry = timetable.an_entry()
    chair = scenarios.its_chair(entry.lead_group)
    seat = plan_scenarios.its_seat(scenarios.its_member(entry.lead_group))
    timetable.an_entry(entry.plan, lead_group_id=None, lead_seat_id=seat.pk)

    assert operations.remind(at=NOON) == 0
    assert operations.remind(at=NOVEMBER) == 2
    assert operations.remind(at=NOVEMBER) == 0

    mail = Message.objects.get(about_id=entry.pk)
    assert mail.recipient == chair
    assert "November to December 2025" in mail.subject
    assert remind_of_timetable() == 0


def test_what_waits_is_what_one_leads_and_for_the_office_what_nobody_leads():
    led = timetable.an_entry()
    unled = timetable.an_entry(led.plan, lead_group_id=None)
    on = timetable.FIRST
    rows = TimetableEntry.objects

    assert list(rows.to_do(acting(scenarios.its_chair(led.lead_group), on=on))) == [led]
    assert list(rows.to_do(acting(plan_scenarios.the_office(led.plan), on=on))) == [unled]
    assert not rows.to_do(acting(scenarios.its_chair(led.lead_group)))


def test_rolling_over_takes_along_what_is_open_and_what_comes_back():
    plan = timetable.a_two_year_plan()
    priority = plan_scenarios.added(Priority(plan=plan, number=1, title="Neglect"))
    timetable.an_entry(plan, every=12, title="Survey", priority_id=priority.pk)
    spring = {"starts_on": date(2026, 5, 1), "due_on": date(2026, 5, 31)}
    timetable.complete(timetable.an_entry(plan, title="Done already", **spring))
    timetable.an_entry(plan, title="Open still", **spring)
    timetable.drop(timetable.an_entry(plan, title="Dropped", **spring))

    new = rolled_over(plan, date(2026, 4, 1), date(2029, 4, 1))

    rows = new.timetable.order_by("starts_on", "pk")
    assert [(each.title, each.months) for each in rows] == [
        ("Open still", "May 2026"),
        ("Survey", "November to December 2026"),
        ("Survey", "November to December 2027"),
        ("Survey", "November to December 2028"),
    ]
    _, first, *later = rows
    assert {each.first_id for each in later} == {first.pk}
    assert first.priority == new.priorities.get()
    assert first.carried_from.plan == plan


def test_a_plan_rolled_over_twice_keeps_one_series():
    plan = timetable.a_two_year_plan()
    timetable.an_entry(plan, every=12)
    second = plan_scenarios.adopted(rolled_over(plan, date(2026, 4, 1), date(2028, 4, 1)))

    third = rolled_over(second, date(2027, 4, 1), date(2029, 4, 1))

    assert months(third.timetable.all()) == [
        "November to December 2027",
        "November to December 2028",
    ]


def test_what_went_along_waits_in_the_new_plan_alone_once_that_is_adopted():
    plan = timetable.a_two_year_plan()
    old = timetable.an_entry(plan, starts_on=date(2026, 5, 1), due_on=date(2026, 5, 31))
    new = rolled_over(plan, date(2026, 4, 1), date(2028, 4, 1))
    assert list(TimetableEntry.objects.binding()) == [old]

    plan_scenarios.adopted(new)

    assert list(TimetableEntry.objects.binding()) == [new.timetable.get()]


def test_a_plan_without_an_end_holds_each_once():
    entry = timetable.an_entry(plan_scenarios.a_plan(), every=3)

    assert entry.plan.timetable.count() == 1
    new = BusinessPlan(carried_from=entry.plan, title="On", starts_on=date(2026, 1, 1))
    plans.roll_over(new, by=timetable.its_office(entry), at=NOON)
    assert new.timetable.count() == 0
