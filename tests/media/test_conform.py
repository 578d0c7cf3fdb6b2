"""A timeline becomes a film: every join exact to the frame, whatever the clips are."""

import asyncio
import os
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from marked import FILM, SIZE, clip, mark, marks

from longtake.capabilities.editor import Conformed, Watch
from longtake.film.asset import Asset
from longtake.film.picture import Size
from longtake.film.timeline import Clip, Timeline, Transition
from longtake.media.colour import to_rgb
from longtake.media.editor import HouseEditor
from longtake.media.encode import encode
from longtake.media.frames import frame
from longtake.media.watch import unwatched

Judge = Callable[..., str]


@dataclass
class Reel:
    """Clips in a row, conformed as an editor does."""

    folder: Path
    clips: list[tuple[Path, int, int]]
    """Each file, its in point and its frames."""

    def conformed(
        self, *transitions: Transition, watch: Watch = unwatched, joins: str = "plain"
    ) -> tuple[Conformed, Path]:
        """Conform the row."""
        at, picture, files, out = 0, [], {}, self.folder / "film.mp4"
        for number, (path, first, frames) in enumerate(self.clips):
            name = f"{number}"
            picture.append(Clip(name, Asset(name, "video/mp4"), at, frames, first))
            files[name] = path
            at += frames
        timeline = Timeline(
            "Row", SIZE, FILM, at, tuple(picture), transitions=transitions, joins=joins
        )
        with ThreadPoolExecutor(1) as threads:
            work = HouseEditor(threads).conform(timeline, files, out, watch=watch)
            return asyncio.run(work), out


def light(path: Path, *places: int) -> list[int]:
    """How bright frames are."""
    return [int(frame(path, place).mean()) for place in places]


def plain(path: Path, luma: int, count: int = 60) -> Path:
    """A clip of one grey."""
    picture = np.full((270, 320), 128, np.uint8)
    picture[:180] = luma
    encode(iter([picture] * count), path, size=SIZE, rate=FILM)
    return path


def test_a_fade_goes_through_black_and_a_dip_through_its_colour(tmp_path: Path) -> None:
    """The last frame that goes is all colour; neighbours are copied as they are."""
    grey = plain(tmp_path / "grey.mp4", 125)
    fade, dip = Transition(60, "fade", 4, 4, "#000000"), Transition(120, "dip", 2, 2, "#ffffff")
    end = Transition(180, "fade", 6, 0, "#000000")
    reel = Reel(tmp_path, [(grey, 0, 60)] * 3)
    done, film = reel.conformed(fade, dip, end)
    assert done.frames == 180
    assert done.copied > 60
    falling, rising = light(film, 54, 56, 57, 58, 59), light(film, 60, 61, 62, 63, 64)
    assert falling == sorted(falling, reverse=True)
    assert rising == sorted(rising)
    assert light(film, 59, 119, 179) == [0, 255, 0]
    assert light(film, 0, 64, 122) == pytest.approx([127, 127, 127], abs=4)


def test_codes_survive_copy_dissolve_and_encode(tmp_path: Path, house: Path, ffmpeg: Judge) -> None:
    """Every frame outside a dissolve is the one that was asked for, read by two decoders."""
    small = clip(tmp_path / "small.mp4", 60, size=Size(160, 90), start=600)
    other = clip(tmp_path / "other.mp4", 80, start=300)
    reel = Reel(tmp_path, [(house, 3, 60), (other, 0, 60), (small, 5, 40), (other, 1, 20)])
    done, film = reel.conformed(
        Transition(60, "dissolve", after=12), Transition(120, "dissolve", after=6)
    )
    wanted = [*range(3, 63), *range(300, 360), *range(605, 645), *range(301, 321)]
    blended = {*range(60, 72), *range(120, 126)}
    assert done.frames == len(wanted) == 180
    for read in (marks(film), told_by(ffmpeg, film)):
        assert [n for at, n in enumerate(read) if at not in blended] == [
            n for at, n in enumerate(wanted) if at not in blended
        ]


def told_by(ffmpeg: Judge, film: Path) -> list[int]:
    """The codes as Debian's ffmpeg decodes them."""
    raw = film.with_suffix(".yuv")
    ffmpeg("-i", film, "-pix_fmt", "yuv420p", "-f", "rawvideo", raw)
    data = np.fromfile(raw, np.uint8).reshape(-1, SIZE.height * 3 // 2, SIZE.width)
    return [mark(to_rgb(picture)) for picture in data]


def test_a_conform_tells_how_far_it_is(tmp_path: Path, house: Path) -> None:
    """Ever more, up to all of it."""
    shares: list[float] = []
    Reel(tmp_path, [(house, 0, 60), (house, 0, 60)]).conformed(watch=shares.append)
    fresh = [share for share in shares if share]
    assert fresh == sorted(fresh)
    assert fresh[-1] == pytest.approx(1)
    assert len(fresh) > 100


class Enough(Exception):  # noqa: N818 - somebody has had enough
    """Nobody wants the film any more."""


def test_a_conform_that_is_not_wanted_ends_and_leaves_nothing(
    tmp_path: Path, house: Path, ffmpeg: Judge
) -> None:
    """Neither a part of the film nor a child that goes on encoding."""
    large = tmp_path / "large.mp4"
    ffmpeg("-f", "lavfi", "-i", "testsrc2=size=1280x720:rate=24:duration=20", "-c:v", "libx264",
           "-preset", "ultrafast", large)  # fmt: skip
    looks = threading.Event()

    def watch(_: float) -> None:
        if readers(large):
            looks.set()
        if looks.is_set():
            raise Enough

    with pytest.raises(Enough):
        Reel(tmp_path, [(house, 0, 60), (large, 0, 480)]).conformed(watch=watch)
    assert {path.name for path in tmp_path.iterdir()} == {"large.mp4"}
    assert not readers(large)


def readers(file: Path) -> set[int]:
    """The other processes that have a file open."""
    found = set()
    for held in Path("/proc").glob("[0-9]*/fd/*"):
        with suppress(OSError):  # gone meanwhile, or somebody else's
            if held.readlink() == file:
                found.add(int(held.parts[2]))
    return found - {os.getpid()}
