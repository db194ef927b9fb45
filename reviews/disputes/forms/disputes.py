"""Raising a dispute, changing its words, mediation, advice, reply, outcome; the list's filter."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.timezone import make_aware

from governance.core.forms.dates import DayField
from governance.core.forms.fields import ProseField, set_choices, version_field
from governance.core.forms.operation_forms import ChangesForm, ScreenedForm
from governance.structure.models import Participation
from governance.themes.forms import theme_filter, themes_field
from reviews.cases.models import Case
from reviews.disputes.models import Dispute

NO_NAMES = "No name, address or date of birth. Everybody who speaks for a side reads this."


class PlaceForm(forms.Form):
    """In which partnership a dispute is raised."""

    partnership = forms.TypedChoiceField(
        label="In which partnership?",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a partnership."},
    )

    def __init__(self, *args: Any, places: Iterable[tuple[Any, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        set_choices(self, "partnership", places)


class DisputeWordsForm(ChangesForm):
    """What it is about, and what was done at once to keep children safe."""

    immediate_safety = ProseField(
        label="What was done at once to keep the child or children safe?",
        help_text="This comes first: no stage delays it. If nothing had to be done, say why.",
        rows=4,
        max_length=4000,
        error_messages={
            "required": "Say what was done at once to keep the child or children safe, or why "
            "nothing had to."
        },
    )
    account = ProseField(
        label="What is the disagreement about?",
        help_text=NO_NAMES,
        rows=6,
        max_length=4000,
        error_messages={"required": "Say what the disagreement is about."},
    )
    themes = themes_field()
    expected_version = version_field()


class RaiseForm(DisputeWordsForm):
    """A new dispute: its kind, its sides, since when they disagree."""

    folded: tuple[str, ...] = ("themes",)
    unscreened = {"disagreed_time": "a time of day"}

    kind = forms.ChoiceField(
        label="What kind of disagreement is it?",
        choices=Dispute.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the kind."},
    )
    raised_for = forms.TypedChoiceField(
        label="Which agency raises it?",
        coerce=int,
        error_messages={"required": "Choose the agency that raises it."},
    )
    others = forms.TypedMultipleChoiceField(
        label="With which agencies is there disagreement?",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose the agency with which there is disagreement."},
    )
    disagreed_on = DayField(
        label="On which day did the disagreement arise?",
        help_text="For example, 12 11 2026. Some limits count from it.",
        error_messages={"required": "Enter the day of the disagreement."},
    )
    disagreed_time = forms.TimeField(
        label="At about what time?",
        help_text="For example, 14:30.",
        input_formats=["%H:%M", "%H.%M"],
        error_messages={
            "required": "Enter about what time it was.",
            "invalid": "Enter a time such as 14:30.",
        },
    )
    case = forms.ModelChoiceField(
        Case.objects.none(),
        label="Is it about a case here? (optional)",
        help_text="Then only people who are named on the case see the dispute.",
        required=False,
        empty_label="No",
    )
    field_order = [
        "kind",
        "raised_for",
        "others",
        "disagreed_on",
        "disagreed_time",
        "immediate_safety",
        "account",
        "case",
        "themes",
    ]

    def __init__(
        self,
        *args: Any,
        own: list[tuple[int, str]],
        agencies: list[tuple[int, str]],
        cases: QuerySet[Case],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        set_choices(self, "raised_for", own if len(own) == 1 else [("", "Choose"), *own])
        set_choices(self, "others", agencies)
        field = self.fields["case"]
        field.queryset = cases  # type: ignore[attr-defined]

    def clean(self) -> None:
        super().clean()
        given = self.cleaned_data
        if given.get("raised_for") in given.get("others", []):
            self.add_error("others", "Choose another agency than the one that raises it.")

    def operation_input(self) -> dict[str, Any]:
        given = super().operation_input()
        changes = given["changes"]
        day, moment = changes.pop("disagreed_on"), changes.pop("disagreed_time")
        changes["disagreed_at"] = make_aware(datetime.combine(day, moment))
        agencies = Participation.objects.in_bulk([changes["raised_for"], *changes["others"]])
        return given | {
            "raised_for": agencies[changes.pop("raised_for")],
            "others": [agencies[each] for each in changes.pop("others")],
        }


class MediationForm(ScreenedForm):
    """How the chair mediated."""

    mediation = ProseField(
        label="How did the chair mediate, and what came of it?",
        help_text=NO_NAMES,
        rows=5,
        max_length=4000,
        error_messages={"required": "Say how the chair mediated and what came of it."},
    )
    expected_version = version_field()


class AdviceForm(ScreenedForm):
    """The advisor's advice."""

    advice = ProseField(
        label="What is the advice?",
        help_text=f"{NO_NAMES} It stays as it is given.",
        rows=8,
        max_length=8000,
        error_messages={"required": "Enter the advice."},
    )
    expected_version = version_field()


class ReplyForm(ScreenedForm):
    """What the partners reply to the advice."""

    reply = ProseField(
        label="What do the partners reply to the advice, and why?",
        help_text="All sides and the advisor read it. It stays as it is published.",
        rows=8,
        max_length=8000,
        error_messages={"required": "Enter what the partners reply to the advice, and why."},
    )
    expected_version = version_field()


class ResolveForm(ScreenedForm):
    """How it was resolved."""

    outcome = ProseField(
        label="How was it resolved?",
        help_text=NO_NAMES,
        rows=5,
        max_length=4000,
        error_messages={"required": "Say how it was resolved."},
    )
    plan = ProseField(
        label="Who does what by when? (optional)", required=False, rows=4, max_length=4000
    )
    expected_version = version_field()


class WithdrawForm(ScreenedForm):
    """Why it is not taken further."""

    reason_joins = "note"

    note = ProseField(
        label="Why?",
        help_text="Everybody who sees the dispute can read this.",
        rows=4,
        max_length=2000,
        error_messages={"required": "Give the reason."},
    )
    expected_version = version_field()


class DisputeFilterForm(forms.Form):
    """Which disputes the list shows; the words are looked for in the person's own alone."""

    q = forms.CharField(
        label="Words or reference",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    status = forms.ChoiceField(
        label="Status",
        required=False,
        choices=[("", "Any status"), ("unresolved", "Open"), *Dispute.Status.choices],
    )
    kind = forms.ChoiceField(
        label="Kind", required=False, choices=[("", "Any kind"), *Dispute.Kind.choices]
    )
    theme = theme_filter()
