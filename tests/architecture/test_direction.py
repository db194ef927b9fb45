"""Keys, addresses and names point down: no room knows the one above it or beside it."""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import Field, Model
from django.urls import get_resolver

from governance.core.registry import all_kinds
from tests.architecture.contracts import CONTRACTS
from tests.architecture.introspection import (
    FLOORS,
    ROOT,
    addresses,
    found_in,
    is_below,
    our_models,
    place,
    sources,
    templates,
    tree,
)

HREF = re.compile(r"""{%\s*url\s+["']([\w-]+):""")
PULLED_IN = re.compile(r"""{%\s*(?:include|extends)\s+["']([\w-]+)/""")
NAMED = re.compile(r"""["'](\w+):[a-z][a-z-]+["']""")
KEYS = [
    (model, field)
    for model in our_models()
    for field in (*model._meta.local_fields, *model._meta.local_many_to_many)
    if field.remote_field and field.related_model._meta.app_label in FLOORS
]


def broken(holds: Callable[[type[Model], Field], bool]) -> list[str]:
    """The keys of which something does not hold."""
    return [f"{key[0]._meta.label}.{key[1].name}" for key in KEYS if not holds(*key)]


def app_of_template(path: Path) -> str:
    """The app whose folder it is in; what every page may use counts as the ground floor."""
    folder = path.relative_to(ROOT / "templates").parts[0]
    return {"home": "lscp"}.get(folder, folder if folder in FLOORS else "governance")


def app_of_source(path: Path) -> str:
    return path.relative_to(ROOT).parts[0]


def points_up(app: str, named: str) -> bool:
    return named in FLOORS and not is_below(app, named)


def test_every_key_points_to_its_own_room_or_a_lower_one():
    def is_down(model, field):
        return is_below(model._meta.app_label, field.related_model._meta.app_label)

    assert broken(is_down) == []


def test_a_key_to_a_lower_room_leaves_no_name_there():
    def is_own_or_hidden(model, field):
        is_own = model._meta.app_label == field.related_model._meta.app_label
        return is_own or field.remote_field.hidden

    assert broken(is_own_or_hidden) == []


def test_every_address_space_is_an_apps_name():
    spaces = set(get_resolver().namespace_dict) - {"admin"}

    assert spaces <= set(FLOORS)


def test_a_template_names_no_address_or_template_of_a_room_above():
    def ups(path: Path) -> list[str]:
        text = path.read_text(encoding="utf-8")
        named = HREF.findall(text) + PULLED_IN.findall(text)
        return [name for name in named if points_up(app_of_template(path), name)]

    assert found_in(templates(), ups) == {}


def test_a_module_names_no_address_of_a_room_above():
    def ups(path: Path) -> list[str]:
        named = NAMED.findall(path.read_text(encoding="utf-8"))
        return [name for name in named if points_up(app_of_source(path), name)]

    assert found_in(sources(), ups) == {}


# Rooms: keys and addresses between the rooms of an app

LAYERS = {
    each["containers"][0]: [
        [word.strip() for word in layer.split("|")] for layer in each["layers"] if "(" not in layer
    ]
    for each in CONTRACTS
    if each.get("containers") in (["governance"], ["reviews"], ["assurance"])
}
RANK = {
    (app, room): -height
    for app, layers in LAYERS.items()
    for height, layer in enumerate(layers)
    for room in layer
}
ADDRESSES = {
    name: tuple(pattern.callback.__module__.split(".")[:2])
    for name, pattern in addresses()
    if getattr(pattern.callback, "__module__", "").startswith(
        ("governance.", "reviews.", "assurance.")
    )
}
WITHIN = re.compile(r"""["']((?:governance|reviews|assurance):[a-z][a-z-]+)["']""")
LINKS_UP = {
    (("assurance", "reports"), "assurance:yearly-list"): "its list leads to the yearly ones",
    (("assurance", "yearly"), "assurance:yearly-dispatch"): "a report’s page leads to its copies",
    (("assurance", "yearly"), "assurance:yearly-public"): "and to where anybody reads it",
    (("assurance", "yearly"), "assurance:yearly-short-versions"): "and to its short versions",
    (("assurance", "short_versions"), "assurance:yearly-public-short"): "so does theirs",
    (("governance", "plans"), "governance:priority-detail"): "a priority's page shows its actions",
    (("governance", "plans"), "governance:plan-thread"): "a plan’s page leads to its thread",
    (("governance", "plans"), "governance:plan-timetable"): "and to its timetable",
    (("governance", "timetable"), "governance:priority-detail"): "which an entry serves",
    (("governance", "plans"), "governance:plan-broken"): "and to where that breaks off",
    (("governance", "plans"), "governance:plan-paper"): "and to the plan on paper",
    (("governance", "actions"), "governance:plan-thread"): "so does an action’s, upward",
    (("governance", "structure"), "governance:file-list"): "a group's page leads to its files",
}
"""Links of a page to a room above it, and what for; no other is."""


