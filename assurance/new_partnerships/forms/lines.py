"""What a person types about copied lines."""

from collections.abc import Sequence
from typing import Any

from django import forms

from assurance.new_partnerships.copying.fields import (
    CHAPTERS,
    FIELDS,
    NEEDED,
    LineField,
    in_words,
)
from assurance.new_partnerships.models import CopiedLine
from governance.core.forms.chosen import ChosenField, signed_chosen
from governance.core.forms.dates import DayField
from governance.core.forms.fields import EXPECTED_VERSION, ProseField, version_field
from governance.core.forms.operation_forms import OperationForm
from governance.rules.files import rule_sets
from governance.structure.arrangements.field_types import NONE_STATED

SALT = "copied lines read"


class SeenForm(OperationForm):
    """About lines that the page shows, as it shows them."""

    shown = ChosenField(SALT)
    expected_version = version_field()
    """Of the draft, so that a page that was overtaken says what came since."""

    def __init__(self, *args: Any, lines: Sequence[CopiedLine], **options: Any) -> None:
        self.lines = lines
        shown = signed_chosen({str(each.pk): each.version for each in lines}, SALT)
        initial = {"shown": shown, **options.pop("initial", {})}
        super().__init__(*args, initial=initial, **options)

    def operation_input(self) -> dict[str, Any]:
        given = super().operation_input()
        del given[EXPECTED_VERSION]
        return given


class ConfirmForm(SeenForm):
    """By which document what was read is so here."""

    document = forms.CharField(
        label="Document",
        help_text="In which it stands, such as Safeguarding arrangements of Severnshire, 2027.",
        max_length=180,
        error_messages={"required": "Enter the document in which it stands."},
    )
    paragraph = forms.CharField(
        label="Paragraph or page",
        max_length=60,
        error_messages={"required": "Enter the paragraph or page."},
    )
    dated = DayField(
        label="Date of the document",
        error_messages={"required": "Enter the date of the document."},
    )


class ConfirmLineForm(ConfirmForm):
    """The same of one line, whose values may be written otherwise."""

    def __init__(self, *args: Any, lines: Sequence[CopiedLine], **options: Any) -> None:
        line = lines[0]
        said = {
            field.name: told_to_form(field, line.said.get(field.name))
            for field in FIELDS[line.kind]
        }
        initial = {**said, **options.pop("initial", {})}
        super().__init__(*args, lines=lines, initial=initial, **options)
        own = {field.name: form_field(field) for field in FIELDS[line.kind]}
        self.fields.update(own)
        self.order_fields([*own, "document", "paragraph", "dated"])

    def operation_input(self) -> dict[str, Any]:
        given = super().operation_input()
        line = self.lines[0]
        changes = {
            field.name: said_by_form(field, given.pop(field.name)) for field in FIELDS[line.kind]
        }
        held = {name: line.said.get(name) for name in changes}
        return {
            **given,
            "changes": {
                name: value
                for name, value in changes.items()
                if value != held[name] and not (value is None and held[name] in (None, ""))
            },
        }


def form_field(field: LineField) -> forms.Field:
    needed = field.name in NEEDED
    label = field.label if needed else f"{field.label} (optional)"
    missing = {"required": f"Enter: {field.label.lower()}."}
    if field.is_flag:
        answers = [("", "Not stated"), ("yes", "Yes"), ("no", "No")]
        return forms.ChoiceField(label=label, choices=answers, required=False)
    if field.is_number:
        return forms.IntegerField(
            label=label, min_value=1, max_value=1000, required=needed, error_messages=missing
        )
    if field.is_rule_set:
        sets = [(key, each.title) for key, each in rule_sets().items() if each.kind == field.name]
        if field.name == "constitution":
            sets.insert(0, (NONE_STATED, "None stated"))
        return forms.ChoiceField(label=label, choices=sets)
    if field.choices:
        answers = [(each, in_words(each)) for each in field.choices]
        return forms.ChoiceField(label=label, choices=answers, required=needed)
    if field.is_long:
        return ProseField(label=label, rows=3, max_length=2000, required=needed)
    return forms.CharField(label=label, max_length=160, required=needed, error_messages=missing)


def told_to_form(field: LineField, value: Any) -> Any:
    if field.is_flag:
        return {True: "yes", False: "no"}.get(value, "")
    return 1 if field.name == "interval" and value is None else value


def said_by_form(field: LineField, value: Any) -> Any:
    if field.is_flag:
        return {"yes": True, "no": False}.get(value)
    if field.name == "interval" and value == 1:
        return None
    return value if value not in ("", None) else None


class LineFilterForm(forms.Form):
    """Which lines are shown."""

    chapter = forms.ChoiceField(
        required=False, choices=[("", "All chapters"), *CHAPTERS.items()], label="Chapter"
    )
    state = forms.ChoiceField(
        required=False,
        choices=[
            ("", "All"),
            ("unconfirmed", "To be confirmed"),
            ("confirmed", "Confirmed"),
            ("left_out", "Left out"),
        ],
        label="State",
    )
