"""Captions as text files: SubRip for players, WebVTT for browsers, SubStation for subtitlers."""

from collections.abc import Iterable
from fractions import Fraction
from typing import TypeAlias

from longtake.film.picture import Size
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


def ass(lines: Iterable[Caption], size: Size) -> str:
    """Give Advanced SubStation text: white on a dark edge, clear of the picture's lower edge."""
    letter, across = round(min(size.width, size.height) * _LETTER), round(size.width * _SIDE)
    up = round(size.height * (_UPRIGHT if size.aspect < 1 else _LYING))
    inks = "&H00FFFFFF,&H00FFFFFF,&H00000000,&H00000000,0,0,0,0,100,100,0,0"
    look = f"Sans,{letter},{inks},1,{letter / 14:.1f},0,2"
    head = f"""\
[Script Info]
ScriptType: v4.00+
PlayResX: {size.width}
PlayResY: {size.height}
WrapStyle: 2

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, \
Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, \
Alignment, MarginL, MarginR, MarginV, Encoding
Style: Default,{look},{across},{across},{up},1

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""
    cues = [
        f"Dialogue: 0,{_hundredths(start)},{_hundredths(end)},Default,,0,0,0,,{_broken(text)}\n"
        for start, end, text in lines
    ]
    return head + "".join(cues)


_LETTER, _SIDE, _LYING, _UPRIGHT = 0.052, 0.1, 0.08, 0.22
"""Of the short side, the width and the height."""


def _hundredths(seconds: float | Fraction) -> str:
    hours, rest = divmod(max(0, round(seconds * 100)), 360_000)
    return f"{hours}:{rest // 6000:02}:{rest // 100 % 60:02}.{rest % 100:02}"


def _broken(text: str) -> str:
    """Give rows as one event holds them; braces would be orders."""
    return _wrapped(text).replace("{", "(").replace("}", ")").replace("\n", "\\N")


def _clock(seconds: float | Fraction, mark: str) -> str:
    minutes, thousandths = divmod(max(0, round(seconds * 1000)), 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{thousandths // 1000:02}{mark}{thousandths % 1000:03}"


def _wrapped(text: str) -> str:
    """Break long lines and drop empty ones, which would end the cue."""
    return "\n".join(rows(text)).replace("-->", "→") or "…"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
