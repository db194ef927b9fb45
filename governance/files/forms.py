"""Putting a file before a group."""

from django import forms
from django.conf import settings

from governance.core.formatting import format_file_size
from governance.core.forms.operation_forms import OperationForm
from governance.files.file_types import ALLOWED_TYPES, IN_WORDS
from governance.files.models import StoredFile


class FileForm(OperationForm):
    content = forms.FileField(
        label="File",
        widget=forms.FileInput(
            attrs={"accept": ",".join(f".{suffix}" for suffix in ALLOWED_TYPES)}
        ),
        error_messages={"empty": "The file is empty."},
    )
    marking = forms.ChoiceField(
        choices=StoredFile.Marking,
        required=False,
        help_text="Whoever opens a marked file is noted in the trail.",
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        limit = format_file_size(settings.FILE_UPLOAD_MAX_BYTES)
        self.fields["content"].help_text = f"{IN_WORDS}, up to {limit}."
