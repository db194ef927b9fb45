"""Pictures drawn on the server as accessible SVG, the same on the page and on paper.

Each is a function of frozen values that returns SVG with a title, a description and text; colour
never speaks alone. Geometry and colours are attributes, so a strict content policy and the PDF
renderer both show them. The page still gives the same facts as a table or list.
"""

from governance.core.charts.bars import Bar, bar_chart
from governance.core.charts.structure import Node, structure_picture

__all__ = [
    "Bar",
    "Node",
    "bar_chart",
    "structure_picture",
]
