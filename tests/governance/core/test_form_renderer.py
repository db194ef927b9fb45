"""Inputs drawn without a template are, letter by letter, what Django's templates would draw."""

from datetime import date

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates

from governance.core.forms.renderer import DRAWN, Renderer

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


@pytest.mark.parametrize("kind", PLAIN)
@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("attrs", ATTRS)
def test_a_plain_input_is_drawn_as_django_draws_it(kind, value, attrs):
    given = {"name": f"n{HOSTILE}", "value": value, "attrs": attrs}

    drawn = kind().render(**given, renderer=Renderer())

    assert drawn == kind().render(**given, renderer=DjangoTemplates())


@pytest.mark.parametrize("kind", [forms.Select, forms.SelectMultiple])
@pytest.mark.parametrize("value", [None, "", 1, "<2>", ["1", "3"]])
@pytest.mark.parametrize("attrs", ATTRS)
def test_a_choice_is_drawn_as_django_draws_it(kind, value, attrs):
    widget = kind(choices=GROUPED)

    drawn = widget.render("x", value, attrs, renderer=Renderer())

    assert drawn == widget.render("x", value, attrs, renderer=DjangoTemplates())


def test_every_form_of_the_product_is_drawn_so():
    assert isinstance(forms.Form().renderer, Renderer)
    assert forms.Select().template_name in DRAWN
