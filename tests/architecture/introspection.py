"""What the architecture tests walk: our models, tables, addresses, sources and templates."""

import ast
import importlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeGuard

from django.apps import apps
from django.db.models import Model
from django.forms import BaseForm
from django.urls import URLPattern, get_resolver

from governance.core.workflow import Workflow

ROOT = Path(__file__).resolve().parent.parent.parent
FLOORS = {"governance": 0, "reviews": 1, "training": 1, "assurance": 2, "lscp": 3}
"""The apps by layer: a lower one knows nothing of a higher, siblings nothing of each other."""


def is_below(app: str, other: str) -> bool:
    """Whether ``app`` may know ``other``: itself, or something on a lower floor."""
    return app == other or FLOORS[other] < FLOORS[app]


def our_models() -> list[type[Model]]:
    """Every model of ours; the history's own tables belong to the package that makes them."""
    return [
        model
        for app in FLOORS
        for model in apps.get_app_config(app).get_models()
        if not hasattr(model, "instance_type")
    ]


def names_of(models: list[type[Model]]) -> list[str]:
    return [model._meta.label for model in models]


def our_workflows() -> dict[str, Workflow]:
    """Every transition table of ours, wherever it stands, once and by the name it has there."""
    found: dict[int, tuple[str, Workflow]] = {}
    for path in sources():
        for name in (each.id for each in assigned_names(tree(path))):
            module = importlib.import_module(module_name(path))
            value = vars(module).get(name)
            if isinstance(value, Workflow):
                found.setdefault(id(value), (f"{module.__name__}.{name}", value))
    return dict(found.values())


def our_forms() -> list[type[BaseForm]]:
    """Every class of form of ours, wherever it stands."""
    found = []
    for path in sources():
        for name in (each.name for each in tree(path).body if is_form(each)):
            kind = vars(importlib.import_module(module_name(path)))[name]
            if issubclass(kind, BaseForm):
                found.append(kind)
    return found


def is_form(node: ast.stmt) -> TypeGuard[ast.ClassDef]:
    """A class made from one whose name ends as those of forms do."""
    return isinstance(node, ast.ClassDef) and any(
        ast.unparse(base).endswith("Form") for base in node.bases
    )


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


def assigned_names(code: ast.Module) -> Iterator[ast.Name]:
    """The names of the constants that a module makes by a call: ``ACTION = Workflow(…)``."""
    for node in code.body:
        match node:
            case ast.Assign(
                targets=[ast.Name() as target], value=ast.Call(func=ast.Name("Workflow"))
            ):
                yield target


def addresses() -> Iterator[tuple[str, URLPattern]]:
    """Every address of the product with its full name; nameless ones by their view's place."""
    yield from below(get_resolver(), "")


def below(resolver, namespace: str) -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name or pattern.lookup_str}", pattern
        else:
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from below(pattern, inner)


def sources(*folders: str) -> list[Path]:
    """Our Python modules, migrations apart; those of the apps, or of the folders named."""
    found = [path for folder in folders or FLOORS for path in (ROOT / folder).rglob("*.py")]
    return sorted(path for path in found if "migrations" not in path.parts)


def templates() -> list[Path]:
    return sorted((ROOT / "templates").rglob("*.html"))


def mails() -> list[Path]:
    """The templates of plain text."""
    return sorted((ROOT / "templates").rglob("*.txt"))


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def found_in(paths: Iterable[Path], find: Callable[[Path], list[str]]) -> dict[str, list[str]]:
    """What is found in each file, by its place; files without anything apart."""
    return {place(path): found for path in paths if (found := find(path))}


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
