"""Says at start what the PDF renderer would otherwise say when the first report is wanted."""

import ctypes
import sys
from typing import Any

from django.core.checks import CheckMessage, Error, register

NEEDS = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}
"""The three system libraries WeasyPrint opens on Linux, and the Debian package of each."""


@register
def libraries_of_the_renderer(**options: Any) -> list[CheckMessage]:
    """An error that names the packages to install, where a library cannot be opened."""
    if sys.platform != "linux":
        return []
    absent = [package for library, package in NEEDS.items() if not can_open(library)]
    if not absent:
        return []
    return [
        Error(
            f"PDFs cannot be made: {', '.join(absent)} not found.",
            hint=f"apt-get install {' '.join(absent)}",
            id="governance.E001",
        )
    ]


def can_open(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
