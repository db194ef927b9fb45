"""Which cases wait for somebody on their lists, and for what: keys, reasons and days alone."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import Case as Choice
from django.db.models import DateField, Exists, F, OuterRef, QuerySet, Value, When
from django.db.models.functions import Coalesce, Least, NullIf

from governance.core.prepared_queries import prepared
from governance.core.roles import Actor
from governance.core.todo import select_waiting
from governance.deadlines.models import Deadline
from governance.signatures.models import Signature
from reviews.cases.models import (
    Case,
    CasePerson,
    LocalReview,
    PartnerView,
    PracticeReview,
    RapidReview,
)

ROOM = "cases"
MANAGE, LEAD, VIEW = "manage", "lead", "view"
RAPID, PRACTICE, LOCAL = "rapid", "practice", "local"
SCREENING = (Case.Status.REFERRED, Case.Status.DISPUTED)
TO_SIGN: tuple[tuple[str, type[RapidReview | PracticeReview | LocalReview]], ...] = (
    (RAPID, RapidReview),
    (PRACTICE, PracticeReview),
    (LOCAL, LocalReview),
)
"""What partners sign of a case."""
LIMITS = (
    "notification_deadline",
    "partners_deadline",
    "rapid_review__deadline",
    "practice_review__deadline",
    "local_review__deadline",
)
NEVER = Value(date.max, DateField())


def waiting_rows(actor: Actor) -> Iterator[QuerySet]:
    """Of the open cases on whose list somebody stands: those they co-ordinate, those of which they
    lead the local learning review, those on which their view is missing, those to sign.
    """
    cases = Case.objects.visible_to(actor).open()
    own = CasePerson.objects.acting(on=actor.on).filter(person=actor.user_id)
    managed = own.filter(role=CasePerson.Role.COORDINATOR).values("case")
    yield select_waiting(ROOM, cases.filter(pk__in=managed), what=MANAGE, due_on=first_limit_on())
    led = cases.filter(
        local_review__lead=actor.user_id, local_review__status=LocalReview.Status.OPEN
    )
    yield select_waiting(ROOM, led.exclude(pk__in=managed), what=LEAD, due_on=first_limit_on())
    asked = without_view(own.filter(case__in=cases.filter(status__in=SCREENING).values("pk")))
    limit = first_limit_on("case__")
    yield select_waiting(ROOM, asked, what=VIEW, key=F("case_id"), due_on=limit)
    if actor.signing_seats:
        for what, kind in TO_SIGN:
            rows = reviews_to_sign(actor, kind).filter(case__in=cases.values("pk"))
            yield select_waiting(ROOM, rows, what=what, key=F("case_id"), due_on=limit)


def without_view(entries: QuerySet[CasePerson]) -> QuerySet[CasePerson]:
    """Who speaks for a partner that has not said whether a case is notifiable."""
    given = PartnerView.objects.filter(
        is_current=True, case=OuterRef("case"), organisation=OuterRef("organisation")
    )
    return entries.filter(~Exists(given), role=CasePerson.Role.PARTNER)


def reviews_to_sign(
    actor: Actor, kind: type[RapidReview | PracticeReview | LocalReview]
) -> QuerySet:
    """Those that wait for a signature of this person’s seats."""
    asked = Signature.objects.asked().filter(
        kind=kind._meta.label_lower, seat__in=actor.signing_seats
    )
    rows = kind._default_manager.filter(status=kind.Status.WITH_PARTNERS)
    return rows.filter(pk__in=asked.values("subject_id"))


def first_limit_on(prefix: str = "") -> NullIf:
    """The day on which the first of a case’s limits runs out; null where none runs."""
    days = [
        Coalesce(
            Choice(
                When(
                    **{f"{prefix}{name}__status": Deadline.Status.RUNNING},
                    then=F(f"{prefix}{name}__due_on"),
                )
            ),
            NEVER,
        )
        for name in LIMITS
    ]
    return NullIf(Least(*days), NEVER)


@prepared
def cases_told(cases: Sequence[int]) -> QuerySet[Case]:
    """Those that are shown, by their keys."""
    return Case.objects.for_list().filter(pk__in=cases)
