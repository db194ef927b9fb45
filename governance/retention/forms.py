"""What is typed about retention: why something is held or not deleted, and what a list shows."""

from collections.abc import Iterable
from typing import Any

from django import forms

from governance.core.forms.dates import DayField
from governance.core.forms.fields import ProseField, set_choices, version_field
from governance.core.forms.operation_forms import ScreenedForm
from governance.retention.models import Disposal, LegalHold
from governance.retention.schedules import retained_kinds, retention_rules

LOOK_AGAIN = "When somebody is to look at it again. For example, 31 3 2027."


class ReasonForm(ScreenedForm):
    """Why a hold is lifted, or something is not deleted."""

    reason_joins = "note"

    note = ProseField(
        label="Why?", rows=4, max_length=2000, error_messages={"required": "Give the reason."}
    )
    expected_version = version_field()


class HoldForm(ScreenedForm):
    """Why one record is held."""

    why = ProseField(
        label="Why must it be kept?",
        help_text="For example, an inquiry has asked for it. Name no child.",
        rows=4,
        max_length=2000,
        error_messages={"required": "Say why it must be kept."},
    )
    review_on = DayField(
        label="Look at it again on (optional)", help_text=LOOK_AGAIN, required=False
    )


class KindHoldForm(HoldForm):
    """The same for everything of a kind in one partnership."""

    kind = forms.ChoiceField(
        label="What must be kept?", error_messages={"required": "Choose what must be kept."}
    )
    partnership = forms.TypedChoiceField(
        label="Of which partnership?",
        coerce=int,
        error_messages={"required": "Choose a partnership."},
    )
    field_order = ("kind", "partnership", "why", "review_on")

    def __init__(self, *args: Any, places: Iterable[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        set_choices(self, "kind", [("", "Choose"), *kind_choices()])
        set_choices(self, "partnership", [("", "Choose"), *places])


def kind_choices() -> list[tuple[str, str]]:
    """The kinds of which single records are deleted, as people call them."""
    found = [(each.kind, str(each.model._meta.verbose_name_plural)) for each in retained_kinds()]
    return sorted(
        ((kind, words[:1].upper() + words[1:]) for kind, words in found), key=lambda each: each[1]
    )


class DueFilterForm(forms.Form):
    """Which of what falls due the list shows."""

    kind = forms.ChoiceField(label="Kind", required=False)
    rule = forms.ChoiceField(label="Rule", required=False)
    held = forms.ChoiceField(
        label="Hold",
        required=False,
        choices=[("", "With or without"), ("yes", "A hold stands"), ("no", "No hold")],
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        set_choices(self, "kind", [("", "Any kind"), *kind_choices()])
        rules = [(each.key, each.title) for each in retention_rules() if each.falls_due]
        set_choices(self, "rule", [("", "Any rule"), *rules])


class HoldFilterForm(forms.Form):
    """Which holds the list shows; those in force unless asked otherwise."""

    status = forms.ChoiceField(
        label="Status", required=False, choices=[("", "Any status"), *LegalHold.Status.choices]
    )


class DisposalFilterForm(forms.Form):
    """Which deletions the list shows."""

    status = forms.ChoiceField(
        label="Status", required=False, choices=[("", "Any status"), *Disposal.Status.choices]
    )
    kind = forms.ChoiceField(label="Kind", required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        set_choices(self, "kind", [("", "Any kind"), *kind_choices()])
