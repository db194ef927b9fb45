"""The rooms: each folder is in the contracts, holds what a room may hold, and says what it owns."""

import ast
import importlib
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Model

from lscp.celery import ROOMS
from tests.architecture.contracts import CONTRACTS
from tests.architecture.introspection import FLOORS, ROOT, place, tree
from tests.of_each import of_each

APPS = [app for app in FLOORS if app != "lscp"]
ROOT_PACKAGES = {"management", "migrations", "templatetags"}
ROOT_MODULES = {"__init__", "admin", "apps", "models", "records", "urls"}
"""What stands at an app's root: Django and our registry look for it there."""
NOT_ROOMS_TO_READ = {"governance.core", "governance.rules"}
"""Each has a contract of its own: neither is about a kind of record."""


def rooms_of(app: str) -> set[str]:
    folders = {path.parent.name for path in (ROOT / app).glob("*/__init__.py")}
    return folders - ROOT_PACKAGES


ALL_ROOMS = [ROOT / app / room for app in APPS for room in sorted(rooms_of(app))]


def contract_of(*containers: str) -> dict:
    return next(each for each in CONTRACTS if each.get("containers", [])[:1] == [*containers])


def layered(contract: dict) -> set[str]:
    """The rooms a contract puts in order; what stands at the root of an app is in brackets."""
    words = (word.strip() for layer in contract["layers"] for word in layer.split("|"))
    return {word for word in words if not word.startswith("(")}


@pytest.mark.parametrize("app", ["governance", "assurance"])
def test_every_room_has_its_place_in_the_contract_between_the_rooms(app):
    contract = contract_of(app)

    assert layered(contract) == rooms_of(app)
    assert contract["exhaustive"]


def test_every_room_is_read_in_the_same_order():
    contract = contract_of("governance.people")
    rooms = {f"{app}.{room}" for app in APPS for room in rooms_of(app)}

    assert set(contract["containers"]) == rooms - NOT_ROOMS_TO_READ
    assert contract["exhaustive"]


@pytest.mark.parametrize("room", sorted(NOT_ROOMS_TO_READ))
def test_what_is_no_room_to_read_has_an_order_of_its_own(room):
    contract = contract_of(room)
    modules = {path.stem for path in (ROOT / room.replace(".", "/")).glob("*.py")}
    packages = {path.parent.name for path in (ROOT / room.replace(".", "/")).glob("*/__init__.py")}

    assert layered(contract) == (modules | packages) - {"__init__"}


@pytest.mark.parametrize("app", APPS)
def test_at_the_root_of_an_app_stands_only_what_is_looked_for_there(app):
    assert {path.stem for path in (ROOT / app).glob("*.py")} <= ROOT_MODULES


@of_each("room", ALL_ROOMS, ids=place)
def test_a_room_says_what_it_owns_and_what_it_refuses_to_own(room):
    says = " ".join((ast.get_docstring(tree(room / "__init__.py")) or "").split())

    assert says
    if f"{room.parent.name}.{room.name}" != "governance.rules":
        assert says.startswith(f"{room.name} owns ")
        assert "refuses to" in says


@of_each("room", ALL_ROOMS, ids=place)
def test_the_app_gathers_every_record_kind_of_a_room(room):
    if not (room / "models.py").exists() and not (room / "models").exists():
        return
    app, gathered = room.parent.name, importlib.import_module(f"{room.parent.name}.models")
    inside = importlib.import_module(f"{app}.{room.name}.models")
    own = {
        model.__name__
        for model in apps.get_app_config(app).get_models()
        if model.__module__.startswith(inside.__name__) and not hasattr(model, "instance_type")
    }

    assert own
    assert own <= set(gathered.__all__)
    assert all(issubclass(getattr(gathered, name), Model) for name in own)
    assert own <= set(dir(inside))


def test_the_worker_knows_every_room_that_has_tasks():
    there = {
        ".".join(path.relative_to(ROOT).parts[:-1])
        for app in FLOORS
        for path in (ROOT / app).rglob("tasks.py")
    }

    assert set(ROOMS) == there


def folders_below(root: Path) -> set[tuple[str, str]]:
    return {
        (app, path.name)
        for app in APPS
        for path in (root / app).glob("*")
        if path.is_dir() and path.name != "__pycache__"
    }


@pytest.mark.parametrize("root", ["templates", "tests"])
def test_templates_and_tests_mirror_the_rooms(root):
    rooms = {(app, room) for app in APPS for room in rooms_of(app)}

    assert folders_below(ROOT / root) <= rooms
    assert [path.name for app in APPS for path in (ROOT / "templates" / app).glob("*.html")] == []
