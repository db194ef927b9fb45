"""The names of rows of several tables in one query, for lists of choices."""

from collections.abc import Sequence

from django.db.models import CharField, F, IntegerField, QuerySet, Value
from django.db.models.functions import Cast

from governance.core.text_folding import fold

Names = list[tuple[str, str]]
"""Of each row its code and its name, by name."""


def names_of(*tables: QuerySet, code: Sequence[str] = ()) -> list[Names]:
    """The names of each of these, in their order, all of which have a column ``name``; one query.

    ``code`` says of the first of them what stands for a row, where that is not its key.
    """
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
    found: list[Names] = [[] for _ in tables]
    for number, value, name in parts[0].union(*parts[1:], all=True):
        found[number].append((value, name))
    return [sorted(names, key=lambda each: (fold(each[1]) or "", each[0])) for names in found]
