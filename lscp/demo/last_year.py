"""What was recorded in the year before: two quarters of progress, and two times children spoke."""

import tomllib
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from assurance.voice import operations as voices
from assurance.voice.models import VoiceRecord
from governance.people.models import User
from governance.periods.values import PeriodValue, last_completed
from governance.plans import operations as plans
from governance.plans.models import Priority
from governance.structure.access.actors import load_actor
from governance.structure.models import Group

WORDS = tomllib.loads((Path(__file__).parent / "yearly.toml").read_text(encoding="utf-8"))
FIELDS = ("rating", "narrative", "impact", "explanation")
PRODUCER = "llr-planning-and-delivery"


def load_last_year(officer: User, year: PeriodValue) -> None:
    """Given by the officer in its time; of priorities, where the plan reaches back so far."""
    last = last_completed("quarter", year.ends_on)
    before = last_completed("quarter", last.starts_on)
    rows = Priority.objects.filter(plan__starts_on__lte=before.starts_on).order_by("number")
    for priority in rows:
        told = WORDS["progress"].get(str(priority.number), [])
        for quarter, words in zip((before, last), told, strict=False):
            changes = dict(zip(FIELDS, words, strict=False))
            on = quarter.ends_on + timedelta(days=14)
            plans.give_progress_for(priority, quarter, changes, **given(officer, on))
    for told in WORDS["heard"]:
        heard_on = year.ends_on - timedelta(days=told["days_before_end"])
        add_voice(told, heard_on, officer)


def add_voice(told: Mapping[str, Any], heard_on: date, officer: User) -> None:
    words = {name: told[name] for name in ("who", "how", "said", "did", "changed")}
    voice = VoiceRecord(group=Group.objects.get(key=PRODUCER), heard_on=heard_on, **words)
    voices.record(voice, **given(officer, heard_on + timedelta(days=3)))


def given(officer: User, on: date) -> dict[str, Any]:
    at = timezone.make_aware(datetime.combine(on, time(10)))
    return {"by": load_actor(officer, on=on), "at": at}
