"""The pages of new partnerships: for the office copied from, and for administrators."""

from typing import Any

from tests.permissions.row import ELSEWHERE, OFFICE, OFFICES, Row
from tests.permissions.world import Records

ADMINISTRATOR = {"superuser"}


def of_draft(*more: Any):
    return lambda records: [records.begun.pk, *more]


def of_line(records: Records) -> list[Any]:
    return [records.begun.pk, records.begun.lines.filter(kind="escalation").earliest("pk").pk]


PAGES = (
    *(
        (name, of_draft())
        for name in (
            "detail",
            "name",
            "organisations",
            "groups",
            "contacts",
            "lines",
            "make",
            "file",
            "discard",
        )
    ),
    ("chapter", of_draft("escalation")),
    *((name, of_line) for name in ("line", "take-back", "leave-out", "put-back")),
)
ROWS = (
    *(
        Row(
            name=f"assurance:new-partnership-{name}",
            own={200: OFFICES | ELSEWHERE | ADMINISTRATOR},
            is_about_records=False,
        )
        for name in ("list", "begin")
    ),
    *(
        Row(
            name=f"assurance:new-partnership-{name}",
            args=args,
            own={200: OFFICE | ADMINISTRATOR},
            foreign={200: ELSEWHERE | ADMINISTRATOR},
        )
        for name, args in PAGES
    ),
)
