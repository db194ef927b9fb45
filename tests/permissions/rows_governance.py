"""Who gets what at governance's addresses, and at those of no single app."""

from tests.permissions.row import (
    ABOVE,
    CHAIRS_ELSEWHERE,
    ELSEWHERE,
    HELPERS,
    KEEPS_LOG,
    LEAD_ELSEWHERE,
    OFFICE,
    OFFICES,
    REPORTS_PROGRESS,
    SEES_ACTION,
    SEES_FILES,
    SEES_GROUP,
    SEES_PARTNERSHIP,
    SEES_PLAN,
    WORKS_ON_IT,
    Row,
    doing,
    for_everybody,
    own_only,
)

ROWS = (
    for_everybody("home"),
    for_everybody("email-address"),
    for_everybody("theme-list"),
    for_everybody("theme-detail", args=lambda records: [records.theme.key]),
    for_everybody("search", data=lambda records: {"q": "audits"}),
    for_everybody("long-list", data=lambda records: {"list": "/actions/?as=csv"}),
    own_only(
        "long-list-made", {200: {"board_officer"}}, args=lambda records: [records.long_list.pk]
    ),
    own_only(
        "long-list-file", {200: {"board_officer"}}, args=lambda records: [records.long_list.pk]
    ),
    Row(name="system-status", own={200: {"superuser"}}, is_about_records=False),
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
    *(
        Row(
            name=f"governance:{name}",
            args=args,
            own={200: OFFICES | {"superuser"}},
            foreign={200: ELSEWHERE | {"superuser"}},
        )
        for name, args in (
            ("seat-detail", lambda records: [records.appointment.seat_id]),
            ("appointment-correct", lambda records: [records.appointment.pk]),
            ("appointment-remove", lambda records: [records.appointment.pk]),
        )
    ),
    own_only("governance:file-list", {200: SEES_GROUP}, args=lambda records: [records.group.key]),
    Row(
        name="governance:file-store",
        args=lambda records: [records.group.key],
        own=doing(HELPERS | OFFICES | {"lay_member"}, SEES_GROUP, done=200),
        foreign={200: ELSEWHERE, 403: LEAD_ELSEWHERE},
    ),
    own_only("governance:file-download", {200: SEES_FILES}, args=lambda records: [records.file.pk]),
    for_everybody("governance:deadline-list"),
    # The rules
    for_everybody("governance:rule-list"),
    for_everybody("governance:rule-set", args=lambda records: ["wt2023"]),
    for_everybody("governance:rule-detail", args=lambda records: ["panel-2025", "rapid-review"]),
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
    *(
        own_only(f"governance:{name}", doing(OFFICES, SEES_PLAN, done=done), args=args)
        for name, done, args in (
            ("plan-consult", 409, lambda r: [r.consulted.pk]),
            ("plan-redraft", 200, lambda r: [r.consulted.pk]),
            ("plan-adopt", 200, lambda r: [r.consulted.pk]),
            ("plan-drop", 200, lambda r: [r.consulted.pk]),
            ("plan-end-early", 200, lambda r: [r.plan.pk]),
            ("plan-roll-over", 200, lambda r: [r.plan.pk]),
            ("plan-answer", 200, lambda r: [r.plan_comment.pk]),
        )
    ),
    *(
        own_only(f"governance:{name}", {200: SEES_PLAN}, args=lambda r: [r.plan.pk])
        for name in ("plan-thread", "plan-evidence", "plan-broken")
    ),
    own_only("governance:plan-paper", {200: SEES_PLAN}, args=lambda r: [r.plan.pk, "pdf"]),
    own_only("governance:plan-comment", {200: SEES_PLAN}, args=lambda r: [r.consulted.pk]),
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
    *(
        Row(
            name=f"governance:actions-{name}",
            data=lambda r: {"action": r.promised.pk},
            own={200: KEEPS_LOG | ABOVE, 302: (CHAIRS_ELSEWHERE - ABOVE) | ELSEWHERE},
            others=403,
            is_about_records=False,
        )
        for name in ("assign", "due", "remind")
    ),
    for_everybody("governance:action-board"),
    for_everybody("governance:action-ageing"),
    for_everybody("governance:action-sheet"),
    own_only("governance:action-answers", {200: SEES_ACTION}, args=lambda r: [r.promised.pk]),
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
            ("repeat", KEEPS_LOG),
            ("remind", KEEPS_LOG),
        )
    ),
    own_only(
        "governance:action-met",
        doing(WORKS_ON_IT, SEES_ACTION, done=409),
        what="not one that is due several times",
        args=lambda r: [r.promised.pk],
    ),
    own_only(
        "governance:action-answer-remind",
        doing(KEEPS_LOG, SEES_ACTION, done=200),
        args=lambda r: [r.assignment.pk],
    ),
    own_only(
        "governance:action-escalate",
        doing(KEEPS_LOG, SEES_ACTION, done=409),
        what="not one that is passed up",
        args=lambda r: [r.promised.pk],
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
    # Invitations
    own_only(
        "governance:invitation-add",
        doing(OFFICES, SEES_ACTION, done=200),
        args=lambda r: ["governance.action", r.promised.pk, "update"],
    ),
    own_only("governance:invitation-revoke", {200: OFFICES}, args=lambda r: [r.invitation.pk]),
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
    # Retention
    *(
        Row(
            name=f"governance:{name}",
            own={200: OFFICES | ELSEWHERE | {"superuser"}},
            is_about_records=False,
        )
        for name in (
            "retention-schedule",
            "due-list",
            "hold-list",
            "hold-place",
            "disposal-list",
            "ledger-list",
        )
    ),
    *(
        Row(
            name=f"governance:{name}",
            args=args,
            own={200: OFFICE | {"superuser"}},
            foreign={200: ELSEWHERE | {"superuser"}},
        )
        for name, args in (
            ("due-propose", lambda r: [r.due.pk]),
            ("due-hold", lambda r: [r.due.pk]),
            ("hold-detail", lambda r: [r.hold.pk]),
            ("hold-lift", lambda r: [r.hold.pk]),
            ("disposal-detail", lambda r: [r.disposal.pk]),
            ("disposal-approve", lambda r: [r.disposal.pk]),
            ("disposal-refuse", lambda r: [r.disposal.pk]),
        )
    ),
    *(
        Row(  # the other area has none
            name=f"governance:{name}",
            args=lambda r: [r.partnership.key],
            own={200: SEES_PARTNERSHIP},
        )
        for name in ("ledger-detail", "ledger-pdf")
    ),
    # Imports
    *(
        Row(
            name=f"governance:{name}",
            args=args,
            own={200: OFFICES | ELSEWHERE | {"superuser"}},
            is_about_records=False,
        )
        for name, args in (
            ("import-list", lambda r: []),
            ("import-read", lambda r: []),
            ("import-template", lambda r: ["members", "csv"]),
        )
    ),
    Row(
        name="governance:import-ledger-pdf",
        args=lambda r: [r.partnership.key],
        own={200: OFFICE},
        foreign={200: ELSEWHERE},
    ),
    Row(
        name="governance:import-current",
        args=lambda r: [r.partnership.key, "members", "csv"],
        own={200: OFFICE | {"superuser"}},
        foreign={200: ELSEWHERE | {"superuser"}},
    ),
    *(
        Row(
            name=f"governance:import-{name}",
            args=args,
            own={200: OFFICE},
            foreign={200: ELSEWHERE},
        )
        for name, args in (
            ("detail", lambda r: [r.imported.pk]),
            ("columns", lambda r: [r.imported.pk]),
            ("mend", lambda r: [r.imported.pk, 2]),
            ("save", lambda r: [r.imported.pk]),
            ("discard", lambda r: [r.imported.pk]),
        )
    ),
    Row(
        name="governance:import-undo",
        args=lambda r: [r.imported.pk],
        own={409: OFFICE},
        foreign={409: ELSEWHERE},
    ),
    for_everybody("governance:own-data"),
    for_everybody("governance:own-data-file"),
)
