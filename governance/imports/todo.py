"""What waits about imports: one that was read and left half-way, one that could not be saved."""

from collections.abc import Iterator

from django.db.models import Case, F, QuerySet, Value, When
from django.db.models.functions import TruncDate
from django.urls import reverse

from governance.core.formatting import format_count
from governance.core.roles import Actor
from governance.core.todo import Others, TodoItem, WaitingRow, select_waiting
from governance.imports.access import imports_registers
from governance.imports.models import ImportRun
from governance.imports.registers import REGISTERS

ROOM = "imports"
LEFT, FAILED = "left_half_way", "not_saved"


def waiting_rows(actor: Actor) -> Iterator[QuerySet]:
    if not imports_registers(actor):
        return
    runs = ImportRun.objects.visible_to(actor).filter(status=ImportRun.Status.READ)
    what = Case(When(failure="", then=Value(LEFT)), default=Value(FAILED))
    words = {"title": F("file_name"), "detail": F("register"), "day": TruncDate("read_at")}
    yield select_waiting(ROOM, runs, what=what, **words)


def waiting_item(row: WaitingRow, actor: Actor) -> TodoItem:
    to_do = "its rows wait for you" if row.what == LEFT else "it could not be imported"
    register = REGISTERS[row.detail].label if row.detail in REGISTERS else "Import"
    days = (actor.on - row.day).days if row.day else 0
    since = f", read {format_count(days, 'day')} ago" if days > 0 else ""
    return TodoItem(
        title=row.title,
        about=f"{register}: {to_do}{since}",
        url=reverse("governance:import-detail", args=[row.key]),
    )


def others(row: WaitingRow) -> Others:
    return Others("import to check", "imports to check", "governance:import-list")
