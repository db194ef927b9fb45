"""In a form, what may tell who a child is is stopped, or confirmed with a reason."""

import pytest
from django import forms

from governance.core import identifier_screening
from governance.core.forms.operation_forms import ScreenedForm


@pytest.mark.parametrize("number", ["943 476 5919", "943-476-5919", "9434765919", "123 456 7890"])
def test_an_nhs_number_is_found_in_any_of_its_forms(number):
    assert identifier_screening.nhs_numbers(f"NHS number {number}, seen twice") == [number]


@pytest.mark.parametrize(
    "text",
    ["0116 496 0000", "020 7946 0018", "1234567890", "2025-26", "07700 900123", "12345678901"],
)
def test_telephone_numbers_and_other_figures_are_no_nhs_numbers(text):
    assert identifier_screening.nhs_numbers(text) == []


@pytest.mark.parametrize("postcode", ["LE1 1AA", "le1 1aa", "NG34 7EN", "W1A0AX", "B2 5HG"])
def test_a_full_postcode_raises_a_doubt(postcode):
    assert identifier_screening.possible_identifiers(f"The family at {postcode} moved") == [
        f"“{postcode}” looks like a full postcode"
    ]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("DOB 3/5/2014", "3/5/2014"),
        ("d.o.b. 03.05.14", "03.05.14"),
        ("She was born on 3 May 2014.", "3 May 2014"),
        ("Date of birth: 3rd May 2014", "3rd May 2014"),
    ],
)
def test_a_date_of_birth_raises_a_doubt(text, quoted):
    assert identifier_screening.possible_identifiers(text) == [
        f"“{quoted}” looks like a date of birth"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "LE1",
        "Section 11, Q1 1st draft",
        "heard on 3 May 2025",
        "the cohort born in 2014",
        "Room B2",
    ],
)
def test_part_postcodes_and_ordinary_dates_raise_none(text):
    assert identifier_screening.possible_identifiers(text) == []


def test_what_is_kept_is_what_was_typed_and_why_something_stays():
    both = identifier_screening.justification_note("The city hall.", "Typed.")

    assert both == "Typed.\nWhat looks identifying stays: The city hall."
    assert identifier_screening.justification_note("", "Typed.") == "Typed."
    assert identifier_screening.justification_note("") == ""


class NoteForm(ScreenedForm):
    text = forms.CharField()


@pytest.mark.django_db
def test_a_name_with_an_age_is_asked_about_in_the_persons_own_words():
    form = NoteForm({"text": "Jamie\u00a0Poole, aged\u00a014, of 14 Green Lane"})

    assert form.errors == {
        "identifying_reason": [
            "“Jamie Poole, aged 14” looks like a child's name: "
            "use an alias such as Child A and an age band; "
            "“14 Green Lane” looks like a street address. Take it out, or say why it must stay."
        ]
    }


@pytest.mark.parametrize("number", ["943\u00a0476\u00a05919", "943.476.5919", "943‒476‒5919"])
def test_an_nhs_number_is_stopped_whatever_separates_its_parts(number):
    form = NoteForm({"text": f"No {number}", "identifying_reason": "It matters."})

    shown = " ".join(number.split())
    assert form.errors == {"text": [f"Take out “{shown}”: NHS numbers are not kept here."]}


def test_where_there_is_no_doubt_no_reason_is_asked_or_kept():
    form = NoteForm({"text": "Nothing here.", "identifying_reason": "Left over."})

    assert form.errors == {}
    assert identifier_screening.justification_note(form.confirmed) == ""
