"""What must be in place before an operation of a dispute; each collects all that is missing."""

from typing import Any

from django.core.exceptions import ValidationError

from governance.core.record_changes import OperationContext
from governance.people.models import User
from governance.structure.models import Appointment
from reviews.disputes.grants import NEVER_NAMED
from reviews.disputes.models import (
    Dispute,
    DisputeOfficer,
    DisputeSide,
    DisputeStage,
    EscalationOfficer,
    OwnProcedureStep,
)
from reviews.disputes.protocols.files import protocols
from reviews.disputes.protocols.schema import Protocol, StageRule

OPEN, WITH_ADVISOR, ADVISED, REPLIED, RESOLVED, WITHDRAWN = Dispute.Status
SAY_SAFETY = "Say what was done at once to keep the child or children safe, or why nothing had to."


def refuse(missing: dict[str, str]) -> None:
    if missing:
        raise ValidationError(missing)


def protocol_of(dispute: Dispute) -> Protocol | None:
    """None where its file is not there any more."""
    return protocols().get(dispute.protocol)


def next_rule(dispute: Dispute) -> StageRule | None:
    """The stage of the protocol that comes after those of the dispute; None after the last."""
    protocol = protocol_of(dispute)
    return protocol.stage(len(dispute.stages.all()) + 1) if protocol else None


def is_complete(record: Dispute, context: OperationContext) -> None:
    """Immediate safety comes first: without it nothing is raised."""
    missing = {}
    if not record.immediate_safety.strip():
        missing["immediate_safety"] = SAY_SAFETY
    if not record.account.strip():
        missing["account"] = "Say what the disagreement is about."
    if record.disagreed_at and record.disagreed_at > context.at:
        missing["disagreed_on"] = "It cannot lie in the future."
    refuse(missing)


def keeps_safety(record: Dispute, context: OperationContext) -> None:
    words = {"immediate_safety": SAY_SAFETY, "account": "Say what the disagreement is about."}
    given = context.input
    refuse({name: said for name, said in words.items() if not given.get(name, "-").strip()})


def is_open(record: Dispute) -> bool:
    return record.is_open


def is_of_open(record: DisputeSide | DisputeStage) -> bool:
    return record.dispute.is_open


def is_of_open_side(record: DisputeOfficer | OwnProcedureStep) -> bool:
    return record.side.dispute.is_open


def is_still_named(record: DisputeOfficer) -> bool:
    return record.is_there


def is_named_in_open(record: DisputeOfficer) -> bool:
    return record.is_there and is_of_open_side(record)


def may_take_part(record: DisputeSide, context: OperationContext) -> None:
    """It takes part in the partnership on the day, is no side yet, and it is said why it is one."""
    missing = {}
    agency = record.participation
    is_of_area = agency.partnership_id == record.dispute.partnership_id
    if not is_of_area or not agency.is_in_force(on=context.by.on):
        missing["agency"] = "Choose an agency that takes part in the partnership."
    elif record.dispute.sides.filter(participation=agency).exists():
        missing["agency"] = "It is a side of this dispute already."
    if not context.note.strip():
        missing["note"] = "Say why it takes part now."
    refuse(missing)


def has_no_chair_yet(record: Dispute) -> bool:
    return record.is_open and record.chair_joined_at is None


def says_how_mediated(record: Dispute, context: OperationContext) -> None:
    if not context.input.get("mediation", record.mediation).strip():
        refuse({"mediation": "Say how the chair mediated and what came of it."})


def has_failed_to_agree(record: Dispute, context: OperationContext) -> None:
    """Advice is asked without agreement: no stage runs, and the last one brought none."""
    protocol, last = protocol_of(record), record.last_stage
    if protocol is None or not protocol.asks_advice:
        raise ValidationError("This protocol does not say that the advisor is asked.")
    if last is None or last.status != DisputeStage.Status.NOT_AGREED:
        raise ValidationError("A stage must have ended without agreement first.")


def says(name: str, sentence: str) -> Any:
    """That a move is given words under this name."""

    def requirement(record: Any, context: OperationContext) -> None:
        if not str(context.input.get(name, "")).strip():
            raise ValidationError({name: sentence})

    return requirement


