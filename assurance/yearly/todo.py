"""What waits about yearly reports: to plan, write, scrutinise, send, agree, mend and answer."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import (
    CharField,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Cast
from django.urls import reverse

from assurance.yearly.content.current_content import is_stated_of_earlier_words
from assurance.yearly.grants import GRANTS, Permission
from assurance.yearly.headings.sections import section, sections
from assurance.yearly.models import (
    YearlyComment,
    YearlyReport,
    YearlyRequirement,
    YearlySection,
    YearlyStatement,
    YearlyStep,
)
from governance.core.formatting import format_duration
from governance.core.prepared_queries import prepared
from governance.core.roles import Actor, scope_of
from governance.core.todo import Others, TodoItem, WaitingRow, select_waiting
from governance.signatures.models import Signature

ROOM = "yearly"
SOON = timedelta(days=14)
"""So long before its day Home names a step of the plan; a proposal, as the plan's days are."""
NEAR = timedelta(days=75)
"""So long before publication the draft is to be whole: the day of the step ``draft``."""
STEP, BACK, ANSWER, SEND, STATE, AGREE, WRITE, UNTOLD = (
    "step",
    "back",
    "answer",
    "send",
    "state",
    "agree",
    "write",
    "untold",
)
ABOUT = {
    STEP: ("the next step of its plan", "plan"),
    BACK: ("back with the office, to change", "detail"),
    ANSWER: ("members commented, to answer", "detail"),
    SEND: ("the scrutineer has written, to be sent for signature", "send"),
    STATE: ("waits for your statement", "state"),
    AGREE: ("waits for your agreement", "agree"),
    UNTOLD: ("must be told, and nobody has written or answered for it", "requirements"),
    WRITE: ("yours to write", "section-write"),
}
"""What is said of each, and the page on which it is done."""
MORE = {
    STEP: ("step of a yearly report’s plan", "steps of a yearly report’s plan"),
    BACK: ("yearly report to change", "yearly reports to change"),
    ANSWER: ("yearly report with comments to answer", "yearly reports with comments to answer"),
    SEND: ("yearly report to send for signature", "yearly reports to send for signature"),
    STATE: ("yearly report to write a statement on", "yearly reports to write statements on"),
    AGREE: ("yearly report to agree", "yearly reports to agree"),
    UNTOLD: ("yearly report of which something is untold", "yearly reports with something untold"),
    WRITE: ("section of a yearly report to write", "sections of yearly reports to write"),
}
"""How more of each are called than Home shows: of one, and of several."""
PREPARING, SCRUTINY, SENT = (
    YearlyReport.Status.PREPARING,
    YearlyReport.Status.SCRUTINY,
    YearlyReport.Status.SENT,
)


def waiting_rows(actor: Actor) -> Iterator[QuerySet]:
    """For the office, the scrutineer, whoever writes a section, and whoever signs."""
    if places := scope_of(actor, Permission.PREPARE_YEARLY, GRANTS).partnerships:
        yield from for_the_office(actor, places)
    if places := scope_of(actor, Permission.SCRUTINISE_YEARLY, GRANTS).partnerships:
        yield of_reports(STATE, without_statement(places))
    if seats := [held.seat_id for held in actor.holdings]:
        yield sections_to_write(seats)
    if actor.signing_seats:
        yield of_reports(AGREE, to_agree(actor))


def for_the_office(actor: Actor, places: frozenset[int]) -> Iterator[QuerySet]:
    own = YearlyReport.objects.filter(partnership__in=places)
    preparing = own.filter(status=PREPARING)
    yield next_steps(actor, places)
    yield musts_untold(preparing.filter(deadline__due_on__lte=actor.on + NEAR))
    yield of_reports(BACK, preparing.filter(scrutiny_at__isnull=False))
    unanswered = YearlyComment.objects.filter(report=OuterRef("pk"), answered_at__isnull=True)
    open_to_words = own.filter(Exists(unanswered), status__in=(PREPARING, SCRUTINY))
    yield of_reports(ANSWER, open_to_words)
    stated = YearlyStatement.objects.filter(report=OuterRef("pk"))
    yield of_reports(SEND, own.filter(Exists(stated), status=SCRUTINY))


def of_reports(what: str, rows: QuerySet[YearlyReport]) -> QuerySet:
    """One row for each report, by its partnership and year."""
    return select_waiting(
        ROOM,
        rows,
        what=what,
        title=F("partnership__short_name"),
        detail=F("period__label"),
    )


def next_steps(actor: Actor, places: frozenset[int]) -> QuerySet:
    """Of each report that is not out the first step to be done, once its day is near."""
    reports = YearlyReport.objects.unpublished().filter(partnership__in=places)
    left = YearlyStep.objects.filter(
        report=OuterRef("report"), done_on__isnull=True, due_on__isnull=False
    )
    first = left.order_by("due_on", "pk").values("pk")[:1]
    rows = YearlyStep.objects.filter(
        pk=Subquery(first), report__in=reports, due_on__lte=actor.on + SOON
    )
    return select_waiting(
        ROOM,
        rows,
        what=STEP,
        key=F("report"),
        title=F("title"),
        due_on=F("due_on"),
        detail=F("report__partnership__short_name"),
    )


