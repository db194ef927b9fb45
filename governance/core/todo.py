"""One thing that waits for a person, as the Today page shows it; each app gives its own."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class TodoItem:
    """What waits, where it is done, by when; late things first, then by date."""

    title: str
    about: str
    url: str
    due_on: date | None = None
    due_says: str = ""
    tone: str = ""

    @property
    def order(self) -> tuple[bool, date, str]:
        return self.tone != "late", self.due_on or date.max, self.title
