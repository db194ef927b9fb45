"""Where protocols are read from, and which one a partnership uses on a day."""

import os
import tomllib
from datetime import date
from functools import lru_cache
from itertools import combinations
from pathlib import Path

from pydantic import ValidationError

from governance.core.text_cleaning import clean_text_deep
from governance.rules.errors import RulesFileWrong
from governance.rules.format_errors import format_errors
from reviews.disputes.protocols.schema import Protocol, Scope

SHIPPED = Path(__file__).parent


def protocols_folder() -> Path:
    """The folder that the variable LSCP_PROTOCOLS names, else the one that is shipped."""
    return Path(os.environ.get("LSCP_PROTOCOLS") or SHIPPED).resolve()


def protocols() -> dict[str, Protocol]:
    """Every protocol by its key, in alphabetical order. Raises RulesFileWrong."""
    return read_folder(protocols_folder())


def protocol_for(partnership: str, scope: Scope, *, on: date) -> Protocol | None:
    """What a partnership uses on a day for such a dispute; None where none is known."""
    return next(
        (
            each
            for each in protocols().values()
            if each.scope == scope and each.is_used_by(partnership, on=on)
        ),
        None,
    )


@lru_cache(maxsize=8)
def read_folder(folder: Path) -> dict[str, Protocol]:
    """Raises RulesFileWrong, which names file, key and what was expected."""
    found = [read(path) for path in sorted(folder.glob("*.toml"))]
    if not found:
        raise RulesFileWrong(f"{folder}: expected TOML files of protocols, found none")
    for one, other in combinations(found, 2):
        refuse_two_at_once(one, other)
    return {each.key: each for each in found}


def read(path: Path) -> Protocol:
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
        found = Protocol.model_validate(clean_text_deep(document))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RulesFileWrong(f"{path.name}: expected TOML: {error}") from error
    except ValidationError as error:
        raise RulesFileWrong(format_errors(path.name, error)) from error
    if found.key != path.stem:
        raise RulesFileWrong(
            f'{path.name}: key: expected "{path.stem}" as its name says, found "{found.key}"'
        )
    return found


def refuse_two_at_once(one: Protocol, other: Protocol) -> None:
    """A partnership uses one protocol of a scope on any day."""
    if one.scope != other.scope:
        return
    for use in one.used_by:
        for beside in other.used_by:
            if use.partnership == beside.partnership and use.period.overlaps(beside.period):
                raise RulesFileWrong(
                    f'{other.key}.toml: used_by: expected a period of "{use.partnership}" apart '
                    f"from that in {one.key}.toml"
                )
