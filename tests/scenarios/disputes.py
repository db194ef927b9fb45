"""Situations of disputes, each reached by the real operations; every child is made up."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.db.models import Model

from governance.core.roles import Actor, Capacity
from governance.people.models import User
from governance.structure.models import Participation, Partnership
from reviews.disputes.models import (
    Dispute,
    DisputeOfficer,
    DisputeSide,
    DisputeStage,
    EscalationOfficer,
    OwnProcedureStep,
)
from reviews.disputes.operations import advice, disputes, officers, sides, stages
from tests import factories
from tests.reached_once import reached_once
from tests.scenarios import cases
from tests.scenarios.returns import (
    NOON,
    acting,
    as_seen,
    somebody_in,
    the_leicester_partnership,
)

ACCOUNT = "Whether the threshold for a child protection enquiry is met."
SAFETY = "A visit was made on the same day, and a safety plan agreed with the family."
DISAGREED = datetime(2025, 10, 13, 9, 30, tzinfo=UTC)


def an_agency(key: str, partnership: Partnership | None = None) -> Participation:
    """A school or a trust that takes part, with somebody who leads for it."""
    area = partnership or the_leicester_partnership()
    body = factories.OrganisationFactory(key=key, name=key.replace("-", " ").capitalize())
    found = Participation.objects.filter(partnership=area, organisation=body).first()
    return found or factories.ParticipationFactory(partnership=area, organisation=body)


def its_lead(agency: Participation) -> User:
    """Who holds the agency's seat; somebody new when nobody does."""
    seat = agency.seats.filter(capacity=Capacity.AGENCY_LEAD).first()
    held = seat.appointments.first() if seat else None
    return held.person if held else somebody_in(Capacity.AGENCY_LEAD, participation=agency)


def a_school(partnership: Partnership | None = None) -> Participation:
    return an_agency("north-school", partnership)


def a_trust(partnership: Partnership | None = None) -> Participation:
    return an_agency("hospital-trust", partnership)


def a_new_dispute(**words: Any) -> Dispute:
    """One that is not raised yet."""
    area = words.pop("partnership", None) or the_leicester_partnership()
    given = {
        "kind": Dispute.Kind.PRACTITIONERS,
        "account": ACCOUNT,
        "immediate_safety": SAFETY,
        "disagreed_at": DISAGREED,
    }
    return Dispute(partnership=area, **{**given, **words})


@reached_once
def a_raised_dispute(at: datetime = NOON, by: User | None = None, **words: Any) -> Dispute:
    """A school raised it with a trust; the school's lead speaks for the school."""
    dispute = a_new_dispute(**words)
    area = dispute.partnership
    cases.the_office(area)
    school, trust = a_school(area), a_trust(area)
    who = acting(by or its_lead(school))
    disputes.raise_dispute(dispute, school, [trust], by=who, at=at)
    return fresh(dispute)


def fresh(dispute: Dispute) -> Dispute:
    return Dispute.objects.for_detail().get(pk=dispute.pk)


def fresh_officer(officer: DisputeOfficer) -> DisputeOfficer:
    return DisputeOfficer.objects.select_related("side__dispute").get(pk=officer.pk)


def office_of(dispute: Dispute) -> Actor:
    return acting(cases.the_office(dispute.partnership))


def first_side(dispute: Dispute) -> DisputeSide:
    return dispute.sides.get(has_raised=True)


def other_side(dispute: Dispute) -> DisputeSide:
    return dispute.sides.filter(has_raised=False).earliest("pk")


def its_speaker(dispute: Dispute) -> User:
    return DisputeOfficer.objects.filter(side=first_side(dispute)).earliest("pk").person


def speaker(dispute: Dispute) -> Actor:
    return acting(its_speaker(dispute))


def a_step(dispute: Dispute | None = None, at: datetime = NOON) -> OwnProcedureStep:
    dispute = dispute or a_raised_dispute()
    return sides.record_step(
        first_side(dispute),
        what="Raised in supervision",
        done_on=DISAGREED.date(),
        evidence="Supervision record of that day.",
        by=speaker(dispute),
        at=at,
    )


