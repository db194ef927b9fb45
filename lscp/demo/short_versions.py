"""Short versions in the demo: the last report of the city has both, the next one has a draft."""

import tomllib
from pathlib import Path
from typing import Any

from assurance.short_versions.models import ShortVersion
from assurance.short_versions.operations import reading, releasing, writing
from assurance.yearly.models import YearlyReport
from governance.core.drawn_fields import drawn_stamp

WORDS = tomllib.loads((Path(__file__).parent / "short_versions.toml").read_text(encoding="utf-8"))
Kind = ShortVersion.Kind


def write_short(report: YearlyReport, kind: str, given: dict[str, Any]) -> ShortVersion:
    """Begun with the report's figures, and written."""
    record = writing.begin(report, kind, **given)
    write_parts(record, WORDS[kind], given)
    return fresh(record)


def write_parts(record: ShortVersion, words: dict[str, str], given: dict[str, Any]) -> None:
    """Each part that there are words for, with the figures of the report put in."""
    for part in record.parts.filter(key__in=words).order_by("number"):
        part.short_version = record
        text = words[part.key].format_map(part.figures)
        seen = part.version
        writing.write(part, text, part.picture, expected_version=seen, **given)


def fresh(record: ShortVersion) -> ShortVersion:
    return ShortVersion.objects.for_detail().get(pk=record.pk)


def send(record: ShortVersion, given: dict[str, Any]) -> ShortVersion:
    reading.send_to_reader(record, expected_version=drawn_stamp(record), **given)
    return fresh(record)


def read_short(
    report: YearlyReport,
    *,
    written: dict[str, Any],
    read: dict[str, Any],
    mended: dict[str, Any],
    read_again: dict[str, Any],
) -> None:
    """Both kinds on their way to being clear: the first comes back once with what is not."""
    said = WORDS["said"]
    young = write_short(report, Kind.YOUNG_PEOPLE, written)
    write_parts(young, {"year": said["first"]}, written)
    young = send(fresh(young), written)
    reading.find_unclear(young, said["unclear"], expected_version=drawn_stamp(young), **read)
    write_parts(fresh(young), WORDS[Kind.YOUNG_PEOPLE], mended)
    for record, words in (
        (send(fresh(young), mended), said["ready"]),
        (send(write_short(report, Kind.EASY_READ, mended), mended), said["easy"]),
    ):
        reading.find_ready(record, words, expected_version=drawn_stamp(record), **read_again)


def release_short(report: YearlyReport, given: dict[str, Any]) -> None:
    """Once the report is published."""
    for record in ShortVersion.objects.for_detail().filter(report=report).order_by("pk"):
        releasing.release(record, expected_version=drawn_stamp(record), **given)


def begin_short(report: YearlyReport, given: dict[str, Any]) -> None:
    """The young people's version of a report in preparation, half written."""
    record = writing.begin(report, Kind.YOUNG_PEOPLE, **given)
    write_parts(fresh(record), WORDS["this"], given)
