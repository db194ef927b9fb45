"""Which cases somebody sees, and with what a list and a page fetch them."""

from django.db import models
from django.db.models import Exists, OuterRef, Prefetch

from governance.core.roles import Actor
from reviews.cases.models.emergency import emergency_q
from reviews.cases.models.people import CasePerson, named_q

RECORDERS = (
    "referred_by",
    "referring_organisation",
    "incident_recorded_by",
    "aware_recorded_by",
    "notified_recorded_by",
)
"""Who referred it, and who recorded each of its days."""


OF_A_LIMIT = (
    "status",
    "counts_from",
    "due_on",
    "limit",
    "unit",
    "is_moved",
    "is_confirmed",
    "ended_at",
)
"""What is said of a time limit in a line."""
LIMITED = ("rapid_review", "practice_review", "local_review")
"""The reviews that a case may have, each with a time limit of its own."""
OF_A_LOCAL_REVIEW = (
    "decided_on",
    "lead",
    "meeting_on",
    "completed_on",
    "terms",
    "findings",
    "learning",
)
"""By what its next step is known."""
LISTED = (
    "partnership__name",
    "partnership__short_name",
    "reference",
    "status",
    "incident_on",
    "aware_on",
    "notification_deadline",
    "partners_deadline",
    *(f"{name}__{each}" for name in LIMITED for each in ("case", "status", "deadline")),
    *(f"rapid_review__{each}" for each in ("decision", "meeting_on")),
    *(f"practice_review__{each}" for each in ("next_check_on", "is_withheld")),
    *(f"local_review__{each}" for each in OF_A_LOCAL_REVIEW),
    *(
        f"{name}__{each}"
        for name in (
            "notification_deadline",
            "partners_deadline",
            *(f"{review}__deadline" for review in LIMITED),
        )
        for each in OF_A_LIMIT
    ),
)
"""What a line shows of a case and its reviews, and what its next step follows from."""


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
        """With what a line shows, and without its children: a page asks for those of its rows.

        Whether the Panel wrote of its rapid review, and whether a letter waits for an answer.
        """
        review = self.model._meta.get_field("rapid_review").related_model
        letter = review._meta.get_field("responses").related_model  # type: ignore[union-attr]
        letters = letter._default_manager.filter(review__case=OuterRef("pk"))  # type: ignore[union-attr]
        unanswered = letters.filter(kind__in=letter.AWAITING_ANSWER, answered_at__isnull=True)  # type: ignore[union-attr]
        return (
            self.with_deadlines()
            .only(*LISTED)
            .annotate(has_letter=Exists(letters), owes_answer=Exists(unanswered))
        )

    def for_detail(self) -> "CaseQuerySet":
        """With its list of named people, which decides what may be done on every page of it."""
        people = Prefetch("people", CasePerson.objects.for_list())
        shown_with = (*RECORDERS, "proof_file", "rapid_review__sent_by")
        return self.with_deadlines().select_related(*shown_with).prefetch_related(people)
