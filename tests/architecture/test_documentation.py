"""What a newcomer reads is true: paths, links, commands and pictures are there."""

import re
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import pytest
from django.core.management import get_commands
from PIL import Image

from tests.architecture.introspection import ROOT, place
from tests.architecture.test_sources import KEPT_OUT
from tests.of_each import of_each

TEXTS = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
]
PICTURES = sorted((ROOT / "docs/pictures").glob("*.png"))
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
QUOTED = re.compile(r"`([^`]+)`")
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
A_PATH = re.compile(r"[\w.<*][\w.<>*-]*/[\w.<>*/-]*|[\w.-]+\.(?:py|md|toml|html|yml|yaml|txt|sh)")
MADE_ON_THE_MACHINE = (".venv/", "var/")


@cache
def everything() -> frozenset[str]:
    """Every file and folder, by its path from the root."""
    return frozenset(
        place(path) for path in ROOT.rglob("*") if not KEPT_OUT & {*place(path).split("/")[:-1]}
    )


def named_paths(text: str) -> Iterator[str]:
    """The paths between backticks, also those in a command: ``make test-fast K=tests/ui``."""
    for quoted in QUOTED.findall(FENCED.sub("", text)):
        for word in quoted.split():
            path = word.rpartition("=")[2].rstrip(",;:")
            if A_PATH.fullmatch(path) and not path.startswith(MADE_ON_THE_MACHINE):
                yield path


def exists(path: str) -> bool:
    """With a slash, from the root; a bare name, anywhere. ``<room>`` stands for any one."""
    pattern = re.sub(r"<\w+>", "*", path).rstrip("/")
    if "*" in pattern:
        return any(fnmatch(each, pattern) for each in everything())
    return pattern in everything() or (
        "/" not in path and any(each.endswith(f"/{pattern}") for each in everything())
    )


@of_each("text", TEXTS, ids=place)
def test_every_path_that_a_text_names_exists(text):
    named = named_paths(text.read_text(encoding="utf-8"))

    assert [path for path in named if not exists(path)] == []


@of_each("text", TEXTS, ids=place)
def test_every_link_of_a_text_leads_to_a_file(text):
    links = LINK.findall(text.read_text(encoding="utf-8"))

    assert [link for link in links if not (text.parent / link).exists()] == []


def test_a_path_is_known_when_seen_and_missed_when_it_is_gone():
    text = "See `gone/away.py`, `make test-fast K=tests/ui`, `<app>/<room>/gone.py`, `nowhere.py`."
    there = "`<app>/<room>/grants.py`, `governance/rules/*/*.toml`, `tests/ui/`, `grants.py`"

    assert [*named_paths(text)] == [
        "gone/away.py",
        "tests/ui",
        "<app>/<room>/gone.py",
        "nowhere.py",
    ]
    assert [path for path in named_paths(text) if exists(path)] == ["tests/ui"]
    assert [exists(path) for path in named_paths(there)] == [True] * 4


@pytest.mark.parametrize("other", ["move", "/demo/outbox/", "var/screens/", ".venv/bin/python"])
def test_what_is_no_path_of_the_project_is_not_looked_for(other):
    assert [*named_paths(f"`{other}`")] == []


@of_each("text", TEXTS, ids=place)
def test_every_command_that_a_text_names_exists(text):
    quoted = " ".join(f"{each};" for each in QUOTED.findall(text.read_text(encoding="utf-8")))
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)

    assert set(re.findall(r"\bmake ([a-z-]+)", quoted)) <= set(targets)
    assert set(re.findall(r"\bmanage\.py ([a-z_]+)", quoted)) <= set(get_commands())


def test_the_readme_can_be_read_at_a_sitting():
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 200


def test_the_readme_shows_every_picture_and_there_are_four():
    shown = re.findall(r"!\[[^\]]+\]\((docs/pictures/[^)]+)\)", (ROOT / "README.md").read_text())

    assert sorted(shown) == [place(path) for path in PICTURES]
    assert len(PICTURES) == 4


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.name)
def test_a_picture_is_as_wide_as_a_page_and_small_enough_for_a_repository(path: Path):
    with Image.open(path) as picture:
        assert picture.width == 1280
    assert path.stat().st_size < 250 * 1024
