"""The form pack: what a field, an error and a button look like, and that nothing gets through."""

from datetime import date
from html.parser import HTMLParser

import pytest
from crispy_forms.bootstrap import InlineRadios, PrependedText
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Fieldset, Hidden, Layout, Row, Submit
from crispy_forms.utils import render_crispy_form
from django import forms
from django.template.loader import render_to_string

pytestmark = pytest.mark.pages

HOSTILE = "<img src=x onerror=alert(1)>"


class DateParts(forms.MultiWidget):
    use_fieldset = True

    def __init__(self) -> None:
        super().__init__([forms.NumberInput(), forms.NumberInput(), forms.NumberInput()])

    def decompress(self, value: date | None) -> list[int | None]:
        return [value.day, value.month, value.year] if value else [None, None, None]


class DatePartsField(forms.MultiValueField):
    widget = DateParts

    def __init__(self, **options) -> None:
        super().__init__(fields=[forms.IntegerField()] * 3, **options)

    def compress(self, values: list[int]) -> date | None:
        return date(values[2], values[1], values[0]) if values else None


class EveryField(forms.Form):
    group = forms.CharField(label="Name of the group", help_text="As in the arrangements")
    address = forms.EmailField(label="E-mail address")
    word = forms.CharField(label="Password", widget=forms.PasswordInput)
    children = forms.IntegerField(label="Children in scope")
    amount = forms.IntegerField(label="Contribution")
    due = DatePartsField(label="Due on", help_text="For example, 27 3 2026")
    told = forms.CharField(
        label="What changed?", max_length=20, widget=forms.Textarea(attrs={"rows": 7})
    )
    partnership = forms.ChoiceField(label="Partnership", choices=[("a", "A"), ("b", "B")])
    sure = forms.ChoiceField(
        label="How sure?", choices=[("y", "Yes"), ("n", "No")], widget=forms.RadioSelect
    )
    themes = forms.MultipleChoiceField(
        choices=[("n", "Neglect"), ("e", "Exploitation")], widget=forms.CheckboxSelectMultiple
    )
    anonymous = forms.BooleanField(label="No child can be identified")
    paper = forms.FileField(label="Paper")
    seen = forms.CharField(widget=forms.HiddenInput, initial="3")

    helper = FormHelper()
    helper.layout = Layout(
        "group", "address", "word", "children", PrependedText("amount", "£"), "due",
        Fieldset("The answer", "told"), Row(Column("partnership"), Column("anonymous")),
        InlineRadios("sure"), "themes", "paper", "seen", Hidden("step", "2"),
        Submit("save", "Save & continue"),
        Submit("leave", "Leave", css_class="govuk-button--secondary"),
    )  # fmt: skip


