"""Storing a file with a case: the proof of its notification, or a letter of the Panel."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from governance.core.forms.fields import ProseField, version_field
from governance.core.forms.operation_forms import ScreenedForm
from governance.core.identifier_screening import nhs_numbers, possible_identifiers
from governance.files.file_types import ALLOWED_TYPES, IN_WORDS

KINDS = f"{IN_WORDS}. No name of a child in the file or in what it is called."


class CaseFileField(forms.FileField):
    """A file to be kept with a case, refused where what it is called may name a child."""

    widget = forms.FileInput(attrs={"accept": ",".join(f".{each}" for each in ALLOWED_TYPES)})

    def __init__(self, **options: Any) -> None:
        messages = {"required": "Choose a file.", "empty": "The file is empty."}
        super().__init__(error_messages=messages, help_text=KINDS, **options)

    def clean(self, data: Any, initial: Any = None) -> Any:
        content = super().clean(data, initial)
        if isinstance(content, UploadedFile):
            refuse_name_of_child(content.name or "")
        return content


def refuse_name_of_child(name: str) -> None:
    """Raises ValidationError where what a file is called may name a child."""
    stem = name.rsplit(".", 1)[0].replace("_", " ").replace("-", " ")
    if nhs_numbers(stem):
        says = "It looks like an NHS number"
    elif doubts := possible_identifiers(stem):
        says = doubts[0]
    else:
        return
    raise forms.ValidationError(f"The name of the file may name a child: {says}.")


class KeepFileForm(ScreenedForm):
    """The file itself, for what was recorded without it or with another one."""

    reason_joins = "note"

    content = CaseFileField(label="The file")
    note = ProseField(
        label="Why does it take the place of the one that is stored? (needed where one is)",
        required=False,
        rows=2,
        max_length=1000,
    )
    expected_version = version_field()
