"""The forms of a report: asking for it, writing in it, agreeing to it, receiving it."""

from collections.abc import Sequence
from typing import Any

from django import forms

from assurance.reports.transitions import SAY_WHY_EMPTY
from governance.core.forms.dates import DayField
from governance.core.forms.fields import ProseField, set_choices, version_field
from governance.core.forms.operation_forms import OperationForm, ScreenedForm
from governance.evidence.models import Evidence
from governance.periods.values import PeriodValue
from governance.structure.models import Group

CHOOSE_A_GROUP = dict.fromkeys(("required", "invalid_choice"), "Choose one of your groups.")
CHOOSE_A_QUARTER = dict.fromkeys(
    ("required", "invalid_choice"), "Choose a quarter that is over and whose report is not sent."
)
ELSEWHERE = (Evidence.Kind.MINUTES, Evidence.Kind.PAPER, Evidence.Kind.EMAIL)


class ComposeForm(OperationForm):
    """Which producing group, and which completed quarter."""

    group = forms.ChoiceField(label="Group", error_messages=CHOOSE_A_GROUP)
    period = forms.ChoiceField(label="Quarter", error_messages=CHOOSE_A_QUARTER)

    def __init__(
        self, *args: Any, groups: Sequence[Group], spans: Sequence[PeriodValue], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.groups = {group.key: group for group in groups}
        self.spans = {span.code: span for span in spans}
        set_choices(self, "group", [(group.key, group.name) for group in groups])
        set_choices(self, "period", [(span.code, f"{span.label} ({span.code})") for span in spans])

    def operation_input(self) -> dict[str, Any]:
        return {
            "group": self.groups[self.cleaned_data["group"]],
            "quarter": self.spans[self.cleaned_data["period"]],
        }


class PassageForm(ScreenedForm):
    """The officer's words under one heading; they may be left empty."""

    text = ProseField(label="What the office says", required=False, rows=10)
    expected_version = version_field()


class CommentForm(ScreenedForm):
    """A comment, the scrutineer's words, or an answer to them."""

    text = ProseField(label="Your words", max_length=4000)


class RevisedForm(CommentForm):
    """One's own words again, with the version that was seen."""

    expected_version = version_field()


class ReasonForm(ScreenedForm):
    """Why a report is sent back."""

    reason_joins = "note"

    note = ProseField(
        label="What must be changed?",
        help_text="The office and everybody who may see the draft can read this.",
        max_length=2000,
        rows=4,
    )


class SendForm(ScreenedForm):
    """Sending a report with a closing chapter that nobody has written."""

    reason_joins = "note"

    note = ProseField(
        label="Why do these chapters stay empty?",
        help_text="Everybody who may see the report can read this.",
        max_length=2000,
        rows=4,
        error_messages={"required": SAY_WHY_EMPTY},
    )
    expected_version = version_field()


class AgreedElsewhereForm(ScreenedForm):
    """Where a seat gave its agreement, when it was not given here."""

    kind = forms.ChoiceField(
        label="How was it given?",
        choices=[(kind.value, kind.label) for kind in ELSEWHERE],
        widget=forms.RadioSelect,
    )
    label = forms.CharField(
        label="What shows it?",
        help_text="For example: minutes of 12 November 2026, item 4.",
        max_length=300,
    )
    ref = forms.CharField(label="Where it can be read (optional)", max_length=300, required=False)
    expected_version = version_field()

    def operation_input(self) -> dict[str, Any]:
        given = super().operation_input()
        evidence = {name: given.pop(name) for name in ("kind", "label", "ref")}
        return {**given, "evidence": Evidence(**evidence)}


class ReceiveForm(OperationForm):
    """The day on which a partnership received the report."""

    received_on = DayField(label="Day of the meeting that received it")
    expected_version = version_field()
