"""A plan from its draft through consultation and adoption to its end."""

from governance.core.workflow import Creation, Edit, Transition, Workflow
from governance.plans import access
from governance.plans.models import BusinessPlan
from governance.plans.transitions.requirements import (
    goes_on_from_one,
    has_last_day_for_comments,
    is_open,
    is_the_only_one_after,
    says_why_if_adopted,
    was_decided,
)

Status = BusinessPlan.Status

PLAN = Workflow(
    creations={
        "add": Creation(label="Set up a business plan", past="added {}", allowed=access.can_set_up),
        "roll_over": Creation(
            label="Roll over into a new plan",
            past="rolled over into {}",
            past_own="rolled it over from the plan before",
            allowed=access.can_set_up,
            open_when=goes_on_from_one,
            requirements=is_the_only_one_after,
        ),
    },
    moves={
        "consult": Transition(
            label="Put to consultation",
            past="put {} to consultation",
            past_own="put it to consultation",
            source=(Status.DRAFT,),
            target=Status.CONSULTATION,
            allowed=access.can_set_up,
            requirements=has_last_day_for_comments,
        ),
        "redraft": Transition(
            label="Take back to draft",
            past="took {} back to draft",
            past_own="took it back to draft",
            source=(Status.CONSULTATION,),
            target=Status.DRAFT,
            allowed=access.can_set_up,
            needs_note=True,
        ),
        "adopt": Transition(
            label="Record the adoption",
            past="recorded the adoption of {}",
            past_own="recorded its adoption",
            source=(Status.DRAFT, Status.CONSULTATION),
            target=Status.ADOPTED,
            allowed=access.can_set_up,
            requirements=was_decided,
        ),
        "end_early": Transition(
            label="End the plan early",
            past="ended {} early",
            past_own="ended it early",
            source=(Status.ADOPTED,),
            target=Status.ENDED,
            allowed=access.can_set_up,
            needs_note=True,
        ),
        "drop": Transition(
            label="Do not take it up",
            past="dropped {}",
            past_own="said that it is not taken up",
            source=(Status.DRAFT, Status.CONSULTATION),
            target=Status.WITHDRAWN,
            allowed=access.can_set_up,
            needs_note=True,
        ),
    },
    edits={
        "edit": Edit(
            label="Change the plan",
            past="edited {}",
            allowed=access.can_set_up,
            editable_when=is_open,
            requirements=says_why_if_adopted,
        )
    },
)
