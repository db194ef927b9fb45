"""What a person types as a practice review goes on: steps, checks, requests, copies, costs."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms

from governance.core.forms.dates import DayField
from governance.core.forms.fields import ProseField, set_choices, version_field
from governance.core.forms.operation_forms import ScreenedForm
from governance.people.models import Organisation, User
from reviews.cases.forms.screening import DAY_HINT
from reviews.cases.models import DraftCopy, Involvement, ProgressCheck, WrittenRequest


class InvolveForm(ScreenedForm):
    """One step by which the family or practitioners took part."""

    kind = forms.ChoiceField(
        label="What was done?",
        choices=Involvement.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what was done."},
    )
    happened_on = DayField(
        label="On which day?",
        help_text=DAY_HINT,
        error_messages={"required": "Enter the day."},
    )
    how = ProseField(
        label="How?",
        help_text="By whom in what role, in which words or language. Never a name.",
        rows=4,
        max_length=2000,
        error_messages={"required": "Say how."},
    )


class CheckForm(ScreenedForm):
    """What a look at time and quality found, and when the next one is."""

    checked_on = DayField(
        label="On which day was it checked?",
        help_text=DAY_HINT,
        error_messages={"required": "Enter the day of the check."},
    )
    time = forms.ChoiceField(
        label="How does it stand for time?",
        choices=ProgressCheck.Finding.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how it stands for time."},
    )
    quality = forms.ChoiceField(
        label="How does it stand for quality?",
        choices=ProgressCheck.Finding.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how it stands for quality."},
    )
    text = ProseField(
        label="What was found?",
        rows=4,
        max_length=2000,
        error_messages={"required": "Say what was found."},
    )
    next_check_on = DayField(
        label="When is the next check?",
        help_text="At regular intervals; how often is left to the partners.",
        error_messages={"required": "Enter the day of the next check."},
    )


class RequestForm(ScreenedForm):
    """A request in writing to the reviewer."""

    kind = forms.ChoiceField(
        label="What was asked for?",
        choices=WrittenRequest.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what was asked for."},
    )
    asked_on = DayField(
        label="On which day was it asked?",
        help_text=DAY_HINT,
        error_messages={"required": "Enter the day of the request."},
    )
    text = ProseField(
        label="What does the request say?",
        rows=4,
        max_length=2000,
        error_messages={"required": "Write what the request says."},
    )


class RequestAnswerForm(ScreenedForm):
    """What came in answer to a request."""

    answer = ProseField(
        label="What came?",
        rows=4,
        max_length=2000,
        error_messages={"required": "Write what came."},
    )
    answered_on = DayField(
        label="On which day?",
        help_text=DAY_HINT,
        error_messages={"required": "Enter the day of the answer."},
    )
    expected_version = version_field()


class CopyForm(ScreenedForm):
    """Who was given which draft."""

    kind = forms.ChoiceField(
        label="Which copy was it?",
        choices=DraftCopy.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose which copy it was."},
    )
    mark = forms.CharField(
        label="Its mark",
        help_text="For example, Draft 2.",
        max_length=60,
        error_messages={"required": "Enter the mark that the copy bears."},
    )
    reader = forms.TypedChoiceField(
        label="Who was given it?",
        help_text="Only people named on the case.",
        coerce=int,
        error_messages={"required": "Choose who was given it."},
    )
    given_on = DayField(
        label="On which day?",
        help_text=DAY_HINT,
        error_messages={"required": "Enter the day."},
    )

    def __init__(self, *args: Any, readers: Iterable[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        set_choices(self, "reader", [("", "Choose a person"), *readers])

    def operation_input(self) -> dict[str, Any]:
        given = super().operation_input()
        return given | {"reader": User.objects.get(pk=given["reader"])}


class CostForm(ScreenedForm):
    """What one organisation bears of the cost."""

    organisation = forms.TypedChoiceField(
        label="Which organisation bears it?",
        coerce=int,
        error_messages={"required": "Choose the organisation."},
    )
    pounds = forms.DecimalField(
        label="How much, in pounds?",
        help_text="For example, 2500 or 2500.50.",
        min_value=Decimal("0.01"),
        max_digits=10,
        decimal_places=2,
        error_messages={"required": "Enter the amount."},
    )
    purpose = forms.CharField(
        label="What for?",
        help_text="For example, the reviewer’s days.",
        max_length=200,
        error_messages={"required": "Say what it is for."},
    )

    def __init__(
        self, *args: Any, organisations: Iterable[tuple[int, str]], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        set_choices(self, "organisation", [("", "Choose an organisation"), *organisations])

    def operation_input(self) -> dict[str, Any]:
        given = super().operation_input()
        pounds = given.pop("pounds")
        body = Organisation.objects.get(pk=given["organisation"])
        return given | {"organisation": body, "pence": int(pounds * 100)}
