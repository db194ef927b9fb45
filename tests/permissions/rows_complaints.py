"""The pages of complaints and requests: the office’s; a complaint also the chair’s it reached."""

from typing import Any

from reviews.complaints.models import Complaint, InformationRequest
from tests.permissions.row import CHAIRS_OF_ALL, OFFICE, Expected, Row, for_everybody, own_only
from tests.permissions.rows_reviews import OFFICES_ANYWHERE
from tests.permissions.world import Records

SEES_COMPLAINT = OFFICE | CHAIRS_OF_ALL
MANAGES: Expected = {200: OFFICE, 403: CHAIRS_OF_ALL}
NOT_NOW: Expected = {409: OFFICE, 403: CHAIRS_OF_ALL}
OFFICE_ALONE: Expected = {200: OFFICE}


def of_complaint(records: Records) -> list[Any]:
    return [Complaint.objects.filter(partnership=records.partnership).earliest("pk").pk]


def of_step(records: Records) -> list[Any]:
    found = Complaint.objects.filter(partnership=records.partnership).earliest("pk")
    return [found.steps.earliest("pk").pk]


def of_request(records: Records) -> list[Any]:
    return [InformationRequest.objects.filter(partnership=records.partnership).earliest("pk").pk]


def at_step(verb: str):
    return lambda records: [*of_complaint(records), verb]


ROWS = (
    for_everybody("reviews:complaint-list"),
    for_everybody("reviews:information-list"),
    *(
        Row(name=f"reviews:{name}", own={200: OFFICES_ANYWHERE}, others=403, is_about_records=False)
        for name in ("complaint-receive", "information-receive")
    ),
    own_only("reviews:complaint-detail", {200: SEES_COMPLAINT}, args=of_complaint),
    own_only("reviews:complaint-edit", MANAGES, args=of_complaint),
    own_only("reviews:complaint-tell", MANAGES, args=of_step),
    own_only("reviews:complaint-step", MANAGES, args=at_step("decide-complaint")),
    own_only("reviews:complaint-step", NOT_NOW, args=at_step("find-fit"), what="again"),
    own_only("reviews:complaint-step", {}, args=at_step("dance"), what="that is none"),
    own_only("reviews:information-detail", OFFICE_ALONE, args=of_request),
    own_only("reviews:information-edit", OFFICE_ALONE, args=of_request),
    own_only("reviews:information-answer", OFFICE_ALONE, args=of_request),
    own_only("reviews:information-extend", {409: OFFICE}, args=of_request),
    own_only("reviews:information-close", {409: OFFICE}, args=of_request),
)
