"""What a migrated database depends on, as one short name: another name, and it is made again."""

import ast
import hashlib
import importlib.util
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from django.apps import apps
from django.conf import settings

ROOT = Path(__file__).resolve().parent.parent
MADE_WITH = ("django", "django-allauth", "django-simple-history")


def fingerprint() -> str:
    """Of all that the migrated database depends on."""
    found = hashlib.sha256()
    for word in (*settings.INSTALLED_APPS, *(f"{name} {version(name)}" for name in MADE_WITH)):
        found.update(word.encode())
    for path in sorted(migrations() | imported_by(migrations())):
        found.update(path.read_bytes())
    return found.hexdigest()[:16]


def migrations() -> set[Path]:
    folders = (Path(each.path) / "migrations" for each in apps.get_app_configs())
    return {path for folder in folders for path in folder.glob("*.py")}


def imported_by(paths: set[Path]) -> set[Path]:
    """The modules of ours that they import, without what those import in turn."""
    wanted = {name for path in paths for name in imports_of(ast.parse(path.read_bytes()))}
    found = (importlib.util.find_spec(name) for name in wanted if is_ours(name))
    return {Path(spec.origin) for spec in found if spec and spec.origin}


def imports_of(code: ast.Module) -> Iterator[str]:
    """In whichever form: Django writes ``import a.b`` into migrations, and people ``from a.b``."""
    for node in ast.walk(code):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (each.name for each in node.names)


def is_ours(module: str) -> bool:
    return (ROOT / module.partition(".")[0]).is_dir()
