"""The pictures of the README: taken by a journey when asked for, small enough for a repository."""

from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

from tests.settings import PICTURES

WIDTH = 1280
COLOURS = 128


def take_picture(page: Page, name: str, *, height: int) -> None:
    """Writes the top of the page, ``height`` pixels of it, as ``NAME.png``; when asked for."""
    if PICTURES is None:
        return
    page.set_viewport_size({"width": WIDTH, "height": height})
    page.evaluate("document.activeElement.blur()")
    page.mouse.move(0, 0)
    save_picture(page.screenshot(animations="disabled"), PICTURES / f"{name}.png")


def save_picture(screenshot: bytes, path: Path) -> None:
    """With a palette, which is a third of the size; letters keep their edges without dithering."""
    path.parent.mkdir(parents=True, exist_ok=True)
    drawn = Image.open(BytesIO(screenshot)).convert("RGB")
    drawn.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
