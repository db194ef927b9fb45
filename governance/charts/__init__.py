"""Pictures drawn on the server as accessible SVG, the same on the page and on paper.

Each is a function of frozen values that returns SVG with a title, a description and text; colour
never speaks alone. Geometry and colours are attributes, so a strict content policy and the PDF
renderer both show them. The page still gives the same facts as a table or list.
"""

from governance.charts.bars import Bar, bar_chart
from governance.charts.grids import (
    RAG,
    RETURNS,
    Cell,
    Column,
    Look,
    Row,
    rag_grid,
    returns_grid,
)
from governance.charts.narrow import Pictures, rag_pictures, returns_pictures
from governance.charts.structure import Node, structure_picture

__all__ = [
    "RAG",
    "RETURNS",
    "Bar",
    "Cell",
    "Column",
    "Look",
    "Node",
    "Pictures",
    "Row",
    "bar_chart",
    "rag_grid",
    "rag_pictures",
    "returns_grid",
    "returns_pictures",
    "structure_picture",
]
