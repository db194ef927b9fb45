"""Reads an instrument's questions from TOML and says what is wrong with them, all at once."""

import tomllib
from collections import Counter
from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from governance.core.text_cleaning import clean_text_deep

SHIPPED = Path(__file__).parent
CODE = r"^[a-z0-9]+(-[a-z0-9]+)*$"


class UnsoundInstrument(ValueError):
    """An instrument file that cannot be used; its text has one line per fault."""


class Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class QuestionShape(Shape):
    code: str = Field(pattern=CODE, max_length=80)
    prompt: str = Field(min_length=3, max_length=300)
    hint: str = Field(default="", max_length=400)
    kind: Literal["long_text", "short_text", "number", "yes_no", "choice", "date"] = "long_text"
    choices: tuple[str, ...] = ()
    required: bool = True
    voice: bool = False
    feeds: str = Field(default="", max_length=60)

    @model_validator(mode="after")
    def has_what_to_choose_from(self) -> Self:
        if (self.kind == "choice") != bool(self.choices):
            raise PydanticCustomError(
                "choices", "expected choices where, and only where, the kind is choice"
            )
        return self


class SectionShape(Shape):
    code: str = Field(pattern=CODE, max_length=60)
    title: str = Field(min_length=3, max_length=160)
    questions: tuple[QuestionShape, ...] = Field(min_length=1)


class ReplyShape(Shape):
    """By when the office's queries are answered, in working days from the day they are asked."""

    working_days: int = Field(ge=1, le=250)
    source: str = Field(min_length=3, max_length=300)
    confirmed: bool = False


class InstrumentShape(Shape):
    key: str = Field(pattern=CODE, max_length=60)
    version: int = Field(ge=1)
    title: str = Field(min_length=3, max_length=120)
    purpose: str = ""
    source: str = Field(min_length=3, max_length=300)
    reply: ReplyShape
    sections: tuple[SectionShape, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def has_each_code_once(self) -> Self:
        """Answers are known by the code of their question, over the years."""
        counted = Counter(asked.code for part in self.sections for asked in part.questions)
        parts = Counter(part.code for part in self.sections)
        if twice := [code for codes in (parts, counted) for code, n in codes.items() if n > 1]:
            raise PydanticCustomError(
                "codes",
                "expected each code once, found twice: {codes}",
                {"codes": ", ".join(twice)},
            )
        return self


def read_instrument(path: Path) -> InstrumentShape:
    """The instrument in ``path``; raises UnsoundInstrument naming file, place and expectation."""
    return parse_instrument(path.read_text(encoding="utf-8"), name=f"{path.name}: ")


def parse_instrument(text: str, *, name: str = "") -> InstrumentShape:
    """The instrument a text holds; ``name`` begins each line of what UnsoundInstrument says."""
    try:
        return InstrumentShape.model_validate(clean_text_deep(tomllib.loads(text)))
    except tomllib.TOMLDecodeError as error:
        raise UnsoundInstrument(f"{name}expected TOML, found: {error}") from error
    except ValidationError as error:
        faults = (f"{name}{place_of(fault['loc'])}{fault['msg']}" for fault in error.errors())
        raise UnsoundInstrument("\n".join(faults)) from error


def place_of(location: tuple[str | int, ...]) -> str:
    """``sections 1, questions 3, kind: `` counted as a reader counts; empty for the whole."""
    words: list[str] = []
    for part in location:
        if isinstance(part, int):
            words[-1] += f" {part + 1}"
        else:
            words.append(part)
    return f"{', '.join(words)}: " if words else ""


def shipped_instruments() -> list[InstrumentShape]:
    """Every instrument in this folder, by key."""
    return [read_instrument(path) for path in sorted(SHIPPED.glob("*.toml"))]
