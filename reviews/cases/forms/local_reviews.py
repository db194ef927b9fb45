"""What a person types about a local learning review: from its decision to its completion."""

from collections.abc import Iterable
from typing import Any

from django import forms

from governance.core.forms.dates import DayField
from governance.core.forms.fields import ProseField, set_choices, version_field
from governance.core.forms.operation_forms import ChangesForm, ScreenedForm
from governance.people.models import User
from reviews.cases.forms.practice_reviews import text
from reviews.cases.forms.screening import DAY_HINT, READERS

NO_LIMIT = "Neither law nor guidance states how long it takes."


class OpenLocalForm(ScreenedForm):
    """On which day it was decided, and by when it is to be completed."""

    decided_on = DayField(
        label="On which day was it decided to hold it?",
        help_text=f"{DAY_HINT} Its days count from here.",
        error_messages={"required": "Enter the day of the decision."},
    )
    due_on = DayField(
        label="By which day is it to be completed? (optional)",
        help_text=f"{NO_LIMIT} Left empty, the day follows from the partnership’s arrangements; "
        "where they state none, no limit runs.",
        required=False,
    )


class LeadForm(ScreenedForm):
    """Who leads it, of those named on the case."""

    lead = forms.TypedChoiceField(
        label="Who leads it?",
        help_text="Somebody who is named on the case and reads the whole of it. They may write "
        "what is to be learned, the meeting and the findings.",
        coerce=int,
        error_messages={"required": "Choose who leads it."},
    )
    expected_version = version_field()

    def __init__(self, *args: Any, people: Iterable[User], **options: Any) -> None:
        super().__init__(*args, **options)
        self.people = {person.pk: person for person in people}
        names = [(pk, str(person)) for pk, person in self.people.items()]
        set_choices(self, "lead", [("", "Choose"), *names])

    def operation_input(self) -> dict[str, Any]:
        given = super().operation_input()
        return given | {"lead": self.people[given["lead"]]}


class LocalTermsForm(ChangesForm):
    """What is to be learned, and how."""

    terms = text("What is to be learned?", "The questions, and from when to when.")
    method = text("How is it done?", "For example, one meeting, conversations, a look at records.")
    expected_version = version_field()


class LocalDayForm(ScreenedForm):
    """The day by which it is to be completed."""

    reason_joins = "note"

    due_on = DayField(
        label="By which day is it to be completed?",
        help_text=f"{DAY_HINT} {NO_LIMIT}",
        error_messages={"required": "Enter the day by which it is to be completed."},
    )
    note = ProseField(
        label="Why? (needed where a day was set before)",
        help_text=READERS,
        required=False,
        rows=4,
        max_length=2000,
    )
    expected_version = version_field()

    def operation_input(self) -> dict[str, Any]:
        given = super().operation_input()
        return given | {"note": given.get("note", "")}


class LocalMeetingForm(ChangesForm):
    """When it met, who took part, and what was discussed."""

    meeting_on = DayField(label="Day of the meeting (optional)", help_text=DAY_HINT, required=False)
    present = ProseField(
        label="Who took part? (optional)",
        help_text="Agencies and roles.",
        required=False,
        rows=3,
        max_length=2000,
    )
    discussion = text("What was discussed", "By alias only.")
    expected_version = version_field()


class FindingsForm(ChangesForm):
    """What was found, what was done well, and what was learned."""

    findings = text("What was found", "By alias only.")
    good_practice = text("Good practice")
    learning = text("What was learned", "For whom, and what they would do otherwise.")
    expected_version = version_field()


class CompleteLocalForm(ScreenedForm):
    """That what was learned was passed on."""

    completed_on = DayField(
        label="On which day was it completed?",
        help_text=DAY_HINT,
        error_messages={"required": "Enter the day on which it was completed."},
    )
    passed_on = ProseField(
        label="How was what was learned passed on?",
        help_text="For example, a briefing, a practice note, a team meeting of each agency.",
        rows=5,
        max_length=4000,
        error_messages={"required": "Say how what was learned was passed on."},
    )
    expected_version = version_field()
