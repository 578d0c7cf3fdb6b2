"""Joins, against ffmpeg and MoviePy in one run: seconds, memory, and every frame by its code.

A film of 2 minutes from 24 clips: cut by copying, with 23 dissolves (encoded only around them), the
same from clips as vendors sell them (250 frames to a sync frame, open groups), the same encoded
whole by the same encoder, by ffmpeg's xfade and by MoviePy (`--moviepy PYTHON` names a Python that
has it). `--hour` joins an hour of 1080p with clicks at its cuts instead. Every picture
of every frame carries its number, which is read back by PyAV, ffmpeg and Chromium.
"""

import argparse
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Final

import av
import cv2
import numpy as np

import browser
from longtake.film.picture import Size
from longtake.film.time import SOUND_RATE, samples
from longtake.media.blend import dissolved
from longtake.media.colour import I420, rgb_of, to_rgb
from longtake.media.cuts import Source, Stretch
from longtake.media.encode import Block, decode_sound, encode
from longtake.media.join import Part, join
from longtake.media.sources import fitting
from longtake.media.splice import decoded
from longtake.testing.marked import mark, marked
from measured import Run, attempt, environment, need, place, table

RATE: Final = Fraction(24)
CLIP: Final = 120
OVER: Final = 12
CLIPS: Final = 24
SHARE: Final = 0.14
"""Of the processor time of encoding it whole, what 23 dissolves may take: a tenth of the frames
lies in them, and each is decoded twice. Of 0.138 at 720 lines 0.06 are encoding, 0.04 decoding and
0.02 the process's own start, which weighs more below `HIGH` lines; 0.117 at 1080 (2026-11-27)."""
HIGH: Final = 720
HOUR_MB: Final = 500
LOUD: Final = 0.2
SOLD: Final = ("-c:v", "libx264", "-preset", "fast", "-g", "250", "-x264-params", "open-gop=1")
CODEC: Final = ("-c:v", "libx264", "-preset", "superfast", "-crf", "20", "-pix_fmt", "yuv420p")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", default="1280x720")
    parser.add_argument("--moviepy", default="", help="a Python with MoviePy")
    parser.add_argument("--hour", action="store_true", help="an hour of 1080p, by copying")
    parser.add_argument("--child", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    width, height = map(int, given.size.split("x"))
    size = Size(width, height)
    if given.child:
        CHILDREN[given.child[0]](Path(given.child[1]), size)
        return
    with place() as folder:
        if given.hour:
            _hour(folder)
        else:
            _two_minutes(folder, size, given.moviepy)


def _two_minutes(folder: Path, size: Size, moviepy: str) -> None:
    for number in range(CLIPS):
        _clip(folder / f"{number:02}.mp4", number * CLIP, size)
    rows = {
        "copied: Longtake": _child("copied", folder, size),
        "copied: ffmpeg concat": _ffmpeg_copy(folder),
        "23 dissolves: Longtake": _child("dissolves", folder, size),
        "23 dissolves, bought clips: Longtake": _bought(folder, size),
        "23 dissolves: encoded whole": _child("whole", folder, size),
        "23 dissolves: ffmpeg xfade": _ffmpeg_xfade(folder),
    }
    if moviepy:
        rows["23 dissolves: MoviePy"] = _moviepy(folder, moviepy)
    base = rows["23 dissolves: encoded whole"].cpu
    table([{"film of 2 min": name, **_figures(run, base)} for name, run in rows.items()])
    for name, blended in FILMS.items():
        print(f"{name}: {_exact(folder, name, blended)}")
    share = rows["23 dissolves: Longtake"].cpu / base
    need(
        share <= SHARE or size.height < HIGH,
        f"23 dissolves take {share:.3f} of encoding it whole, over {SHARE}",
    )


def _bought(folder: Path, size: Size) -> Run:
    for number in range(CLIPS):
        house, sold = folder / f"{number:02}.mp4", folder / "sold" / f"{number:02}.mp4"
        sold.parent.mkdir(exist_ok=True)
        _tool(["ffmpeg", "-v", "error", "-i", str(house), *SOLD, str(sold)], folder)
    return _child("bought", folder, size)


def _figures(run: Run, base: float) -> dict[str, object]:
    return {
        "wall s": f"{run.wall:.1f}",
        "CPU s": f"{run.cpu:.1f}",
        "share": f"{run.cpu / base:.3f}",
        "peak MB": f"{run.peak:.0f}",
    }


def _clip(path: Path, start: int, size: Size) -> None:
    """Write a clip with its handle: a grainy wall that moves, under the numbers."""
    grain = np.random.default_rng(start).integers(-40, 40, (size.height // 8, size.width // 8))
    wall = cv2.resize(grain.astype(np.float32), (size.width, size.height))

    def pictures() -> Iterator[I420]:
        for step, plain in enumerate(marked(CLIP + OVER, size=size, start=start)):
            picture, low = plain.copy(), size.height * 2 // 3 + 2
            moved = np.roll(wall, 3 * step, axis=1)[low:]
            under = picture[low : size.height]
            under[:] = np.clip(under + moved, 16, 235).astype(np.uint8)
            yield picture

    encode(pictures(), path, size=size, rate=RATE, sync_at=(OVER, CLIP))


def _parts(folder: Path, over: int) -> list[Part]:
    return [
        Part(folder / f"{number:02}.mp4", 0, CLIP, over if number else 0) for number in range(CLIPS)
    ]


def _copied(folder: Path, size: Size) -> None:
    join(_parts(folder, 0), None, folder / "copied.mp4", size=size, rate=RATE)


def _dissolves(folder: Path, size: Size) -> None:
    join(_parts(folder, OVER), None, folder / "dissolves.mp4", size=size, rate=RATE)


def _from_bought(folder: Path, size: Size) -> None:
    join(_parts(folder / "sold", OVER), None, folder / "bought.mp4", size=size, rate=RATE)


def _whole(folder: Path, size: Size) -> None:
    """Write the same film, everything decoded and encoded."""
    encode(_pictures(folder, size), folder / "whole.mp4", size=size, rate=RATE)


def _pictures(folder: Path, size: Size) -> Iterator[I420]:
    before: Source | None = None
    for part in _parts(folder, OVER):
        index = fitting(part.path, size, RATE)
        if index is None:
            raise SystemExit(f"{part.path} is no house clip")
        source = Source(part.path, index, part.path.name)
        if before is not None:
            old = decoded(Stretch(before, CLIP, CLIP + OVER), RATE)
            yield from dissolved(old, decoded(Stretch(source, 0, OVER), RATE), OVER)
        yield from decoded(Stretch(source, OVER if before else 0, CLIP), RATE)
        before = source


def _hour_of(folder: Path, _: Size) -> None:
    """Join 720 clips of five seconds, a click at the first frame of each."""
    size, count = Size(1920, 1080), 3600 * 24 // CLIP
    total = samples(count * CLIP, RATE)
    marks = {samples(number * CLIP, RATE) for number in range(count)}

    def clicks() -> Iterator[Block]:
        for at in range(0, total, 48_000):
            block = np.zeros((2, min(48_000, total - at)), np.float32)
            for click in marks & set(range(at, at + block.shape[1])):
                block[:, click - at : click - at + 240] = 0.5
            yield block

    parts = [Part(folder / f"{number % 2:02}.mp4", 0, CLIP) for number in range(count)]
    join(parts, clicks(), folder / "hour.mp4", size=size, rate=RATE)


CHILDREN: Final = {
    "copied": _copied,
    "dissolves": _dissolves,
    "bought": _from_bought,
    "whole": _whole,
    "hour": _hour_of,
}


def _child(name: str, folder: Path, size: Size) -> Run:
    command = [sys.executable, __file__, "--size", str(size), "--child", name, str(folder)]
    return _done(attempt(command, folder, environment(folder)))


def _done(run: Run) -> Run:
    need(run.code == 0, run.err)
    return run


def _ffmpeg_copy(folder: Path) -> Run:
    """Join clips without their handles, which ffmpeg would not leave out."""
    listed = folder / "list.txt"
    names = [folder / f"{number:02}.mp4" for number in range(CLIPS)]
    listed.write_text("".join(f"file '{name}'\noutpoint {CLIP / RATE}\n" for name in names))
    command = ["ffmpeg", "-v", "error", "-f", "concat", "-safe", "0", "-i", str(listed)]
    return _tool([*command, "-c", "copy", str(folder / "by_ffmpeg.mp4")], folder)


def _ffmpeg_xfade(folder: Path) -> Run:
    """Chain 23 xfades, as is usual: every input is open at once."""
    inputs = [word for number in range(CLIPS) for word in ("-i", str(folder / f"{number:02}.mp4"))]
    steps, last = [], "0:v"
    for number in range(1, CLIPS):
        offset = Fraction(number * CLIP, 1) / RATE
        fade = f"xfade=transition=fade:duration={float(OVER / RATE)}:offset={float(offset)}"
        steps.append(f"[{last}][{number}:v]{fade}[v{number}]")
        last = f"v{number}"
    graph = ["-filter_complex", ";".join(steps), "-map", f"[{last}]", *CODEC]
    return _tool(["ffmpeg", "-v", "error", *inputs, *graph, str(folder / "xfade.mp4")], folder)


def _moviepy(folder: Path, python: str) -> Run:
    script = folder / "by_moviepy.py"
    script.write_text(
        f"""from moviepy import CompositeVideoClip, VideoFileClip, vfx
clips = []
for number in range({CLIPS}):
    clip = VideoFileClip(f"{folder}/{{number:02}}.mp4").with_start(number * {CLIP} / {int(RATE)})
    clips.append(clip.with_effects([vfx.CrossFadeIn({OVER} / {int(RATE)})] if number else []))
film = CompositeVideoClip(clips).with_duration({CLIPS * CLIP} / {int(RATE)})
film.write_videofile("{folder}/moviepy.mp4", fps={int(RATE)}, codec="libx264", logger=None,
                     preset="superfast", ffmpeg_params=["-crf", "20"])
"""
    )
    return _tool([python, str(script)], folder)


def _tool(command: Sequence[str], folder: Path) -> Run:
    return _done(attempt(command, folder, environment(folder)))


def _blended() -> set[int]:
    return {CLIP * number + step for number in range(1, CLIPS) for step in range(OVER)}


FILMS: Final = {
    "copied": set[int](),
    "dissolves": _blended(),
    "bought": _blended(),
    "whole": _blended(),
}
"""Each with the frames whose pictures carry two numbers."""


def _exact(folder: Path, name: str, blended: set[int]) -> str:
    """Read every frame's code back; those of a dissolve are counted only."""
    film, frames = folder / f"{name}.mp4", CLIPS * CLIP
    wanted = [at for at in range(frames) if at not in blended]
    read = {"PyAV": list(_by_pyav(film)), "ffmpeg": list(_by_ffmpeg(film))}
    for who, found in read.items():
        need(len(found) == frames, f"{who}: {len(found)} frames of {frames}")
        wrong = [at for at in wanted if found[at] != at]
        need(not wrong, f"{who}: {len(wrong)} wrong frames from {wrong[:1]}")
    near = [at for at in wanted if at % CLIP in {0, 1, OVER, OVER + 1, CLIP - 2, CLIP - 1}]
    shown = browser.codes(film, near, RATE, folder / "profile")
    if shown is None:
        return f"{frames} frames exact in {' and '.join(read)}; there is no Chromium"
    wrong = [at for at, code in zip(near, shown, strict=True) if at != code]
    need(not wrong, f"Chromium: {len(wrong)} of {len(near)} wrong, from {wrong[:1]}")
    return f"{frames} frames exact in PyAV and ffmpeg, {len(near)} sought in Chromium"


def _by_pyav(film: Path) -> Iterator[int]:
    with av.open(str(film)) as container:
        for frame in container.decode(video=0):
            yield mark(rgb_of(frame))


def _by_ffmpeg(film: Path) -> Iterator[int]:
    with av.open(str(film)) as container:
        track = container.streams.video[0]
        shape = (track.height * 3 // 2, track.width)
    words = ["-i", str(film), "-pix_fmt", "yuv420p", "-f", "rawvideo", "-"]
    command = [str(shutil.which("ffmpeg")), "-v", "error", *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as tool:
        while tool.stdout and (data := tool.stdout.read(shape[0] * shape[1])):
            yield mark(to_rgb(np.frombuffer(data, np.uint8).reshape(shape)))


def _hour(folder: Path) -> None:
    size = Size(1920, 1080)
    for number in range(2):
        _clip(folder / f"{number:02}.mp4", number * CLIP, size)
    run = _child("hour", folder, size)
    late = _latest(folder / "hour.mp4")
    film = folder / "hour.mp4"
    row = {"film": "1 h 1080p, copied, sound encoded", **_figures(run, run.cpu)}
    del row["share"]
    table([{**row, "file MB": film.stat().st_size >> 20, "A/V ms": f"{late * 1000:.2f}"}])
    need(late <= 1 / RATE / 2, f"sound and picture are {late:.3f} s apart")
    need(run.peak <= HOUR_MB, f"{run.peak:.0f} MB are over {HOUR_MB}")


def _latest(film: Path) -> float:
    """Give the largest distance of a click from the time of its clip's first frame, in seconds."""
    with av.open(str(film)) as container:
        track = container.streams.video[0]
        times = sorted(packet.pts for packet in container.demux(track) if packet.size)
        unit = track.time_base or Fraction(1)
    cuts = [float(times[at] * unit) for at in range(0, len(times), CLIP)]
    heard, at, last = list[float](), 0, 0
    for block in decode_sound(film):
        for loud in np.flatnonzero(np.abs(block[0]) > LOUD) + at:
            if not heard or loud - last > SOUND_RATE:
                heard.append(float(loud) / SOUND_RATE)
            last = int(loud)
        at += block.shape[1]
    need(len(heard) == len(cuts), f"{len(heard)} clicks for {len(cuts)} cuts")
    return max(abs(one - other) for one, other in zip(heard, cuts, strict=True))


if __name__ == "__main__":
    main()