def a_named_officer(dispute: Dispute | None = None, person: User | None = None) -> DisputeOfficer:
    """A manager of the other side."""
    dispute = dispute or a_raised_dispute()
    return sides.name_officer(
        other_side(dispute),
        person or factories.UserFactory(),
        level="manager",
        by=office_of(dispute),
        at=NOON,
    )


def an_ended_officer(at: datetime = NOON) -> DisputeOfficer:
    officer = a_named_officer()
    by = office_of(officer.side.dispute)
    sides.end_officer(officer, by=by, at=at, expected_version=0)
    return officer


def a_replaced_officer(person: User | None = None) -> DisputeOfficer:
    """The manager of the other side spoke for it, and somebody else does now."""
    officer = a_named_officer()
    sides.replace_officer(
        officer, person or factories.UserFactory(), by=office_of(officer.side.dispute), at=NOON
    )
    return officer


def an_agency_brought_in(dispute: Dispute | None = None) -> DisputeSide:
    """A third one, which the office brought in."""
    dispute = dispute or a_raised_dispute()
    agency = an_agency("a-third-agency", dispute.partnership)
    return sides.bring_in(
        dispute, agency, by=office_of(dispute), at=NOON, note="It visits the family too."
    )


def a_position() -> DisputeSide:
    side = first_side(a_raised_dispute())
    sides.state_position(
        side,
        position="The school holds that it is met.",
        by=speaker(side.dispute),
        at=NOON,
        expected_version=side.version,
    )
    return side


def legal_advice() -> DisputeSide:
    side = first_side(a_raised_dispute())
    sides.note_legal_advice(
        side,
        legal_advice="Counsel’s note of October.",
        by=speaker(side.dispute),
        at=NOON,
        expected_version=side.version,
    )
    return side


@reached_once
def a_running_stage(dispute: Dispute | None = None, at: datetime = NOON) -> DisputeStage:
    """Its first, after a step of the school's own procedure."""
    dispute = dispute or a_raised_dispute(at=at)
    a_step(dispute, at)
    return stages.open_stage(fresh(dispute), by=speaker(dispute), at=at)


def respond(stage: DisputeStage, at: datetime = NOON) -> DisputeStage:
    stages.respond(
        stage,
        response="The trust holds that early help is enough.",
        by=speaker(stage.dispute),
        at=at,
        expected_version=stage.version,
    )
    return stage


def an_answered_stage() -> DisputeStage:
    return respond(a_running_stage())


def agree(stage: DisputeStage, at: datetime = NOON) -> DisputeStage:
    stages.agree(
        stage,
        plan="A joint visit within the week, by both.",
        outcome="Both see the family together.",
        by=speaker(stage.dispute),
        at=at,
        expected_version=as_seen(stage),
    )
    return stage


def not_agreed(stage: DisputeStage, at: datetime = NOON) -> DisputeStage:
    stages.end_without_agreement(
        stage,
        outcome="They still see the risk otherwise.",
        by=speaker(stage.dispute),
        at=at,
        expected_version=as_seen(stage),
    )
    return stage


def put_right(stage: DisputeStage, by: Actor | None = None, **changes: str) -> DisputeStage:
    stages.edit_stage(
        stage,
        changes or {"outcome": "They see the risk otherwise; a date is missing."},
        by=by or speaker(stage.dispute),
        at=NOON,
        expected_version=stage.version,
    )
    return stage


def a_stage_put_right() -> DisputeStage:
    return put_right(a_failed_stage())


def an_agreed_stage() -> DisputeStage:
    return agree(a_running_stage())


def a_failed_stage() -> DisputeStage:
    return not_agreed(a_running_stage())


def another_stage(dispute: Dispute, at: datetime = NOON) -> DisputeStage:
    return stages.open_stage(fresh(dispute), by=speaker(dispute), at=at)


def a_disagreement() -> Dispute:
    """A stage has ended without agreement."""
    return fresh(a_failed_stage().dispute)


