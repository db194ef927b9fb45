"""Keys, addresses and names point down: no room knows the one above it or beside it."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.urls import get_resolver

from tests.house.walk import FLOORS, ROOT, is_below, our_models, place, sources, templates

HREF = re.compile(r"""{%\s*url\s+["']([\w-]+):""")
PULLED_IN = re.compile(r"""{%\s*(?:include|extends)\s+["']([\w-]+)/""")
NAMED = re.compile(r"""["'](\w+):[a-z][a-z-]+["']""")
KEYS = [
    (model, field)
    for model in our_models()
    for field in (*model._meta.local_fields, *model._meta.local_many_to_many)
    if field.remote_field and field.related_model._meta.app_label in FLOORS
]
IDS = [f"{model._meta.label}.{field.name}" for model, field in KEYS]


def app_of_template(path: Path) -> str:
    """The app whose folder it is in; what every page may use counts as the ground floor."""
    folder = path.relative_to(ROOT / "templates").parts[0]
    return {"home": "lscp"}.get(folder, folder if folder in FLOORS else "governance")


def app_of_source(path: Path) -> str:
    return path.relative_to(ROOT).parts[0]


def points_up(app: str, named: str) -> bool:
    return named in FLOORS and not is_below(app, named)


@pytest.mark.parametrize(("model", "field"), KEYS, ids=IDS)
def test_every_key_points_to_its_own_room_or_a_lower_one(model, field):
    assert is_below(model._meta.app_label, field.related_model._meta.app_label)


@pytest.mark.parametrize(("model", "field"), KEYS, ids=IDS)
def test_a_key_to_a_lower_room_leaves_no_name_there(model, field):
    is_own = model._meta.app_label == field.related_model._meta.app_label

    assert is_own or field.remote_field.hidden


def test_every_address_space_is_an_apps_name():
    spaces = set(get_resolver().namespace_dict) - {"admin"}

    assert spaces <= set(FLOORS)


@pytest.mark.parametrize("path", templates(), ids=place)
def test_a_template_names_no_address_or_template_of_a_room_above(path):
    text = path.read_text(encoding="utf-8")

    named = HREF.findall(text) + PULLED_IN.findall(text)
    assert [name for name in named if points_up(app_of_template(path), name)] == []


@pytest.mark.parametrize("path", sources(), ids=place)
def test_a_module_names_no_address_of_a_room_above(path):
    named = NAMED.findall(path.read_text(encoding="utf-8"))

    assert [name for name in named if points_up(app_of_source(path), name)] == []


def test_up_is_told_from_down():
    ups = [("governance", "assurance"), ("reviews", "training"), ("assurance", "lscp")]
    downs = [("assurance", "reviews"), ("training", "governance"), ("lscp", "assurance")]

    assert [points_up(*pair) for pair in ups] == [True, True, True]
    assert [points_up(*pair) for pair in downs] == [False, False, False]
    assert HREF.findall("{% url 'assurance:return-list' %}") == ["assurance"]
    assert PULLED_IN.findall('{% include "assurance/_row.html" %}') == ["assurance"]
    assert {config.label for config in apps.get_app_configs()} >= set(FLOORS)
