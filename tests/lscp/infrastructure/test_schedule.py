"""Whatever the schedule names is there to be done."""

from celery import current_app

from lscp import celery_schedule


def test_every_task_of_the_schedule_is_known_to_the_workers():
    scheduled = {entry["task"] for entry in celery_schedule.SCHEDULE.values()}

    assert scheduled - set(current_app.tasks) == set()
    assert {
        "assurance.returns.tasks.open_due_returns",
        "assurance.returns.tasks.chase_late_returns",
    } <= scheduled
