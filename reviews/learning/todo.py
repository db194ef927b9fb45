"""What waits about learning: points to release, what is to be told, what to consider."""

from collections.abc import Iterator

from django.db.models import F, Q, QuerySet, Value
from django.urls import reverse

from governance.core.formatting import format_date
from governance.core.roles import Actor, scope_of
from governance.core.todo import TodoItem
from reviews.cases.models import CasePerson
from reviews.learning.grants import GRANTS, Permission
from reviews.learning.models import CaseLearning, Dissemination, LearningPoint, NationalReview
from reviews.learning.models.dissemination import of_areas_q

AT_MOST = 50
POINT = "point"
WAITS = {
    POINT: ("Learning point to be released", "point-detail"),
    NationalReview.Kind.REVIEW: ("National review to be considered", "national-detail"),
    NationalReview.Kind.BRIEFING: ("Panel briefing to be considered", "national-detail"),
}
"""What is said of each that waits for the office, and its page."""


def todo_items(actor: Actor) -> list[TodoItem]:
    """For the office, and for who holds a seat that tells others; two queries at most."""
    areas = scope_of(actor, Permission.MANAGE_LEARNING, GRANTS).partnerships
    told = [dissemination_item(each, actor) for each in disseminations(actor, areas)]
    return [*told, *(office_items(areas) if areas else ())]


def office_items(areas: frozenset[int]) -> Iterator[TodoItem]:
    """Points that wait to be released, and national reviews to be considered; one query."""
    drafts = LearningPoint.objects.filter(
        status=LearningPoint.Status.DRAFT, partnership__in=areas
    ).annotate(waits_as=Value(POINT))
    waiting = NationalReview.objects.filter(
        status=NationalReview.Status.RECEIVED, partnership__in=areas
    ).annotate(waits_as=F("kind"))
    columns = ("waits_as", "pk", "title")
    rows = (
        drafts.order_by()
        .values_list(*columns)
        .union(waiting.order_by().values_list(*columns), all=True)
    )
    for what, pk, title in rows.order_by("waits_as", "pk")[:AT_MOST]:
        about, page = WAITS[what]
        yield TodoItem(title=title, about=about, url=reverse(f"reviews:{page}", args=[pk]))


def case_items(actor: Actor) -> list[TodoItem]:
    """Learning of cases that is not released, for who co-ordinates them; one query."""
    own = CasePerson.objects.acting(on=actor.on).filter(
        person=actor.user_id, role=CasePerson.Role.COORDINATOR
    )
    rows = CaseLearning.objects.visible_to(actor).drafts().filter(case__in=own.values("case"))
    return [
        TodoItem(
            title=str(each.case),
            about="Case, OFFICIAL-SENSITIVE: a learning point waits to be released",
            url=reverse("reviews:case-detail", args=[each.case_id]) + "#learning",
        )
        for each in rows.select_related("case").order_by("pk")[:AT_MOST]
    ]


def disseminations(actor: Actor, areas: frozenset[int]) -> QuerySet[Dissemination]:
    """Those of the actor’s own seats; of the office’s partnerships those that are overdue."""
    own = Q(seat__in=[held.seat_id for held in actor.holdings])
    late = Q(due_on__lt=actor.on) & of_areas_q(areas)
    rows = Dissemination.objects.planned().filter(own | late if areas else own)
    return rows.select_related("point", "briefing").order_by("due_on", "pk")[:AT_MOST]


def dissemination_item(record: Dissemination, actor: Actor) -> TodoItem:
    late = record.is_late(on=actor.on)
    return TodoItem(
        title=record.subject.title,
        about=f"Learning to be told: {record.get_audience_display()}",
        url=reverse("reviews:dissemination-detail", args=[record.pk]),
        due_on=record.due_on,
        due_says=f"{'was due' if late else 'due'} {format_date(record.due_on)}",
        tone="late" if late else "",
    )
