"""What a plan says on paper: plain values, from which PDF, Word and Excel are made alike."""

from collections.abc import Iterator
from datetime import date

from pydantic import BaseModel, ConfigDict

from governance.actions.models import Action
from governance.core.blocks.hashing import canonical, hash_of_text
from governance.core.formatting import format_date
from governance.golden_thread.content.threads import (
    ActionThread,
    ObjectiveThread,
    PlanThread,
    PriorityThread,
)
from governance.plans.models import FocusArea
from governance.timetable.models import TimetableEntry
from governance.timetable.year_tables import Planned, YearTable, year_table, years_of


class Written(BaseModel):
    """Never changed once it is written."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class PlanLine(Written):
    """One row: an objective, one action for it, and how that is measured."""

    objective: str = ""
    what: str = ""
    text: str = ""
    """What is to be done in more words."""
    when: str = ""
    who: str = ""
    measure: str = ""
    status: str = ""
    evidence: tuple[str, ...] = ()

    @property
    def in_full(self) -> str:
        return ": ".join(filter(None, (self.what, self.text)))


class PriorityPart(Written):
    """One priority with its rows, and how it stood last."""

    name: str
    area: str = ""
    statement: str = ""
    rationale: str = ""
    different: str = ""
    lead: str = ""
    officer: str = ""
    delivery: str = ""
    outcomes: tuple[str, ...] = ()
    lines: tuple[PlanLine, ...] = ()
    quarter: str = ""
    """Empty while no progress was given."""
    rating: str = ""
    explanation: str = ""
    narrative: str = ""
    impact: str = ""


class TimetableLine(Written):
    """One entry of the timetable, or of the plan to disseminate learning."""

    kind: str
    title: str
    is_learning: bool
    starts_on: date
    due_on: date
    when: str
    first_for: str = ""
    """For when it was planned at first, where it was moved."""
    every: str = ""
    who: str = ""
    serves: str = ""
    method: str = ""
    learned_from: str = ""
    audience: str = ""
    status: str
    tone: str
    reason: str = ""
    outcome: str = ""

    @property
    def months(self) -> str:
        """Also for when it was planned at first."""
        return f"{self.when} (first {self.first_for})" if self.first_for else self.when

    @property
    def stands(self) -> str:
        """Its status, with what came of it, or why it was moved or dropped."""
        return ". ".join(filter(None, (self.status, self.outcome or self.reason)))

    @property
    def planned(self) -> Planned:
        return Planned(self.title, self.starts_on, self.due_on, self.tone)


class PlanPaper(Written):
    """A plan as somebody reads it on one day."""

    title: str
    owner: str
    period: str
    status: str
    decided: str = ""
    summary: str = ""
    areas: tuple[tuple[str, str], ...] = ()
    """Each focus area with why it was chosen."""
    priorities: tuple[PriorityPart, ...] = ()
    starts_on: date | None = None
    ends_on: date | None = None
    timetable: tuple[TimetableLine, ...] = ()

    @property
    def assurance(self) -> list[TimetableLine]:
        return [each for each in self.timetable if not each.is_learning]

    @property
    def learning(self) -> list[TimetableLine]:
        return [each for each in self.timetable if each.is_learning]

    @property
    def years(self) -> list[YearTable[TimetableLine]]:
        """The years of the plan with what is planned in each; none where nothing is."""
        lines = self.assurance
        if not lines:
            return []
        first = self.starts_on or lines[0].starts_on
        years = years_of(first, self.ends_on, max(each.due_on for each in lines))
        return [year_table(year, [(each, each.planned) for each in lines]) for year in years]

    @property
    def text(self) -> str:
        """Its one spelling."""
        return canonical(self.model_dump(mode="json"))

    @property
    def short_hash(self) -> str:
        """Of what it says: another word, another paper."""
        return hash_of_text(self.text)[:12]

    def rows(self) -> Iterator[tuple[PriorityPart, PlanLine]]:
        """Every row with its priority; one with nothing in it for a priority without any."""
        for part in self.priorities:
            for line in part.lines or (PlanLine(),):
                yield part, line


def paper_of(thread: PlanThread) -> PlanPaper:
    plan = thread.plan
    last = format_date(plan.last_day) if plan.last_day else "no end set"
    decided = (
        f"Adopted on {format_date(plan.adopted_on)}: {plan.adopted_in}" if plan.adopted_on else ""
    )
    return PlanPaper(
        title=plan.title,
        owner=str(plan.owner),
        period=f"{format_date(plan.starts_on)} to {last}",
        status=plan.get_status_display(),
        decided=decided,
        summary=plan.summary,
        areas=tuple((str(each), each.why) for each in thread.areas),
        priorities=tuple(priority_part(each) for each in thread.priorities),
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        timetable=tuple(timetable_line(each) for each in thread.timetable),
    )


def timetable_line(entry: TimetableEntry) -> TimetableLine:
    status = TimetableEntry.Status(entry.status)
    serves = [str(entry.priority)] if entry.priority else []
    return TimetableLine(
        kind=entry.get_kind_display(),
        title=entry.title,
        is_learning=entry.is_learning,
        starts_on=entry.starts_on,
        due_on=entry.due_on,
        when=entry.months,
        first_for=entry.first_months,
        every=entry.rhythm if entry.every else "",
        who=entry.lead_words,
        serves="; ".join([*serves, *(str(each) for each in entry.themes.all())]),
        method=entry.method,
        learned_from=entry.learned_from,
        audience=entry.audience,
        status=status.label,
        tone=status.tone,
        reason=entry.reason,
        outcome=entry.outcome,
    )


def priority_part(thread: PriorityThread) -> PriorityPart:
    priority, latest = thread.priority, thread.latest
    told = (
        {
            "quarter": str(latest.period),
            "rating": latest.get_rating_display(),
            "explanation": latest.explanation,
            "narrative": latest.narrative,
            "impact": latest.impact,
        }
        if latest
        else {}
    )
    return PriorityPart(
        name=str(priority),
        area=area_words(priority.focus_area),
        statement=priority.statement,
        rationale=priority.rationale,
        different=priority.different,
        lead=priority.lead_words,
        officer=priority.officer_words,
        delivery=priority.delivery_mechanism,
        outcomes=tuple(each.text for each in thread.outcomes),
        lines=tuple(lines_of(thread)),
        **told,
    )


def area_words(area: FocusArea | None) -> str:
    return f"{area.number}. {area.title}" if area else ""


def lines_of(thread: PriorityThread) -> Iterator[PlanLine]:
    """Objective by objective; one without an action is a row too; last what serves none."""
    for part in thread.objectives:
        if not part.actions:
            yield PlanLine(objective=words_of(part), measure=part.objective.measure)
        for each in part.actions:
            yield action_line(each, words_of(part), part.objective.measure)
    for each in thread.loose:
        yield action_line(each, "", "")


def words_of(part: ObjectiveThread) -> str:
    return f"{part.objective.number}. {part.objective.title}"


def action_line(thread: ActionThread, objective: str, measure: str) -> PlanLine:
    action = thread.action
    return PlanLine(
        objective=objective,
        what=action.title,
        text=action.text_beside_names,
        when=action.due_text,
        who="; ".join(thread.who) or action.named_in_words,
        measure=action.measure or measure,
        status=str(Action.Status(action.status).label),
        evidence=tuple(f"{each.get_kind_display()}: {each.label}" for each in thread.evidence),
    )
