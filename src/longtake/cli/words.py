"""Small pieces of text for people: lengths, sizes, counts, and text from outside made harmless."""

import os
import re
import shlex
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import category

from longtake.film.quote import CENT, dollars
from longtake.film.time import spoken

if TYPE_CHECKING:
    from longtake.film.storyboard import Storyboard

_MEGA = 1_000_000
_COMMAND = re.compile(r"(?<![\w./-])longtake (?=[a-z\"])")


def clean(text: str) -> str:
    """Give text that cannot steer a terminal: one line without control characters."""
    plain = "".join(" " if category(sign)[0] == "C" and sign != "\u200d" else sign for sign in text)
    return " ".join(plain.split())


def clock(seconds: float) -> str:
    """Give a stretch of time as `0:07`, `12:30` or `1:02:03`."""
    minutes, second = divmod(max(0, round(seconds)), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def length(seconds: float) -> str:
    """Give a film's or a shot's length: `5.0 s`, `2 min 30 s`."""
    if seconds < 60:  # noqa: PLR2004 - a minute
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if rest else f"{minutes} min"


def megabytes(size: int) -> str:
    """Give a file's size: `18.2 MB`, `640 kB`."""
    return f"{size / _MEGA:.1f} MB" if size >= _MEGA else f"{max(1, round(size / 1000))} kB"


def plural(count: int, one: str) -> str:
    """Give a count with its noun: `1 shot`, `6 shots`."""
    return f"{count} {one}" if count == 1 else f"{count} {one}s"


def span(low: Decimal, high: Decimal) -> str:
    """Give a price range: `free`, `$1.20`, `$1.20 to $2.40`."""
    first, last = dollars(low), dollars(high)
    if low >= CENT:
        first, last = f"${low:.2f}", f"${high:.2f}"
    return first if first == last else f"{first} to {last}"


def recut_told(storyboard: "Storyboard") -> str:
    """Say how a film was recut: from which file, how long it is, what it leaves out."""
    cut = storyboard.cut
    if cut is None:
        return ""
    long = spoken(cut.frames, storyboard.rate)
    gone = cut.left_out(shot.id for shot in storyboard.shots)
    without = f", without {', '.join(gone)}" if gone else ""
    sound = [f"; laid as there: {', '.join(cut.moved)}"] if cut.moved else []
    sound += [f"; not heard: {', '.join(cut.silenced)}"] if cut.silenced else []
    pieces = plural(len(cut.pieces), "piece")
    return f"cut as in {clean(cut.source)}: {pieces}, {long}{without}{''.join(sound)}"


def money(amount: Decimal) -> str:
    """Give a sum of dollars, nothing as `$0`."""
    return dollars(amount) if amount else "$0"


def as_typed(text: str) -> str:
    """Give text with the commands in it as this person types them: `./longtake render …`.

    The launcher says how it was called in `LONGTAKE_COMMAND`.
    """
    command = shlex.quote(os.environ.get("LONGTAKE_COMMAND", "") or "longtake")
    return _COMMAND.sub(lambda _: f"{command} ", text)


def typed(path: Path) -> str:
    """Give a path as it would be typed here: relative where that is shorter, quoted."""
    near = os.path.relpath(path)
    return shlex.quote(min(near, str(path), key=len))
