"""``python -m tests.bench``: how many times the plain page each of our pages takes.

Sizes: a, the demo; b, its place after ten years; c, a country of 150 such places (some gigabytes,
only when asked for). With ``DATABASE_URL`` on that PostgreSQL server, in databases of the bench's
own; else on SQLite. What was filled is kept under ``var/bench``.
"""

import argparse
import json
import sys
from typing import Any

from tests.bench import databases


def main() -> None:
    wish = arguments()
    sizes = wish.sizes.split(",")
    for size in sizes:
        databases.make(size)
    found = {
        size: json.loads(databases.run(size, "measure", str(wish.rounds), wish.only))
        for size in sizes
    }
    sys.stdout.write("\n".join([*table(found), ""]))


def arguments() -> argparse.Namespace:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--sizes", default="a,b", help="of a, b and c, with commas between")
    asked.add_argument("--rounds", type=int, default=5, help="the least of so many is told")
    asked.add_argument("--only", default="", help="pages with this word in their names")
    return asked.parse_args()


def table(found: dict[str, dict[str, Any]]) -> list[str]:
    """Lines in Markdown: times P at each size, and the most of it that there may be."""
    units = ", ".join(f"{size}: {each['unit'] * 1000:.1f} ms" for size, each in found.items())
    where = "PostgreSQL" if databases.server() else "SQLite"
    names = list(next(iter(found.values()))["pages"])
    sizes = "".join(f" {size} × P |" for size in found)
    return [
        f"P on {where}: {units} of processor time.",
        "",
        f"| Page |{sizes} must | queries | KiB |",
        f"|---|{'---|' * (len(found) + 3)}",
        *(line(name, [each["pages"][name] for each in found.values()]) for name in names),
    ]


def line(name: str, sizes: list[dict[str, Any]]) -> str:
    must = sizes[0]["must"]
    ratios = "".join(f" {told(each['ratio'], must)} |" for each in sizes)
    queries = "/".join(str(each["queries"]) for each in sizes)
    kib = "/".join(f"{each['kib']:.0f}" for each in sizes)
    return f"| {name} |{ratios} {must or '–'} | {queries} | {kib} |"


def told(ratio: float, must: float | None) -> str:
    """In bold where it is more than it may be."""
    return f"**{ratio:.1f}**" if must and ratio > must else f"{ratio:.1f}"


if __name__ == "__main__":
    main()
