"""Situations of the link with the child death overview panel, reached by the real operations."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import Model

from governance.actions.models import Action
from governance.core.roles import Actor
from governance.structure.models import Group, Partnership
from reviews.cases.models import Case
from reviews.child_deaths import operations
from reviews.child_deaths.models import PanelAttendance, PanelConcern, PanelReport
from tests import factories
from tests.scenarios import cases
from tests.scenarios.returns import NOON, acting, the_leicester_partnership

SAID = "Safer sleeping was not talked about at two visits."
MESSAGES = "Safer sleeping is the message that families miss most."
DECIDED = "Ask every health visiting team how it talks about safer sleeping."
BOARD = "panel-board"


def the_board(area: Partnership | None = None) -> Group:
    """A group that serves the partnership, to which the panel reports."""
    place = area or the_leicester_partnership()
    key = f"{place.key}-{BOARD}"
    found = Group.objects.filter(key=key).first()
    if found is None:
        found = factories.GroupFactory(key=key, name=f"Board of {place.key}")
        factories.GroupServiceFactory(group=found, partnership=place)
    return found


def office_of(record: PanelAttendance | PanelConcern | PanelReport) -> Actor:
    """Who manages it: the office, of what is about a case who co-ordinates it."""
    case = getattr(record, "case", None)
    if case is not None:
        return acting(cases.its_coordinator(case))
    return acting(cases.the_office(record.partnership))


def a_concern(
    area: Partnership | None = None, case: Case | None = None, **words: Any
) -> PanelConcern:
    """Passed on by the panel, not answered yet."""
    record = PanelConcern(partnership=area or the_leicester_partnership(), case=case)
    given = {
        "direction": "from_panel",
        "passed_on": date(2025, 10, 6),
        "said": SAID,
        "told_by": "Chair of the panel",
        "told_to": "Business manager",
    }
    by = office_of(record)
    return operations.pass_concern(record, {**given, **words}, by=by, at=NOON)


def a_concern_about_a_case(case: Case | None = None) -> PanelConcern:
    found = case or cases.a_notified_case()
    return a_concern(found.partnership, found, direction="to_panel")


def an_edited_concern() -> PanelConcern:
    record = a_concern()
    words = {"said": "Safer sleeping was not talked about at three visits."}
    operations.edit_concern(
        record, words, by=office_of(record), at=NOON, expected_version=record.version
    )
    return record


def answer(record: PanelConcern) -> None:
    operations.answer_concern(
        record,
        answered_on=date(2025, 10, 10),
        outcome="The teams were reminded; the forms ask for it now.",
        by=office_of(record),
        at=NOON,
    )


def an_answered_concern() -> PanelConcern:
    record = a_concern()
    answer(record)
    return record


def close(record: PanelConcern) -> None:
    operations.close_concern(record, by=office_of(record), at=NOON, expected_version=record.version)


def a_closed_concern() -> PanelConcern:
    record = an_answered_concern()
    close(record)
    return record


def a_report(area: Partnership | None = None, **words: Any) -> PanelReport:
    """Received, not presented yet."""
    record = PanelReport(partnership=area or the_leicester_partnership())
    given = {"year": 2024, "received_on": date(2025, 9, 15), "messages": MESSAGES}
    by = office_of(record)
    return operations.receive_report(record, {**given, **words}, by=by, at=NOON)


def present(record: PanelReport) -> None:
    operations.present_report(
        record,
        presented_on=date(2025, 9, 23),
        presented_to=the_board(record.partnership),
        presenter="Chair of the panel",
        decided=DECIDED,
        by=office_of(record),
        at=NOON,
    )


def a_presented_report(area: Partnership | None = None) -> PanelReport:
    record = a_report(area)
    present(record)
    return record


def an_edited_report() -> PanelReport:
    record = a_report()
    words = {"messages": "Safer sleeping first."}
    operations.edit_report(
        record, words, by=office_of(record), at=NOON, expected_version=record.version
    )
    return record


def raise_action(record: PanelReport) -> Action:
    return operations.raise_action(
        record,
        the_board(record.partnership),
        title="Ask every team how it talks about sleep",
        by=office_of(record),
        at=NOON,
    )


def a_report_acted_on() -> PanelReport:
    record = a_presented_report()
    raise_action(record)
    return record


def an_attendance(area: Partnership | None = None, **words: Any) -> PanelAttendance:
    """The chair came to the board."""
    place = area or the_leicester_partnership()
    record = PanelAttendance(partnership=place)
    given = {"group": the_board(place), "held_on": date(2025, 9, 23), "presence": "chair"}
    by = office_of(record)
    return operations.record_attendance(record, {**given, **words}, by=by, at=NOON)


def a_corrected_attendance() -> PanelAttendance:
    record = an_attendance()
    operations.correct_attendance(
        record,
        {"presence": "other"},
        by=office_of(record),
        at=NOON,
        expected_version=record.version,
    )
    return record


def a_cadence(area: Partnership | None = None, **words: Any) -> Model:
    """That the panel reports to the board each year."""
    return factories.CadenceFactory(
        group=the_board(area), item="cdop-report", **{"unit": "year", **words}
    )


def everything_of(area: Partnership) -> None:
    """One of each, as the permission tables need them."""
    a_concern(area)
    a_presented_report(area)
    an_attendance(area)


CONCERN_AT: dict[str, Callable[[], Model]] = {
    PanelConcern.Status.OPEN: a_concern,
    PanelConcern.Status.ANSWERED: an_answered_concern,
    PanelConcern.Status.CLOSED: a_closed_concern,
}
REPORT_AT: dict[str, Callable[[], Model]] = {
    PanelReport.Status.RECEIVED: a_report,
    PanelReport.Status.PRESENTED: a_presented_report,
}
