"""Having the action sheet of a group or partnership made as PDF/UA-1, for its meeting.

The job carries what the sheet says, as its reader sees it: two who see the same ask for the same.
"""

from datetime import date, datetime

from django.db.models import Model, OuterRef, Subquery
from django.template.loader import render_to_string
from django.utils.text import slugify
from django.utils.timezone import localdate
from pydantic import BaseModel, ConfigDict

from governance.actions.models import Action, ActionUpdate
from governance.actions.models.assignments import names_by_action
from governance.actions.models.queries import ActionQuerySet
from governance.core.blocks.hashing import canonical, hash_of_text
from governance.core.documents.pdf import pdf_of
from governance.core.formatting import format_date, format_list
from governance.core.roles import Actor
from governance.files.models import StoredFile
from governance.files.operations import store_made
from governance.jobs import operations as jobs
from governance.jobs.models import Job
from governance.jobs.progress import Progress, progress_by_key
from governance.structure.models import Group, Partnership

TASK = "governance.actions.tasks.make_action_sheet"
MOST = 200
"""Actions on one sheet; nobody reads more in a meeting."""


class Written(BaseModel):
    """Never changed once it is written."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class SheetLine(Written):
    """One open action as the sheet has it."""

    reference: str
    title: str
    who: str
    due: str
    late: str = ""
    update: str = ""
    updated: str = ""


class ActionSheet(Written):
    """What is open in one log on one day."""

    place: str
    day: str
    narrowed: str = ""
    """By what it was filtered, in words."""
    lines: tuple[SheetLine, ...] = ()
    left_out: int = 0

    @property
    def text(self) -> str:
        """Its one spelling."""
        return canonical(self.model_dump(mode="json"))

    @property
    def short_hash(self) -> str:
        return hash_of_text(self.text)[:12]


def sheet_of(
    place: Group | Partnership, rows: ActionQuerySet, *, on: date, narrowed: str = ""
) -> ActionSheet:
    """The open ones among these that are not restricted, the most pressing first; two queries."""
    latest = ActionUpdate.objects.filter(action=OuterRef("pk")).order_by("-given_at", "-pk")
    found = list(
        rows.open()
        .unrestricted()
        .most_pressing_first()
        .annotate(
            said=Subquery(latest.values("text")[:1]),
            said_at=Subquery(latest.values("given_at")[:1]),
        )
    )
    names = names_by_action(each.pk for each in found[:MOST])
    return ActionSheet(
        place=str(place),
        day=format_date(on),
        narrowed=narrowed,
        lines=tuple(sheet_line(each, names.get(each.pk, ()), on) for each in found[:MOST]),
        left_out=max(len(found) - MOST, 0),
    )


def sheet_line(action: Action, who: tuple[str, ...], on: date) -> SheetLine:
    said_at: datetime | None = action.said_at  # type: ignore[attr-defined]
    return SheetLine(
        reference=action.reference,
        title=action.title,
        who=format_list(who) or "Nobody",
        due=action.due_in_full or "No date",
        late=action.late_words(on=on),
        update=action.said or "",  # type: ignore[attr-defined]
        updated=format_date(localdate(said_at)) if said_at else "",
    )


def key_of(place: Model, sheet: ActionSheet) -> str:
    return f"action-sheet:{place._meta.model_name}:{place.pk}:{sheet.short_hash}"


def name_of(sheet: ActionSheet) -> str:
    return f"actions-{slugify(sheet.place)[:50]}-{sheet.short_hash}.pdf"


def progress_of(place: Model, sheet: ActionSheet) -> Progress[StoredFile]:
    """How far the sheet with these very words is; two queries at most."""
    made = StoredFile.objects.about(place).filter(name=name_of(sheet)).first()
    return progress_by_key(made, key_of(place, sheet))


def ask_file(place: Model, sheet: ActionSheet, *, by: Actor, at: datetime) -> Job:
    """The job that makes it; asked again, one that failed is tried again."""
    return jobs.ask(TASK, key=key_of(place, sheet), by=by, at=at, about=place, given=sheet.text)[0]


def make_file(job: Job, *, by: Actor, at: datetime) -> bool:
    """Make the sheet a job asks for; False when it was done, or another worker has it."""
    kinds: dict[str, type[Group] | type[Partnership]] = {
        each._meta.label_lower: each for each in (Group, Partnership)
    }
    place = kinds[job.about_kind].objects.get(pk=job.about_id)
    sheet = ActionSheet.model_validate_json(job.given)

    def keep(made: bytes) -> None:
        store_made(made, name_of(sheet), about=place, at=at)

    return jobs.run(job, lambda: make_pdf(sheet), keep, by=by, at=at)


def make_pdf(sheet: ActionSheet) -> bytes:
    return pdf_of(render_to_string("governance/actions/sheet_pdf.html", {"sheet": sheet}))
