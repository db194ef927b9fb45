"""What a page showed of a record: one text for one meaning, taken only as it was signed."""

from datetime import date

import pytest
from django import forms

from governance.core.drawn_fields import DrawnFields, canonical_text, digest
from governance.core.forms.fields import ProseField, version_field
from governance.core.forms.operation_forms import OPEN_AGAIN, OperationForm

HELD = {"text": "There.", "kind": "first"}


class TextForm(OperationForm):
    text = ProseField(required=False)
    kind = forms.ChoiceField(choices=[("first", "The first"), ("second", "The second")])
    expected_version = version_field()


class OtherForm(TextForm):
    """The same fields under another name."""


def drawn(pk: int = 1, **held: str) -> dict[str, object]:
    held = HELD | held
    digests = {name: digest(value) for name, value in held.items()}
    seen = DrawnFields(subject=f"core.thing {pk}", version=1, digests=digests)
    return {**held, "expected_version": seen}


def token(form: OperationForm) -> str:
    return str(form["expected_version"].value())


def sent(now: dict[str, object] | None = None, **typed: str) -> TextForm:
    """A form drawn with what was held, and sent when the record holds ``now``."""
    seen = token(TextForm(initial=drawn()))
    return TextForm({**HELD, "expected_version": seen, **typed}, initial=now or drawn())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Line.\r\nNext. ", "Line.\nNext."),
        (None, ""),
        ([3, 1], (1, 3)),
        (date(2026, 3, 1), "2026-03-01"),
        ({"b": 1, "a": 2}, {"a": 2, "b": 1}),
    ],
)
def test_what_means_the_same_has_one_text(one, other):
    assert canonical_text(one) == canonical_text(other)


@pytest.mark.parametrize(("one", "other"), [(False, None), (0, ""), ([1], []), ("a b", "ab")])
def test_what_means_something_else_has_another_text(one, other):
    assert digest(one) != digest(other)


@pytest.mark.parametrize(
    "carried",
    [
        "",
        "3",
        "forged:1abc:xyz",
        token(TextForm(initial=drawn(pk=2))),
        token(OtherForm(initial=drawn())),
    ],
)
def test_what_was_not_signed_for_this_form_and_record_is_refused_and_the_words_are_kept(carried):
    form = TextForm({**HELD, "text": "Mine.", "expected_version": carried}, initial=drawn())

    assert form.errors == {"__all__": [OPEN_AGAIN]}
    assert form["text"].value() == "Mine."


def test_only_what_differs_from_what_was_drawn_was_changed_by_this_person():
    form = sent(text="Mine.")

    assert form.is_valid()
    assert form.touched_fields() == {"text": "Mine."}


def test_what_both_changed_is_a_conflict_and_what_only_the_other_changed_shows_theirs():
    form = sent(now=drawn(text="Theirs.", kind="second"), text="Mine.")
    assert form.is_valid()

    form.show_conflicts()

    assert [(each.label, each.theirs, each.yours) for each in form.conflicts] == [
        ("Text", "Theirs.", "Mine.")
    ]
    assert (form["text"].value(), form["kind"].value()) == ("Mine.", "second")


def test_what_both_changed_to_the_same_is_no_conflict():
    form = sent(now=drawn(text="Ours."), text="Ours.")
    assert form.is_valid()

    assert form.changed_by_both() == []


def test_the_page_of_a_conflict_carries_what_it_shows_of_theirs():
    form = sent(now=drawn(text="Theirs."), text="Mine.")
    assert form.is_valid()
    form.show_conflicts()

    again = TextForm(
        {**HELD, "text": "Mine.", "expected_version": token(form)}, initial=drawn(text="Theirs.")
    )

    assert again.is_valid()
    assert again.touched_fields() == {"text": "Mine."}
    assert again.changed_by_both() == []


@pytest.mark.parametrize(
    ("choice", "kept"),
    [({}, "Mine."), ({"keep_text": "mine"}, "Mine."), ({"keep_text": "theirs"}, "Theirs.")],
)
def test_whose_value_is_kept_is_chosen(choice, kept):
    form = sent(now=drawn(text="Theirs."), text="Mine.", **choice)

    assert form.is_valid()
    assert form.cleaned_data["text"] == kept
    assert "keep_text" not in form.operation_input()


def test_a_choice_stands_on_the_page_again_when_something_else_is_wrong():
    form = sent(now=drawn(text="Theirs."), text="Mine.", kind="none", keep_text="theirs")

    assert [*form.errors] == ["kind"]
    assert form["keep_text"].value() == "theirs"
    assert form["text"].value() == "Mine."


def test_a_choice_is_read_in_its_words():
    form = sent(now=drawn(kind="second"))
    assert form.is_valid()

    assert form.conflict("kind", "first").theirs == "The second"
    assert form.conflict("kind", "first").yours == "The first"
