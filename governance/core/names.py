"""The names of rows of several tables in one query, for lists of choices."""

from collections.abc import Iterable, Sequence

from django.db.models import CharField, F, IntegerField, QuerySet, Value
from django.db.models.functions import Cast

from governance.core.text_folding import fold

Names = list[tuple[str, str]]
"""Of each row its code and its name, by name."""


def names_of(*tables: QuerySet, code: Sequence[str] = ()) -> list[Names]:
    """The names of each of these, in their order, all of which have a column ``name``; one query.

    ``code`` says of the first of them what stands for a row, where that is not its key.
    """
    return sort_names(names_query(*tables, code=code), of=len(tables))


def names_query(*tables: QuerySet, code: Sequence[str] = ()) -> QuerySet:
    """Rows of the number of a table, a code and a name: what ``sort_names`` takes."""
    codes = [*code, *(["pk"] * (len(tables) - len(code)))]
    parts = [
        rows.order_by()
        .annotate(
            part=Value(number, output_field=IntegerField()),
            code=Cast(F(column), CharField()),
        )
        .values_list("part", "code", "name")
        for number, (rows, column) in enumerate(zip(tables, codes, strict=True))
    ]
    return parts[0].union(*parts[1:], all=True)


def sort_names(rows: Iterable[tuple[int, str, str]], *, of: int) -> list[Names]:
    """Those of each of so many tables, by name."""
    found: list[Names] = [[] for _ in range(of)]
    for number, value, name in rows:
        found[number].append((value, name))
    return [sorted(names, key=lambda each: (fold(each[1]) or "", each[0])) for names in found]
