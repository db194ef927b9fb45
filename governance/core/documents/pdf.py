"""Turns an HTML document of ours into PDF/UA-1, in a process of its own that ends.

Only tasks and commands call this: it takes seconds, and a page does not wait for it.
"""

import subprocess
import sys

from django.conf import settings

from governance.core.errors import NotDone

SECONDS = 120
"""How long one document may take; a hundred pages take about ten."""


class NotRendered(NotDone):
    """The renderer failed; the text is what it said last."""


def pdf_of(html: str) -> bytes:
    """``html`` as a PDF/UA-1 file. Raises NotRendered."""
    program = [
        sys.executable,
        "-m",
        "governance.core.documents.rendering",
        str(settings.BASE_DIR / "static" / "dist"),
    ]
    try:
        done = subprocess.run(  # noqa: S603
            program,
            input=html.encode(),
            capture_output=True,
            timeout=SECONDS,
            cwd=settings.BASE_DIR,
            check=True,
        )
    except subprocess.TimeoutExpired as error:
        raise NotRendered(f"The document took longer than {SECONDS} seconds.") from error
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip().splitlines()
        raise NotRendered(said[-1] if said else "The renderer ended without a word.") from error
    return done.stdout
