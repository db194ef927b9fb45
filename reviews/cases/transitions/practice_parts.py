"""The operations of the reviewers considered, and of what is written down in a practice review."""

from governance.core.workflow import Creation, Edit, Transition, Workflow
from reviews.cases import access
from reviews.cases.models import ReviewerCandidate
from reviews.cases.transitions.practice_part_requirements import (
    can_be_chosen,
    contract_was_made,
    has_happened,
    is_not_struck,
    is_on_the_shortlist,
    is_reviewer,
    is_some,
    leads_no_report,
    reader_is_named,
    review_is_going_on,
    review_is_not_finished,
    review_was_not_ended,
    was_answered,
)

SHORTLISTED, APPOINTED, SET_ASIDE, REMOVED = ReviewerCandidate.Status

CANDIDATE = Workflow(
    creations={
        "shortlist": Creation(
            label="Put somebody on the shortlist",
            past="shortlisted {}",
            allowed=access.can_coordinate_review_part,
            open_when=review_is_going_on,
            parent="review",
        )
    },
    moves={
        "appoint": Transition(
            label="Appoint",
            past="appointed {}",
            source=(SHORTLISTED,),
            target=APPOINTED,
            allowed=access.can_coordinate_review_part,
            requirements=can_be_chosen,
            is_irreversible=True,
        ),
        "set_aside": Transition(
            label="Not chosen",
            past="did not choose {}",
            source=(SHORTLISTED,),
            target=SET_ASIDE,
            allowed=access.can_coordinate_review_part,
            needs_note=True,
        ),
        "remove": Transition(
            label="Remove",
            past="removed {}",
            source=(APPOINTED,),
            target=REMOVED,
            allowed=access.can_coordinate_review_part,
            requirements=leads_no_report,
            needs_note=True,
            is_irreversible=True,
        ),
    },
    edits={
        "assess": Edit(
            label="Write down what is known of them",
            past="assessed {}",
            allowed=access.can_coordinate_review_part,
            editable_when=is_on_the_shortlist,
        ),
        "record_contract": Edit(
            label="Record the contract",
            past="recorded the contract of {}",
            allowed=access.can_coordinate_review_part,
            editable_when=is_reviewer,
            requirements=contract_was_made,
        ),
    },
)

INVOLVEMENT = Workflow(
    creations={
        "involve": Creation(
            label="Record how the family or practitioners took part",
            past="recorded {}",
            allowed=access.can_coordinate_review_part,
            open_when=review_was_not_ended,
            requirements=has_happened,
            parent="review",
        )
    }
)

CHECK = Workflow(
    creations={
        "check_progress": Creation(
            label="Record a check of time and quality",
            past="made {}",
            allowed=access.can_coordinate_review_part,
            open_when=review_is_not_finished,
            requirements=has_happened,
            parent="review",
        )
    }
)

REQUEST = Workflow(
    creations={
        "record_request": Creation(
            label="Record a request in writing",
            past="recorded {}",
            allowed=access.can_coordinate_review_part,
            open_when=review_is_not_finished,
            requirements=has_happened,
            parent="review",
        )
    },
    edits={
        "answer_request": Edit(
            label="Record what came",
            past="recorded the answer to {}",
            allowed=access.can_coordinate_review_part,
            editable_when=review_was_not_ended,
            requirements=was_answered,
            parent="review",
        )
    },
)

COPY = Workflow(
    creations={
        "give_copy": Creation(
            label="Record who was given a copy",
            past="recorded {}",
            allowed=access.can_coordinate_review_part,
            open_when=review_is_not_finished,
            requirements=reader_is_named,
            parent="review",
        )
    }
)

COST = Workflow(
    creations={
        "record_cost": Creation(
            label="Record a cost",
            past="recorded {}",
            allowed=access.can_coordinate_review_part,
            open_when=review_was_not_ended,
            requirements=is_some,
            parent="review",
        )
    },
    edits={
        "strike_cost": Edit(
            label="Strike it out",
            past="struck out {}",
            allowed=access.can_coordinate_review_part,
            editable_when=is_not_struck,
            parent="review",
        )
    },
)
