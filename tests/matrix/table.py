"""The table: every address of ours, and what each person in the world gets there.

A row names an address, how it is asked, and who gets which answer on *own* records and on
*foreign* ones; everybody not named gets ``others``. Nobody who has not signed in gets anything
but the way to the sign-in page, so ``anonymous`` stands in no row.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.matrix.world import Records

Expected = dict[int, set[str]]

OFFICE = {"business_manager", "board_officer"}
OFFICES = OFFICE | {"officer_beside"}
"""The partnership's own office, and that of the one with which it shares the group."""
CHAIRS_OF_ALL = {"independent_chair", "independent_advisor", "partnership_chair"}
PARTNERS = CHAIRS_OF_ALL | {"lead_safeguarding_partner", "delegated_safeguarding_partner"}
SCRUTINEER = {"independent_scrutineer"}
YOUNG = {"young_scrutineer"}
AGENCIES = {"agency_lead", "data_provider", "line_manager", "training_officer"}
SPEAKERS = {"chair", "vice_chair"}
HELPERS = SPEAKERS | {"member"}
READERS = {"lay_member", "adviser"}
ONLOOKERS = {"participant_observer", "virtual_member"}
ABOVE = {"chair_above"}
ELSEWHERE = {"officer_elsewhere"}

SEES_UNSENT = HELPERS | OFFICES | SCRUTINEER
SEES_SENT = SEES_UNSENT | PARTNERS | READERS | ABOVE
SEES_DRAFT_REPORT = OFFICES | CHAIRS_OF_ALL | SCRUTINEER | ABOVE
SEES_PARTNERSHIP = OFFICE | PARTNERS | SCRUTINEER | YOUNG | AGENCIES
SEES_GROUP = SEES_PARTNERSHIP | HELPERS | READERS | ONLOOKERS | ABOVE | {"officer_beside"}
SEES_FILES = OFFICES | PARTNERS | SCRUTINEER | HELPERS | ABOVE | {"lay_member"}
SEES_PLAN = SEES_GROUP | {"chair_beside"}
"""Everybody the plan binds: the groups that report to the plan's group read it too."""
REPORTS_PROGRESS = OFFICES | ABOVE
SEES_ACTION = SEES_SENT | {"participant_observer"}
KEEPS_LOG = OFFICES | SPEAKERS
WORKS_ON_IT = OFFICES | HELPERS
SEES_VOICE = SEES_SENT | YOUNG
CHAIRS_ELSEWHERE = {"chair_above", "chair_beside"}


@dataclass(frozen=True, kw_only=True)
class Row:
    """One address asked in one way."""

    name: str
    what: str = ""
    method: str = "get"
    args: Callable[[Records], list[Any]] = lambda records: []
    data: Callable[[Records], dict[str, Any]] = lambda records: {}
    own: Expected = field(default_factory=dict)
    foreign: Expected = field(default_factory=dict)
    others: int = 404
    is_about_records: bool = True
    """Whether it is about some area's records at all; one that is not has nothing foreign."""

    def __str__(self) -> str:
        return " ".join(filter(None, [self.method.upper(), self.name, self.what]))

    def expected(self, role: str, *, foreign: bool) -> int:
        told = self.foreign if foreign else self.own
        found = [status for status, roles in told.items() if role in roles]
        return found[0] if found else self.others


def for_everybody(name: str, **more: Any) -> Row:
    """Anybody who has signed in may open it; what it lists is only what they may see."""
    return Row(name=name, others=200, is_about_records=False, **more)


def own_only(name: str, own: Expected, **more: Any) -> Row:
    """On foreign records only the other area's officer gets what the office gets here."""
    office = next(status for status, roles in own.items() if "board_officer" in roles)
    return Row(name=name, own=own, foreign={office: ELSEWHERE}, **more)


def doing(allowed: set[str], seen_by: set[str], done: int = 302) -> Expected:
    """Done by those allowed, refused (403) to the others who may see the record."""
    return {done: allowed, 403: seen_by - allowed}


