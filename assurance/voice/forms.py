"""What a person types about what children told us."""

from collections.abc import Iterable
from typing import Any

from django import forms

from governance.core.forms.dates import DayField
from governance.core.forms.fields import ProseField, set_choices, version_field
from governance.core.forms.filters import PlaceFilterForm
from governance.core.forms.operation_forms import ChangesForm, ScreenedForm
from governance.structure.owner_choices import chosen_owner
from governance.themes.forms import theme_filter, themes_field

TEXTS = ("who", "how", "said", "did", "changed")


class VoiceForm(ChangesForm):
    """Asked, said, did, changed; never a name."""

    folded = ("themes",)

    place = forms.ChoiceField(
        label="Which group or partnership heard them?",
        error_messages={"required": "Choose a group or a partnership."},
    )
    heard_on = DayField(
        label="When were they heard?",
        help_text="For example, 12 11 2026.",
        error_messages={"required": "Enter the day they were heard."},
    )
    who = forms.CharField(
        label="Who was heard?",
        help_text="In general words, never names: “eight young people aged 13 to 17 in care”.",
        max_length=200,
        error_messages={"required": "Say in general words who was heard."},
    )
    how = forms.CharField(
        label="How were they asked?",
        help_text="For example, a visit, a survey, a talk with a worker they know.",
        max_length=300,
        error_messages={"required": "Say how they were asked."},
    )
    said = ProseField(
        label="What did they say?",
        rows=5,
        max_length=6000,
        error_messages={"required": "Write what they said."},
    )
    did = ProseField(
        label="What did we do? (optional)",
        help_text="You can add this later.",
        required=False,
        rows=4,
        max_length=6000,
    )
    changed = ProseField(
        label="What changed for children? (optional)", required=False, rows=4, max_length=6000
    )
    themes = themes_field()
    expected_version = version_field()

    def __init__(
        self, *args: Any, places: Iterable[tuple[str, str]] | None = None, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        if places is None:
            del self.fields["place"]
        else:
            set_choices(self, "place", [("", "Choose one"), *places])

    def changes(self) -> dict[str, Any]:
        changes = super().changes()
        if choice := changes.pop("place", ""):
            place = chosen_owner(choice)
            changes[str(place._meta.model_name)] = place
        return changes


class WithdrawForm(ScreenedForm):
    """Why it is withdrawn."""

    reason_joins = "note"

    note = ProseField(
        label="Why is it withdrawn?",
        help_text="Everybody who may see the voice can read this.",
        rows=4,
        max_length=2000,
        error_messages={"required": "Give the reason."},
    )
    expected_version = version_field()


class VoiceFilterForm(PlaceFilterForm):
    """Which voices a list shows."""

    period = forms.ChoiceField(required=False)
    came_to = forms.ChoiceField(
        label="What came of it",
        required=False,
        choices=[
            ("", "Anything or nothing"),
            ("heard", "Heard, nothing done yet"),
            ("acted", "Acted on"),
            ("changed", "Something changed"),
            ("withdrawn", "Withdrawn"),
        ],
    )
    theme = theme_filter()

    def __init__(self, *args: Any, periods: Iterable[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        set_choices(self, "period", [("", "Any quarter"), *periods])
