"""governance's deeds, one table per record kind."""

from governance.access import clocks as access
from governance.access import outbox
from governance.models import Clock, Job, Message
from governance.workflow import Start, Transition, Workflow

RUNNING, MET, MET_LATE, STOPPED = Clock.Status
CLOCK = Workflow(
    starts={
        "start": Start(
            label="Start",
            past="started the time limit for {}",
            past_own="started the time limit",
            who=access.keeps,
        )
    },
    moves={
        "meet": Transition(
            label="Meet",
            past="met the time limit for {}",
            past_own="met the time limit",
            source=(RUNNING,),
            target=MET,
            who=access.keeps,
        ),
        "meet_late": Transition(
            label="Meet late",
            past="met the time limit for {}, but late",
            past_own="met the time limit, but late",
            source=(RUNNING,),
            target=MET_LATE,
            who=access.keeps,
        ),
        "stop": Transition(
            label="Stop",
            past="stopped the time limit for {}",
            past_own="stopped the time limit",
            source=(RUNNING,),
            target=STOPPED,
            who=access.keeps,
            needs_note=True,
        ),
    },
)

QUEUED, SENDING, SENT, UNCERTAIN, FAILED = Message.Status
MESSAGE = Workflow(
    moves={
        "take": Transition(
            label="Take",
            past="took {} for sending",
            source=(QUEUED,),
            target=SENDING,
            who=access.is_clockwork,
        ),
        "confirm": Transition(
            label="Confirm",
            past="confirmed that {} was sent",
            source=(SENDING,),
            target=SENT,
            who=access.is_clockwork,
        ),
        "lose": Transition(
            label="Lose",
            past="lost sight of {}",
            source=(SENDING,),
            target=UNCERTAIN,
            who=access.is_clockwork,
        ),
        "fail": Transition(
            label="Fail",
            past="failed to send {}",
            source=(SENDING,),
            target=FAILED,
            who=access.is_clockwork,
        ),
        "bundle": Transition(
            label="Bundle",
            past="sent {} with others in one mail",
            source=(QUEUED,),
            target=SENT,
            who=access.is_clockwork,
        ),
        "resend": Transition(
            label="Send again",
            past="sent {} again",
            source=(UNCERTAIN, FAILED),
            target=QUEUED,
            who=outbox.resends,
        ),
    },
    leaves_trail=False,
)

JOB_QUEUED, JOB_RUNNING, JOB_DONE, JOB_FAILED = Job.Status
JOB = Workflow(
    moves={
        "take": Transition(
            label="Take",
            past="began {}",
            source=(JOB_QUEUED,),
            target=JOB_RUNNING,
            who=access.is_clockwork,
        ),
        "finish": Transition(
            label="Finish",
            past="finished {}",
            source=(JOB_RUNNING,),
            target=JOB_DONE,
            who=access.is_clockwork,
        ),
        "fail": Transition(
            label="Fail",
            past="failed to do {}",
            source=(JOB_RUNNING,),
            target=JOB_FAILED,
            who=access.is_clockwork,
        ),
        "requeue": Transition(
            label="Put back",
            past="put {} back into the queue",
            source=(JOB_RUNNING,),
            target=JOB_QUEUED,
            who=access.is_clockwork,
        ),
        "ask_again": Transition(
            label="Try again",
            past="asked for {} again",
            source=(JOB_FAILED,),
            target=JOB_QUEUED,
            who=access.asks,
        ),
    },
    leaves_trail=False,
)
