"""Plain horizontal bars with their label before and their figure after them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from governance.core.charts.text_fitting import fit_text

SIDE, LENGTH, LINE, THICK, END = 220, 420, 40, 22, 120
FILLS = {"": "#1b365d", "good": "#17643f", "soon": "#8a5200", "late": "#a3231c", "quiet": "#4c555b"}
"""The colour of a bar by its tone; a test holds it to the style sheet's own."""


@dataclass(frozen=True)
class Bar:
    """``value`` sets the length; ``shown`` is the figure as it may be shown (suppressed or not)."""

    label: str
    value: float
    shown: str
    tone: str = ""


def bar_chart(bars: Sequence[Bar], *, title: str, key: str = "bars") -> SafeString:
    """One bar for each value, longest first or in the order given; zero draws no bar."""
    longest = max((bar.value for bar in bars), default=0) or 1
    context = {
        "key": key,
        "title": title,
        "description": "; ".join(f"{bar.label}: {bar.shown}" for bar in bars) or "No figures.",
        "width": SIDE + LENGTH + END,
        "height": LINE * max(len(bars), 1),
        "side": SIDE,
        "thick": THICK,
        "bars": [bar_geometry(bar, LINE * at, longest) for at, bar in enumerate(bars)],
    }
    return render_to_string("charts/bars.html", context)


def bar_geometry(bar: Bar, y: int, longest: float) -> dict[str, object]:
    length = round(LENGTH * bar.value / longest, 1)
    lines = fit_text(bar.label, width=SIDE - 14, size=15, most=2)
    first = y + LINE / 2 + 5 - 8 * (len(lines) - 1)
    return {
        "lines": [{"y": first + 16 * at, "text": text} for at, text in enumerate(lines)],
        "y": y + (LINE - THICK) / 2,
        "length": length,
        "fill": FILLS[bar.tone],
        "end": SIDE + length + 8,
        "text_y": y + LINE / 2 + 5,
        "shown": bar.shown,
    }
