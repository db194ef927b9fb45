"""What waits about learning: points to release, what is to be told, what to consider."""

from django.db.models import Q, QuerySet
from django.urls import reverse

from governance.core.formatting import format_date
from governance.core.roles import Actor, scope_of
from governance.core.todo import TodoItem
from reviews.cases.models import CasePerson
from reviews.learning.grants import GRANTS, Permission
from reviews.learning.models import CaseLearning, Dissemination, LearningPoint, NationalReview
from reviews.learning.models.dissemination import of_areas_q

AT_MOST = 50


def todo_items(actor: Actor) -> list[TodoItem]:
    """For the office, and for who holds a seat that tells others; three queries at most."""
    areas = scope_of(actor, Permission.MANAGE_LEARNING, GRANTS).partnerships
    found = [dissemination_item(each, actor) for each in disseminations(actor, areas)]
    if areas:
        found += [draft_item(each) for each in drafts(areas)]
        found += [national_item(each) for each in to_consider(areas)]
    return found


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


def drafts(areas: frozenset[int]) -> QuerySet[LearningPoint]:
    rows = LearningPoint.objects.filter(status=LearningPoint.Status.DRAFT, partnership__in=areas)
    return rows.order_by("pk")[:AT_MOST]


def draft_item(point: LearningPoint) -> TodoItem:
    return TodoItem(
        title=point.title,
        about="Learning point to be released",
        url=reverse("reviews:point-detail", args=[point.pk]),
    )


def to_consider(areas: frozenset[int]) -> QuerySet[NationalReview]:
    rows = NationalReview.objects.filter(
        status=NationalReview.Status.RECEIVED, partnership__in=areas
    )
    return rows.order_by("received_on", "pk")[:AT_MOST]


def national_item(review: NationalReview) -> TodoItem:
    return TodoItem(
        title=review.title,
        about=f"{review.get_kind_display()} to be considered",
        url=reverse("reviews:national-detail", args=[review.pk]),
        due_says=f"received {format_date(review.received_on)}",
    )