def is_settled(record: Dispute, context: OperationContext) -> None:
    """No stage runs any more, and it is said how it ended."""
    if not str(context.input.get("outcome", "")).strip():
        refuse({"outcome": "Say how it was resolved."})
    if record.running_stage is not None:
        raise ValidationError("A stage is still under way: record how it ended first.")


def may_begin(record: DisputeStage) -> bool:
    """The dispute is being resolved, no stage runs, none brought agreement, and one is left."""
    dispute = record.dispute
    if dispute.status != OPEN or next_rule(dispute) is None:
        return False
    return all(each.status == DisputeStage.Status.NOT_AGREED for each in dispute.stages.all())


def own_procedure_was_first(record: DisputeStage, context: OperationContext) -> None:
    """Where the protocol asks it: the side that raised it recorded a step of its own, or why not.

    Leicester LSCB constitution 7.7, §26.1: where possible, with evidence of each step.
    """
    protocol = protocol_of(record.dispute)
    if protocol is None or not protocol.own_procedure_first or record.number > 1 or context.note:
        return
    raising = [each for each in record.dispute.sides.all() if each.has_raised]
    if not any(side.steps.all() for side in raising):
        raise ValidationError(
            {
                "note": "Record the steps of the agency’s own procedure first, or say here why it "
                "was not possible to follow it."
            }
        )


def says_response(record: DisputeStage, context: OperationContext) -> None:
    if not context.input.get("response", record.response).strip():
        refuse({"response": "Say what the other side answered."})


def has_words(record: DisputeStage) -> bool:
    """It ended while its dispute goes on: what was written of it may be put right."""
    return not record.is_running and record.dispute.is_open


def keeps_words(record: DisputeStage, context: OperationContext) -> None:
    """What had words goes on having some; an agreement keeps its plan."""
    words = {
        "response": "Say what the other side answered.",
        "plan": "Enter the plan, with who does what by when.",
        "outcome": "Say how the stage ended.",
    }
    given = context.input
    refuse(
        {
            name: said
            for name, said in words.items()
            if getattr(record, name) and not given.get(name, "-").strip()
        }
    )


def is_running(record: DisputeStage) -> bool:
    return record.is_running and record.dispute.is_open


def is_agreed_with_plan(record: DisputeStage, context: OperationContext) -> None:
    words = {
        "plan": "Enter the plan, with who does what by when.",
        "outcome": "Say what is agreed.",
    }
    given = context.input
    refuse({name: said for name, said in words.items() if not str(given.get(name, "")).strip()})


def has_evidence(record: OwnProcedureStep, context: OperationContext) -> None:
    missing = {}
    if not record.evidence.strip():
        missing["evidence"] = "Say what shows that the step was taken."
    if record.done_on > context.by.on:
        missing["done_on"] = "It cannot lie in the future."
    refuse(missing)


def may_speak(record: DisputeOfficer, context: OperationContext) -> None:
    refuse_shut_out(record.person, context)
    there = record.side.officers.filter(ended_at__isnull=True, level=record.level)
    if there.filter(person=record.person).exists():
        raise ValidationError({"person": "They are named for this side at this level already."})


def may_be_officer(record: EscalationOfficer, context: OperationContext) -> None:
    refuse_shut_out(record.person, context)
    acting = EscalationOfficer.objects.filter(ended_at__isnull=True, person=record.person)
    if acting.filter(participation=record.participation).exists():
        raise ValidationError({"person": "They are this agency’s escalation officer already."})


def refuse_shut_out(person: User, context: OperationContext) -> None:
    """Lay members, observers and young scrutineers see no dispute, whoever names them."""
    held = Appointment.objects.acting(on=context.by.on).filter(person=person)
    if held.filter(seat__capacity__in=[*NEVER_NAMED]).exists():
        raise ValidationError({"person": "Somebody with such a seat cannot be named."})


def is_officer_still(record: EscalationOfficer) -> bool:
    return record.is_there
