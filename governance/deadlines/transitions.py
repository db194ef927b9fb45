"""The transitions of a time limit: it starts, is met, resumed or stopped."""

from governance.core.workflow import Creation, Transition, Workflow
from governance.deadlines import access as deadlines_access
from governance.deadlines.models import Deadline

RUNNING, MET, MET_LATE, STOPPED = Deadline.Status
DEADLINE = Workflow(
    creations={
        "start": Creation(
            label="Start",
            past="started the time limit for {}",
            past_own="started the time limit",
            allowed=deadlines_access.can_manage_deadline,
        )
    },
    moves={
        "meet": Transition(
            label="Meet",
            past="met the time limit for {}",
            past_own="met the time limit",
            source=(RUNNING,),
            target=MET,
            allowed=deadlines_access.can_manage_deadline,
        ),
        "meet_late": Transition(
            label="Meet late",
            past="met the time limit for {}, but late",
            past_own="met the time limit, but late",
            source=(RUNNING,),
            target=MET_LATE,
            allowed=deadlines_access.can_manage_deadline,
        ),
        "resume": Transition(
            label="Resume",
            past="resumed the time limit for {}",
            past_own="resumed the time limit",
            source=(MET, MET_LATE),
            target=RUNNING,
            allowed=deadlines_access.can_manage_deadline,
        ),
        "stop": Transition(
            label="Stop",
            past="stopped the time limit for {}",
            past_own="stopped the time limit",
            source=(RUNNING,),
            target=STOPPED,
            allowed=deadlines_access.can_manage_deadline,
            needs_note=True,
        ),
    },
)
