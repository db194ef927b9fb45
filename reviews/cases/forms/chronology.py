"""An entry of the chronology, or a file of them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from governance.core.forms.dates import DayField
from governance.core.forms.fields import ProseField, set_choices
from governance.core.forms.operation_forms import OperationForm, ScreenedForm
from governance.people.models import Organisation
from reviews.cases.content.chronology_file import (
    AGENCY,
    DAY,
    PRECISION,
    WHAT,
    NotAChronology,
    ReadRow,
    read_chronology,
)
from reviews.cases.forms.files import refuse_name_of_child
from reviews.cases.models import ChronologyEntry

LARGEST = 5 * 1024 * 1024
"""Bytes of a file of entries: far more than two thousand rows."""


class EntryForm(ScreenedForm):
    """One event as one agency tells it."""

    organisation = forms.TypedChoiceField(
        label="Which agency tells it?",
        coerce=int,
        error_messages={"required": "Choose the agency."},
    )
    precision = forms.ChoiceField(
        label="How well is the day known?",
        choices=ChronologyEntry.Precision.choices,
        widget=forms.RadioSelect,
        initial=ChronologyEntry.Precision.EXACT,
        error_messages={"required": "Say how well the day is known."},
    )
    happened_on = DayField(
        label="Day (leave it empty if it is not known)",
        help_text="For example, 12 11 2026.",
        required=False,
    )
    text = ProseField(
        label="What happened?",
        help_text="By alias only.",
        rows=5,
        max_length=4000,
        error_messages={"required": "Say what happened."},
    )

    def __init__(self, *args: Any, agencies: Iterable[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        set_choices(self, "organisation", agencies)

    def clean(self) -> None:
        super().clean()
        is_unknown = self.cleaned_data.get("precision") == ChronologyEntry.Precision.UNKNOWN
        day = self.cleaned_data.get("happened_on")
        if is_unknown and day:
            self.add_error("happened_on", "Leave it empty, or say that it is about that day.")
        if not is_unknown and not day and "happened_on" not in self.errors:
            self.add_error("happened_on", "Enter the day, or say that it is not known.")

    def operation_input(self) -> dict[str, Any]:
        given = super().operation_input()
        return given | {"organisation": Organisation.objects.get(pk=given["organisation"])}


class ChronologyFileForm(OperationForm):
    """A file of entries, read whole or refused with every fault named."""

    content = forms.FileField(
        label="Excel or CSV file",
        help_text=f"Columns {DAY}, {AGENCY}, {WHAT}; if wished {PRECISION}: exact, approximate or "
        "unknown.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={"required": "Choose a file.", "empty": "The file is empty."},
    )

    def __init__(
        self, *args: Any, agencies: Iterable[Organisation], today: date, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.agencies, self.today = list(agencies), today
        self.rows: list[ReadRow] = []

    def clean_content(self) -> UploadedFile:
        content: UploadedFile = self.cleaned_data["content"]
        name = content.name or ""
        refuse_name_of_child(name)
        if (content.size or 0) > LARGEST:
            raise forms.ValidationError("The file is larger than 5 MB.")
        file = content.file
        assert file is not None  # noqa: S101  (an upload that came has one)
        try:
            self.rows = read_chronology(file, name, agencies=self.agencies, today=self.today)
        except NotAChronology as refused:
            raise forms.ValidationError(refused.faults) from refused
        return content

    def operation_input(self) -> dict[str, Any]:
        return {"rows": self.rows, "name": self.cleaned_data["content"].name}
