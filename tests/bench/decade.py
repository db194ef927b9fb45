"""Size b: the demo's place as it would be after ten years, from copies of the demo's own rows."""

from collections.abc import Iterator
from datetime import timedelta

from dateutil.relativedelta import relativedelta
from django.db.models import Model
from django.utils import timezone

from assurance.reports.models import Passage, Report, ReportChange, ReportReceipt
from assurance.returns.models import Answer, AssuranceReturn, Receipt, SubmittedAnswer
from assurance.voice.models import VoiceRecord
from governance.actions.models import Action, ActionUpdate, Assignment, DueChange
from governance.core.models import TrailEntry
from governance.outbox.models import Message
from governance.people.models import User
from governance.periods.models import Period
from governance.periods.operations import get_or_create_period
from governance.periods.values import last_completed
from governance.signatures.models import Signature
from reviews.learning.models import LearningPoint
from tests.bench import cases
from tests.bench.copying import copy_children, copy_of, save

QUARTERS = 40
PEOPLE = 1500
ACTIONS = 1200
VOICES = 200
MESSAGES = 1500
POINTS = 300
LINES = 15
"""Lines of the trail that each return and each action has left."""

Copies = dict[int, list[tuple[int, timedelta]]]


def fill() -> None:
    grow_people()
    grow_returns()
    grow_actions()
    grow_reports()
    grow_many(VoiceRecord, VOICES)
    grow_many(Message, MESSAGES, "key")
    grow_many(LearningPoint, POINTS)
    grow_trail()
    cases.fill()


def grow_people() -> None:
    places = list(User.objects.exclude(organisation=None).values_list("organisation", flat=True))
    save(
        User(
            email=f"person.{number}@example.org",
            name=f"Data provider {number}",
            organisation_id=places[number % len(places)],
            password="!",
        )
        for number in range(PEOPLE)
    )


def past_quarters(after: int = 0) -> Iterator[tuple[Period, int]]:
    """The quarters of ten years, the latest first, each with how many have passed since."""
    today = timezone.localdate()
    for past in range(after, QUARTERS):
        span = last_completed("quarter", today - relativedelta(months=3 * past))
        yield get_or_create_period(span), past


def moved(template: Period, period: Period) -> timedelta:
    return period.ends_on - template.ends_on


def grow_returns() -> None:
    """Each quarterly return that was accepted, once more in each quarter that has none of it."""
    accepted = AssuranceReturn.objects.filter(
        status="accepted", period__kind="quarter", is_restricted=False
    )
    templates = {row.item_id: row for row in accepted.select_related("period", "deadline")}
    taken = set(AssuranceReturn.objects.values_list("item", "period"))
    wanted = [
        (row, period, moved(row.period, period))
        for period, _ in past_quarters()
        for row in templates.values()
        if (row.item_id, period.pk) not in taken
    ]
    deadlines = save(copy_of(row.deadline, by) for row, _, by in wanted)
    returns = save(
        copy_of(row, by, period_id=period.pk, deadline_id=deadline.pk)
        for (row, period, by), deadline in zip(wanted, deadlines, strict=True)
    )
    copies = by_origin([(row.pk, by) for row, _, by in wanted], returns)
    copy_children(Receipt, "assurance_return_id", copies)
    copy_children(
        SubmittedAnswer, "answer_id", copy_children(Answer, "assurance_return_id", copies)
    )


def by_origin(wanted: list[tuple[int, timedelta]], made: list[Model]) -> Copies:
    found: Copies = {}
    for (origin, by), row in zip(wanted, made, strict=True):
        found.setdefault(origin, []).append((row.pk, by))
    return found


def grow_actions() -> None:
    """Copies in turn of the demo's actions: of ten, eight are done long ago and two are open."""
    templates = list(Action.objects.filter(is_restricted=False).order_by("pk"))
    wanted = []
    for number in range(ACTIONS):
        row, by = templates[number % len(templates)], timedelta(days=60 - number * 3)
        wanted.append((row, by, {"number": 1000 + number, "reference": f"B-{1000 + number}"}))
        if number % 20:  # a plan is made of few of them
            wanted[-1][2].update(priority_id=None, objective_id=None)
        if row.status == "open" and number % 10 > 1:
            at = row.raised_at + by + timedelta(days=30)
            who = {"done_by_id": row.raised_by_id, "outcome": "It was done and shown."}
            wanted[-1][2].update(status="done", done_at=at, **who)
    made = save(copy_of(row, by, **changes) for row, by, changes in wanted)
    copies = by_origin([(row.pk, by) for row, by, _ in wanted], made)
    for model in (Assignment, ActionUpdate, DueChange):
        copy_children(model, "action_id", copies)


def grow_reports() -> None:
    """The issued report, once more in each quarter without one."""
    template = Report.objects.filter(status="issued").select_related("period").latest("pk")
    taken = set(Report.objects.filter(group=template.group_id).values_list("period", flat=True))
    wanted = [period for period, _ in past_quarters() if period.pk not in taken]
    made = save(
        copy_of(template, moved(template.period, period), period_id=period.pk) for period in wanted
    )
    shifts = [(template.pk, moved(template.period, period)) for period in wanted]
    copies = by_origin(shifts, made)
    for model in (ReportReceipt, Passage, ReportChange):
        copy_children(model, "report_id", copies)
    signed = Signature.objects.about(template)
    save(
        copy_of(row, by, subject_id=copy.pk)
        for (_, by), copy in zip(shifts, made, strict=True)
        for row in signed
    )


def grow_many(model: type[Model], number: int, unique: str = "") -> None:
    """So many copies in turn of the rows there are."""
    templates = list(model._base_manager.order_by("pk"))
    save(
        copy_of(
            templates[each % len(templates)],
            timedelta(days=-each),
            **({unique: f"bench-{each}"} if unique else {}),
        )
        for each in range(number)
    )


def grow_trail() -> None:
    """What each return and each action would have left behind, in the order of time."""
    who = list(User.objects.filter(trail_entries__isnull=False).distinct()[:20])
    about = [
        *((row, row.opened_at) for row in AssuranceReturn.objects.for_list()),
        *((row, row.raised_at) for row in Action.objects.all()),
    ]
    save(
        TrailEntry(
            kind=row._meta.label_lower,
            subject_id=row.pk,
            label=str(row)[:200],
            verb=("save_answers", "submit", "accept", "chase", "update")[line % 5],
            by=who[(row.pk + line) % len(who)],
            at=at + timedelta(days=line),
        )
        for row, at in sorted(about, key=lambda each: each[1])
        for line in range(LINES)
    )
