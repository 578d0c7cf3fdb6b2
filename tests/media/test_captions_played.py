"""Captions as an independent player reads them."""

from collections.abc import Callable
from pathlib import Path

from longtake.film.captions import srt, vtt


def test_players_read_the_cues(tmp_path: Path, ffmpeg: Callable[..., str]) -> None:
    """Debian's ffmpeg finds both cues in both files, in any script."""
    lines = [(0, 1, "灯台の光。" * 20), (1, 2, "من أشعل المصباح؟")]
    for name, text in (("film.srt", srt(lines)), ("film.vtt", vtt(lines))):
        (tmp_path / name).write_text(text)
        read = ffmpeg("-i", tmp_path / name, "-f", "srt", "-")
        assert read.count("-->") == 2
        assert "من أشعل المصباح؟" in read
