"""Fonts that hold every sign of a text: the house's own, else one of this machine's."""

import os
import sys
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

from PIL import ImageFont

from longtake.capabilities.errors import Unusable

_FOLDERS: Final = {
    "linux": ("~/.local/share/fonts", "~/.fonts", "/usr/local/share/fonts", "/usr/share/fonts"),
    "darwin": ("~/Library/Fonts", "/Library/Fonts", "/System/Library/Fonts"),
    "win32": (
        os.path.expandvars(r"%LOCALAPPDATA%\Microsoft\Windows\Fonts"),
        os.path.expandvars(r"%WINDIR%\Fonts"),
    ),
}
_SUFFIXES: Final = frozenset({".ttf", ".otf", ".ttc"})
_FIRST: Final = ("notosans", "sourcehansans", "dejavusans", "liberationsans", "arial", "segoeui")
"""What is taken before other fonts that hold the same signs."""
_STYLED: Final = ("italic", "oblique", "bold", "light", "thin", "black", "mono", "condensed")
_NOTHING: Final = "\U0010fffe"
"""No font has it: it is drawn as the box that stands for what is missing."""
_PROBE: Final = 24
"""Pixels at which signs are compared with that box."""
_CJK: Final = frozenset({"CJK", "IDEOGRAPHIC", "HIRAGANA", "KATAKANA", "HANGUL"})
"""How names of signs begin that only the large fonts have."""

Font = ImageFont.FreeTypeFont


def font_for(text: str, size: float) -> Font:
    """Give a font of so many pixels that holds every sign of a text; raises `Unusable`."""
    path = _path_for("".join(sorted(set(_signs(text)))))
    return _house(size) if path is None else _opened(path, size)


def legible(text: str) -> str:
    """Say which sign of a text no font here holds, and what would; empty where all are there."""
    try:
        font_for(text, _PROBE)
    except Unusable as error:
        return str(error)
    return ""


@lru_cache(maxsize=512)
def _path_for(signs: str) -> Path | None:
    """Give the file of the first font that holds all the signs; None for the house's."""
    if not _lacking(_house(_PROBE), signs):
        return None
    fewest = signs
    for path in _installed():
        try:
            lacking = _lacking(_opened(path, _PROBE), signs)
        except OSError:
            continue
        if not lacking:
            return path
        fewest = min(fewest, lacking, key=len)
    raise _missing(fewest)


def _missing(signs: str) -> Unusable:
    letters_first = sorted(signs, key=lambda sign: not sign.isalpha())
    scripts = [unicodedata.name(sign, "a sign").partition(" ")[0] for sign in letters_first]
    why = f"no font on this machine has {' '.join(letters_first[:5])} ({scripts[0]})"
    cjk = any(each in _CJK for each in scripts)
    font = "Noto Sans CJK (fonts-noto-cjk)" if cjk else "a Noto Sans that has it (fonts-noto-core)"
    return Unusable("the words in the picture", why, f"install {font}")


def _signs(text: str) -> Iterator[str]:
    """Give what has to be seen of a text: neither blanks nor marks of writing direction."""
    return (each for each in text if not each.isspace() and unicodedata.category(each) != "Cf")


def _lacking(font: Font, signs: str) -> str:
    box = _drawn(font, _NOTHING)
    return "".join(sign for sign in signs if _drawn(font, sign) == box)


def _drawn(font: Font, sign: str) -> tuple[tuple[int, int], bytes]:
    mask = font.getmask(sign)
    return mask.size, bytes(mask)


@lru_cache(maxsize=1)
def _installed() -> tuple[Path, ...]:
    """Give this machine's font files, those to be preferred first."""
    roots = (Path(folder).expanduser() for folder in _FOLDERS.get(sys.platform, _FOLDERS["linux"]))
    found = (
        Path(where) / name
        for root in roots
        for where, _, names in os.walk(root)
        for name in names
        if Path(name).suffix.lower() in _SUFFIXES
    )
    return tuple(sorted(found, key=_rank))


def _rank(path: Path) -> tuple[int, int, str]:
    name = path.stem.lower().replace("-", "").replace("_", "").replace(" ", "")
    first = next((n for n, start in enumerate(_FIRST) if name.startswith(start)), len(_FIRST))
    return sum(style in name for style in _STYLED), first, str(path)


@lru_cache(maxsize=64)
def _opened(path: Path, size: float) -> Font:
    return ImageFont.truetype(str(path), size)


@lru_cache(maxsize=16)
def _house(size: float) -> Font:
    font = ImageFont.load_default(size)
    if not isinstance(font, Font):
        message = "Pillow was built without FreeType"
        raise TypeError(message)
    return font
