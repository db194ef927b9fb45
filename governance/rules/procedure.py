"""How a constitution lets a partnership meet and decide; what a source leaves open is None."""

from typing import Literal

from pydantic import model_validator

from governance.rules.field_types import (
    Cited,
    Code,
    Count,
    Several,
    Stated,
    Strictly,
    Text,
    Timed,
)

PRACTICE_REVIEWS = "practice-reviews"


class Share(Strictly):
    """A part of a whole, as a fraction: at least ``numerator`` of every ``denominator``."""

    numerator: Count
    denominator: Count

    @model_validator(mode="after")
    def _is_no_more_than_the_whole(self) -> "Share":
        if self.numerator > self.denominator:
            raise ValueError("expected a numerator that is not above the denominator")
        return self

    @property
    def in_words(self) -> str:
        named = {(1, 2): "half", (2, 3): "two thirds", (3, 4): "three quarters"}
        share = (self.numerator, self.denominator)
        return named.get(share, f"{self.numerator} in {self.denominator}")

    def is_reached(self, part: int, whole: int) -> bool:
        return part * self.denominator >= whole * self.numerator


class Body(Strictly):
    key: Code
    name: Text

    def __str__(self) -> str:
        return self.name


class Quorum(Cited):
    """Who must be in the room: a share of the voting members, and certain organisations."""

    share: Share
    organisations: Several[Body]
    without: Text

    def is_met(self, present: int, voting: int, organisations: set[str]) -> bool:
        """Whether so many of so many voting members, from organisations of these keys, will do."""
        required = {each.key for each in self.organisations}
        return self.share.is_reached(present, voting) and required <= organisations


class Vote(Cited):
    """How one kind of matter is decided, and what follows where that fails."""

    matter: Literal["ordinary", "funding", "constitution"]
    by: Literal["consensus", "unanimity", "majority", "share"]
    among: Text
    share: Share | None = None
    otherwise: Literal["majority", "none"] = "none"
    chair_must_consent: bool = False
    casting_vote: Several[Text] = ()
    casting_vote_barred: str = ""
    failing_that: str = ""

    @model_validator(mode="after")
    def _has_a_share_if_decided_by_one(self) -> "Vote":
        if (self.by == "share") != (self.share is not None):
            raise ValueError('expected a share where by = "share", and nowhere else')
        return self


class Meetings(Timed):
    at_least_a_year: Count
    hours_at_most: Stated[Count]


class MeetingRequest(Cited):
    """Who may ask for an extraordinary meeting, and who decides whether it is held."""

    supporters: Count
    of_whom: Text
    decided_by: Text


class Attendance(Cited):
    """What follows when a member stays away."""

    consecutive_absences: Count
    then: Text
    if_it_continues: Text


class Tenure(Cited):
    """How long an office is held: a term in years, and a cap on the whole where one is stated."""

    office: Code
    title: Text
    term_years: Count
    whole_years: Stated[Count]
    seats: Count | None = None


class Decider(Timed):
    """Who decides a kind of matter, together with whom."""

    matter: Code
    title: Text
    who: Several[Text]
    jointly: bool
    consulting: Several[Text] = ()


class Signatory(Timed):
    """Who signs a kind of document."""

    document: Code
    title: Text
    who: Several[Text]


class Procedure(Strictly):
    quorum: Stated[Quorum]
    votes: Stated[Several[Vote]]
    meetings: Stated[Meetings]
    request: Stated[MeetingRequest]
    attendance: Stated[Attendance]
    tenures: Stated[Several[Tenure]]