def musts_untold(reports: QuerySet[YearlyReport]) -> QuerySet:
    """How much of what must be told in each has neither words nor a word that there is nothing."""
    number = Subquery(counted(untold()), output_field=IntegerField())
    rows = reports.annotate(untold=number).filter(untold__gt=0)
    return select_waiting(
        ROOM,
        rows,
        what=UNTOLD,
        title=F("partnership__short_name"),
        due_on=F("deadline__due_on"),
        detail=Cast("untold", CharField()),
    )


def untold() -> QuerySet[YearlyRequirement]:
    """What must be told in the outer report, where nothing is said under any heading for it."""
    musts = YearlyRequirement.objects.filter(
        report=OuterRef("pk"), force=YearlyRequirement.Force.MUST, no_evidence=""
    )
    written = YearlySection.objects.filter(report=OuterRef("report")).exclude(text="")
    for each in sections():
        if each.is_written and each.answers:
            musts = musts.exclude(Exists(written.filter(key=each.key)), code__in=each.answers)
    return musts.exclude(code__in=left_to_the_scrutineer())


def left_to_the_scrutineer() -> set[str]:
    """The codes that no heading of the office answers."""
    own = {code for each in sections() if each.is_written for code in each.answers}
    return {code for each in sections() for code in each.answers} - own


def counted(rows: QuerySet) -> QuerySet:
    """How many there are, as the one value of a subquery."""
    return rows.order_by().values("report").annotate(number=Count("pk")).values("number")


def without_statement(places: frozenset[int]) -> QuerySet[YearlyReport]:
    rows = YearlyReport.objects.filter(status=SCRUTINY, partnership__in=places)
    return rows.filter(statement__isnull=True)


def stale_statements(actor: Actor) -> list[TodoItem]:
    """Those that the scrutineer wrote on words that were changed since; one query where there is
    none. Whether they were is told by a checksum, which no database knows.
    """
    places = scope_of(actor, Permission.SCRUTINISE_YEARLY, GRANTS).partnerships
    if not places:
        return []
    found = (each for each in reports_stated(places) if is_stated_of_earlier_words(each))
    return [stale_item(each) for each in found]


@prepared
def reports_stated(places: frozenset[int]) -> QuerySet[YearlyReport]:
    rows = YearlyReport.objects.filter(status=SCRUTINY, partnership__in=places)
    return rows.filter(statement__isnull=False).for_detail()


def stale_item(record: YearlyReport) -> TodoItem:
    return TodoItem(
        title=f"Yearly report, {record.partnership.short_name}",
        about=f"{record.period.label}: changed since you wrote your statement",
        url=reverse("assurance:yearly-state", args=[record.pk]),
        tone="soon",
    )


def sections_to_write(seats: list[int]) -> QuerySet:
    """What a seat is to write, as long as nothing stands there."""
    rows = YearlySection.objects.filter(author__in=seats, text="", report__status=PREPARING)
    return select_waiting(
        ROOM,
        rows,
        what=WRITE,
        title=F("key"),
        due_on=F("due_on"),
        detail=F("report__partnership__short_name"),
    )


def to_agree(actor: Actor) -> QuerySet[YearlyReport]:
    """Sent, and a seat whose agreement the actor may give has still to agree in this round."""
    asked = Signature.objects.asked().filter(
        kind=YearlyReport._meta.label_lower,
        subject_id=OuterRef("pk"),
        round=OuterRef("round"),
        seat__in=actor.signing_seats,
    )
    return YearlyReport.objects.filter(Exists(asked), status=SENT)


def waiting_item(row: WaitingRow, actor: Actor) -> TodoItem:
    title, about, url = told(row)
    is_late = row.due_on is not None and row.due_on < actor.on
    return TodoItem(
        title=title,
        about=about,
        url=url,
        due_on=row.due_on,
        due_says=says(row, actor) if row.due_on else "",
        tone="late" if is_late else "soon",
    )


def others(row: WaitingRow) -> Others:
    """What more there is of the same, by its name."""
    return Others(*MORE[row.what], "assurance:yearly-list")


def told(row: WaitingRow) -> tuple[str, str, str]:
    """The title of what waits, what is said of it, and where it is done."""
    says, page = ABOUT[row.what]
    url = reverse(f"assurance:yearly-{page}", args=[row.key])
    if row.what in (STEP, WRITE):
        title = section(row.title).title if row.what == WRITE else row.title
        return title, f"Yearly report, {row.detail}: {says}", url
    before = f"{row.detail} of what" if row.what == UNTOLD else f"{row.detail}:"
    return f"Yearly report, {row.title}", f"{before} {says}", url


def says(row: WaitingRow, actor: Actor) -> str:
    """How far off its day is, in calendar days, as the plan and the limits count them."""
    days = (row.due_on - actor.on).days
    if days < 0:
        return f"{format_duration(-days)} late"
    return f"{format_duration(days)} left" if days else "today"
