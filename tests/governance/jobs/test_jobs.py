"""Work that was asked for is done once, and found again when its worker died."""

from datetime import timedelta

import pytest
from celery import shared_task
from django.utils import timezone

from governance.core.errors import NotAllowed, NotDone
from governance.jobs import operations as jobs
from governance.jobs import tasks
from governance.jobs.models import Job
from tests.scenarios import returns as scenarios
from tests.scenarios.returns import NOON, SCHEDULE, acting

pytestmark = pytest.mark.django_db
done: list[int] = []


@shared_task(name="tests.count")
def count(key: int) -> None:
    job = Job.objects.get(pk=key)
    jobs.run(job, lambda: job.pk, done.append, by=SCHEDULE, at=NOON)


@shared_task(name="tests.break_down")
def break_down(key: int) -> None:
    jobs.run(Job.objects.get(pk=key), lambda: 1 / 0, done.append, by=SCHEDULE, at=NOON)


@pytest.fixture(autouse=True)
def nothing_done() -> None:
    done.clear()


def a_job(task: str = "tests.count", *, at=NOON) -> Job:
    return jobs.ask(task, key=f"{task}:{at}", by=SCHEDULE, at=at)[0]


def a_stuck_job(*, attempts: int) -> Job:
    """A worker took it twenty minutes ago and has not been heard of since."""
    job = a_job()
    job.attempts = attempts - 1
    job.save()
    jobs.take(job, by=SCHEDULE, at=timezone.now() - timedelta(minutes=20))
    return job


@pytest.mark.django_db(transaction=True)
def test_what_is_asked_for_is_done_when_it_is_committed_and_only_once():
    officer = acting(scenarios.a_board_officer())

    first = jobs.ask("tests.count", key="once", by=officer, at=NOON)
    second = jobs.ask("tests.count", key="once", by=officer, at=NOON)
    count(first[0].pk)

    assert (first[1], second[1], first[0].pk) == (True, False, second[0].pk)
    assert done == [first[0].pk]
    assert Job.objects.get().status == Job.Status.DONE


def test_work_that_breaks_has_failed_and_says_how():
    job = a_job("tests.break_down")

    with pytest.raises(ZeroDivisionError):
        break_down(job.pk)

    job.refresh_from_db()
    assert (job.status, job.failure, job.attempts) == ("failed", "ZeroDivisionError", 1)


def test_what_failed_is_tried_again_when_a_person_asks_again_and_is_one_job():
    job = a_job()
    jobs.take(job, by=SCHEDULE, at=NOON)
    jobs.fail(job, by=SCHEDULE, at=NOON, failure="The renderer ended without a word.")
    officer = acting(scenarios.a_board_officer())

    again, is_new = jobs.ask("tests.count", key=job.key, by=officer, at=NOON)
    count(again.pk)

    assert (again.pk, is_new, done) == (job.pk, False, [job.pk])
    assert Job.objects.get().status == Job.Status.DONE


def test_what_could_not_be_done_says_so_in_its_own_words():
    job = a_job()

    def not_made() -> None:
        raise NotDone("The report has changed meanwhile.")

    assert jobs.run(job, not_made, done.append, by=SCHEDULE, at=NOON) is False
    job.refresh_from_db()
    assert (job.status, job.failure) == ("failed", "The report has changed meanwhile.")


def test_what_could_not_be_kept_is_not_done_either():
    job = a_job()

    with pytest.raises(ZeroDivisionError):
        jobs.run(job, lambda: 0, lambda made: 1 / made, by=SCHEDULE, at=NOON)

    job.refresh_from_db()
    assert (job.status, job.failure) == ("failed", "ZeroDivisionError")


def test_nobody_but_the_clockwork_puts_back_what_runs():
    job = a_job()
    jobs.take(job, by=SCHEDULE, at=NOON)

    with pytest.raises(NotAllowed):
        jobs.requeue(job, by=acting(scenarios.a_board_officer()), at=NOON)


def test_job_nobody_came_for_is_called_again(django_capture_on_commit_callbacks):
    old = a_job(at=timezone.now() - timedelta(minutes=3))
    a_job(at=timezone.now())

    with django_capture_on_commit_callbacks(execute=True):
        assert tasks.sweep_jobs() == 1

    assert done == [old.pk]


def test_job_of_a_dead_worker_is_put_back_and_done(django_capture_on_commit_callbacks):
    job = a_stuck_job(attempts=2)

    with django_capture_on_commit_callbacks(execute=True):
        tasks.sweep_jobs()

    job.refresh_from_db()
    assert (job.status, job.attempts) == ("done", 3)


def test_job_that_was_tried_three_times_is_given_up(django_capture_on_commit_callbacks):
    job = a_stuck_job(attempts=3)

    with django_capture_on_commit_callbacks(execute=True):
        assert [tasks.sweep_jobs(), tasks.sweep_jobs()] == [1, 0]

    job.refresh_from_db()
    assert job.status == "failed"
    assert job.failure == "Given up after 3 attempts of more than 15 minutes."
    assert done == []


def test_running_job_is_left_alone():
    job = a_job()
    jobs.take(job, by=SCHEDULE, at=timezone.now() - timedelta(minutes=14))

    assert tasks.sweep_jobs() == 0
