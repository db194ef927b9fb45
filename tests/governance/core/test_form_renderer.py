"""Inputs drawn without a template are, letter by letter, what Django's templates would draw."""

from datetime import date

from django import forms
from django.forms.renderers import DjangoTemplates

from governance.core.forms.renderer import DRAWN, Renderer
from tests.of_each import of_each

HOSTILE = "\"><img src=x onerror=alert(1)>&'"
GROUPED = [("", "Any"), (1, "One & all"), ("Later", [("<2>", HOSTILE), (3, 3)])]
PLAIN = [
    forms.TextInput,
    forms.HiddenInput,
    forms.EmailInput,
    forms.NumberInput,
    forms.PasswordInput,
    forms.URLInput,
    forms.DateInput,
    forms.Textarea,
]
VALUES = [None, "", "0", "plain", HOSTILE, "two\nlines", 7, 12345, True, date(2026, 3, 27)]
ATTRS = [{}, {"id": "id_x", "required": True, "placeholder": False, "title": HOSTILE, "rows": 6}]


@of_each("kind", PLAIN)
@of_each("value", VALUES)
@of_each("attrs", ATTRS)
def test_a_plain_input_is_drawn_as_django_draws_it(kind, value, attrs):
    given = {"name": f"n{HOSTILE}", "value": value, "attrs": attrs}

    drawn = kind().render(**given, renderer=Renderer())

    assert drawn == kind().render(**given, renderer=DjangoTemplates())


@of_each("kind", [forms.Select, forms.SelectMultiple])
@of_each("value", [None, "", 1, "<2>", ["1", "3"]])
@of_each("attrs", ATTRS)
def test_a_choice_is_drawn_as_django_draws_it(kind, value, attrs):
    widget = kind(choices=GROUPED)

    drawn = widget.render("x", value, attrs, renderer=Renderer())

    assert drawn == widget.render("x", value, attrs, renderer=DjangoTemplates())


def test_every_form_of_the_product_is_drawn_so():
    assert isinstance(forms.Form().renderer, Renderer)
    assert forms.Select().template_name in DRAWN
