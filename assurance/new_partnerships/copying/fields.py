"""What of a line can be written otherwise when it is confirmed, and how it is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from governance.structure.arrangements import field_types

CHAPTERS = {
    "partnership": "Rules it follows",
    "participation": "Who takes part",
    "group": "Groups",
    "seat": "Seats",
    "cadence": "How often, and by when",
    "timetable_item": "Returns that are asked for",
    "signatory": "Who signs",
    "escalation": "Steps of escalation",
}
"""The chapters in which lines are read, by their kind, in the order of a file."""


@dataclass(frozen=True)
class LineField:
    """One value that may differ here: its label and what it may be.

    ``choices`` of a number are empty, and of a text; ``is_flag`` is a yes or no that may be left
    unsaid.
    """

    name: str
    label: str
    choices: tuple[str, ...] = ()
    is_number: bool = False
    is_flag: bool = False
    is_long: bool = False
    is_rule_set: bool = False
    """Whether it is the key of a rule set of the kind that it is named for."""


WORKING_DAYS = LineField("due_working_days", "Due, working days after the period", is_number=True)
FIELDS: Mapping[str, tuple[LineField, ...]] = {
    "partnership": (
        LineField("constitution", "Constitution", is_rule_set=True),
        LineField("guidance", "National guidance", is_rule_set=True),
    ),
    "participation": (LineField("standing", "Takes part as", get_args(field_types.Standing)),),
    "group": (
        LineField("kind", "Kind", get_args(field_types.GroupKind)),
        LineField("remit", "What it does", is_long=True),
        LineField("delegated_authority", "What it may decide by itself", is_long=True),
        LineField("meets", "How it meets", is_long=True),
    ),
    "seat": (
        LineField("title", "Title"),
        LineField("voting", "Votes", is_flag=True),
        LineField("deputy_may_sign", "A deputy may sign", is_flag=True),
        LineField("term_months", "Term, months", is_number=True),
        LineField("tenure_months", "Whole tenure, months", is_number=True),
    ),
    "cadence": (
        LineField("unit", "How often", get_args(field_types.Frequency)),
        LineField("interval", "Every so many of them", is_number=True),
        LineField("anchor_month", "First in month (April is 4)", is_number=True),
        WORKING_DAYS,
    ),
    "timetable_item": (
        LineField("every", "How often", get_args(field_types.Unit)),
        WORKING_DAYS,
    ),
    "signatory": (),
    "escalation": (LineField("after_days", "After so many days", is_number=True),),
}
NEEDED = frozenset(
    {"constitution", "guidance", "standing", "kind", "title", "unit", "interval", "every"}
)
"""What may not be left empty."""


def in_words(value: Any) -> str:
    """A word of a file as it is read: ``statutory_partner`` is Statutory partner."""
    match value:
        case None | "" | []:
            return "not stated"
        case bool():
            return "Yes" if value else "No"
        case list():
            return ", ".join(in_words(each) for each in value)
        case str():
            return value.replace("_", " ").capitalize() if value.islower() else value
    return str(value)
