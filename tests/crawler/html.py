"""What an HTML page says, line by line: its text, and what its links, forms and fields name."""

import re
from html.parser import HTMLParser


def words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


PLAIN = words("article aside body div footer header main p section tbody ul")
"""Each begins a line of its own, and what comes after it another."""
NAMED = words(
    "address blockquote button caption dd details dialog dl dt fieldset figcaption figure form "
    "h1 h2 h3 h4 h5 h6 hr input label legend li nav ol option pre select summary table text "
    "textarea tfoot thead title tr"
)
"""So do these, and the line opens with their name."""
SILENT = words("script style template")
EMPTY = words("hr input")
TOLD = words(
    "action method formaction href src type name value alt title aria-label aria-current "
    "aria-sort placeholder label datetime content lang colspan rowspan maxlength min max step "
    "pattern accept autocomplete target rel download scope role required disabled readonly "
    "checked selected multiple open hidden"
)
"""The attributes that a page says something by; the look and the wiring are left out."""
RANDOM = frozenset(("csrfmiddlewaretoken", "form_token", "kept_by"))
"""Fields whose values are signed or drawn anew for each page."""


def lines_of(page: str) -> list[str]:
    """The lines of a page, none of them empty."""
    reader = Reader()
    reader.feed(page)
    reader.close()
    reader.end_line()
    return reader.lines


class Reader(HTMLParser):
    """Gathers the pieces of a line until a block begins or ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.opening = ""
        self.pieces: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT:
            self.silent += 1
        if self.silent or tag == "link":
            return
        told = told_of(tag, dict(attrs))
        if tag in NAMED + PLAIN:
            self.end_line()
            self.opening = f"{tag}{told}" if tag in NAMED or told else ""
        elif tag in ("td", "th"):
            self.pieces.append(f" |{told} ")
        elif told or tag == "br":
            self.pieces.append(f" <{tag}{told}> ")

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag in NAMED + PLAIN and tag not in EMPTY:
            self.end_line()

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.pieces.append(data)

    def end_line(self) -> None:
        text = " ".join("".join(self.pieces).split())
        if self.opening or text:
            self.lines.append(
                f"{self.opening}: {text}" if self.opening and text else self.opening or text
            )
        self.opening, self.pieces = "", []


def told_of(tag: str, attributes: dict[str, str | None]) -> str:
    """The attributes that say something, in one order; random values are left out."""
    if tag == "meta" and "name" not in attributes:
        return ""
    if attributes.get("name") in RANDOM:
        attributes = {**attributes, "value": "…"}
    found = [(name, attributes[name]) for name in TOLD if name in attributes]
    return "".join(f" {name}={steady(value)}" if value else f" {name}" for name, value in found)


INLINE = re.compile(r"^data:[^,]{0,60},.*", re.DOTALL)


def steady(value: str) -> str:
    """An attribute's value on one line; a picture carried inside is only said to be there."""
    return INLINE.sub("data:…", " ".join(value.split()))
