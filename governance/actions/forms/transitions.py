"""What a person types when they do something to an action that was raised."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from governance.actions.forms.actions import DUE_IS_READ, check_due_text, due_field
from governance.actions.models import Action, Assignment
from governance.actions.operations.actions import EvidenceInput
from governance.core.forms.dates import DayField
from governance.core.forms.fields import ProseField, initial_from, set_choices, version_field
from governance.core.forms.operation_forms import ScreenedForm
from governance.evidence.models import Evidence
from governance.structure.models import EscalationStep

WHY_MISSING = {"required": "Give the reason."}


class ProseAboutForm(ScreenedForm):
    """One text about an action; its label says which."""

    text = ProseField(rows=5, max_length=6000)
    expected_version = version_field()

    def __init__(
        self, *args: Any, label: str, missing: str, hint: str = "", **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["text"].label, self.fields["text"].help_text = label, hint
        self.fields["text"].error_messages["required"] = missing


def update_form(data: QueryDict | None) -> ProseAboutForm:
    """How an action stands, whoever says it."""
    return ProseAboutForm(data, label="How does it stand?", missing="Say how it stands.")


def answer_form(assignment: Assignment, data: QueryDict | None) -> ProseAboutForm:
    """What one of several who each answer has done."""
    return ProseAboutForm(
        data,
        label=f"What has been done by: {assignment.to}?",
        missing="Say what has been done.",
        initial=initial_from(assignment) | {"text": assignment.answer},
    )


class ReportForm(ScreenedForm):
    """By the link in a mail: how far it is, or that it is done; nothing else."""

    is_done = forms.TypedChoiceField(
        label="Is it done?",
        choices=[("no", "Not yet: I say how far it is"), ("yes", "Yes: I say what changed")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether it is done."},
    )
    text = ProseField(
        label="What has been done, and what has changed?",
        help_text="It stands in the action log under your name. Name no child.",
        rows=6,
        max_length=6000,
        error_messages={"required": "Say what has been done, and what has changed."},
    )


class MeetDueForm(ScreenedForm):
    """What is done by the first of several due dates."""

    text = ProseField(
        label="What has been done by then?",
        rows=4,
        max_length=2000,
        error_messages={"required": "Say what has been done."},
    )
    expected_version = version_field()


class RepeatForm(ScreenedForm):
    """How often an action comes again, until when, and which rule asks for it."""

    repeats = forms.ChoiceField(
        label="How often does it come again?",
        help_text="When it is done, the next one opens in the log, with the same owners.",
        choices=[("", "Not at all"), *Action.Repeats.choices],
        required=False,
        widget=forms.RadioSelect,
    )
    repeats_until = DayField(
        label="Until when?",
        help_text="The last day on which one may be due. For example, 31 3 2029.",
        required=False,
    )
    repeat_source = forms.CharField(
        label="Which rule or paper asks for it? (optional)",
        help_text="For example, the arrangements, section 9; the minutes of March, item 4.",
        required=False,
        max_length=200,
    )
    expected_version = version_field()


class FinishForm(ScreenedForm):
    """What was done, and when to look whether it made a difference."""

    outcome = ProseField(
        label="What was done?", max_length=6000, error_messages={"required": "Say what was done."}
    )
    recheck_on = DayField(
        label="When will you look whether it made a difference? (optional)",
        help_text="It waits on the list “done, difference not yet shown” until there is evidence. "
        "For example, 31 3 2027.",
        required=False,
    )

    def __init__(self, *args: Any, needs_embedding: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not needs_embedding:
            del self.fields["recheck_on"]


class EmbedForm(ScreenedForm):
    """Which difference it made, and the evidence."""

    difference = ProseField(
        label="What difference did it make to children?",
        max_length=6000,
        error_messages={"required": "Say what difference it made to children."},
    )
    kind = forms.ChoiceField(
        label="What kind of evidence is there?",
        choices=[("", "Choose one"), *Evidence.Kind.choices],
        error_messages={"required": "Choose a kind of evidence."},
    )
    label = forms.CharField(
        label="What does the evidence show?",
        max_length=300,
        help_text="For example, in eleven of twelve audited plans it is said what must change.",
        error_messages={"required": "Say what the evidence shows."},
    )
    ref = forms.CharField(
        label="Where can it be read? (optional)",
        help_text="A title and date, a page on your intranet, minutes with an item number.",
        required=False,
        max_length=300,
    )

    def operation_input(self) -> dict[str, Any]:
        given = super().operation_input()
        evidence = EvidenceInput(given.pop("kind"), given.pop("label"), given.pop("ref"))
        return {**given, "evidence": [evidence]}


class DueForm(ScreenedForm):
    """Another due date, and why."""

    unscreened = {"due_text": DUE_IS_READ}
    reason_joins = "reason"

    due_text = due_field()
    reason = ProseField(
        label="Why is it moved?",
        help_text="The old date and the reason stay in the log.",
        rows=3,
        max_length=2000,
        error_messages={"required": "Say why the date is moved."},
    )
    expected_version = version_field()

    def clean_due_text(self) -> str:
        return check_due_text(self.cleaned_data["due_text"])


class EscalateForm(ScreenedForm):
    """To which group an overdue action is passed up, and why."""

    reason_joins = "reason"

    to = forms.TypedChoiceField(
        label="To which group?",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the group."},
    )
    reason = ProseField(
        label="Why is it passed up?",
        rows=3,
        max_length=2000,
        error_messages={"required": "Say why it is passed up."},
    )
    expected_version = version_field()

    def __init__(self, *args: Any, steps: Sequence[EscalationStep], **options: Any) -> None:
        super().__init__(*args, **options)
        self.groups = {step.to_id: step.to for step in steps}
        set_choices(self, "to", [(pk, str(group)) for pk, group in self.groups.items()])
        if len(self.groups) == 1:
            self.fields["to"].initial = next(iter(self.groups))

    def operation_input(self) -> dict[str, Any]:
        given = super().operation_input()
        return given | {"to": self.groups[given["to"]]}


class RecheckForm(ScreenedForm):
    """The day to look again, and what is waited for."""

    reason_joins = "reason"

    recheck_on = DayField(
        label="Look again on",
        help_text="For example, 31 3 2027.",
        error_messages={"required": "Enter the day to look again."},
    )
    reason = ProseField(
        label="What are you waiting for?",
        rows=3,
        max_length=2000,
        error_messages={"required": "Say what you are waiting for."},
    )
    expected_version = version_field()


class ReasonForm(ScreenedForm):
    """Why an action is reopened or withdrawn."""

    reason_joins = "note"

    note = ProseField(label="Why?", rows=4, max_length=2000, error_messages=WHY_MISSING)