def involve_chair(dispute: Dispute) -> Dispute:
    advice.involve_chair(dispute, by=speaker(dispute), at=NOON)
    return dispute


def with_the_chair() -> Dispute:
    return involve_chair(a_raised_dispute())


def a_mediated_dispute() -> Dispute:
    dispute = with_the_chair()
    advice.record_mediation(
        dispute,
        mediation="The chair met both; they will look at it again together.",
        by=office_of(dispute),
        at=NOON,
        expected_version=dispute.version,
    )
    return dispute


def an_edited_dispute() -> Dispute:
    dispute = a_raised_dispute()
    disputes.edit(
        dispute,
        {"account": "Whether an enquiry is needed."},
        by=speaker(dispute),
        at=NOON,
        expected_version=dispute.version,
    )
    return dispute


def ask_advice(dispute: Dispute) -> Dispute:
    if dispute.last_stage is None:
        not_agreed(a_running_stage(dispute))
        dispute = fresh(dispute)
    advice.ask_advice(dispute, by=office_of(dispute), at=NOON)
    return dispute


def an_advisor(partnership: Partnership | None = None) -> User:
    area = partnership or the_leicester_partnership()
    return somebody_in(Capacity.INDEPENDENT_ADVISOR, partnership=area)


def with_the_advisor() -> Dispute:
    return ask_advice(a_disagreement())


def give_advice(dispute: Dispute) -> Dispute:
    advice.give_advice(
        dispute,
        advice="An enquiry by both agencies, led by the council.",
        by=office_of(dispute),
        at=NOON,
        expected_version=as_seen(dispute),
    )
    return dispute


def an_advised_dispute() -> Dispute:
    return give_advice(with_the_advisor())


def publish_reply(dispute: Dispute) -> Dispute:
    advice.publish_reply(
        dispute,
        reply="The partners follow the advice, but for its timescale.",
        by=office_of(dispute),
        at=NOON,
        expected_version=as_seen(dispute),
    )
    return dispute


def a_replied_dispute() -> Dispute:
    return publish_reply(an_advised_dispute())


def resolve(dispute: Dispute) -> Dispute:
    disputes.resolve(
        dispute,
        outcome="An enquiry by both agencies.",
        plan="Begun this week.",
        by=office_of(dispute),
        at=NOON,
        expected_version=as_seen(dispute),
    )
    return dispute


def a_resolved_dispute() -> Dispute:
    return resolve(a_raised_dispute())


def withdraw(dispute: Dispute) -> Dispute:
    disputes.withdraw(
        dispute,
        by=office_of(dispute),
        at=NOON,
        expected_version=as_seen(dispute),
        note="Settled by telephone.",
    )
    return dispute


def a_withdrawn_dispute() -> Dispute:
    return withdraw(a_raised_dispute())


def an_escalation_officer(
    agency: Participation | None = None, person: User | None = None, at: datetime = NOON
) -> EscalationOfficer:
    agency = agency or a_trust()
    return officers.appoint_officer(
        agency,
        person or factories.UserFactory(),
        title="Senior liaison officer",
        by=acting(cases.the_office(agency.partnership)),
        at=at,
    )


def an_ended_appointment() -> EscalationOfficer:
    officer = an_escalation_officer()
    by = acting(cases.the_office(officer.participation.partnership))
    officers.end_appointment(officer, by=by, at=NOON, expected_version=0)
    return officer


DISPUTE_AT: dict[str, Callable[[], Model]] = {
    Dispute.Status.OPEN: a_raised_dispute,
    Dispute.Status.WITH_ADVISOR: with_the_advisor,
    Dispute.Status.ADVISED: an_advised_dispute,
    Dispute.Status.REPLIED: a_replied_dispute,
    Dispute.Status.RESOLVED: a_resolved_dispute,
    Dispute.Status.WITHDRAWN: a_withdrawn_dispute,
}
STAGE_AT: dict[str, Callable[[], Model]] = {
    DisputeStage.Status.RUNNING: a_running_stage,
    DisputeStage.Status.AGREED: an_agreed_stage,
    DisputeStage.Status.NOT_AGREED: a_failed_stage,
}
