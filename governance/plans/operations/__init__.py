"""Setting up a plan, deciding on it, commenting on it, and saying how its priorities stand."""

from governance.plans.operations.comments import answer, comment
from governance.plans.operations.imported import remove_imported
from governance.plans.operations.parts import Planned, add, edit
from governance.plans.operations.plans import adopt, consult, drop, end_early, redraft
from governance.plans.operations.progress import change_progress, give_progress, give_progress_for
from governance.plans.operations.rolling_over import roll_over

__all__ = [
    "Planned",
    "add",
    "adopt",
    "answer",
    "change_progress",
    "comment",
    "consult",
    "drop",
    "edit",
    "end_early",
    "give_progress",
    "give_progress_for",
    "redraft",
    "remove_imported",
    "roll_over",
]
