"""A year as a wheel: twelve months around, and what is planned for them as arcs on rings within.

Each arc bears its number, by which it is found in the table beside the wheel, and the sign of its
status, so that colour never speaks alone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from governance.core.charts.bars import FILLS
from governance.core.statuses import SIGNS

SIZE, OUTER, MONTHS_AT, INNER = 360, 178, 154, 30
"""Width of the picture; radii of the wheel, of the inner edge of its months, and of its hub."""
RING = 26
"""The widest ring; where there are many, they are narrower."""
SMALLEST = 13
"""Narrower, a ring has no room for a number."""
TONES = {"open": "", "sent": "soon", "asked": "late", "good": "good", "quiet": "quiet"}
KEY_LINE, KEY_COLUMNS = 26, 3


@dataclass(frozen=True)
class Arc:
    """What is done from the month ``first`` to ``last``, from 0 to 11; its tone is a status’s."""

    number: int
    label: str
    first: int
    last: int
    tone: str


def year_wheel(
    months: Sequence[str],
    arcs: Sequence[Arc],
    statuses: Iterable[tuple[str, str]],
    *,
    title: str,
    key: str = "wheel",
) -> SafeString:
    """The picture. ``months`` are twelve names from the first of the year, ``statuses`` the word
    and tone of each that the key explains.
    """
    rings = on_rings(arcs)
    wide = min(RING, (MONTHS_AT - INNER - 4) / max(len(rings), 1))
    legend = list(statuses)
    context = {
        "key": key,
        "title": title,
        "description": ". ".join(describe(arc, months) for arc in arcs) or "Nothing is planned.",
        "size": SIZE,
        "height": SIZE + KEY_LINE * -(-len(legend) // KEY_COLUMNS) + 4,
        "centre": SIZE // 2,
        "months": [month_geometry(name, at) for at, name in enumerate(months)],
        "arcs": [
            arc_geometry(arc, MONTHS_AT - 2 - wide * at, wide)
            for at, ring in enumerate(rings)
            for arc in ring
        ],
        "entries": [key_entry(word, tone, at) for at, (word, tone) in enumerate(legend)],
    }
    return render_to_string("charts/wheel.html", context)


def describe(arc: Arc, months: Sequence[str]) -> str:
    span = months[arc.first]
    if arc.last != arc.first:
        span = f"{span} to {months[arc.last]}"
    return f"{arc.number}, {span}: {arc.label}"


def on_rings(arcs: Iterable[Arc]) -> list[list[Arc]]:
    """Each on the outermost ring on which nothing else stands in its months."""
    rings: list[list[Arc]] = []
    for arc in sorted(arcs, key=lambda each: (each.first, -each.last, each.number)):
        free = (ring for ring in rings if all(are_apart(arc, other) for other in ring))
        ring = next(free, None)
        if ring is None:
            rings.append(ring := [])
        ring.append(arc)
    return rings


def are_apart(one: Arc, other: Arc) -> bool:
    return one.last < other.first or other.last < one.first


def point(radius: float, months: float) -> str:
    """Where a radius meets an angle, counted in months from the top clockwise."""
    angle = months * pi / 6 - pi / 2
    return f"{SIZE / 2 + radius * cos(angle):.1f} {SIZE / 2 + radius * sin(angle):.1f}"


def sector(outer: float, inner: float, first: float, last: float) -> str:
    """The path of a piece of a ring."""
    large = int(last - first > 6)
    return (
        f"M{point(outer, first)} A{outer:.1f} {outer:.1f} 0 {large} 1 {point(outer, last)} "
        f"L{point(inner, last)} A{inner:.1f} {inner:.1f} 0 {large} 0 {point(inner, first)} Z"
    )


def month_geometry(name: str, at: int) -> dict[str, str]:
    x, y = point((OUTER + MONTHS_AT) / 2, at + 0.5).split()
    return {
        "path": sector(OUTER, MONTHS_AT, at, at + 1),
        "spoke": f"M{point(MONTHS_AT, at)} L{point(INNER, at)}",
        "x": x,
        "y": f"{float(y) + 5:.1f}",
        "name": name[:3],
    }


def arc_geometry(arc: Arc, outer: float, wide: float) -> dict[str, object]:
    inner = outer - wide + 2
    x, y = point((outer + inner) / 2, (arc.first + arc.last + 1) / 2).split()
    size = 14 if wide >= 20 else 11
    return {
        "path": sector(outer, inner, arc.first + 0.04, arc.last + 0.96),
        "fill": FILLS[TONES[arc.tone]],
        "x": x,
        "y": f"{float(y) + size * 0.35:.1f}",
        "size": size,
        "says": f"{arc.number}{SIGNS[arc.tone]}" if wide >= SMALLEST else "",
    }


def key_entry(word: str, tone: str, at: int) -> dict[str, object]:
    down, across = divmod(at, KEY_COLUMNS)
    return {
        "x": across * SIZE // KEY_COLUMNS,
        "y": SIZE + KEY_LINE * down + 2,
        "fill": FILLS[TONES[tone]],
        "sign": SIGNS[tone],
        "label": word,
    }
