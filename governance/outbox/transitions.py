"""The transitions of a message: taken, confirmed, lost, failed, put off, sent again."""

from governance.core import access as core_access
from governance.core.workflow import Transition, Workflow
from governance.outbox import access as outbox
from governance.outbox.models import Message

QUEUED, SENDING, SENT, UNCERTAIN, FAILED = Message.Status
MESSAGE = Workflow(
    moves={
        "claim": Transition(
            label="Take",
            past="took {} for sending",
            source=(QUEUED,),
            target=SENDING,
            allowed=core_access.is_scheduler,
        ),
        "confirm": Transition(
            label="Confirm",
            past="confirmed that {} was sent",
            source=(SENDING,),
            target=SENT,
            allowed=core_access.is_scheduler,
        ),
        "mark_uncertain": Transition(
            label="Lose",
            past="lost sight of {}",
            source=(SENDING,),
            target=UNCERTAIN,
            allowed=core_access.is_scheduler,
        ),
        "fail": Transition(
            label="Fail",
            past="failed to send {}",
            source=(SENDING,),
            target=FAILED,
            allowed=core_access.is_scheduler,
        ),
        "postpone": Transition(
            label="Try again later",
            past="put off sending {}",
            source=(SENDING,),
            target=QUEUED,
            allowed=core_access.is_scheduler,
        ),
        "mark_digested": Transition(
            label="Bundle",
            past="sent {} with others in one mail",
            source=(QUEUED,),
            target=SENT,
            allowed=core_access.is_scheduler,
        ),
        "resend": Transition(
            label="Send again",
            past="sent {} again",
            source=(UNCERTAIN, FAILED),
            target=QUEUED,
            allowed=outbox.can_resend,
        ),
    },
    leaves_trail=False,
)
