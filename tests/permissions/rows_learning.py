"""Who gets which answer at the addresses of learning."""

from collections.abc import Callable
from typing import Any

from reviews.learning.models import (
    Briefing,
    CaseLearning,
    Dissemination,
    LearningPoint,
    NationalReview,
    PracticeEvidence,
)
from tests.permissions.row import OFFICE, Expected, Row, for_everybody, own_only
from tests.permissions.rows_reviews import (
    COORDINATES,
    OFFICES_ANYWHERE,
    SEES_EARLIER,
    both_ways,
    of_case,
)
from tests.permissions.world import Records

SEES_LEARNING = SEES_EARLIER | {"line_manager", "training_officer"}
FOR_READERS: Expected = {200: SEES_LEARNING}
FOR_THE_OFFICE: Expected = {200: OFFICE}
MANAGED: Expected = {200: OFFICE, 403: SEES_LEARNING - OFFICE}


def of(model: Any, name: str = "partnership", **which: Any) -> Callable[[Records], list[Any]]:
    """The first record of the area of that kind and state."""

    def found(records: Records) -> list[Any]:
        return [model.objects.filter(**{name: records.partnership}, **which).earliest("pk").pk]

    return found


def of_case_learning(records: Records) -> list[Any]:
    return [CaseLearning.objects.filter(case=records.case).earliest("pk").pk]


DRAFT, POINT = of(LearningPoint, status="draft"), of(LearningPoint, status="released")
DRAFT_BRIEFING, BRIEFING = of(Briefing, status="draft"), of(Briefing, status="published")
PLANNED = of(Dissemination, "point__partnership", status="planned")
DONE = of(Dissemination, "briefing__partnership", status="done")
EVIDENCE = of(PracticeEvidence, "point__partnership")
RECEIVED = of(NationalReview, status="received")
CONSIDERED = of(NationalReview, status="considered")
PAGES = (
    ("point-detail", "", FOR_READERS, POINT),
    ("point-detail", "draft", FOR_THE_OFFICE, DRAFT),
    ("point-edit", "draft", FOR_THE_OFFICE, DRAFT),
    ("point-release", "draft", FOR_THE_OFFICE, DRAFT),
    ("point-withdraw", "", MANAGED, POINT),
    ("point-disseminate", "", MANAGED, POINT),
    ("point-evidence", "", MANAGED, POINT),
    ("briefing-detail", "", FOR_READERS, BRIEFING),
    ("briefing-detail", "draft", FOR_THE_OFFICE, DRAFT_BRIEFING),
    ("briefing-edit", "draft", FOR_THE_OFFICE, DRAFT_BRIEFING),
    ("briefing-publish", "draft", FOR_THE_OFFICE, DRAFT_BRIEFING),
    ("briefing-withdraw", "", MANAGED, BRIEFING),
    ("briefing-disseminate", "", MANAGED, BRIEFING),
    ("briefing-evidence", "", MANAGED, BRIEFING),
    ("dissemination-detail", "", FOR_READERS, PLANNED),
    ("dissemination-detail", "done", FOR_READERS, DONE),
    ("dissemination-finish", "", MANAGED, PLANNED),
    ("dissemination-edit", "", MANAGED, PLANNED),
    ("dissemination-cancel", "", MANAGED, PLANNED),
    ("dissemination-reach", "done", MANAGED, DONE),
    ("evidence-strike", "", MANAGED, EVIDENCE),
    ("national-detail", "", FOR_READERS, CONSIDERED),
    ("national-edit", "", MANAGED, CONSIDERED),
    ("national-consider", "", MANAGED, RECEIVED),
    ("national-raise", "", MANAGED, CONSIDERED),
    ("national-check", "", MANAGED, CONSIDERED),
    ("national-end", "", MANAGED, CONSIDERED),
)
ROWS = (
    *(for_everybody(f"reviews:{name}-list") for name in ("point", "briefing", "national")),
    *(
        Row(
            name=f"reviews:{name}",
            own={200: OFFICES_ANYWHERE},
            others=403,
            is_about_records=False,
        )
        for name in ("point-write", "briefing-write", "national-receive")
    ),
    *(own_only(f"reviews:{name}", own, what=what, args=args) for name, what, own, args in PAGES),
    own_only("reviews:briefing-pdf", {200: SEES_LEARNING}, args=BRIEFING),
    *both_ways("case-learning", COORDINATES, of_case),
    *both_ways("learning-edit", COORDINATES, of_case_learning),
    *both_ways("learning-release", COORDINATES, of_case_learning),
    *both_ways("learning-discard", COORDINATES, of_case_learning),
)
