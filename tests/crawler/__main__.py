"""``python -m tests.crawler``: proof that a move of code changed nothing that anybody sees.

``store FOLDER`` before the move and again after it, then ``compare BEFORE AFTER``.
"""

import argparse
import os
import sys
from pathlib import Path
from time import perf_counter

import django

from tests.crawler import demo, stored, walking

DIFFERENT = 1


def store(folder: Path) -> str:
    """Store what everybody of the demo is shown. Raises FileExistsError for a folder in use."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty: each crawl has a folder of its own.")
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.crawler.settings"
    django.setup()
    people: dict[str, stored.Pages] = {}
    with demo.on_its_day():
        for who, person in walking.people().items():
            people[who] = walking.pages_of(walking.client_of(person), who)
            stored.write(folder, who, people[who])
    stored.write_counts(folder, people)
    return f"Stored {stored.summary(people)}."


def compare(before: Path, after: Path) -> tuple[str, int]:
    """What differs between two stores, and how the command ends."""
    old, new = stored.read(before), stored.read(after)
    found = list(stored.differences(old, new))
    if not found:
        return f"No difference: {stored.summary(new)}.", 0
    lines = [line for difference in found for line in difference]
    total = f"Differences: {len(found)}. Before {stored.summary(old)}, after {stored.summary(new)}."
    return "\n".join([*lines, total]), DIFFERENT


def asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.crawler", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    storing = commands.add_parser("store", help="store what everybody of the demo is shown")
    storing.add_argument("folder", type=Path)
    comparing = commands.add_parser("compare", help="tell what differs between two stores")
    comparing.add_argument("before", type=Path)
    comparing.add_argument("after", type=Path)
    return parser.parse_args()


def main() -> int:
    wish, began = asked(), perf_counter()
    try:
        if wish.command == "compare":
            told, ends = compare(wish.before, wish.after)
        else:
            told, ends = f"{store(wish.folder)} {perf_counter() - began:.0f} seconds.", 0
    except OSError as error:
        told, ends = str(error), 2
    sys.stdout.write(f"{told}\n")
    return ends


if __name__ == "__main__":
    sys.exit(main())
