"""Naming people, giving views, screening, notifying, telling others."""

from collections.abc import Iterable
from typing import Any

from django import forms

from governance.core.forms.dates import DayField
from governance.core.forms.fields import ProseField, set_choices, version_field
from governance.core.forms.operation_forms import ScreenedForm
from governance.people.models import Organisation, User
from reviews.cases.forms.files import CaseFileField
from reviews.cases.models import CasePerson, PartnerView

DAY_HINT = "For example, 12 11 2026."
READERS = "Everybody named on the case who may read all of it can read this."


class NameForm(ScreenedForm):
    """Who is to see the case, in what part, why and until when."""

    unscreened = {"person": "the address of a person who works with us, looked up and not kept"}

    person = forms.EmailField(
        label="E-mail address of the person",
        help_text="Somebody who can sign in. They are told that a matter needs them, no more.",
        error_messages={"required": "Enter the e-mail address with which they sign in."},
    )
    role = forms.ChoiceField(
        label="Their part",
        choices=CasePerson.Role.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose their part."},
    )
    organisation = forms.TypedChoiceField(
        label="For which organisation? (for partners and agencies)",
        required=False,
        coerce=int,
        empty_value=None,
    )
    reason = forms.CharField(
        label="Why are they named?",
        max_length=300,
        error_messages={"required": "Say why they are named."},
    )
    until = DayField(
        label="Last day (optional)", help_text="Empty: until the case is closed.", required=False
    )

    def __init__(
        self, *args: Any, organisations: Iterable[tuple[int, str]], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.bodies = dict(organisations)
        set_choices(self, "organisation", [("", "None"), *self.bodies.items()])

    def clean_person(self) -> User:
        address = self.cleaned_data["person"]
        found = User.objects.filter(email__iexact=address, is_active=True).first()
        if found is None:
            raise forms.ValidationError(
                "Nobody signs in with this address. Ask an administrator to add them first."
            )
        return found

    def operation_input(self) -> dict[str, Any]:
        given = super().operation_input()
        chosen = given["organisation"]
        return given | {"organisation": Organisation.objects.get(pk=chosen) if chosen else None}


class ReasonForm(ScreenedForm):
    """A reason, for what needs one."""

    reason_joins = "note"

    note = ProseField(
        label="Why?",
        help_text=READERS,
        rows=4,
        max_length=2000,
        error_messages={"required": "Give the reason."},
    )
    expected_version = version_field()


class OptionalReasonForm(ScreenedForm):
    """Words that may be given with what was found; needed where a disagreement is settled."""

    reason_joins = "note"

    note = ProseField(
        label="Why? (needed where the partners disagreed)",
        help_text=READERS,
        required=False,
        rows=4,
        max_length=2000,
    )


class ViewForm(ScreenedForm):
    """What one safeguarding partner thinks of notifying."""

    organisation = forms.TypedChoiceField(
        label="Whose view is it?",
        coerce=int,
        error_messages={"required": "Choose the partner."},
    )
    view = forms.ChoiceField(
        label="What is its view?",
        choices=PartnerView.View.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a view."},
    )
    reason = ProseField(
        label="Why?",
        help_text=f"{READERS} It stays as it is given.",
        rows=5,
        max_length=4000,
        error_messages={"required": "Give the reason for the view."},
    )

    def __init__(self, *args: Any, partners: Iterable[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        set_choices(self, "organisation", partners)

    def operation_input(self) -> dict[str, Any]:
        given = super().operation_input()
        return given | {"organisation": Organisation.objects.get(pk=given["organisation"])}


class NotifyForm(ScreenedForm):
    """That the incident was notified, with what shows it."""

    notified_on = DayField(
        label="On which day was it notified?",
        help_text=DAY_HINT,
        error_messages={"required": "Enter the day of the notification."},
    )
    outside_reference = forms.CharField(
        label="Reference that the national system gave",
        max_length=60,
        error_messages={"required": "Enter the reference that the national system gave."},
    )
    content = CaseFileField(
        label="The proof of it, such as the acknowledgement (store it, or say where it is kept)",
        required=False,
    )
    proof = forms.CharField(
        label="If it is not stored here, where is the proof kept?",
        help_text="For example, the council’s case system. The notification itself does not belong "
        "here: it names the child.",
        max_length=300,
        required=False,
    )
    expected_version = version_field()


class TellForm(ScreenedForm):
    """Who else was told of the incident."""

    who = forms.CharField(
        label="Who was told?",
        help_text="The organisation: another area’s partners, Ofsted, the scrutineer.",
        max_length=160,
        error_messages={"required": "Say who was told."},
    )
    told_on = DayField(
        label="On which day?",
        help_text=DAY_HINT,
        error_messages={"required": "Enter the day on which they were told."},
    )
    is_last = forms.BooleanField(
        label="Everybody who has to be told has been told now", required=False
    )


class OverrunForm(ScreenedForm):
    """That a limit is not met: whom it was told, why, and by when it will be."""

    told_to = forms.CharField(
        label="Who was told?",
        initial="The Panel’s secretariat",
        max_length=120,
        error_messages={"required": "Say who was told."},
    )
    told_on = DayField(
        label="On which day were they told?",
        help_text=DAY_HINT,
        error_messages={"required": "Enter the day on which they were told."},
    )
    reason = ProseField(
        label="Why is it late?",
        rows=4,
        max_length=2000,
        error_messages={"required": "Say why it is late."},
    )
    expected_on = DayField(
        label="The new day",
        help_text="The limit itself does not move: it stays late.",
        error_messages={"required": "Enter the new day."},
    )


class ProceedingForm(ScreenedForm):
    """On which day another procedure ended."""

    ended_on = DayField(
        label="On which day did it end?",
        help_text=DAY_HINT,
        error_messages={"required": "Enter the day."},
    )


class WhyForm(ScreenedForm):
    """A reason, for what can be done otherwise later."""

    reason_joins = "note"

    note = ProseField(
        label="Why?",
        help_text=READERS,
        rows=4,
        max_length=2000,
        error_messages={"required": "Give the reason."},
    )
