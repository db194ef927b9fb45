"""Situations of challenges and commendations, reached by the real operations."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import Model

from governance.actions.models import Action
from governance.challenges import operations
from governance.challenges.models import Challenge, ChallengeAnswer
from governance.core.roles import Actor, Capacity
from governance.people.models import Organisation, User
from governance.structure.models import Appointment, Group, Participation, Partnership, Seat
from tests import factories
from tests.reached_once import reached_once
from tests.scenarios import returns as scenarios
from tests.scenarios.returns import NOON, acting, as_seen

ANSWER_BY = date(2025, 12, 1)
LATER = date(2026, 1, 12)
PROMISE = "Each audit asks it from the next quarter on."


def its_challenger(challenge: Challenge) -> Actor:
    held = Appointment.objects.filter(seat=challenge.raised_seat).earliest("pk")
    return acting(held.person)


def its_answerer(challenge: Challenge) -> Actor:
    """Who answers for the group, the agency, or the group it was passed up to."""
    if group := challenge.passed_up_to or challenge.group:
        return acting(scenarios.its_chair(group))
    return acting(its_lead(challenge))


def its_lead(challenge: Challenge) -> User:
    seats = Appointment.objects.filter(
        seat__participation__organisation=challenge.organisation,
        seat__participation__partnership=challenge.partnership,
        seat__capacity=Capacity.AGENCY_LEAD,
    )
    return seats.earliest("pk").person


def the_scrutineer() -> User:
    found = Appointment.objects.filter(
        seat__capacity=Capacity.INDEPENDENT_SCRUTINEER,
        seat__partnership=scenarios.the_leicester_partnership(),
    ).first()
    return found.person if found else scenarios.a_scrutineer()


def seat_of(person: User) -> Seat:
    return Seat.objects.filter(appointments__person=person).earliest("pk")


def a_draft(
    group: Group | None = None, *, challenger: User | None = None, **words: Any
) -> Challenge:
    """Written down by the scrutineer, or by somebody else, for the audit group."""
    return write(challenger or the_scrutineer(), group=group or scenarios.an_audit_group(), **words)


def write(challenger: User, **words: Any) -> Challenge:
    record = Challenge(raised_seat=seat_of(challenger))
    given = {
        "kind": "challenge",
        "title": "Audits without the voice of the child",
        "text": "Three audits of the quarter do not say what children told.",
        "answer_by": ANSWER_BY,
    }
    by = acting(challenger)
    return operations.raise_challenge(record, {**given, **words}, by=by, at=NOON)


def an_edited_draft() -> Challenge:
    challenge = a_draft()
    by, version = its_challenger(challenge), challenge.version
    changes = {"title": "Audits that do not ask the child"}
    operations.edit(challenge, changes, by=by, at=NOON, expected_version=version)
    return challenge


def a_draft_commendation(group: Group | None = None, **words: Any) -> Challenge:
    given = {"kind": "commendation", "title": "The audit days", "text": "They were well led."}
    return a_draft(group, **{**given, **words})


def send(challenge: Challenge, at: datetime = NOON) -> None:
    by = its_challenger(challenge)
    operations.send(challenge, by=by, at=at, expected_version=as_seen(challenge))


def send_as_commendation(challenge: Challenge) -> None:
    """The same of what commends; a draft is made one first."""
    draft = Challenge.objects.filter(pk=challenge.pk, status=Challenge.Status.DRAFT)
    draft.update(kind=Challenge.Kind.COMMENDATION, answer_by=None)
    challenge.refresh_from_db()
    by = its_challenger(challenge)
    operations.send(challenge, by=by, at=NOON, expected_version=as_seen(challenge))


@reached_once
def a_sent_challenge(group: Group | None = None) -> Challenge:
    challenge = a_draft(group)
    send(challenge)
    return challenge


def sent_by(challenger: User, **words: Any) -> Challenge:
    challenge = write(challenger, **words)
    send(challenge)
    return challenge


def a_challenge_to_an_agency(organisation: Any = None, partnership: Any = None) -> Challenge:
    """From the scrutineer to an agency that has a lead."""
    lead = scenarios.an_agency_lead(organisation, partnership)
    held = Participation.objects.get(seats__appointments__person=lead)
    challenge = write(
        the_scrutineer() if partnership is None else scenarios.a_scrutineer(partnership),
        organisation=held.organisation,
        partnership=held.partnership,
    )
    send(challenge)
    return challenge


def a_postponed_challenge() -> Challenge:
    challenge = a_sent_challenge()
    by, version = its_challenger(challenge), challenge.version
    operations.move_date(
        challenge, LATER, by=by, at=NOON, expected_version=version, reason="The chair is new."
    )
    return challenge


def a_commendation(group: Group | None = None) -> Challenge:
    challenge = a_draft_commendation(group)
    send(challenge)
    return challenge


def acknowledge(challenge: Challenge) -> None:
    operations.acknowledge(challenge, by=its_answerer(challenge), at=NOON)


def answer(challenge: Challenge, **given: Any) -> ChallengeAnswer:
    said = {"outcome": "whole", "text": PROMISE, "at": NOON, **given}
    by, seen = its_answerer(challenge), as_seen(challenge)
    return operations.answer(challenge, by=by, expected_version=seen, **said)


def verify(challenge: Challenge, at: datetime = NOON) -> None:
    by = its_challenger(challenge)
    operations.verify(challenge, by=by, at=at, expected_version=as_seen(challenge))


def ask_again(challenge: Challenge) -> None:
    note = "It does not say from when on."
    by = its_challenger(challenge)
    operations.ask_again(challenge, answer_by=LATER, by=by, at=NOON, note=note)


def above(challenge: Challenge) -> Group:
    """The group above that which has it; a new one where there is none."""
    group = challenge.passed_up_to or challenge.group
    if group.reports_to is None:
        Group.objects.filter(pk=group.pk).update(reports_to=factories.GroupFactory())
        group.refresh_from_db()
    return group.reports_to


def pass_up(challenge: Challenge) -> None:
    """Once it was answered, or else long after the answer was owed."""
    note = "The group above can ask all agencies."
    by = its_challenger(challenge)
    if challenge.is_owed:
        given = {"answer_by": date(2026, 6, 1), "at": datetime(2026, 5, 4, 12, tzinfo=UTC)}
        operations.pass_up(challenge, above(challenge), by=by, note=note, **given)
        return
    operations.pass_up(challenge, above(challenge), answer_by=LATER, by=by, at=NOON, note=note)


def withdraw(challenge: Challenge) -> None:
    by, seen = its_challenger(challenge), as_seen(challenge)
    operations.withdraw(challenge, by=by, at=NOON, expected_version=seen, note="It was settled.")


def raise_action(challenge: Challenge) -> Action:
    by = its_answerer(challenge)
    return operations.raise_action(challenge, title="Ask it in each audit", by=by, at=NOON)


@reached_once
def an_answered_challenge(group: Group | None = None) -> Challenge:
    challenge = a_draft(group)
    send(challenge)
    answer(challenge)
    return challenge


def one_with_an_action() -> Challenge:
    challenge = an_answered_challenge()
    raise_action(challenge)
    return challenge


def asked_again(group: Group | None = None) -> Challenge:
    challenge = an_answered_challenge(group)
    ask_again(challenge)
    return challenge


def a_passed_up_challenge(group: Group | None = None) -> Challenge:
    challenge = an_answered_challenge(group)
    pass_up(challenge)
    return challenge


def a_verified_challenge(group: Group | None = None) -> Challenge:
    challenge = an_answered_challenge(group)
    verify(challenge)
    return challenge


def an_acknowledged_commendation(group: Group | None = None) -> Challenge:
    challenge = a_commendation(group)
    acknowledge(challenge)
    return challenge


def a_withdrawn_challenge(group: Group | None = None) -> Challenge:
    challenge = a_sent_challenge(group)
    withdraw(challenge)
    return challenge


CHALLENGE_AT: dict[str, Callable[[], Model]] = {
    Challenge.Status.DRAFT: a_draft,
    Challenge.Status.SENT: a_sent_challenge,
    Challenge.Status.ASKED_AGAIN: asked_again,
    Challenge.Status.PASSED_UP: a_passed_up_challenge,
    Challenge.Status.ANSWERED: an_answered_challenge,
    Challenge.Status.VERIFIED: a_verified_challenge,
    Challenge.Status.GIVEN: a_commendation,
    Challenge.Status.ACKNOWLEDGED: an_acknowledged_commendation,
    Challenge.Status.WITHDRAWN: a_withdrawn_challenge,
}


def everything_of(group: Group, partnership: Partnership, body: Organisation) -> None:
    """One of each status to the group, and one to an agency; from the group’s member, with themes
    and an action.
    """
    member = scenarios.its_member(group)
    scenarios.its_chair(group)
    for kind in ("challenge", "commendation"):
        draft = write(member, group=group, kind=kind)
        draft.themes.add(factories.ThemeFactory())
        send(write(member, group=group, kind=kind))
    for steps in (
        (answer, raise_action),
        (answer, verify),
        (answer, ask_again),
        (answer, pass_up),
        (withdraw,),
    ):
        challenge = write(member, group=group)
        send(challenge)
        for step in steps:
            step(challenge)
    acknowledge(Challenge.objects.filter(group=group, status="given").earliest("pk"))
    send(write(member, group=group, kind="commendation"))
    factories.ParticipationFactory(partnership=partnership, organisation=body)
    send(write(member, organisation=body, partnership=partnership))
