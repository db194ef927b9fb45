"""What the safeguarding partners contributed to the last year, asked of them as returns."""

import tomllib
from datetime import date, timedelta
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile

from assurance.returns.models import AssuranceReturn, OfficeEntry
from assurance.returns.operations import entries, returns
from governance.people.models import User
from governance.periods.values import PeriodValue
from governance.structure.access.actors import load_actor
from lscp.demo.story import accept, at_noon, submit

ASKED = "yearly-contribution"
LEADS = {
    "leicester-city-council": ("council.lead", -9),
    "leicestershire-police": ("police.delegate", 3),
    "llr-icb": ("health.lead", -2),
}
"""Who answers for the partners of the city, and how many days after the due date."""
CITY, LINCOLNSHIRE = "leicester-partnership", "lincolnshire"
WORDS = tomllib.loads((Path(__file__).parent / "yearly.toml").read_text(encoding="utf-8"))[
    "contribution"
]


def load_contributions(people: dict[str, User], year: PeriodValue) -> None:
    """The city's partners answer themselves, one of them late; elsewhere they send an e-mail."""
    rows = AssuranceReturn.objects.filter(instrument__key=ASKED, period__code=year.code)
    for record in rows.for_list().order_by("pk"):
        place = record.returns_to.key
        office = people["lincolnshire.officer" if place.startswith(LINCOLNSHIRE) else "officer"]
        if place == CITY:
            answer_for_the_city(record, people, office)
        else:
            enter_for_them(record, office)


def answer_for_the_city(record: AssuranceReturn, people: dict[str, User], office: User) -> None:
    address, days = LEADS[record.respondent.key]
    day = record.deadline.due_on + timedelta(days=days)
    write(record, WORDS[record.respondent.key], people[address], record.deadline.due_on)
    record.refresh_from_db()
    submit(record, people[address], day)
    accept(record, office, day + timedelta(days=1))


def enter_for_them(record: AssuranceReturn, office: User) -> None:
    """The office enters what was sent by e-mail; nobody of theirs has confirmed it yet."""
    day, words = record.deadline.due_on - timedelta(days=6), WORDS["elsewhere"]
    email = "\n\n".join(words.values()).format(name=record.respondent)
    entry = entries.begin(
        record,
        channel=OfficeEntry.Channel.EMAIL,
        received_on=day - timedelta(days=1),
        received_from="The office of the lead safeguarding partner",
        content=SimpleUploadedFile("contribution-by-email.txt", email.encode()),
        by=load_actor(office, on=day),
        at=at_noon(day),
    )
    write(record, words, office, day)
    record.refresh_from_db()
    by, seen = load_actor(office, on=day), record.version
    entries.send(entry, by=by, at=at_noon(day), expected_version=seen)


def write(record: AssuranceReturn, words: dict[str, str], who: User, day: date) -> None:
    by = load_actor(who, on=day)
    for row in record.answers.select_related("question"):
        if text := words.get(row.question.code, "").format(name=record.respondent):
            returns.answer(row, text, by=by, at=at_noon(day), expected_version=row.version)
