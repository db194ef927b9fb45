"""The address of the page of one record, by its key, for lists: Django is asked once a page."""

from functools import cache

from django.urls import reverse

STAND_IN = 1_000_000_000_000
"""Stands for the key where Django is asked; in no address otherwise."""


@cache
def around_the_key(url_name: str) -> tuple[str, str]:
    before, after = reverse(url_name, args=[STAND_IN]).split(str(STAND_IN))
    return before, after


def page_url(url_name: str, pk: int) -> str:
    """The same as ``reverse`` gives for a page whose address has this key and nothing else."""
    before, after = around_the_key(url_name)
    return f"{before}{pk}{after}"
