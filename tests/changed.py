"""Which rooms a change touched, and what their own tests must reach: ``python -m tests.changed``.

A room is a package two levels deep, and its tests stand in the folder of the same name here. The
change is what the branch adds to ``main``; on ``main`` itself, the last commit.
"""

import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MOST = 5
"""Where a change goes through the whole product, its most changed rooms must do."""
LEAST = 90
"""Per cent of a room's branches that its own tests reach."""
REACHED = {"governance/core": 75, "governance/deadlines": 70}
"""Rooms that the tests of others reach beside their own; raised, never lowered."""


def git(*words: str) -> str:
    """What git says; nothing when it refuses, as where there is no earlier commit."""
    done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else ""


def base() -> str:
    """The commit to compare with; empty when there is none."""
    forked = git("merge-base", "HEAD", "main") or git("merge-base", "HEAD", "origin/main")
    here = git("rev-parse", "HEAD")
    return forked if forked and forked != here else git("rev-parse", "--verify", "HEAD~1")


def rooms(numstat: str, root: Path = ROOT) -> list[str]:
    """The rooms that have tests of their own, the most changed first, from git's ``--numstat``."""
    lines: Counter[str] = Counter()
    for line in numstat.splitlines():
        added, _, path = line.split("\t", 2)
        room = "/".join(path.removeprefix("templates/").split("/")[:2])
        if has_tests(root, room):
            lines[room] += int(added) if added.isdigit() else 0
    return [room for room, _ in lines.most_common(MOST)]


def has_tests(root: Path, room: str) -> bool:
    is_a_package = (root / room / "__init__.py").exists()
    return "/" in room and is_a_package and (root / "tests" / room).is_dir()


if __name__ == "__main__":
    since = base()
    found = rooms(git("diff", "--numstat", "--no-renames", since, "HEAD")) if since else []
    sys.stdout.writelines(f"{room} {REACHED.get(room, LEAST)}\n" for room in found)
