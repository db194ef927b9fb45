"""Which time limits a list shows."""

from datetime import date

from django import forms

from governance.deadlines.models import Clock, ClockQuerySet


class ClockFilterForm(forms.Form):
    """Running ones unless another wish is given."""

    status = forms.ChoiceField(
        required=False,
        choices=[("", "Running"), ("late", "Running and late"), ("all", "All")]
        + [choice for choice in Clock.Status.choices if choice[0] != Clock.Status.RUNNING],
    )

    def chosen(self, clocks: ClockQuerySet, *, on: date) -> ClockQuerySet:
        wish = self.cleaned_data["status"] if self.is_valid() else ""
        match wish:
            case "":
                return clocks.running()
            case "late":
                return clocks.overdue(on=on)
            case "all":
                return clocks
        return clocks.filter(status=wish)
