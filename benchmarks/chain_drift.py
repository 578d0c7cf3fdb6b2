"""A chain of twelve clips with a known drift: what is seen at its seams, and of its first look.

Each clip starts on the last picture of the one before, and the model adds the same error at every
hand-over. The film is joined as it is (`plain`) and mended (`auto`); steps at the seams are told in
times of the film's own median change from frame to frame, drift as the difference of the last 15 %
from the true pictures, less that of the first 15 %.
"""

import argparse
import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from longtake.film.asset import Asset
from longtake.film.picture import Size
from longtake.film.timeline import Clip, Timeline, Transition
from longtake.media.colour import I420, to_i420
from longtake.media.editor import HouseEditor
from longtake.media.encode import encode
from longtake.media.glimpse import small
from longtake.media.normalise import normalised
from longtake.media.seam import change
from measured import need, place, table

Picture = NDArray[np.float32]
"""RGB `(height, width, 3)`, 0 to 1, as it is coded."""

RATE: Final = Fraction(24)
CLIPS: Final = 12
COUNT: Final = 36
PAN: Final = 0.5
SHOWS: Final = 1.5
SHARE: Final = 0.15
LEFT: Final = 0.2
"""Of a drift, what may be left: errors of eleven fits add up, and a transform has its bounds."""


def gain(picture: Picture) -> Picture:
    """Darken by 2 %."""
    return picture * np.float32(0.98)


def gamma(picture: Picture) -> Picture:
    """Lift the middle tones."""
    return np.asarray(np.clip(picture, 0, 1) ** 0.97, np.float32)


def hue(picture: Picture) -> Picture:
    """Turn all hues by 2 degrees about grey."""
    angle = np.deg2rad(2.0)
    cos, sin, third = np.cos(angle), np.sin(angle) / np.sqrt(3), (1 - np.cos(angle)) / 3
    turn = cos * np.eye(3) + third + sin * np.array([[0, -1, 1], [1, 0, -1], [-1, 1, 0]])
    return np.asarray(cv2.transform(picture, turn), np.float32)


def blur(picture: Picture) -> Picture:
    """Soften a little: no transform of colour takes that back."""
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), 0.5), np.float32)


DRIFTS: Final[dict[str, tuple[Callable[[Picture], Picture], ...]]] = {
    "none": (),
    "gain": (gain,),
    "gamma": (gamma,),
    "hue": (hue,),
    "blur": (blur,),
    "gain, gamma, hue": (gain, gamma, hue),
}


@dataclass(frozen=True, slots=True)
class Seen:
    """A film as it was measured."""

    step: float
    """The worst seam, in times of the median change."""
    drift: float
    """Of 255."""
    copied: int


def scene(size: Size, first: int, count: int) -> Iterator[Picture]:
    """Give pictures of a painted wall that a camera passes slowly: half a pixel a frame."""
    grain = np.random.default_rng(11).uniform(0.12, 0.9, (20, 80, 3)).astype(np.float32)
    wide = (size.width + round(PAN * CLIPS * COUNT) + 8, size.height)
    wall = np.asarray(cv2.resize(grain, wide, interpolation=cv2.INTER_LINEAR), np.float32)
    for number in range(first, first + count):
        shift = np.array([[1, 0, -PAN * number], [0, 1, 0]], np.float32)
        yield np.asarray(cv2.warpAffine(wall, shift, (size.width, size.height)), np.float32)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", default="640x360")
    parser.add_argument("--only", default="", help="drifts whose name holds this")
    given = parser.parse_args()
    width, height = map(int, given.size.split("x"))
    rows = []
    for name in DRIFTS:
        if given.only in name:
            with place() as folder:
                rows.append(_row(name, Size(width, height), folder))
    table(rows)


def _row(name: str, size: Size, folder: Path) -> dict[str, object]:
    clips = [_clip(folder, number, size, name) for number in range(CLIPS)]
    truth = [small(to_i420(_bytes(each))) for each in scene(size, 0, CLIPS * COUNT)]
    plain, auto = (_film(clips, size, folder, joins, truth) for joins in ("plain", "auto"))
    if name not in {"none", "blur"}:
        need(auto.step <= SHOWS, f"{name}: a step of {auto.step:.2f} shows")
        need(auto.drift <= plain.drift * LEFT, f"{name}: a drift of {auto.drift:.1f} is left")
    else:
        need(auto.copied == plain.copied, "what needs nothing is not copied")
    return {
        "drift at each of 11 hand-overs": name,
        "worst step, plain": f"{plain.step:.2f}",
        "mended": f"{auto.step:.2f}",
        "drift, plain": f"{plain.drift:.1f}",
        "after": f"{auto.drift:.1f}",
        "frames copied": f"{auto.copied} of {CLIPS * COUNT}",
    }


def _clip(folder: Path, number: int, size: Size, name: str) -> Path:
    head, path = int(number > 0), folder / f"{number}.mp4"

    def drifted() -> Iterator[I420]:
        for picture in scene(size, number * COUNT - head, COUNT + head):
            for _ in range(number):
                for added in DRIFTS[name]:
                    picture = added(picture)  # noqa: PLW2901 - each hand-over adds to it
            yield to_i420(_bytes(picture))

    encode(drifted(), path, size=size, rate=RATE, sync_at=(head,))
    return path


def _bytes(picture: Picture) -> NDArray[np.uint8]:
    return np.asarray(np.clip(np.rint(picture * 255), 0, 255), np.uint8)


def _film(clips: list[Path], size: Size, folder: Path, joins: str, truth: list[I420]) -> Seen:
    files = {path.stem: path for path in clips}
    timeline = Timeline(
        "Chain",
        size,
        RATE,
        CLIPS * COUNT,
        tuple(
            Clip(path.stem, Asset(path.stem, "video/mp4"), COUNT * number, COUNT, int(number > 0))
            for number, path in enumerate(clips)
        ),
        transitions=tuple(Transition(COUNT * number, "continue") for number in range(1, CLIPS)),
        joins=joins,
    )
    out = folder / f"{joins}.mp4"
    with ThreadPoolExecutor(1) as threads:
        done = asyncio.run(HouseEditor(threads).conform(timeline, files, out))
    shown = [small(picture) for picture in normalised(out, size=size, rate=RATE)]
    need(len(shown) == len(truth), "a frame is lost")
    steps = [change(one, other) for one, other in pairwise(shown)]
    seams = [steps[COUNT * number - 1] for number in range(1, CLIPS)]
    apart = [change(one, other) for one, other in zip(shown, truth, strict=True)]
    part = round(len(apart) * SHARE)
    drift = float(np.mean(apart[-part:]) - np.mean(apart[:part]))
    return Seen(max(seams) / float(np.median(steps)), drift, done.copied)


if __name__ == "__main__":
    main()
