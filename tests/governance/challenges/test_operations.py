"""Challenges and commendations: sent, answered, verified, asked again, passed up; who is told."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from governance.challenges import access, operations
from governance.challenges.models import Challenge
from governance.challenges.tasks import remind_of_challenges
from governance.challenges.transitions import bodies_to_ask, groups_above, groups_to_ask
from governance.core.errors import NotAllowed, NotNow, Stale
from governance.core.models import Remark, TrailEntry
from governance.core.roles import Capacity
from governance.outbox.models import Message
from governance.rules import answer_days
from governance.structure.models import Group
from tests import factories
from tests.scenarios import challenges as scenes
from tests.scenarios import returns as scenarios
from tests.scenarios.returns import NOON, TODAY, acting, as_seen

pytestmark = pytest.mark.django_db


def test_nobody_but_its_seat_reads_one_that_was_not_sent():
    challenge = scenes.a_draft()
    readers = [scenarios.its_chair(challenge.group), scenarios.a_board_officer()]

    seen = [Challenge.objects.visible_to(acting(each)).count() for each in readers]

    assert seen == [0, 0]
    assert Challenge.objects.visible_to(scenes.its_challenger(challenge)).get() == challenge
    assert Message.objects.count() == 0


def test_what_is_sent_is_read_by_the_group_the_office_and_the_group_above_and_is_told():
    chair = scenarios.its_chair(scenarios.an_audit_group())
    challenge = scenes.a_sent_challenge()
    readers = [
        chair,
        scenarios.its_member(challenge.group),
        scenarios.its_chair(challenge.group.reports_to),
        scenarios.a_board_officer(),
    ]
    strangers = [scenarios.an_agency_lead(), scenarios.its_chair(factories.GroupFactory())]

    assert all(Challenge.objects.visible_to(acting(each)).exists() for each in readers)
    assert not any(Challenge.objects.visible_to(acting(each)).exists() for each in strangers)
    mail = Message.objects.get()
    assert (mail.recipient, challenge.title in mail.body) == (chair, True)
    assert "1 December 2025" in mail.subject
    verbs = [each.verb for each in TrailEntry.objects.about(challenge)]
    assert verbs == ["raise_challenge", "send"]


def test_a_withdrawn_draft_stays_unread_by_others():
    challenge = scenes.a_draft()

    scenes.withdraw(challenge)

    assert not Challenge.objects.visible_to(acting(scenarios.a_board_officer())).exists()
    assert Message.objects.count() == 0


def test_an_agency_answers_by_its_lead_and_only_where_the_seat_speaks_for_it():
    challenge = scenes.a_challenge_to_an_agency()
    elsewhere = scenarios.an_agency_lead(challenge.organisation, scenarios.a_foreign_partnership())
    lead = scenes.its_lead(challenge)

    assert Message.objects.get().recipient == lead
    assert list(Challenge.objects.to_answer(acting(lead))) == [challenge]
    assert not Challenge.objects.visible_to(acting(elsewhere)).exists()
    with pytest.raises(NotAllowed):
        operations.answer(
            challenge,
            outcome="whole",
            text="Yes.",
            by=acting(elsewhere),
            at=NOON,
            expected_version=as_seen(challenge),
        )

    scenes.answer(challenge, outcome="partly")

    assert challenge.outcome == "partly"
    assert str(challenge.answers.get().given_for) == str(challenge.organisation)


def test_where_no_agency_lead_sits_the_safeguarding_partner_is_told_else_the_office():
    area, body = scenarios.the_leicester_partnership(), factories.OrganisationFactory()
    factories.ParticipationFactory(partnership=area, organisation=body)
    officer = scenarios.a_board_officer(area)
    scrutineer = scenes.the_scrutineer()

    scenes.sent_by(scrutineer, organisation=body, partnership=area)
    partner = scenarios.somebody_in(
        Capacity.DELEGATED_SAFEGUARDING_PARTNER, partnership=area, represents=body
    )
    second = scenes.sent_by(scrutineer, organisation=body, partnership=area)

    told = list(Message.objects.order_by("pk").values_list("recipient", flat=True))
    assert told == [officer.pk, partner.pk]
    assert access.is_addressee(acting(partner), second)


def test_an_answer_says_to_which_words_and_in_which_round_and_the_challenger_is_told():
    challenge = scenes.a_sent_challenge()
    version = challenge.version

    given = scenes.answer(challenge)

    told = Message.objects.filter(recipient=scenes.the_scrutineer()).get()
    assert (given.round, given.challenge_version, given.due_on) == (1, version, scenes.ANSWER_BY)
    assert (challenge.status, challenge.outcome) == ("answered", "whole")
    assert "satisfies" in told.body


@pytest.mark.parametrize(
    ("given", "field"),
    [({"text": "  "}, "text"), ({"outcome": ""}, "outcome"), ({"outcome": "maybe"}, "outcome")],
)
def test_an_answer_without_outcome_or_words_changes_nothing(given, field):
    challenge = scenes.a_sent_challenge()

    with pytest.raises(ValidationError) as refused:
        scenes.answer(challenge, **given)

    challenge.refresh_from_db()
    assert field in refused.value.message_dict
    assert (challenge.status, challenge.answers.count()) == ("sent", 0)


def test_nobody_answers_words_that_were_not_seen():
    challenge = scenes.a_sent_challenge()
    by, seen = scenes.its_answerer(challenge), as_seen(challenge)
    operations.move_date(
        Challenge.objects.get(pk=challenge.pk),
        scenes.LATER,
        by=scenes.its_challenger(challenge),
        at=NOON,
        expected_version=challenge.version,
        reason="The chair is new.",
    )
    given = {"outcome": "whole", "text": "Yes."}

    with pytest.raises(Stale):
        operations.answer(challenge, **given, by=by, at=NOON, expected_version=seen)
    with pytest.raises(TypeError):
        operations.answer(challenge, **given, by=by, at=NOON, expected_version=None)


def test_nobody_answers_what_comes_from_a_seat_of_their_own():
    group = scenarios.an_audit_group()
    member = scenarios.its_member(group)
    challenge = scenes.sent_by(member, group=group)
    deputy = scenarios.a_deputy_of(member)
    factories.AppointmentFactory(seat=scenes.seat_of(scenarios.its_chair(group)), person=deputy)

    assert not Challenge.objects.to_answer(acting(deputy)).exists()
    with pytest.raises(NotAllowed):
        operations.answer(
            challenge,
            outcome="whole",
            text="Yes.",
            by=acting(deputy),
            at=NOON,
            expected_version=as_seen(challenge),
        )


def test_the_database_lets_nobody_answer_their_own_or_verify_what_they_answered():
    challenge = scenes.an_answered_challenge()
    rows = Challenge.objects.filter(pk=challenge.pk)

    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(answered_by=challenge.raised_by)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(verified_at=NOON, verified_by=challenge.answered_by)


def test_the_office_records_an_answer_given_elsewhere_and_answers_for_nobody_else():
    challenge = scenes.a_challenge_to_an_agency()
    officer = acting(scenarios.a_board_officer())

    given = operations.answer(
        challenge,
        outcome="refused",
        text="The figures are of another year.",
        given_in="Letter of 3 October",
        by=officer,
        at=NOON,
        expected_version=as_seen(challenge),
    )

    assert (given.given_in, challenge.outcome) == ("Letter of 3 October", "refused")
    with pytest.raises(NotAllowed):
        operations.verify(challenge, by=officer, at=NOON, expected_version=as_seen(challenge))


def test_an_answer_that_satisfies_is_verified_and_whoever_answered_is_told():
    chair = scenarios.its_chair(scenarios.an_audit_group())
    challenge = scenes.an_answered_challenge()

    scenes.verify(challenge)

    assert (challenge.status, challenge.verified_by_id) == ("verified", challenge.raised_by_id)
    assert Message.objects.filter(recipient=chair, subject__contains="satisfies").exists()
    with pytest.raises(NotNow):
        scenes.answer(challenge)


def test_one_that_does_not_satisfy_is_asked_again_with_the_reason_and_both_answers_stay():
    challenge = scenes.asked_again()

    assert (challenge.status, challenge.round, challenge.outcome) == ("asked_again", 2, "")
    assert Remark.objects.get(verb="ask_again").text == challenge.asked_why
    scenes.answer(challenge, outcome="partly", text="From January on.")

    told = list(challenge.answers.order_by("round").values_list("round", "outcome", "asked_why"))
    assert told == [(1, "whole", ""), (2, "partly", "It does not say from when on.")]


def test_asking_again_takes_a_reason_and_a_day_to_come():
    challenge = scenes.an_answered_challenge()
    by = scenes.its_challenger(challenge)

    with pytest.raises(ValidationError):
        operations.ask_again(challenge, answer_by=scenes.LATER, by=by, at=NOON, note=" ")
    with pytest.raises(ValidationError) as refused:
        operations.ask_again(challenge, answer_by=TODAY, by=by, at=NOON, note="Not enough.")

    challenge.refresh_from_db()
    assert "answer_by" in refused.value.message_dict
    assert (challenge.status, challenge.round) == ("answered", 1)


def test_what_was_verified_can_be_asked_again_when_it_is_not_kept():
    challenge = scenes.a_verified_challenge()

    scenes.ask_again(challenge)

    assert (challenge.status, challenge.verified_at) == ("asked_again", None)


def test_it_is_passed_up_to_the_group_above_which_then_owes_the_answer():
    chair = scenarios.its_chair(scenes.above(scenes.an_answered_challenge()))
    challenge = Challenge.objects.get()
    below = acting(scenarios.its_chair(challenge.group))

    scenes.pass_up(challenge)

    above = challenge.group.reports_to
    assert challenge.owed_by == above
    assert Message.objects.filter(recipient=chair, subject__contains="passed up").exists()
    assert not Challenge.objects.to_answer(below).exists()
    assert list(Challenge.objects.to_answer(acting(chair))) == [challenge]
    with pytest.raises(NotAllowed):
        operations.answer(
            challenge,
            outcome="whole",
            text="Yes.",
            by=below,
            at=NOON,
            expected_version=as_seen(challenge),
        )
    scenes.answer(challenge)
    assert challenge.answers.latest("round").given_for == str(above)


def test_it_is_passed_up_only_once_answered_or_overdue_and_only_up():
    challenge = scenes.a_sent_challenge()
    by = scenes.its_challenger(challenge)
    given = {"answer_by": date(2026, 3, 2), "by": by, "note": "No answer came."}
    long_after = NOON + timedelta(days=60)

    with pytest.raises(ValidationError):
        operations.pass_up(challenge, scenes.above(challenge), at=NOON, **given)
    with pytest.raises(ValidationError):
        operations.pass_up(challenge, factories.GroupFactory(), at=long_after, **given)
    operations.pass_up(challenge, scenes.above(challenge), at=long_after, **given)

    assert (challenge.status, challenge.round) == ("passed_up", 2)


def test_one_to_an_agency_is_passed_up_to_the_boards_and_executives_of_the_partnership():
    challenge = scenes.a_challenge_to_an_agency()
    area = challenge.partnership
    plain = scenarios.a_group("plain", serves=area)
    without = groups_above(challenge, on=TODAY)
    board = scenarios.a_group("board", serves=area, under=None)
    Group.objects.filter(pk=board.pk).update(kind="board")

    assert plain in without
    assert groups_above(challenge, on=TODAY) == [board]


def test_whoever_chairs_the_partnership_answers_for_its_board():
    area = scenarios.the_leicester_partnership()
    board = scenarios.a_group("board", serves=area)
    Group.objects.filter(pk=board.pk).update(kind="board")
    chair = scenarios.somebody_in(Capacity.PARTNERSHIP_CHAIR, partnership=area)
    challenge = scenes.sent_by(scenes.the_scrutineer(), group=Group.objects.get(pk=board.pk))

    assert Message.objects.get().recipient == chair
    assert list(Challenge.objects.to_answer(acting(chair))) == [challenge]


def test_a_commendation_owes_no_answer_and_can_be_acknowledged():
    chair = scenarios.its_chair(scenarios.an_audit_group())
    challenge = scenes.a_commendation()

    assert (challenge.answer_by, challenge.is_owed) == (None, False)
    assert list(Challenge.objects.to_acknowledge(acting(chair))) == [challenge]
    with pytest.raises(NotNow):
        scenes.answer(challenge)
    scenes.acknowledge(challenge)

    assert challenge.status == "acknowledged"
    assert Message.objects.filter(subject__contains="acknowledged your commendation").exists()


def test_a_challenge_is_not_sent_as_a_commendation_nor_the_other_way_round():
    challenge = scenes.a_draft()
    Challenge.objects.filter(pk=challenge.pk).update(kind="commendation", answer_by=None)

    scenes.send(Challenge.objects.get(pk=challenge.pk))

    assert Challenge.objects.get().status == "given"


def test_somebody_with_a_seat_challenges_only_within_the_partnerships_of_the_seat():
    scrutineer = scenes.the_scrutineer()
    group = scenarios.a_foreign_group()
    body = factories.ParticipationFactory(partnership=scenarios.a_foreign_partnership())

    with pytest.raises(ValidationError) as refused:
        scenes.write(scrutineer, group=group)
    with pytest.raises(ValidationError):
        scenes.write(scrutineer, organisation=body.organisation, partnership=body.partnership)

    assert "to" in refused.value.message_dict
    assert not Challenge.objects.exists()


def test_nobody_challenges_those_for_whom_they_answer():
    chair = scenarios.its_chair(scenarios.an_audit_group())
    lead = scenarios.an_agency_lead()
    held = acting(lead).holdings[0]

    with pytest.raises(ValidationError):
        scenes.write(chair, group=scenarios.an_audit_group())
    assert not bodies_to_ask(held, on=TODAY).exists()
    assert scenarios.an_audit_group() in groups_to_ask(held, on=TODAY)


def test_somebody_without_the_seat_raises_nothing_from_it():
    record = Challenge(
        raised_seat=scenes.seat_of(scenes.the_scrutineer()), group=scenarios.an_audit_group()
    )
    words = {"kind": "challenge", "title": "A", "text": "B", "answer_by": scenes.ANSWER_BY}

    with pytest.raises(NotAllowed):
        operations.raise_challenge(record, words, by=acting(scenarios.a_board_officer()), at=NOON)


def test_without_a_day_the_rule_says_when_the_answer_is_owed():
    challenge = scenes.a_draft(answer_by=None)

    assert challenge.answer_by == answer_days.default_answer_by(TODAY)
    assert not answer_days.is_confirmed()


def test_a_challenge_takes_themes_and_a_young_scrutineer_raises_one_too():
    theme = factories.ThemeFactory()
    young = scenarios.a_young_scrutineer()

    challenge = scenes.sent_by(young, group=scenarios.an_audit_group(), themes=[theme])

    assert list(challenge.themes.all()) == [theme]
    assert Challenge.objects.visible_to(acting(young)).get() == challenge


def test_what_was_promised_becomes_an_action_that_says_where_it_comes_from():
    challenge = scenes.an_answered_challenge()

    action = scenes.raise_action(challenge)

    assert (action.group, action.origin_id) == (challenge.group, challenge.pk)
    assert action.origin_label == "Challenge: Audits without the voice of the child"
    with pytest.raises(NotAllowed):
        operations.raise_action(
            challenge, title="More", by=scenes.its_challenger(challenge), at=NOON
        )


def test_no_action_is_raised_from_what_was_rejected_and_an_agencys_stands_with_the_partnership():
    rejected = scenes.a_sent_challenge()
    scenes.answer(rejected, outcome="refused")
    accepted = scenes.a_challenge_to_an_agency()
    scenes.answer(accepted)

    with pytest.raises(NotNow):
        scenes.raise_action(rejected)
    assert scenes.raise_action(accepted).partnership == accepted.partnership


def test_the_office_moves_many_days_and_one_that_was_changed_meanwhile_is_named():
    challenge, changed, ended = (
        scenes.a_sent_challenge(),
        scenes.a_challenge_to_an_agency(),
        scenes.a_verified_challenge(),
    )
    shown = [(each, each.version) for each in (challenge, changed, ended)]
    officer = acting(scenarios.a_board_officer())
    scenes.answer(changed)
    scenes.ask_again(changed)

    result = operations.move_dates(shown, date(2026, 2, 2), by=officer, at=NOON, reason="Snow.")

    assert (result.done, result.unchanged, len(result.refused)) == (1, 0, 2)
    assert Remark.objects.get(verb="move_date").text == "Snow."
    with pytest.raises(ValidationError):
        operations.move_dates(
            [(challenge, challenge.version)], scenes.LATER, by=officer, at=NOON, reason=" "
        )


def test_a_member_of_the_group_moves_no_day():
    challenge = scenes.a_sent_challenge()
    member = acting(scenarios.its_member(challenge.group))

    with pytest.raises(NotAllowed):
        operations.move_date(
            challenge,
            scenes.LATER,
            by=member,
            at=NOON,
            expected_version=challenge.version,
            reason="Later.",
        )


def test_an_answer_is_reminded_of_before_its_day_and_chased_again_and_again_after_it():
    chair = scenarios.its_chair(scenarios.an_audit_group())
    scenes.a_sent_challenge()
    scenes.a_verified_challenge()
    Message.objects.all().delete()
    due = NOON + (scenes.ANSWER_BY - TODAY)
    days = (-14, -7, -1, 0, 1, 2, 9)

    counts = [operations.remind(at=due + timedelta(days=each)) for each in days]

    assert counts == [0, 1, 0, 0, 1, 0, 1]
    assert {each.recipient for each in Message.objects.all()} == {chair}
    assert "overdue" in Message.objects.latest("pk").subject
    assert remind_of_challenges() == 1


def test_a_withdrawn_one_is_owed_no_more_and_whoever_was_asked_is_told():
    chair = scenarios.its_chair(scenarios.an_audit_group())
    challenge = scenes.a_withdrawn_challenge()

    assert not challenge.is_owed
    assert Message.objects.filter(recipient=chair, subject__startswith="Withdrawn").exists()
    assert Remark.objects.get(verb="withdraw").text == "It was settled."


def test_whoever_holds_the_seat_later_goes_on_with_it():
    challenge = scenes.an_answered_challenge()
    deputy = scenarios.a_deputy_of(scenes.the_scrutineer())

    assert list(Challenge.objects.to_verify(acting(deputy))) == [challenge]
    operations.verify(challenge, by=acting(deputy), at=NOON, expected_version=as_seen(challenge))

    assert challenge.verified_by == deputy
