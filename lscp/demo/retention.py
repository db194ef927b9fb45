"""Retention in the demo: what falls due, a hold, a deletion that waits, and a certificate.

All of it is about earlier reviews that were read in by mistake and taken out long ago.
"""

from datetime import date

from governance.people.models import User
from governance.retention.models import Disposal, DueRecord
from governance.retention.operations import disposals, due, holds
from governance.structure.models import Partnership
from lscp.demo.cases import Days
from lscp.demo.story import at_noon
from reviews.legacy import operations as legacy
from reviews.legacy.content.legacy_file import LegacyRow

READ_IN, TAKEN_OUT = 400, 290
"""So many working days ago."""
TITLES = (
    ("Child Alder (test row)", 2011),
    ("Child Beech (test row)", 2012),
    ("Child Cedar (other area)", 2013),
    ("Child Damson (other area)", 2014),
    ("Child Elder (read in twice)", 2015),
)
ASKED = "A coroner has asked for everything that was held about reviews of that year."
LEFT_OVER = "Rows of the file that was tried first."


def load_retention(everybody: dict[str, User], *, today: date) -> None:
    days = Days(everybody, today)
    area = Partnership.objects.get(key="leicester")
    take_out_what_was_read_in(area, days)
    due.find_due(at=at_noon(today))
    rows = list(DueRecord.objects.filter(partnership=area, kind="reviews.legacyreview"))
    held, deleted, waiting, *_ = sorted(rows, key=lambda row: row.label)
    holds.hold_due(held, why=ASKED, review_on=days.day(-90), **days.by("manager", 6))
    certificate = disposals.propose(deleted, **days.by("manager", 5))
    approve(certificate, days)
    disposals.propose(waiting, **days.by("officer", 2))
    due.find_due(at=at_noon(today))


def approve(disposal: Disposal, days: Days) -> None:
    """By the other one of the office."""
    disposals.approve(disposal, expected_version=disposal.version, **days.by("officer", 4))


def take_out_what_was_read_in(area: Partnership, days: Days) -> None:
    rows = [
        LegacyRow(
            number=number,
            title=title,
            year=year,
            kind="scr",
            published_on="",
            where="",
            themes=(),
            recommendations=(),
        )
        for number, (title, year) in enumerate(TITLES, 2)
    ]
    found = legacy.import_reviews(area, rows, "first-try.xlsx", **days.by("manager", READ_IN))
    for review in found:
        legacy.remove_review(review, note=LEFT_OVER, **days.by("manager", TAKEN_OUT))
