"""The file of earlier reviews, what is confirmed of it, and which of them a list shows."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

from django import forms
from django.core import signing
from django.core.files.uploadedfile import UploadedFile

from governance.core.forms.fields import ProseField, set_choices
from governance.core.forms.filters import WordsFilterForm
from governance.core.forms.operation_forms import OperationForm, ScreenedForm
from governance.core.identifier_screening import nhs_numbers, possible_identifiers
from governance.core.table_files import FileRefused
from governance.structure.models import Partnership
from governance.themes.forms import theme_filter
from governance.themes.models import Theme
from reviews.legacy.content.legacy_file import (
    COLUMNS,
    OPTIONAL,
    LegacyRow,
    read_legacy_file,
)
from reviews.legacy.models import LegacyReview

LARGEST = 5 * 1024 * 1024
"""Bytes of a file of reviews: far more than three hundred rows."""
SALT = "reviews.legacy.import"
A_DAY = 24 * 60 * 60
"""Seconds for which what was shown before an import may be confirmed."""


class LegacyFileForm(OperationForm):
    """A file of earlier reviews, read whole or refused with every fault named."""

    partnership = forms.TypedChoiceField(
        label="Of which partnership?",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a partnership."},
    )
    content = forms.FileField(
        label="Excel or CSV file",
        help_text=f"Columns {', '.join(COLUMNS)}; if wished {', '.join(OPTIONAL)}. Several themes "
        "or recommendations stand in one cell, apart by | or a new line.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={"required": "Choose a file.", "empty": "The file is empty."},
    )

    def __init__(
        self, *args: Any, places: Iterable[tuple[int, str]], today: date, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.today = today
        self.rows: list[LegacyRow] = []
        several = list(places)
        set_choices(self, "partnership", several)
        if len(several) == 1:
            self.fields["partnership"].initial = several[0][0]

    def clean_content(self) -> UploadedFile:
        content: UploadedFile = self.cleaned_data["content"]
        stem = (content.name or "").rsplit(".", 1)[0].replace("_", " ").replace("-", " ")
        if nhs_numbers(stem) or possible_identifiers(stem):
            raise forms.ValidationError("The name of the file may name a child: give it another.")
        if (content.size or 0) > LARGEST:
            raise forms.ValidationError("The file is larger than 5 MB.")
        return content

    def clean(self) -> None:
        super().clean()
        if self.errors:
            return
        content, place = self.cleaned_data["content"], self.cleaned_data["partnership"]
        there = LegacyReview.objects.current().filter(partnership=place)
        try:
            self.rows = read_legacy_file(
                content.file,
                content.name or "",
                themes=Theme.objects.all(),
                there=there.values_list("title", "year"),
                today=self.today,
            )
        except FileRefused as refused:
            self.add_error("content", forms.ValidationError(refused.faults))

    def signed(self, user_id: int | None) -> str:
        """What was read, for the page that asks whether it shall be kept; for this person alone."""
        return signing.dumps(
            {
                "user": user_id,
                "partnership": self.cleaned_data["partnership"],
                "name": self.cleaned_data["content"].name,
                "rows": [asdict(row) for row in self.rows],
            },
            salt=SALT,
            compress=True,
        )


class ConfirmImportForm(OperationForm):
    """What was shown before, signed: nothing else is read in than what was seen."""

    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, user_id: int | None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.user_id = user_id

    def clean_seen(self) -> dict[str, Any]:
        try:
            found = signing.loads(self.cleaned_data["seen"], salt=SALT, max_age=A_DAY)
        except signing.BadSignature as error:
            raise forms.ValidationError("Choose the file again.") from error
        if found["user"] != self.user_id:
            raise forms.ValidationError("Choose the file again.")
        return dict(found)

    def partnership(self) -> Partnership:
        return Partnership.objects.get(pk=self.cleaned_data["seen"]["partnership"])

    def operation_input(self) -> dict[str, Any]:
        found = self.cleaned_data["seen"]
        rows = [
            LegacyRow(
                **{
                    **row,
                    "themes": tuple(row["themes"]),
                    "recommendations": tuple(row["recommendations"]),
                }
            )
            for row in found["rows"]
        ]
        return {"rows": rows, "name": found["name"]}


class RemoveForm(ScreenedForm):
    """Why one is taken out."""

    reason_joins = "note"

    note = ProseField(
        label="Why?", rows=3, max_length=1000, error_messages={"required": "Give the reason."}
    )


class LegacyFilterForm(WordsFilterForm):
    """Which earlier reviews the list shows."""

    kind = forms.ChoiceField(
        label="Kind", required=False, choices=[("", "Any kind"), *LegacyReview.Kind.choices]
    )
    theme = theme_filter()
