"""The forms of summaries: of whom they are asked and by when, the lead’s question, the reply."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet

from assurance.returns.forms import QueryForm, ReasonForm, ReplyForm
from governance.core.forms.dates import DayField
from governance.core.forms.operation_forms import OperationForm
from governance.people.models import Organisation

READERS = "Who is named for the agency on the case, and who reads all of it, can read this."


class AskForm(OperationForm):
    """Which of the agencies involved are asked, and by when."""

    agencies = forms.ModelMultipleChoiceField(
        label="Which agencies?",
        help_text="Those recorded as involved that have not been asked yet.",
        queryset=Organisation.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one agency."},
    )
    due_on = DayField(
        label="By when is each signed off?",
        help_text="By the end of that day. For example, 12 11 2026.",
        error_messages={"required": "Enter the day by which they are due."},
    )

    def __init__(
        self, *args: Any, agencies: QuerySet[Organisation], due_on: date | None, **options: Any
    ) -> None:
        initial = {"agencies": list(agencies), "due_on": due_on}
        super().__init__(*args, initial=initial, **options)
        self.fields["agencies"].queryset = agencies  # type: ignore[attr-defined]


class SummaryQueryForm(QueryForm):
    """The safeguarding lead’s question about one answer."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["reason"].help_text = f"{READERS} Say what is missing or unclear."


class SummaryReplyForm(ReplyForm):
    """The authors’ reply."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields[
            "reply"
        ].help_text = (
            f"{READERS} You can also change the answer itself; then submit the summary again."
        )


class UnaskForm(ReasonForm):
    """Why an agency is not asked any more."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, hint=READERS, **options)


class ReopenForm(ReasonForm):
    """Why what was signed off is opened again."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, hint=READERS, **options)
