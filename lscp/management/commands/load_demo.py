"""``load_demo``: fills an empty database with the demo, and nothing else."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from assurance.instruments import arrangements_io
from assurance.instruments import operations as instruments
from assurance.instruments.files import shipped_instruments
from governance.core.roles import Actor
from governance.people.models import User
from governance.structure.arrangements.files import find_shipped_file, read_arrangements
from lscp.demo import (
    after_reviews,
    cases,
    challenges,
    child_deaths,
    complaints,
    disputes,
    imports,
    learning,
    local_review,
    new_partnership,
    people,
    plan,
    practice_review,
    published_review,
    recommendations,
    report,
    retention,
    risks,
    story,
    summaries,
    yearly,
)

PARTNERSHIPS = (
    "leicester-lscb-2018",
    "leicester-2019",
    "leicester",
    "leicestershire-rutland",
    "lincolnshire",
)
YEARS_BACK = 2


class Command(BaseCommand):
    help = "Loads the shipped partnerships and the demo's people and work into an empty database."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO_PASSWORD:
            raise CommandError(
                "Set LSCP_DEMO_PASSWORD: the one with which the demo's people sign in."
            )
        if User.objects.exists():
            raise CommandError("The database is not empty: the demo is loaded into an empty one.")
        today, at = timezone.localdate(), timezone.now()
        by = Actor.schedule(today)
        for key in PARTNERSHIPS:
            arrangements_io.load_arrangements(
                read_arrangements(find_shipped_file(key)), by=by, at=at
            )
        for shape in shipped_instruments():
            instruments.install(shape, by=by, at=at)
        everybody = people.load_people(starts_on=today - timedelta(days=365 * YEARS_BACK), at=at)
        story.load_story(everybody, today=today)
        plan.load_plan(at, everybody)
        risks.load_risks(cases.Days(everybody, today))
        challenges.load_challenges(cases.Days(everybody, today))
        recommendations.load_recommendations(cases.Days(everybody, today))
        report.load_report(everybody, today=today)
        practice_review.load_practice_review(everybody, today=today)
        local_review.load_local_review(everybody, today=today)
        cases.load_cases(everybody, today=today)
        summaries.load_summaries(everybody, today=today)
        after_reviews.load_after_reviews(everybody, today=today)
        retention.load_retention(everybody, today=today)
        disputes.load_disputes(everybody, today=today)
        learning.load_learning(everybody, today=today)
        child_deaths.load_child_deaths(cases.Days(everybody, today))
        complaints.load_complaints(cases.Days(everybody, today))
        published_review.load_published_review(everybody, today=today)
        yearly.load_yearly(everybody, today=today)
        imports.load_imports(at, everybody)
        new_partnership.load_new_partnership(cases.Days(everybody, today))
        self.stdout.write(f"Loaded {len(PARTNERSHIPS)} partnerships and {len(everybody)} people.")
        (settings.VAR / "is-a-demo").touch()
