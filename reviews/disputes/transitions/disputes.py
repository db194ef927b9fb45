"""The operations of a dispute itself."""

from governance.core.workflow import Creation, Edit, Event, Transition, Workflow
from reviews.disputes import access
from reviews.disputes.transitions.requirements import (
    ADVISED,
    OPEN,
    REPLIED,
    RESOLVED,
    WITH_ADVISOR,
    WITHDRAWN,
    has_failed_to_agree,
    has_no_chair_yet,
    is_complete,
    is_open,
    is_settled,
    keeps_safety,
    says,
    says_how_mediated,
)

DISPUTE = Workflow(
    creations={
        "raise_dispute": Creation(
            label="Raise a dispute",
            past="raised {}",
            past_own="raised the dispute",
            allowed=access.can_raise,
            requirements=is_complete,
        )
    },
    moves={
        "ask_advice": Transition(
            label="Ask the advisor",
            past="asked the advisor about {}",
            past_own="asked for the advisor’s advice",
            source=(OPEN,),
            target=WITH_ADVISOR,
            allowed=access.can_work_on,
            requirements=has_failed_to_agree,
        ),
        "give_advice": Transition(
            label="Give the advice",
            past="gave advice on {}",
            past_own="gave the advice",
            source=(WITH_ADVISOR,),
            target=ADVISED,
            allowed=access.can_advise,
            requirements=says("advice", "Enter the advice."),
            is_irreversible=True,
        ),
        "publish_reply": Transition(
            label="Publish the partners’ reply",
            past="published the reply to the advice on {}",
            past_own="published the reply to the advice to all sides",
            source=(ADVISED,),
            target=REPLIED,
            allowed=access.can_work_on,
            requirements=says("reply", "Enter what the partners reply to the advice, and why."),
            is_irreversible=True,
        ),
        "resolve": Transition(
            label="It is resolved",
            past="recorded {} as resolved",
            past_own="recorded that it is resolved",
            source=(OPEN, REPLIED),
            target=RESOLVED,
            allowed=access.can_work_on,
            requirements=is_settled,
            is_irreversible=True,
        ),
        "withdraw": Transition(
            label="Withdraw the dispute",
            past="withdrew {}",
            past_own="withdrew the dispute",
            source=(OPEN, WITH_ADVISOR, ADVISED, REPLIED),
            target=WITHDRAWN,
            allowed=access.can_manage,
            needs_note=True,
            is_irreversible=True,
        ),
    },
    edits={
        "edit": Edit(
            label="Change the words",
            past="changed {}",
            past_own="changed the words",
            allowed=access.can_work_on,
            editable_when=is_open,
            requirements=keeps_safety,
        ),
        "involve_chair": Edit(
            label="Ask the chair to mediate",
            past="asked the chair to mediate in {}",
            past_own="asked the chair to mediate",
            allowed=access.can_work_on,
            editable_when=has_no_chair_yet,
        ),
        "record_mediation": Edit(
            label="Record the mediation",
            past="recorded the mediation in {}",
            past_own="recorded the mediation",
            allowed=access.can_mediate,
            editable_when=is_open,
            requirements=says_how_mediated,
        ),
    },
    events={
        "read": Event(past="read {}", past_own="read the dispute"),
        "take_list": Event(past="took a list with {}", past_own="took a list that names it"),
    },
)
