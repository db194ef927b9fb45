"""The form that asks for a quarter's report."""

from collections.abc import Sequence
from typing import Any

from django import forms

from governance.models import Group
from governance.periods import Span


class ComposeForm(forms.Form):
    """Which producing group, and which completed quarter."""

    group = forms.ChoiceField(label="Group")
    period = forms.ChoiceField(label="Quarter")

    def __init__(
        self, *args: Any, groups: Sequence[Group], spans: Sequence[Span], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.groups = {group.key: group for group in groups}
        self.spans = {span.code: span for span in spans}
        self.fields["group"].choices = [(group.key, group.name) for group in groups]
        self.fields["period"].choices = [
            (span.code, f"{span.label} ({span.code})") for span in spans
        ]
