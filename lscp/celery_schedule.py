"""What the schedule does and when, in London time; every task may run twice or late unharmed."""

from typing import Any

from celery.schedules import crontab

SCHEDULE: dict[str, dict[str, Any]] = {
    "beat_once": {"task": "lscp.tasks.beat_once", "schedule": 15.0, "options": {"expires": 15}},
    "alert_operator": {
        "task": "lscp.tasks.alert_operator",
        "schedule": crontab(minute="*/15"),
        "options": {"expires": 15 * 60},
    },
    "send_messages": {
        "task": "governance.outbox.tasks.send_messages",
        "schedule": 30.0,
        "options": {"expires": 30},
    },
    "sweep_jobs": {
        "task": "governance.jobs.tasks.sweep_jobs",
        "schedule": 60.0,
        "options": {"expires": 60},
    },
    "send_digests": {
        "task": "governance.outbox.tasks.send_digests",
        "schedule": crontab(day_of_week="monday", hour=7, minute=0),
    },
    "clearsessions": {
        "task": "governance.accounts.tasks.clearsessions",
        "schedule": crontab(hour=3, minute=30),
    },
    "expire_invitations": {
        "task": "governance.invitations.tasks.expire_invitations",
        "schedule": crontab(hour=0, minute=30),
    },
    "sign_out_without_seat": {
        "task": "governance.accounts.tasks.sign_out_without_seat",
        "schedule": crontab(hour=0, minute=1),
    },
    "forget_form_submissions": {
        "task": "governance.accounts.tasks.forget_form_submissions",
        "schedule": crontab(hour=3, minute=40),
    },
    "forget_long_lists": {
        "task": "lscp.tasks.forget_long_lists",
        "schedule": crontab(hour=3, minute=45),
    },
    "escalate_overdue_actions": {
        "task": "governance.actions.tasks.escalate_overdue_actions",
        "schedule": crontab(hour=6, minute=30),
    },
    "remind_of_actions": {
        "task": "governance.actions.tasks.remind_of_actions",
        "schedule": crontab(day_of_week="mon-fri", hour=7, minute=10),
    },
    "guard_restricted_actions": {
        "task": "governance.actions.tasks.guard_restricted_actions",
        "schedule": crontab(hour=0, minute=2),
    },
    "open_yearly_reports": {
        "task": "assurance.yearly.tasks.open_yearly_reports",
        "schedule": crontab(hour=6, minute=15),
    },
    "remind_of_challenges": {
        "task": "governance.challenges.tasks.remind_of_challenges",
        "schedule": crontab(hour=7, minute=10),
    },
    "remind_of_disputes": {
        "task": "reviews.disputes.tasks.remind_of_disputes",
        "schedule": crontab(hour=7, minute=30),
    },
    "remind_of_recommendations": {
        "task": "governance.recommendations.tasks.remind_of_recommendations",
        "schedule": crontab(hour=7, minute=15),
    },
    "remind_of_risks": {
        "task": "governance.risks.tasks.remind_of_risks",
        "schedule": crontab(hour=7, minute=20),
    },
    "remind_of_timetable": {
        "task": "governance.timetable.tasks.remind_of_timetable",
        "schedule": crontab(hour=7, minute=25),
    },
    "remove_orphans": {
        "task": "governance.files.tasks.remove_orphans",
        "schedule": crontab(hour=3, minute=50),
    },
    "find_due_records": {
        "task": "governance.retention.tasks.find_due_records",
        "schedule": crontab(hour=4, minute=30),
    },
    "remove_disposed_files": {
        "task": "governance.retention.tasks.remove_disposed_files",
        "schedule": crontab(hour=3, minute=55),
    },
    "prune_backups": {
        "task": "lscp.tasks.prune_backups",
        "schedule": crontab(hour=5, minute=0),
    },
    "open_due_returns": {
        "task": "assurance.returns.tasks.open_due_returns",
        "schedule": crontab(hour=6, minute=0),
    },
    "chase_late_returns": {
        "task": "assurance.returns.tasks.chase_late_returns",
        "schedule": crontab(day_of_week="monday", hour=8, minute=0),
    },
    "compose_due_reports": {
        "task": "assurance.reports.tasks.compose_due_reports",
        "schedule": crontab(hour=6, minute=15),
    },
    "settle_yearly_mails": {
        "task": "assurance.publication.tasks.settle_yearly_mails",
        "schedule": 300.0,
        "options": {"expires": 300},
    },
    "find_report_changes": {
        "task": "assurance.reports.tasks.find_report_changes",
        "schedule": crontab(hour=4, minute=0),
    },
}
"""Returns are opened every morning. Who is late is chased on Mondays, and when the office asks."""
