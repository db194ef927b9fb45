"""What a person types to assign many actions or to move the due date of many."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from governance.actions.forms.actions import DUE_HELP, DUE_IS_READ, AssignForm, check_due_text
from governance.actions.models import Action
from governance.actions.operations.assignments import Assignee, assignee_of
from governance.actions.operations.bulk import SeenAction
from governance.core.forms.chosen import ChosenField, signed_chosen
from governance.core.forms.fields import ProseField
from governance.core.forms.operation_forms import OperationForm, ScreenedForm

SALT = "actions chosen"


def chosen_as_shown(actions: Iterable[Action]) -> str:
    """The version of each, and whom it stands with; needs ``for_list``."""
    seen = {
        str(action.pk): [
            action.version,
            [[to.kind, to.pk] for to in map(assignee_of, action.standing)],
        ]
        for action in actions
    }
    return signed_chosen(seen, SALT)


class BulkForm(OperationForm):
    """One for the actions that the page names; it may be sent once."""

    shown = ChosenField(SALT)

    def __init__(self, *args: Any, actions: Sequence[Action], **options: Any) -> None:
        self.actions = actions
        super().__init__(*args, initial={"shown": chosen_as_shown(actions)}, **options)

    def chosen_actions(self) -> list[SeenAction]:
        """The actions as they were shown; one that was not is not among them."""
        seen = self.cleaned_data["shown"]
        return [
            SeenAction(action, version, frozenset(Assignee(*to) for to in assignees))
            for action in self.actions
            if (found := seen.get(str(action.pk)))
            for version, assignees in [found]
        ]


class BulkAssignForm(BulkForm, AssignForm):
    """To whom all of them are assigned, instead of or beside those who have them."""

    beside = forms.ChoiceField(
        label="What about those they are assigned to now?",
        choices=[
            ("", "They are released: only those chosen here do it"),
            ("beside", "They stay: those chosen here do it as well"),
        ],
        required=False,
        widget=forms.RadioSelect,
    )
    field_order = ["seats", "groups", "organisations", "members_of", "untold", "beside"]

    def clean(self) -> None:
        super().clean()
        if not self.errors and not self.chosen():
            raise forms.ValidationError("Choose who is to do them: a seat, group or organisation.")

    def newly_chosen(self) -> list[Assignee]:
        standing = [set(map(assignee_of, action.standing)) for action in self.actions]
        return [each for each in self.chosen() if any(each not in now for now in standing)]

    def operation_input(self) -> dict[str, Any]:
        beside = self.cleaned_data["beside"] == "beside"
        return {"chosen": self.chosen_actions(), "to": self.chosen(), "beside": beside}


class BulkDueForm(BulkForm, ScreenedForm):
    """To when all of them are moved, and why."""

    unscreened = {"due_text": DUE_IS_READ}
    reason_joins = "reason"

    due_text = forms.CharField(
        label="When are they due now?", help_text=DUE_HELP, required=False, max_length=120
    )
    reason = ProseField(
        label="Why are they moved?",
        help_text="It stands with each of them, with the date it had.",
        rows=3,
        max_length=2000,
        error_messages={"required": "Give the reason."},
    )

    def clean_due_text(self) -> str:
        return check_due_text(self.cleaned_data["due_text"])

    def operation_input(self) -> dict[str, Any]:
        given = {name: self.cleaned_data[name] for name in ("due_text", "reason")}
        return {"chosen": self.chosen_actions(), **given}


class BulkRemindForm(BulkForm):
    """Nothing is typed: those who do the actions are asked about each."""

    def operation_input(self) -> dict[str, Any]:
        return {"chosen": self.chosen_actions()}