def room_of(path: Path) -> tuple[str, str]:
    parts = path.relative_to(ROOT).parts
    return parts[1:3] if parts[0] == "templates" else parts[:2]  # type: ignore[return-value]


def is_above(other: tuple[str, str], room: tuple[str, str]) -> bool:
    """Whether ``other`` is a room of the same app that ``room`` may not know."""
    return other != room and other[0] == room[0] and RANK[other] >= RANK[room]


def test_no_key_points_to_a_room_above():
    def is_not_up(model, field):
        rooms = (tuple(each.__module__.split(".")[:2]) for each in (model, field.related_model))
        own, other = rooms
        of_core = own == ("governance", "core")
        names_nobody = field.remote_field.model is get_user_model() and of_core
        return names_nobody or not is_above(other, own)

    assert broken(is_not_up) == []


def test_a_room_links_to_no_room_above_but_where_it_is_said():
    def ups(path: Path) -> list[str]:
        room = room_of(path)
        named = set(WITHIN.findall(path.read_text(encoding="utf-8"))) & set(ADDRESSES)
        up = {name for name in named if is_above(ADDRESSES[name], room)}
        return sorted(name for name in up if (room, name) not in LINKS_UP)

    in_rooms = [path for path in (*sources(), *templates()) if room_of(path) in RANK]
    assert found_in(in_rooms, ups) == {}


def test_above_is_told_from_below_among_rooms():
    plans, actions = ("governance", "plans"), ("governance", "actions")

    assert is_above(actions, plans)
    assert not is_above(("governance", "core"), actions)
    assert is_above(("governance", "jobs"), ("governance", "outbox"))
    assert ADDRESSES["governance:priority-detail"] == actions


# Facts: whose kinds, verbs and statuses a room names in its data

LABELLED = re.compile(r"[a-z]+[.:][a-z_-]+")
ANOTHER_SENSE = {
    ("governance/files/forms.py", "accept"): "an attribute of HTML's file input",
    ("governance/imports/forms.py", "accept"): "the same",
    ("reviews/cases/forms/chronology.py", "accept"): "the same",
    ("reviews/cases/forms/files.py", "accept"): "the same",
    ("reviews/disputes/models/disputes.py", "reply"): "the name of a column",
    ("reviews/legacy/forms.py", "accept"): "the same",
    ("governance/actions/retained.py", "ended"): "a trigger of the retention schedule",
    ("governance/actions/views/board.py", "query"): "what stands after the question mark",
    ("governance/imports/forms.py", "leave_out"): "what becomes of a row of a file",
    ("governance/imports/operations/mending.py", "leave_out"): "the same",
    ("governance/recommendations/forms.py", "waiting"): "the name of a filter",
    ("governance/recommendations/views/context.py", "waiting"): "the same",
}
"""Words in data that are no verb or status there, and what they are."""
KNOWN = {app: {other for other in FLOORS if is_below(app, other)} for app in FLOORS}