class Elements(HTMLParser):
    """Every element of a page: its tag and attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def ids(self) -> list[str]:
        return [attrs["id"] for _, attrs in self.found if attrs.get("id")]

    def with_id(self, key: str) -> dict[str, str | None]:
        return next(attrs for _, attrs in self.found if attrs.get("id") == key)


def summary_of(form: forms.Form) -> str:
    return render_to_string("components/error_summary.html", {"form": form})


def an_empty_answer() -> EveryField:
    return EveryField(data={})


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("id_group", "govuk-input"),
        ("id_address", "govuk-input"),
        ("id_word", "govuk-password-input__input"),
        ("id_children", "govuk-input"),
        ("id_amount", "govuk-input"),
        ("id_due_0", "govuk-date-input__input"),
        ("id_told", "govuk-textarea"),
        ("id_partnership", "govuk-select"),
        ("id_sure_0", "govuk-radios__input"),
        ("id_themes_1", "govuk-checkboxes__input"),
        ("id_anonymous", "govuk-checkboxes__input"),
        ("id_paper", "govuk-file-upload"),
    ],
)
def test_every_kind_of_input_carries_the_design_systems_class(key, name):
    page = Elements(render_crispy_form(EveryField()))

    assert name in page.with_id(key)["class"].split()


def test_every_id_stands_once_and_every_label_leads_to_an_input():
    page = Elements(render_crispy_form(an_empty_answer()))

    ids = page.ids()
    targets = [attrs["for"] for tag, attrs in page.found if tag == "label"]
    assert len(ids) == len(set(ids))
    assert set(targets) <= set(ids)


def test_every_error_link_leads_to_an_input_that_is_there():
    form = an_empty_answer()

    links = [a["href"] for tag, a in Elements(summary_of(form)).found if tag == "a"]
    ids = Elements(render_crispy_form(form)).ids()
    assert len(links) == 12
    assert {link.removeprefix("#") for link in links} <= set(ids)


def test_a_field_in_error_says_so_to_those_who_listen():
    html = render_crispy_form(an_empty_answer())

    field = Elements(html).with_id("id_group")
    assert field["aria-invalid"] == "true"
    assert field["aria-describedby"] == "id_group_helptext id_group_error"
    assert 'id="id_group_error"' in html
    assert '<span class="govuk-visually-hidden">Error:</span> Enter: Name of the group' in html


def test_a_choice_in_error_is_described_on_its_fieldset():
    page = Elements(render_crispy_form(an_empty_answer()))

    told = [attrs.get("aria-describedby") for tag, attrs in page.found if tag == "fieldset"]
    assert "id_sure_error" in told
    assert "id_due_helptext id_due_error" in told


@pytest.mark.parametrize(
    "sentence",
    [
        "Enter: Name of the group",
        "Answer: What changed?",
        "Choose: Partnership",
        "Choose: Paper",
        "Tick the box: No child can be identified",
    ],
)
def test_an_empty_field_is_told_what_to_do(sentence):
    assert sentence in summary_of(an_empty_answer())


def test_too_long_a_text_is_told_how_long_it_is():
    form = EveryField(data={"told": "x" * 1021})

    assert (
        "Use 20 characters or fewer (there are 1,021, which is 1,001 too many): What changed?"
        in summary_of(form)
    )


def test_a_forms_own_words_about_an_error_are_kept():
    class Asked(forms.Form):
        day = forms.CharField(error_messages={"required": "Give the day of the meeting"})

    assert "Give the day of the meeting" in summary_of(Asked(data={}))


def test_errors_of_the_whole_form_stand_in_the_summary():
    form = EveryField(data={})
    form.add_error(None, "Two groups cannot have one name.")

    assert "<li>Two groups cannot have one name.</li>" in summary_of(form)


def test_a_limit_in_thousands_is_told_with_its_comma():
    class Long(forms.Form):
        told = forms.CharField(max_length=20_000, widget=forms.Textarea)

    assert "You can enter up to 20,000 characters" in render_crispy_form(Long())


def test_a_long_text_counts_down_and_never_cuts_off_what_is_pasted():
    html = render_crispy_form(EveryField())

    field = Elements(html).with_id("id_told")
    assert "maxlength" not in field
    assert field["rows"] == "7"
    assert field["aria-describedby"] == "id_told-info"
    assert 'data-maxlength="20"' in html


def test_what_was_typed_comes_back():
    form = EveryField(
        data={"group": "Audit", "due_0": "27", "due_1": "3", "due_2": "2026", "sure": "n"}
        | {"themes": ["e"], "anonymous": "on", "partnership": "b"}
    )

    page = Elements(render_crispy_form(form))

    assert page.with_id("id_group")["value"] == "Audit"
    assert [page.with_id(f"id_due_{part}")["value"] for part in range(3)] == ["27", "3", "2026"]
    chosen = ["id_sure_1", "id_themes_1", "id_anonymous"]
    others = ["id_sure_0", "id_themes_0"]
    assert all("checked" in page.with_id(key) for key in chosen)
    assert not any("checked" in page.with_id(key) for key in others)


def test_nothing_from_data_reaches_the_page_as_markup():
    class Hostile(forms.Form):
        text = forms.CharField(label=HOSTILE, help_text=HOSTILE, initial=HOSTILE)
        pick = forms.ChoiceField(
            label=HOSTILE, choices=[(HOSTILE, HOSTILE)], widget=forms.RadioSelect
        )
        many = forms.MultipleChoiceField(
            label=HOSTILE, choices=[(HOSTILE, HOSTILE)], widget=forms.CheckboxSelectMultiple
        )
        tick = forms.BooleanField(label=HOSTILE, help_text=HOSTILE)
        due = DatePartsField(label=HOSTILE)
        helper = FormHelper()
        helper.layout = Layout(
            Fieldset(HOSTILE, "text"), "pick", "many", "tick", "due", Submit("go", HOSTILE)
        )

    form = Hostile(data={"due_0": HOSTILE})
    form.add_error("text", HOSTILE)
    form.add_error(None, HOSTILE)

    html = render_crispy_form(form) + summary_of(form)

    assert HOSTILE not in html
    assert "img" not in {tag for tag, _ in Elements(html).found}


def test_buttons_are_the_design_systems_and_carry_no_others_classes():
    page = Elements(render_crispy_form(EveryField()))

    buttons = [a for tag, a in page.found if tag == "button" and a["type"] == "submit"]
    assert [button["class"] for button in buttons] == [
        "govuk-button",
        "govuk-button govuk-button--secondary",
    ]


def test_the_browser_leaves_the_checking_to_us():
    form, *_ = [a for tag, a in Elements(render_crispy_form(EveryField())).found if tag == "form"]

    assert "novalidate" in form
    assert form["enctype"] == "multipart/form-data"


def test_drawing_a_form_twice_gives_the_same_page():
    form = an_empty_answer()

    assert render_crispy_form(form) == render_crispy_form(form)
