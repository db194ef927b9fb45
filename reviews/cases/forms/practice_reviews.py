"""What a person types about a practice review: from its decision to its publication."""

from typing import Any

from django import forms

from governance.core.forms.dates import DayField
from governance.core.forms.fields import ProseField, version_field
from governance.core.forms.operation_forms import ChangesForm, ScreenedForm
from reviews.cases.forms.screening import DAY_HINT, READERS
from reviews.cases.models import ReviewerCandidate


def text(label: str, help_text: str = "", rows: int = 6) -> ProseField:
    """One text that may be written later."""
    return ProseField(
        label=f"{label} (optional)",
        help_text=help_text,
        required=False,
        rows=rows,
        max_length=12_000,
    )


class CommissionForm(ScreenedForm):
    """That the partners thought again and hold a practice review after all."""

    decided_on = DayField(
        label="On which day did the partners decide it?",
        help_text=f"{DAY_HINT} The six months to publication count from here.",
        error_messages={"required": "Enter the day of the decision."},
    )
    reason = ProseField(
        label="Why is it held after all?",
        help_text=READERS,
        rows=5,
        max_length=4000,
        error_messages={"required": "Say why it is held after all."},
    )


class TermsForm(ChangesForm):
    """What the review is to find out, and how."""

    terms = text("Terms of reference", "What it is to find out, and from when to when.")
    method = text("How it is done", "For example, interviews, an event, the family’s part.")
    expected_version = version_field()


class ReportForm(ChangesForm):
    """What the report holds beside its terms and its method."""

    perspective = text("The child’s perspective and the family’s context", "By alias only.")
    analysis = text(
        "Why things were done or not done", "The systemic or underlying reasons, not blame."
    )
    improvements = text("Improvements that are recommended, in summary")
    report_place = forms.CharField(
        label="Where is the whole report kept? (optional)",
        help_text="For example, the council’s case system, under the case’s reference.",
        required=False,
        max_length=300,
    )
    expected_version = version_field()


class NextCheckForm(ScreenedForm):
    """The day of the next check; no rule states how often."""

    next_check_on = DayField(
        label="When are time and quality looked at next?",
        help_text=DAY_HINT,
        error_messages={"required": "Enter the day of the next check."},
    )
    expected_version = version_field()


class ShortlistForm(ScreenedForm):
    """Who is considered as reviewer."""

    unscreened = {"name": "the name of a professional, who is named in what is published"}

    name = forms.CharField(
        label="Name of the professional",
        help_text="Never somebody of the family.",
        max_length=160,
        error_messages={"required": "Enter the name of the professional."},
    )


class AssessForm(ChangesForm):
    """What is known of somebody by the criteria, and whether they are free of the case."""

    previous_work = text("Previous work", rows=4)
    recommendations = text("Recommendations", rows=4)
    interview = text("What the interview showed", rows=4)
    independence = text("Why are they independent of the case and of the partners?", rows=4)
    conflict_check = forms.ChoiceField(
        label="Is there a conflict of interest? (optional)",
        help_text="If one is declared, write above how it is met.",
        choices=[("", "Not asked yet"), *ReviewerCandidate.Conflict.choices],
        required=False,
        widget=forms.RadioSelect,
    )
    expected_version = version_field()


class AppointForm(ScreenedForm):
    """On which day the reviewer was appointed."""

    appointed_on = DayField(
        label="On which day were they appointed?",
        help_text=DAY_HINT,
        error_messages={"required": "Enter the day of the appointment."},
    )
    expected_version = version_field()


class ContractForm(ScreenedForm):
    """On which day the reviewer was contracted."""

    contracted_on = DayField(
        label="On which day was the contract made?",
        help_text=DAY_HINT,
        error_messages={"required": "Enter the day of the contract."},
    )
    expected_version = version_field()


class PublicationForm(ChangesForm):
    """Whether the report is published, and if not, why and what is instead."""

    is_withheld = forms.BooleanField(label="The report is not published", required=False)
    withheld_reason = ProseField(
        label="If so, why is it not published?", required=False, rows=5, max_length=4000
    )
    information = ProseField(
        label="If so, what is published about the improvements instead?",
        help_text="It needs the same notice as a report.",
        required=False,
        rows=6,
        max_length=12_000,
    )
    expected_version = version_field()

    def clean(self) -> None:
        super().clean()
        if not self.cleaned_data.get("is_withheld"):
            return
        for name, sentence in (
            ("withheld_reason", "Say why the report is not published."),
            ("information", "Write what is published about the improvements instead."),
        ):
            if not self.cleaned_data.get(name):
                self.add_error(name, sentence)


class NoticeForm(ScreenedForm):
    """On which days those who must be told had what is to be published."""

    panel_told_on = DayField(
        label="On which day did the Panel have it?",
        help_text=DAY_HINT,
        error_messages={"required": "Enter the day on which the Panel had it."},
    )
    secretary_told_on = DayField(
        label="On which day did the Secretary of State have it?",
        help_text=DAY_HINT,
        error_messages={"required": "Enter the day on which the Secretary of State had it."},
    )
    ofsted_told_on = DayField(
        label="On which day did Ofsted have a copy? (optional)",
        help_text="That Ofsted is sent a copy is to be confirmed.",
        required=False,
    )
    receipt = forms.CharField(
        label="How is it known that both have it?",
        max_length=300,
        error_messages={"required": "Say how it is known that both have it."},
    )
    expected_version = version_field()


class PublishForm(ScreenedForm):
    """Since when it is public, and where."""

    unscreened = {"address": "the address of a page that is public"}

    published_on = DayField(
        label="On which day was it published?",
        help_text=DAY_HINT,
        error_messages={"required": "Enter the day of publication."},
    )
    address = forms.URLField(
        label="At which address can it be read?",
        max_length=300,
        assume_scheme="https",
        error_messages={"required": "Enter the address at which it can be read."},
    )
    expected_version = version_field()


class TakeDownForm(ScreenedForm):
    """On which day it was taken down."""

    taken_down_on = DayField(
        label="On which day was it taken down?",
        help_text=DAY_HINT,
        error_messages={"required": "Enter the day on which it was taken down."},
    )
    expected_version = version_field()


class PressForm(ChangesForm):
    """What the press is told."""

    press_lines = text("What the press is told", "Nobody uses it before it is released.")
    expected_version = version_field()


class ReleaseForm(ScreenedForm):
    """That the lines may be used; a reason where another procedure has not ended."""

    reason_joins = "note"

    note = ProseField(
        label="Why may they be used now? (needed while another procedure has not ended)",
        help_text=READERS,
        required=False,
        rows=4,
        max_length=2000,
    )
    expected_version = version_field()

    def operation_input(self) -> dict[str, Any]:
        given = super().operation_input()
        return given | {"note": given.get("note", "")}
