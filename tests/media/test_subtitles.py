"""Captions as players read them."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

from longtake.media.subtitles import srt, vtt

LINES = [
    (Fraction(1, 24), Fraction(5, 2), "Who lit the lamp?"),
    (3661.9996, 3663, "Nobody <did> & that -->\n\nis all there is to say about it tonight."),
]


def test_subrip_is_numbered_and_timed() -> None:
    """Thousandths after a comma; no empty line inside a cue; no line over 42 letters."""
    assert srt(LINES) == (
        "1\n00:00:00,042 --> 00:00:02,500\nWho lit the lamp?\n\n"
        "2\n01:01:02,000 --> 01:01:03,000\nNobody <did> & that →\n"
        "is all there is to say about it tonight.\n"
    )


def test_webvtt_is_escaped() -> None:
    """Thousandths after a point; markup is text."""
    assert vtt(LINES) == (
        "WEBVTT\n\n00:00:00.042 --> 00:00:02.500\nWho lit the lamp?\n\n"
        "01:01:02.000 --> 01:01:03.000\nNobody &lt;did&gt; &amp; that →\n"
        "is all there is to say about it tonight.\n"
    )


def test_a_film_without_lines_has_empty_captions() -> None:
    """Still files that players take."""
    assert (srt([]), vtt([])) == ("", "WEBVTT\n")


def test_players_read_the_cues(tmp_path: Path, ffmpeg: Callable[..., str]) -> None:
    """Debian's ffmpeg finds both cues in both files, in any script."""
    lines = [(0, 1, "灯台の光。" * 20), (1, 2, "من أشعل المصباح؟")]
    for name, text in (("film.srt", srt(lines)), ("film.vtt", vtt(lines))):
        (tmp_path / name).write_text(text)
        read = ffmpeg("-i", tmp_path / name, "-f", "srt", "-")
        assert read.count("-->") == 2
        assert "من أشعل المصباح؟" in read
