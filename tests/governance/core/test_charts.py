"""Charts: named, described, in words as well as colour, and safe with any text."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.core.charts.bars import FILLS, Bar, bar_chart
from governance.core.charts.stacked import Part, StackedBar, stacked_chart
from governance.core.charts.structure import Node, structure_picture
from tests.ui.test_style_sheet import CSS

SVG = "{http://www.w3.org/2000/svg}"
TREE = [
    Node("board", "Board", "Board"),
    Node("plan", "Planning and Delivery", "Executive", "board", joint=True),
    Node("scrutiny", "Scrutineer", "Scrutiny"),
    *(Node(f"sub{n}", f"Subgroup {n}", "Subgroup", "plan") for n in range(9)),
    Node("task", "Task <group>", "Task and finish", "sub3", url="/groups/task/"),
]
PICTURES = {
    "bars": lambda: bar_chart(
        [Bar("Late <4 weeks", 3, "3", "late"), Bar("None", 0, "0")], title="T"
    ),
    "stacked": lambda: stacked_chart(
        [Part("In time", "good", "✓"), Part("Late <2 weeks", "late", "!")],
        [StackedBar("Quarter <1>", (9, 1)), StackedBar("Quarter 2", (0, 0))],
        title="T",
        key="k",
    ),
    "structure": lambda: structure_picture(TREE),
}
FILL_NAMES = {"": "brand", "good": "good", "soon": "soon", "late": "late", "quiet": "ink-soft"}
"""The custom property of the style sheet that says the colour of a tone."""


def read(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # noqa: S314 - our own drawing


def words_of(svg: str) -> list[str]:
    return [text.text for text in read(svg).iter(f"{SVG}text")]


def places_of(svg: str) -> list[tuple[float, float]]:
    filled = [box for box in read(svg).iter(f"{SVG}rect") if box.get("fill") != "none"]
    return [(float(box.get("x")), float(box.get("y"))) for box in filled]


@pytest.mark.parametrize("name", PICTURES)
def test_the_first_child_is_the_title_and_the_picture_is_described(name):
    svg = read(PICTURES[name]())

    title, description = svg[0], svg[1]
    assert (title.tag, description.tag) == (f"{SVG}title", f"{SVG}desc")
    assert title.text
    assert description.text
    assert svg.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"


@pytest.mark.parametrize("name", PICTURES)
def test_a_strict_content_policy_and_the_pdf_show_the_picture_alike(name):
    elements = list(read(PICTURES[name]()).iter())

    assert not [e for e in elements if e.get("style") or e.get("class")]
    assert not [e for e in elements if e.tag in {f"{SVG}style", f"{SVG}script"}]


def test_a_picture_with_links_lets_them_be_reached():
    linked, plain = read(PICTURES["structure"]()), read(PICTURES["bars"]())

    assert [a.get("href") for a in linked.iter(f"{SVG}a")] == ["/groups/task/"]
    assert (linked.get("role"), plain.get("role")) == ("group", "img")


def test_the_structure_says_who_reports_to_whom_and_what_is_joint():
    svg = read(PICTURES["structure"]())

    assert "Planning and Delivery (Executive, joint with other partnerships) reports to Board." in (
        svg[1].text
    )
    assert "Executive, joint" in words_of(PICTURES["structure"]())


def test_every_group_has_a_place_of_its_own_inside_the_picture():
    svg = PICTURES["structure"]()

    places, root = places_of(svg), read(svg)
    assert len(places) == len(set(places)) == len(TREE)
    assert max(x for x, _ in places) + 188 <= float(root.get("width"))
    assert max(y for _, y in places) + 90 <= float(root.get("height"))


def test_groups_that_report_in_a_circle_are_refused():
    circle = [Node("a", "A", "Board", "b"), Node("b", "B", "Board", "a")]

    with pytest.raises(ValueError, match="circle"):
        structure_picture(circle)


@given(st.lists(st.integers(min_value=-1, max_value=23), min_size=1, max_size=24))
def test_no_two_groups_overlap_whatever_the_structure(parents):
    nodes = [
        Node(str(at), f"Group {at}", "Subgroup", str(parent) if 0 <= parent < at else "")
        for at, parent in enumerate(parents)
    ]

    places = places_of(structure_picture(nodes))

    assert len(places) == len(nodes)
    crowded = [
        (one, two)
        for at, one in enumerate(places)
        for two in places[at + 1 :]
        if abs(one[0] - two[0]) < 188 and abs(one[1] - two[1]) < 90
    ]
    assert crowded == []


def test_bars_are_as_long_as_their_figures():
    svg = read(bar_chart([Bar("A", 10, "10"), Bar("B", 5, "1 to 5"), Bar("C", 0, "0")], title="T"))

    assert [float(bar.get("width")) for bar in svg.iter(f"{SVG}rect")] == [420.0, 210.0]


@pytest.mark.parametrize(("tone", "name"), FILL_NAMES.items())
def test_a_bar_has_the_colour_that_the_style_sheet_gives_its_tone(tone, name):
    assert f"--app-{name}: {FILLS[tone]};" in CSS


def test_a_bar_has_a_colour_for_every_tone_and_no_other():
    assert set(FILLS) == set(FILL_NAMES)


def test_a_chart_without_figures_says_so():
    assert read(bar_chart([], title="Open actions"))[1].text == "No figures."


def test_the_first_group_given_is_drawn_first():
    nodes = [Node("board", "Board", "Board"), Node("plan", "Plan", "Executive")]
    nodes.append(Node("audit", "Audit", "Subgroup", "plan"))

    assert words_of(structure_picture(nodes))[0] == "Board"


def test_each_part_of_a_bar_says_its_sign_and_how_many_and_none_is_drawn_of_nought():
    svg = PICTURES["stacked"]()

    said = words_of(svg)
    assert said.count("✓ 9") == 1
    assert {"✓", "!", "In time", "Late <2 weeks", "10"} <= set(said)
    in_words = "Quarter <1>: In time 9, Late <2 weeks 1. Quarter 2: In time 0, Late <2 weeks 0"
    assert read(svg)[1].text == in_words
    bars = read(svg).findall(f"{SVG}rect")
    assert len(bars) == 2
    widths = [float(box.get("width")) for box in bars]
    assert widths[0] == pytest.approx(9 * (widths[1] + 2) - 2)
