"""Choosing a file, saying what its columns are, mending a row, importing and undoing."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from governance.core.formatting import format_count
from governance.core.forms.fields import ProseField, set_choices, version_field
from governance.core.forms.operation_forms import ConfirmationForm, OperationForm, ScreenedForm
from governance.core.identifier_screening import REASON, reason_field
from governance.core.imports.limits import LARGEST
from governance.core.imports.registers import Register
from governance.imports.models import ImportRow
from governance.structure.models import Partnership

MEGABYTES = LARGEST // 1024 // 1024
WHAT_TO_DO = (
    ("import", "Import it"),
    ("as_understood", "Import it as it is understood, doubts and all"),
    ("leave_out", "Leave it out"),
)
ROW_VERDICTS = (("", "All rows"), *ImportRow.Verdict.choices, ("left_out", "Left out"))


class RegisterFileForm(OperationForm):
    """Which register, of which partnership, from which file."""

    area = forms.TypedChoiceField(
        label="Which partnership is it of?",
        coerce=int,
        error_messages={"required": "Choose the partnership."},
    )
    register = forms.ChoiceField(
        label="What is in it?",
        widget=forms.RadioSelect,
        error_messages={"required": "Say what is in the file."},
    )
    content = forms.FileField(
        label="Excel or CSV file",
        help_text=f"Up to {MEGABYTES} MB. It is read, and not kept: only its checksum is.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
        error_messages={"required": "Choose a file.", "empty": "The file is empty."},
    )
    sheet = forms.CharField(
        label="Name of the sheet (optional)",
        help_text="Only if the workbook has several that look alike.",
        required=False,
        max_length=60,
    )

    def __init__(
        self,
        *args: Any,
        areas: Iterable[Partnership],
        registers: Mapping[str, Register],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        set_choices(self, "register", [(key, each.label) for key, each in registers.items()])
        self.areas = {each.pk: each for each in areas}
        set_choices(self, "area", [(each.pk, each.name) for each in self.areas.values()])
        if len(self.areas) == 1:
            self.fields["area"].initial = next(iter(self.areas))

    def clean_content(self) -> UploadedFile:
        content: UploadedFile = self.cleaned_data["content"]
        if (content.size or 0) > LARGEST:
            raise forms.ValidationError(f"The file is larger than {MEGABYTES} MB.")
        return content

    def operation_input(self) -> dict[str, Any]:
        given = super().operation_input()
        return given | {"area": self.areas[given["area"]]}


class ColumnsForm(OperationForm):
    """What each column of the file is read as."""

    expected_version = version_field()

    def __init__(
        self,
        *args: Any,
        register: Register,
        headings: Sequence[tuple[int, str, str]],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.register = register
        choices = [("", "Leave it out"), *((each.key, each.label) for each in register.columns)]
        for place, words, example in headings:
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=words,
                choices=choices,
                required=False,
                help_text=f"For example: {example}" if example else "",
            )

    def clean(self) -> None:
        chosen = [key for name, key in self.cleaned_data.items() if name.startswith("column_")]
        twice = {key for key in chosen if key and chosen.count(key) > 1}
        missing = [
            each.label
            for each in self.register.columns
            if each.is_required and each.key not in chosen
        ]
        for each in self.register.columns:
            if each.key in twice:
                self.add_error(None, f"“{each.label}” is chosen twice.")
        for label in missing:
            self.add_error(None, f"Say which column is “{label}”.")

    def operation_input(self) -> dict[str, Any]:
        given = super().operation_input()
        columns = {
            name.removeprefix("column_"): key
            for name, key in given.items()
            if name.startswith("column_") and key
        }
        return {"changes": {"columns": columns}, "expected_version": given["expected_version"]}


class RowForm(ScreenedForm):
    """What a row says, as it is to be read; it is judged again when it is saved."""

    what = forms.ChoiceField(
        label="What shall be done with the row?", choices=WHAT_TO_DO, widget=forms.RadioSelect
    )

    def __init__(
        self, *args: Any, register: Register, judged: Mapping[str, Any], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.keys = [each.key for each in register.columns if each.key in judged]
        for each in register.columns:
            if each.key in judged:
                self.fields[f"cell_{each.key}"] = ProseField(
                    label=each.label,
                    rows=2,
                    required=False,
                    max_length=20_000,
                    help_text=judged[each.key]["why"],
                )
        self.fields[REASON] = reason_field()
        self.order_fields([*(f"cell_{key}" for key in self.keys), "what"])

    def operation_input(self) -> dict[str, Any]:
        given = super().operation_input()
        cells = {key: given[f"cell_{key}"] for key in self.keys}
        return {"cells": cells, "what": given["what"], "note": given["note"]}


class SaveForm(ConfirmationForm):
    """Whether doubtful rows are imported too, and whether people are welcomed; what was seen is
    what is imported.
    """

    accept_doubtful = forms.BooleanField(required=False)
    hold_mail = forms.BooleanField(
        help_text="Each can be sent a link to choose a password later, from the administration.",
        required=False,
    )

    def __init__(self, *args: Any, doubtful: int, mailed: int, **options: Any) -> None:
        super().__init__(*args, **options)
        rows = format_count(doubtful, "doubtful row")
        self.fields["accept_doubtful"].label = f"Import the {rows} as understood"
        mails = format_count(mailed, "welcome mail")
        self.fields["hold_mail"].label = f"Hold back the {mails}"
        if not doubtful:
            del self.fields["accept_doubtful"]
        if not mailed:
            del self.fields["hold_mail"]

    def operation_input(self) -> dict[str, Any]:
        given = super().operation_input()
        return {
            "accept_doubtful": given.get("accept_doubtful", False),
            "hold_mail": given.get("hold_mail", False),
            "expected_version": given["expected_version"],
        }


class UndoForm(ScreenedForm):
    """Why it is undone."""

    reason_joins = "note"

    expected_version = version_field()
    note = ProseField(
        label="Why?", rows=3, max_length=2000, error_messages={"required": "Give the reason."}
    )


class RowFilterForm(forms.Form):
    """Which rows of an import are shown."""

    verdict = forms.ChoiceField(label="Rows", choices=ROW_VERDICTS, required=False)
