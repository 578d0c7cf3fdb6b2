"""Clips of every make come out in the house's size, rate, shape and colour."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from marked import FILM, SIZE, clip, mark

from longtake.film.picture import Size
from longtake.media.colour import to_rgb
from longtake.media.frames import frame
from longtake.media.normalise import normalised

_X264 = ("-c:v", "libx264", "-preset", "veryfast")
MAKES: dict[str, tuple[str, ...]] = {
    "small.mp4": ("-vf", "scale=160:90", *_X264),
    "ten_bits.mp4": ("-pix_fmt", "yuv420p10le", *_X264),
    "full_range.mp4": ("-vf", "scale=out_range=pc", "-pix_fmt", "yuvj420p", *_X264),
    "standard.mp4": ("-vf", "scale=out_color_matrix=bt601,setparams=colorspace=smpte170m", *_X264),
    "anamorphic.mp4": ("-vf", "scale=160:180,setsar=2", *_X264),
    "alpha.mov": ("-c:v", "prores_ks", "-profile:v", "4444", "-pix_fmt", "yuva444p10le"),
    "packed.mkv": ("-c:v", "ffv1", "-pix_fmt", "yuv444p"),
    "stream.ts": ("-c:v", "mpeg2video", "-q:v", "2"),
    "paletted.gif": (
        "-vf",
        "fps=25,split[a][b];[a]palettegen[p];[b][p]paletteuse",
    ),
    "lines.mp4": (
        "-vf",
        "tinterlace=interleave_top,fieldorder=tff",
        "-flags",
        "+ildct+ilme",
        *_X264,
    ),
}


@pytest.fixture(scope="session", params=MAKES)
def made(
    request: pytest.FixtureRequest, house: Path, clips: Path, ffmpeg: Callable[..., str]
) -> Path:
    """Two seconds of the house clip as another tool makes them."""
    path = clips / f"made_{request.param}"
    ffmpeg("-i", house, "-t", "2", *MAKES[request.param], path)
    return path


def test_any_make_keeps_picture_colour_and_time(made: Path, house: Path) -> None:
    """The pictures of the house clip, at their times, in their colours."""
    pictures = [to_rgb(picture) for picture in normalised(made, size=SIZE, rate=FILM)]
    lines = made.name == "made_lines.mp4"
    assert len(pictures) == pytest.approx(48, abs=1)
    if lines:  # two pictures woven into one: only its length and its colours can be told
        expected = frame(house, 0)
    else:
        assert [mark(p) for p in pictures] == pytest.approx(range(len(pictures)), abs=1)
        expected = frame(house, mark(pictures[20]))
    error = abs(pictures[20].astype(int) - expected)
    assert np.median(error) <= (8 if "gif" in made.name else 3)


def test_a_stretch_is_the_same_as_that_stretch_of_the_whole(made: Path) -> None:
    """`first` and `frames` count film frames."""
    every = list(normalised(made, size=SIZE, rate=FILM))
    some = list(normalised(made, size=SIZE, rate=FILM, first=11, frames=9))
    assert len(some) == 9
    assert all(np.array_equal(one, other) for one, other in zip(some, every[11:20], strict=True))


def test_a_turned_clip_is_stood_upright(
    house: Path, tmp_path: Path, ffmpeg: Callable[..., str]
) -> None:
    """As in a telephone's portrait video: fitted whole, black at the sides."""
    ffmpeg("-i", house, "-c", "copy", "-metadata:s:v", "rotate=90", "-t", "1", tmp_path / "t.mp4")
    shown = to_rgb(next(normalised(tmp_path / "t.mp4", size=SIZE, rate=FILM)))
    assert shown[:, :100].max() <= 2
    assert shown[:, 115:205].mean() > 60


@pytest.mark.parametrize("rate", [12, 15, 30, 50, 60])
def test_every_rate_keeps_its_length(
    house: Path, tmp_path: Path, ffmpeg: Callable[..., str], rate: int
) -> None:
    """Two seconds stay two seconds."""
    path = tmp_path / "other.mp4"
    ffmpeg("-i", house, "-frames:v", str(rate * 2), "-vf", f"setpts=N/{rate}/TB", "-r", str(rate),
           *_X264, path)  # fmt: skip
    shown = [mark(to_rgb(picture)) for picture in normalised(path, size=SIZE, rate=FILM)]
    assert len(shown) == 48
    assert shown[0] == 0
    assert all(abs(number - place * rate / 24) <= 1 for place, number in enumerate(shown))


def test_a_change_of_size_and_clock_on_the_way_loses_nothing(
    house: Path, tmp_path: Path, ffmpeg: Callable[..., str]
) -> None:
    """Two streams put together, the second larger and timed from zero again."""
    larger = clip(tmp_path / "larger.mp4", 20, size=Size(640, 360), start=20)
    ffmpeg("-i", house, "-c", "copy", "-frames:v", "20", tmp_path / "a.ts")
    ffmpeg("-i", larger, "-c", "copy", tmp_path / "b.ts")
    both = tmp_path / "both.ts"
    both.write_bytes((tmp_path / "a.ts").read_bytes() + (tmp_path / "b.ts").read_bytes())
    shown = [mark(to_rgb(picture)) for picture in normalised(both, size=SIZE, rate=FILM)]
    assert shown == list(range(40))


def test_a_variable_rate_keeps_its_times(
    house: Path, tmp_path: Path, ffmpeg: Callable[..., str]
) -> None:
    """At every place the latest picture that is due, so nothing runs ahead or behind."""
    path, kept = tmp_path / "variable.mp4", [n for n in range(48) if n % 7 == 0 or n % 5 == 0]
    ffmpeg("-i", house, "-frames:v", len(kept), "-vf", "select='not(mod(n,7)*mod(n,5))'",
           "-vsync", "vfr", *_X264, path)  # fmt: skip
    shown = [mark(to_rgb(picture)) for picture in normalised(path, size=SIZE, rate=FILM)]
    due = [max(n for n in kept if n <= place) for place in range(len(shown))]
    assert shown == due
    assert len(shown) in {kept[-1] + 1, kept[-1] + 2, kept[-1] + 3}
