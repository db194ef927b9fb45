"""The operations of a signature: asked for, given by its seat, or recorded by the office."""

from governance.core.workflow import Creation, Transition, Workflow
from governance.signatures import access
from governance.signatures.models import Signature

ASKED, SIGNED, RECORDED, DISSENTED = Signature.Status
SIGNATURE = Workflow(
    creations={
        "ask": Creation(label="Ask for agreement", past="asked for {}", allowed=access.is_office)
    },
    moves={
        "sign": Transition(
            label="Agree",
            past="gave {}",
            source=(ASKED,),
            target=SIGNED,
            allowed=access.can_sign,
            is_irreversible=True,
        ),
        "dissent": Transition(
            label="Dissent",
            past="refused {}",
            source=(ASKED,),
            target=DISSENTED,
            allowed=access.can_sign,
            needs_note=True,
            is_irreversible=True,
        ),
        "record": Transition(
            label="Record the agreement",
            past="recorded {}",
            source=(ASKED,),
            target=RECORDED,
            allowed=access.is_office,
            is_irreversible=True,
        ),
    },
)
