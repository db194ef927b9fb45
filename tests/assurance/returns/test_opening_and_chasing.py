"""Asking for returns and chasing the late ones: each once, however often it is tried."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from assurance.instruments.models import Instrument, Question
from assurance.returns import notifications
from assurance.returns.models import AssuranceReturn
from assurance.returns.operations import chasing, opening, returns, schedule
from governance.core.errors import NotAllowed
from governance.core.models import TrailEntry
from governance.core.roles import Actor
from governance.deadlines.models import Deadline
from governance.outbox.models import Message
from tests import factories
from tests.scenarios import returns as scenarios
from tests.scenarios.clients import signed_in
from tests.scenarios.returns import LONG_AFTER, NOON, SCHEDULE, acting
from tests.scenarios.trail import lines, refused

pytestmark = pytest.mark.django_db


def officer() -> Actor:
    return acting(scenarios.a_board_officer())


def test_asking_opens_every_question_starts_the_deadline_and_tells_the_chair():
    record = scenarios.an_open_return()

    codes = [answer.question.code for answer in record.answers.for_form()]
    chair = scenarios.its_chair(record.group)
    assert (codes[0], codes[6], len(codes)) == ("keeping-safe", "voice-of-children", 14)
    assert (record.deadline.due_on, record.deadline.owner) == (date(2025, 10, 28), record.group)
    assert [message.recipient for message in Message.objects.all()] == [chair]
    assert lines(record) == ["ask"]
    assert Instrument.objects.get().opened_at == NOON


def test_a_joint_group_is_asked_once_and_each_partnership_it_serves_has_its_receipt():
    record = scenarios.an_open_return()

    expecting = {receipt.partnership.key for receipt in record.receipts.all()}
    assert AssuranceReturn.objects.count() == 1
    assert expecting == {"leicester", "leicestershire-rutland"}
    assert not record.receipts.filter(received_at__isnull=False).exists()


def test_a_group_of_one_partnership_is_received_by_that_one_alone():
    record = scenarios.an_open_return(scenarios.a_case_review_group())

    expecting = {receipt.partnership.key for receipt in record.receipts.all()}
    assert expecting == {"leicester"}


def test_an_organisation_is_received_where_it_takes_part():
    officer_of_one = scenarios.an_agency_lead()
    organisation = officer_of_one.appointments.get().seat.participation.organisation
    scenarios.the_highlight_report()
    item = factories.TimetableItemFactory(
        key="highlight-report-of-an-agency",
        group=None,
        organisation=organisation,
        returns_to=scenarios.the_planning_and_delivery_group(),
    )

    record, _ = opening.open_return(
        item, scenarios.the_last_quarter(), by=scenarios.SCHEDULE, at=NOON
    )

    expecting = {receipt.partnership.key for receipt in record.receipts.all()}
    assert expecting == {"leicester"}


def test_asking_twice_opens_once():
    first = scenarios.an_open_return()
    again, is_new = opening.open_return(first.item, first.period, by=SCHEDULE, at=LONG_AFTER)

    assert (again, is_new) == (first, False)
    assert AssuranceReturn.objects.count() == 1
    assert Deadline.objects.count() == 1
    assert Message.objects.count() == 1
    assert lines(first) == ["ask"]


def test_the_database_itself_keeps_one_return_for_an_item_and_a_period():
    record = scenarios.an_open_return()
    deadline = factories.DeadlineFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        factories.AssuranceReturnFactory(item=record.item, period=record.period, deadline=deadline)


@pytest.mark.parametrize(
    "who", [scenarios.a_scrutineer, scenarios.a_lead_partner, scenarios.a_person]
)
def test_only_the_schedule_and_the_office_ask(who):
    group = scenarios.an_audit_group()
    scenarios.the_highlight_report()
    item = factories.TimetableItemFactory(group=group, returns_to=group.reports_to)
    period, by = scenarios.the_last_quarter(), acting(who())

    assert refused(NotAllowed, lambda: opening.open_return(item, period, by=by, at=NOON))


def test_the_schedule_opens_the_last_completed_quarter_and_running_again_opens_nothing():
    group = scenarios.an_audit_group()
    scenarios.the_highlight_report()
    factories.TimetableItemFactory(group=group, returns_to=group.reports_to)

    first = schedule.open_due_returns(by=SCHEDULE, at=NOON)
    again = schedule.open_due_returns(by=SCHEDULE, at=NOON)

    assert [record.period.code for record in first.new] == ["2025-26 Q2"]
    assert (again.new, again.there) == ((), 1)


def test_the_schedule_says_what_has_no_due_date_and_opens_the_rest():
    group = scenarios.an_audit_group()
    scenarios.the_highlight_report()
    factories.TimetableItemFactory(group=group, returns_to=group.reports_to)
    other = factories.TimetableItemFactory(
        key="undated", group=group, returns_to=group.reports_to, due_working_days=None
    )

    opened = schedule.open_due_returns(by=SCHEDULE, at=NOON)

    assert (len(opened.new), opened.without_due_date) == (1, (other.key,))


def test_a_morning_on_which_nothing_is_due_costs_the_same_for_many_items(django_assert_num_queries):
    group = scenarios.an_audit_group()
    scenarios.the_highlight_report()
    for asked in (group, factories.GroupFactory(), factories.GroupFactory()):
        factories.TimetableItemFactory(group=asked, returns_to=group.reports_to)
    schedule.open_due_returns(by=SCHEDULE, at=NOON)

    with django_assert_num_queries(1):
        again = schedule.open_due_returns(by=SCHEDULE, at=NOON)

    assert (again.new, again.there) == ((), 3)


def test_opening_many_costs_what_opening_one_costs_and_each_has_all_that_is_its_own():
    scenarios.the_highlight_report()
    above, board = (
        scenarios.the_planning_and_delivery_group(),
        scenarios.the_leicester_partnership(),
    )
    found = []
    for number in range(6):
        group = scenarios.a_group(f"llr-{number}", serves=board)
        scenarios.its_chair(group)
        factories.TimetableItemFactory(group=group, returns_to=above)
        if number in (0, 5):
            with CaptureQueriesContext(connection) as captured:
                new = schedule.open_due_returns(by=SCHEDULE, at=NOON).new
            found.append((len(new), len(captured)))

    assert [opened for opened, _ in found] == [1, 5]
    assert found[1][1] <= found[0][1]  # of which some made the period
    for record in AssuranceReturn.objects.all():
        assert lines(record) == ["ask"]
        assert record.history.count() == 1
        assert record.answers.count() == Question.objects.count() > 0
        assert [receipt.partnership for receipt in record.receipts.all()] == [board]
        message = Message.objects.get(about_id=record.pk)
        assert message.recipient == scenarios.its_chair(record.group)
        assert str(record.group) in message.subject
        assert TrailEntry.objects.about(record.deadline).get().verb == "start"


def test_the_schedule_says_what_has_no_questions_yet_and_opens_the_rest():
    group = scenarios.an_audit_group()
    scenarios.the_highlight_report()
    factories.TimetableItemFactory(group=group, returns_to=group.reports_to)
    other = factories.TimetableItemFactory(
        group=group, returns_to=group.reports_to, instrument_key="section-11"
    )

    opened = schedule.open_due_returns(by=SCHEDULE, at=NOON)

    assert (len(opened.new), opened.without_instrument) == (1, (other.key,))


def test_nothing_is_asked_for_a_period_that_was_over_before_the_item_began():
    group = scenarios.an_audit_group()
    scenarios.the_highlight_report()
    factories.TimetableItemFactory(
        group=group, returns_to=group.reports_to, starts_on=date(2025, 10, 1)
    )

    assert schedule.open_due_returns(by=SCHEDULE, at=NOON).new == ()


def test_what_ends_with_its_period_or_since_is_still_asked_for_it_and_what_ended_before_is_not():
    scenarios.the_highlight_report()
    above = scenarios.the_planning_and_delivery_group()
    last_days = {"before": 30, "with-its-last-day": 1, "since": 0}
    for name, days in last_days.items():
        ends_on = date(2025, 10, 1) - timedelta(days=days - 1)
        factories.TimetableItemFactory(
            key=name,
            group=scenarios.a_group(f"llr-{name}", serves=scenarios.the_leicester_partnership()),
            returns_to=above,
            ends_on=ends_on,
        )

    opened = schedule.open_due_returns(by=SCHEDULE, at=NOON)

    assert [record.item.key for record in opened.new] == ["with-its-last-day", "since"]


@pytest.fixture
def telling_the_case_review_group_fails(monkeypatch):
    """Whatever message is about that group cannot be written; all others can."""
    found = notifications.contacts_of

    def contacts_of(records, *, on):
        if scenarios.a_case_review_group() in {record.group for record in records}:
            raise ValueError("no such address")
        return found(records, on=on)

    monkeypatch.setattr(notifications, "contacts_of", contacts_of)


@pytest.mark.usefixtures("telling_the_case_review_group_fails")
def test_an_item_that_cannot_be_asked_for_is_undone_logged_and_said_and_the_others_are(caplog):
    scenarios.the_highlight_report()
    first, second = scenarios.a_case_review_group(), scenarios.an_audit_group()
    broken, _ = (
        factories.TimetableItemFactory(group=group, returns_to=group.reports_to)
        for group in (first, second)
    )

    opened = schedule.open_due_returns(by=SCHEDULE, at=NOON)

    assert (opened.failed, [record.group for record in opened.new]) == ((broken.key,), [second])
    assert (AssuranceReturn.objects.count(), Deadline.objects.count()) == (1, 1)
    assert f"left out of the round: assurance.timetableitem {broken.pk}" in caplog.text


def a_late_return() -> AssuranceReturn:
    record = scenarios.an_open_return()
    assert list(AssuranceReturn.objects.overdue(on=LONG_AFTER.date())) == [record]
    return record


def test_a_return_is_late_from_the_day_after_its_due_day():
    record = scenarios.an_open_return()
    due = record.deadline.due_on

    assert not AssuranceReturn.objects.overdue(on=due).exists()
    assert AssuranceReturn.objects.overdue(on=due + timedelta(days=1)).get() == record


def test_chasing_twice_a_day_sends_once_and_leaves_one_line():
    record, by = a_late_return(), officer()

    first = chasing.chase([record], by=by, at=LONG_AFTER)
    again = chasing.chase([record], by=by, at=LONG_AFTER + timedelta(hours=2))

    group = str(record.group)
    assert (first.told, again.told, again.told_before) == ((group,), (), (group,))
    assert Message.objects.filter(key__startswith="late:").count() == 1
    assert lines(record) == ["ask", "chase"]


def test_the_schedule_does_not_chase_whom_the_office_chased_today():
    record, on = a_late_return(), LONG_AFTER.date()
    chasing.chase([record], by=officer(), at=LONG_AFTER)

    chased = schedule.chase_late_returns(by=Actor.schedule(on), at=LONG_AFTER)

    assert (chased.told, chased.told_before) == ((), (str(record.group),))
    assert Message.objects.filter(key__startswith="late:").count() == 1


def test_the_next_day_chases_again():
    record, by = a_late_return(), officer()

    for day in (0, 1):
        chasing.chase([record], by=by, at=LONG_AFTER + timedelta(days=day))

    assert Message.objects.filter(key__startswith="late:").count() == 2
    assert lines(record) == ["ask", "chase", "chase"]


def test_a_group_late_twice_gets_one_message_that_names_both():
    one = scenarios.an_open_return(period=scenarios.a_quarter("2025-26", "Q1"))
    other = scenarios.an_open_return()

    chased = chasing.chase([one, other], by=officer(), at=LONG_AFTER)

    told = Message.objects.get(key__startswith="late:")
    assert chased.told == (str(one.group),)
    assert str(one.period) in told.body
    assert str(other.period) in told.body


def two_late_returns() -> tuple[AssuranceReturn, AssuranceReturn]:
    """Of one group, to the same group; the first is the older."""
    return scenarios.an_open_return(
        period=scenarios.a_quarter("2025-26", "Q1")
    ), scenarios.an_open_return()


def test_one_chased_from_its_own_page_silences_no_other_that_is_late():
    one, other = two_late_returns()
    by, late = officer(), AssuranceReturn.objects.overdue(on=LONG_AFTER.date()).for_list()

    first = chasing.chase([one], by=by, at=LONG_AFTER)
    pressed_again = chasing.chase([other], by=by, at=LONG_AFTER)
    by_schedule = schedule.chase_late_returns(by=Actor.schedule(LONG_AFTER.date()), at=LONG_AFTER)

    told = Message.objects.get(key__startswith="late:")
    assert (str(one.period) in told.body, str(other.period) in told.body) == (True, True)
    assert [bool(each.told) for each in (first, pressed_again, by_schedule)] == [True, False, False]
    assert [lines(record)[-1] for record in late] == ["chase", "chase"]


def test_what_is_late_elsewhere_is_told_by_itself_and_names_nothing_of_here():
    here, board = scenarios.an_open_return(), scenarios.a_foreign_delivery_group()
    item = factories.TimetableItemFactory(key="elsewhere", group=here.group, returns_to=board)
    there, _ = opening.open_return(item, scenarios.a_quarter("2025-26", "Q1"), by=SCHEDULE, at=NOON)

    chasing.chase([here], by=officer(), at=LONG_AFTER)
    schedule.chase_late_returns(by=Actor.schedule(LONG_AFTER.date()), at=LONG_AFTER)

    bodies = Message.objects.filter(key__startswith="late:").order_by("pk")
    named = [(str(here) in told.body, str(there) in told.body) for told in bodies]
    assert named == [(True, False), (False, True)]


def test_what_was_sent_meanwhile_is_not_chased():
    record, by = scenarios.an_answered_return(), officer()
    returns.submit(
        record,
        by=acting(scenarios.its_chair(record.group)),
        at=NOON,
        expected_version=scenarios.as_seen(record),
    )

    assert chasing.chase([record], by=by, at=LONG_AFTER) == chasing.Chased()
    assert lines(record)[-1] == "submit"


@pytest.mark.usefixtures("telling_the_case_review_group_fails")
def test_one_that_cannot_be_told_is_said_and_the_others_are_told(caplog):
    factories.AssuranceReturnFactory(
        group=scenarios.a_case_review_group(),
        returns_to=scenarios.the_planning_and_delivery_group(),
        item__group=scenarios.a_case_review_group(),
    )
    scenarios.its_chair(scenarios.a_case_review_group())
    record = scenarios.an_open_return()

    chased = schedule.chase_late_returns(by=Actor.schedule(LONG_AFTER.date()), at=LONG_AFTER)

    assert (chased.failed, chased.told) == (
        (str(scenarios.a_case_review_group()),),
        (str(record.group),),
    )
    assert "left out of the round" in caplog.text


def test_an_office_chases_what_it_asked_for_and_is_told_what_is_anothers():
    """A joint group owes one partnership's own board something too."""
    record = scenarios.an_open_return()
    board = scenarios.a_group("leicester-board", serves=scenarios.the_leicester_partnership())
    item = factories.TimetableItemFactory(key="to-the-board", group=record.group, returns_to=board)
    opening.open_return(item, scenarios.the_last_quarter(), by=SCHEDULE, at=NOON)
    county = scenarios.a_board_officer(scenarios.the_county_partnership())

    address = "/leicestershire-rutland/returns/chase/"
    answer = signed_in(county).post(address, {"words": ""}, follow=True)

    page = answer.content.decode()
    assert (answer.status_code, Message.objects.filter(key__startswith="late:").count()) == (200, 1)
    assert f"Told: {record.group}." in page
    assert f"For another office to chase: {record.group}." in page


def test_nobody_in_the_chair_is_said_and_leaves_no_line():
    group = scenarios.a_case_review_group()
    scenarios.the_highlight_report()
    item = factories.TimetableItemFactory(group=group, returns_to=group.reports_to)
    record, _ = opening.open_return(item, scenarios.the_last_quarter(), by=SCHEDULE, at=NOON)

    chased = chasing.chase([record], by=officer(), at=LONG_AFTER)

    assert chased.nobody_to_tell == (str(group),)
    assert lines(record) == ["ask"]


def test_when_one_of_several_is_not_theirs_to_chase_nothing_is_sent():
    record, foreign = a_late_return(), scenarios.an_open_return(scenarios.a_foreign_group())
    by = officer()

    assert refused(NotAllowed, lambda: chasing.chase([record, foreign], by=by, at=LONG_AFTER))
