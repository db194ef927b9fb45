"""A short version is sent to be read, and comes back with the reader's own words."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from assurance.short_versions import notifications
from assurance.short_versions.access import NEEDED
from assurance.short_versions.content.current_content import content_of, written
from assurance.short_versions.grants import GRANTS
from assurance.short_versions.models import ShortReading, ShortVersion
from assurance.short_versions.transitions import READING_SAID, SHORT_VERSION
from governance.core.drawn_fields import ExpectedVersion
from governance.core.record_changes import ensure_as_seen, lock
from governance.core.roles import Actor
from governance.structure.models import Appointment

Reader = ShortVersion.Reader


def reader_of(record: ShortVersion, *, at: datetime) -> ShortVersion.Reader:
    """Who would read it on the day: the young scrutineer; where nobody is, whoever stands in; two
    queries at most.
    """
    acting = Appointment.objects.acting(on=localdate(at)).filter(
        seat__partnership=record.report.partnership_id
    )
    for reader in (Reader.YOUNG, Reader.STAND_IN):
        if acting.filter(seat__capacity__in=capacities_of(reader)).exists():
            return reader
    return Reader.NONE


def capacities_of(reader: str) -> list[str]:
    """The seats that are granted what the reader needs."""
    permission = NEEDED[reader]
    return [capacity for capacity, granted in GRANTS.items() if permission in granted]


@transaction.atomic
def send_to_reader(
    record: ShortVersion, *, by: Actor, at: datetime, expected_version: ExpectedVersion
) -> None:
    """Its words are frozen, and whoever reads it is told.

    Raises NotAllowed, NotNow, Stale, ValidationError (a part without words, nobody to read it).
    """
    lock(record)
    SHORT_VERSION.require("send_to_reader", by, record)
    ensure_as_seen("send_to_reader", record, expected_version)
    content = written(record)
    SHORT_VERSION.move(
        record,
        "send_to_reader",
        by=by,
        at=at,
        content=content.plain(),
        content_hash=content.hash,
        reader=reader_of(record, at=at),
        round=record.round + 1,
        sent_at=at,
        sent_by_id=by.user_id,
    )
    notifications.notify_to_read(record, capacities_of(record.reader), at=at)


@transaction.atomic
def find_ready(
    record: ShortVersion,
    text: str,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> None:
    """It is clear, in the reader's own words; they are about what was shown, and nothing else.

    Raises NotAllowed, NotNow, Stale, AlteredContent.
    """
    say(record, "find_ready", text, by=by, at=at, expected_version=expected_version, note=note)


@transaction.atomic
def find_unclear(
    record: ShortVersion,
    text: str,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str = "",
) -> None:
    """What is not clear yet; the office writes again. Raises what ``find_ready`` does."""
    say(record, "find_unclear", text, by=by, at=at, expected_version=expected_version, note=note)


def say(
    record: ShortVersion,
    verb: str,
    text: str,
    *,
    by: Actor,
    at: datetime,
    expected_version: ExpectedVersion,
    note: str,
) -> None:
    lock(record)
    SHORT_VERSION.require(verb, by, record)
    ensure_as_seen(verb, record, expected_version)
    content_of(record)
    reading = ShortReading(
        short_version=record,
        round=record.round,
        content_hash=record.content_hash,
        role=role_of(by, record),
        is_ready=verb == "find_ready",
        text=text.strip(),
        read_at=at,
        read_by_id=by.user_id,
    )
    READING_SAID.create(reading, "say", by=by, at=at, note=note)
    SHORT_VERSION.move(record, verb, by=by, at=at, expected_version=expected_version)
    notifications.notify_read(record, is_ready=reading.is_ready, at=at)


def role_of(by: Actor, record: ShortVersion) -> str:
    """The seat from which the person reads it: one that was asked."""
    asked = capacities_of(record.reader)
    place = record.report.partnership_id
    own = [h for h in by.holdings if h.partnership_id == place and h.capacity in asked]
    return f"{own[0].title}, {own[0].place}"[:160]


@transaction.atomic
def take_back(record: ShortVersion, *, by: Actor, at: datetime, note: str) -> None:
    """To be changed before it is read, or after; whoever reads it is asked again then."""
    SHORT_VERSION.move(record, "take_back", by=by, at=at, note=note)
