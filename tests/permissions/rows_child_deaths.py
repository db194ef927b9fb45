"""The pages of the child death panel: reports for many, concerns for the office and partners."""

from typing import Any

from reviews.child_deaths.models import PanelAttendance, PanelConcern, PanelReport
from tests.permissions.row import OFFICE, Expected, Row, for_everybody, own_only
from tests.permissions.rows_reviews import OFFICES_ANYWHERE, SEES_EARLIER
from tests.permissions.world import Records

SEES_CONCERNS = OFFICE | {"lead_safeguarding_partner", "delegated_safeguarding_partner"}
MANAGES: Expected = {200: OFFICE, 403: SEES_EARLIER - OFFICE}
CHANGES_CONCERN: Expected = {200: OFFICE, 403: SEES_CONCERNS - OFFICE}


def of_concern(records: Records) -> list[Any]:
    return [PanelConcern.objects.filter(partnership=records.partnership).earliest("pk").pk]


def of_report(records: Records) -> list[Any]:
    return [PanelReport.objects.filter(partnership=records.partnership).earliest("pk").pk]


def of_attendance(records: Records) -> list[Any]:
    return [PanelAttendance.objects.filter(partnership=records.partnership).earliest("pk").pk]


NOT_NOW_CONCERN: Expected = {409: OFFICE, 403: SEES_CONCERNS - OFFICE}
NOT_NOW: Expected = {409: OFFICE, 403: SEES_EARLIER - OFFICE}

ROWS = (
    for_everybody("reviews:panel-overview"),
    for_everybody("reviews:panel-list"),
    for_everybody("reviews:concern-list"),
    for_everybody("reviews:attendance-list"),
    *(
        Row(name=f"reviews:{name}", own={200: OFFICES_ANYWHERE}, others=403, is_about_records=False)
        for name in ("panel-receive", "concern-pass", "attendance-record")
    ),
    own_only("reviews:panel-detail", {200: SEES_EARLIER}, args=of_report),
    own_only("reviews:panel-edit", MANAGES, args=of_report),
    own_only("reviews:panel-raise", MANAGES, args=of_report),
    own_only("reviews:panel-present", NOT_NOW, args=of_report),
    own_only("reviews:concern-detail", {200: SEES_CONCERNS}, args=of_concern),
    own_only("reviews:concern-edit", CHANGES_CONCERN, args=of_concern),
    own_only("reviews:concern-answer", CHANGES_CONCERN, args=of_concern),
    own_only("reviews:concern-close", NOT_NOW_CONCERN, args=of_concern),
    own_only("reviews:attendance-detail", {200: SEES_EARLIER}, args=of_attendance),
    own_only("reviews:attendance-correct", MANAGES, args=of_attendance),
)
