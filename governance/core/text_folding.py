"""How names are sorted and found: without regard to case, accents and quotation marks.

“Åsa” stands with “Asa”, “D’Arcy” with “Darcy”; who types “o dalaigh” finds “Ó Dálaigh”. Both
databases make the same key: SQLite by ``fold`` itself, PostgreSQL without an extension.
"""

import re
import sqlite3
import unicodedata
from functools import lru_cache
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import CharField, Func, Lookup, Model, TextField

from governance.core.text_signs import DASHES, DOUBLE_QUOTES, SINGLE_QUOTES

FUNCTION = "lscp_fold"
QUOTES = SINGLE_QUOTES + DOUBLE_QUOTES
ASCII_QUOTES = [mark for mark in QUOTES if mark.isascii()]
ACCENTS = f"{chr(0x300)}-{chr(0x36F)}"
PLAIN = (f"øłđðħıς{DASHES}", f"olddhiσ{'-' * len(DASHES)}")
"""Letters that no accent makes, and dashes, with what each is sorted as."""
CAPITALS = [
    letter
    for letter in map(chr, range(0x41, 0x590))
    if len(letter.lower()) == 1 and unicodedata.normalize("NFKD", letter) == letter
    if letter.lower() != letter
]
"""Of the Latin, Greek, Cyrillic and Armenian letters, which have them; accents apart."""
SMALL = "".join(CAPITALS).lower().replace("ς", "σ").translate(str.maketrans(*PLAIN))
ONE_FOR_ONE = ("".join(CAPITALS) + PLAIN[0], SMALL + PLAIN[1])
"""By what a character is replaced, on both databases: neither their locale nor ours has a say."""
SEVERAL_FOR_ONE = {"ß": "ss", "ẞ": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
LETTERS = str.maketrans(SEVERAL_FOR_ONE)
LETTERS |= {ord(a): SEVERAL_FOR_ONE.get(b, b) for a, b in zip(*ONE_FOR_ONE, strict=True)}
WITHOUT_QUOTES = str.maketrans("", "", QUOTES)


@lru_cache(maxsize=8192)
def fold(text: str | None) -> str | None:
    """The key of a text; None, which a column may hold, has none."""
    if text is None:
        return None
    parts = unicodedata.normalize("NFKD", text.translate(WITHOUT_QUOTES))
    return re.sub(f"[{ACCENTS}]", "", parts).translate(LETTERS)


def postgresql_template() -> str:
    """The same in SQL, of a database that holds UTF-8."""
    quoted = QUOTES.replace("'", "''")
    parts = f"normalize(translate(%(expressions)s, '{quoted}', ''), NFKD)"
    plain = f"regexp_replace({parts}, '[{ACCENTS}]', '', 'g')"
    key = f"translate({plain}, '{ONE_FOR_ONE[0]}', '{ONE_FOR_ONE[1]}')"
    for letter, letters in SEVERAL_FOR_ONE.items():
        key = f"replace({key}, '{letter}', '{letters}')"
    return f'{key} COLLATE "C"'


class Folded(Func):
    """The key of a column of text, in the database: ``order_by(Folded("name"), "pk")``.

    Long tables have an index by it: whoever changes how a key is made adds a migration that builds
    those indexes anew (a test says so).
    """

    function = FUNCTION
    arity = 1
    output_field = TextField()
    postgresql = postgresql_template()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template=self.postgresql, **context)


@CharField.register_lookup
@TextField.register_lookup
class Finds(Lookup):
    """``name__finds="dalaigh"``: the key of the column holds the key of what is looked for."""

    lookup_name = "finds"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        column, params = compiler.compile(Folded(self.lhs))
        return f"{column} LIKE %s ESCAPE '\\'", (*params, self.sought(connection))

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """SQLite calls our function for each row; a text without accents and quotes needs none."""
        folded, more = self.as_sql(compiler, connection)
        column, params = compiler.compile(self.lhs)
        plain = f"{column} LIKE %s ESCAPE '\\'"
        has_letters_apart = f"length({column}) <> length(CAST({column} AS BLOB))"
        has_quotes = " OR ".join(f"instr({column}, %s)" for _ in ASCII_QUOTES)
        is_not_its_key = f"({has_letters_apart} OR {has_quotes})"
        asked = (*params, *params, *(each for mark in ASCII_QUOTES for each in (*params, mark)))
        return (
            f"({plain} OR ({is_not_its_key} AND {folded}))",
            (*params, self.sought(connection), *asked, *more),
        )

    def sought(self, connection: Any) -> str:
        return f"%{connection.ops.prep_for_like_query(fold(str(self.rhs)))}%"


def add_fold(connection: BaseDatabaseWrapper, **signal: Any) -> None:
    """Teach a new connection to SQLite the function; PostgreSQL needs none."""
    if connection.vendor == "sqlite":
        teach_fold(connection.connection)


def teach_fold(connection: sqlite3.Connection) -> None:
    """Without it a database cannot be checked or written to: its indexes are made with it."""
    connection.create_function(FUNCTION, 1, fold, deterministic=True)


def is_sorted_by_key(model: type[Model], path: str) -> bool:
    """Whether ``path`` leads to a column in which people write: text, and no choice among words."""
    field: Any = None
    try:
        for part in path.lstrip("-").split("__"):
            field = model._meta.get_field(part)
            model = field.related_model or model
    except FieldDoesNotExist:
        return False
    return isinstance(field, CharField | TextField) and not field.choices
