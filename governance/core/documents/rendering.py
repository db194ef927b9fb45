"""The program that turns HTML into PDF/UA-1: reads standard input, writes standard output, ends.

Run as ``python -m governance.core.documents.rendering FOLDER``; nothing else imports this module,
for the renderer takes a second to load and keeps what it used. It fetches ``data:`` addresses and
files of FOLDER, by the names below ``OURS``; everything else is refused.
"""

import gc
import logging
import sys
from mimetypes import guess_type
from pathlib import Path
from typing import BinaryIO

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from governance.core.documents.addresses import OURS


class RestrictedUrlFetcher(URLFetcher):
    """Gives files of one folder and what the document carries in itself; opens nothing else."""

    def __init__(self, folder: Path) -> None:
        super().__init__(allowed_protocols=["data"], allow_redirects=False)
        self.folder = folder.resolve()

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Raises ValueError for an address that is not ours: the renderer goes on without it.

        What should be ours and is not there is FatalURLFetchingError: better no paper than one
        without its style.
        """
        if not url.startswith(OURS):
            return super().fetch(url, headers)
        file = (self.folder / url.removeprefix(OURS).partition("?")[0]).resolve()
        if not file.is_relative_to(self.folder) or not file.is_file():
            raise FatalURLFetchingError(f"Not a file of ours: {url}")
        kind = guess_type(file.name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, file.read_bytes(), {"Content-Type": kind})


def render(html: str, folder: Path, to: BinaryIO) -> None:
    """Write ``html`` to ``to`` as tagged PDF/UA-1, its language and title from the document."""
    fetcher = RestrictedUrlFetcher(folder)
    document = HTML(string=html, base_url=OURS, url_fetcher=fetcher)
    document.write_pdf(to, pdf_variant="pdf/ua-1", font_config=FontConfiguration())


def main() -> None:
    gc.disable()  # the process ends before there is anything worth collecting
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    render(sys.stdin.buffer.read().decode(), Path(sys.argv[1]), sys.stdout.buffer)


if __name__ == "__main__":
    main()
