"""A first draft of a highlight report, drawn from the group's own log, plan and register of risks.

Whoever writes sees each line with where it comes from, and puts in what they choose. Nothing of it
is in an answer before they save; what they wrote stays, and a line is put beneath it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

from django.db.models import Q
from django.http import QueryDict
from django.urls import reverse
from django.utils.timezone import localdate, make_aware

from assurance.returns.models import AssuranceReturn
from governance.actions.models import Action
from governance.actions.models.assignments import names_by_action
from governance.core.formatting import format_count, format_date
from governance.core.impact_words import says_none_yet
from governance.core.roles import Actor
from governance.evidence.models import Evidence
from governance.plans.models import BusinessPlan, ProgressUpdate
from governance.risks import scale
from governance.risks.models import Risk
from governance.risks.movement import movement

DRAWN_FOR = "highlight-report"
"""The question set of which a first draft is drawn."""
PUT_IN, CHOSEN = "put_in", "drawn"
"""The button, whose value is the code of its question; and the boxes, ``code|key``."""
AT_MOST = 20
"""Lines that are drawn for one question."""


@dataclass(frozen=True)
class DraftLine:
    """One line that may be put into an answer, and the page of what it is drawn from."""

    code: str
    key: str
    words: str
    source: str
    url: str

    @property
    def value(self) -> str:
        return f"{self.code}|{self.key}"


@dataclass(frozen=True)
class Drawn:
    """What was found of the group, as far as its writer sees it, since the last return."""

    since: date
    group: str
    log_url: str
    actions: Sequence[Action]
    names: Mapping[int, Sequence[str]]
    evidence: Mapping[int, Sequence[str]]
    updates: Sequence[ProgressUpdate]
    risks: Sequence[Risk]
    on: date
    finished: Sequence[Action] = field(init=False, default=())
    still_open: Sequence[Action] = field(init=False, default=())

    def __post_init__(self) -> None:
        done = [each for each in self.actions if self.is_since(each.done_at)]
        still_open = [each for each in self.actions if each.is_open]
        object.__setattr__(self, "finished", done)
        object.__setattr__(self, "still_open", still_open)

    def is_since(self, at: datetime | None) -> bool:
        return at is not None and localdate(at) >= self.since


def draft_of(actor: Actor, record: AssuranceReturn) -> dict[str, list[DraftLine]]:
    """By the code of a question, what may be put in; of another question set nothing.

    A constant number of queries.
    """
    if record.group is None or record.instrument.key != DRAWN_FOR:
        return {}
    found = draw(actor, record)
    lines = [line for lines_of in LINES for line in lines_of(found)]
    by_code: dict[str, list[DraftLine]] = defaultdict(list)
    for line in lines:
        if len(by_code[line.code]) < AT_MOST:
            by_code[line.code].append(line)
    return dict(by_code)


def draw(actor: Actor, record: AssuranceReturn) -> Drawn:
    """The group's log without restricted actions, for others read the answer; six queries."""
    group, since = record.group, since_when(record)
    assert group is not None  # noqa: S101 draft_of asks of groups alone
    began = make_aware(datetime.combine(since, time.min))
    rows = Action.objects.visible_to(actor).unrestricted().filter(group=group)
    moved = Q(status=Action.Status.OPEN) | Q(done_at__gte=began) | Q(embedded_at__gte=began)
    actions = list(rows.filter(moved).exclude(status=Action.Status.WITHDRAWN).most_pressing_first())
    seen = Risk.objects.visible_to(actor).filter(group=group)
    risks = seen.filter(~Q(status=Risk.Status.CLOSED) | Q(closed_at__gte=began))
    return Drawn(
        since=since,
        group=str(group),
        log_url=f"{reverse('governance:action-list')}?place=group:{group.pk}",
        actions=actions,
        names=names_by_action([each.pk for each in actions if each.is_open]),
        evidence=evidence_of(actions),
        updates=updates_of(actor, record),
        risks=list(risks.rated().select_related("passed_up_to").order_by("-rated", "pk")),
        on=actor.on,
    )


def since_when(record: AssuranceReturn) -> date:
    """The day on which the last return was sent; without one, the first of the period."""
    earlier = AssuranceReturn.objects.filter(
        item=record.item_id, period__ends_on__lt=record.period.ends_on, submitted_at__isnull=False
    )
    last = earlier.order_by("-period__ends_on", "-pk").values_list("submitted_at", flat=True)
    sent = last.first()
    return localdate(sent) if sent else record.period.starts_on


def evidence_of(actions: Iterable[Action]) -> Mapping[int, Sequence[str]]:
    keys = [each.pk for each in actions if each.status == Action.Status.EMBEDDED]
    found: dict[int, list[str]] = defaultdict(list)
    rows = Evidence.objects.filter(about_kind=Action._meta.label_lower, about_id__in=keys)
    for one in rows.order_by("pk"):
        found[one.about_id].append(f"{one.get_kind_display()}: {one.label}")
    return found


