"""A button or link for one deed, as ``components/verbs.html`` draws it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Verb:
    """Its words and address; ``by_link`` leads to a form, without it the button does the deed."""

    label: str
    url: str
    by_link: bool = False
    tone: str = ""
