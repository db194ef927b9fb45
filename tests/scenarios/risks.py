"""Situations of risks, issues and emerging threats, reached by the real operations."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import Model

from governance.core.roles import Actor
from governance.risks import operations
from governance.risks.models import Risk, RiskReview
from governance.structure.models import Group
from tests.scenarios import returns as scenarios
from tests.scenarios.plans import its_seat
from tests.scenarios.returns import NOON, acting

NEXT_LOOK = date(2025, 12, 1)
LATER = date(2026, 1, 12)


def its_keeper(risk: Risk) -> Actor:
    return acting(scenarios.its_chair(risk.group))


def above(risk: Risk) -> Group:
    return risk.group.reports_to


def chair_above(risk: Risk) -> Actor:
    return acting(scenarios.its_chair(risk.passed_up_to or risk.group))


def an_open_risk(group: Group | None = None, **words: Any) -> Risk:
    """Raised by the audit group's chair, owned by its member, rated 12."""
    risk = Risk(group=group or scenarios.an_audit_group())
    owner = its_seat(scenarios.its_member(risk.group))
    given = {
        "kind": "risk",
        "title": "Agencies send too few audits",
        "text": "Too few audits come to say how well neglect is seen.",
        "controls": "The chair asks each agency every quarter.",
        "likelihood": 4,
        "impact": 3,
        "owner_seat_id": owner.pk,
        "next_look_on": NEXT_LOOK,
    }
    return operations.raise_risk(risk, {**given, **words}, by=its_keeper(risk), at=NOON)


def review(risk: Risk, **words: Any) -> RiskReview:
    given = {
        "likelihood": 2,
        "impact": 3,
        "next_look_on": LATER,
        "text": "Two more agencies have sent theirs.",
    }
    by, version = its_keeper(risk), risk.version
    return operations.review(risk, **{**given, **words}, by=by, at=NOON, expected_version=version)


def escalate(risk: Risk) -> None:
    note = "Only the group above can ask for more."
    operations.escalate(risk, above(risk), by=its_keeper(risk), at=NOON, note=note)


def take_on(risk: Risk) -> None:
    operations.take_on(risk, by=chair_above(risk), at=NOON, expected_version=risk.version)


def send_back(risk: Risk) -> None:
    operations.send_back(risk, by=chair_above(risk), at=NOON, note="It is yours to solve.")


def close(risk: Risk) -> None:
    operations.close(risk, by=its_keeper(risk), at=NOON, note="All agencies send theirs.")


def reopen(risk: Risk) -> None:
    operations.reopen(risk, by=its_keeper(risk), at=NOON, note="Two agencies stopped again.")


def an_edited_risk() -> Risk:
    risk = an_open_risk()
    changes = {"controls": "The office asks each agency every month."}
    by, version = its_keeper(risk), risk.version
    operations.edit(risk, changes, by=by, at=NOON, expected_version=version)
    return risk


def a_postponed_risk() -> Risk:
    risk = an_open_risk()
    operations.set_next_look(
        risk, LATER, by=its_keeper(risk), at=NOON, expected_version=risk.version
    )
    return risk


def an_imported_risk() -> Risk:
    """Read from the audit group's own register, its look overdue."""
    raised = an_open_risk()
    words = ("text", "controls", "likelihood", "impact")
    risk = Risk(
        group=raised.group,
        title="Agencies answer late",
        kind="risk",
        next_look_on=NOON.date(),
        raised_at=NOON,
        **{name: getattr(raised, name) for name in words},
    )
    operations.import_risks([risk], by=its_keeper(raised), at=NOON)
    return risk


def a_risk_changed_by_an_import() -> Risk:
    risk = an_open_risk()
    wanted, reason = {"likelihood": 1}, "Read from risks.csv."
    operations.change_imported(risk, wanted, reason=reason, by=its_keeper(risk), at=NOON)
    return risk


def a_passed_up_risk(group: Group | None = None) -> Risk:
    risk = an_open_risk(group)
    escalate(risk)
    return risk


def a_closed_risk(group: Group | None = None) -> Risk:
    risk = an_open_risk(group)
    close(risk)
    return risk


RISK_AT: dict[str, Callable[[], Model]] = {
    Risk.Status.OPEN: an_open_risk,
    Risk.Status.PASSED_UP: a_passed_up_risk,
    Risk.Status.CLOSED: a_closed_risk,
}
