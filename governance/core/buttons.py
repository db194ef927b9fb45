"""A button or link for one operation, as ``components/action_buttons.html`` draws it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ActionButton:
    """Its words and address; ``by_link`` leads to a form, else the button does the operation."""

    label: str
    url: str
    by_link: bool = False
    tone: str = ""
