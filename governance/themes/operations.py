"""Loading the first themes, so that no office begins with an empty vocabulary."""

import tomllib
from datetime import datetime
from pathlib import Path

from governance.core.roles import Actor
from governance.themes.models import Theme
from governance.themes.transitions import THEME

SHIPPED = Path(__file__).with_name("themes.toml")


def load(theme: Theme, *, by: Actor, at: datetime) -> None:
    """Save a theme of the first list."""
    THEME.create(theme, "load", by=by, at=at)


def load_first_themes(*, by: Actor, at: datetime) -> list[Theme]:
    """Load those of the shipped list whose key and name nobody uses yet; returns the new ones."""
    known = Theme.objects.values_list("key", "name")
    keys = {key for key, _ in known}
    names = {name.casefold() for _, name in known}
    new = [
        Theme(key=key, name=name)
        for key, name in tomllib.loads(SHIPPED.read_text(encoding="utf-8"))["themes"].items()
        if key not in keys and name.casefold() not in names
    ]
    for theme in new:
        load(theme, by=by, at=at)
    return new
