"""Whatever a person types in a form is cleaned before it is checked, screened and kept."""

from django import forms
from django.http import QueryDict

from assurance.instruments.forms import QuestionSetForm
from governance.accounts import forms as accounts
from governance.core.forms.fields import ProseField
from governance.core.forms.operation_forms import OperationForm, ScreenedForm
from governance.core.forms.reference import ReferenceForm
from governance.core.forms.typed_text import is_typed
from governance.files.operations import plain_name
from governance.structure.arrangements.files import parse_toml
from governance.structure.models import Seat
from tests.architecture.introspection import our_forms
from tests.of_each import of_each

PASTED = "\uf0b7\tRaise\xa0it\r\n\uf0b7\tSay so\x0bagain"


class PastedForm(ScreenedForm):
    title = forms.CharField(max_length=8)
    text = ProseField(max_length=30)
    word = forms.CharField(widget=forms.PasswordInput, required=False)
    marker = forms.CharField(widget=forms.HiddenInput, required=False)


def pasted(**more: str) -> PastedForm:
    data = QueryDict(mutable=True)
    data.update({"title": "Raise\xa0\u2028it\u200b", "text": PASTED, **more})
    return PastedForm(data)


def test_a_form_gives_texts_as_they_are_kept_and_a_line_stays_one_line():
    form = pasted(word="pass\xa0word", marker="mark\xa0er")

    assert form.is_valid(), form.errors
    assert form.cleaned_data["title"] == "Raise it"
    assert form.cleaned_data["text"] == "• Raise it\n• Say so\nagain"
    assert (form.cleaned_data["word"], form.cleaned_data["marker"]) == (
        "pass\xa0word",
        "mark\xa0er",
    )


def test_a_form_that_is_drawn_again_shows_what_would_be_kept():
    form = pasted(title="")

    assert not form.is_valid()
    assert form["text"].value() == "• Raise it\n• Say so\nagain"


def test_a_text_of_nothing_that_can_be_seen_is_an_empty_one():
    assert pasted(title="\u200b\xa0\ufeff").errors["title"] == ["This field is required."]


def test_a_number_is_found_whatever_was_pasted_into_it():
    assert "NHS numbers are not kept" in str(pasted(text="943\xa0476\u200b\u20115919").errors)


def test_the_administration_cleans_as_well(db):
    names = forms.modelform_factory(Seat, form=ReferenceForm, fields=["title"])

    form = names({"title": "Board\xa0\x0bofficer"})

    assert form.is_valid(), form.errors
    assert form.cleaned_data["title"] == "Board officer"


def test_a_file_of_arrangements_is_cleaned_and_so_is_a_files_name(tmp_path):
    file = tmp_path / "place.toml"
    file.write_text('name = "City\xa0board"\nnotes = ["\uf0b7\\tOne"]', encoding="utf-8")

    assert parse_toml(file) == {"name": "City board", "notes": ["• One"]}
    assert plain_name("Plan\xa0final\u202e\u2011v2.docx") == "Plan final-v2.docx"


UNCLEANED = {
    accounts.SignInForm: "an address, and a password taken as it is",
    accounts.ForgottenPasswordForm: "an address",
    QuestionSetForm: "a file, whose words are cleaned once it is read",
}
FOLDED = {"q"}
"""What is looked for and not kept: it is folded as what it is compared with."""


@of_each("form", our_forms(), ids=lambda form: form.__qualname__)
def test_every_form_in_which_people_write_cleans_it(form):
    fields = getattr(form, "base_fields", {})
    writes = [name for name, field in fields.items() if is_typed(field) and name not in FOLDED]

    is_clean = issubclass(form, OperationForm | ReferenceForm)
    assert is_clean or not writes or form in UNCLEANED, f"{form} takes {writes} as they are"
