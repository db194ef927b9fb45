"""Which column of which model holds which field of an arrangements file.

Values are compared in plain form, the one JSON has: dates as ISO text, a row pointed at as its
key. So the file, what was last loaded and what the database holds can be laid side by side.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Model

from governance.people.models import Organisation
from governance.structure.arrangements.field_types import (
    NONE_STATED,
    ON_SCREEN,
    TO_BE_CONFIRMED,
    Cited,
)
from governance.structure.arrangements.schema import Head
from governance.structure.models import (
    Cadence,
    EscalationStep,
    Group,
    GroupService,
    Participation,
    Partnership,
    Seat,
    Signatory,
)

Plain = dict[str, Any]
Lookup = Callable[[str, str], Model]
PERIOD_DATES = ("starts_on", "ends_on")
DATES = (*PERIOD_DATES, "guidance_from")
HELD = {
    "cited": ("source", "confirmed"),
    "concern_text": ("concern",),
    "concern_phone": ("concern",),
    "concern_url": ("concern",),
    "concern_councils": ("concern",),
    "office_email": ("office",),
    "office_phone": ("office",),
}
"""Fields of the file that a column holds in another form: its source says what is unconfirmed."""


@dataclass(frozen=True)
class Column:
    """One field of the file, the model's column for it, and the row it points at if it does."""

    field: str
    column: str
    to: Lookup | None = None


@dataclass(frozen=True)
class Binding:
    """How one kind of record is kept: its model, its columns, and by what a row is known."""

    kind: str
    model: type[Model]
    columns: tuple[Column, ...]
    known_by: dict[str, str] = field(default_factory=lambda: {"key": "key"})

    @property
    def fields(self) -> frozenset[str]:
        """The file's fields that a column holds, under whatever name."""
        held = {name for one in self.columns for name in HELD.get(one.field, (one.field,))}
        return frozenset(held)

    def field(self, column: str) -> str:
        """The file's field for a column."""
        named = next(one.field for one in self.columns if one.column == column)
        return HELD.get(named, (named,))[0]

    def says(self, record: Cited, head: Head) -> Plain:
        """What the file says, column by column."""
        flat = flatten_record(record, head)
        return {one.column: flat[one.field] for one in self.columns}

    def row(self, says: Plain) -> Any:
        """The row the file speaks of, the latest where there were several, or none."""
        lookup = {name: says[column] for name, column in self.known_by.items()}
        return self.model._default_manager.filter(**lookup).order_by("starts_on").last()

    def holds(self, row: Any) -> Plain:
        """What the database has, column by column."""
        return {one.column: to_plain(getattr(row, one.column)) for one in self.columns}

    def values(self, says: Plain, head_key: str) -> Plain:
        """Plain values as the model wants them: dates as dates, keys as rows."""
        by_column = {one.column: one for one in self.columns}
        return {
            column: self.value(by_column[column], value, head_key) for column, value in says.items()
        }

    def value(self, column: Column, value: Any, head_key: str) -> Any:
        if value is not None and column.to is not None:
            return column.to(value, head_key)
        return date.fromisoformat(value) if value and column.column in DATES else value


def is_as_loaded(column: str, loaded: Plain, holds: Plain) -> bool:
    """Whether the database has what the file said when last loaded.

    A column that was not there at that time counts as loaded empty.
    """
    return loaded[column] == holds[column] if column in loaded else not holds[column]


def flatten_record(record: Cited, head: Head) -> Plain:
    """The record's fields in plain form, with what the file leaves to be understood."""
    flat = record.model_dump(mode="json")
    flat.setdefault("partnership", head.key)
    flat["starts_on"] = flat.get("starts_on") or head.starts_on.isoformat()
    flat["ends_on"] = flat.get("ends_on") or (head.ends_on and head.ends_on.isoformat())
    source = "" if record.source == ON_SCREEN else record.source
    flat["cited"] = source + ("" if record.confirmed else TO_BE_CONFIRMED)
    flat |= {f"concern_{name}": text for name, text in flat.get("concern", {}).items()}
    flat |= {f"office_{name}": text for name, text in flat.get("office", {}).items()}
    if flat.get("constitution") == NONE_STATED:
        flat["constitution"] = ""
    if flat.get("earlier_guidance", "") is None:
        flat["earlier_guidance"] = ""
    return flat


