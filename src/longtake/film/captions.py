"""Captions as text files: SubRip for editors and players, WebVTT for browsers."""

from collections.abc import Iterable
from fractions import Fraction
from typing import TypeAlias

from longtake.film.rows import rows

Caption: TypeAlias = tuple[float | Fraction, float | Fraction, str]
"""Start and end in seconds, and the words."""


def srt(lines: Iterable[Caption]) -> str:
    """Give SubRip text."""
    cues = [
        f"{number}\n{_clock(start, ',')} --> {_clock(end, ',')}\n{_wrapped(text)}\n"
        for number, (start, end, text) in enumerate(lines, 1)
    ]
    return "\n".join(cues)


def vtt(lines: Iterable[Caption]) -> str:
    """Give WebVTT text."""
    cues = [
        f"{_clock(start, '.')} --> {_clock(end, '.')}\n{_escaped(_wrapped(text))}\n"
        for start, end, text in lines
    ]
    return "\n".join(["WEBVTT\n", *cues])


def _clock(seconds: float | Fraction, mark: str) -> str:
    minutes, thousandths = divmod(max(0, round(seconds * 1000)), 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{thousandths // 1000:02}{mark}{thousandths % 1000:03}"


def _wrapped(text: str) -> str:
    """Break long lines and drop empty ones, which would end the cue."""
    return "\n".join(rows(text)).replace("-->", "→") or "…"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
