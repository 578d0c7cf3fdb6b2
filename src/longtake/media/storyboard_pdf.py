"""The storyboard on paper: A4 pages of stills with what happens, what is said and how long."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image, ImageDraw

from longtake.media.colour import Rgb
from longtake.media.fonts import Font, font_for

_PAGE: Final = (2339, 1654)
"""Pixels of A4 across, at 200 to the inch."""
_INCH: Final = 200
_MARGIN: Final = 110
_GAP: Final = 54
_PAPER: Final = (255, 255, 255)
_INK: Final = (24, 26, 30)
_QUIET: Final = (112, 118, 128)
_ACCENT: Final = (176, 84, 32)
_LINE: Final = (214, 217, 222)
_EMPTY: Final = (238, 239, 242)
_WIDE: Final = (3, 2)
_SQUARE: Final = (4, 2)
_TALL: Final = (5, 1)
"""Columns and rows of a page, by the shape of the picture."""
_TEXT: Final = 29.0
_HEAD: Final = 32.0
_ROWS: Final = 3
_SAID: Final = 2


@dataclass(frozen=True, slots=True)
class Panel:
    """A shot on the page."""

    still: Rgb | None
    name: str
    facts: str
    """Framing, move, beat."""
    length: str
    action: str
    line: str


def storyboard_pdf(
    title: str, about: str, panels: Sequence[Panel], out: Path, *, aspect: float
) -> int:
    """Write the pages, and give how many; `aspect` is the picture's width over its height."""
    pages = list(_pages(title, about, panels, aspect))
    first, *others = pages
    first.save(
        out, "PDF", resolution=_INCH, save_all=True, append_images=others, title=title, quality=88
    )
    return len(pages)


def _pages(title: str, about: str, panels: Sequence[Panel], aspect: float) -> Iterator[Image.Image]:
    columns, rows = _WIDE if aspect > 1.2 else _SQUARE if aspect > 0.8 else _TALL  # noqa: PLR2004 - shapes
    each = columns * rows
    groups = [panels[place : place + each] for place in range(0, len(panels), each)] or [()]
    for number, group in enumerate(groups, 1):
        page = Image.new("RGB", _PAGE, _PAPER)
        pen = ImageDraw.Draw(page)
        top = _header(pen, title, about, f"{number} / {len(groups)}")
        width = (_PAGE[0] - 2 * _MARGIN - (columns - 1) * _GAP) // columns
        height = (_PAGE[1] - top - _MARGIN - (rows - 1) * _GAP // 2) // rows
        for place, panel in enumerate(group):
            row, column = divmod(place, columns)
            corner = _MARGIN + column * (width + _GAP), top + row * (height + _GAP // 2)
            _panel(page, pen, panel, corner, (width, height), aspect)
        yield page


def _header(pen: ImageDraw.ImageDraw, title: str, about: str, number: str) -> int:
    """Draw a page's head and give where the panels begin."""
    large, small = font_for(title, 52.0), font_for(about, 28.0)
    room = _PAGE[0] - 2 * _MARGIN
    pen.text((_MARGIN, 62), _wrapped(title, large, room - 300, 1)[0] if title else "", _INK, large)
    pen.text((_PAGE[0] - _MARGIN, 84), number, _QUIET, font_for(number, 28.0), anchor="ra")
    for row in _wrapped(about, small, room - 300, 1):
        pen.text((_MARGIN, 132), row, _QUIET, small)
    pen.line((_MARGIN, 186, _PAGE[0] - _MARGIN, 186), _LINE, 2)
    return 222


def _panel(  # noqa: PLR0913, PLR0917 - where a panel stands
    page: Image.Image,
    pen: ImageDraw.ImageDraw,
    panel: Panel,
    corner: tuple[int, int],
    room: tuple[int, int],
    aspect: float,
) -> None:
    (left, top), (width, height) = corner, room
    words = round(_HEAD * 1.5 + _TEXT * 1.32 * (_ROWS + _SAID) + 14)
    tall = min(round(width / aspect), height - words)
    wide = min(width, round(tall * aspect))
    box = left, top, left + wide, top + tall
    if panel.still is None:
        pen.rectangle(box, _EMPTY, _LINE, 2)
    else:
        still = Image.fromarray(np.ascontiguousarray(panel.still))
        page.paste(still.resize((wide, tall), Image.Resampling.LANCZOS), (left, top))
    below = _headline(pen, panel, (left, top + tall + 14), width)
    _words(pen, panel, (left, below), width)


def _headline(pen: ImageDraw.ImageDraw, panel: Panel, corner: tuple[int, int], width: int) -> int:
    left, top = corner
    bold, plain = font_for(panel.name, _HEAD), font_for(panel.facts, _TEXT)
    pen.text((left, top), panel.name, _INK, bold, stroke_width=0.6, stroke_fill=_INK)
    after = left + round(bold.getlength(panel.name)) + 18
    taken = round(plain.getlength(panel.length))
    pen.text((left + width, top + 3), panel.length, _ACCENT, plain, anchor="ra")
    room = left + width - taken - 18 - after
    for row in _wrapped(panel.facts, plain, room, 1):
        pen.text((after, top + 3), row, _QUIET, plain)
    return top + round(_HEAD * 1.5)


def _words(pen: ImageDraw.ImageDraw, panel: Panel, corner: tuple[int, int], width: int) -> None:
    left, top = corner
    said = _rows(panel.line, width, _SAID)
    for text, font, ink in (
        *((row, font, _INK) for row, font in _rows(panel.action, width, _ROWS)),
        *((row, font, _ACCENT) for row, font in said),
    ):
        pen.text((left, top), text, ink, font)
        top += round(_TEXT * 1.32)


def _rows(text: str, width: int, rows: int) -> list[tuple[str, Font]]:
    font = font_for(text, _TEXT)
    return [(row, font) for row in _wrapped(text, font, width, rows)]


def _wrapped(text: str, font: Font, width: float, rows: int) -> list[str]:
    """Give a text in at most so many rows of `width` pixels, an ellipsis where it goes on."""
    found, row = list[str](), ""
    words = text.split()
    for place, word in enumerate(words):
        longer = f"{row} {word}" if row else word
        if font.getlength(longer) <= width or not row:
            row = longer
            continue
        if len(found) == rows - 1:
            return [*found, _cut(" ".join([row, *words[place:]]), font, width)]
        found.append(_cut(row, font, width))
        row = word
    return [*found, _cut(row, font, width)] if row else found


def _cut(text: str, font: Font, width: float) -> str:
    if font.getlength(text) <= width:
        return text
    while text and font.getlength(f"{text}…") > width:
        text = text[:-1]
    return f"{text.rstrip()}…"
