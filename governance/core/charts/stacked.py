"""Horizontal bars, each of several parts that make a whole: how many of each, row by row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from governance.core.charts.bars import END, FILLS, LENGTH, LINE, SIDE, THICK
from governance.core.charts.text_fitting import fit_text

KEY, KEY_WIDE, KEY_COLUMNS = 30, 190, 4
"""Height of a line of the key, width of what is told there, and how many stand in a line."""
FOR_SIGN, FOR_NUMBER = 16, 44
"""Width of a part in which its sign stands, and in which its number stands as well."""


@dataclass(frozen=True)
class Part:
    """What one part of each bar counts; ``sign`` stands in it, so that colour never speaks
    alone.
    """

    label: str
    tone: str
    sign: str


@dataclass(frozen=True)
class StackedBar:
    """One bar: as many counts as there are parts."""

    label: str
    counts: Sequence[int]

    @property
    def total(self) -> int:
        return sum(self.counts)


def stacked_chart(
    parts: Sequence[Part], bars: Sequence[StackedBar], *, title: str, key: str
) -> SafeString:
    """One bar for each row, as long as its sum, in the order given; a count of nought draws
    nothing.
    """
    longest = max((bar.total for bar in bars), default=0) or 1
    top = KEY * -(-len(parts) // KEY_COLUMNS) + 8
    context = {
        "key": key,
        "title": title,
        "description": ". ".join(describe(bar, parts) for bar in bars) or "No figures.",
        "width": SIDE + LENGTH + END,
        "height": top + LINE * max(len(bars), 1),
        "thick": THICK,
        "entries": [key_entry(part, at) for at, part in enumerate(parts)],
        "bars": [bar_geometry(bar, parts, top + LINE * at, longest) for at, bar in enumerate(bars)],
    }
    return render_to_string("charts/stacked.html", context)


def describe(bar: StackedBar, parts: Sequence[Part]) -> str:
    told = (f"{part.label} {count}" for part, count in zip(parts, bar.counts, strict=True))
    return f"{bar.label}: {', '.join(told)}"


def key_entry(part: Part, at: int) -> dict[str, object]:
    down, across = divmod(at, KEY_COLUMNS)
    return {
        "x": across * KEY_WIDE,
        "y": down * KEY + 4,
        "fill": FILLS[part.tone],
        "sign": part.sign,
        "label": part.label,
    }


def bar_geometry(bar: StackedBar, parts: Sequence[Part], y: int, longest: int) -> dict[str, object]:
    lines = fit_text(bar.label, width=SIDE - 14, size=15, most=2)
    first = y + LINE / 2 + 5 - 8 * (len(lines) - 1)
    return {
        "lines": [{"y": first + 16 * at, "text": text} for at, text in enumerate(lines)],
        "y": y + (LINE - THICK) / 2,
        "text_y": y + LINE / 2 + 5,
        "end": round(SIDE + LENGTH * bar.total / longest + 8, 1),
        "total": bar.total,
        "pieces": list(pieces(bar, parts, longest)),
    }


def pieces(bar: StackedBar, parts: Sequence[Part], longest: int) -> Iterator[dict[str, object]]:
    """The parts of a bar from left to right, each with what there is room for in it."""
    x: float = SIDE
    for part, count in zip(parts, bar.counts, strict=True):
        width = LENGTH * count / longest
        if not count:
            continue
        says = f"{part.sign} {count}" if width >= FOR_NUMBER else part.sign
        yield {
            "x": round(x, 1),
            "width": round(max(width - 2, 1), 1),
            "middle": round(x + width / 2 - 1, 1),
            "fill": FILLS[part.tone],
            "says": says if width >= FOR_SIGN else "",
        }
        x += width