def updates_of(actor: Actor, record: AssuranceReturn) -> Sequence[ProgressUpdate]:
    """What was told of the period on the priorities of the group: its plan's, or led from it."""
    own = (
        Q(priority__plan__group=record.group)
        | Q(priority__lead_seat__group=record.group)
        | Q(priority__officer_seat__group=record.group)
    )
    rows = ProgressUpdate.objects.visible_to(actor).filter(
        own, period=record.period_id, priority__plan__in=BusinessPlan.objects.binding().values("pk")
    )
    return list(rows.select_related("priority").order_by("priority__number", "pk"))


def of_action(code: str, action: Action, words: str) -> DraftLine:
    url = reverse("governance:action-detail", args=[action.pk])
    return DraftLine(code, f"action-{action.pk}", words, f"Action {action.reference}", url)


def of_priority(code: str, update: ProgressUpdate, words: str) -> DraftLine:
    url = reverse("governance:priority-detail", args=[update.priority_id])
    source = f"Progress of priority {update.priority.number}"
    return DraftLine(code, f"progress-{update.pk}", words, source, url)


def of_risk(risk: Risk, words: str) -> DraftLine:
    url = reverse("governance:risk-detail", args=[risk.pk])
    return DraftLine("risks", f"risk-{risk.pk}", words, "Register of risks", url)


def what_was_done(found: Drawn) -> Iterable[DraftLine]:
    for update in found.updates:
        words = f"{update.priority}: {update.narrative}"
        yield of_priority("what-did-we-do", update, words)
    for action in found.finished:
        outcome = f" {action.outcome}" if action.outcome else ""
        yield of_action("what-did-we-do", action, f"Finished: {sentence(action.title)}{outcome}")


def how_much(found: Drawn) -> Iterable[DraftLine]:
    """In numbers; nothing where nothing was raised, finished or is open."""
    raised = sum(found.is_since(each.raised_at) for each in found.actions)
    if not (raised or found.finished or found.still_open):
        return
    words = (
        f"{format_count(len(found.finished), 'action')} finished since {format_date(found.since)}, "
        f"{raised} raised, {len(found.still_open)} open."
    )
    yield DraftLine("how-much", "log", words, f"Action log of {found.group}", found.log_url)


def how_well(found: Drawn) -> Iterable[DraftLine]:
    in_time = [
        localdate(each.done_at) <= each.due_to
        for each in found.finished
        if each.due_to and each.done_at
    ]
    if in_time:
        words = f"{sum(in_time)} of {len(in_time)} were finished by the day promised."
        yield DraftLine("how-well", "log", words, f"Action log of {found.group}", found.log_url)
    for action in found.still_open:
        if late := action.late_words(on=found.on):
            yield of_action("how-well", action, f"{late.capitalize()}: {sentence(action.title)}")


def what_difference(found: Drawn) -> Iterable[DraftLine]:
    """What was recorded as impact; that it is too early to say is none."""
    for update in found.updates:
        if not says_none_yet(update.impact):
            yield of_priority("what-difference", update, f"{update.priority}: {update.impact}")
    for action in found.actions:
        is_shown = action.status == Action.Status.EMBEDDED and found.is_since(action.embedded_at)
        if is_shown and not says_none_yet(action.difference):
            shown_by = ". ".join(found.evidence.get(action.pk, ()))
            words = f"{action.difference} ({action.title}{f'. {shown_by}' if shown_by else ''})"
            yield of_action("what-difference", action, words)


def which_risks(found: Drawn) -> Iterable[DraftLine]:
    for risk in found.risks:
        yield of_risk(risk, risk_words(risk, found))


def risk_words(risk: Risk, found: Drawn) -> str:
    rated = f"rated {risk.rating} ({scale.band_of(risk.rating).label.lower()})"
    if risk.status == Risk.Status.CLOSED:
        return f"Closed: {sentence(risk.title)}"
    if found.is_since(risk.raised_at):
        rated = f"new, {rated}"
    elif risk.previous_rating is not None:
        rated = f"{rated}, {movement(risk.previous_rating, risk.rating).lower()}"
    passed = f". Passed up to {risk.passed_up_to}" if risk.passed_up_to else ""
    return f"{risk.title}: {rated}{passed}."


def what_is_next(found: Drawn) -> Iterable[DraftLine]:
    """Each open action with who does it and by when."""
    for action in found.still_open:
        who = ", ".join(found.names.get(action.pk, ())) or "nobody yet"
        due = f"by {action.due_text}" if action.due_text else "without a date"
        yield of_action("next-actions", action, f"{action.title}: {who}, {due}.")


LINES = (what_was_done, how_much, how_well, what_difference, which_risks, what_is_next)


def sentence(title: str) -> str:
    return title if title.endswith((".", "!", "?")) else f"{title}."


def put_in(data: QueryDict, draft: Mapping[str, Sequence[DraftLine]]) -> tuple[QueryDict, str]:
    """What was sent, with the chosen lines beneath what stands in the answer; and its code.

    A line that stands there already is not put in again. The code is empty where none was chosen.
    """
    code, chosen = data.get(PUT_IN, ""), set(data.getlist(CHOSEN))
    typed = data.get(code, "").rstrip()
    lines = [
        each.words
        for each in draft.get(code, ())
        if each.value in chosen and each.words not in typed
    ]
    sent = data.copy()
    if lines:
        sent[code] = "\n\n".join(filter(None, (typed, "\n".join(lines))))
    return sent, code if lines else ""
