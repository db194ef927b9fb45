"""Whom to reach in a partnership, as a file says it: about a child, and its business office."""

from typing import Annotated

from pydantic import Field

from governance.structure.arrangements.field_types import Flag, Name, Section, Sentence


class ConcernCouncil(Section):
    """Whom to tell at one council; not ``confirmed`` until the office has checked it."""

    council: Name
    phone: Annotated[str, Field(max_length=40)] = ""
    out_of_hours: Annotated[str, Field(max_length=40)] = ""
    url: str = ""
    confirmed: Flag = False


class Concern(Section):
    """What to do when worried about a child; shown on every page, mail and report."""

    text: Sentence
    phone: Annotated[str, Field(max_length=40)] = ""
    url: str = ""
    councils: tuple[ConcernCouncil, ...] = ()


class Office(Section):
    """How the business office is reached; stands under every mail."""

    email: Annotated[str, Field(max_length=254, pattern=r"^([^@\s]+@[^@\s]+)?$")] = ""
    phone: Annotated[str, Field(max_length=40)] = ""
