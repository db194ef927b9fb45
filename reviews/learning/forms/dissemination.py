"""What is typed of how learning is told, whom it reached, and whether practice changed."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from governance.core.forms.dates import DayField
from governance.core.forms.fields import ProseField, set_choices, version_field
from governance.core.forms.operation_forms import ChangesForm, OperationForm, ScreenedForm
from governance.people.models import Organisation
from reviews.learning.forms.points import audience_field
from reviews.learning.models import Dissemination, PracticeEvidence

DAY_HINT = "For example, 12 11 2026."
REACH = "reach_"
MOST = 1_000_000


class DisseminationForm(ChangesForm):
    """To whom, by which channel, by which seat, by when."""

    audience = audience_field()
    channel = forms.ChoiceField(
        label="How are they told?",
        choices=Dissemination.Channel.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how they are told."},
    )
    detail = forms.CharField(
        label="What exactly? (optional)",
        help_text="For example, the name of the bulletin or of the event.",
        required=False,
        max_length=200,
    )
    seat_id = forms.TypedChoiceField(
        label="Who does it?",
        help_text="A seat, so that it goes on when the person changes.",
        coerce=int,
        error_messages={"required": "Choose the seat that does it."},
    )
    due_on = DayField(
        label="By when?",
        help_text=DAY_HINT,
        error_messages={"required": "Enter the day by which it is to be done."},
    )

    def __init__(self, *args: Any, seats: Iterable[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        set_choices(self, "seat_id", [("", "Choose one"), *seats])


class PlanForm(DisseminationForm):
    """The same of one that is planned already."""

    expected_version = version_field()


def add_reach_fields(form: forms.Form, bodies: Iterable[Organisation]) -> None:
    """One number for each organisation."""
    for body in bodies:
        form.fields[f"{REACH}{body.pk}"] = forms.IntegerField(
            label=str(body),
            required=False,
            widget=forms.NumberInput(attrs={"class": "govuk-input--width-5"}),
            min_value=0,
            max_value=MOST,
            error_messages={"invalid": "Enter a whole number, such as 12."},
        )


def take_reach(given: dict[str, Any]) -> dict[int, int]:
    """How many of each organisation, by its key; those left empty are not among them."""
    names = [name for name in given if name.startswith(REACH)]
    numbers = {int(name.removeprefix(REACH)): given.pop(name) for name in names}
    return {pk: number for pk, number in numbers.items() if number is not None}


class FinishForm(ScreenedForm):
    """When it was done, and what shows that it was received."""

    done_on = DayField(
        label="When was it done?",
        help_text=DAY_HINT,
        error_messages={"required": "Enter the day on which it was done."},
    )
    receipt = ProseField(
        label="What shows that it was received?",
        help_text="For example, a list of who came, read receipts, what a team wrote back.",
        rows=3,
        max_length=2000,
        error_messages={"required": "Say what shows that it was received."},
    )


class ReachForm(OperationForm):
    """How many of each organisation it reached."""

    expected_version = version_field()

    def __init__(self, *args: Any, bodies: Iterable[Organisation], **options: Any) -> None:
        super().__init__(*args, **options)
        add_reach_fields(self, bodies)

    @staticmethod
    def drawn_with(reached: Mapping[int, int]) -> dict[str, int]:
        """What the form begins with."""
        return {f"{REACH}{pk}": number for pk, number in reached.items()}

    def operation_input(self) -> dict[str, Any]:
        given = super().operation_input()
        reached = take_reach(given)
        return given | {"reached": reached}


class EvidenceForm(ChangesForm):
    """What it is, what it showed, and whether practice changed."""

    kind = forms.ChoiceField(
        label="What kind of evidence is it?",
        choices=PracticeEvidence.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the kind of evidence."},
    )
    seen_on = DayField(
        label="Of which day is it?",
        help_text=DAY_HINT,
        error_messages={"required": "Enter the day of the evidence."},
    )
    showed = ProseField(
        label="What did it show?",
        rows=4,
        max_length=4000,
        error_messages={"required": "Say what it showed."},
    )
    ref = forms.CharField(label="Where can it be read? (optional)", required=False, max_length=300)
    judgement = forms.ChoiceField(
        label="Did practice change?",
        help_text="“Too early to say” counts as no evidence yet.",
        choices=PracticeEvidence.Judgement.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether practice changed."},
    )
