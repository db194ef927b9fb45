"""The board of cases: those on whose lists somebody stands, and what each of them waits for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.http import HttpResponse
from django.shortcuts import render

from governance.accounts.second_factor import gave_second_factor
from governance.core.formatting import format_date
from governance.core.forms.filters import Wish
from governance.core.page_urls import page_url
from governance.core.prepared_queries import Keys, prepared, prepared_list
from governance.core.requests import ActorRequest
from governance.core.roles import Actor, scope_of
from governance.core.tables import Column, paginate_table
from governance.core.text_folding import Folded
from governance.deadlines.deadline_status import DeadlineStatus
from governance.invitations.grants import GRANTS as INVITATION_GRANTS
from governance.invitations.grants import Permission as InvitationPermission
from governance.invitations.views.context import InvitationPanel, invitations_of, panel
from governance.structure.models import Partnership
from reviews.cases import access
from reviews.cases.content.report import MARKING
from reviews.cases.forms import referrals as forms
from reviews.cases.grants import GRANTS, Permission
from reviews.cases.models import Case, CasePerson, Child
from reviews.cases.models.case_queries import CaseQuerySet
from reviews.cases.next_step import NextStep, steps_next
from reviews.cases.views import context as case_context
from reviews.cases.views.cases import referred_to
from reviews.cases.views.exports import restricted_export, wants_excel
from reviews.cases.views.invited import PARTNERSHIP_TASKS

NEWEST = ("-referred_at", "-pk")


def next_limit(row: Case, *, on: date) -> str:
    clock = case_context.next_clock(row, on=on)
    return clock.says if clock else case_context.without_limit(row, on=on)


def columns(request: ActorRequest, steps: Mapping[int, NextStep]) -> tuple[Column, ...]:
    stands = partial(next_limit, on=request.actor.on)
    return (
        Column("reference", "Case", lambda row: row.reference, "reference"),
        Column("status", "Stage", lambda row: row.stage, "status"),
        Column("children", "Children", lambda row: "; ".join(map(str, row.children.all()))),
        Column("incident", "Incident", lambda row: row.incident_on, "incident_on"),
        Column("aware", "Council aware", lambda row: row.aware_on, "aware_on"),
        Column("stands", "Next limit", stands),
        Column("next", "Next step", lambda row: told_in_a_cell(steps.get(row.pk))),
        Column("partnership", "Partnership", lambda row: row.partnership, "partnership__name"),
    )


def told_in_a_cell(step: NextStep | None) -> str:
    """``Notify the Panel, by 3 December 2025, the local authority``; empty where none is told."""
    if step is None:
        return ""
    by = f"by {format_date(step.due_on)}" if step.due_on else ""
    return ", ".join(filter(None, [step.what, by, step.who]))


def case_list(request: ActorRequest) -> HttpResponse:
    """The cases on whose list of named people somebody stands; everybody has this page."""
    form = forms.CaseFilterForm(request.GET)
    given = (request.actor, gave_second_factor(request), form.wish)
    if wants_excel(request):
        told = listed_cases(*given).order_by(*NEWEST).prefetch_related("children")
        shown_columns = columns(request, steps_told(request.actor, list(told)))
        return restricted_export(request, "Cases", told, shown_columns, of=told)
    rows = prepared_list(Case, listed_cases, *given).order_by(*NEWEST)
    shown = paginate_table(request, rows, columns(request, {}))
    areas = areas_of(request.actor)
    context = {
        "listing": shown,
        "lines": lines_of(request.actor, list(shown.page)),
        "filters": form,
        "may_refer": bool(areas.to_refer),
        "may_use_emergency": bool(access.emergency_places(request.actor)),
        "invitations": invitation_panel(request, areas.to_invite),
        "sees_trends": bool(scope_of(request.actor, Permission.SEE_TRENDS, GRANTS)),
        "marking": MARKING if shown.page.object_list else "",
    }
    return render(request, "reviews/cases/list.html", context | areas.shown)


@dataclass(frozen=True)
class Areas:
    """The partnerships to which somebody may refer a case, and those for which they invite."""

    to_refer: Sequence[Partnership]
    to_invite: Sequence[Partnership]

    @property
    def shown(self) -> dict[str, Partnership]:
        """The one by whose name and colours the page stands, where it is one."""
        found = {each.pk: each for each in (*self.to_refer, *self.to_invite)}
        return {"partnership": next(iter(found.values()))} if len(found) == 1 else {}


def areas_of(actor: Actor) -> Areas:
    """By name; one query for both."""
    invited = scope_of(actor, InvitationPermission.INVITE, INVITATION_GRANTS).partnerships
    referred = referred_to(actor)
    found = partnerships_among(invited | referred) if invited or referred else []
    return Areas(
        to_refer=[x for x in found if x.pk in referred and x.is_in_force(on=actor.on)],
        to_invite=[x for x in found if x.pk in invited],
    )


@prepared
def partnerships_among(keys: frozenset[int]) -> QuerySet[Partnership]:
    return Partnership.objects.filter(pk__in=keys).order_by(Folded("name"))


@dataclass(frozen=True)
class BoardLine:
    """One case as the board shows it."""

    case: Case
    url: str
    clock: DeadlineStatus | None
    without_limit: str
    children: Sequence[Child]
    step: NextStep | None


def lines_of(actor: Actor, cases: Sequence[Case]) -> list[BoardLine]:
    children, steps = children_of(cases), steps_told(actor, cases)
    return [
        BoardLine(
            each,
            page_url("reviews:case-detail", each.pk),
            case_context.next_clock(each, on=actor.on),
            case_context.without_limit(each, on=actor.on),
            children.get(each.pk, ()),
            steps.get(each.pk),
        )
        for each in cases
    ]


def steps_told(actor: Actor, cases: Sequence[Case]) -> dict[int, NextStep]:
    """What those of the cases wait for of which somebody reads the whole; a few queries for all."""
    whole = [each for each in cases if access.reads_whole_as(CasePerson(role=each.own_role), each)]
    return steps_next(whole, on=actor.on)


def children_of(cases: Sequence[Case]) -> dict[int, list[Child]]:
    """The children of each case of a page, by the key of the case; one query."""
    found: dict[int, list[Child]] = {}
    for child in children_in(Keys(each.pk for each in cases)) if cases else ():
        found.setdefault(child.case_id, []).append(child)
    return found


@prepared
def children_in(cases: Sequence[int]) -> QuerySet[Child]:
    return Child.objects.filter(case__in=cases).order_by("pk")


def listed_cases(actor: Actor, is_sure: bool, wish: Wish) -> CaseQuerySet:
    """Those on whose list somebody stands, as they wish, each with their ``own_role`` on it; none
    where a session is not sure of them by a second factor.
    """
    entries = CasePerson.objects.acting(on=actor.on).filter(person=actor.user_id)
    own_role = entries.filter(case=OuterRef("pk")).values("role")[:1]
    rows, chosen = Case.objects.visible_to(actor).for_list(), dict(wish)
    rows = rows.annotate(own_role=Subquery(own_role))
    for word in chosen.get("q", "").split():
        rows = rows.filter(Q(reference__finds=word) | Q(summary__finds=word))
    if "theme" in chosen:
        rows = rows.filter(themes=chosen["theme"])
    if chosen.get("status") == "open":
        rows = rows.open()
    elif "status" in chosen:
        rows = rows.filter(status=chosen["status"])
    return rows if is_sure else rows.none()


def invitation_panel(request: ActorRequest, areas: Sequence[Partnership]) -> InvitationPanel | None:
    """For the office: whom it invited to refer a case, and the links to invite somebody."""
    tasks = [(area, task) for area in areas for task in PARTNERSHIP_TASKS]
    return panel(request, invitations_of(*areas), tasks) if areas else None
