"""What a person types to raise an action, change its words, assign it and find it."""

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from governance.actions import due_dates
from governance.actions.models import Action
from governance.actions.operations.assignments import MEMBERS, Assignee
from governance.core.formatting import format_list
from governance.core.forms.fields import ProseField, set_choices, version_field
from governance.core.forms.operation_forms import ChangesForm, OperationForm
from governance.plans.models import Objective
from governance.themes.forms import themes_field

Choices = Iterable[tuple[str, Any]]
DUE_HELP = (
    "As you would write it: 31 March 2027, March 2027, June to October 2027, Q2 2026-27, "
    "October 2027 and March 2028, quarterly, ongoing. Left empty, the log shows that no date is "
    "set."
)
DUE_IS_READ = "read as a due date, and refused if it is none"


def due_field() -> forms.CharField:
    return forms.CharField(
        label="When is it due?", help_text=DUE_HELP, required=False, max_length=120
    )


def check_due_text(text: str) -> str:
    """The words, if they name a time; raises ValidationError that says how to write one."""
    try:
        due_dates.parse_due_date(text)
    except due_dates.UnparseableDueDate as error:
        raise ValidationError(str(error)) from error
    return text


class ActionForm(ChangesForm):
    """The words of an action and what it serves."""

    folded: tuple[str, ...] = ("themes",)

    title = forms.CharField(
        label="What is to be done, in one line?",
        max_length=200,
        error_messages={"required": "Say what is to be done."},
    )
    text = ProseField(label="More about it (optional)", required=False, rows=4, max_length=4000)
    priority_id = forms.TypedChoiceField(
        label="Priority it serves (optional)", required=False, coerce=int, empty_value=None
    )
    objective_id = forms.TypedChoiceField(
        label="Objective it serves (optional)",
        help_text="It then serves the priority of that objective.",
        required=False,
        coerce=int,
        empty_value=None,
    )
    measure = ProseField(
        label="How will progress and impact be measured? (optional)",
        required=False,
        rows=3,
        max_length=2000,
    )
    needs_embedding = forms.BooleanField(
        label="It must be shown to have made a difference",
        help_text="For actions of the plan, reviews, audits and scrutiny: they close in two steps, "
        "done, then evidence of what changed.",
        required=False,
    )
    climbs_when_overdue = forms.BooleanField(
        label="It is passed up when it is overdue",
        help_text="To the group that the arrangements name next, after the days they say; where "
        "they say none, by the office or the chair.",
        required=False,
    )
    answering = forms.ChoiceField(
        label="If several do it, who answers?",
        choices=Action.Answering.choices,
        initial=Action.Answering.JOINTLY,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose together or each by itself."},
    )
    themes = themes_field()
    expected_version = version_field()

    def __init__(
        self, *args: Any, priorities: Choices, objectives: Iterable[Objective] = (), **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.priority_of = {each.pk: each.priority_id for each in objectives}
        set_choices(self, "priority_id", [("", "None"), *priorities])
        set_choices(self, "objective_id", [("", "None"), *by_priority(objectives)])

    def changes(self) -> dict[str, Any]:
        """The words; an objective brings its priority with it."""
        typed = super().changes()
        of_objective = self.priority_of.get(typed.get("objective_id") or 0)
        return typed | ({"priority_id": of_objective} if of_objective else {})


def by_priority(objectives: Iterable[Objective]) -> list[tuple[str, Any]]:
    """Objectives to choose from, under the name of their priority."""
    found = groupby(objectives, key=lambda each: str(each.priority))
    return [(name, [(each.pk, objective_words(each)) for each in own]) for name, own in found]


def objective_words(objective: Objective) -> str:
    return f"{objective.number}. {objective.title}"


KINDS = {
    "seat": "seats",
    "group": "groups",
    "organisation": "organisations",
    MEMBERS: "members_of",
}
"""Whom an action may be assigned to, and the field of the form that offers them."""


ALL_THE_SAME = "Assign it all the same"
UNTOLD = "untold"
"""The field in which somebody says that it is assigned though nobody is told; hidden until then."""
FindUntold = Callable[[Iterable[Assignee]], list[str]]
"""Those of a choice for whom nobody would be told, each by name."""


class AssignForm(OperationForm):
    """Who is to do it: seats, groups and organisations, as many as are needed.

    Before it is saved it warns of those newly chosen where nobody is appointed.
    """

    seats = forms.TypedMultipleChoiceField(
        label="Seats that are to do it",
        help_text="A seat, so that it goes on when the person changes.",
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )
    groups = forms.TypedMultipleChoiceField(
        label="Groups that are to do it",
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )
    organisations = forms.TypedMultipleChoiceField(
        label="Organisations that are to do it",
        help_text="Those with an agency lead, who answers for them.",
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )

    members_of = forms.TypedMultipleChoiceField(
        label="Groups of which all members are to do it, each answering",
        help_text="Every seat of chair, vice-chair, member and lay member that the group has "
        "today; it is done when each has answered.",
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )

    untold = forms.BooleanField(label=ALL_THE_SAME, required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        seats: Choices,
        groups: Choices,
        organisations: Choices,
        members_of: Choices,
        find_untold: FindUntold,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.find_untold = find_untold
        set_choices(self, "seats", seats)
        set_choices(self, "groups", groups)
        set_choices(self, "organisations", organisations)
        set_choices(self, "members_of", members_of)

    def clean(self) -> None:
        super().clean()
        self.warn_of_untold()

    def warn_of_untold(self) -> None:
        """Once all else is right: nobody would be told of some, unless one knows that already."""
        if self.errors or self.cleaned_data[UNTOLD]:
            return
        if found := self.find_untold(self.newly_chosen()):
            self.fields[UNTOLD].widget = forms.CheckboxInput()
            self.add_error(UNTOLD, untold_sentence(found))

    def newly_chosen(self) -> list[Assignee]:
        """Those it did not stand with before."""
        return self.chosen()

    def chosen(self) -> list[Assignee]:
        return [
            Assignee(kind, pk) for kind, name in KINDS.items() for pk in self.cleaned_data[name]
        ]


def untold_sentence(names: Iterable[str]) -> str:
    return (
        f"Nobody is appointed now, so nobody will be told: {format_list(names)}. "
        f"Choose another, or tick “{ALL_THE_SAME}”."
    )


class ReassignForm(AssignForm):
    """The same for an action in the log; it remembers whom it stood with when it was drawn."""

    expected_assignees = forms.CharField(required=False, widget=forms.HiddenInput)

    @staticmethod
    def drawn_with(standing: Iterable[Assignee]) -> dict[str, Any]:
        """What the form begins with: those the action stands with now."""
        now = list(standing)
        chosen = {name: [to.pk for to in now if to.kind == kind] for kind, name in KINDS.items()}
        return {**chosen, "expected_assignees": " ".join(f"{to.kind}:{to.pk}" for to in now)}

    def newly_chosen(self) -> list[Assignee]:
        before = self.cleaned_data["expected_assignees"]
        return [each for each in self.chosen() if each not in before]

    def clean_expected_assignees(self) -> list[Assignee]:
        pairs = (word.partition(":") for word in self.cleaned_data["expected_assignees"].split())
        return [Assignee(kind, int(pk)) for kind, _, pk in pairs if pk.isdecimal()]

    def operation_input(self) -> dict[str, Any]:
        expected = self.cleaned_data["expected_assignees"]
        return {"to": self.chosen(), "expected_assignees": expected}


class RaiseForm(ActionForm, AssignForm):
    """A new action: its words, where it was raised, when it is due and who is to do it."""

    folded: tuple[str, ...] = ("seats", "groups", "organisations", "members_of", "themes")
    unscreened = {"due_text": DUE_IS_READ}

    origin_label = forms.CharField(
        label="Where was it raised? (optional)",
        help_text="For example, the meeting of 12 November 2026, item 5.",
        required=False,
        max_length=200,
    )
    due_text = due_field()

    field_order = [
        "title",
        "text",
        "origin_label",
        "due_text",
        "seats",
        "groups",
        "organisations",
        "members_of",
        "untold",
        "answering",
        "priority_id",
        "objective_id",
        "measure",
        "needs_embedding",
        "climbs_when_overdue",
        "themes",
    ]

    def clean(self) -> None:
        super().clean()
        self.warn_of_untold()

    def clean_due_text(self) -> str:
        return check_due_text(self.cleaned_data["due_text"])

    def changes(self) -> dict[str, Any]:
        assigned = (*KINDS.values(), UNTOLD)
        return {name: value for name, value in super().changes().items() if name not in assigned}

    def operation_input(self) -> dict[str, Any]:
        return super().operation_input() | {"to": self.chosen()}