TABLE = (
    for_everybody("today"),
    for_everybody("email-address"),
    # The structure
    for_everybody("governance:partnership-list"),
    own_only(
        "governance:partnership-detail",
        {200: SEES_PARTNERSHIP},
        args=lambda records: [records.partnership.key],
    ),
    for_everybody("governance:group-list"),
    own_only(
        "governance:group-detail", {200: SEES_GROUP}, args=lambda records: [records.group.key]
    ),
    own_only("governance:file-list", {200: SEES_GROUP}, args=lambda records: [records.group.key]),
    Row(
        name="governance:file-store",
        args=lambda records: [records.group.key],
        own=doing(HELPERS | OFFICES | {"lay_member"}, SEES_GROUP, done=200),
        foreign={200: ELSEWHERE},
    ),
    own_only("governance:file-download", {200: SEES_FILES}, args=lambda records: [records.file.pk]),
    for_everybody("governance:clock-list"),
    # The rules
    for_everybody("governance:rule-list"),
    for_everybody("governance:rule-set", args=lambda records: ["wt2023"]),
    for_everybody("governance:rule-detail", args=lambda records: ["wt2023", "rapid-review"]),
    # The plan
    for_everybody("governance:plan-list"),
    Row(
        name="governance:plan-add",
        own={200: OFFICES | ELSEWHERE},
        others=403,
        is_about_records=False,
    ),
    own_only("governance:plan-detail", {200: SEES_PLAN}, args=lambda r: [r.plan.pk]),
    *(
        own_only(f"governance:{name}", doing(OFFICES, SEES_PLAN, done=200), args=args)
        for name, args in (
            ("plan-edit", lambda r: [r.plan.pk]),
            ("focus-add", lambda r: [r.plan.pk]),
            ("focus-edit", lambda r: [r.focus_area.pk]),
            ("priority-add", lambda r: [r.plan.pk]),
            ("priority-edit", lambda r: [r.priority.pk]),
            ("outcome-add", lambda r: [r.priority.pk]),
            ("outcome-edit", lambda r: [r.outcome.pk]),
            ("objective-add", lambda r: [r.priority.pk]),
            ("objective-edit", lambda r: [r.objective.pk]),
        )
    ),
    own_only("governance:priority-detail", {200: SEES_PLAN}, args=lambda r: [r.priority.pk]),
    own_only(
        "governance:progress-give",
        doing(REPORTS_PROGRESS, SEES_PLAN, done=200),
        args=lambda r: [r.priority.pk, "2025-26", "Q3"],
    ),
    own_only("governance:progress-history", {200: SEES_PLAN}, args=lambda r: [r.progress.pk]),
    # Actions
    for_everybody("governance:action-list"),
    Row(
        name="governance:action-raise",
        own={200: KEEPS_LOG | CHAIRS_ELSEWHERE | ELSEWHERE},
        others=403,
        is_about_records=False,
    ),
    own_only("governance:action-detail", {200: SEES_ACTION}, args=lambda r: [r.promised.pk]),
    *(
        own_only(
            f"governance:action-{name}",
            doing(allowed, SEES_ACTION, done=200),
            args=lambda r: [r.promised.pk],
        )
        for name, allowed in (
            ("update", WORKS_ON_IT),
            ("finish", WORKS_ON_IT),
            ("edit", KEEPS_LOG),
            ("assign", KEEPS_LOG),
            ("due", KEEPS_LOG),
            ("withdraw", KEEPS_LOG),
        )
    ),
    *(
        own_only(
            f"governance:action-{name}",
            doing(KEEPS_LOG, SEES_ACTION, done=status),
            what=what,
            args=args,
        )
        for name in ("embed", "recheck", "reopen")
        for what, status, args in (
            ("still open", 409, lambda r: [r.promised.pk]),
            ("done", 200, lambda r: [r.finished.pk]),
        )
    ),
    own_only(
        "governance:action-answer",
        doing(WORKS_ON_IT, SEES_ACTION, done=200),
        args=lambda r: [r.assignment.pk],
    ),
    # Voices
    for_everybody("assurance:voice-list"),
    Row(
        name="assurance:voice-add",
        own={200: WORKS_ON_IT | CHAIRS_ELSEWHERE | ELSEWHERE},
        others=403,
        is_about_records=False,
    ),
    own_only("assurance:voice-detail", {200: SEES_VOICE}, args=lambda r: [r.voice.pk]),
    own_only(
        "assurance:voice-edit",
        doing(WORKS_ON_IT, SEES_VOICE, done=200),
        args=lambda r: [r.voice.pk],
    ),
    # The outbox
    Row(
        name="governance:message-list",
        own={200: OFFICES | ELSEWHERE},
        is_about_records=False,
    ),
    own_only(
        "governance:message-resend",
        {302: OFFICES},
        method="post",
        args=lambda records: [records.message.pk],
    ),
    # Returns
    for_everybody("assurance:return-list"),
    own_only(
        "assurance:return-tracker",
        {200: SEES_PARTNERSHIP},
        args=lambda records: [records.partnership.key],
    ),
    own_only(
        "assurance:returns-chase",
        doing(SEES_PARTNERSHIP - SCRUTINEER, SEES_PARTNERSHIP),
        method="post",
        args=lambda records: [records.partnership.key],
    ),
    own_only(
        "assurance:return-detail",
        {200: SEES_UNSENT},
        what="not sent yet",
        args=lambda records: [records.unsent.pk],
    ),
    own_only(
        "assurance:return-detail",
        {200: SEES_SENT},
        what="sent",
        args=lambda records: [records.sent.pk],
    ),
    Row(
        name="assurance:return-answer",
        args=lambda records: [records.unsent.pk],
        own=doing(HELPERS, SEES_UNSENT, done=200),
        foreign={403: ELSEWHERE},
    ),
    Row(
        name="assurance:return-answer",
        what="sent",
        args=lambda records: [records.sent.pk],
        own={409: HELPERS, 403: SEES_SENT - HELPERS},
        foreign={403: ELSEWHERE},
    ),
    Row(
        name="assurance:return-attach",
        args=lambda records: [records.unsent.pk],
        own=doing(HELPERS, SEES_UNSENT, done=200),
        foreign={403: ELSEWHERE},
    ),
    Row(
        name="assurance:return-attach",
        what="sent",
        args=lambda records: [records.sent.pk],
        own={409: HELPERS, 403: SEES_SENT - HELPERS},
        foreign={403: ELSEWHERE},
    ),
    Row(
        name="assurance:return-submit",
        method="post",
        args=lambda records: [records.unsent.pk],
        own=doing(SPEAKERS, SEES_UNSENT),
        foreign={403: ELSEWHERE},
    ),
    own_only(
        "assurance:return-accept",
        doing(OFFICES, SEES_SENT),
        method="post",
        args=lambda records: [records.sent.pk],
    ),
    own_only(
        "assurance:return-chase",
        doing(OFFICES, SEES_UNSENT),
        method="post",
        args=lambda records: [records.unsent.pk],
    ),
    own_only(
        "assurance:answer-query",
        doing(OFFICES, SEES_SENT, done=200),
        args=lambda records: [records.answer_sent.pk],
    ),
    own_only(
        "assurance:answer-query",
        doing(OFFICES, SEES_SENT),
        method="post",
        args=lambda records: [records.answer_sent.pk],
        data=lambda records: {"reason": "How do you know?"},
    ),
    own_only(
        "assurance:answer-history",
        {200: SEES_UNSENT},
        what="not sent yet",
        args=lambda records: [records.answer_unsent.pk],
    ),
    own_only(
        "assurance:answer-history",
        {200: SEES_SENT},
        what="sent",
        args=lambda records: [records.answer_sent.pk],
    ),
    Row(
        name="assurance:query-reply",
        args=lambda records: [records.query.pk],
        own=doing(HELPERS, SEES_SENT, done=200),
        foreign={403: ELSEWHERE},
    ),
    Row(
        name="assurance:query-reply",
        method="post",
        args=lambda records: [records.query.pk],
        data=lambda records: {"reply": "From two audits."},
        own=doing(HELPERS, SEES_SENT),
        foreign={403: ELSEWHERE},
    ),
    # Reports
    for_everybody("assurance:report-list"),
    own_only(
        "assurance:report-detail",
        {200: SEES_DRAFT_REPORT},
        args=lambda records: [records.report.pk],
    ),
    Row(
        name="assurance:report-compose",
        method="post",
        own={302: OFFICES | ELSEWHERE},
        others=403,
        is_about_records=False,
    ),
    own_only(
        "assurance:report-recompose",
        doing(OFFICES, SEES_DRAFT_REPORT),
        method="post",
        args=lambda records: [records.report.pk],
    ),
    own_only(
        "assurance:report-pdf",
        {200: SEES_DRAFT_REPORT},
        args=lambda records: [records.report.pk],
    ),
    own_only(
        "assurance:report-rows",
        {200: SEES_DRAFT_REPORT},
        args=lambda records: [records.report.pk],
        data=lambda records: {"figure": records.report.content["figures"][0]["key"]},
    ),
)
