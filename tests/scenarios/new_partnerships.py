"""Situations of new partnerships, reached by the real operations."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.db.models import Model

from assurance.instruments import operations as instruments
from assurance.instruments.files import SHIPPED, read_instrument
from assurance.new_partnerships.models import CopiedLine, NewPartnership
from assurance.new_partnerships.operations import confirming, drafting, making
from governance.core.roles import Actor
from governance.people.models import User
from tests.reached_once import reached_once
from tests.scenarios.retention import an_officer
from tests.scenarios.returns import NOON, SCHEDULE, acting, as_seen, the_leicester_partnership

STARTS_ON = date(2025, 11, 17)
NAMES = {
    "name": "Severnshire Safeguarding Children Partnership",
    "short_name": "Severnshire SCP",
    "key": "severnshire",
    "area": "Severnshire",
    "colour": "plum",
    "office_email": "office@severnshire.example",
    "office_phone": "01632 960300",
}
CONTACTS = {
    "concern_text": "If you are worried about a child, contact the council.",
    "concern_phone": "",
    "concern_url": "",
    "concern_councils": [
        {
            "council": "Severnshire County Council",
            "phone": "01632 960301",
            "out_of_hours": "",
            "confirmed": False,
        }
    ],
}
CITED = {
    "document": "Safeguarding arrangements of Severnshire",
    "paragraph": "§4",
    "dated": date(2025, 10, 1),
}
Choose = Callable[[CopiedLine], tuple[str, str]]


def its_drafter(draft: NewPartnership) -> Actor:
    """Who began it."""
    return acting(draft.begun_by)


def a_begun_partnership(
    by: User | None = None, *, starts_on: date = STARTS_ON, source: str = "lincolnshire"
) -> NewPartnership:
    """Copied from the shipped arrangements by an office of another partnership; not named yet."""
    office = by or an_officer(the_leicester_partnership())
    return drafting.begin(source_key=source, starts_on=starts_on, by=acting(office), at=NOON)


def name(draft: NewPartnership, **names: Any) -> None:
    by, seen = its_drafter(draft), draft.version
    drafting.name_partnership(draft, {**NAMES, **names}, by=by, at=NOON, expected_version=seen)


def a_named_partnership() -> NewPartnership:
    draft = a_begun_partnership()
    name(draft)
    return draft


def as_proposed(line: CopiedLine) -> tuple[str, str]:
    return line.choice, line.new_name


def choose_organisations(draft: NewPartnership, choose: Choose = as_proposed) -> None:
    chosen = {line.pk: choose(line) for line in draft.lines.bodies()}
    by, seen = its_drafter(draft), draft.version
    drafting.choose_organisations(draft, chosen, by=by, at=NOON, expected_version=seen)


def choose_groups(draft: NewPartnership, choose: Choose = as_proposed) -> None:
    chosen = {line.pk: choose(line) for line in draft.lines.filter(kind="group")}
    by, seen = its_drafter(draft), draft.version
    drafting.choose_groups(draft, chosen, by=by, at=NOON, expected_version=seen)


def enter_contacts(draft: NewPartnership) -> None:
    by, seen = its_drafter(draft), draft.version
    drafting.enter_contacts(draft, CONTACTS, by=by, at=NOON, expected_version=seen)


def a_partnership_with_organisations() -> NewPartnership:
    draft = a_named_partnership()
    choose_organisations(draft)
    return draft


def a_partnership_with_groups() -> NewPartnership:
    draft = a_partnership_with_organisations()
    choose_groups(draft)
    return draft


def gone_through(draft: NewPartnership) -> NewPartnership:
    """Named, with its organisations, groups and contacts as they are proposed."""
    name(draft)
    choose_organisations(draft)
    choose_groups(draft)
    enter_contacts(draft)
    return draft


@reached_once
def a_drawn_up_partnership() -> NewPartnership:
    """Every step is done; no line is confirmed."""
    return gone_through(a_begun_partnership())


def a_line(draft: NewPartnership, kind: str, **values: Any) -> CopiedLine:
    """The first of its kind in use that says this."""
    found = draft.lines.filter(kind=kind, is_in_use=True).order_by("place")
    rows = found.filter(**{f"values__{name}": value for name, value in values.items()})
    return rows[0]


def seen(*lines: CopiedLine) -> dict[str, int]:
    return {str(line.pk): line.version for line in lines}


def confirm(draft: NewPartnership, *lines: CopiedLine, **given: Any) -> int:
    by = its_drafter(draft)
    shown = seen(*(lines or (a_line(draft, "escalation"),)))
    return confirming.confirm_lines(draft, shown=shown, **{**CITED, **given}, by=by, at=NOON)


def a_partly_confirmed_partnership() -> NewPartnership:
    draft = a_drawn_up_partnership()
    confirm(draft)
    return draft


def take_back(draft: NewPartnership) -> None:
    line = draft.lines.filter(confirmed_at__isnull=False)[0]
    confirming.take_back(draft, shown=seen(line), by=its_drafter(draft), at=NOON)


def a_partnership_with_a_confirmation_taken_back() -> NewPartnership:
    draft = a_partly_confirmed_partnership()
    take_back(draft)
    return draft


def leave_out(draft: NewPartnership, line: CopiedLine | None = None) -> None:
    shown = seen(line or a_line(draft, "escalation"))
    confirming.leave_out(draft, shown=shown, by=its_drafter(draft), at=NOON)


def a_partnership_with_a_line_left_out() -> NewPartnership:
    draft = a_drawn_up_partnership()
    leave_out(draft)
    return draft


def put_back(draft: NewPartnership) -> None:
    line = draft.lines.to_read().filter(choice="leave_out")[0]
    confirming.put_back(draft, shown=seen(line), by=its_drafter(draft), at=NOON)


def a_partnership_with_a_line_put_back() -> NewPartnership:
    draft = a_partnership_with_a_line_left_out()
    put_back(draft)
    return draft


def make(draft: NewPartnership, *, at: datetime = NOON) -> None:
    if not draft.has_contacts:
        gone_through(draft)
    found = making.preview(draft, on=at.date())
    making.make(
        draft,
        content_hash=found.content_hash,
        expected_version=draft.version,
        by=acting(draft.begun_by, on=at.date()),
        at=at,
    )


@reached_once
def a_made_partnership() -> NewPartnership:
    """Set up a month before its first day, with all its lines to be confirmed."""
    draft = a_drawn_up_partnership()
    make(draft)
    return draft


def discard(draft: NewPartnership) -> None:
    by = its_drafter(draft)
    making.discard(draft, expected_version=as_seen(draft), by=by, at=NOON, note="Begun in error.")


def a_discarded_partnership() -> NewPartnership:
    draft = a_begun_partnership()
    discard(draft)
    return draft


NEW_PARTNERSHIP_AT: dict[str, Callable[[], Model]] = {
    "draft": a_drawn_up_partnership,
    "made": a_made_partnership,
    "discarded": a_discarded_partnership,
}


def an_instrument(key: str) -> None:
    """The questions of a return that is asked for."""
    shape = read_instrument(SHIPPED / f"{key}.toml")
    instruments.install(shape, by=SCHEDULE, at=NOON)
