"""Which pages are looked at, by whom, and how many times the plain page each may take."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.db.models import Model
from django.urls import reverse
from django.utils.timezone import localdate

from assurance.reports.content.current_content import content_of
from assurance.reports.models import Report
from assurance.returns.models import Answer, AssuranceReturn
from governance.actions.models import Action
from governance.core.roles import Actor
from governance.people.models import User
from governance.plans.models import BusinessPlan, Priority
from governance.structure.access.actors import load_actor
from reviews.cases.models import Case

MUST = {"home": 4.0, "list": 3.0, "detail": 2.5, "form": 8.0, "small": 1.0}
"""By kind of page, at most so many times the plain one; of an export nothing is asked."""
OFFICER = "officer"
MANAGER = "manager"
CHAIR = "audit.chair"
EXECUTIVE = "delivery.chair"
SCRUTINEER = "scrutineer"
LEAD = "health.lead"
WRITER = "policy.chair"
ADMINISTRATOR = "administrator"
"""The demo's people, by what stands before ``@example.org``."""


@dataclass(frozen=True)
class Page:
    """One page as one person sees it."""

    name: str
    kind: str
    who: str
    address: Callable[[Actor], str]

    @property
    def must(self) -> float | None:
        return MUST.get(self.kind)

    @property
    def user(self) -> User:
        return User.objects.get(email=f"{self.who}@example.org")

    def url(self) -> str:
        return self.address(load_actor(self.user, on=localdate()))


def at(name: str, query: str = "", *args: Any) -> Callable[[Actor], str]:
    return lambda actor: reverse(name, args=args) + query


def of(name: str, model: type[Model], **wanted: Any) -> Callable[[Actor], str]:
    """The page of the oldest such row that the person may see: the demo has told its story."""

    def address(actor: Actor) -> str:
        rows = model.objects.visible_to(actor).filter(**wanted)  # type: ignore[attr-defined]
        return reverse(name, args=[rows.order_by("pk")[0].pk])

    return address


def largest_figure(actor: Actor) -> str:
    record = Report.objects.filter(status="issued").order_by("pk")[0]
    key = max(content_of(record).figures, key=lambda each: len(each.source.ids)).key
    return f"{reverse('assurance:report-rows', args=[record.pk])}?figure={quote(key)}"


def answer_history(actor: Actor) -> str:
    rows = Answer.objects.filter(assurance_return__status="accepted").exclude(text="")
    return reverse("assurance:answer-history", args=[rows.order_by("pk")[0].pk])


def own_form(actor: Actor) -> str:
    rows = AssuranceReturn.objects.answered_by(actor).open_to_answers()
    return reverse("assurance:return-answer", args=[rows.order_by("pk")[0].pk])


