"""What a person types about a plan."""

from governance.plans.forms.parts import (
    FocusAreaForm,
    ObjectiveForm,
    OutcomeStatementForm,
    PriorityForm,
)
from governance.plans.forms.plans import (
    AdoptForm,
    ConsultForm,
    PlanFilterForm,
    PlanForm,
    ReasonForm,
)
from governance.plans.forms.progress import AnswerForm, CommentForm, ProgressForm

__all__ = [
    "AdoptForm",
    "AnswerForm",
    "CommentForm",
    "ConsultForm",
    "FocusAreaForm",
    "ObjectiveForm",
    "OutcomeStatementForm",
    "PlanFilterForm",
    "PlanForm",
    "PriorityForm",
    "ProgressForm",
    "ReasonForm",
]
