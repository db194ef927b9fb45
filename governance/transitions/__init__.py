"""governance's deeds, one table per record kind."""

from governance.access import clocks as access
from governance.access import outbox
from governance.models import Clock, Job, Message
from governance.workflow import Start, Transition, Workflow

RUNNING, MET, MET_LATE, STOPPED = Clock.Status
CLOCK = Workflow(
    starts={"start": Start(who=access.keeps)},
    moves={
        "meet": Transition(source=(RUNNING,), target=MET, who=access.keeps),
        "meet_late": Transition(source=(RUNNING,), target=MET_LATE, who=access.keeps),
        "stop": Transition(source=(RUNNING,), target=STOPPED, who=access.keeps, needs_note=True),
    },
)

QUEUED, SENDING, SENT, UNCERTAIN, FAILED = Message.Status
MESSAGE = Workflow(
    moves={
        "take": Transition(source=(QUEUED,), target=SENDING, who=access.is_clockwork),
        "confirm": Transition(source=(SENDING,), target=SENT, who=access.is_clockwork),
        "lose": Transition(source=(SENDING,), target=UNCERTAIN, who=access.is_clockwork),
        "fail": Transition(source=(SENDING,), target=FAILED, who=access.is_clockwork),
        "bundle": Transition(source=(QUEUED,), target=SENT, who=access.is_clockwork),
        "resend": Transition(
            source=(UNCERTAIN, FAILED), target=QUEUED, who=outbox.resends, label="Send again"
        ),
    },
    leaves_trail=False,
)

JOB_QUEUED, JOB_RUNNING, JOB_DONE, JOB_FAILED = Job.Status
JOB = Workflow(
    moves={
        "take": Transition(source=(JOB_QUEUED,), target=JOB_RUNNING, who=access.is_clockwork),
        "finish": Transition(source=(JOB_RUNNING,), target=JOB_DONE, who=access.is_clockwork),
        "fail": Transition(source=(JOB_RUNNING,), target=JOB_FAILED, who=access.is_clockwork),
        "requeue": Transition(source=(JOB_RUNNING,), target=JOB_QUEUED, who=access.is_clockwork),
        "ask_again": Transition(source=(JOB_FAILED,), target=JOB_QUEUED, who=access.asks),
    },
    leaves_trail=False,
)
