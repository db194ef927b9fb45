"""What happened in the demo: four quarters of returns, the last one not finished."""

import tomllib
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from dateutil.relativedelta import relativedelta
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from assurance.returns.models import AssuranceReturn, OfficeEntry
from assurance.returns.operations import entries, queries, returns, schedule
from governance.core.roles import Actor
from governance.people.models import User
from governance.periods.values import last_completed
from governance.structure.access.actors import load_actor

QUARTERS = 4
WORDS = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
CHAIRS = {
    "llr-performance": "performance.chair",
    "llr-audit": "audit.chair",
    "llr-learning-and-development": "learning.chair",
    "llr-policy-and-procedures": "policy.chair",
    "lincolnshire-significant-incident-review-group": "lincolnshire.incident.chair",
    "lincolnshire-education-sub-group": "lincolnshire.education.chair",
    "lincolnshire-ppet": "lincolnshire.policy.chair",
}
SENT_LATE = {("llr-policy-and-procedures", 2): 4, ("lincolnshire-ppet", 1): 6}
"""Which group, how many quarters ago, by how many days."""
HELD_BACK = "llr-policy-and-procedures"
HALF_WRITTEN = ("llr-audit", "lincolnshire-ppet")
ENTERED = "llr-learning-and-development"
"""Whose report came by e-mail this quarter: the office entered it, its chair has not confirmed."""
CONFIRMED = ("lincolnshire-education-sub-group", 1)
"""Whose report came by telephone, how many quarters ago; its chair confirmed it."""
TAKEN_AT_ONCE = ("llr-performance", "lincolnshire-significant-incident-review-group")
YEARLY = {
    "llr-education": "education.chair",
    "llr-communications-and-engagement": "engagement.chair",
    "llr-vcs-safeguarding-forum": "voluntary.chair",
    "leicester-case-review-group": "review.chair",
    "leicestershire-rutland-case-review-group": "review.chair",
}


def at_noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))


def load_story(people: dict[str, User], *, today: date) -> None:
    """Four quarters from the oldest to the last completed one, each by the real operations."""
    latest = last_completed("quarter", today)
    for past in range(QUARTERS - 1, -1, -1):
        quarter = last_completed("quarter", latest.ends_on - relativedelta(months=3 * past))
        opened_on = quarter.ends_on
        opened = schedule.open_due_returns(by=Actor.schedule(opened_on), at=at_noon(opened_on))
        finish_yearly(people, opened.new)
        if past:
            finish_quarter(people, quarter.ends_on, past)
        else:
            leave_open(people, quarter.ends_on, today)


def returns_by_group(ends_on: date) -> dict[str, AssuranceReturn]:
    """The quarter's returns of the groups whose chairs are people of the demo."""
    rows = AssuranceReturn.objects.filter(
        period__ends_on=ends_on, period__kind="quarter", group__key__in=CHAIRS
    )
    return {row.group.key: row for row in rows.for_list()}


def finish_quarter(people: dict[str, User], ends_on: date, past: int) -> None:
    """Everybody returned, two groups a few days late once; the office accepted all but one."""
    for number, (key, record) in enumerate(sorted(returns_by_group(ends_on).items())):
        sent_on = record.deadline.due_on + timedelta(days=SENT_LATE.get((key, past), -number - 2))
        chair, office = people[CHAIRS[key]], office_of(people, key)
        if (key, past) == CONFIRMED:
            confirm(enter_by_telephone(record, key, office, sent_on, past), chair, sent_on)
        else:
            write_answers(record, key, chair, sent_on, past)
            submit(record, chair, sent_on)
        if past != 1 or key != HELD_BACK:
            accept(record, office, sent_on + timedelta(days=3))


def office_of(people: dict[str, User], key: str) -> User:
    """Who takes the returns of a group."""
    return people["lincolnshire.officer" if key.startswith("lincolnshire") else "officer"]


def accepted_late(ends_on: date) -> AssuranceReturn:
    """The one return of the quarter before the last that was accepted only after the report."""
    return returns_by_group(ends_on)[HELD_BACK]


def finish_yearly(people: dict[str, User], new: tuple[AssuranceReturn, ...]) -> None:
    """The yearly reports came in time and were accepted."""
    for record in new:
        if record.group and record.group.key in YEARLY:
            sent_on = record.deadline.due_on - timedelta(days=5)
            write_answers(record, "yearly", people[YEARLY[record.group.key]], sent_on, 0)
            submit(record, people[YEARLY[record.group.key]], sent_on)
            accept(record, people["officer"], sent_on + timedelta(days=2))


