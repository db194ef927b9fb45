"""Draws a short version's content, for the page and as an HTML document for the PDF renderer."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from assurance.short_versions.content.values import ShortContent
from assurance.short_versions.headings.pictures import pictures


@dataclass(frozen=True)
class DrawnPart:
    """One part with its picture, drawn."""

    key: str
    question: str
    lines: Sequence[str]
    picture: SafeString


@dataclass(frozen=True)
class ShortPaper:
    """What the content does not know: how the version stands, and who read it before."""

    marking: str
    read_by: str
    content_hash: str

    @property
    def short_hash(self) -> str:
        return self.content_hash[:12]


def drawn_parts(content: ShortContent) -> list[DrawnPart]:
    return [
        DrawnPart(each.key, each.question, each.lines, draw_picture(each.picture, key=each.key))
        for each in content.parts
    ]


def draw_picture(name: str, *, key: str) -> SafeString:
    """One of our pictures as SVG; ``key`` keeps its ids apart from others on the page."""
    context = {"picture": pictures()[name], "key": key}
    return render_to_string("assurance/short_versions/picture.html", context)


def html_of(content: ShortContent, paper: ShortPaper) -> str:
    """The whole document in large type, a picture beside each part; what was typed stays text."""
    context = {"content": content, "paper": paper, "parts": drawn_parts(content)}
    return render_to_string("assurance/short_versions/pdf.html", context)
