"""The operations of what hangs on a dispute, and of escalation officers."""

from governance.core.workflow import Creation, Edit, Transition, Workflow
from reviews.disputes import access
from reviews.disputes.models import DisputeStage
from reviews.disputes.transitions.requirements import (
    has_evidence,
    has_words,
    is_agreed_with_plan,
    is_named_in_open,
    is_of_open,
    is_of_open_side,
    is_officer_still,
    is_running,
    is_still_named,
    keeps_words,
    may_be_officer,
    may_begin,
    may_speak,
    may_take_part,
    own_procedure_was_first,
    says,
    says_response,
)

RUNNING, AGREED, NOT_AGREED = DisputeStage.Status

SIDE = Workflow(
    creations={
        "add_side": Creation(
            label="Add a side",
            past="added {}",
            allowed=access.can_work_on_part,
            open_when=is_of_open,
            parent="dispute",
        ),
        "bring_in": Creation(
            label="Bring in another agency",
            past="brought in another agency as {}",
            allowed=access.can_work_on_part,
            open_when=is_of_open,
            requirements=may_take_part,
            parent="dispute",
        ),
    },
    edits={
        "state_position": Edit(
            label="Say what the agency holds",
            past="stated the position of {}",
            allowed=access.can_work_on_side,
            editable_when=is_of_open,
            parent="dispute",
        ),
        "note_legal_advice": Edit(
            label="Note the legal advice",
            past="noted legal advice of {}",
            allowed=access.is_of_side,
            editable_when=is_of_open,
            note_readers=access.is_of_side,
            parent="dispute",
        ),
    },
)

OFFICER = Workflow(
    creations={
        "name_officer": Creation(
            label="Name who speaks for it",
            past="named {}",
            allowed=access.can_work_on_side_part,
            open_when=is_of_open_side,
            requirements=may_speak,
            parent="side",
        )
    },
    edits={
        "end_officer": Edit(
            label="They speak for it no more",
            past="ended the part of {}",
            allowed=access.can_work_on_side_part,
            editable_when=is_still_named,
        ),
        "replace_officer": Edit(
            label="Somebody else speaks for it",
            past="replaced {}",
            allowed=access.can_work_on_side_part,
            editable_when=is_named_in_open,
        ),
    },
)

STEP = Workflow(
    creations={
        "record_step": Creation(
            label="Record a step of the own procedure",
            past="recorded {}",
            allowed=access.can_work_on_side_part,
            open_when=is_of_open_side,
            requirements=has_evidence,
            parent="side",
        )
    }
)

STAGE = Workflow(
    creations={
        "open_stage": Creation(
            label="Begin the next stage",
            past="began {}",
            allowed=access.can_work_on_part,
            open_when=may_begin,
            requirements=own_procedure_was_first,
            parent="dispute",
        )
    },
    moves={
        "agree": Transition(
            label="Agreed",
            past="recorded agreement at {}",
            source=(RUNNING,),
            target=AGREED,
            allowed=access.can_work_on_part,
            requirements=is_agreed_with_plan,
            is_irreversible=True,
        ),
        "end_without_agreement": Transition(
            label="No agreement",
            past="recorded that there was no agreement at {}",
            source=(RUNNING,),
            target=NOT_AGREED,
            allowed=access.can_work_on_part,
            requirements=says("outcome", "Say what was discussed and what still divides them."),
            is_irreversible=True,
        ),
    },
    edits={
        "respond": Edit(
            label="Record the response",
            past="recorded the response at {}",
            allowed=access.can_work_on_part,
            editable_when=is_running,
            requirements=says_response,
            parent="dispute",
        ),
        "edit_stage": Edit(
            label="Change the words",
            past="changed the words of {}",
            allowed=access.can_work_on_part,
            editable_when=has_words,
            requirements=keeps_words,
            parent="dispute",
        ),
    },
)

ESCALATION_OFFICER = Workflow(
    creations={
        "appoint_officer": Creation(
            label="Name an escalation officer",
            past="named the {}",
            allowed=access.can_manage_officers,
            requirements=may_be_officer,
        )
    },
    edits={
        "end_appointment": Edit(
            label="End it",
            past="ended the appointment of the {}",
            allowed=access.can_manage_officers,
            editable_when=is_officer_still,
        )
    },
)
