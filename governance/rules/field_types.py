"""The kinds of value a rule file may hold, each with what is expected of it."""

from datetime import date
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    Strict,
    StringConstraints,
)

NOT_STATED = "not stated"

COMMON_YEAR = 2001

T = TypeVar("T")


def on_day_of_year(text: str, year: int) -> date:
    """``"09-30"`` in ``year``. Raises ValueError where that year has no such day."""
    month, day = map(int, text.split("-"))
    return date(year, month, day)


def _a_day_of_every_year(text: str) -> str:
    try:
        on_day_of_year(text, COMMON_YEAR)
    except ValueError as error:
        raise ValueError('expected a month and day of every year, such as "09-30"') from error
    return text


def _unless_not_stated(value: Any) -> Any:
    return None if value == NOT_STATED else value


Stated = Annotated[T | None, BeforeValidator(_unless_not_stated)]
"""A value, or the words "not stated" where the source is silent (read as None)."""

Several = Annotated[tuple[T, ...], Strict(False)]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Count = Annotated[int, Field(ge=1)]
DayOfYear = Annotated[str, AfterValidator(_a_day_of_every_year)]


class Strictly(BaseModel):
    """A table of a rule file: nothing is converted, nothing unknown is let pass."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Cited(Strictly):
    """Something a source says: where it says so, and whether that has been confirmed."""

    citation: Text
    confirmed: bool
    note: str = ""
