"""What a person types about complaints and requests for information."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet

from governance.core.forms.dates import DayField
from governance.core.forms.fields import ProseField, set_choices, version_field
from governance.core.forms.operation_forms import ChangesForm, ScreenedForm
from governance.people.models import Organisation
from reviews.complaints.models import Complaint, InformationRequest

NO_CHILD = "No name, address or date of birth, and nothing from which a child could be known."
BY_ROLE = "By role or alias, such as Foster carer or Parish council. No name."


class PlaceForm(forms.Form):
    """For which partnership something is recorded."""

    partnership = forms.TypedChoiceField(
        label="For which partnership?",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a partnership."},
    )

    def __init__(self, *args: Any, places: Iterable[tuple[Any, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        set_choices(self, "partnership", places)


class ComplaintWords(ChangesForm):
    """Who complains, and about what."""

    complainant = forms.CharField(
        label="Who complains?",
        help_text=BY_ROLE,
        max_length=150,
        error_messages={"required": "Say who complains, by role or alias."},
    )
    about = ProseField(
        label="What is the complaint about?",
        help_text=NO_CHILD,
        rows=6,
        max_length=4000,
        error_messages={"required": "Say what the complaint is about."},
    )


class ReceiveComplaintForm(ComplaintWords):
    """A complaint that came."""

    received_on = DayField(
        label="When was it received?", error_messages={"required": "Enter the day it came."}
    )
    field_order = ["received_on", "complainant", "about"]


class ComplaintForm(ComplaintWords):
    """The words of one that is recorded."""

    expected_version = version_field()


class TellForm(ScreenedForm):
    """When and how the complainant was told of a step."""

    told_on = DayField(
        label="On which day was the complainant told?",
        error_messages={"required": "Enter the day."},
    )
    told_how = forms.CharField(
        label="How?",
        help_text="For example, by letter of the chair.",
        max_length=150,
        error_messages={"required": "Say how the complainant was told."},
    )
    expected_version = version_field()


class StepForm(ScreenedForm):
    """Who did what, and whether the complainant was told."""

    happened_on = DayField(
        label="On which day?", error_messages={"required": "Enter the day of this step."}
    )
    who = forms.CharField(
        label="Who did it?",
        help_text="By role, such as Independent chair.",
        max_length=150,
        error_messages={"required": "Say who did it, by role."},
    )
    text = ProseField(
        label="What was said or decided, and why?",
        help_text=NO_CHILD,
        rows=6,
        max_length=8000,
        error_messages={"required": "Say what was said or decided."},
    )
    told_on = DayField(
        label="On which day was the complainant told? (can be recorded later)", required=False
    )
    told_how = forms.CharField(
        label="How was the complainant told? (with the day)", max_length=150, required=False
    )
    expected_version = version_field()

    def clean(self) -> None:
        super().clean()
        given = self.cleaned_data
        if bool(given.get("told_on")) != bool(given.get("told_how")) and not self.errors:
            missing = "told_how" if given.get("told_on") else "told_on"
            self.add_error(missing, "Give both the day and how, or leave both for later.")


class FitForm(StepForm):
    """That it is about the partnership, and through whose representative it goes on."""

    represented_by = forms.ModelChoiceField(
        Organisation.objects.none(),
        label="Which organisation’s representative passes it on?",
        empty_label="Choose an organisation",
        error_messages={"required": "Choose whose representative passes it on."},
    )
    field_order = ["represented_by"]

    def __init__(self, *args: Any, bodies: QuerySet[Organisation], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["represented_by"].queryset = bodies  # type: ignore[attr-defined]


class NotOursForm(StepForm):
    """That it is about one agency, and by which of its procedures it is raised there."""

    pointed_to = forms.ModelChoiceField(
        Organisation.objects.none(),
        label="Which agency is it about?",
        empty_label="Choose an agency",
        error_messages={"required": "Choose the agency that it is about."},
    )
    procedure = forms.CharField(
        label="By which procedure of that agency?",
        help_text="As the complainant finds it, such as Complaints about children’s social care.",
        max_length=200,
        error_messages={"required": "Say by which procedure of that agency."},
    )
    field_order = ["pointed_to", "procedure"]

    def __init__(self, *args: Any, bodies: QuerySet[Organisation], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["pointed_to"].queryset = bodies  # type: ignore[attr-defined]


class RequestWords(ChangesForm):
    """Who asks, for what, and which authority answers."""

    requester = forms.CharField(
        label="Who asks?",
        help_text=BY_ROLE,
        max_length=150,
        error_messages={"required": "Say who asks, by role or alias."},
    )
    about = ProseField(
        label="What is asked for?",
        help_text=NO_CHILD,
        rows=5,
        max_length=4000,
        error_messages={"required": "Say what is asked for."},
    )
    authority = forms.ModelChoiceField(
        Organisation.objects.none(),
        label="Which authority answers it? (can be recorded later)",
        help_text="A partnership is hardly an authority by itself: one of its organisations holds "
        "the information and answers.",
        required=False,
        empty_label="Not known yet",
    )

    def __init__(self, *args: Any, bodies: QuerySet[Organisation], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["authority"].queryset = bodies  # type: ignore[attr-defined]


class ReceiveRequestForm(RequestWords):
    """A request that came."""

    kind = forms.ChoiceField(
        label="By which law?",
        choices=InformationRequest.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the kind of request."},
    )
    received_on = DayField(
        label="When was it received?", error_messages={"required": "Enter the day it came."}
    )
    field_order = ["kind", "received_on", "requester", "about", "authority"]


class RequestForm(RequestWords):
    """The words of one that is recorded."""

    expected_version = version_field()


class ExtendForm(ScreenedForm):
    """Why more time is needed."""

    extension_reason = ProseField(
        label="Why is more time needed?",
        help_text="Who asks is told this within the first limit.",
        rows=4,
        max_length=2000,
        error_messages={"required": "Say why more time is needed."},
    )
    expected_version = version_field()


class AnswerForm(ScreenedForm):
    """What was answered, and what was withheld."""

    answered_on = DayField(
        label="On which day was it answered?",
        error_messages={"required": "Enter the day of the answer."},
    )
    outcome = forms.ChoiceField(
        label="What was the answer?",
        choices=InformationRequest.Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what the answer was."},
    )
    exemptions = forms.CharField(
        label="Which exemptions were applied? (where something was withheld)",
        help_text="By section or regulation, such as s 40(2).",
        max_length=200,
        required=False,
    )
    exemption_reason = ProseField(
        label="Why do they apply?", rows=4, max_length=4000, required=False
    )


class WordsFilter(forms.Form):
    """Words that are looked for among what somebody may see, and kept nowhere."""

    q = forms.CharField(
        label="Words",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )


class ComplaintFilterForm(WordsFilter):
    """Which complaints the list shows."""

    status = forms.ChoiceField(
        label="Stage",
        required=False,
        choices=[("", "Any stage"), ("current", "Not ended"), *Complaint.Status.choices],
    )


class RequestFilterForm(WordsFilter):
    """Which requests the list shows."""

    kind = forms.ChoiceField(
        label="Kind", required=False, choices=[("", "Any kind"), *InformationRequest.Kind.choices]
    )
    status = forms.ChoiceField(
        label="Stage",
        required=False,
        choices=[
            ("", "Any stage"),
            ("late", "Late"),
            *InformationRequest.Status.choices,
        ],
    )