def to_plain(value: Any) -> Any:
    match value:
        case Participation():
            return value.organisation.key
        case Model():
            return value.key  # type: ignore[attr-defined]
        case date():
            return value.isoformat()
    return value


def by_key(model: type[Model]) -> Lookup:
    """Points at the row of ``model`` that bears the key."""
    return lambda key, head_key: model._default_manager.get(key=key)


def participation_of(key: str, head_key: str) -> Model:
    """Points at the organisation's part in the partnership whose file is loaded."""
    parts = Participation.objects.filter(organisation__key=key, partnership__key=head_key)
    return parts.latest("starts_on")


def same_named_columns(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, name) for name in names)


ORGANISATION, PARTNERSHIP = by_key(Organisation), by_key(Partnership)
GROUP, SEAT = by_key(Group), by_key(Seat)
PERIOD = same_named_columns(*PERIOD_DATES)
CITED = (Column("cited", "source"), Column("inferred", "is_inferred"))

BINDINGS: dict[str, Binding] = {
    one.kind: one
    for one in (
        Binding(
            "organisation",
            Organisation,
            (
                *same_named_columns("key", "name", "short_name", "sector"),
                Column("predecessor", "predecessor", ORGANISATION),
                *PERIOD,
            ),
        ),
        Binding(
            "partnership",
            Partnership,
            (
                *same_named_columns(
                    "key", "name", "short_name", "area", "colour", "constitution", "guidance"
                ),
                *same_named_columns("guidance_from", "earlier_guidance"),
                Column("host", "host", ORGANISATION),
                *same_named_columns(
                    "concern_text", "concern_phone", "concern_url", "concern_councils"
                ),
                *same_named_columns("office_email", "office_phone"),
                *PERIOD,
                *CITED,
            ),
        ),
        Binding(
            "participation",
            Participation,
            (
                Column("partnership", "partnership", PARTNERSHIP),
                Column("organisation", "organisation", ORGANISATION),
                *same_named_columns("standing"),
                Column("through", "through", ORGANISATION),
                *PERIOD,
                *CITED,
            ),
            {"partnership__key": "partnership", "organisation__key": "organisation"},
        ),
        Binding(
            "group",
            Group,
            (
                *same_named_columns("key", "name", "short_name", "kind"),
                Column("reports_to", "reports_to", GROUP),
                *same_named_columns("remit", "delegated_authority"),
                Column("joint", "is_joint"),
                *PERIOD,
                *CITED,
            ),
        ),
        Binding(
            "service",
            GroupService,
            (
                Column("group", "group", GROUP),
                Column("partnership", "partnership", PARTNERSHIP),
                Column("reports_to", "reports_to", GROUP),
                *PERIOD,
            ),
            {"group__key": "group", "partnership__key": "partnership"},
        ),
        Binding(
            "seat",
            Seat,
            (
                *same_named_columns("key", "title", "capacity"),
                Column("group", "group", GROUP),
                Column("participation", "participation", participation_of),
                Column("partnership", "partnership", PARTNERSHIP),
                Column("representing", "represents", ORGANISATION),
                Column("voting", "is_voting"),
                Column("required_for_quorum", "is_required_for_quorum"),
                *same_named_columns("deputy_may_sign", "term_months", "tenure_months"),
                *PERIOD,
                *CITED,
            ),
        ),
        Binding(
            "cadence",
            Cadence,
            (
                Column("owner", "group", GROUP),
                *same_named_columns("item", "unit", "interval", "anchor_month", "due_working_days"),
                *PERIOD,
                *CITED,
            ),
            {"group__key": "group", "item": "item"},
        ),
        Binding(
            "signatory",
            Signatory,
            (
                *same_named_columns("document"),
                Column("group", "group", GROUP),
                Column("seat", "seat", SEAT),
                *PERIOD,
                *CITED,
            ),
            {"group__key": "group", "document": "document", "seat__key": "seat"},
        ),
        Binding(
            "escalation",
            EscalationStep,
            (
                Column("partnership", "partnership", PARTNERSHIP),
                Column("group", "group", GROUP),
                Column("to", "to", GROUP),
                *same_named_columns("after_days"),
                *PERIOD,
                *CITED,
            ),
            {"partnership__key": "partnership", "group__key": "group"},
        ),
    )
}
