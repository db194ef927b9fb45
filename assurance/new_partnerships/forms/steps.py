"""What a person types about a new partnership, step by step."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core.validators import RegexValidator

from assurance.new_partnerships.models import CopiedLine, NewPartnership
from governance.core.forms.dates import DayField
from governance.core.forms.fields import EXPECTED_VERSION, ProseField, set_choices, version_field
from governance.core.forms.operation_forms import ConfirmationForm, OperationForm, ScreenedForm
from governance.structure.models import Partnership

KEY_FORM = RegexValidator(
    r"^[a-z0-9]+(-[a-z0-9]+)*$",
    "Write it in lower-case letters, digits and hyphens, such as severnshire.",
)
Choice = CopiedLine.Choice


class BeginForm(OperationForm):
    """Whose arrangements are copied, and from which day they hold."""

    source_key = forms.ChoiceField(
        label="Whose arrangements are nearest?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the partnership whose arrangements are copied."},
    )
    starts_on = DayField(
        label="From which day does the new partnership work?",
        help_text="It may be in the middle of a year: returns and reports begin with the first "
        "whole period after it.",
        error_messages={"required": "Enter the first day of the new partnership."},
    )

    def __init__(self, *args: Any, sources: Iterable[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        set_choices(
            self, "source_key", [(each.key, f"{each.name}. {each.near}") for each in sources]
        )


class StepForm(OperationForm):
    """The words of a step, which its operation takes together as ``changes``."""

    def changes(self) -> dict[str, Any]:
        return {key: value for key, value in self.cleaned_data.items() if key != EXPECTED_VERSION}

    def operation_input(self) -> dict[str, Any]:
        return {"changes": self.changes(), EXPECTED_VERSION: self.cleaned_data[EXPECTED_VERSION]}


class NamesForm(StepForm):
    """What the partnership is called, and how its office is reached."""

    name = forms.CharField(
        label="Name in full",
        max_length=160,
        error_messages={"required": "Enter the name of the partnership."},
    )
    short_name = forms.CharField(
        label="Short name",
        help_text="As it stands in lists and at the head of mails, such as Severnshire SCP.",
        max_length=60,
        error_messages={"required": "Enter a short name."},
    )
    key = forms.CharField(
        label="Short name in addresses",
        help_text="The first word of its pages’ addresses, such as severnshire. It cannot be "
        "changed later.",
        max_length=30,
        validators=[KEY_FORM],
        error_messages={"required": "Enter the short name in addresses."},
    )
    area = forms.CharField(
        label="Area",
        help_text="The organisations copied are proposed with this name in place of the other.",
        max_length=160,
        error_messages={"required": "Enter the area."},
    )
    colour = forms.ChoiceField(label="Colour of its pages", choices=Partnership.Colour.choices)
    office_email = forms.EmailField(label="Business office’s e-mail (optional)", required=False)
    office_phone = forms.CharField(
        label="Business office’s telephone (optional)", max_length=40, required=False
    )
    expected_version = version_field()


class BodiesForm(OperationForm):
    """Each organisation or group: kept, renamed or left out."""

    expected_version = version_field()

    def __init__(
        self, *args: Any, lines: Sequence[CopiedLine], hints: dict[int, str], **options: Any
    ) -> None:
        self.lines = lines
        super().__init__(*args, **options)
        for line in lines:
            keep = "Keep it: the same body takes part here" if line.kind == "organisation" else ""
            words = [(Choice.KEEP, keep or "Keep its name"), *Choice.choices[1:]]
            self.fields[f"choice_{line.pk}"] = forms.ChoiceField(
                label=line.values["name"],
                help_text=hints.get(line.pk, ""),
                choices=words,
                error_messages={"required": f"Say what becomes of {line.values['name']}."},
            )
            self.fields[f"name_{line.pk}"] = forms.CharField(
                label=f"New name of {line.values['name']}", max_length=160, required=False
            )
        self.order_fields([*self.fields])

    def clean(self) -> None:
        names: dict[str, int] = {}
        for line in self.lines:
            choice = self.cleaned_data.get(f"choice_{line.pk}")
            name = self.cleaned_data.get(f"name_{line.pk}", "")
            if choice == Choice.RENAME and not name:
                self.add_error(f"name_{line.pk}", f"Enter the new name of {line.values['name']}.")
            called = name if choice == Choice.RENAME else line.values["name"]
            if choice != Choice.LEAVE_OUT and called.casefold() in names:
                self.add_error(f"name_{line.pk}", f"“{called}” is named twice: choose another.")
            if choice != Choice.LEAVE_OUT:
                names[called.casefold()] = line.pk

    def operation_input(self) -> dict[str, Any]:
        chosen = {}
        for line in self.lines:
            choice = self.cleaned_data[f"choice_{line.pk}"]
            name = self.cleaned_data[f"name_{line.pk}"] if choice == Choice.RENAME else ""
            chosen[line.pk] = (choice, name)
        return {"chosen": chosen, EXPECTED_VERSION: self.cleaned_data[EXPECTED_VERSION]}


class ContactsForm(StepForm):
    """Whom to tell about a child: for the whole area, and at each of its councils."""

    concern_text = forms.CharField(
        label="What to do when worried about a child",
        max_length=300,
        error_messages={"required": "Say what to do when worried about a child."},
    )
    concern_phone = forms.CharField(
        label="Telephone for the whole area (optional)", max_length=40, required=False
    )
    concern_url = forms.URLField(
        label="Web page for the whole area (optional)", required=False, assume_scheme="https"
    )
    expected_version = version_field()

    def __init__(self, *args: Any, councils: Sequence[str], **options: Any) -> None:
        self.councils = councils
        super().__init__(*args, **options)
        for at, council in enumerate(councils):
            self.fields[f"phone_{at}"] = forms.CharField(
                label=f"Telephone of {council}",
                max_length=40,
                error_messages={"required": f"Enter the telephone of {council}."},
            )
            self.fields[f"out_of_hours_{at}"] = forms.CharField(
                label=f"{council}: evenings, nights and weekends (optional)",
                max_length=40,
                required=False,
            )
            self.fields[f"confirmed_{at}"] = forms.BooleanField(
                label=f"I have checked the numbers of {council}",
                help_text="Until somebody has, every page says that they are to be confirmed.",
                required=False,
            )

    def changes(self) -> dict[str, Any]:
        typed = self.cleaned_data
        councils = [
            {
                "council": council,
                "phone": typed[f"phone_{at}"],
                "out_of_hours": typed[f"out_of_hours_{at}"],
                "confirmed": typed[f"confirmed_{at}"],
            }
            for at, council in enumerate(self.councils)
        ]
        whole = ("concern_text", "concern_phone", "concern_url")
        return {**{name: typed[name] for name in whole}, "concern_councils": councils}


class MakeForm(ConfirmationForm):
    """What was read on the page, by its checksum, is what is made."""

    content_hash = forms.CharField(widget=forms.HiddenInput)


class DiscardForm(ScreenedForm):
    """Why it is taken away."""

    reason_joins = "note"

    note = ProseField(
        label="Why?", rows=3, max_length=2000, error_messages={"required": "Say why."}
    )
    expected_version = version_field()


class DraftFilterForm(forms.Form):
    """Which new partnerships are listed."""

    status = forms.ChoiceField(
        required=False,
        choices=[("", "Any status"), *NewPartnership.Status.choices],
        label="Status",
    )
