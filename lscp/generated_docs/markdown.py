"""The form of a generated page: its title, a word of where it comes from, and tables."""

from collections.abc import Iterable, Sequence

ORIGIN = "<!-- Written by `manage.py write_docs` from the tables: change those, not this page. -->"


def markdown_page(title: str, introduction: str, parts: Iterable[str]) -> str:
    return "\n\n".join([f"# {title}", ORIGIN, introduction, *parts]) + "\n"


def markdown_table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return "\n".join(map(markdown_row, [headers, ["---"] * len(headers), *rows]))


def markdown_row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"
