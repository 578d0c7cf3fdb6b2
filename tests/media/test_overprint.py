"""Words and logos over the picture: only what carries them is encoded."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from marked import FILM, SIZE, blocks, marks, tone
from PIL import Image

from longtake.capabilities.errors import Unusable
from longtake.film.overlay import Overlay
from longtake.film.picture import Size
from longtake.media.frames import frame
from longtake.media.join import Part, join
from longtake.media.lettering import cropped, drawn
from longtake.media.overprint import Patch, patch_of
from longtake.media.sound import master_sound
from longtake.media.subtitles import Captions

Judge = Callable[..., str]
CUE = Overlay("caption", 60, 12, "Who lit the lamp?")


def patch(overlay: Overlay, logo: Path | None = None) -> Patch:
    """Give what lies over a film of the tests' size."""
    picture = drawn(overlay, SIZE, "en", logo)
    made = patch_of(picture, overlay.at, overlay.frames, (overlay.fades_in, overlay.fades_out))
    assert made is not None
    return made


def test_only_frames_with_a_caption_are_encoded(house: Path, tmp_path: Path) -> None:
    """And the few up to the next sync frame; every picture is the right one, its words white."""
    out = tmp_path / "film.mp4"
    joined = join([Part(house, 0, 130)], None, out, size=SIZE, rate=FILM, patches=[patch(CUE)])
    assert marks(out) == [*range(130)]
    assert 12 <= joined.encoded <= 48
    words = cropped(drawn(CUE, SIZE, "en", None))
    top, left = words[2], words[1]
    height, width = words[0].shape[:2]
    window = (slice(top, top + height), slice(left, left + width))
    bare = (frame(house, 65)[window] > 200).mean()
    assert (frame(out, 65)[window] > 200).mean() > bare + 0.02
    for index in (59, 72):
        apart = frame(out, index)[window].astype(int) - frame(house, index)[window]
        assert abs(apart).mean() < 3


def test_a_dissolve_goes_on_under_a_caption(house: Path, tmp_path: Path) -> None:
    """A drawing that begins in the middle of it does not break it up."""
    parts = [Part(house, 0, 40), Part(house, 80, 40, dissolve=12)]
    out, plain = tmp_path / "film.mp4", tmp_path / "plain.mp4"
    over = patch(replace(CUE, at=45, frames=20))
    join(parts, None, out, size=SIZE, rate=FILM, patches=[over])
    join(parts, None, plain, size=SIZE, rate=FILM)
    for index in (41, 46, 51):
        above = (slice(0, SIZE.height // 2), slice(None))
        apart = frame(out, index)[above].astype(int) - frame(plain, index)[above]
        assert abs(apart).mean() < 2


def test_a_card_hides_the_picture_and_fades(house: Path, tmp_path: Path) -> None:
    """On a ground of its own."""
    card = Overlay("end", 100, 30, "The End", "thank you", "#102030", fades_in=10)
    join(
        [Part(house, 0, 130)], None, tmp_path / "f.mp4", size=SIZE, rate=FILM, patches=[patch(card)]
    )
    assert np.allclose(frame(tmp_path / "f.mp4", 125)[4, 4], (0x10, 0x20, 0x30), atol=4)
    half = frame(tmp_path / "f.mp4", 104)[4, 4].astype(int)
    assert (half > (0x12, 0x22, 0x32)).all()


def test_a_logo_stands_in_its_corner(tmp_path: Path) -> None:
    """Whole, within the picture."""
    Image.new("RGBA", (40, 20), (255, 0, 0, 255)).save(tmp_path / "logo.png")
    for corner in ("top-left", "top-right", "bottom-left", "bottom-right"):
        logo = Overlay("logo", 0, 9, corner=corner)
        seen, left, top = cropped(drawn(logo, SIZE, "", tmp_path / "logo.png"))
        assert (left < SIZE.width / 2, top < SIZE.height / 2) == (
            "left" in corner,
            "top" in corner,
        )
        assert left + seen.shape[1] <= SIZE.width
        assert top + seen.shape[0] <= SIZE.height


@pytest.mark.parametrize(
    ("size", "lowest"),
    [(Size(320, 180), 0.93), (Size(180, 320), 0.79), (Size(240, 240), 0.9), (Size(240, 300), 0.9)],
)
def test_captions_keep_clear_of_the_edges(size: Size, lowest: float) -> None:
    """Most of all where a phone shows its buttons."""
    long = replace(
        CUE, text="Who lit the lamp, and why did nobody see him go? Unverständlichkeiten"
    )
    seen, left, top = cropped(drawn(replace(long, text=long.text[:48]), size, "en", None))
    assert left >= size.width * 0.05
    assert left + seen.shape[1] <= size.width * 0.95
    assert top + seen.shape[0] <= size.height * lowest + 4


def test_a_sign_that_no_font_has_is_named() -> None:
    """It never becomes a box."""
    with pytest.raises(Unusable, match=r"no font on this machine has 𓀀 .*install"):
        drawn(replace(CUE, text="a 𓀀"), SIZE, "en", None)


def test_the_font_to_install_is_that_of_the_letters() -> None:
    """Punctuation comes before them in the table of signs, and is in no name of a font."""
    with pytest.raises(Unusable, match=r"has \U00030000 .*\(CJK\).*fonts-noto-cjk"):
        drawn(replace(CUE, text="、\U00030000。"), SIZE, "ja", None)


def test_captions_become_a_track(house: Path, tmp_path: Path, ffmpeg: Judge) -> None:
    """Players read every cue, in any script, at its time; the picture is copied."""
    cues = ((6, 30, "Who lit the lamp?"), (30, 48, "灯台の光。"), (72, 96, "من أشعل المصباح؟"))
    out = tmp_path / "film.mp4"
    joined = join(
        [Part(house, 0, 130)], None, out, size=SIZE, rate=FILM, captions=Captions(cues, "ja")
    )
    assert joined.encoded == 0
    read = ffmpeg("-i", out, "-f", "srt", "-")
    read = re.sub("<[^>]*>", "", read)
    assert re.findall(r"(\S+) --> (\S+)\n(.+)", read) == [
        ("00:00:00,250", "00:00:01,250", "Who lit the lamp?"),
        ("00:00:01,250", "00:00:02,000", "灯台の光。"),
        ("00:00:03,000", "00:00:04,000", "من أشعل المصباح؟"),
    ]
    master_sound(lambda: blocks(tone(130 / 24)), tmp_path / "s.m4a")
    sound = tmp_path / "s.m4a"
    join([Part(house, 0, 130)], sound, out, size=SIZE, rate=FILM, captions=Captions(cues, "ja"))
    told = ffmpeg("-show_entries", "stream=codec_name:stream_tags=language", out, tool="ffprobe")
    assert re.findall("codec_name=(.*)", told) == ["h264", "aac", "mov_text"]
    assert "jpn" in told
