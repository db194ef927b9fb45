"""The operations of a rapid review, of the criteria considered in it and of the Panel’s replies."""

from governance.core.workflow import Creation, Edit, Transition, Workflow
from reviews.cases import access
from reviews.cases.models import RapidReview
from reviews.cases.transitions.file_requirements import replaces_the_letter_for_a_reason
from reviews.cases.transitions.requirements import is_open
from reviews.cases.transitions.review_requirements import (
    can_be_signed,
    has_come,
    is_a_criterion,
    is_sent,
    is_signed_by_all,
    meeting_was_held,
    review_is_open,
    says_what_was_answered,
    was_sent,
)

OPEN, WITH_PARTNERS, SIGNED, SENT, STOPPED = RapidReview.Status

RAPID_REVIEW = Workflow(
    creations={
        "open_review": Creation(
            label="Open the rapid review",
            past="opened {}",
            past_own="opened the rapid review",
            allowed=access.can_coordinate_review,
        )
    },
    moves={
        "send_to_partners": Transition(
            label="Send to the partners to sign",
            past="sent {} to the partners",
            past_own="sent it to the partners to sign",
            source=(OPEN,),
            target=WITH_PARTNERS,
            allowed=access.can_coordinate_review,
            requirements=can_be_signed,
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
            allowed=access.can_coordinate_review,
            needs_note=True,
            note_readers=access.can_sign_review,
        ),
        "send": Transition(
            label="Record that it was sent to the Panel",
            past="sent {} to the Panel",
            past_own="recorded that it was sent to the Panel",
            source=(SIGNED,),
            target=SENT,
            allowed=access.can_coordinate_review,
            requirements=was_sent,
            is_irreversible=True,
        ),
        "stop": Transition(
            label="Stop",
            past="stopped {}",
            past_own="stopped the rapid review",
            source=(OPEN, WITH_PARTNERS, SIGNED),
            target=STOPPED,
            allowed=access.can_coordinate_review,
        ),
    },
    edits={
        "record_meeting": Edit(
            label="Record the meeting",
            past="recorded the meeting of {}",
            past_own="recorded the meeting",
            allowed=access.can_coordinate_review,
            editable_when=is_open,
            requirements=meeting_was_held,
        ),
        "count_again": Edit(
            label="Count the time limit anew",
            past="counted the time limit of {} anew",
            past_own="counted the time limit anew",
            allowed=access.can_coordinate_review,
        ),
        "decide": Edit(
            label="Record the decision",
            past="recorded the decision of {}",
            past_own="recorded the decision",
            allowed=access.can_coordinate_review,
            editable_when=is_open,
        ),
    },
)

CRITERION = Workflow(
    creations={
        "consider": Creation(
            label="Consider a criterion",
            past="considered {}",
            allowed=access.can_coordinate_review_part,
            open_when=review_is_open,
            requirements=is_a_criterion,
            parent="review",
        )
    },
    edits={
        "reconsider": Edit(
            label="Change what was found",
            past="reconsidered {}",
            allowed=access.can_coordinate_review_part,
            editable_when=review_is_open,
            parent="review",
        )
    },
)

PANEL_RESPONSE = Workflow(
    creations={
        "record_response": Creation(
            label="Record a reply of the Panel",
            past="recorded {}",
            allowed=access.can_coordinate_review_part,
            open_when=is_sent,
            requirements=has_come,
            parent="review",
        )
    },
    edits={
        "answer_response": Edit(
            label="Record our answer",
            past="answered {}",
            allowed=access.can_coordinate_review_part,
            editable_when=is_sent,
            requirements=says_what_was_answered,
        ),
        "keep_letter": Edit(
            label="Store the letter",
            past="stored the letter of {}",
            past_own="stored the letter",
            allowed=access.can_coordinate_review_part,
            editable_when=is_sent,
            requirements=replaces_the_letter_for_a_reason,
            note_readers=access.can_read_whole_of_response,
        ),
    },
)
