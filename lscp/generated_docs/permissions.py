"""`docs/permissions.md`: who may do what and how far, and every verb, room by room."""

from collections.abc import Iterator
from enum import StrEnum
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from django.utils.module_loading import module_has_submodule

from governance.core.registry import RecordKind, all_kinds
from governance.core.roles import Capacity, Grants, Reach
from governance.core.workflow import Transition, Workflow
from lscp.generated_docs.markdown import markdown_page, markdown_table

APPS = ("governance", "reviews", "training", "assurance")
INTRODUCTION = (
    "Room by room: each permission with the capacities that have it and how far it reaches from "
    "the seat, and each verb with its label and what it does to the status.\n\n"
    "A capacity that is not listed under a permission does not have it. Some verbs are decided by "
    "more than a permission (being assigned, having written it, being named to sign): the function "
    "in the last column decides. Where no note is needed, what must be in place first may still "
    "ask for words. Statuses as pictures: [states.md](states.md)."
)
OWN_TABLES = ("core", "rules")
"""Rooms without records: nobody is granted anything there."""


def permissions_page() -> str:
    """Every room that grants something or whose records have verbs."""
    parts = []
    for app in APPS:
        rooms = [part for room in rooms_of(app) if (part := room_section(room))]
        if rooms:
            parts += [f"## {app}", *rooms]
    return markdown_page("Permissions and verbs", INTRODUCTION, parts)


def rooms_of(app: str) -> Iterator[ModuleType]:
    """The packages of an app that may hold grants and records, by name."""
    package = import_module(app)
    for found in iter_modules(package.__path__):
        if found.ispkg and found.name not in OWN_TABLES:
            yield import_module(f"{app}.{found.name}")


def room_section(room: ModuleType) -> str:
    """What is granted in the room, then its kinds; empty when there is neither."""
    parts = []
    if module_has_submodule(room, "grants"):
        grants = import_module(f"{room.__name__}.grants")
        parts = [str(grants.__doc__).strip(), grants_table(grants.Permission, grants.GRANTS)]
    parts += verb_sections(room)
    name = room.__name__.rpartition(".")[2]
    return "\n\n".join([f"### {name}", *parts]) if parts else ""


def grants_table(permissions: type[StrEnum], grants: Grants) -> str:
    """A line for each permission and reach, with the capacities that have it so far."""
    rows = []
    for permission in permissions:
        for reach in Reach:
            holders = [each for each in Capacity if grants.get(each, {}).get(permission) is reach]
            if holders:
                names = ", ".join(each.label for each in holders)
                rows.append((f"`{permission}`", reach.value, names))
    return markdown_table(("Permission", "How far", "Capacities"), rows)


def verb_sections(room: ModuleType) -> Iterator[str]:
    """A table for each kind of record of the room; kinds with the same tables share one."""
    alike: dict[tuple[int, ...], list[RecordKind]] = {}
    for kind in all_kinds():
        if kind.model.__module__.startswith(f"{room.__name__}."):
            tables = tuple(id(workflow.table) for workflow in kind.workflows)
            alike.setdefault(tables, []).append(kind)
    for kinds in alike.values():
        rows = [
            row for workflow in kinds[0].workflows for row in verb_rows(kinds[0], workflow.table)
        ]
        if rows:
            names = ", ".join(kind.label for kind in kinds)
            headers = ("Verb", "Label", "Status", "Note", "Decided by")
            yield f"#### {names[0].upper()}{names[1:]}\n\n{markdown_table(headers, rows)}"


def verb_rows(kind: RecordKind, workflow: Workflow) -> Iterator[tuple[str, ...]]:
    """Each verb: its label, from which statuses to which, whether a note is needed, who decides."""
    for verb, row in workflow.rows.items():
        needs_note = isinstance(row, Transition) and row.needs_note
        decides = f"`{row.allowed.__name__}`"
        note = "needed" if needs_note else ""
        yield f"`{verb}`", row.label, change_of_status(kind, workflow, verb), note, decides


def change_of_status(kind: RecordKind, workflow: Workflow, verb: str) -> str:
    """``Open, Done → Withdrawn``; a new record; or ``edited``."""
    labels = status_labels(kind.model)
    if step := workflow.moves.get(verb):
        return f"{', '.join(labels[each] for each in step.source)} → {labels[step.target]}"
    if verb in workflow.edits:
        return "edited"
    status: Any = kind.model._meta.get_field("status") if labels else None
    return f"new → {labels[status.get_default()]}" if status else "new"


def status_labels(model: Any) -> dict[str, str]:
    """The words of every status, without what follows a colon; empty for a kind without one."""
    if not any(field.name == "status" for field in model._meta.fields):
        return {}
    choices = model._meta.get_field("status").flatchoices
    return {value: str(label).partition(":")[0] for value, label in choices}
