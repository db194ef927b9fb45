"""What a person types about risks, issues and emerging threats."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet

from governance.core.forms.chosen import ChosenField, signed_chosen
from governance.core.forms.dates import DayField
from governance.core.forms.fields import ProseField, set_choices, version_field
from governance.core.forms.filters import PlaceFilterForm
from governance.core.forms.operation_forms import (
    ChangesForm,
    OperationForm,
    ScreenedForm,
)
from governance.risks import scale
from governance.risks.models import Risk
from governance.structure.models import Group

Choices = Iterable[tuple[Any, Any]]
NO_CHILD = "Nothing from which a child could be known."
SALT = "risks chosen"


class PlaceForm(forms.Form):
    """In whose register it goes."""

    place = forms.ChoiceField(
        label="In whose register?", error_messages={"required": "Choose a group or partnership."}
    )

    def __init__(self, *args: Any, places: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        set_choices(self, "place", [("", "Choose one"), *places])


def rating_field(label: str, missing: str) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label, coerce=int, widget=forms.RadioSelect, error_messages={"required": missing}
    )


def next_look_field() -> DayField:
    return DayField(
        label="When is it looked at next?",
        help_text="It then waits on Home, and whoever owns it is reminded.",
        error_messages={"required": "Enter the day of the next look."},
    )


class Rated(forms.Form):
    """Likelihood and impact, by the steps of the scale."""

    likelihood = rating_field("How likely is it?", "Choose how likely it is.")
    impact = rating_field("How much would it matter?", "Choose how much it would matter.")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, steps in (("likelihood", scale.likelihoods()), ("impact", scale.impacts())):
            set_choices(self, name, [(each.number, each.says) for each in steps])


class RiskWords(ChangesForm):
    """What it is, what keeps it in check, who owns it, when it is looked at next."""

    kind = forms.ChoiceField(
        label="What is it?",
        choices=Risk.Kind.choices,
        widget=forms.RadioSelect,
        help_text="A risk may happen, an issue has happened, an emerging threat is coming.",
        error_messages={"required": "Choose what it is."},
    )
    title = forms.CharField(
        label="In one line", max_length=160, error_messages={"required": "Enter a title."}
    )
    text = ProseField(
        label="What could happen, and to whom would it matter?",
        help_text=NO_CHILD,
        rows=5,
        max_length=4000,
        error_messages={"required": "Say what could happen."},
    )
    controls = ProseField(
        label="What keeps it in check? (optional)",
        help_text="What is done already. What is still to be done is an action.",
        rows=4,
        max_length=4000,
        required=False,
    )
    owner_seat_id = forms.TypedChoiceField(
        label="Who owns it? (optional)", coerce=int, empty_value=None, required=False
    )
    next_look_on = next_look_field()

    def __init__(self, *args: Any, seats: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        set_choices(self, "owner_seat_id", [("", "Nobody yet"), *seats])


class RaiseRiskForm(Rated, RiskWords):
    """A new one, with how it is rated."""

    field_order = ["kind", "title", "text", "controls", "likelihood", "impact", "owner_seat_id"]


class RiskForm(RiskWords):
    """The words of one that is in the register."""

    expected_version = version_field()


class ReviewForm(Rated, ScreenedForm):
    """How it is rated now, and why."""

    text = ProseField(
        label="What has changed, and what is done about it?",
        help_text=f"If nothing has changed, say so. {NO_CHILD}",
        rows=5,
        max_length=4000,
        error_messages={"required": "Say what has changed, or that nothing has."},
    )
    next_look_on = next_look_field()
    expected_version = version_field()


class ReasonForm(ScreenedForm):
    """Why it is closed, opened again or sent back."""

    reason_joins = "note"

    note = ProseField(
        label="Why?", rows=4, max_length=2000, error_messages={"required": "Say why."}
    )


class EscalateForm(ReasonForm):
    """To which group above, and what that group is asked for."""

    to = forms.ModelChoiceField(
        Group.objects.none(),
        label="To which group?",
        empty_label="Choose a group",
        error_messages={"required": "Choose a group."},
    )
    field_order = ["to", "note"]

    def __init__(self, *args: Any, groups: QuerySet[Group], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["to"].queryset = groups  # type: ignore[attr-defined]


class RiskFilterForm(PlaceFilterForm):
    """Which risks the register and the matrix show."""

    kind = forms.ChoiceField(
        required=False, choices=[("", "Any kind"), *Risk.Kind.choices], label="Kind"
    )
    status = forms.ChoiceField(
        required=False,
        choices=[
            ("", "Any status"),
            ("current", "Not closed"),
            ("due", "To be looked at"),
            *Risk.Status.choices,
        ],
    )
    likelihood = forms.TypedChoiceField(required=False, coerce=int, empty_value=None)
    impact = forms.TypedChoiceField(required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["q"].label = "Words"
        for name, steps in (("likelihood", scale.likelihoods()), ("impact", scale.impacts())):
            chosen = [(each.number, each.says) for each in steps]
            set_choices(self, name, [("", f"Any {name}"), *chosen])


class NextLooksForm(OperationForm):
    """One day for all that the page names."""

    shown = ChosenField(SALT)
    next_look_on = next_look_field()

    def __init__(self, *args: Any, risks: Sequence[Risk], **options: Any) -> None:
        self.risks = risks
        shown = signed_chosen({str(each.pk): each.version for each in risks}, SALT)
        super().__init__(*args, initial={"shown": shown}, **options)

    def operation_input(self) -> dict[str, Any]:
        seen = self.cleaned_data["shown"]
        chosen = [(risk, seen[str(risk.pk)]) for risk in self.risks if str(risk.pk) in seen]
        return {"chosen": chosen, "next_look_on": self.cleaned_data["next_look_on"]}
