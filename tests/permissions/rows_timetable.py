"""The pages of timetables: read by everybody whom the plan binds, written by its office and by
whoever leads an entry.
"""

from typing import Any

from governance.timetable.models import TimetableEntry
from tests.permissions.row import (
    ELSEWHERE,
    OFFICE,
    OFFICES,
    SEES_PLAN,
    SPEAKERS,
    Row,
    doing,
    for_everybody,
    own_only,
)
from tests.permissions.world import Records

LEADS = OFFICES | SPEAKERS


def of_entry(status: str):
    def args(records: Records) -> list[Any]:
        plan = records.progress.priority.plan_id
        return [TimetableEntry.objects.filter(plan=plan, status=status).earliest("pk").pk]

    return args


def of_plan(records: Records) -> list[Any]:
    return [records.progress.priority.plan_id]


ROWS = (
    Row(name="office-years", own={302: OFFICES | ELSEWHERE}, others=404, is_about_records=False),
    own_only("office-year", {200: OFFICE}, args=lambda r: [r.partnership.key, 2025]),
    for_everybody("governance:entry-list"),
    own_only("governance:plan-timetable", {200: SEES_PLAN}, args=of_plan),
    *(
        own_only(f"governance:entry-{name}", doing(OFFICES, SEES_PLAN, 200), args=of_plan)
        for name in ("add", "add-learning")
    ),
    own_only("governance:entry-detail", {200: SEES_PLAN}, args=of_entry("planned")),
    *(
        own_only(f"governance:entry-{name}", doing(allowed, SEES_PLAN, 200), args=of_entry(status))
        for name, allowed, status in (
            ("edit", OFFICES, "planned"),
            ("begin", LEADS, "planned"),
            ("complete", LEADS, "planned"),
            ("move", LEADS, "planned"),
            ("drop", OFFICES, "planned"),
            ("reopen", OFFICES, "done"),
        )
    ),
)
