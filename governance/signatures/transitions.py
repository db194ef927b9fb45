"""The deeds of a signature: asked for, given by its seat, or recorded by the office."""

from governance.core.workflow import Start, Transition, Workflow
from governance.signatures import access
from governance.signatures.models import Signature

ASKED, SIGNED, RECORDED = Signature.Status
SIGNATURE = Workflow(
    starts={"ask": Start(label="Ask for agreement", past="asked for {}", who=access.is_office)},
    moves={
        "sign": Transition(
            label="Agree", past="gave {}", source=(ASKED,), target=SIGNED, who=access.signs
        ),
        "record": Transition(
            label="Record the agreement",
            past="recorded {}",
            source=(ASKED,),
            target=RECORDED,
            who=access.is_office,
        ),
    },
)
