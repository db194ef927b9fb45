"""The store, a file of text for each person, and what differs between two of them."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import unified_diff
from itertools import islice
from pathlib import Path

Pages = Mapping[str, Sequence[str]]
INDENT = "  "
LINES_SHOWN = 40
"""Of the difference of one page; a person who wants more compares the files."""


def write(folder: Path, who: str, pages: Pages) -> None:
    """A person's file: each address at the margin, what it says set in below, in order."""
    lines = []
    for address, said in sorted(pages.items()):
        lines += [address, *(f"{INDENT}{line}" for line in said), ""]
    (folder / f"{who}.txt").write_text("\n".join(lines), encoding="utf-8")


def write_counts(folder: Path, people: Mapping[str, Pages]) -> None:
    """The folder's ``counts``: everybody's number of pages, and all together."""
    lines = [*(f"{len(pages)} {who}" for who, pages in people.items()), summary(people), ""]
    (folder / "counts").write_text("\n".join(lines), encoding="utf-8")


def read(folder: Path) -> dict[str, dict[str, list[str]]]:
    """Everybody's pages. Raises FileNotFoundError when there are none."""
    files = sorted(folder.glob("*.txt"))
    if not files:
        raise FileNotFoundError(f"Nothing is stored in {folder}.")
    return {file.stem: pages_in(file.read_text(encoding="utf-8")) for file in files}


def pages_in(text: str) -> dict[str, list[str]]:
    pages: dict[str, list[str]] = {}
    said: list[str] = []
    for line in text.split("\n"):
        if line.startswith(INDENT):
            said.append(line.removeprefix(INDENT))
        elif line:
            said = pages[line] = []
    return pages


def summary(people: Mapping[str, Pages]) -> str:
    return f"{sum(map(len, people.values()))} pages of {len(people)} people"


def differences(before: Mapping[str, Pages], after: Mapping[str, Pages]) -> Iterator[list[str]]:
    """The lines that tell each address added, removed or changed."""
    for who in sorted({*before, *after}):
        old, new = before.get(who, {}), after.get(who, {})
        for address in sorted({*old, *new}):
            if old.get(address) != new.get(address):
                yield told(who, address, old.get(address), new.get(address))


def told(who: str, address: str, old: Sequence[str] | None, new: Sequence[str] | None) -> list[str]:
    """One address that differs; what was added or removed whole is only named."""
    if old is None or new is None:
        return [f"{who}: {'added' if old is None else 'removed'} {address}"]
    changed = list(islice(unified_diff(old, new, n=1, lineterm=""), 2, None))
    more = len(changed) - LINES_SHOWN
    rest = [f"… {more} more lines"] if more > 0 else []
    shown = [f"    {line}" for line in [*changed[:LINES_SHOWN], *rest]]
    return [f"{who}: changed {address}", *shown]
