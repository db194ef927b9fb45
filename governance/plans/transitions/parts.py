"""The parts of a plan, a quarter's progress, and comments in a consultation."""

from governance.core.workflow import Allowed, Creation, Edit, Workflow
from governance.plans import access
from governance.plans.models import PlanComment, ProgressUpdate
from governance.plans.transitions.requirements import (
    explains_its_change,
    has_free_number,
    is_of_a_begun_quarter,
    is_open,
    is_seen_by_author,
    says_what_was_done,
    says_why_if_adopted,
)


def part(one: str, the_one: str, allowed: Allowed) -> Workflow:
    """The operations of one kind of part: added with a number of its own, and changed."""
    return Workflow(
        creations={
            "add": Creation(
                label=f"Add {one}",
                past="added {}",
                allowed=allowed,
                open_when=is_open,
                requirements=has_free_number,
            )
        },
        edits={
            "edit": Edit(
                label=f"Change {the_one}",
                past="edited {}",
                allowed=allowed,
                editable_when=is_open,
                requirements=says_why_if_adopted,
            )
        },
    )


FOCUS_AREA = part("a focus area", "the focus area", access.can_set_up_part)
PRIORITY = part("a priority", "the priority", access.can_set_up_part)
OUTCOME_STATEMENT = part("an outcome statement", "the outcome statement", access.can_set_up_under)
OBJECTIVE = part("an objective", "the objective", access.can_set_up_under)


def is_binding(record: ProgressUpdate) -> bool:
    return record.priority.plan.is_binding


def is_in_consultation(record: PlanComment) -> bool:
    return record.plan.is_in_consultation


PROGRESS = Workflow(
    creations={
        "give": Creation(
            label="Give progress",
            past="recorded progress on {}",
            past_own="recorded the progress",
            allowed=access.can_give,
            open_when=is_binding,
            requirements=is_of_a_begun_quarter,
            parent="priority",
        )
    },
    edits={
        "change": Edit(
            label="Change progress",
            past="changed the progress on {}",
            past_own="changed the progress update",
            allowed=access.can_give,
            requirements=explains_its_change,
        )
    },
)
COMMENT = Workflow(
    creations={
        "comment": Creation(
            label="Comment on the plan",
            past="commented on it: {}",
            past_own="gave the comment",
            allowed=access.can_comment,
            open_when=is_in_consultation,
            requirements=is_seen_by_author,
            parent="plan",
        )
    },
    edits={
        "answer": Edit(
            label="Say what was done about it",
            past="answered {}",
            past_own="answered the comment",
            allowed=access.can_answer,
            requirements=says_what_was_done,
        )
    },
)
