"""What the partners were asked to contribute to a report, and how each return of it stands."""

from dataclasses import dataclass

from django.urls import reverse

from assurance.instruments.models import Question
from assurance.returns import access
from assurance.returns.models import AssuranceReturn
from assurance.yearly.evidence.returns import FEEDS
from assurance.yearly.models import YearlyReport
from governance.core.roles import Actor
from governance.core.statuses import StatusChoices
from governance.core.text_folding import Folded


@dataclass(frozen=True)
class ContributionRow:
    """One return that was asked for; ``chase_url`` is empty where it is not late or not theirs."""

    record: AssuranceReturn
    status: StatusChoices
    chase_url: str


def contribution_rows(actor: Actor, record: YearlyReport) -> list[ContributionRow]:
    """Those of the report's year that the actor may see, by respondent; one query."""
    feeding = Question.objects.filter(feeds__startswith=FEEDS).values("section__instrument")
    rows = AssuranceReturn.objects.visible_to(actor).filter(
        instrument__in=feeding, period=record.period_id, receipts__partnership=record.partnership_id
    )
    order = (Folded("group__name"), Folded("organisation__name"), "pk")
    return [contribution_row(actor, row) for row in rows.for_list().distinct().order_by(*order)]


def contribution_row(actor: Actor, row: AssuranceReturn) -> ContributionRow:
    may_chase = row.is_late(on=actor.on) and access.can_chase(actor, row)
    return ContributionRow(
        record=row,
        status=row.display_status(on=actor.on),
        chase_url=reverse("assurance:return-chase", args=[row.pk]) if may_chase else "",
    )
