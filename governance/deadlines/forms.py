"""Which time limits a list shows."""

from datetime import date

from django import forms

from governance.deadlines.models import Deadline, DeadlineQuerySet


class DeadlineFilterForm(forms.Form):
    """Running ones unless another wish is given."""

    status = forms.ChoiceField(
        required=False,
        choices=[("", "Running"), ("late", "Running and late"), ("all", "All")]
        + [choice for choice in Deadline.Status.choices if choice[0] != Deadline.Status.RUNNING],
    )

    def chosen(self, deadlines: DeadlineQuerySet, *, on: date) -> DeadlineQuerySet:
        wish = self.cleaned_data["status"] if self.is_valid() else ""
        match wish:
            case "":
                return deadlines.running()
            case "late":
                return deadlines.overdue(on=on)
            case "all":
                return deadlines
        return deadlines.filter(status=wish)
