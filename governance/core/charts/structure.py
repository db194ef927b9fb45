"""The groups of a partnership as a picture: who reports to whom, from the top down."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from math import ceil

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from governance.core.charts.text_fitting import fit_text

WIDE, HIGH, APART, DROP, HANG, PAGE = 188, 90, 22, 40, 16, 1080
SIDE_BY_SIDE = 3
"""More groups than this below one another, with nothing below them, hang in columns."""


@dataclass(frozen=True)
class Node:
    """One group; ``joint`` serves several partnerships, ``reports_to`` is another node's key."""

    key: str
    label: str
    kind: str
    reports_to: str = ""
    joint: bool = False
    url: str = ""


@dataclass(frozen=True)
class Box:
    node: Node
    x: float
    y: float


@dataclass(frozen=True)
class Block:
    """Boxes and lines that move together; ``door`` is where a line from above arrives."""

    width: float
    height: float
    door: float
    boxes: tuple[Box, ...] = ()
    lines: tuple[tuple[tuple[float, float], ...], ...] = field(default=())

    def moved(self, right: float, down: float) -> "Block":
        return replace(
            self,
            door=self.door + right,
            boxes=tuple(Box(b.node, b.x + right, b.y + down) for b in self.boxes),
            lines=tuple(tuple((x + right, y + down) for x, y in line) for line in self.lines),
        )


def structure_picture(
    nodes: Sequence[Node], *, title: str = "How the groups report", key: str = "structure"
) -> SafeString:
    """The picture of all groups; raises ValueError if groups report to one another in a circle."""
    roots = root_nodes(nodes)
    tries = [
        place_rows([place_branch(root, nodes, columns) for root in roots])
        for columns in (5, 4, 3, 2, 1)
    ]
    best = next((block for block in tries if block.width <= PAGE), tries[-1])
    if len(best.boxes) != len(nodes):
        raise ValueError("Some groups report to one another in a circle.")
    context = {
        "key": key,
        "title": title,
        "description": " ".join(describe_node(node, nodes) for node in nodes),
        "width": round(best.width + 4),
        "height": round(best.height + 4),
        "boxes": [box_geometry(box, is_top=box.node in roots) for box in best.boxes],
        "lines": [" ".join(f"{x:g},{y:g}" for x, y in line) for line in best.lines],
        "wide": WIDE,
        "high": HIGH,
        "has_links": any(node.url for node in nodes),
    }
    return render_to_string("charts/structure.html", context)


def root_nodes(nodes: Sequence[Node]) -> list[Node]:
    """The groups that report to none of the others, in the order given."""
    keys = {node.key for node in nodes}
    return [node for node in nodes if node.reports_to not in keys]


def child_nodes(node: Node, nodes: Iterable[Node]) -> list[Node]:
    return [other for other in nodes if other.reports_to == node.key]


def place_branch(node: Node, nodes: Sequence[Node], columns: int) -> Block:
    """A group with everything below it, at most ``columns`` columns of hanging groups wide."""
    children = child_nodes(node, nodes)
    leaves = [child for child in children if not child_nodes(child, nodes)]
    blocks = [place_branch(child, nodes, columns) for child in children if child not in leaves]
    if len(leaves) > min(SIDE_BY_SIDE, columns):
        blocks += place_columns(leaves, columns)
    else:
        blocks += [place_leaf(child) for child in leaves]
    return place_above(node, blocks) if blocks else place_leaf(node)


def place_leaf(node: Node) -> Block:
    return Block(width=WIDE, height=HIGH, door=WIDE / 2, boxes=(Box(node, 0, 0),))


def place_columns(leaves: list[Node], columns: int) -> list[Block]:
    """Columns of groups, each hung on a line down its left side."""
    deep = ceil(len(leaves) / columns)
    return [place_column(leaves[at : at + deep]) for at in range(0, len(leaves), deep)]


def place_column(leaves: list[Node]) -> Block:
    step = HIGH + 14
    middles = [step * at + HIGH / 2 for at in range(len(leaves))]
    return Block(
        width=WIDE + HANG,
        height=step * len(leaves) - 14,
        door=0,
        boxes=tuple(Box(node, HANG, step * at) for at, node in enumerate(leaves)),
        lines=(
            ((0, 0), (0, middles[-1])),
            *(((0, middle), (HANG, middle)) for middle in middles),
        ),
    )


def place_above(node: Node, blocks: list[Block]) -> Block:
    """A group above its blocks, with the line that joins them."""
    row = side_by_side(blocks)
    centre = max((row[0].door + row[-1].door) / 2, WIDE / 2)
    width = max(sum(b.width for b in row) + APART * (len(row) - 1), centre + WIDE / 2)
    rail, doors = HIGH + DROP / 2, [block.door for block in row]
    below_it = [block.moved(0, HIGH + DROP) for block in row]
    joins = [((door, rail), (door, HIGH + DROP)) for door in doors]
    rails = [
        ((centre, HIGH), (centre, rail)),
        ((min(*doors, centre), rail), (max(*doors, centre), rail)),
    ]
    return Block(
        width=width,
        height=HIGH + DROP + max(block.height for block in row),
        door=centre,
        boxes=(Box(node, centre - WIDE / 2, 0), *(box for b in below_it for box in b.boxes)),
        lines=(*rails, *joins, *(line for b in below_it for line in b.lines)),
    )


def side_by_side(blocks: list[Block]) -> list[Block]:
    placed, right = [], 0.0
    for block in blocks:
        placed.append(block.moved(right, 0))
        right += block.width + APART
    return placed


def place_rows(blocks: list[Block]) -> Block:
    """Several tops, side by side as long as the page is wide enough, then in a new row."""
    placed: list[Block] = []
    right = down = lowest = widest = 0.0
    for block in blocks:
        if right and right + block.width > PAGE:
            right, down = 0.0, lowest + APART
        placed.append(block.moved(right, down))
        lowest, widest = max(lowest, down + block.height), max(widest, right + block.width)
        right += block.width + APART
    return Block(
        width=widest,
        height=lowest,
        door=0,
        boxes=tuple(box for block in placed for box in block.boxes),
        lines=tuple(line for block in placed for line in block.lines),
    )


def box_geometry(box: Box, *, is_top: bool) -> dict[str, object]:
    lines = fit_text(box.node.label, width=WIDE - 22, size=15, most=3)
    first = box.y + 2 + HIGH / 2 - 9 * len(lines) + 5
    return {
        "node": box.node,
        "x": box.x + 2,
        "y": box.y + 2,
        "inner_x": box.x + 6,
        "inner_y": box.y + 6,
        "centre": box.x + 2 + WIDE / 2,
        "lines": [{"y": first + 18 * at, "text": text} for at, text in enumerate(lines)],
        "kind_y": first + 18 * len(lines),
        "kind": f"{box.node.kind}, joint" if box.node.joint else box.node.kind,
        "is_top": is_top,
    }


def describe_node(node: Node, nodes: Sequence[Node]) -> str:
    labels = {other.key: other.label for other in nodes}
    joint = ", joint with other partnerships" if node.joint else ""
    above = labels.get(node.reports_to)
    return f"{node.label} ({node.kind}{joint})" + (f" reports to {above}." if above else ".")
