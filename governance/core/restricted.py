"""Which rows tell of a restricted record: what is left out wherever others look.

A row does so when it is of a restricted kind itself, says so in ``is_restricted``, is part of a
row that says so (``page_of`` of its kind), or is about such a record: the lines of the
trail, remarks, messages, files, jobs, signatures, invitations.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import BooleanField, Expression, F, Model, Q, QuerySet

from governance.core.registry import RecordKind, all_kinds, record_kind

MARKING = "OFFICIAL-SENSITIVE"
"""How every page, paper and mail about something restricted is marked."""
MATTER_SUBJECT = f"{MARKING}: a matter needs you"
MATTER_BODY = (
    "A matter that is open to named people only needs you. What it is about stands in no e-mail: "
    "sign in to read it.\n\n{link}\n\n"
    "Do not pass this message on. If you did not expect it, tell the business office.\n"
)
"""All that a mail may say of a restricted record."""
ABOUT = (("kind", "subject_id"), ("about_kind", "about_id"))
"""How a row says what it is about: the names of its two columns."""
ALIAS = re.compile(r"\b([A-Z]\d+)\b")
"""What Django calls the tables of a subquery."""
NOTHING, EVERYTHING = Q(pk__in=[]), ~Q(pk__in=[])


def restricted_kinds() -> list[str]:
    """The kinds that only people named on the record may see."""
    return [each.kind for each in all_kinds() if each.is_restricted]


def without_restricted(rows: QuerySet) -> QuerySet:
    """Those that tell of no restricted record, neither by themselves nor by what they are about."""
    model: type[Model] = rows.model
    return rows.exclude(restricted_q(model))


@cache  # the kinds are known when the process starts
def restricted_q(model: type[Model]) -> Q:
    """The rows that are left out: what is restricted, and what is about it at one remove."""
    found = row_q(model)
    return found if about_columns(model) is None else found | Q(IsAboutRestricted(model))


def about_q(model: type[Model], kind: str, pk: str) -> Q:
    """The rows about one of a kind that is not restricted, where that row says it is."""
    found = NOTHING
    for each in all_kinds():
        if not each.is_restricted and (told := own_q(each.model)) != NOTHING:
            rows = each.model._base_manager.filter(told).order_by()
            found |= Q(**{kind: each.kind, f"{pk}__in": rows.values("pk")})
    return found


class IsAboutRestricted(Expression):
    """``kinds_q`` or ``about_q``, whose SQL is written once a process.

    Thirty kinds: to have Django write it anew took a list several times as long as to be drawn.
    What tells by its kind alone is not looked at further. What is unknown, because a column is
    empty, is not restricted.
    """

    output_field = BooleanField()

    def __init__(self, model: type[Model]) -> None:
        super().__init__()
        self.model = model
        self.own: Any = F("pk")  # which a query makes a column of its own table

    def get_source_expressions(self) -> list[Any]:
        return [self.own]

    def set_source_expressions(self, expressions: Sequence[Any]) -> None:
        [self.own] = expressions

    def as_sql(
        self, compiler: Any, connection: Any, template: str | None = None, **_: Any
    ) -> tuple[str, tuple[Any, ...]]:
        sql, params = written_condition(self.model, connection.vendor)
        table = f"{connection.ops.quote_name(self.model._meta.db_table)}."
        here = f"{compiler.quote_name_unless_alias(self.own.alias)}."
        return sql.replace(table, here), params


@cache
def written_condition(model: type[Model], vendor: str) -> tuple[str, tuple[Any, ...]]:
    """The SQL of the two in this order, with the table by its own name, and the parameters.

    The tables within are called as no other: Django calls those of any subquery ``U0``.
    """
    kind, pk = about_columns(model)
    (first, *given), (second, *more) = (
        where_of(model._base_manager.filter(each))
        for each in (kinds_q(kind), about_q(model, kind, pk))
    )
    told = ALIAS.sub(r"told_\1", f"CASE WHEN {first} THEN 1 WHEN {second} THEN 1 ELSE 0 END = 1")
    return told, (*given, *more)


def where_of(rows: QuerySet) -> tuple[Any, ...]:
    """The condition of a queryset as SQL, followed by its parameters."""
    sql, params = rows.query.get_compiler(DEFAULT_DB_ALIAS).compile(rows.query.where)
    return sql, *params


def own_q(model: type[Model]) -> Q:
    """The same of what the row itself says, without looking at another."""
    columns = about_columns(model)
    return row_q(model) | kinds_q(columns[0]) if columns else row_q(model)


def kinds_q(kind: str) -> Q:
    """The rows about what only named people see, told by the column of the kind."""
    return Q(**{f"{kind}__in": restricted_kinds()})


def row_q(model: type[Model]) -> Q:
    """The rows that are restricted, whatever they are about."""
    registered = record_kind(model._meta.label_lower)
    if registered is not None and registered.is_restricted:
        return EVERYTHING
    found = Q(is_restricted=True) if "is_restricted" in names_of(model) else NOTHING
    if registered is not None:
        found |= part_of_restricted_q(registered)
    return found


def part_of_restricted_q(kind: RecordKind) -> Q:
    """The rows that hang on one that says it is restricted: the updates of an action."""
    model: type[Model] = kind.model
    for name in kind.page_of.split("__"):
        field = None if name == "pk" else model._meta.get_field(name)
        if field is None or not isinstance(field.related_model, type):
            return NOTHING
        model = field.related_model
    if "is_restricted" not in names_of(model):
        return NOTHING
    return Q(**{f"{kind.page_of}__is_restricted": True})


def about_columns(model: type[Model]) -> tuple[str, str] | None:
    """The two columns that say what a row is about; None for what is about nothing."""
    names = names_of(model)
    return next((each for each in ABOUT if names.issuperset(each)), None)


def names_of(model: type[Model]) -> set[str]:
    return {field.name for field in model._meta.concrete_fields}
