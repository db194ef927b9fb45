"""The transitions of a time limit: it starts, is met or stopped."""

from governance.core.workflow import Start, Transition, Workflow
from governance.deadlines import access as deadlines_access
from governance.deadlines.models import Clock

RUNNING, MET, MET_LATE, STOPPED = Clock.Status
CLOCK = Workflow(
    starts={
        "start": Start(
            label="Start",
            past="started the time limit for {}",
            past_own="started the time limit",
            who=deadlines_access.keeps,
        )
    },
    moves={
        "meet": Transition(
            label="Meet",
            past="met the time limit for {}",
            past_own="met the time limit",
            source=(RUNNING,),
            target=MET,
            who=deadlines_access.keeps,
        ),
        "meet_late": Transition(
            label="Meet late",
            past="met the time limit for {}, but late",
            past_own="met the time limit, but late",
            source=(RUNNING,),
            target=MET_LATE,
            who=deadlines_access.keeps,
        ),
        "stop": Transition(
            label="Stop",
            past="stopped the time limit for {}",
            past_own="stopped the time limit",
            source=(RUNNING,),
            target=STOPPED,
            who=deadlines_access.keeps,
            needs_note=True,
        ),
    },
)
