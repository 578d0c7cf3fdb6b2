"""Captions as an independent player reads them."""

from collections.abc import Callable
from pathlib import Path

from longtake.film.captions import ass, srt, vtt
from longtake.film.picture import HD


def test_players_read_the_cues(tmp_path: Path, ffmpeg: Callable[..., str]) -> None:
    """Debian's ffmpeg finds both cues in every file, in any script."""
    lines = [(0, 1, "灯台の光。" * 20), (1, 2, "من أشعل المصباح؟")]
    for name, text in _files(lines):
        (tmp_path / name).write_text(text)
        read = ffmpeg("-i", tmp_path / name, "-f", "srt", "-")
        assert read.count("-->") == 2
        assert "من أشعل المصباح؟" in read


def _files(lines: list[tuple[float, float, str]]) -> list[tuple[str, str]]:
    return [
        ("film.srt", srt(lines)),
        ("film.vtt", vtt(lines)),
        ("film.ass", ass(lines, HD)),
    ]
