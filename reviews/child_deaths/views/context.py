"""What the pages of the panel show: its three lists, and what a record says of itself."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import Q
from django.urls import reverse

from governance.actions.models import Action
from governance.core.buttons import ActionButton
from governance.core.formatting import format_date
from governance.core.requests import ActorRequest
from governance.core.roles import Actor
from governance.core.tables import Column
from governance.core.workflow import Workflow
from governance.plans.models import Priority
from governance.structure.models import GroupService
from reviews.child_deaths.models import ORIGIN, PanelAttendance, PanelConcern, PanelReport


def theme_names(row: Any) -> str:
    return ", ".join(each.name for each in row.themes.all())


REPORT_COLUMNS = (
    Column("year", "Year", lambda row: row.year_label, "year"),
    Column("partnership", "Partnership", lambda row: row.partnership.short_name, "partnership"),
    Column("received", "Received", lambda row: row.received_on, "received_on"),
    Column("status", "Stage", lambda row: row.get_status_display(), "status"),
    Column("presented", "Presented", lambda row: row.presented_on, "presented_on"),
    Column("themes", "Themes", theme_names),
)
REPORT_FILE = (
    *REPORT_COLUMNS,
    Column("presented_to", "At a meeting of", lambda row: row.presented_to),
    Column("presenter", "Presented by", lambda row: row.presenter),
    Column("messages", "Key messages", lambda row: row.messages),
    Column("decided", "What was decided", lambda row: row.decided),
)
CONCERN_COLUMNS = (
    Column("passed", "Passed on", lambda row: row.passed_on, "passed_on"),
    Column("direction", "Direction", lambda row: row.get_direction_display(), "direction"),
    Column("themes", "Themes", theme_names),
    Column("status", "Stage", lambda row: row.get_status_display(), "status"),
    Column("answered", "Answered", lambda row: row.answered_on, "answered_on"),
    Column("partnership", "Partnership", lambda row: row.partnership.short_name, "partnership"),
)
CONCERN_FILE = (
    *CONCERN_COLUMNS,
    Column("case", "Case", lambda row: row.case.reference if row.case else ""),
    Column("told_by", "Told by", lambda row: row.told_by),
    Column("told_to", "Told to", lambda row: row.told_to),
    Column("said", "What was said", lambda row: row.said),
    Column("outcome", "What came of it", lambda row: row.outcome),
)
ATTENDANCE_COLUMNS = (
    Column("held", "Meeting", lambda row: row.held_on, "held_on"),
    Column("group", "Group", lambda row: row.group, "group__name"),
    Column("presence", "Who came", lambda row: row.get_presence_display(), "presence"),
    Column("about", "What was reported", lambda row: row.about),
    Column("partnership", "Partnership", lambda row: row.partnership.short_name, "partnership"),
)


def buttons_of(
    actor: Actor, record: Any, table: Workflow, pages: Sequence[tuple[str, str]]
) -> list[ActionButton]:
    """A link for each verb that is open to this person now."""
    return [
        ActionButton(table.label(verb), reverse(f"reviews:{page}", args=[record.pk]), True)
        for verb, page in pages
        if table.offers(verb, actor, record)
    ]


def concern_facts(row: PanelConcern, case_url: Callable[[Any], str]) -> list[tuple[str, str, str]]:
    """Label, words, and the address they lead to."""
    found = [
        ("Direction", row.get_direction_display(), ""),
        ("Passed on", format_date(row.passed_on), ""),
        ("Who told it", row.told_by, ""),
        ("Whom it was told", row.told_to, ""),
        ("Themes", theme_names(row) or "None chosen", ""),
    ]
    if row.case:
        found.append(("Case", row.case.reference, case_url(row.case)))
    if row.answered_on:
        found.append(("Answered", format_date(row.answered_on), ""))
    return found


def report_facts(row: PanelReport) -> list[tuple[str, str, str]]:
    found = [
        ("For the year", f"April {row.year} to March {row.year + 1}", ""),
        ("Received", format_date(row.received_on), ""),
        ("Themes", theme_names(row) or "None chosen", ""),
    ]
    if row.presented_on and row.presented_to:
        group = reverse("governance:group-detail", args=[row.presented_to.key])
        found += [
            ("Presented", format_date(row.presented_on), ""),
            ("At a meeting of", row.presented_to.name, group),
            ("By", row.presenter, ""),
        ]
    return found


def attendance_facts(row: PanelAttendance) -> list[tuple[str, str, str]]:
    group = reverse("governance:group-detail", args=[row.group.key])
    return [
        ("Meeting of", row.group.name, group),
        ("Day", format_date(row.held_on), ""),
        ("Who came", row.get_presence_display(), ""),
        ("What was reported", row.about or "Nothing recorded", ""),
    ]


def actions_from(request: ActorRequest, report: PanelReport) -> list[Action]:
    """The actions that were raised from a report, of those that this person sees."""
    rows = Action.objects.visible_to(request.actor).filter(origin_kind=ORIGIN, origin_id=report.pk)
    return list(rows.select_related("group").order_by("pk"))


def priorities_on(request: ActorRequest, report: PanelReport) -> list[Priority]:
    """The priorities of plans in force that bear on a theme of the report."""
    themes = [each.pk for each in report.themes.all()]
    if not themes:
        return []
    on = request.actor.on
    served = GroupService.objects.in_force(on=on).filter(partnership=report.partnership_id)
    ours = Q(plan__partnership=report.partnership_id) | Q(plan__group__in=served.values("group"))
    rows = Priority.objects.visible_to(request.actor).filter(ours, themes__in=themes)
    current = rows.filter(plan__starts_on__lte=on).exclude(plan__ends_on__lte=on)
    return list(current.select_related("plan").distinct().order_by("plan_id", "number"))
