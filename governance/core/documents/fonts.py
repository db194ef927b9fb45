"""Which characters the PDF renderer has a glyph for: those of our fonts and of the system's.

The renderer takes whatever font has a character. One that no font has is an empty box on paper, and
the file is then no PDF/UA. The system's fonts are asked of fontconfig, as the renderer asks it.
"""

import subprocess
import unicodedata
from functools import cache

from django.conf import settings

from governance.core.on_demand import font_files

SCALABLE = (":fontformat=TrueType", ":fontformat=CFF")
"""What the renderer uses of what is installed: no bitmaps, no Type 1."""
NEEDS_NO_GLYPH = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})
VARIATIONS = range(0xFE00, 0xFE10)
ALL = 0x110000


def undrawable(text: str) -> list[str]:
    """The characters of ``text`` that no font has, each once, in the order of their codes.

    None where fontconfig does not tell what is installed: then nothing is known.
    """
    known = drawable_codes()
    return [
        each for each in sorted(set(text)) if known and needs_glyph(each) and not known[ord(each)]
    ]


def needs_glyph(character: str) -> bool:
    """Whether anything of it is seen; joiners, spaces and line ends are not."""
    is_seen = unicodedata.category(character) not in NEEDS_NO_GLYPH
    return is_seen and ord(character) not in VARIATIONS


@cache
def drawable_codes() -> bytes:
    """For each code of Unicode 1 if some font has it; empty where that is not known.

    Found once a process: a font that is installed later is known after a restart.
    """
    found = bytearray(ALL)
    system = system_ranges()
    for first, last in system:
        found[first : last + 1] = b"\1" * (last + 1 - first)
    for file in sorted((settings.BASE_DIR / "static" / "dist" / "fonts").glob("*.woff2")):
        with font_files.TTFont(file, lazy=True) as font:
            for code in font.getBestCmap():
                found[code] = 1
    return bytes(found) if system else b""


def system_ranges() -> set[tuple[int, int]]:
    """What the installed fonts have, as first and last codes; empty where nobody tells."""
    found: set[tuple[int, int]] = set()
    for pattern in SCALABLE:
        for part in told_by_fontconfig(pattern).split():
            first, _, last = part.partition("-")
            found.add((int(first, 16), int(last or first, 16)))
    return found


def told_by_fontconfig(pattern: str) -> str:
    """The characters of each font that matches, as hexadecimal ranges; empty where it is absent."""
    program = ["fc-list", pattern, "--format", "%{charset} "]
    try:
        done = subprocess.run(program, capture_output=True, timeout=60, check=True)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("ascii")
