"""Pictures that the user brought: cut out or framed as a subject, or asked for their colours."""

import base64
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np

from longtake.providers.sketch.pictures.arrays import Pixels

_LARGEST: Final = 1200
"""Pixels of the longer side that are kept."""
_UNIFORM: Final = 9.0
"""Mean distance from its median, in Lab, up to which a border counts as one colour."""
_SAME: Final = 16.0
"""Distance in Lab up to which a pixel next to the background belongs to it."""
_FAINTEST: Final = 250
"""Alpha below which a picture is taken to have a shape of its own."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A picture ready to stand in a scene."""

    png: bytes
    width: int
    height: int
    """Pixels."""
    framed: bool
    """Whether it is a whole rectangle, to be shown as a print; else it has its own outline."""

    @property
    def link(self) -> str:
        """A reference for an SVG image."""
        return "data:image/png;base64," + base64.b64encode(self.png).decode()


def subject(picture: bytes) -> Subject:
    """The picture as a subject: by its own alpha, cut from a plain background, or as a print.

    Raises `ValueError` when the bytes are no picture.
    """
    bgra = _read(picture)
    if bgra[:, :, 3].min() < _FAINTEST:
        return _kept(_trimmed(bgra), framed=False)
    ground = _background(bgra)
    if ground is None:
        return _kept(bgra, framed=True)
    cut = bgra.copy()
    cut[:, :, 3] = _soft(ground)
    return _kept(_trimmed(cut), framed=False)


def dominant_colours(picture: bytes, count: int = 4) -> tuple[str, ...]:
    """Up to `count` colours of the picture as `#rrggbb`, the most telling first.

    Raises `ValueError` when the bytes are no picture.
    """
    bgra = _read(picture)
    small = cv2.resize(bgra, (64, 64), interpolation=cv2.INTER_AREA).reshape(-1, 4)
    pixels = small[small[:, 3] > 127][:, :3]
    if not pixels.size:
        return ()
    lab = cv2.cvtColor(pixels[None], cv2.COLOR_BGR2LAB)[0].astype(np.float32)
    weights = 0.35 + np.hypot(lab[:, 1] - 128, lab[:, 2] - 128) / 60
    found: list[str] = []
    left = np.ones(len(pixels), bool)
    while len(found) < count and left.sum() > len(pixels) * 0.02:
        near = _around_fullest(lab, weights * left) & left
        blue, green, red = np.rint(pixels[near].mean(axis=0)).astype(int)
        found.append(f"#{red:02x}{green:02x}{blue:02x}")
        left &= ~near
    return tuple(found)


def _around_fullest(lab: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Which pixels are close to the colour that weighs most."""
    bins = (lab // 22).astype(np.int64) @ np.array([1, 16, 256])
    total = np.bincount(bins, weights)
    centre = lab[bins == total.argmax()].mean(axis=0)
    return np.asarray(np.linalg.norm(lab - centre, axis=1) < 26)


def _read(picture: bytes) -> Pixels:
    """Blue, green, red, alpha, at most `_LARGEST` wide and high."""
    raw = cv2.imdecode(np.frombuffer(picture, np.uint8), cv2.IMREAD_UNCHANGED)
    if raw is None:
        message = "the reference is no picture that can be read; use PNG, JPEG or WebP"
        raise ValueError(message)
    if raw.dtype != np.uint8:
        raw = (raw / 257).astype(np.uint8)
    if raw.ndim == 2 or raw.shape[2] == 1:
        raw = cv2.cvtColor(raw, cv2.COLOR_GRAY2BGRA)
    elif raw.shape[2] == 3:
        raw = cv2.cvtColor(raw, cv2.COLOR_BGR2BGRA)
    shrink = min(1.0, _LARGEST / max(raw.shape[:2]))
    size = (max(1, round(raw.shape[1] * shrink)), max(1, round(raw.shape[0] * shrink)))
    return np.asarray(cv2.resize(raw, size, interpolation=cv2.INTER_AREA), np.uint8)


def _background(bgra: Pixels) -> Pixels | None:
    """Where a plain background shows (255), or none when the border is not of one colour."""
    lab = cv2.cvtColor(np.ascontiguousarray(bgra[:, :, :3]), cv2.COLOR_BGR2LAB).astype(np.float32)
    edge = np.concatenate([lab[0], lab[-1], lab[:, 0], lab[:, -1]])
    tone = np.median(edge, axis=0)
    if np.linalg.norm(edge - tone, axis=1).mean() > _UNIFORM:
        return None
    near = (np.linalg.norm(lab - tone, axis=2) < _SAME).astype(np.uint8)
    walled = cv2.copyMakeBorder(near, 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=(1,))
    cv2.floodFill(walled, None, (0, 0), (2,))
    ground = np.asarray(walled[1:-1, 1:-1] == 2, np.uint8) * 255
    share = ground.mean() / 255
    return ground if 0.03 < share < 0.97 else None


def _soft(ground: Pixels) -> Pixels:
    """Alpha of what is not background, a little inside its edge and soft."""
    grown = cv2.dilate(ground, np.ones((3, 3), np.uint8))
    return np.asarray(255 - cv2.GaussianBlur(grown, (0, 0), 0.9), np.uint8)


def _trimmed(bgra: Pixels) -> Pixels:
    rows = np.flatnonzero(bgra[:, :, 3].max(axis=1) > 8)
    columns = np.flatnonzero(bgra[:, :, 3].max(axis=0) > 8)
    if not rows.size:
        return bgra
    return bgra[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def _kept(bgra: Pixels, *, framed: bool) -> Subject:
    _, png = cv2.imencode(".png", bgra, [cv2.IMWRITE_PNG_COMPRESSION, 1])
    return Subject(png.tobytes(), bgra.shape[1], bgra.shape[0], framed)
