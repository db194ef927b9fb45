"""The kinds of value a rule file may hold, each with what is expected of it."""

from datetime import date, timedelta
from typing import Annotated, Any, Literal, NamedTuple, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    Strict,
    StringConstraints,
    model_validator,
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
Force = Literal["must", "should", "expected"]
"""Required by the source; asked for by statutory guidance; other guidance or good practice."""


class Period(NamedTuple):
    """Half-open: ``until`` is the first day no longer in it; None where no end is known."""

    since: date
    until: date | None

    def includes(self, on: date) -> bool:
        return self.since <= on and (self.until is None or on < self.until)

    def overlaps(self, other: "Period") -> bool:
        starts_before_its_end = other.until is None or self.since < other.until
        return starts_before_its_end and (self.until is None or other.since < self.until)


class Strictly(BaseModel):
    """A table of a rule file: nothing is converted, nothing unknown is let pass."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Cited(Strictly):
    """Something a source says: where it says so, and whether that has been confirmed."""

    citation: Text
    confirmed: bool
    note: str = ""


class Timed(Cited):
    """Something a source says for a time of its own, where that is not the time of its edition.

    ``from`` is the first day, ``until`` the first day no longer; either may be left out.
    """

    applies_from: date | None = Field(default=None, alias="from")
    applies_until: date | None = Field(default=None, alias="until")

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> "Timed":
        if self.applies_from and self.applies_until and self.applies_until <= self.applies_from:
            raise ValueError("expected until to be later than from")
        return self

    @property
    def applies_to(self) -> date | None:
        """The last day of its own; None where it ends with its edition."""
        return self.applies_until and self.applies_until - timedelta(days=1)

    def is_outside_own_period(self, on: date) -> bool:
        """Whether ``on`` lies before its own first day or after its own last; never by default."""
        return not Period(self.applies_from or date.min, self.applies_until).includes(on)
