"""What is typed of a learning point and of a briefing, and what is chosen to release them."""

from collections.abc import Iterable
from typing import Any

from django import forms

from governance.core.forms.fields import ProseField, set_choices, version_field
from governance.core.forms.filters import WordsFilterForm
from governance.core.forms.operation_forms import ChangesForm, OperationForm, ScreenedForm
from governance.structure.models import Group
from governance.themes.forms import theme_filter, themes_field
from reviews.learning.models import Briefing, LearningPoint
from reviews.learning.models.briefings import SECTIONS
from reviews.learning.models.words import Audience

PLACE_MISSING = {"required": "Choose a partnership."}
SECTION_LABELS = {
    name: f"{number}. {heading}" for number, (name, heading) in enumerate(SECTIONS.items(), 1)
}
FREE = "For readers who know nothing of any case: no alias, no dates, no place."


def audience_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label="Whom is it for?",
        choices=[("", "Choose one"), *Audience.choices],
        error_messages={"required": "Choose whom it is for."},
    )


class PlacedForm(ChangesForm):
    """Something new of one partnership; without places, the words of what is there already."""

    def __init__(
        self, *args: Any, places: Iterable[tuple[int, str]] | None = None, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        several = list(places or ())
        if len(several) > 1:
            set_choices(self, "partnership_id", several)
        elif several:
            field = self.fields["partnership_id"]
            field.widget, field.initial = forms.HiddenInput(), several[0][0]
            set_choices(self, "partnership_id", several)
        else:
            del self.fields["partnership_id"]


def partnership_field() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label="Of which partnership?",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages=PLACE_MISSING,
    )


class PointWordsForm(ChangesForm):
    """What, so what, what good looks like, and for whom."""

    folded = ("themes",)

    title = forms.CharField(
        label="The point in one line",
        max_length=200,
        error_messages={"required": "Say in one line what was learned."},
    )
    what = ProseField(
        label="What was learned?",
        help_text=FREE,
        rows=4,
        max_length=4000,
        error_messages={"required": "Say what was learned."},
    )
    so_what = ProseField(
        label="Why does it matter?",
        rows=4,
        max_length=4000,
        error_messages={"required": "Say why it matters."},
    )
    good = ProseField(
        label="What does good look like?",
        rows=4,
        max_length=4000,
        error_messages={"required": "Say what good looks like."},
    )
    audience = audience_field()
    themes = themes_field()
    expected_version = version_field()


class PointForm(PointWordsForm, PlacedForm):
    """The same of a point that comes from no case."""

    partnership_id = partnership_field()
    source = forms.ChoiceField(
        label="Where was it learned?",
        choices=[each for each in LearningPoint.Source.choices if each[0] != "review"],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose where it was learned."},
    )
    field_order = ["partnership_id", "source"]


class ReleaseForm(OperationForm):
    """To which group it is given first."""

    group = forms.TypedChoiceField(
        label="To which group is it released?",
        help_text="Its chairs are told. Everybody who reads learning here can read it.",
        coerce=int,
        error_messages={"required": "Choose a group."},
    )
    expected_version = version_field()

    def __init__(self, *args: Any, groups: Iterable[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        set_choices(self, "group", [("", "Choose one"), *groups])

    def operation_input(self) -> dict[str, Any]:
        given = super().operation_input()
        return given | {"group": Group.objects.get(pk=given["group"])}


class WithdrawForm(ScreenedForm):
    """Why it is withdrawn or ended, for good."""

    reason_joins = "note"

    note = ProseField(
        label="Why?",
        help_text="Everybody who may see it can read this.",
        rows=4,
        max_length=2000,
        error_messages={"required": "Give the reason."},
    )
    expected_version = version_field()


class ReasonForm(ScreenedForm):
    """Why something is left."""

    reason_joins = "note"

    note = ProseField(
        label="Why?",
        help_text="Everybody who may see it can read this.",
        rows=4,
        max_length=2000,
        error_messages={"required": "Give the reason."},
    )


def section_field(name: str, help_text: str = "") -> ProseField:
    return ProseField(
        label=SECTION_LABELS[name], help_text=help_text, required=False, rows=4, max_length=3000
    )


class BriefingForm(PlacedForm):
    """The seven parts, what it is built on, and which briefing it replaces."""

    folded = ("themes",)

    partnership_id = partnership_field()
    title = forms.CharField(
        label="Title", max_length=200, error_messages={"required": "Give it a title."}
    )
    audience = audience_field()
    points = forms.ModelMultipleChoiceField(
        LearningPoint.objects.none(),
        label="Learning points on which it is built",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    background = section_field("background", "You can write the parts one after another.")
    why = section_field("why")
    happened = section_field("happened", FREE)
    findings = section_field("findings")
    differently = section_field("differently")
    reflect = section_field("reflect")
    more = section_field("more")
    replaces = forms.ModelChoiceField(
        Briefing.objects.none(),
        label="Does it replace a briefing? (optional)",
        required=False,
        empty_label="None",
    )
    themes = themes_field()
    expected_version = version_field()
    field_order = ["partnership_id", "title", "audience", "points", *SECTIONS]

    def __init__(self, *args: Any, points: Any, briefings: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["points"].queryset = points  # type: ignore[attr-defined]
        self.fields["replaces"].queryset = briefings  # type: ignore[attr-defined]


class PointFilterForm(WordsFilterForm):
    """Which learning points the library shows."""

    audience = forms.ChoiceField(
        label="For whom", required=False, choices=[("", "Anybody"), *Audience.choices]
    )
    theme = theme_filter()
    status = forms.ChoiceField(
        label="State",
        required=False,
        choices=[
            ("", "Not withdrawn"),
            ("draft", "Draft"),
            ("released", "Released"),
            ("withdrawn", "Withdrawn"),
        ],
    )


class BriefingFilterForm(WordsFilterForm):
    """Which briefings the library shows."""

    audience = forms.ChoiceField(
        label="For whom", required=False, choices=[("", "Anybody"), *Audience.choices]
    )
    theme = theme_filter()
    status = forms.ChoiceField(
        label="State",
        required=False,
        choices=[("", "Draft or published"), *Briefing.Status.choices],
    )
