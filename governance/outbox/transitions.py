"""The transitions of a message: taken, confirmed, lost, failed, sent again."""

from governance.core import access as core_access
from governance.core.workflow import Transition, Workflow
from governance.outbox import access as outbox
from governance.outbox.models import Message

QUEUED, SENDING, SENT, UNCERTAIN, FAILED = Message.Status
MESSAGE = Workflow(
    moves={
        "take": Transition(
            label="Take",
            past="took {} for sending",
            source=(QUEUED,),
            target=SENDING,
            who=core_access.is_clockwork,
        ),
        "confirm": Transition(
            label="Confirm",
            past="confirmed that {} was sent",
            source=(SENDING,),
            target=SENT,
            who=core_access.is_clockwork,
        ),
        "lose": Transition(
            label="Lose",
            past="lost sight of {}",
            source=(SENDING,),
            target=UNCERTAIN,
            who=core_access.is_clockwork,
        ),
        "fail": Transition(
            label="Fail",
            past="failed to send {}",
            source=(SENDING,),
            target=FAILED,
            who=core_access.is_clockwork,
        ),
        "bundle": Transition(
            label="Bundle",
            past="sent {} with others in one mail",
            source=(QUEUED,),
            target=SENT,
            who=core_access.is_clockwork,
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
