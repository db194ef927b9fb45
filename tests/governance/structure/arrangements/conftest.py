"""A folder with the shipped files that a test may spoil, and loading as the command does it."""

import shutil
import tomllib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
import tomlkit

from assurance.instruments import arrangements_io
from governance.core.roles import Actor
from governance.structure.arrangements import files

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The shipped files, copied where a test may spoil them."""
    for path in files.shipped_files():
        target = tmp_path / path.relative_to(files.SHIPPED)
        target.parent.mkdir(exist_ok=True)
        shutil.copy(path, target)
    return tmp_path


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The file of a small partnership, which a test may spoil."""
    return Path(shutil.copy(Path(__file__).with_name("smallshire.toml"), tmp_path))


@pytest.fixture
def rewrite() -> Callable:
    """Changes a file's tables: ``rewrite(path, lambda document: …)``."""

    def rewritten(path: Path, change: Callable) -> Path:
        document = tomllib.loads(path.read_text())
        change(document)
        path.write_text(tomlkit.dumps(document))
        return path

    return rewritten


@pytest.fixture
def load(db) -> Callable:
    """Loads a path as the command line would, and gives the lines it would print."""

    def loaded(path: Path, **named) -> list[str]:
        by = Actor.schedule(NOON.date())
        told = arrangements_io.load_arrangements(
            files.read_arrangements(path), by=by, at=NOON, **named
        )
        return [str(line) for line in told]

    return loaded
