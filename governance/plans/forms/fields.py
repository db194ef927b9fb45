"""What the forms of a plan and of its parts have in common."""

from collections.abc import Iterable
from typing import Any

from django import forms

from governance.core.forms.fields import ProseField
from governance.core.forms.operation_forms import ChangesForm
from governance.core.identifier_screening import REASON
from governance.plans.transitions.requirements import SAY_WHY_IT_CHANGES

Choices = Iterable[tuple[str, Any]]
TITLE_MISSING = {"required": "Enter a title."}
NOBODY = ("", "Nobody yet")


def split_choice(chosen: str, *kinds: str) -> dict[str, int | None]:
    """``seat:12`` as the key of its kind, and none for the other kinds."""
    kind, _, pk = chosen.partition(":")
    return {f"{each}_id": int(pk) if each == kind else None for each in kinds}


def number_field() -> forms.IntegerField:
    return forms.IntegerField(
        label="Number",
        min_value=1,
        max_value=999,
        error_messages={"required": "Enter a number, such as 1."},
    )


class ExplainedForm(ChangesForm):
    """Words of a plan; where it is adopted it is asked why they change."""

    note = ProseField(
        label="Why does it change?",
        help_text="The plan is adopted: for example, the meeting that decided it.",
        rows=3,
        max_length=2000,
        error_messages={"required": SAY_WHY_IT_CHANGES},
    )

    def __init__(self, *args: Any, asks_why: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        self.reason_joins = "note" if asks_why else ""
        if asks_why:
            last = ("note", REASON)
            self.order_fields([*(name for name in self.fields if name not in last), *last])
        else:
            del self.fields["note"]

    def changes(self) -> dict[str, Any]:
        return {name: value for name, value in super().changes().items() if name != "note"}


class PeriodForm(ExplainedForm):
    """A form with a first and a last day, in order."""

    def clean(self) -> None:
        super().clean()
        first, last = (self.cleaned_data.get(name) for name in ("starts_on", "last_day"))
        if first and last and last < first:
            self.add_error("last_day", "The last day must be after the first.")
