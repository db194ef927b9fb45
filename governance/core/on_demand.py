"""Packages that take many MiB of a process and that few pages use: loaded by the first that does.

A web worker draws pages; the files that people take away, and those they bring, are made and read
by those who ask for them, and by the worker of jobs.
"""

from importlib import import_module
from typing import Any


class OnDemand:
    """Stands for a module, which is imported once something of it is asked for."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> Any:
        return getattr(import_module(self._name), name)


docx: Any = OnDemand("docx")
docx_enum_text: Any = OnDemand("docx.enum.text")
docx_oxml: Any = OnDemand("docx.oxml")
docx_oxml_ns: Any = OnDemand("docx.oxml.ns")
docx_shared: Any = OnDemand("docx.shared")
openpyxl: Any = OnDemand("openpyxl")
openpyxl_styles: Any = OnDemand("openpyxl.styles")
openpyxl_utils: Any = OnDemand("openpyxl.utils")
pillow: Any = OnDemand("PIL.Image")
pillow_draw: Any = OnDemand("PIL.ImageDraw")
pillow_font: Any = OnDemand("PIL.ImageFont")
font_files: Any = OnDemand("fontTools.ttLib")
