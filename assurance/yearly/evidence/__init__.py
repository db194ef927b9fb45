"""What each part of the product has to say in a yearly report: one module each, found by itself."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from assurance.yearly.year_context import YearProvider


@cache
def providers() -> tuple[YearProvider, ...]:
    """The ``contribute`` of every module of this package, by the name of the module."""
    names = sorted(each.name for each in iter_modules(__path__))
    return tuple(import_module(f"{__name__}.{name}").contribute for name in names)
