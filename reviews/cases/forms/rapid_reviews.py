"""The meeting, the criteria, the decision, the sending, and the Panel’s letters."""

from django import forms

from governance.core.forms.dates import DayField
from governance.core.forms.fields import ProseField, version_field
from governance.core.forms.operation_forms import ChangesForm, ScreenedForm
from reviews.cases.forms.files import CaseFileField
from reviews.cases.models import CriterionConsidered, PanelResponse, RapidReview

DAY_HINT = "For example, 12 11 2026."


def text(label: str, help_text: str = "") -> ProseField:
    """One text of the meeting; each may be written later."""
    return ProseField(
        label=f"{label} (optional)",
        help_text=help_text,
        required=False,
        rows=6,
        max_length=12_000,
    )


class MeetingForm(ChangesForm):
    """What the meeting found, under the headings that the guidance asks for."""

    meeting_on = DayField(label="Day of the meeting (optional)", help_text=DAY_HINT, required=False)
    present = ProseField(
        label="Agencies that took part (optional)", required=False, rows=3, max_length=2000
    )
    facts = text("The facts, as far as they could be established", "By alias only.")
    practice_episodes = text("Key practice episodes, and what they show")
    lived_experience = text("What life was like for the child, in their own words where known")
    family_context = text(
        "The family’s life, and how racism and other inequalities may have mattered"
    )
    good_practice = text("Good practice")
    learning = text("What was learned")
    earlier_learning = text("How it is like what was learned before, here and elsewhere")
    immediate_actions = text("What is done now to keep children safe, by whom and when")
    expected_version = version_field()


class CriterionForm(ScreenedForm):
    """What was found of one criterion; a reason always, a score never."""

    finding = forms.ChoiceField(
        label="What was found?",
        choices=CriterionConsidered.Finding.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what was found."},
    )
    reason = ProseField(
        label="Why?",
        rows=5,
        max_length=4000,
        error_messages={"required": "Give the reason."},
    )


class DecisionForm(ChangesForm):
    """What was decided, why, and what happens instead."""

    decision = forms.ChoiceField(
        label="What was decided?",
        help_text="Meeting a criterion does not force a review; each case is decided by itself.",
        choices=RapidReview.Decision.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what was decided."},
    )
    rationale = ProseField(
        label="Why?",
        rows=6,
        max_length=6000,
        error_messages={"required": "Say why it was decided."},
    )
    instead = ProseField(
        label="If no practice review is held, what happens instead?",
        required=False,
        rows=4,
        max_length=4000,
    )
    expected_version = version_field()

    def clean(self) -> None:
        super().clean()
        decision = self.cleaned_data.get("decision")
        has_none = decision and decision != RapidReview.Decision.REVIEW
        if has_none and not self.cleaned_data.get("instead"):
            self.add_error("instead", "Say what happens instead of a practice review.")


class DissentForm(ScreenedForm):
    """Why a partner does not sign; it goes with the review."""

    reason_joins = "note"

    note = ProseField(
        label="Why do you not sign?",
        help_text="Everybody who reads the whole case can read this, and it goes to the Panel.",
        rows=5,
        max_length=4000,
        error_messages={"required": "Say why you do not sign."},
    )
    expected_version = version_field()


class SendForm(ScreenedForm):
    """That the Panel was sent it."""

    sent_on = DayField(
        label="On which day was it sent?",
        help_text=DAY_HINT,
        error_messages={"required": "Enter the day on which it was sent."},
    )
    receipt = forms.CharField(
        label="How is it known that the Panel has it?",
        help_text="For example, the secretariat’s acknowledgement and its day.",
        max_length=300,
        error_messages={"required": "Say how its receipt is known."},
    )
    expected_version = version_field()


class ResponseForm(ScreenedForm):
    """A letter of the Panel."""

    kind = forms.ChoiceField(
        label="What does the Panel say?",
        choices=PanelResponse.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what the Panel says."},
    )
    received_on = DayField(
        label="On which day did the letter come?",
        help_text=DAY_HINT,
        error_messages={"required": "Enter the day on which it came."},
    )
    text = ProseField(label="What it says (optional)", required=False, rows=6, max_length=6000)
    content = CaseFileField(label="The letter itself (optional)", required=False)


class AnswerForm(ScreenedForm):
    """What was answered to the Panel."""

    answer = ProseField(
        label="What did you answer?",
        rows=6,
        max_length=6000,
        error_messages={"required": "Write what you answered."},
    )
    answered_on = DayField(
        label="On which day?",
        help_text=DAY_HINT,
        error_messages={"required": "Enter the day of the answer."},
    )
    expected_version = version_field()
