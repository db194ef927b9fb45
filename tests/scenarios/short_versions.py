"""A short version of a yearly report on its way to being released, by the real operations.

It is the young people's version of the Leicester report for 2024-25; somebody holds the seat of a
young scrutineer unless a situation says otherwise.
"""

from collections.abc import Callable
from datetime import datetime

from django.db.models import Model

from assurance.short_versions.models import ShortPart, ShortReading, ShortVersion
from assurance.short_versions.operations import reading, releasing, writing
from assurance.yearly.models import YearlyReport
from governance.core.roles import Actor
from governance.people.models import User
from governance.structure.models import Partnership
from tests.reached_once import reached_once
from tests.scenarios import returns as scenarios
from tests.scenarios import yearly
from tests.scenarios.returns import NOON, as_seen
from tests.scenarios.yearly import its_office, on_day

YOUNG, EASY = ShortVersion.Kind
LINES = "We listened to two groups.\nThey said: write easy letters."
UNCLEAR = "I do not know what a threshold is."
CLEAR = "I understood all of it."
WHY = "A figure in it was wrong."


def fresh(record: ShortVersion) -> ShortVersion:
    return ShortVersion.objects.for_detail().get(pk=record.pk)


def begin(report: YearlyReport, kind: str = YOUNG, at: datetime = NOON) -> ShortVersion:
    return fresh(writing.begin(report, kind, by=its_office(report, at), at=at))


@reached_once
def a_begun_version(kind: str = YOUNG) -> ShortVersion:
    return begin(yearly.a_frozen_report(), kind)


def write(part: ShortPart, text: str = LINES, at: datetime = NOON, **more: object) -> bool:
    part.short_version = fresh(part.short_version)
    return writing.write(
        part,
        text,
        str(more.get("picture", part.picture)),
        by=its_office(part.short_version.report, at),
        at=at,
        expected_version=part.version,
    )


def write_all(record: ShortVersion) -> ShortVersion:
    """Words under every question that has none yet."""
    for part in record.parts.filter(text="").order_by("number"):
        write(part)
    return fresh(record)


@reached_once
def a_written_version(report: YearlyReport | None = None, kind: str = YOUNG) -> ShortVersion:
    return write_all(begin(report or yearly.a_frozen_report(), kind))


def the_young_scrutineer(record: ShortVersion, at: datetime = NOON) -> Actor:
    """Whoever holds the seat; somebody new where nobody does."""
    place = record.report.partnership
    found = User.objects.filter(
        appointments__seat__partnership=place, appointments__seat__capacity="young_scrutineer"
    )
    return on_day(found.order_by("pk").first() or scenarios.a_young_scrutineer(place), at)


def send(record: ShortVersion, at: datetime = NOON) -> ShortVersion:
    """To whoever reads it now."""
    by = its_office(record.report, at)
    reading.send_to_reader(record, by=by, at=at, expected_version=as_seen(record))
    return fresh(record)


def send_to_young(record: ShortVersion) -> ShortVersion:
    the_young_scrutineer(record)
    return send(record)


@reached_once
def a_version_with_its_reader(
    report: YearlyReport | None = None, kind: str = YOUNG
) -> ShortVersion:
    return send_to_young(a_written_version(report, kind))


def a_version_with_a_stand_in() -> ShortVersion:
    """There is no young scrutineer: the independent scrutineer was asked."""
    record = a_written_version()
    scenarios.a_scrutineer(record.report.partnership)
    return send(record)


def reader_of(record: ShortVersion, at: datetime = NOON) -> Actor:
    if record.has_stand_in:
        return yearly.its_scrutineer(record.report, at)
    return the_young_scrutineer(record, at)


def find_ready(record: ShortVersion, at: datetime = NOON) -> ShortVersion:
    seen = as_seen(record)
    reading.find_ready(record, CLEAR, by=reader_of(record, at), at=at, expected_version=seen)
    return fresh(record)


def find_unclear(record: ShortVersion, at: datetime = NOON) -> ShortVersion:
    seen = as_seen(record)
    reading.find_unclear(record, UNCLEAR, by=reader_of(record, at), at=at, expected_version=seen)
    return fresh(record)


def a_version_that_came_back() -> ShortVersion:
    return find_unclear(a_version_with_its_reader())


def take_back(record: ShortVersion) -> ShortVersion:
    reading.take_back(record, by=its_office(record.report, NOON), at=NOON, note=WHY)
    return fresh(record)


def a_clear_version(report: YearlyReport | None = None, kind: str = YOUNG) -> ShortVersion:
    return find_ready(a_version_with_its_reader(report, kind))


def a_clear_version_of_a_published_report() -> ShortVersion:
    return a_clear_version(yearly.a_published_report())


def release(record: ShortVersion, at: datetime = NOON) -> ShortVersion:
    by = its_office(record.report, at)
    releasing.release(record, by=by, at=at, expected_version=as_seen(record))
    return fresh(record)


def a_released_version(report: YearlyReport | None = None, kind: str = YOUNG) -> ShortVersion:
    return release(a_clear_version(report or yearly.a_published_report(), kind))


def withdraw(record: ShortVersion) -> ShortVersion:
    by = its_office(record.report, NOON)
    releasing.withdraw(record, by=by, at=NOON, note=WHY)
    return fresh(record)


def a_withdrawn_version() -> ShortVersion:
    return withdraw(a_released_version())


def rewrite(record: ShortVersion) -> ShortVersion:
    by = its_office(record.report, NOON)
    releasing.rewrite(record, by=by, at=NOON, expected_version=as_seen(record))
    return fresh(record)


def a_placed_part() -> ShortPart:
    return a_begun_version().parts.earliest("number")


def a_written_part() -> ShortPart:
    part = a_placed_part()
    write(part)
    return part


def a_reading() -> ShortReading:
    return a_version_that_came_back().readings.get()


def everything_short(partnership: Partnership) -> None:
    """Of the report that is out: one with its young reader, the other released."""
    report = YearlyReport.objects.published().get(partnership=partnership)
    a_version_with_its_reader(report, YOUNG)
    a_released_version(report, EASY)


SHORT_VERSION_AT: dict[str, Callable[[], Model]] = {
    "draft": a_written_version,
    "reading": a_version_with_its_reader,
    "ready": a_clear_version_of_a_published_report,
    "released": a_released_version,
    "withdrawn": a_withdrawn_version,
}
