"""What a person types about the link with the child death overview panel."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet

from governance.core.forms.dates import DayField
from governance.core.forms.fields import ProseField, set_choices, version_field
from governance.core.forms.filters import WordsFilterForm
from governance.core.forms.operation_forms import ChangesForm, ScreenedForm
from governance.structure.models import Group
from governance.themes.forms import theme_filter, themes_field
from reviews.cases.models import Case
from reviews.child_deaths.models import PanelAttendance, PanelConcern, PanelReport

Choices = Iterable[tuple[Any, str]]
NO_CHILD = "In general words: no name, no alias, nothing from which a child could be known."
EARLIEST = 2008  # the first year for which child death overview panels reported


class ConcernWords(ChangesForm):
    """What was said, who told whom, about what."""

    said = ProseField(
        label="What was said?",
        help_text=NO_CHILD,
        max_length=4000,
        error_messages={"required": "Say what was said."},
    )
    told_by = forms.CharField(
        label="Who told it?",
        help_text="By role, such as Chair of the panel.",
        max_length=150,
        error_messages={"required": "Say who told it, by role."},
    )
    told_to = forms.CharField(
        label="Whom was it told?",
        help_text="By role, such as Business manager.",
        max_length=150,
        error_messages={"required": "Say whom it was told, by role."},
    )
    themes = themes_field()


class PassConcernForm(ConcernWords):
    """A new concern; one about a case is seen by that case’s named people alone."""

    direction = forms.ChoiceField(
        label="Who passed it to whom?",
        choices=PanelConcern.Direction.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who passed it to whom."},
    )
    passed_on = DayField(
        label="On which day?", error_messages={"required": "Enter the day it was passed on."}
    )
    case = forms.ModelChoiceField(
        Case.objects.none(),
        label="Is it about a case? (optional)",
        help_text="Only cases that you co-ordinate. Then only the people named on the case see it.",
        required=False,
        empty_label="No case",
    )
    field_order = ["direction", "passed_on", "told_by", "told_to", "said", "themes", "case"]

    def __init__(self, *args: Any, cases: QuerySet[Case], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["case"].queryset = cases  # type: ignore[attr-defined]
        if not cases:
            del self.fields["case"]


class ConcernForm(ConcernWords):
    """The words of one that is recorded."""

    expected_version = version_field()


class AnswerForm(ScreenedForm):
    """What was answered, and what came of it."""

    answered_on = DayField(
        label="Day of the answer", error_messages={"required": "Enter the day of the answer."}
    )
    outcome = ProseField(
        label="What was answered, and what came of it?",
        help_text=NO_CHILD,
        rows=5,
        max_length=4000,
        error_messages={"required": "Say what was answered, and what came of it."},
    )


class ReportWords(ChangesForm):
    """What the panel’s yearly report says, and about what."""

    messages = ProseField(
        label="Key messages",
        help_text=NO_CHILD,
        rows=8,
        max_length=8000,
        error_messages={"required": "Say what the report says."},
    )
    themes = themes_field()


class ReceiveReportForm(ReportWords):
    """A report that came: for which year, and when."""

    year = forms.TypedChoiceField(
        label="For which year?",
        coerce=int,
        error_messages={"required": "Choose the year."},
    )
    received_on = DayField(
        label="When was it received?", error_messages={"required": "Enter the day it came."}
    )
    field_order = ["year", "received_on", "messages", "themes"]

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        years = range(today.year, EARLIEST - 1, -1)
        labels = [(year, PanelReport(year=year).year_label) for year in years]
        set_choices(self, "year", [("", "Choose a year"), *labels])


class ReportForm(ReportWords):
    """The words of one that is recorded; what was decided once it was presented."""

    decided = ProseField(
        label="What did the partnership decide to do?",
        rows=5,
        max_length=4000,
        error_messages={"required": "Say what was decided, or that nothing was."},
    )
    expected_version = version_field()
    field_order = ["messages", "decided", "themes"]

    def __init__(self, *args: Any, is_presented: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not is_presented:
            del self.fields["decided"]


def group_field(label: str) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label, coerce=int, error_messages={"required": "Choose the group that met."}
    )


class PresentForm(ScreenedForm):
    """How a report was presented, and what was decided."""

    presented_on = DayField(
        label="On which day was it presented?",
        error_messages={"required": "Enter the day of the meeting."},
    )
    presented_to = group_field("At a meeting of which group?")
    presenter = forms.CharField(
        label="By whom?",
        help_text="By role, such as Chair of the panel.",
        max_length=150,
        error_messages={"required": "Say who presented it, by role."},
    )
    decided = ProseField(
        label="What did the partnership decide to do?",
        help_text="If nothing, say so. Actions are raised afterwards, on the page of the report.",
        rows=5,
        max_length=4000,
        error_messages={"required": "Say what was decided, or that nothing was."},
    )

    def __init__(self, *args: Any, groups: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        set_choices(self, "presented_to", [("", "Choose a group"), *groups])

    def operation_input(self) -> dict[str, Any]:
        given = super().operation_input()
        return given | {"presented_to": Group.objects.get(pk=given["presented_to"])}


class AttendanceWords(ChangesForm):
    """Who came, and what was reported."""

    presence = forms.ChoiceField(
        label="Did the panel’s chair attend?",
        choices=PanelAttendance.Presence.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who came."},
    )
    about = forms.CharField(
        label="What was reported? (optional)", help_text=NO_CHILD, max_length=300, required=False
    )


class RecordAttendanceForm(AttendanceWords):
    """A meeting that was held."""

    group_id = group_field("Which group met?")
    held_on = DayField(
        label="On which day?", error_messages={"required": "Enter the day of the meeting."}
    )
    field_order = ["group_id", "held_on", "presence", "about"]

    def __init__(self, *args: Any, groups: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        set_choices(self, "group_id", [("", "Choose a group"), *groups])


class AttendanceForm(AttendanceWords):
    """One that is recorded."""

    expected_version = version_field()


class ReportFilterForm(WordsFilterForm):
    """Which yearly reports the list shows."""

    theme = theme_filter()
    status = forms.ChoiceField(
        label="Stage", required=False, choices=[("", "Any stage"), *PanelReport.Status.choices]
    )


class ConcernFilterForm(forms.Form):
    """Which concerns the list shows; the words are looked for in those one sees alone."""

    q = forms.CharField(
        label="Words",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    direction = forms.ChoiceField(
        label="Direction",
        required=False,
        choices=[("", "Either way"), *PanelConcern.Direction.choices],
    )
    status = forms.ChoiceField(
        label="Stage", required=False, choices=[("", "Any stage"), *PanelConcern.Status.choices]
    )
    theme = theme_filter()


class AttendanceFilterForm(forms.Form):
    """Which meetings the list shows."""

    presence = forms.ChoiceField(
        label="Who came",
        required=False,
        choices=[("", "Any"), *PanelAttendance.Presence.choices],
    )


class PlaceForm(forms.Form):
    """For which partnership something is recorded."""

    partnership = forms.TypedChoiceField(
        label="For which partnership?",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a partnership."},
    )

    def __init__(self, *args: Any, places: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        set_choices(self, "partnership", places)
