"""The secrets that a machine of its own makes for itself and keeps beside its database."""

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path

LENGTHS = {"LSCP_SECRET_KEY": 50, "LSCP_FIELD_KEY": 50, "LSCP_DEMO_PASSWORD": 9}  # in bytes
ROOT = Path(__file__).resolve().parent.parent


def make_once(var: Path) -> None:
    """Write ``secrets.env`` under ``var``, for its owner's eyes only, unless it is there."""
    var.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=var, prefix="secrets-") as fresh:
        fresh.writelines(
            f"{name}={secrets.token_urlsafe(length)}\n" for name, length in LENGTHS.items()
        )
        fresh.flush()
        # A link is made whole or not at all, so two processes starting together agree.
        with suppress(FileExistsError):
            os.link(fresh.name, var / "secrets.env")


if __name__ == "__main__":
    make_once(Path(os.environ.get("LSCP_VAR", ROOT / "var")))
