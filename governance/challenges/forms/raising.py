"""What a person types to raise a challenge or commendation, and to find one."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from governance.challenges.forms.days import answer_by_field
from governance.challenges.models import Challenge
from governance.core.forms.fields import ProseField, set_choices, version_field
from governance.core.forms.filters import PlaceFilterForm
from governance.core.forms.operation_forms import ChangesForm
from governance.structure.models import Group, Participation
from governance.themes.forms import theme_filter, themes_field

Choices = Iterable[tuple[Any, Any]]
NO_CHILD = "Nothing from which a child could be known."
WAITS = (
    ("answer", "Owed by you"),
    ("verify", "Answered: for you to verify"),
    ("acknowledge", "Commendations for you to acknowledge"),
    ("send", "Yours, not sent yet"),
    ("raised", "Raised from your seats"),
)


class SeatForm(forms.Form):
    """From which of one’s seats it is raised."""

    seat = forms.ChoiceField(
        label="From which of your seats?", error_messages={"required": "Choose a seat."}
    )

    def __init__(self, *args: Any, seats: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        set_choices(self, "seat", [("", "Choose one"), *seats])


class ChallengeWords(ChangesForm):
    """What it is about and why, and by when it is answered."""

    folded: tuple[str, ...] = ("themes",)

    title = forms.CharField(
        label="In one line", max_length=160, error_messages={"required": "Enter a title."}
    )
    text = ProseField(
        label="What do you challenge or commend, and why?",
        help_text=f"What you saw, and what you ask for. {NO_CHILD}",
        rows=7,
        max_length=6000,
        error_messages={"required": "Say what it is about."},
    )
    answer_by = answer_by_field(required=False)
    themes = themes_field()


class RaiseForm(ChallengeWords):
    """A new one: to whom, and what it comes from."""

    kind = forms.ChoiceField(
        label="What is it?",
        choices=Challenge.Kind.choices,
        widget=forms.RadioSelect,
        help_text="A challenge is owed an answer by a day. To a commendation none is owed.",
        error_messages={"required": "Choose a challenge or a commendation."},
    )
    to = forms.ChoiceField(
        label="To which agency or group?",
        error_messages={"required": "Choose an agency or a group."},
    )
    page = forms.CharField(
        label="Address of the page it comes from (optional)",
        help_text="Of an action, a priority, a risk or a report here, as it stands in your "
        "browser. Only who may see that page is led there.",
        required=False,
        max_length=300,
    )
    unscreened = {"page": "an address of our own, and refused if it is none"}
    field_order = ["kind", "to", "title", "text", "answer_by", "page", "themes"]

    def __init__(
        self,
        *args: Any,
        groups: Sequence[Group],
        bodies: Sequence[Participation],
        find_origin: Any,
        answer_by: date,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.groups = {f"group:{each.pk}": each for each in groups}
        self.bodies = {f"participation:{each.pk}": each for each in bodies}
        self.find_origin = find_origin
        self.fields["answer_by"].initial = answer_by
        self.fields["answer_by"].label = "By when is an answer owed? (challenges only)"
        several = len({each.partnership_id for each in bodies}) > 1
        names = [(code, body_name(each, several)) for code, each in self.bodies.items()]
        set_choices(
            self,
            "to",
            [
                ("", "Choose one"),
                ("Agencies", names),
                ("Groups", [(code, str(each)) for code, each in self.groups.items()]),
            ],
        )

    def clean_page(self) -> dict[str, Any]:
        """What the record behind the address is; raises ValidationError for none that one sees."""
        if not (address := self.cleaned_data["page"].strip()):
            return {}
        if (found := self.find_origin(address)) is None:
            raise ValidationError(
                "No page here that you may see has this address. Copy the address of the page of "
                "an action, a priority, a risk or a report, or leave it empty."
            )
        return found

    def changes(self) -> dict[str, Any]:
        typed = super().changes()
        origin, to = typed.pop("page"), typed.pop("to")
        if body := self.bodies.get(to):
            place = {"organisation": body.organisation, "partnership": body.partnership}
        else:
            place = {"group": self.groups[to]}
        return {**typed, **place, **origin}


def body_name(body: Participation, several: bool) -> str:
    return f"{body.organisation} ({body.partnership})" if several else str(body.organisation)


class ChallengeForm(ChallengeWords):
    """The words of one that was not sent."""

    expected_version = version_field()

    def __init__(self, *args: Any, is_challenge: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if is_challenge:
            self.fields["answer_by"].required = True
        else:
            del self.fields["answer_by"]


class ChallengeFilterForm(PlaceFilterForm):
    """Which challenges the list shows."""

    any_place = "Any agency or group"

    waits = forms.ChoiceField(label="Yours", required=False, choices=[("", "Everybody’s"), *WAITS])
    kind = forms.ChoiceField(
        required=False, choices=[("", "Any kind"), *Challenge.Kind.choices], label="Kind"
    )
    status = forms.ChoiceField(
        required=False,
        choices=[
            ("", "Any status"),
            ("current", "Not ended"),
            ("owed", "Answer owed, any"),
            ("overdue", "Answer overdue"),
            *Challenge.Status.choices,
        ],
    )
    outcome = forms.ChoiceField(
        required=False, choices=[("", "Any answer"), *Challenge.Outcome.choices], label="Answer"
    )
    theme = theme_filter()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["q"].label = "Words"
        self.fields["place"].label = "To"
