"""Grids of statuses: a table read row by row, in words as well as colour, safe with any text."""

import re

import pytest
from django.template.loader import render_to_string
from lxml import html

from assurance.returns.models import AssuranceReturn, DisplayStatus
from governance.core.status_grids import GridCell, GridColumn, GridRow, StatusGrid
from governance.core.statuses import SIGNS, StatusChoices
from governance.plans.models import ProgressUpdate
from tests.architecture.introspection import ROOT
from tests.status_grids import rows_read_out, words
from tests.ui.test_style_sheet import contrast

Rating = ProgressUpdate.Rating
AUDIT = GridRow("audit", "Audit")
POLICY = GridRow("policy", "Policy & <Procedures>", "/groups/policy/", "Lead: Jo")
FIRST = GridColumn("q1", "Quarter 1")
SECOND = GridColumn("q2", "Quarter 2", "2025 to 2026")
CELLS = {
    ("audit", "q1"): GridCell(AssuranceReturn.Status.ACCEPTED, url="/returns/1/"),
    ("audit", "q2"): GridCell(DisplayStatus.LATE, "4 days late"),
}
GRID = StatusGrid(
    "Returns", "Group", (AUDIT, POLICY), (FIRST, SECOND), CELLS, DisplayStatus.NOT_ASKED
)
STYLES = {
    name: (ROOT / "static" / "dist" / name).read_text("utf-8") for name in ("app.css", "report.css")
}


def every_tone() -> set[str]:
    """The tones that the statuses of the product have."""
    return {status.tone for choices in StatusChoices.__subclasses__() for status in choices}


def render(grid: StatusGrid) -> str:
    return render_to_string("components/status_grid.html", {"grid": grid})


def drawn(grid: StatusGrid = GRID) -> html.HtmlElement:
    return html.fromstring(render(grid))


def test_each_row_is_read_out_as_its_name_and_the_status_of_each_column():
    assert rows_read_out(render(GRID)) == [
        "Audit: Quarter 1 Accepted, Quarter 2 2025 to 2026 Late 4 days late",
        "Policy & <Procedures> Lead: Jo: Quarter 1 Not asked, Quarter 2 2025 to 2026 Not asked",
    ]


def test_a_place_without_a_cell_has_the_absent_status():
    line = GRID.lines[1]

    assert line.row == POLICY
    assert line.places == tuple((at, GridCell(DisplayStatus.NOT_ASKED)) for at in (FIRST, SECOND))


def test_the_table_has_a_caption_and_heads_for_columns_and_rows():
    table = drawn().find("table")

    assert words(table.find("caption")) == "Returns"
    heads = [words(head) for head in table.xpath(".//th[@scope='col']")]
    assert heads == ["Group", "Quarter 1", "Quarter 2 2025 to 2026"]
    assert len(table.xpath(".//tbody/tr/th[@scope='row']")) == 2


def test_the_table_scrolls_in_a_region_that_has_its_name_and_takes_the_focus():
    region = drawn()

    assert (region.get("role"), region.get("tabindex")) == ("region", "0")
    assert region.get("aria-label") == "Returns"


def test_each_cell_names_its_column_for_a_phone_and_keeps_its_role_there():
    cells = drawn().xpath(".//tbody/tr[1]/td")

    assert [cell.get("data-label") for cell in cells] == ["Quarter 1", "Quarter 2, 2025 to 2026"]
    assert {cell.get("role") for cell in cells} == {"cell"}


def test_a_cell_and_a_row_lead_to_their_pages():
    links = {words(link): link.get("href") for link in drawn().iter("a")}

    assert links == {"Accepted": "/returns/1/", "Policy & <Procedures>": "/groups/policy/"}


@pytest.mark.parametrize("status", [*AssuranceReturn.Status, *DisplayStatus, *Rating], ids=str)
def test_a_status_is_a_sign_and_a_word_on_the_ground_of_its_tone(status):
    grid = StatusGrid("Title", "Row", [AUDIT], [FIRST], {("audit", "q1"): GridCell(status)}, status)

    cell = drawn(grid).xpath(".//td")[0]
    assert words(cell) == status.label
    assert cell.xpath("string(.//*[@aria-hidden='true'])") == status.symbol
    assert cell.get("class").split() == ["app-grid__cell", f"app-grid__cell--{status.tone}"]


def test_the_statuses_of_returns_have_signs_of_their_own():
    statuses = [*AssuranceReturn.Status, *DisplayStatus]

    assert len({status.symbol for status in statuses}) == len(statuses)


def colour_of(style: str, tone: str, part: str) -> tuple[int, ...]:
    value = re.search(rf"--tone-{tone}-{part}: ?#([0-9a-f]+)", style).group(1)
    digits = value if len(value) == 6 else "".join(digit * 2 for digit in value)
    return tuple(int(digits[at : at + 2], 16) for at in (0, 2, 4))


@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize("tone", SIGNS)
def test_page_and_paper_draw_a_cell_of_every_tone_in_colours_one_can_read(name, tone):
    rule = re.search(rf"\.app-grid__cell--{tone} ?\{{([^}}]+)\}}", STYLES[name]).group(1)

    for part in ("fill", "ink", "edge"):
        assert f"var(--tone-{tone}-{part})" in rule
    ink, fill = (colour_of(STYLES[name], tone, part) for part in ("ink", "fill"))
    assert contrast(ink, fill) >= 4.5


def test_no_status_of_the_product_has_a_tone_that_is_not_known():
    assert every_tone() <= set(SIGNS)


def test_page_and_paper_have_the_same_colours():
    page, paper = (
        dict(re.findall(r"--(tone-[a-z-]+): ?([^;}]+)", style)) for style in STYLES.values()
    )

    assert page == paper


def test_a_stored_cell_keeps_the_word_its_status_had_then():
    cells = {("audit", "q1"): GridCell(DisplayStatus.LATE, word="Overdue")}
    grid = StatusGrid("Returns", "Group", (AUDIT,), (FIRST,), cells, DisplayStatus.NOT_ASKED)

    assert rows_read_out(render(grid)) == ["Audit: Quarter 1 Overdue"]
