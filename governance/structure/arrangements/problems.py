"""What is wrong with an arrangements file: where, and what was expected there."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Problem:
    """One fault: the file, the path inside it (``groups[3].reports_to``), what was expected."""

    file: str
    path: str
    expected: str

    def __str__(self) -> str:
        place = f"{self.file}: {self.path}" if self.path else self.file
        return f"{place}: {self.expected}"


class InvalidArrangements(Exception):
    """The file is not sound; ``problems`` names every fault found, in reading order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(dict.fromkeys(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class NoSuchArrangements(LookupError):
    """No shipped arrangements bear this key."""

    def __init__(self, key: str, known: Iterable[str]) -> None:
        self.key, self.known = key, tuple(known)
        super().__init__(f"no arrangements “{key}”; those that exist: {', '.join(self.known)}")


def display_name(path: Path) -> str:
    """The file's name as a message gives it: without the machine's folders."""
    return f"{path.parent.name}/{path.name}" if path.parent.name == "joint" else path.name
