"""A form screens all free text, and says what its operation is given."""

from datetime import date
from typing import Any

import pytest
from django import forms

from governance.core.drawn_fields import DrawnFields, digest
from governance.core.forms.fields import ProseField, version_field
from governance.core.forms.operation_forms import ChangesForm, OperationForm, ScreenedForm

POSTCODE = "Meet at LE1 1AA"
WHY = "The city hall."
KEPT = "What looks identifying stays: The city hall."


class NoteForm(ScreenedForm):
    title = forms.CharField(required=False)
    text = ProseField(required=False)
    kind = forms.ChoiceField(choices=[("LE1 1AA", "A choice, and no free text")], required=False)
    marker = forms.CharField(widget=forms.HiddenInput, required=False)


class ReasonForm(ScreenedForm):
    reason_joins = "reason"
    reason = ProseField()


class CodeForm(ScreenedForm):
    unscreened = {"code": "it is one of ours"}
    code = forms.CharField()


class RuledForm(ScreenedForm):
    text = ProseField()

    def clean(self) -> None:
        super().clean()
        self.add_error(None, "Never.")


class WordsForm(ChangesForm):
    text = ProseField()
    expected_version = version_field()


class DayForm(OperationForm):
    day = forms.DateField()
    expected_version = version_field()


DRAWN = DrawnFields(subject="core.thing 1", version=3, digests={"text": digest("There.")})


def given(form: OperationForm) -> dict[str, Any]:
    assert form.errors == {}
    return form.operation_input()


@pytest.mark.parametrize("name", ["title", "text"])
def test_an_nhs_number_is_stopped_in_any_free_text_whatever_reason_is_given(name):
    form = NoteForm({name: "943 476 5919", "identifying_reason": "It matters."})

    assert form.errors == {name: ["Take out “943 476 5919”: NHS numbers are not kept here."]}


def test_a_choice_and_a_hidden_field_are_no_free_text():
    assert NoteForm().screened_fields() == ["title", "text"]


def test_the_box_for_the_reason_is_last_and_hidden_until_there_is_a_doubt():
    untouched, doubtful = NoteForm(), NoteForm({"text": POSTCODE})

    assert [*untouched.fields][-1] == "identifying_reason"
    assert untouched["identifying_reason"].is_hidden
    assert doubtful.errors == {
        "identifying_reason": [
            "“LE1 1AA” looks like a full postcode. Take it out, or say why it must stay."
        ]
    }
    assert not doubtful["identifying_reason"].is_hidden


def test_a_form_that_screens_nothing_has_no_such_box():
    form = CodeForm({"code": "LE1 1AA"})

    assert [*form.fields] == ["code"]
    assert given(form) == {"code": "LE1 1AA"}


def test_a_doubt_with_a_reason_passes_and_the_reason_is_the_note_of_the_operation():
    form = NoteForm({"text": POSTCODE, "identifying_reason": WHY})

    assert given(form) == {"title": "", "text": POSTCODE, "kind": "", "marker": "", "note": KEPT}


def test_where_there_is_no_doubt_no_reason_is_asked_or_kept():
    form = NoteForm({"text": "Nothing here.", "identifying_reason": "Left over."})

    assert given(form)["note"] == ""


def test_the_reason_is_joined_to_the_words_that_are_kept_with_the_operation_anyway():
    form = ReasonForm({"reason": POSTCODE, "identifying_reason": WHY})

    assert given(form) == {"reason": f"{POSTCODE}\n{KEPT}"}


def test_a_form_with_rules_of_its_own_screens_as_well():
    form = RuledForm({"text": "943 476 5919"})

    assert [*form.errors] == ["text", "__all__"]


def test_the_words_of_a_record_are_given_together_and_what_is_beside_them_apart():
    drawn = {"expected_version": DRAWN}
    token = WordsForm(initial=drawn)["expected_version"].value()
    form = WordsForm({"text": "Here.", "expected_version": token}, initial=drawn)

    assert given(form) == {"changes": {"text": "Here."}, "expected_version": DRAWN, "note": ""}


def test_a_form_for_a_new_record_carries_nothing():
    form = DayForm({"day": "2026-03-31"})

    assert given(form) == {"day": date(2026, 3, 31)}