ISSUED = {"status": "issued"}
ACTIONS = "governance:action-list"
RETURNS = "assurance:return-list"
PAGES = (
    Page("Home, officer", "home", OFFICER, at("home")),
    Page("Home, chair of a subgroup", "home", CHAIR, at("home")),
    Page("Home, scrutineer", "home", SCRUTINEER, at("home")),
    Page("Home, agency lead", "home", LEAD, at("home")),
    Page("Home, chair of the executive", "home", EXECUTIVE, at("home")),
    Page("Returns, officer", "list", OFFICER, at(RETURNS)),
    Page("Returns, chair", "list", CHAIR, at(RETURNS)),
    Page("Returns, agency lead", "list", LEAD, at(RETURNS)),
    Page("Returns tracker, all", "list", OFFICER, at("assurance:returns-tracker")),
    Page("Returns tracker", "list", OFFICER, at("assurance:return-tracker", "", "leicester")),
    Page(
        "A return, read",
        "detail",
        OFFICER,
        of("assurance:return-detail", AssuranceReturn, status="accepted"),
    ),
    Page("A return, form", "detail", WRITER, own_form),
    Page("Answer history", "detail", OFFICER, answer_history),
    Page("Actions, officer", "list", OFFICER, at(ACTIONS)),
    Page("Actions, chair", "list", CHAIR, at(ACTIONS)),
    Page("Actions, agency lead", "list", LEAD, at(ACTIONS)),
    Page("Actions, overdue", "list", OFFICER, at(ACTIONS, "?status=overdue")),
    Page("Actions, board", "list", OFFICER, at("governance:action-board")),
    Page("Actions, age", "list", OFFICER, at("governance:action-ageing")),
    Page("An action", "detail", OFFICER, of("governance:action-detail", Action, status="open")),
    Page("Assign an action", "detail", OFFICER, of("governance:action-assign", Action)),
    Page("Plans", "list", OFFICER, at("governance:plan-list")),
    Page("A plan", "detail", OFFICER, of("governance:plan-detail", BusinessPlan)),
    Page("Its golden thread", "detail", OFFICER, of("governance:plan-thread", BusinessPlan)),
    Page("A priority", "detail", OFFICER, of("governance:priority-detail", Priority)),
    Page("Voices", "list", OFFICER, at("assurance:voice-list")),
    Page("Reports", "list", OFFICER, at("assurance:report-list")),
    Page("A report", "detail", OFFICER, of("assurance:report-detail", Report, **ISSUED)),
    Page(
        "A report, scrutineer",
        "detail",
        SCRUTINEER,
        of("assurance:report-detail", Report, **ISSUED),
    ),
    Page("Rows behind a figure", "list", OFFICER, largest_figure),
    Page("Case board", "list", MANAGER, at("reviews:case-list")),
    Page("Case board, open", "list", MANAGER, at("reviews:case-list", "?status=open")),
    Page("A case", "detail", MANAGER, of("reviews:case-detail", Case)),
    Page("A case, who read it", "list", MANAGER, of("reviews:case-readers", Case)),
    Page(
        "A case: rapid review",
        "detail",
        MANAGER,
        of("reviews:rapid-detail", Case, rapid_review__status="sent"),
    ),
    Page(
        "A case: practice review",
        "detail",
        MANAGER,
        of("reviews:practice-detail", Case, practice_review__isnull=False),
    ),
    Page(
        "A case: local learning review",
        "detail",
        MANAGER,
        of("reviews:local-detail", Case, local_review__isnull=False),
    ),
    Page(
        "A case: chronology",
        "list",
        MANAGER,
        of("reviews:case-chronology", Case, rapid_review__status="open"),
    ),
    Page("Trends of cases", "list", MANAGER, at("reviews:case-trends")),
    Page("Learning points", "list", MANAGER, at("reviews:point-list")),
    Page("Learning points, words", "list", MANAGER, at("reviews:point-list", "?q=children")),
    Page("Disputes", "list", MANAGER, at("reviews:dispute-list")),
    Page("Due for deletion", "list", MANAGER, at("governance:due-list")),
    Page("Home, who co-ordinates every case", "home", MANAGER, at("home")),
    Page("Groups", "list", OFFICER, at("governance:group-list")),
    Page("Time limits", "list", OFFICER, at("governance:deadline-list")),
    Page("Messages", "list", OFFICER, at("governance:message-list")),
    Page("Administration: people", "list", ADMINISTRATOR, at("admin:governance_user_changelist")),
    Page(
        "Administration: people, search",
        "list",
        ADMINISTRATOR,
        at("admin:governance_user_changelist", "?q=officer"),
    ),
    Page("Administration: seats", "list", ADMINISTRATOR, at("admin:governance_seat_changelist")),
    Page(
        "Administration: appointments",
        "list",
        ADMINISTRATOR,
        at("admin:governance_appointment_changelist"),
    ),
    Page(
        "Administration: trail", "list", ADMINISTRATOR, at("admin:governance_trailentry_changelist")
    ),
    Page(
        "Administration: trail, search",
        "list",
        ADMINISTRATOR,
        at("admin:governance_trailentry_changelist", "?q=Audit"),
    ),
    Page("Actions as CSV", "export", OFFICER, at(ACTIONS, "?as=csv")),
    Page("Actions as Excel", "export", OFFICER, at(ACTIONS, "?as=xlsx")),
    Page("Returns as CSV", "export", OFFICER, at(RETURNS, "?as=csv")),
    Page("Returns as Excel", "export", OFFICER, at(RETURNS, "?as=xlsx")),
)
