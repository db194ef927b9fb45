"""What is typed about a side, a stage, and who speaks for an agency."""

from collections.abc import Collection
from typing import Any

from django import forms

from governance.core.forms.dates import DayField
from governance.core.forms.fields import ProseField, set_choices, version_field
from governance.core.forms.operation_forms import ChangesForm, ScreenedForm
from governance.people.models import User
from governance.structure.models import Participation
from reviews.disputes.forms.disputes import NO_NAMES
from reviews.disputes.models import DisputeStage
from reviews.disputes.models.sides import Level

LEVELS = [each for each in Level.choices if each[0] not in (Level.CHAIR, Level.ADVISOR)]


class PersonForm(ScreenedForm):
    """A person who can sign in, by their address."""

    unscreened = {"person": "the address of a person who works with us, looked up and not kept"}

    person = forms.EmailField(
        label="E-mail address of the person",
        help_text="Somebody who can sign in.",
        error_messages={"required": "Enter the e-mail address with which they sign in."},
    )

    def clean_person(self) -> User:
        address = self.cleaned_data["person"]
        found = User.objects.filter(email__iexact=address, is_active=True).first()
        if found is None:
            raise forms.ValidationError(
                "Nobody signs in with this address. Ask an administrator to add them first."
            )
        return found


class BringInForm(ScreenedForm):
    """Which agency takes part from now on, and why."""

    reason_joins = "note"

    agency = forms.TypedChoiceField(
        label="Which agency?",
        coerce=int,
        error_messages={"required": "Choose the agency."},
    )
    note = ProseField(
        label="Why does it take part now?",
        help_text="Everybody who sees the dispute can read this.",
        rows=3,
        max_length=2000,
        error_messages={"required": "Say why it takes part now."},
    )

    def __init__(self, *args: Any, agencies: list[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        set_choices(self, "agency", [("", "Choose"), *agencies])

    def operation_input(self) -> dict[str, Any]:
        given = super().operation_input()
        return given | {"agency": Participation.objects.get(pk=given["agency"])}


class OfficerForm(PersonForm):
    """Who speaks for a side, and at which level."""

    level = forms.ChoiceField(
        label="At which level do they speak for it?",
        choices=LEVELS,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a level."},
    )


class EscalationOfficerForm(PersonForm):
    """Who speaks for an agency in every dispute."""

    participation = forms.TypedChoiceField(
        label="For which agency?",
        help_text="Somebody may be named for several, one after the other.",
        coerce=int,
        error_messages={"required": "Choose the agency."},
    )
    title = forms.CharField(label="Title of their post (optional)", max_length=160, required=False)
    field_order = ["participation", "person", "title"]

    def __init__(self, *args: Any, agencies: list[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        set_choices(self, "participation", [("", "Choose"), *agencies])

    def operation_input(self) -> dict[str, Any]:
        given = super().operation_input()
        return given | {"participation": Participation.objects.get(pk=given["participation"])}


class PositionForm(ScreenedForm):
    """What the agency holds."""

    position = ProseField(
        label="What does the agency hold, and why?",
        help_text=NO_NAMES,
        rows=6,
        max_length=4000,
        error_messages={"required": "Say what the agency holds."},
    )
    expected_version = version_field()


class LegalAdviceForm(ScreenedForm):
    """The agency's own legal advice."""

    legal_advice = ProseField(
        label="What legal advice does the agency have?",
        help_text="Only who speaks for this agency reads it. The others see that there is some.",
        rows=6,
        max_length=8000,
        error_messages={"required": "Enter the advice, or where it is kept."},
    )
    expected_version = version_field()


class StepForm(ScreenedForm):
    """One step of the agency's own procedure, with evidence."""

    what = forms.CharField(
        label="Which step was taken?",
        max_length=200,
        error_messages={"required": "Say which step was taken."},
    )
    done_on = DayField(
        label="On which day?",
        help_text="For example, 12 11 2026.",
        error_messages={"required": "Enter the day."},
    )
    evidence = ProseField(
        label="What shows it?",
        help_text="A note, a letter, minutes, and where they are kept.",
        rows=3,
        max_length=2000,
        error_messages={"required": "Say what shows that the step was taken."},
    )


class OpenStageForm(ScreenedForm):
    """Whether something is to be said of beginning the stage."""

    reason_joins = "note"

    note = ProseField(
        label="A note (optional)",
        help_text="If the agency’s own procedure could not be followed first, say why.",
        required=False,
        rows=3,
        max_length=2000,
    )


def response_field() -> ProseField:
    return ProseField(
        label="What did the other side answer?",
        help_text=NO_NAMES,
        rows=5,
        max_length=4000,
        error_messages={"required": "Say what the other side answered."},
    )


def plan_field() -> ProseField:
    return ProseField(
        label="Who does what by when?",
        rows=4,
        max_length=4000,
        error_messages={"required": "Enter the plan, with who does what by when."},
    )


class RespondForm(ScreenedForm):
    """What the other side answered."""

    response = response_field()
    expected_version = version_field()


class AgreeForm(ScreenedForm):
    """What is agreed, and the plan."""

    outcome = ProseField(
        label="What is agreed?",
        help_text=NO_NAMES,
        rows=4,
        max_length=4000,
        error_messages={"required": "Say what is agreed."},
    )
    plan = plan_field()
    expected_version = version_field()


class StageWordsForm(ChangesForm):
    """What was written of a stage that ended: of what it has, each may be put right."""

    response = response_field()
    outcome = ProseField(
        label="How did the stage end?",
        help_text=NO_NAMES,
        rows=5,
        max_length=4000,
        error_messages={"required": "Say how the stage ended."},
    )
    plan = plan_field()
    expected_version = version_field()

    def __init__(self, *args: Any, names: Collection[str], **options: Any) -> None:
        """Only those that the stage has."""
        super().__init__(*args, **options)
        for name in set(DisputeStage.WORDS) - set(names):
            del self.fields[name]


class NotAgreedForm(ScreenedForm):
    """What still divides the sides."""

    outcome = ProseField(
        label="What was discussed, and what still divides them?",
        help_text=NO_NAMES,
        rows=5,
        max_length=4000,
        error_messages={"required": "Say what was discussed and what still divides them."},
    )
    expected_version = version_field()
