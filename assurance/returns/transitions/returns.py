"""The operations of a return, its answers and its queries."""

from operator import attrgetter

from assurance.returns import access
from assurance.returns.models import AssuranceReturn, Query
from assurance.returns.transitions.requirements import (
    can_be_accepted,
    can_be_unasked,
    is_answerable,
    is_being_entered,
    is_complete,
    is_confirmed,
    is_unread,
    is_with_the_respondent,
    nothing_is_asked,
    says_what_is_asked,
    says_why_unasked,
)
from governance.core.workflow import Creation, Edit, Event, Transition, Workflow

OPEN, SUBMITTED, QUERIED, ACCEPTED = AssuranceReturn.Status
ASKED, REPLIED, SETTLED, WITHDRAWN = Query.Status

RETURN = Workflow(
    creations={
        "ask": Creation(
            label="Ask",
            past="asked for {}",
            allowed=access.can_ask,
            note_readers=access.can_read_remarks,
        )
    },
    moves={
        "submit": Transition(
            label="Submit",
            past="submitted {}",
            source=(OPEN, QUERIED),
            target=SUBMITTED,
            allowed=access.can_submit,
            note_readers=access.can_read_remarks,
            requirements=is_complete,
            is_irreversible=True,
        ),
        "query": Transition(
            label="Query",
            past="queried {}",
            source=(SUBMITTED, QUERIED),
            target=QUERIED,
            allowed=access.can_manage_return,
            note_readers=access.can_read_remarks,
            requirements=is_confirmed,
        ),
        "accept": Transition(
            label="Accept",
            past="accepted {}",
            source=(SUBMITTED,),
            target=ACCEPTED,
            allowed=access.can_accept,
            note_readers=access.can_read_remarks,
            requirements=can_be_accepted,
            is_irreversible=True,
        ),
        "end_queries": Transition(
            label="Ask nothing more",
            past="has nothing more to ask about {}",
            source=(QUERIED,),
            target=SUBMITTED,
            allowed=access.can_manage_return,
            note_readers=access.can_read_remarks,
            requirements=nothing_is_asked,
        ),
        "take_back": Transition(
            label="Take it back",
            past="took back {}",
            source=(SUBMITTED,),
            target=OPEN,
            allowed=access.can_submit,
            note_readers=access.can_read_remarks,
            requirements=is_unread,
        ),
        "reopen": Transition(
            label="Reopen it",
            past="reopened {}",
            source=(ACCEPTED,),
            target=SUBMITTED,
            allowed=access.can_manage_return,
            note_readers=access.can_read_remarks,
            needs_note=True,
        ),
        "confirm_entry": Transition(
            label="Confirm it",
            past="confirmed {}, which the office had entered",
            source=(SUBMITTED,),
            target=SUBMITTED,
            allowed=access.can_submit,
            note_readers=access.can_read_remarks,
        ),
        "reject_entry": Transition(
            label="Say that it is not right",
            past="did not confirm {}, which the office had entered",
            source=(SUBMITTED,),
            target=OPEN,
            allowed=access.can_submit,
            note_readers=access.can_read_remarks,
        ),
    },
    edits={
        "mark_read": Edit(
            label="Read",
            past="read {} for the first time",
            allowed=access.can_read_first,
            note_readers=access.can_read_remarks,
            editable_when=attrgetter("is_unread"),
        ),
        "unask": Edit(
            label="Do not ask it any more",
            past="withdrew the request for {}",
            past_own="withdrew the request for it",
            allowed=access.can_unask,
            note_readers=access.can_read_remarks,
            editable_when=can_be_unasked,
            requirements=says_why_unasked,
        ),
    },
    events={"chase": Event(past="chased {}", note_readers=access.can_read_remarks)},
)

ANSWER = Workflow(
    edits={
        "answer": Edit(
            label="Write answers",
            past="answered {}",
            past_own="answered",
            allowed=access.can_answer,
            note_readers=access.can_read_answer_note,
            editable_when=is_answerable,
            parent="assurance_return",
        ),
        "enter": Edit(
            label="Enter the answers",
            past="entered {} for the respondent",
            past_own="entered, for the respondent",
            allowed=access.can_enter_answer,
            note_readers=access.can_read_answer_note,
            editable_when=is_answerable,
            requirements=is_being_entered,
            parent="assurance_return",
        ),
    }
)

QUERY = Workflow(
    creations={
        "raise_query": Creation(
            label="Query",
            past="raised {}",
            allowed=access.can_raise_query,
            note_readers=access.can_read_query,
            requirements=says_what_is_asked,
        )
    },
    moves={
        "reply": Transition(
            label="Reply",
            past="replied to {}",
            source=(ASKED, REPLIED),
            target=REPLIED,
            allowed=access.can_reply,
            note_readers=access.can_read_query,
            requirements=is_with_the_respondent,
        ),
        "settle": Transition(
            label="Settle",
            past="settled {}",
            source=(ASKED, REPLIED),
            target=SETTLED,
            allowed=access.can_settle,
            note_readers=access.can_read_query,
            is_irreversible=True,
        ),
        "settle_without_reply": Transition(
            label="Settle without a reply",
            past="settled {} without a reply",
            source=(ASKED,),
            target=SETTLED,
            allowed=access.can_settle,
            note_readers=access.can_read_query,
            needs_note=True,
            is_irreversible=True,
        ),
        "withdraw": Transition(
            label="Withdraw the query",
            past="withdrew {}",
            source=(ASKED,),
            target=WITHDRAWN,
            allowed=access.can_settle,
            note_readers=access.can_read_query,
            needs_note=True,
            is_irreversible=True,
        ),
    },
)
