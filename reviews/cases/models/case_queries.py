"""Which cases somebody sees, and with what a list and a page fetch them."""

from django.db import models
from django.db.models import Prefetch, Q

from governance.core.roles import Actor
from reviews.cases.models.emergency import emergency_q
from reviews.cases.models.people import CasePerson, named_q
from reviews.cases.models.texts import LOCAL_TEXTS, MEETING_TEXTS, REPORT_TEXTS

RECORDERS = (
    "referred_by",
    "referring_organisation",
    "incident_recorded_by",
    "aware_recorded_by",
    "notified_recorded_by",
)
"""Who referred it, and who recorded each of its days."""


STEPS_OF_LOCAL = ("terms", "findings", "learning")
"""Texts of a local learning review of which its next step says whether they are written."""
LONG_TEXTS = (
    "summary",
    "immediate_safety",
    *(
        f"rapid_review__{name}"
        for name in (*MEETING_TEXTS, "present", "rationale", "instead", "content")
    ),
    *(
        f"practice_review__{name}"
        for name in ("terms", "method", *REPORT_TEXTS, "content", "withheld_reason", "information")
    ),
    *(
        f"local_review__{name}"
        for name in ("present", *LOCAL_TEXTS, "content", "passed_on")
        if name not in STEPS_OF_LOCAL
    ),
)
"""What no list shows of a case and its reviews."""


class CaseQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor) -> "CaseQuerySet":
        """Those on whose list of named people the actor stands today, and no others."""
        return self.filter(named_q(actor))

    def readable_by(self, actor: Actor) -> "CaseQuerySet":
        """Those of which the actor may open a page: also by emergency access, which no list shows,
        since each reading leaves a line.
        """
        return self.filter(named_q(actor) | emergency_q(actor))

    def open(self) -> "CaseQuerySet":
        return self.exclude(status__in=self.model.ENDED)  # type: ignore[attr-defined]

    def with_learning(self) -> "CaseQuerySet":
        """Those whose practice review is public, or whose local learning review was completed."""
        return self.filter(
            Q(practice_review__status__in=("published", "not_published"))
            | Q(local_review__status="completed")
        )

    def with_deadlines(self) -> "CaseQuerySet":
        return self.select_related(
            "partnership",
            "notification_deadline",
            "partners_deadline",
            "rapid_review__deadline",
            "practice_review__deadline",
            "local_review__deadline",
        )

    def for_list(self) -> "CaseQuerySet":
        """Without the long texts, and without its children: a page asks for those of its rows."""
        return self.with_deadlines().defer(*LONG_TEXTS)

    def for_detail(self) -> "CaseQuerySet":
        """With its list of named people, which decides what may be done on every page of it."""
        people = Prefetch("people", CasePerson.objects.for_list())
        return (
            self.with_deadlines().select_related(*RECORDERS, "proof_file").prefetch_related(people)
        )
