"""What waits about learning: points to release, what is to be told, what to consider."""

from collections.abc import Iterator, Mapping

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse

from governance.core.formatting import format_date
from governance.core.roles import Actor, scope_of
from governance.core.todo import Others, TodoItem, WaitingRow, select_waiting
from reviews.cases.models import CasePerson
from reviews.learning.grants import GRANTS, Permission
from reviews.learning.models import CaseLearning, Dissemination, LearningPoint, NationalReview
from reviews.learning.models.dissemination import of_areas_q

ROOM = "learning"
POINT, OF_A_CASE, TO_TELL = "point", "case", "tell"
WAITS = {
    POINT: ("Learning point to be released", "reviews:point-detail"),
    NationalReview.Kind.REVIEW: ("National review to be considered", "reviews:national-detail"),
    NationalReview.Kind.BRIEFING: ("Panel briefing to be considered", "reviews:national-detail"),
}
"""What is said of each that waits for the office, and its page."""


def waiting_rows(actor: Actor) -> Iterator[QuerySet]:
    """For the office, for who holds a seat that tells others, and for who co-ordinates a case."""
    areas = scope_of(actor, Permission.MANAGE_LEARNING, GRANTS).partnerships
    yield select_waiting(
        ROOM,
        disseminations(actor, areas),
        what=TO_TELL,
        title=Coalesce("point__title", "briefing__title"),
        due_on=F("due_on"),
        detail=F("audience"),
    )
    yield select_waiting(
        ROOM,
        learning_of_cases(actor),
        what=OF_A_CASE,
        key=F("case_id"),
        title=F("case__reference"),
    )
    if areas:
        drafts = LearningPoint.objects.filter(status=LearningPoint.Status.DRAFT)
        yield select_waiting(
            ROOM, drafts.filter(partnership__in=areas), what=POINT, title=F("title")
        )
        received = NationalReview.objects.filter(status=NationalReview.Status.RECEIVED)
        rows = received.filter(partnership__in=areas)
        yield select_waiting(ROOM, rows, what=F("kind"), title=F("title"))


def disseminations(actor: Actor, areas: frozenset[int]) -> QuerySet[Dissemination]:
    """Those of the actor’s own seats; of the office’s partnerships those that are overdue."""
    own = Q(seat__in=[held.seat_id for held in actor.holdings])
    late = Q(due_on__lt=actor.on) & of_areas_q(areas)
    return Dissemination.objects.planned().filter(own | late if areas else own)


def learning_of_cases(actor: Actor) -> QuerySet[CaseLearning]:
    """What is not released of the cases that the actor co-ordinates."""
    own = CasePerson.objects.acting(on=actor.on).filter(
        person=actor.user_id, role=CasePerson.Role.COORDINATOR
    )
    return CaseLearning.objects.visible_to(actor).drafts().filter(case__in=own.values("case"))


def waiting_item(row: WaitingRow, actor: Actor) -> TodoItem:
    if row.what == TO_TELL:
        return dissemination_item(row, actor)
    if row.what == OF_A_CASE:
        return TodoItem(
            title=row.title,
            about="Case, OFFICIAL-SENSITIVE: a learning point waits to be released",
            url=reverse("reviews:case-detail", args=[row.key]) + "#learning",
        )
    about, page = WAITS[row.what]
    return TodoItem(title=row.title, about=about, url=reverse(page, args=[row.key]))


MORE: Mapping[str, Others] = {
    TO_TELL: Others("thing learned to tell", "things learned to tell", "reviews:point-list"),
    OF_A_CASE: Others(
        "learning point of a case to release",
        "learning points of cases to release",
        "reviews:case-list",
        "?status=open",
    ),
    POINT: Others(
        "learning point to release",
        "learning points to release",
        "reviews:point-list",
        "?status=draft",
    ),
}
"""How more of each are called than Home shows, and where they stand; else of national reviews."""
OF_THE_COUNTRY = Others(
    "national review or briefing to consider",
    "national reviews and briefings to consider",
    "reviews:national-list",
    "?status=received",
)


def others(row: WaitingRow) -> Others:
    return MORE.get(row.what, OF_THE_COUNTRY)


def dissemination_item(row: WaitingRow, actor: Actor) -> TodoItem:
    late = row.due_on is not None and row.due_on < actor.on
    audience = Dissemination(audience=row.detail).get_audience_display()
    return TodoItem(
        title=row.title,
        about=f"Learning to be told: {audience}",
        url=reverse("reviews:dissemination-detail", args=[row.key]),
        due_on=row.due_on,
        due_says=f"{'was due' if late else 'due'} {format_date(row.due_on)}",
        tone="late" if late else "",
    )
