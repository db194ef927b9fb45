"""The forms of a return: its answers, the office's query, the reply."""

from collections.abc import Iterable
from typing import Any

from django import forms

from assurance.instruments.models import Question
from assurance.returns.models import Answer
from governance.core import identifier_screening
from governance.core.forms.fields import ProseField, seen_field, set_choices


class AnswersForm(forms.Form):
    """All questions of a return, each optional while it is a draft.

    Beside each answer goes, hidden, the version the person saw when the page was drawn.
    """

    def __init__(self, answers: Iterable[Answer], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.answers = {answer.question.code: answer for answer in answers}
        for code, answer in self.answers.items():
            self.fields[code] = field_for(answer)
            self.fields[f"{code}-seen"] = forms.IntegerField(
                widget=forms.HiddenInput, initial=answer.version
            )
        self.fields[identifier_screening.REASON] = identifier_screening.reason_field()

    def clean(self) -> None:
        """Looks at what this person wrote, not at what stood there when the page was drawn."""
        written = [code for code in self.answers if code in self.changed_data]
        self.confirmed = identifier_screening.screen_form(self, written)

    def notes(self) -> dict[int, str]:
        """Why what looks identifying stays, by the key of the answer in which it stands."""
        note = identifier_screening.justification_note(self.confirmed)
        return {
            answer.pk: note
            for code, answer in self.answers.items()
            if note and identifier_screening.possible_identifiers(str(self.cleaned_data[code]))
        }

    def typed(self) -> list[tuple[Answer, Any, int]]:
        """Each answer with the value typed and the version seen."""
        return [
            (answer, self.cleaned_data[code], self.cleaned_data[f"{code}-seen"])
            for code, answer in self.answers.items()
        ]


def field_for(answer: Answer) -> forms.Field:
    """The form field of a question's kind, with the answer as it stands."""
    question = answer.question
    common: dict[str, Any] = {
        "label": question.prompt if question.is_required else f"{question.prompt} (optional)",
        "help_text": question.help_text,
        "required": False,
        "initial": answer.value,
    }
    match Question.Kind(question.kind):
        case Question.Kind.LONG_TEXT:
            return ProseField(**common)
        case Question.Kind.SHORT_TEXT:
            return forms.CharField(max_length=300, **common)
        case Question.Kind.NUMBER:
            return forms.IntegerField(min_value=0, **common)
        case Question.Kind.YES_NO:
            return forms.TypedChoiceField(
                choices=[("True", "Yes"), ("False", "No")],
                coerce=lambda typed: typed == "True",
                empty_value=None,
                widget=forms.RadioSelect,
                **common,
            )
        case Question.Kind.CHOICE:
            choices = [("", "Choose one"), *((choice, choice) for choice in question.choices)]
            return forms.ChoiceField(choices=choices, **common)
        case Question.Kind.DATE:
            return forms.DateField(**common)


class QueryForm(forms.Form):
    """The office's question about one answer."""

    reason = ProseField(
        label="What do you ask?",
        help_text="The group’s chair reads this. Say what is missing or unclear.",
        rows=4,
        max_length=2000,
        error_messages={"required": "Write what you ask."},
    )
    identifying_reason = identifier_screening.reason_field()

    def clean(self) -> None:
        self.confirmed = identifier_screening.screen_form(self, ("reason",))


class ReplyForm(forms.Form):
    """The respondent's reply to a query."""

    reply = ProseField(
        label="Your reply",
        help_text="You can also change the answer itself; then submit the report again.",
        rows=4,
        max_length=4000,
        error_messages={"required": "Write your reply."},
    )
    seen = seen_field()
    identifying_reason = identifier_screening.reason_field()

    def clean(self) -> None:
        self.confirmed = identifier_screening.screen_form(self, ("reply",))


class ReturnFilterForm(forms.Form):
    """Which returns a list shows."""

    status = forms.ChoiceField(required=False)
    period = forms.ChoiceField(required=False)

    def __init__(self, *args: Any, periods: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(
            self,
            "status",
            [
                ("", "Any status"),
                ("late", "Late"),
                ("open", "Open"),
                ("submitted", "Submitted"),
                ("queried", "Queried"),
                ("accepted", "Accepted"),
            ],
        )
        set_choices(self, "period", [("", "Any period"), *periods])
