"""The kinds of value that an arrangements file may hold, and what its sections have in common."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

Key = Annotated[str, Field(pattern=r"^[a-z0-9-]+$", max_length=80)]
Count = Annotated[int, Field(ge=1, strict=True)]
Flag = Annotated[bool, Field(strict=True)]
Text = Annotated[str, Field(min_length=1)]
Name = Annotated[str, Field(min_length=1, max_length=160)]
Short = Annotated[str, Field(max_length=60)]
Sentence = Annotated[str, Field(min_length=1, max_length=300)]

NONE_STATED = "none stated"
TO_BE_CONFIRMED = "; to be confirmed"
"""What ends the source of what is not confirmed, in the database."""
ON_SCREEN = "Entered on screen"
"""The source an export gives for what no file has said; read back, it is no source."""
Colour = Literal["teal", "plum", "navy", "forest", "rust", "slate", "ink", "berry"]
Sector = Literal[
    "local_authority",
    "district_council",
    "health",
    "police",
    "probation",
    "fire",
    "education",
    "early_years",
    "youth_justice",
    "family_justice",
    "voluntary",
    "secure",
    "partnership_body",
    "other",
]
Standing = Literal[
    "statutory_partner", "relevant_agency", "virtual_member", "co_opted", "adviser", "linked_body"
]
GroupKind = Literal["board", "executive", "subgroup", "reference_group", "task_and_finish"]
Unit = Literal["month", "quarter", "half_year", "year", "two_years", "three_years"]
Frequency = Literal[
    "month",
    "quarter",
    "half_year",
    "year",
    "two_years",
    "three_years",
    "twice_a_week",
    "term",
    "as_it_arises",
    "not_stated",
]
"""A unit of time; a school term; as it arises; or that no source says how often."""
AS_IT_ARISES = "as_it_arises"
UNCOUNTED = ("twice_a_week", "term", AS_IT_ARISES, "not_stated")
WHERE_COUNTED = (
    "expected interval, anchor_month only beside a unit of time, and due_working_days beside one "
    "or as_it_arises"
)
"""What is wrong where something is counted in what is no unit of time."""
SignedDocument = Literal[
    "quarterly-report",
    "yearly-report",
    "yearly-report-delegates",
    "arrangements",
    "rapid-review",
    "practice-review",
    "local-review",
]


class Section(BaseModel):
    """A table of the file: unknown fields are refused, never silently dropped."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Cited(Section):
    """A section that says where it comes from, and how sure that is.

    ``confirmed = false``: to be confirmed by the partnership. ``inferred = true``: no source
    says it; it was concluded from others.
    """

    source: Sentence
    confirmed: Flag = True
    inferred: Flag = False
    note: str = ""


class Period(Section):
    """In force from ``starts_on`` until the day before ``ends_on``; left out, the file's own."""

    starts_on: date | None = None
    ends_on: date | None = None

    @model_validator(mode="after")
    def ends_after_it_starts(self) -> Self:
        if self.starts_on and self.ends_on and self.ends_on <= self.starts_on:
            raise PydanticCustomError("period", "expected ends_on to be later than starts_on")
        return self
