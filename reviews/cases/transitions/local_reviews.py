"""The operations of a local learning review: opened, led, written, signed, completed."""

from governance.core.workflow import Creation, Edit, Transition, Workflow
from reviews.cases import access
from reviews.cases.models import LocalReview
from reviews.cases.transitions.local_requirements import (
    calls_for_local_review,
    can_be_sent,
    is_being_written,
    is_not_finished,
    is_the_first,
    may_lead,
    met_in_the_past,
    was_completed,
)
from reviews.cases.transitions.review_requirements import is_signed_by_all

OPEN, WITH_PARTNERS, SIGNED, COMPLETED, WITHDRAWN = LocalReview.Status

LOCAL_REVIEW = Workflow(
    creations={
        "open_local": Creation(
            label="Open a local learning review",
            past="opened {}",
            past_own="opened it",
            allowed=access.can_coordinate_part,
            open_when=calls_for_local_review,
            requirements=is_the_first,
            parent="case",
        )
    },
    moves={
        "send_to_partners": Transition(
            label="Send to the partners to sign",
            past="sent {} to the partners",
            past_own="sent it to the partners to sign",
            source=(OPEN,),
            target=WITH_PARTNERS,
            allowed=access.can_coordinate_part,
            requirements=can_be_sent,
            is_irreversible=True,
        ),
        "sign": Transition(
            label="Sign",
            past="signed {}",
            past_own="signed it",
            source=(WITH_PARTNERS,),
            target=SIGNED,
            allowed=access.can_sign_review,
            requirements=is_signed_by_all,
            is_irreversible=True,
        ),
        "dissent": Transition(
            label="Dissent",
            past="dissented from {}",
            past_own="dissented",
            source=(WITH_PARTNERS,),
            target=SIGNED,
            allowed=access.can_sign_review,
            requirements=is_signed_by_all,
            is_irreversible=True,
        ),
        "send_back": Transition(
            label="Take it back to change it",
            past="took {} back",
            past_own="took it back to change it",
            source=(WITH_PARTNERS, SIGNED),
            target=OPEN,
            allowed=access.can_coordinate_part,
            needs_note=True,
            note_readers=access.can_read_whole_of_part,
        ),
        "complete": Transition(
            label="Complete it",
            past="completed {}",
            past_own="completed it",
            source=(SIGNED,),
            target=COMPLETED,
            allowed=access.can_coordinate_part,
            requirements=was_completed,
            is_irreversible=True,
        ),
        "withdraw": Transition(
            label="Withdraw it",
            past="withdrew {}",
            past_own="withdrew it",
            source=(OPEN, WITH_PARTNERS, SIGNED),
            target=WITHDRAWN,
            allowed=access.can_coordinate_part,
            needs_note=True,
            is_irreversible=True,
            note_readers=access.can_read_whole_of_part,
        ),
    },
    edits={
        "name_lead": Edit(
            label="Name who leads it",
            past="named who leads {}",
            past_own="named who leads it",
            allowed=access.can_coordinate_part,
            editable_when=is_being_written,
            requirements=may_lead,
        ),
        "set_terms": Edit(
            label="Write what is to be learned",
            past="wrote the terms of {}",
            past_own="wrote what is to be learned, and how",
            allowed=access.can_write_local,
            editable_when=is_being_written,
        ),
        "set_day": Edit(
            label="Set the day by which it is completed",
            past="set the day of {}",
            past_own="set the day by which it is completed",
            allowed=access.can_coordinate_part,
            editable_when=is_not_finished,
            note_readers=access.can_read_whole_of_part,
        ),
        "record_meeting": Edit(
            label="Record the meeting",
            past="recorded the meeting of {}",
            past_own="recorded the meeting",
            allowed=access.can_write_local,
            editable_when=is_being_written,
            requirements=met_in_the_past,
        ),
        "write_findings": Edit(
            label="Write what was found and learned",
            past="wrote the findings of {}",
            past_own="wrote what was found and learned",
            allowed=access.can_write_local,
            editable_when=is_being_written,
        ),
    },
)
