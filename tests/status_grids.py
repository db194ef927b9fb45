"""What a listener hears of a grid of statuses, read from a page."""

from lxml import html


def words(element: html.HtmlElement) -> str:
    """What somebody hears of an element: its text without what is hidden from listeners."""
    heard = element.xpath(".//text()[not(ancestor::*[@aria-hidden='true'])]")
    return " ".join(" ".join(heard).split())


def rows_read_out(page: str) -> list[str]:
    """Each row as a screen reader says it: its name, then each cell after its column's name."""
    table = html.fromstring(page).xpath("//table[@class='app-grid']")[0]
    _, *heads = [words(head) for head in table.xpath(".//th[@scope='col']")]
    return [
        f"{words(row.find('th'))}: {', '.join(cells_read_out(row, heads))}"
        for row in table.xpath(".//tbody/tr")
    ]


def cells_read_out(row: html.HtmlElement, heads: list[str]) -> list[str]:
    cells = row.findall("td")
    return [f"{head} {words(cell)}" for head, cell in zip(heads, cells, strict=True)]
