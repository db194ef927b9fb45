"""The forms of a report: asking for it, writing in it, agreeing to it, receiving it."""

from collections.abc import Sequence
from typing import Any

from django import forms

from governance.core import identifier_screening
from governance.core.forms.dates import DayField
from governance.core.forms.fields import ProseField, seen_field, set_choices
from governance.evidence.models import Evidence
from governance.periods.values import PeriodValue
from governance.structure.models import Group

ELSEWHERE = (Evidence.Kind.MINUTES, Evidence.Kind.PAPER, Evidence.Kind.EMAIL)


class ComposeForm(forms.Form):
    """Which producing group, and which completed quarter."""

    group = forms.ChoiceField(label="Group")
    period = forms.ChoiceField(label="Quarter")

    def __init__(
        self, *args: Any, groups: Sequence[Group], spans: Sequence[PeriodValue], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.groups = {group.key: group for group in groups}
        self.spans = {span.code: span for span in spans}
        set_choices(self, "group", [(group.key, group.name) for group in groups])
        set_choices(self, "period", [(span.code, f"{span.label} ({span.code})") for span in spans])


class PassageForm(forms.Form):
    """The officer's words under one heading; they may be left empty."""

    text = ProseField(label="What the office says", required=False, rows=10)
    identifying_reason = identifier_screening.reason_field()
    seen = seen_field()

    def clean(self) -> None:
        self.confirmed = identifier_screening.screen_form(self, ("text",))


class CommentForm(forms.Form):
    """A comment, the scrutineer's words, or an answer to them."""

    text = ProseField(label="Your words", max_length=4000)
    identifying_reason = identifier_screening.reason_field()

    def clean(self) -> None:
        self.confirmed = identifier_screening.screen_form(self, ("text",))


class RevisedForm(CommentForm):
    """One's own words again, with the version that was seen."""

    seen = seen_field()


class ReasonForm(forms.Form):
    """Why a report is sent back."""

    note = ProseField(
        label="What must be changed?",
        help_text="The office and everybody who may see the draft can read this.",
        max_length=2000,
        rows=4,
    )
    identifying_reason = identifier_screening.reason_field()

    def clean(self) -> None:
        identifier_screening.screen_reason(self, "note")


class AgreedElsewhereForm(forms.Form):
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
    identifying_reason = identifier_screening.reason_field()

    def clean(self) -> None:
        self.confirmed = identifier_screening.screen_form(self, ("label", "ref"))


class ReceiveForm(forms.Form):
    """The day on which a partnership received the report."""

    received_on = DayField(label="Day of the meeting that received it")
