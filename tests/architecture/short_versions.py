"""What the laws ask of short versions of yearly reports, in one place."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model

from assurance.short_versions import forms
from assurance.short_versions.operations import reading, releasing
from tests.scenarios import short_versions as scenarios

MOVES: dict[str, dict[str, Callable[[Any], object]]] = {
    "assurance.shortversion": {
        "send_to_reader": scenarios.send_to_young,
        "find_ready": scenarios.find_ready,
        "find_unclear": scenarios.find_unclear,
        "take_back": scenarios.take_back,
        "release": scenarios.release,
        "withdraw": scenarios.withdraw,
        "rewrite": scenarios.rewrite,
    },
}
BEGUN: dict[str, dict[str, Callable[[], Model]]] = {
    "assurance.shortversion": {"begin": scenarios.a_begun_version},
    "assurance.shortpart": {"place": scenarios.a_placed_part, "write": scenarios.a_written_part},
    "assurance.shortreading": {"say": scenarios.a_reading},
}
EXPECTED_MOVES: dict[str, dict[str, tuple[tuple[str, ...], str]]] = {
    "assurance.shortversion": {
        "send_to_reader": (("draft",), "reading"),
        "find_ready": (("reading",), "ready"),
        "find_unclear": (("reading",), "draft"),
        "take_back": (("reading", "ready"), "draft"),
        "release": (("ready",), "released"),
        "withdraw": (("released",), "withdrawn"),
        "rewrite": (("withdrawn",), "draft"),
    },
}
EXPECTED_CREATIONS: dict[str, tuple[set[str], set[str]]] = {
    "assurance.shortversion": ({"begin"}, set()),
    "assurance.shortpart": ({"place"}, {"write"}),
    "assurance.shortreading": ({"say"}, set()),
}
IRREVERSIBLE = {"assurance.shortversion": {"find_ready", "find_unclear", "release"}}
IRREVERSIBLE_OPERATIONS = (reading.find_ready, reading.find_unclear, releasing.release)
LOOKED_AT: dict[str, list[tuple[Callable[..., Any], str]]] = {
    "assurance.shortpart.text": [(forms.PartForm, "text")],
    "assurance.shortreading.text": [(forms.ReadyForm, "text"), (forms.UnclearForm, "text")],
}
PAGES = """
    short-part-write short-version-begin short-version-detail short-version-pdf
    short-version-ready short-version-release short-version-rewrite short-version-send
    short-version-take-back short-version-unclear short-version-withdraw yearly-public-short
    yearly-public-short-latest yearly-public-short-pdf yearly-short-versions
"""
"""Lit by the entry under which all reports stand."""
THE_VERSION = "Young people’s version of Yearly report 2024 to 2025, Leicester"
PHRASES = (
    *(
        ("assurance.shortversion", verb, THE_VERSION)
        for verb in (
            "begin",
            "send_to_reader",
            "find_ready",
            "find_unclear",
            "take_back",
            "release",
            "withdraw",
            "rewrite",
        )
    ),
    *(("assurance.shortpart", verb, "the part “year”") for verb in ("place", "write")),
    ("assurance.shortreading", "say", "what the reader said"),
)
SAID = (
    f"began {THE_VERSION}",
    f"sent {THE_VERSION} to be read",
    f"found {THE_VERSION} clear",
    f"found {THE_VERSION} not clear yet",
    f"took {THE_VERSION} back to change it",
    f"released {THE_VERSION}",
    f"withdrew {THE_VERSION}",
    f"opened {THE_VERSION} to be written again",
    "added the part “year”",
    "wrote the part “year”",
    "wrote down what the reader said",
)
"""How each verb is told, in the same order."""
