"""Risks, issues and emerging threats: rated, reviewed, passed up, closed; and who is told."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from governance.core.errors import NotAllowed
from governance.core.models import Remark, TrailEntry
from governance.outbox.models import Message
from governance.risks import operations, scale
from governance.risks.models import Risk
from governance.risks.tasks import remind_of_risks
from governance.risks.transitions import groups_above
from tests import factories
from tests.scenarios import plans as plan_scenarios
from tests.scenarios import returns as scenarios
from tests.scenarios import risks
from tests.scenarios.returns import NOON, TODAY, acting

pytestmark = pytest.mark.django_db


def test_a_review_keeps_how_it_was_rated_before_and_moves_the_next_look():
    risk = risks.an_open_risk()

    made = risks.review(risk)

    risk.refresh_from_db()
    assert (risk.rating, risk.previous_rating, risk.next_look_on) == (6, 12, risks.LATER)
    assert (made.rating_before, made.rating) == (12, 6)
    assert [each.verb for each in TrailEntry.objects.about(risk)] == ["raise_risk", "review"]


def test_a_second_review_moves_from_the_first_and_both_stay():
    risk = risks.an_open_risk()
    risks.review(risk)

    risks.review(risk, likelihood=5, impact=5)

    assert (risk.previous_rating, risk.rating) == (6, 25)
    told = [(each.rating_before, each.rating) for each in risk.reviews.order_by("pk")]
    assert told == [(12, 6), (6, 25)]


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"likelihood": 6}, "likelihood"),
        ({"impact": 0}, "likelihood"),
        ({"next_look_on": TODAY}, "next_look_on"),
        ({"text": "  "}, "text"),
    ],
)
def test_a_review_off_the_scale_or_without_words_or_a_day_to_come_changes_nothing(words, field):
    risk = risks.an_open_risk()

    with pytest.raises(ValidationError) as refused:
        risks.review(risk, **words)

    risk.refresh_from_db()
    assert field in refused.value.message_dict
    assert (risk.rating, risk.reviews.count(), risk.version) == (12, 0, 1)


def test_its_owner_reviews_it_and_neither_closes_nor_passes_it_up():
    risk = risks.an_open_risk()
    owner = acting(scenarios.its_member(risk.group))
    given = {"likelihood": 1, "impact": 1, "next_look_on": risks.LATER, "text": "Solved nearly."}

    operations.review(risk, **given, by=owner, at=NOON, expected_version=risk.version)

    assert risk.rating == 1
    with pytest.raises(NotAllowed):
        operations.close(risk, by=owner, at=NOON, note="Enough.")
    with pytest.raises(NotAllowed):
        operations.escalate(risk, risks.above(risk), by=owner, at=NOON, note="Up.")


def test_somebody_of_another_group_sees_and_does_nothing():
    risk = risks.an_open_risk()
    stranger = acting(scenarios.its_chair(factories.GroupFactory()))

    assert not Risk.objects.visible_to(stranger).exists()
    with pytest.raises(NotAllowed):
        operations.close(risk, by=stranger, at=NOON, note="Not ours.")


def test_it_climbs_to_the_group_above_which_is_told_and_the_first_group_reads_on():
    risk = risks.an_open_risk()
    above, chair = risks.above(risk), scenarios.its_chair(risks.above(risk))
    first = acting(scenarios.its_chair(risk.group))

    risks.escalate(risk)
    mail = Message.objects.get(recipient=chair)
    risks.take_on(risk)

    risk.refresh_from_db()
    assert "accept it or send it back" in mail.subject
    assert risk.title in mail.body
    assert (risk.group, risk.raised_in, risk.passed_up_to, risk.status) == (
        above,
        first_group(risk),
        None,
        "open",
    )
    assert Risk.objects.visible_to(first).get() == risk
    with pytest.raises(NotAllowed):
        operations.close(risk, by=first, at=NOON, note="It went up.")


def first_group(risk):
    return risk.raised_in


def test_it_goes_only_to_a_group_above_and_with_a_reason():
    risk = risks.an_open_risk()
    by = risks.its_keeper(risk)

    with pytest.raises(ValidationError):
        operations.escalate(risk, factories.GroupFactory(), by=by, at=NOON, note="Sideways.")
    with pytest.raises(ValidationError):
        operations.escalate(risk, risks.above(risk), by=by, at=NOON, note=" ")

    risk.refresh_from_db()
    assert (risk.status, Message.objects.count()) == ("open", 0)


def test_the_arrangements_name_another_group_above():
    risk = risks.an_open_risk()
    step = factories.EscalationStepFactory(group=risk.group)

    assert set(groups_above(risk, on=TODAY)) == {risks.above(risk), step.to}


def test_what_is_sent_back_stays_below_with_the_reason():
    risk = risks.a_passed_up_risk()
    below = risk.group

    risks.send_back(risk)

    assert (risk.group, risk.status, risk.passed_up_to) == (below, "open", None)
    assert Remark.objects.get(verb="send_back").text == "It is yours to solve."


def test_whoever_passed_it_up_does_not_accept_it():
    risk = risks.a_passed_up_risk()

    with pytest.raises(NotAllowed):
        operations.take_on(risk, by=risks.its_keeper(risk), at=NOON, expected_version=risk.version)


def test_many_next_looks_are_set_and_one_that_was_changed_meanwhile_is_named():
    risk, changed, closed = risks.an_open_risk(), risks.an_open_risk(), risks.a_closed_risk()
    shown = [(each, each.version) for each in (risk, changed, closed)]
    risks.review(changed, next_look_on=date(2025, 11, 11))

    result = operations.set_next_looks(shown, risks.LATER, by=risks.its_keeper(risk), at=NOON)

    changed.refresh_from_db()
    assert (result.done, result.unchanged, len(result.refused)) == (1, 0, 2)
    assert (risk.next_look_on, changed.next_look_on) == (risks.LATER, date(2025, 11, 11))


def test_its_owner_is_reminded_once_for_each_day_and_only_while_it_is_open():
    risk = risks.an_open_risk()
    risks.a_closed_risk()
    owner = scenarios.its_member(risk.group)
    day = NOON + (risks.NEXT_LOOK - TODAY)

    counts = [operations.remind(at=at) for at in (day - timedelta(days=1), day, day)]
    risks.review(risk)

    assert counts == [0, 1, 0]
    assert Message.objects.get().recipient == owner
    assert remind_of_risks() == 1


def test_the_scale_is_data_that_says_it_is_to_be_confirmed():
    assert [each.says for each in scale.likelihoods()][-1] == "5: Almost certain"
    assert {scale.band_of(rating).label for rating in (1, 4)} == {"Low"}
    assert [scale.band_of(rating).label for rating in (5, 10, 16, 25)] == [
        "Medium",
        "High",
        "Very high",
        "Very high",
    ]
    assert not scale.is_confirmed()


def test_an_owner_with_no_other_seat_sees_it():
    seat = plan_scenarios.its_seat(scenarios.its_chair(factories.GroupFactory()))
    risk = risks.an_open_risk(owner_seat_id=seat.pk)
    owner = acting(seat.appointments.get().person)

    assert Risk.objects.visible_to(owner).get() == risk
