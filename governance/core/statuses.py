"""The base of every status: each member says how it looks beside what it is called."""

from enum import property as member_property
from typing import Self

from django.db.models import TextChoices

SIGNS = {
    "open": "○",
    "good": "✓",
    "sent": "➜",
    "asked": "?",
    "late": "!",
    "quiet": "–",
    "green": "●",
    "amber": "▲",
    "red": "◆",
    "absent": "–",
}
"""The tones a status may have, each with its sign, so that colour never speaks alone.

Blue waits for others, green is settled.
"""


class StatusChoices(TextChoices):
    """Choices whose members are written ``OPEN = "open", "Open", "open"``: value, label, tone.

    Django takes the last word of a member for its label and hands the others to ``__new__``; here
    the last is the tone.
    """

    word: str

    def __new__(cls, value: str, word: str = "") -> Self:  # a member is looked up by value alone
        made = str.__new__(cls, value)
        made._value_, made.word = value, word
        return made

    @member_property
    def label(self) -> str:
        return self.word

    @member_property
    def tone(self) -> str:
        """The class of the style sheet in which its tag is drawn, and its colours in a chart."""
        return str(self._label_)

    @member_property
    def symbol(self) -> str:
        """The sign that stands with its label."""
        return SIGNS[self.tone]
