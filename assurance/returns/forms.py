"""The forms of a return: its answers, how it was received, the office's query, the reply."""

from collections.abc import Iterable
from typing import Any

from django import forms

from assurance.instruments.models import Question
from assurance.returns.models import Answer, AssuranceReturn, OfficeEntry
from governance.core import identifier_screening
from governance.core.drawn_fields import DrawnFields, drawn_fields
from governance.core.forms.dates import DayField
from governance.core.forms.fields import EXPECTED_VERSION, ProseField, set_choices, version_field
from governance.core.forms.filters import PlaceFilterForm
from governance.core.forms.operation_forms import ScreenedForm
from governance.core.identifier_screening import REASON, justification_note, reason_field
from governance.files.file_types import IN_WORDS

DAY_HINT = "For example, 31 3 2026."
WHO_READS_REASONS = "Everybody who answers the return and the business office can read this."


class AnswersForm(ScreenedForm):
    """All questions of a return, each optional while it is a draft.

    It carries what each answer was when the page was drawn; ``record`` is the return.
    """

    expected_version = version_field()

    def __init__(
        self, record: AssuranceReturn, answers: Iterable[Answer], *args: Any, **kwargs: Any
    ) -> None:
        self.answers = {answer.question.code: answer for answer in answers}
        held = {code: answer.value for code, answer in self.answers.items()}
        initial = {**held, EXPECTED_VERSION: drawn_fields(record)}
        super().__init__(*args, initial=initial, **kwargs)
        for code, answer in self.answers.items():
            self.fields[code] = field_for(answer)
        self.fields[REASON] = reason_field()

    def screened_fields(self) -> list[str]:
        """What this person wrote, not what stood there when the page was drawn.

        None before there are any fields: while the form is made.
        """
        written = self.touched_fields() if self.is_drawn_here() else self.fields
        return [code for code in self.answers if code in written]

    def notes(self) -> dict[int, str]:
        """Why what looks identifying stays, by the key of the answer in which it stands."""
        note = identifier_screening.justification_note(self.confirmed)
        return {
            answer.pk: note
            for code, answer in self.answers.items()
            if note and identifier_screening.possible_identifiers(str(self.cleaned_data[code]))
        }

    def typed(self) -> list[tuple[Answer, Any, DrawnFields]]:
        """Each answer this person changed: the value typed, and what the page showed of it."""
        drawn: DrawnFields = self.cleaned_data[EXPECTED_VERSION]
        return [
            (answer, value, drawn.of(answer, {answer.value_field: code}))
            for code, value in self.touched_fields().items()
            if (answer := self.answers.get(code))
        ]

    def operation_input(self) -> dict[str, Any]:
        return {"typed": self.typed(), "notes": self.notes()}


def field_for(answer: Answer) -> forms.Field:
    """The form field of a question's kind, with the answer as it stands."""
    question = answer.question
    common: dict[str, Any] = {
        "label": answer.prompt if question.is_required else f"{answer.prompt} (optional)",
        "help_text": question.help_text,
        "required": False,
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
            hint = " ".join(filter(None, (question.help_text, DAY_HINT)))
            return DayField(**{**common, "help_text": hint})


class QueryForm(ScreenedForm):
    """The office's question about one answer."""

    reason = ProseField(
        label="What do you ask?",
        help_text=f"{WHO_READS_REASONS} Say what is missing or unclear.",
        rows=4,
        max_length=2000,
        error_messages={"required": "Write what you ask."},
    )


class ReplyForm(ScreenedForm):
    """The respondent's reply to a query."""

    reply = ProseField(
        label="Your reply",
        help_text=f"{WHO_READS_REASONS} You can also change the answer itself; then submit the "
        "report again.",
        rows=4,
        max_length=4000,
        error_messages={"required": "Write your reply."},
    )
    expected_version = version_field()


class ChaseForm(ScreenedForm):
    """The office's own words for a chasing mail; they are kept with the return as well."""

    words = ProseField(
        label="Your own words (optional)",
        help_text=f"They stand in the mail under what is late, with your name. {WHO_READS_REASONS}",
        rows=4,
        max_length=2000,
        required=False,
    )

    def operation_input(self) -> dict[str, Any]:
        words = self.cleaned_data["words"]
        return {"words": words, "note": justification_note(self.confirmed, words)}


class ReasonForm(ScreenedForm):
    """Why the office does it; the reason is kept with the return.

    For what cannot be undone, it begins with what its person saw (``seen_of``).
    """

    reason_joins = "note"

    note = ProseField(
        label="Why?", rows=4, max_length=2000, error_messages={"required": "Give the reason."}
    )
    expected_version = version_field()

    def __init__(self, *args: Any, hint: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["note"].help_text = hint


class EntryForm(ScreenedForm):
    """How a return reached the office which its respondent did not write here."""

    channel = forms.ChoiceField(
        label="How did you receive it?",
        choices=OfficeEntry.Channel,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how you received it."},
    )
    received_on = DayField(
        label="When did you receive it?",
        help_text="For example, 3 10 2026. It counts as returned on that day.",
        error_messages={"required": "Enter the day on which you received it."},
    )
    received_from = forms.CharField(
        label="From whom?",
        help_text="Their role is enough: for example, Designated nurse.",
        max_length=200,
        error_messages={"required": "Say from whom you received it."},
    )
    content = forms.FileField(
        label="The original (optional)",
        required=False,
        help_text=f"The e-mail, letter or form as you received it: {IN_WORDS}. You and those who "
        "answer for them can read it. Take out what could identify a child first.",
        error_messages={"empty": "The file is empty."},
    )
    summary = ProseField(
        label="What was said (optional)",
        required=False,
        help_text="If there is no original, for example after a telephone call.",
        rows=4,
        max_length=4000,
    )


class EntryReplyForm(ScreenedForm):
    """Whether what the office entered is what the respondent said; begins with ``seen_of``."""

    reason_joins = "note"

    is_right = forms.TypedChoiceField(
        label="Is it right?",
        choices=[("yes", "Yes, this is our return"), ("no", "No, it is not right")],
        coerce=lambda typed: typed == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether it is right."},
    )
    note = ProseField(
        label="What is not right? (optional if it is right)",
        required=False,
        help_text=WHO_READS_REASONS,
        rows=4,
        max_length=2000,
    )
    expected_version = version_field()

    def clean(self) -> None:
        super().clean()
        if self.cleaned_data.get("is_right") is False and not self.cleaned_data.get("note"):
            self.add_error("note", "Say what is not right.")


class DueDateForm(ScreenedForm):
    """Another due date, and why."""

    reason_joins = "reason"

    due_on = DayField(
        label="When is it due now?",
        help_text="For example, 31 3 2027. It is due by the end of that day.",
        error_messages={"required": "Enter the day by which it is due."},
    )
    reason = ProseField(
        label="Why is it moved?",
        help_text="The old date and the reason stay with the return: everybody who may see the "
        "return can read them.",
        rows=3,
        max_length=2000,
        error_messages={"required": "Say why the date is moved."},
    )


class ReturnFilterForm(PlaceFilterForm):
    """Which returns a list shows; the place is that of whoever is asked."""

    any_place = "Any group or agency"
    place = forms.ChoiceField(label="From", required=False)
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
