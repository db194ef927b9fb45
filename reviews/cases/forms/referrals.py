"""Referring a case, and changing what is said of it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet

from governance.core.forms.dates import DayField
from governance.core.forms.fields import ProseField, set_choices, version_field
from governance.core.forms.filters import WordsFilterForm
from governance.core.forms.operation_forms import ChangesForm, ScreenedForm
from governance.people.models import Organisation
from governance.themes.forms import theme_filter, themes_field
from reviews.cases.models import Case, Child, Proceeding
from reviews.cases.models.parts import key_of_alias

ROWS = 4
"""Children that a referral has room for; more are added on the page of the case."""
DAY_HINT = "For example, 12 11 2026."
ALIAS_HINT = "An alias such as Child A, never a name or initials."
NOT_A_CHANNEL = (
    "This is no way to report a child at risk. If a child is in danger now, telephone 999; if you "
    "are worried about a child, use the contacts at the foot of this page."
)
AGES = [("", "Choose an age"), *Child.AgeBand.choices]


class CaseWordsForm(ChangesForm):
    """What is known of the incident; nothing that says who a child is."""

    folded: tuple[str, ...] = ("agencies", "themes")

    harm = forms.ChoiceField(
        label="What happened?",
        choices=Case.Harm.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether a child died or was seriously harmed."},
    )
    cause = forms.ChoiceField(
        label="Is abuse or neglect known or suspected?",
        choices=Case.Cause.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether abuse or neglect is known or suspected."},
    )
    circumstance = forms.ChoiceField(
        label="Is it one of these?",
        help_text="A looked-after child’s death is notified whatever the cause. So should be a "
        "care leaver’s; it opens no rapid review by itself.",
        choices=Case.Circumstance.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    place = forms.ChoiceField(
        label="Where did it happen?",
        choices=Case.Place.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Say where it happened."},
    )
    place_text = forms.CharField(
        label="If elsewhere, which area or country?", required=False, max_length=120
    )
    residence = forms.ChoiceField(
        label="Where does the child normally live?",
        help_text="Harm outside England counts for the area where the child normally lives.",
        choices=Case.Residence.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Say where the child normally lives."},
    )
    residence_text = forms.CharField(
        label="If in another area, which one?", required=False, max_length=120
    )
    summary = ProseField(
        label="What is known so far?",
        help_text="By alias and age only. Who the child is travels outside this system.",
        rows=6,
        max_length=6000,
        error_messages={"required": "Say what is known so far."},
    )
    immediate_safety = ProseField(
        label="What was done at once to keep children safe? (optional)",
        required=False,
        rows=4,
        max_length=4000,
    )
    agencies = forms.ModelMultipleChoiceField(
        Organisation.objects.none(),
        label="Agencies involved (optional)",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    themes = themes_field()
    may_not_be_shared = forms.BooleanField(
        label="Not to be shared beyond the people named, for example before a prosecution decision",
        required=False,
    )
    sharing_reason = forms.CharField(
        label="If so, why and until when?", required=False, max_length=300
    )
    expected_version = version_field()

    def __init__(self, *args: Any, agencies: QuerySet[Organisation], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["agencies"].queryset = agencies  # type: ignore[attr-defined]


class ReferralForm(CaseWordsForm):
    """A new case: its words, its days, its children, other procedures about it."""

    folded: tuple[str, ...] = ("proceedings", "agencies", "themes")

    incident_on = DayField(
        label="On which day did it happen?",
        help_text=f"{DAY_HINT} The first day on which it may have happened, if that is not known.",
        error_messages={"required": "Enter the day of the incident."},
    )
    aware_on = DayField(
        label="When did the local authority become aware? (optional)",
        help_text=f"{DAY_HINT} The days for notifying count from here. Leave it empty if you do "
        "not know.",
        required=False,
    )
    proceedings = forms.MultipleChoiceField(
        label="Other procedures about it (optional)",
        choices=Proceeding.Kind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    field_order = [
        "harm",
        "cause",
        "circumstance",
        "incident_on",
        "aware_on",
        "place",
        "place_text",
        "residence",
        "residence_text",
        *(name for row in range(1, ROWS + 1) for name in (f"alias_{row}", f"age_{row}")),
        "summary",
        "immediate_safety",
        "proceedings",
        "may_not_be_shared",
        "sharing_reason",
        "agencies",
        "themes",
    ]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for row in range(1, ROWS + 1):
            spare = " (optional)" if row > 1 else ""
            self.fields[f"alias_{row}"] = forms.CharField(
                label=f"Alias of child {row}{spare}",
                help_text=ALIAS_HINT if row == 1 else "",
                max_length=40,
                required=row == 1,
                error_messages={"required": "Give the child an alias, such as Child A."},
            )
            self.fields[f"age_{row}"] = forms.ChoiceField(
                label=f"Age of child {row}{spare}",
                choices=AGES,
                required=row == 1,
                error_messages={"required": "Choose the child’s age."},
            )
        self.order_fields(self.field_order)

    def clean(self) -> None:
        super().clean()
        taken: dict[str, int] = {}
        for row in range(1, ROWS + 1):
            alias = self.cleaned_data.get(f"alias_{row}", "")
            age = self.cleaned_data.get(f"age_{row}", "")
            if alias and not age and f"age_{row}" not in self.errors:
                self.add_error(f"age_{row}", "Choose the child’s age.")
            if age and not alias and f"alias_{row}" not in self.errors:
                self.add_error(f"alias_{row}", "Give the child an alias.")
            if alias and (first := taken.setdefault(key_of_alias(alias), row)) != row:
                self.add_error(f"alias_{row}", f"Child {first} has this alias already.")

    def children(self) -> list[dict[str, str]]:
        rows = range(1, ROWS + 1)
        return [
            {"alias": alias, "age_band": self.cleaned_data[f"age_{row}"]}
            for row in rows
            if (alias := self.cleaned_data[f"alias_{row}"])
        ]

    def changes(self) -> dict[str, Any]:
        apart = ("alias_", "age_", "proceedings")
        return {
            name: value for name, value in super().changes().items() if not name.startswith(apart)
        }

    def operation_input(self) -> dict[str, Any]:
        return super().operation_input() | {
            "children": self.children(),
            "proceedings": self.cleaned_data["proceedings"],
        }


class ChildForm(ScreenedForm):
    """One more child of the same incident."""

    alias = forms.CharField(
        label="Alias",
        help_text=ALIAS_HINT,
        max_length=40,
        error_messages={"required": "Give the child an alias, such as Child B."},
    )
    age_band = forms.ChoiceField(
        label="Age", choices=AGES, error_messages={"required": "Choose the child’s age."}
    )


class DatesForm(ScreenedForm):
    """The day of the incident and the day of awareness."""

    reason_joins = "note"

    incident_on = DayField(
        label="Day of the incident",
        help_text=DAY_HINT,
        error_messages={"required": "Enter the day of the incident."},
    )
    aware_on = DayField(
        label="Day on which the local authority became aware",
        help_text="The days for notifying count from here, not from the incident.",
        required=False,
    )
    note = ProseField(
        label="Why is it corrected? (needed where a day was recorded before)",
        required=False,
        rows=3,
        max_length=1000,
    )
    expected_version = version_field()


class EditionsForm(ScreenedForm):
    """By which editions the case is counted."""

    reason_joins = "note"

    guidance = forms.ChoiceField(label="National guidance")
    panel_guidance = forms.ChoiceField(label="Guidance of the Panel")
    note = ProseField(
        label="Why is it moved?",
        rows=3,
        max_length=1000,
        error_messages={"required": "Give the reason."},
    )
    expected_version = version_field()

    def __init__(
        self,
        *args: Any,
        editions: Iterable[tuple[str, str]],
        panel_editions: Iterable[tuple[str, str]],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        set_choices(self, "guidance", editions)
        set_choices(self, "panel_guidance", panel_editions)


class PlaceForm(forms.Form):
    """To which partnership a case is referred."""

    partnership = forms.TypedChoiceField(
        label="To which partnership?",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a partnership."},
    )

    def __init__(self, *args: Any, places: Iterable[tuple[Any, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        set_choices(self, "partnership", places)


class CaseFilterForm(WordsFilterForm):
    """Which cases the board shows; the words are looked for in the person’s own cases alone."""

    status = forms.ChoiceField(
        label="Stage",
        required=False,
        choices=[("", "Any stage"), ("open", "Open"), *Case.Status.choices],
    )
    theme = theme_filter()
