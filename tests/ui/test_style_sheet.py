"""The compiled style sheet: readable colours, our own letters, nobody else's marks."""

import re
from pathlib import Path

import pytest

DIST = Path(__file__).parents[2] / "static" / "dist"
CSS = (DIST / "app.css").read_text()
NAMES = ("navy", "teal", "plum", "forest", "rust", "slate", "berry", "bronze")
Colour = tuple[int, int, int]


def colour_of(name: str, variable: str) -> Colour:
    block = re.search(rf"\.app-brand--{name}\{{([^}}]*)\}}", CSS).group(1)
    value = re.search(rf"--app-{variable}: ([^;}}]+)", block).group(1)
    if value.startswith("#"):
        return tuple(int(value[at : at + 2], 16) for at in (1, 3, 5))
    return tuple(int(part) for part in re.findall(r"\d+", value))


def luminance(colour: Colour) -> float:
    shares = [part / 255 for part in colour]
    red, green, blue = (s / 12.92 if s <= 0.03928 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """The ratio of WCAG 2.2, success criterion 1.4.3."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", NAMES)
def test_each_partnerships_colour_is_readable_as_ground_and_as_ink(name):
    brand = colour_of(name, "brand")

    assert contrast(brand, (255, 255, 255)) >= 7
    assert contrast(brand, colour_of(name, "brand-tint")) >= 4.5
    assert contrast(brand, colour_of(name, "brand-wash")) >= 4.5


def test_no_two_partnerships_colours_are_alike():
    assert len({colour_of(name, "brand") for name in NAMES}) == len(NAMES)


def test_the_style_sheet_names_nobody_elses_letters_or_marks():
    assert not re.search(r"GDS Transport|crown|crest|sourceMappingURL", CSS, re.IGNORECASE)


def test_every_file_the_style_sheet_asks_for_is_there():
    asked = set(re.findall(r'url\("?([^")]+)"?\)', CSS))

    assert len(asked) == 6
    assert all((DIST / name).is_file() for name in asked)


def test_the_script_asks_only_for_what_is_there():
    script = (DIST / "app.js").read_text()
    asked = re.findall(r'from "\./([^"]+)"', script)

    assert len(asked) == 1
    assert (DIST / asked[0]).is_file()
    assert "sourceMappingURL" not in (DIST / asked[0]).read_text()
