"""The forms of a yearly report: opening it, writing in it, its plan, its scrutiny and agreement."""

from collections.abc import Sequence
from typing import Any

from django import forms

from assurance.yearly.models import YearlyReport
from assurance.yearly.models.reports import YearlyReportQuerySet
from governance.core.forms.dates import DayField
from governance.core.forms.fields import ProseField, set_choices, version_field
from governance.core.forms.filters import WordsFilterForm
from governance.core.forms.operation_forms import ChangesForm, OperationForm, ScreenedForm
from governance.core.search import narrow
from governance.evidence.models import Evidence
from governance.periods.values import PeriodValue
from governance.structure.models import Partnership, Seat

ELSEWHERE = (Evidence.Kind.PAPER, Evidence.Kind.MINUTES, Evidence.Kind.EMAIL)
STATES = (("met", "Met"), ("thin", "Thin"), ("missing", "Missing"))


class YearlyFilterForm(WordsFilterForm):
    """Which reports the list shows."""

    partnership = forms.ChoiceField(label="Partnership", required=False)
    status = forms.ChoiceField(
        label="Status",
        required=False,
        choices=[("", "Any status"), *YearlyReport.Status.choices],
    )

    def __init__(self, *args: Any, partnerships: Sequence[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        set_choices(self, "partnership", [("", "Any partnership"), *partnerships])

    def chosen(self, rows: YearlyReportQuerySet) -> YearlyReportQuerySet:
        """The rows that fit; all of them where something cannot be chosen."""
        found = self.cleaned_data if self.is_valid() else {}
        narrowed = {name: found[name] for name in ("partnership", "status") if found.get(name)}
        return narrow(rows.filter(**narrowed), found.get("q", ""))


class RequirementFilterForm(forms.Form):
    """Which requirements the list shows."""

    state = forms.ChoiceField(label="State", required=False, choices=[("", "Any state"), *STATES])


class OpenForm(OperationForm):
    """Whose report, and for which business year."""

    partnership = forms.ChoiceField(
        label="Partnership",
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), "Choose one of your partnerships."
        ),
    )
    year = forms.ChoiceField(
        label="Business year",
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), "Choose a year that has begun."
        ),
    )

    def __init__(
        self,
        *args: Any,
        partnerships: Sequence[Partnership],
        years: Sequence[PeriodValue],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.partnerships = {each.key: each for each in partnerships}
        self.years = {each.code: each for each in years}
        set_choices(self, "partnership", [(each.key, each.name) for each in partnerships])
        set_choices(self, "year", [(each.code, each.label) for each in years])

    def operation_input(self) -> dict[str, Any]:
        return {
            "partnership": self.partnerships[self.cleaned_data["partnership"]],
            "year": self.years[self.cleaned_data["year"]],
        }


class SectionForm(ScreenedForm):
    """The words under one heading; they may be left empty."""

    text = ProseField(label="What the report says", required=False, rows=14)
    expected_version = version_field()


class AssignForm(OperationForm):
    """Which seat writes a section, and by when."""

    author = forms.TypedChoiceField(
        label="Who writes it?",
        help_text="The office can write everywhere, whoever is named.",
        coerce=int,
        empty_value=None,
        required=False,
    )
    due_on = DayField(
        label="By when? (optional)", help_text="For example, 12 6 2027.", required=False
    )
    expected_version = version_field()

    def __init__(self, *args: Any, seats: Sequence[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        set_choices(self, "author", [("", "The office"), *seats])

    def operation_input(self) -> dict[str, Any]:
        given = super().operation_input()
        chosen = given["author"]
        return given | {"author": Seat.objects.get(pk=chosen) if chosen else None}


class NoEvidenceForm(ScreenedForm):
    """That there is no evidence of progress, and what is done about it; printed."""

    no_evidence = ProseField(
        label="Why is there no evidence, and what will be done about it?",
        help_text="The report prints this. Leave it empty to take back what was said.",
        required=False,
        rows=5,
        max_length=4000,
    )
    expected_version = version_field()


class CommentForm(ScreenedForm):
    """A member's comment."""

    text = ProseField(
        label="Your words",
        max_length=4000,
        error_messages={"required": "Write your comment."},
    )


class RevisedForm(CommentForm):
    """One's own words again, with the version that was seen."""

    expected_version = version_field()


class AnswerForm(ScreenedForm):
    """What the office did about a comment."""

    text = ProseField(
        label="What was done about it?",
        max_length=4000,
        rows=4,
        error_messages={"required": "Say what was done about it."},
    )
    expected_version = version_field()


class StatementForm(ScreenedForm):
    """The scrutineer's own statement."""

    text = ProseField(
        label="Your statement",
        help_text="It stands in the report as you write it. Nobody else can change it.",
        rows=16,
        error_messages={"required": "Write your statement."},
    )
    expected_version = version_field()


class RestatementForm(StatementForm):
    """The same again."""


class StepForm(ScreenedForm):
    """A step of the plan of the office's own."""

    title = forms.CharField(
        label="What is done?",
        max_length=200,
        error_messages={"required": "Say what is done."},
    )
    owner = forms.CharField(label="By whom? (optional)", max_length=120, required=False)
    due_on = DayField(
        label="By when? (optional)", help_text="For example, 12 6 2027.", required=False
    )


class StepChangesForm(ChangesForm, StepForm):
    """A step that is there, with the version that was seen."""

    expected_version = version_field()


class TickForm(OperationForm):
    """The day on which a step was done."""

    done_on = DayField(
        label="When was it done?",
        help_text="Leave it empty to open the step again.",
        required=False,
    )
    expected_version = version_field()


class ReasonForm(ScreenedForm):
    """Why a report is sent or taken back."""

    reason_joins = "note"

    note = ProseField(
        label="What must be changed?",
        help_text="The office and everybody who may see the draft can read this.",
        max_length=2000,
        rows=4,
        error_messages={"required": "Say what must be changed."},
    )


EARLIER_DRAFT = "Say why it goes on with a statement about an earlier draft."


class SendForm(ScreenedForm):
    """Why a report goes on with something missing, or without the scrutineer's statement."""

    reason_joins = "note"

    missing_reason = ProseField(
        label="Why does it go on with this missing?",
        help_text="The report prints this beside what is missing.",
        required=False,
        max_length=2000,
        rows=4,
    )
    note = ProseField(
        label="Why does it go on without the scrutineer’s statement?",
        help_text="Everybody who may see the draft can read this.",
        max_length=2000,
        rows=4,
        error_messages={"required": "Say why it goes on without the scrutineer’s statement."},
    )
    expected_version = version_field()

    def __init__(
        self,
        *args: Any,
        is_whole: bool,
        has_statement: bool,
        is_about_earlier: bool = False,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        if is_whole:
            del self.fields["missing_reason"]
        if is_about_earlier:
            note = self.fields["note"]
            note.label = "Why does it go on with a statement about an earlier draft?"
            note.error_messages["required"] = EARLIER_DRAFT
        elif has_statement:
            del self.fields["note"]
            self.reason_joins = ""  # the reason alone is the note


class AgreedElsewhereForm(ScreenedForm):
    """Where a seat signed, when it was not here."""

    kind = forms.ChoiceField(
        label="How was it given?",
        choices=[(kind.value, kind.label) for kind in ELSEWHERE],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how it was given."},
    )
    label = forms.CharField(
        label="What shows it?",
        help_text="For example: signature page of 12 September 2027, kept by the office.",
        max_length=300,
        error_messages={"required": "Say what shows it."},
    )
    ref = forms.CharField(label="Where it can be read (optional)", max_length=300, required=False)
    expected_version = version_field()

    def operation_input(self) -> dict[str, Any]:
        given = super().operation_input()
        evidence = {name: given.pop(name) for name in ("kind", "label", "ref")}
        return {**given, "evidence": Evidence(**evidence)}
