"""Captions, cards, small print and logos drawn as they are laid over the picture."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from longtake.film.overlay import Overlay
from longtake.film.picture import Size
from longtake.film.rows import balanced
from longtake.media.fonts import Font, font_for
from longtake.media.pictures import read_picture

Rgba = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Safe:
    """What is kept clear at the picture's edges, as shares of its sides."""

    side: float
    bottom: float
    top: float


def safe_area(size: Size) -> Safe:
    """Give the edges that players, phones and their buttons cover.

    Upright pictures are shown with buttons over their lower fifth; the others keep the title-safe
    tenth of EBU R 95, and 4:5 and 1:1 something between.
    """
    if size.aspect < _UPRIGHT:
        return Safe(0.10, 0.22, 0.12)
    if size.aspect <= 1:
        return Safe(0.08, 0.12, 0.08)
    return Safe(0.10, 0.08, 0.06)


_UPRIGHT: Final = 0.7
"""Between 9:16 and 4:5."""
_LETTER: Final = 0.052
"""Of the picture's short side: the size of a caption's letters."""
_TITLE: Final = 0.11
_UNDER: Final = 0.05
_SMALL: Final = 0.028
_LOGO: Final = 0.16
_LEADING: Final = 1.25
"""Of the letters' size, from one row to the next."""
_STROKE: Final = 0.07
_NARROW: Final = 0.52
"""Of the letters' size, what a letter is wide on the average."""
_WHITE: Final = (255, 255, 255, 255)
_BLACK: Final = (0, 0, 0, 235)


def drawn(overlay: Overlay, size: Size, language: str, logo: Path | None) -> Rgba:
    """Give an overlay as a picture of the film's size, transparent where the film is seen.

    Raises `Unusable` naming signs that no font here has.
    """
    canvas = Image.new("RGBA", (size.width, size.height), (0, 0, 0, 0))
    if overlay.ground:
        canvas.paste((*_rgb(overlay.ground), 255), (0, 0, size.width, size.height))
    if overlay.kind == "logo" and logo is not None:
        _paste(canvas, overlay, size, logo)
        return np.asarray(canvas, np.uint8)
    pen = _Pen(canvas, size, language)
    match overlay.kind:
        case "caption":
            pen.rise(overlay.text, _LETTER, safe_area(size).bottom)
        case "legal":
            pen.rise(overlay.text, _SMALL, safe_area(size).bottom / 2)
        case "label":
            pen.corner(overlay.text)
        case _:
            pen.card(overlay.text, overlay.under, dark=not _light(overlay.ground))
    return np.asarray(canvas, np.uint8)


@dataclass(frozen=True, slots=True)
class _Pen:
    canvas: Image.Image
    size: Size
    language: str

    def rise(self, text: str, share: float, bottom: float) -> None:
        """Write rows that stand on the safe area's lower edge."""
        rows, font, letter = self._set(text, share)
        last = self.size.height * (1 - bottom)
        for place, row in enumerate(reversed(rows)):
            self._write(row, font, letter, last - place * letter * _LEADING)

    def corner(self, text: str) -> None:
        """Write one row in the upper left, as small as small print."""
        rows, font, letter = self._set(text, _SMALL)
        safe, edge = safe_area(self.size), max(1, round(letter * _STROKE))
        ImageDraw.Draw(self.canvas).text(
            (self.size.width * safe.side / 2, self.size.height * safe.top),
            " ".join(rows),
            fill=_WHITE,
            font=font,
            anchor="ls",
            stroke_width=edge,
            stroke_fill=_BLACK,
        )

    def card(self, text: str, under: str, *, dark: bool) -> None:
        """Write a title and what is below it in the middle."""
        rows, font, letter = self._set(text, _TITLE)
        small, little, size = self._set(under, _UNDER) if under else ([], font, 0.0)
        tall = len(rows) * letter * _LEADING + (len(small) + bool(small)) * size * _LEADING
        top = (self.size.height - tall) / 2
        for row in rows:
            top += letter * _LEADING
            self._write(row, font, letter, top - letter * 0.35, dark=dark)
        top += size * _LEADING
        for row in small:
            top += size * _LEADING
            self._write(row, little, size, top - size * 0.35, dark=dark)

    def _set(self, text: str, share: float) -> tuple[list[str], Font, float]:
        """Give a text's rows, its font and its letters' size; a long word makes them smaller."""
        room = self.size.width * (1 - 2 * safe_area(self.size).side)
        letter = share * min(self.size.width, self.size.height)
        font = font_for(text, letter)
        rows = balanced(text, max(4, int(room / (letter * _NARROW))))
        widest = max((self._length(row, font) for row in rows), default=0)
        if widest > room:
            letter *= room / widest
            font = font_for(text, letter)
        return rows, font, letter

    def _length(self, row: str, font: Font) -> float:
        return font.getlength(row)

    def _write(
        self, row: str, font: Font, letter: float, base: float, *, dark: bool = True
    ) -> None:
        ink, edge = (_WHITE, _BLACK) if dark else ((16, 16, 16, 255), (255, 255, 255, 0))
        stroke = max(1, round(letter * _STROKE)) if dark else 0
        ImageDraw.Draw(self.canvas).text(
            (self.size.width / 2, base),
            row,
            fill=ink,
            font=font,
            anchor="ms",
            stroke_width=stroke,
            stroke_fill=edge,
        )


def _paste(canvas: Image.Image, overlay: Overlay, size: Size, logo: Path) -> None:
    """Set a logo into its corner, as large as its share of the short side allows."""
    picture = read_picture(logo.read_bytes(), name=logo.name)
    height, width = picture.shape[:2]
    safe, room = safe_area(size), _LOGO * min(size.width, size.height)
    share = room / max(1, min(height, width * 0.5))
    inner = (max(1, round(width * share)), max(1, round(height * share)))
    scaled = Image.fromarray(picture).convert("RGBA").resize(inner, Image.Resampling.LANCZOS)
    across, down = round(size.width * safe.side / 2), round(size.height * safe.top)
    left = across if "left" in overlay.corner else size.width - across - inner[0]
    low = size.height - round(size.height * safe.bottom / 2) - inner[1]
    canvas.alpha_composite(scaled, (max(0, left), max(0, down if "top" in overlay.corner else low)))


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _light(colour: str) -> bool:
    """Say whether dark letters are read better on a ground."""
    if not colour:
        return False
    return float(np.dot(_rgb(colour), (0.2126, 0.7152, 0.0722))) > _MIDDLE


_MIDDLE: Final = 140


def cropped(picture: Rgba) -> tuple[Rgba, int, int]:
    """Give the part of a picture that is not transparent, with its left and top, all even."""
    found = cv2.boundingRect((picture[..., 3] > 0).astype(np.uint8))
    left, top = found[0] // 2 * 2, found[1] // 2 * 2
    right, low = (found[0] + found[2] + 1) // 2 * 2, (found[1] + found[3] + 1) // 2 * 2
    return picture[top:low, left:right], left, top