def leave_open(people: dict[str, User], ends_on: date, today: date) -> None:
    """The last quarter, in each area: some accepted, one submitted or queried, one half written."""
    day = min(ends_on + timedelta(days=14), today)
    rows = returns_by_group(ends_on)
    for key, record in rows.items():
        if key == ENTERED:
            enter_email(record, key, office_of(people, key), day)
            continue
        only = ("keeping-safe", "what-did-we-do") if key in HALF_WRITTEN else ()
        write_answers(record, key, people[CHAIRS[key]], day, 0, only=only)
        if not only:
            submit(record, people[CHAIRS[key]], day)
    ask_and_withdraw(rows[TAKEN_AT_ONCE[0]], office_of(people, TAKEN_AT_ONCE[0]), day)
    for key in TAKEN_AT_ONCE:
        accept(rows[key], office_of(people, key), day)
    unclear = rows["llr-policy-and-procedures"].answers.get(question__code="what-difference")
    returns.query(
        unclear,
        "You say that the threshold document is quoted correctly more often. How was that counted?",
        by=load_actor(people["officer"], on=day),
        at=at_noon(day),
    )


def enter_email(record: AssuranceReturn, key: str, office: User, day: date) -> None:
    """The office enters what the group sent by e-mail, and submits it for them."""
    email = "\n\n".join(text.format(n=12, before=30) for text in WORDS[key].values())
    entry = entries.begin(
        record,
        channel=OfficeEntry.Channel.EMAIL,
        received_on=day - timedelta(days=1),
        received_from="Training co-ordinator, for the chair",
        content=SimpleUploadedFile("highlight-report-by-email.txt", email.encode()),
        by=load_actor(office, on=day),
        at=at_noon(day),
    )
    enter(entry, key, office, day, 0)


def enter_by_telephone(
    record: AssuranceReturn, key: str, office: User, day: date, past: int
) -> OfficeEntry:
    """The office writes down what the chair said, and submits it for the group."""
    entry = entries.begin(
        record,
        channel=OfficeEntry.Channel.TELEPHONE,
        received_on=day,
        received_from="Chair of the group",
        summary="The chair went through the questions with us; the group met two days before.",
        by=load_actor(office, on=day),
        at=at_noon(day),
    )
    return enter(entry, key, office, day, past)


def enter(entry: OfficeEntry, key: str, office: User, day: date, past: int) -> OfficeEntry:
    record = entry.assurance_return
    write_answers(record, key, office, day, past)
    record.refresh_from_db()
    by, seen = load_actor(office, on=day), record.version
    entries.send(entry, by=by, at=at_noon(day), expected_version=seen)
    return entry


def confirm(entry: OfficeEntry, chair: User, day: date) -> None:
    by, seen = load_actor(chair, on=day), entry.version
    entries.confirm(entry, by=by, at=at_noon(day), expected_version=seen)


def ask_and_withdraw(record: AssuranceReturn, officer: User, day: date) -> None:
    """The office asks what it then finds answered in the minutes."""
    office: dict[str, Any] = {"by": load_actor(officer, on=day), "at": at_noon(day)}
    answer = record.answers.get(question__code="how-much")
    asked = returns.query(answer, "How many of these were joint with the other group?", **office)
    queries.withdraw(
        asked,
        expected_version=asked.version,
        note="It stands in the minutes of the group’s last meeting.",
        **office,
    )


def write_answers(
    record: AssuranceReturn,
    key: str,
    chair: User,
    day: date,
    past: int,
    only: tuple[str, ...] = (),
) -> None:
    """The chair writes the group's answers."""
    by = load_actor(chair, on=day)
    numbers = {"n": 12 - 2 * past, "before": 30 + 3 * past}
    for row in record.answers.select_related("question"):
        text = WORDS[key].get(row.question.code, "").format(**numbers)
        if text and (not only or row.question.code in only):
            returns.answer(row, text, by=by, at=at_noon(day), expected_version=row.version)


def submit(record: AssuranceReturn, who: User, day: date) -> None:
    by, seen = load_actor(who, on=day), record.version
    returns.submit(record, by=by, at=at_noon(day), expected_version=seen)


def accept(record: AssuranceReturn, who: User, day: date) -> None:
    record.refresh_from_db()
    by, seen = load_actor(who, on=day), record.version
    returns.accept(record, by=by, at=at_noon(day), expected_version=seen)