def labels_above(app: str) -> set[str]:
    """The kinds of the rooms that ``app`` may not know, as the trail stores them."""
    models = (model._meta for model in our_models())
    return {each.label_lower for each in models if each.app_label not in KNOWN[app]}


def words_of(apps: set[str]) -> set[str]:
    """Every verb and every status in the tables of these rooms."""
    found: set[str] = set()
    for kind in (each for each in all_kinds() if each.model._meta.app_label in apps):
        found |= {str(status) for status in getattr(kind.model, "Status", ())}
        for workflow in kind.workflows:
            found |= {*workflow.table.verbs, *workflow.table.events}
    return found


def words_above(app: str) -> set[str]:
    """The verbs and statuses that only rooms have which ``app`` may not know."""
    return words_of(set(FLOORS) - KNOWN[app]) - words_of(KNOWN[app])


def data(code: ast.Module) -> Iterator[str]:
    """The words that stand in tables and are compared with: what code knows of other things."""
    for node in ast.walk(code):
        match node:
            case ast.Dict(keys=found) | ast.Tuple(elts=found) | ast.List(elts=found):
                pass
            case ast.Set(elts=found):
                pass
            case ast.Compare(left=left, comparators=others):
                found = [left, *others]
            case ast.MatchValue(value=value):
                found = [value]
            case _:
                continue
        yield from (each.value for each in found if isinstance(each, ast.Constant) and each.value)


def constants(code: ast.Module) -> set[object]:
    return {node.value for node in ast.walk(code) if isinstance(node, ast.Constant)}


def test_a_module_names_no_kind_verb_or_status_of_a_room_above():
    labels, words = ({app: of(app) for app in FLOORS} for of in (labels_above, words_above))

    def ups(path: Path) -> list[str]:
        app, code = app_of_source(path), tree(path)
        named = {word for word in data(code) if word in words[app]}
        of_above = {word for word in named if (place(path), word) not in ANOTHER_SENSE}
        return sorted(of_above | {str(each) for each in constants(code) & labels[app]})

    assert found_in(sources(), ups) == {}


def test_a_template_names_no_kind_of_a_room_above():
    labels = {app: labels_above(app) for app in FLOORS}

    def ups(path: Path) -> list[str]:
        named = set(LABELLED.findall(path.read_text(encoding="utf-8")))
        return sorted(named & labels[app_of_template(path)])

    assert found_in(templates(), ups) == {}


@pytest.mark.parametrize(("file", "word"), ANOTHER_SENSE)
def test_every_word_of_another_sense_still_stands_there(file, word):
    assert word in set(data(tree(ROOT / file)))


def test_what_only_a_room_above_has_is_known():
    theirs = words_above("governance")

    assert {"accept", "queried", "scrutinise", "issued", "chase"} <= theirs
    assert not theirs & {"open", "ask", "edit", "load", "sent", "answer"}
    assert words_above("lscp") == labels_above("lscp") == set()
    assert "assurance.report" in labels_above("governance") & labels_above("training")


@pytest.mark.parametrize(
    "example",
    [
        "DID = {'accept': 'accepted {}'}",
        "CLOSED = ('accepted', 'x')",
        "closed = status == 'accepted'",
        "closed = status in {'accepted'}",
        "match verb:\n    case 'accept':\n        pass",
    ],
)
def test_a_word_of_a_room_above_is_found_in_data(example):
    assert set(data(ast.parse(example))) & words_above("governance")


def test_up_is_told_from_down():
    ups = [("governance", "assurance"), ("reviews", "training"), ("assurance", "lscp")]
    downs = [("assurance", "reviews"), ("training", "governance"), ("lscp", "assurance")]

    assert [points_up(*pair) for pair in ups] == [True, True, True]
    assert [points_up(*pair) for pair in downs] == [False, False, False]
    assert HREF.findall("{% url 'assurance:return-list' %}") == ["assurance"]
    assert PULLED_IN.findall('{% include "assurance/_row.html" %}') == ["assurance"]
    assert {config.label for config in apps.get_app_configs()} >= set(FLOORS)
