"""Reads an instrument's questions from TOML and says what is wrong with them, all at once."""

import tomllib
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

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


def read_instrument(path: Path) -> InstrumentShape:
    """The instrument in ``path``; raises UnsoundInstrument naming file, place and expectation."""
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
        return InstrumentShape.model_validate(clean_text_deep(document))
    except tomllib.TOMLDecodeError as error:
        raise UnsoundInstrument(f"{path.name}: expected TOML, found: {error}") from error
    except ValidationError as error:
        faults = (
            f"{path.name}: {'.'.join(str(part) for part in fault['loc'])}: {fault['msg']}"
            for fault in error.errors()
        )
        raise UnsoundInstrument("\n".join(faults)) from error


def shipped_instruments() -> list[InstrumentShape]:
    """Every instrument in this folder, by key."""
    return [read_instrument(path) for path in sorted(SHIPPED.glob("*.toml"))]
