"""Words of the sector in place of the house's own, wherever a report is read or written."""

from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
READ = [
    *(ROOT / "templates").rglob("*.html"),
    *(ROOT / "assurance").rglob("*.py"),
    *(ROOT / "governance/rules").rglob("*.toml"),
    *(ROOT / "governance/structure/arrangements").rglob("*.toml"),
]
STORED_THEN = {"upgrade.py"}
"""Says again what content of the first form says."""
NO_LONGER = [
    "Drawn together",
    "drawn together",
    "Compose again",
    "compose again",
    ">Stands<",
    "Nothing says yet what good looks like",
    "What its actions changed",
    "Who has reported",
    "Said since it was sent",
    "Said of the draft",
    "Not judged yet",
    "The office’s summary",
    "one by one and when services are shaped",
    '"Health partner"',
    "A member’s DBS check",
    "for an own ",
    "on an own area",
    'short_name = "LLR ICB"',
    'short_name = "DLNR CRC"',
    'short_name = "VCS"',
    'short_name = "PPET"',
    '"LSCB manager"',
    "Member for Leicester City CCG",
    "ask of the Planning and Delivery Group?",
]


def texts() -> dict[Path, str]:
    shown = [each for each in READ if "migrations" not in each.parts]
    return {
        each: each.read_text(encoding="utf-8") for each in shown if each.name not in STORED_THEN
    }


@pytest.mark.parametrize("words", NO_LONGER)
def test_words_that_the_sector_does_not_use_are_gone(words):
    assert [str(path) for path, text in texts().items() if words in text] == []


@pytest.mark.parametrize(
    "words",
    [
        "Compiled",
        "Update from the latest returns",
        "No outcome statement has been agreed for this priority.",
        "Impact of completed actions",
        "Reports received",
        "Comments after it was sent",
        "Comments on the draft",
        "No judgement yet.",
        "in decisions about them and in developing services",
        "Integrated care board (before July 2022 clinical commissioning group)",
    ],
)
def test_their_place_is_taken(words):
    assert [path for path, text in texts().items() if words in text]
