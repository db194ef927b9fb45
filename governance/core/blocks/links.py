"""Where the page of a report leads from its blocks; on paper, nowhere."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from governance.core.blocks.values import Source


def no_link(about: Any) -> str:
    """Whatever it is about, there is no address."""
    return ""


@dataclass(frozen=True, kw_only=True)
class Links:
    """Addresses for one reader; each is empty where there is no page or the reader may not go."""

    source: Callable[[Source], str] = no_link
    """The page of the row that something comes from."""
    writing: Callable[[str], str] = no_link
    """Where the text of this key is written now."""
    figure: Callable[[str], str] = no_link
    """The rows behind the figure of this key."""


PAPER = Links()
"""What the PDF passes."""
