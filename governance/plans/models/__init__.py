"""The tables of business plans: the golden thread downward, from what a plan looks at to how each
quarter stands.
"""

from governance.plans.models.comments import PlanComment
from governance.plans.models.parts import Objective, OutcomeQuerySet, OutcomeStatement
from governance.plans.models.plans import BusinessPlan, PlanQuerySet
from governance.plans.models.priorities import FocusArea, Priority, PriorityQuerySet
from governance.plans.models.progress import ProgressUpdate

__all__ = [
    "BusinessPlan",
    "FocusArea",
    "Objective",
    "OutcomeQuerySet",
    "OutcomeStatement",
    "PlanComment",
    "PlanQuerySet",
    "Priority",
    "PriorityQuerySet",
    "ProgressUpdate",
]
