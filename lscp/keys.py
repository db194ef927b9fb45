"""The secrets that a machine of its own makes for itself and keeps beside its database."""

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path

NAMES = ("LSCP_SECRET_KEY", "LSCP_FIELD_KEY")
ROOT = Path(__file__).resolve().parent.parent


def make_once(var: Path) -> None:
    """Write ``secrets.env`` under ``var``, for its owner's eyes only, unless it is there."""
    var.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=var, prefix="secrets-") as fresh:
        fresh.writelines(f"{name}={secrets.token_urlsafe(50)}\n" for name in NAMES)
        fresh.flush()
        # A link is made whole or not at all, so two processes starting together agree.
        with suppress(FileExistsError):
            os.link(fresh.name, var / "secrets.env")


if __name__ == "__main__":
    make_once(Path(os.environ.get("LSCP_VAR", ROOT / "var")))
