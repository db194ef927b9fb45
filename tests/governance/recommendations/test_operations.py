"""Recommendations climb the groups and are answered back down; who is told at each step."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from governance.core.errors import NotAllowed, NotNow, Stale
from governance.core.models import Remark, TrailEntry
from governance.core.roles import Capacity
from governance.outbox.models import Message
from governance.recommendations import operations
from governance.recommendations.figures import count_recommendations
from governance.recommendations.models import GroupRecommendation
from governance.recommendations.tasks import remind_of_recommendations
from governance.rules.answer_days import default_answer_by
from governance.structure.models import Group
from tests import factories
from tests.scenarios import group_recommendations as scenes
from tests.scenarios import returns as scenarios
from tests.scenarios.returns import NOON, TODAY, acting, as_seen

pytestmark = pytest.mark.django_db


def test_it_is_read_in_its_group_and_above_and_put_to_the_group_above_which_is_told():
    record = scenes.a_draft()
    chair = scenarios.its_chair(scenes.above(record))

    scenes.put(record)

    assert (record.status, record.stands_with) == ("put", record.group.reports_to)
    assert Message.objects.get().recipient == chair
    assert list(GroupRecommendation.objects.to_answer(acting(chair))) == [record]
    assert [each.verb for each in TrailEntry.objects.about(record)] == ["recommend", "put"]
    assert [(each.verb, each.text) for each in record.steps.all()] == [("put", "It failed twice.")]


def test_who_made_it_sees_at_each_step_where_it_stands():
    record = scenes.one_passed_on()
    member = acting(scenarios.its_member(record.group))

    seen = GroupRecommendation.objects.visible_to(member).get()

    assert seen.stands_with.name != record.group.reports_to.name
    assert [each.verb for each in seen.steps.order_by("pk")] == ["put", "pass_on"]
    assert Message.objects.filter(
        recipient=scenarios.its_chair(record.group), subject__contains="was passed on"
    ).exists()


def test_a_group_on_its_way_goes_on_reading_it_and_others_do_not():
    record = scenes.one_passed_on()
    between = acting(scenarios.its_chair(record.group.reports_to))
    stranger = acting(scenarios.its_chair(factories.GroupFactory()))

    assert GroupRecommendation.objects.visible_to(between).exists()
    assert not GroupRecommendation.objects.visible_to(stranger).exists()
    assert not GroupRecommendation.objects.to_answer(between).exists()


def test_the_answer_comes_back_to_who_made_it_and_is_received():
    scenarios.its_chair(scenarios.an_audit_group())
    record = scenes.an_answered_one()
    maker = scenes.its_maker(record)

    mail = Message.objects.get(recipient=maker.user_id)
    assert "accepted" in mail.subject
    assert list(GroupRecommendation.objects.to_receive(maker)) == [record]
    scenes.receive(record)

    assert (record.status, record.received_by_id) == ("received", maker.user_id)
    with pytest.raises(NotNow):
        scenes.answer(record)


@pytest.mark.parametrize(
    ("given", "field"), [({"text": "  "}, "text"), ({"outcome": "maybe"}, "outcome")]
)
def test_an_answer_without_outcome_or_words_changes_nothing(given, field):
    record = scenes.a_put_one()

    with pytest.raises(ValidationError) as refused:
        scenes.answer(record, **given)

    record.refresh_from_db()
    assert field in refused.value.message_dict
    assert (record.status, record.steps.count()) == ("put", 1)


def test_nobody_answers_or_passes_on_what_was_not_seen():
    record = scenes.a_put_one()
    by, seen = scenes.who_has_it(record), as_seen(record)
    scenes.pass_on(GroupRecommendation.objects.get())
    now = scenes.who_has_it(GroupRecommendation.objects.get())
    given = {"by": now, "at": NOON, "expected_version": seen}

    with pytest.raises(Stale):
        operations.answer(record, outcome="whole", text="Yes.", **given)
    with pytest.raises(NotAllowed):
        operations.answer(record, outcome="whole", text="Yes.", **{**given, "by": by})
    with pytest.raises(TypeError):
        operations.receive(record, by=by, at=NOON, expected_version=None)


def test_only_whoever_acts_for_the_group_that_has_it_answers():
    record = scenes.a_put_one()
    given = {"outcome": "whole", "text": "Yes.", "at": NOON, "expected_version": as_seen(record)}

    for person in (scenarios.its_chair(record.group), scenarios.its_member(record.group)):
        with pytest.raises(NotAllowed):
            operations.answer(record, by=acting(person), **given)


def test_what_is_sent_back_is_changed_and_put_again():
    record = scenes.one_sent_back()

    assert (record.status, record.stands_with) == ("sent_back", None)
    assert Remark.objects.get(verb="send_back").text == "Say which agencies."
    by = scenes.its_maker(record)
    changes = {"text": "Police, council and health."}
    operations.edit(record, changes, by=by, at=NOON, expected_version=record.version)
    scenes.put(record)

    verbs = [each.verb for each in record.steps.order_by("pk")]
    assert (record.status, verbs) == ("put", ["put", "send_back", "put"])


def test_it_goes_only_up_with_a_day_to_come():
    record = scenes.a_draft()
    by, seen = scenes.its_maker(record), as_seen(record)
    given = {"by": by, "at": NOON, "expected_version": seen}

    with pytest.raises(ValidationError) as refused:
        operations.put(record, factories.GroupFactory(), answer_by=TODAY, **given)
    assert set(refused.value.message_dict) == {"to", "answer_by"}
    operations.put(record, scenes.above(record), **given)

    assert record.answer_by == default_answer_by(TODAY)


def test_words_that_were_put_are_not_changed():
    record = scenes.a_put_one()

    with pytest.raises(NotNow):
        operations.edit(
            record,
            {"title": "Other words"},
            by=scenes.its_maker(record),
            at=NOON,
            expected_version=record.version,
        )


def test_what_was_accepted_becomes_an_action_of_the_group_that_answered():
    record = scenes.an_answered_one()

    action = scenes.raise_action(record)

    assert (action.group, action.origin_id) == (record.stands_with, record.pk)
    assert action.origin_label == f"Recommendation: {record.title}"


def test_no_action_is_raised_from_what_was_rejected():
    record = scenes.a_put_one()
    scenes.answer(record, outcome="refused")

    with pytest.raises(NotNow):
        scenes.raise_action(record)


def test_whoever_chairs_the_partnership_answers_for_its_board():
    area = scenarios.the_leicester_partnership()
    board = scenarios.a_group("board", serves=area)
    Group.objects.filter(pk=board.pk).update(kind="board")
    chair = scenarios.somebody_in(Capacity.PARTNERSHIP_CHAIR, partnership=area)
    record = scenes.a_draft(scenarios.a_group("below", serves=area, under=board))

    scenes.put(record)

    assert list(GroupRecommendation.objects.to_answer(acting(chair))) == [record]
    given = {"outcome": "partly", "text": "Next year.", "by": acting(chair), "at": NOON}
    operations.answer(record, **given, expected_version=as_seen(record))
    assert record.outcome == "partly"


def test_an_answer_is_reminded_of_before_its_day_and_chased_after_it():
    scenarios.its_chair(scenarios.an_audit_group().reports_to)
    scenes.a_put_one()
    scenes.a_received_one()
    Message.objects.all().delete()
    due = NOON + (scenes.ANSWER_BY - TODAY)

    counts = [operations.remind(at=due + timedelta(days=each)) for each in (-14, -7, 1, 2, 9)]

    assert counts == [0, 1, 1, 0, 1]
    assert "overdue" in Message.objects.latest("pk").subject
    assert remind_of_recommendations() == 1


def test_the_figures_count_each_step_in_its_period():
    scenes.one_passed_on()
    scenes.a_received_one()
    late = scenes.a_put_one()
    scenes.answer(late, outcome="refused", at=NOON + timedelta(days=60))
    scenes.a_draft()
    quarter = date(2025, 10, 1), date(2025, 12, 31)

    figures = count_recommendations(scenarios.the_leicester_partnership(), *quarter)
    elsewhere = count_recommendations(scenarios.a_foreign_partnership(), *quarter)
    stranger = acting(scenarios.its_chair(factories.GroupFactory()))
    unseen = count_recommendations(
        scenarios.the_leicester_partnership(), *quarter, seen_by=stranger
    )

    assert (figures.put, figures.passed_on, figures.answered, figures.in_time) == (3, 1, 2, 1)
    assert (figures.accepted, figures.partly, figures.rejected, figures.overdue) == (1, 0, 1, 1)
    assert (elsewhere.put, unseen.put) == (0, 0)
