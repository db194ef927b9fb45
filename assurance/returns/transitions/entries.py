"""The operations of what the office enters for a respondent."""

from assurance.returns import access
from assurance.returns.models import OfficeEntry
from assurance.returns.transitions.requirements import can_be_entered, can_begin
from governance.core.workflow import Creation, Transition, Workflow

DRAFT, SENT, VERIFIED, REJECTED, WITHDRAWN = OfficeEntry.Status

OFFICE_ENTRY = Workflow(
    creations={
        "begin": Creation(
            label="Enter it for them",
            past="began {}",
            allowed=access.can_enter,
            note_readers=access.can_read_entry,
            open_when=can_begin,
            requirements=can_be_entered,
            parent="assurance_return",
        )
    },
    moves={
        "send": Transition(
            label="Submit it for them",
            past="submitted {}",
            source=(DRAFT,),
            target=SENT,
            allowed=access.can_enter,
            note_readers=access.can_read_entry,
        ),
        "confirm": Transition(
            label="Confirm it",
            past="confirmed {}",
            source=(SENT,),
            target=VERIFIED,
            allowed=access.can_confirm,
            note_readers=access.can_read_entry,
            is_irreversible=True,
        ),
        "reject": Transition(
            label="Say that it is not right",
            past="did not confirm {}",
            source=(SENT,),
            target=REJECTED,
            allowed=access.can_confirm,
            note_readers=access.can_read_entry,
            needs_note=True,
            is_irreversible=True,
        ),
        "withdraw": Transition(
            label="Stop entering it",
            past="stopped {}",
            source=(DRAFT,),
            target=WITHDRAWN,
            allowed=access.can_enter,
            note_readers=access.can_read_entry,
        ),
    },
)
