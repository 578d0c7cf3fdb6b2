"""What the sound's curves show amiss. Limits were tuned by `benchmarks/detectors.py`."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from longtake.film.curves import TICKS, Curves, SoundCurves
from longtake.film.expected import Expected
from longtake.film.finding import MILD, SEVERE, Finding
from longtake.film.stretches import bridged, runs

_CEILING: Final = 0.002
"""Share of a moment's samples that may stand at the ceiling."""
_HARSH: Final = 0.05
_APART: Final = 2
"""Moments after which a click is another one."""
_SILENT: Final = -70.0
_HEARD: Final = -50.0
_GAP: Final = 0.4
"""Seconds of nothing that are no pause."""
_CLICK: Final = 15.0
_AT_A_JOIN: Final = 10.0
_EDGE: Final = 3
"""Pictures."""
_NEAR: Final = 0.5
_FAR: Final = 6.0
"""LU that somebody's own file may be off before it is worth a word."""
_PEAK: Final = -1.0


def heard(curves: Curves, expected: Expected) -> Iterator[Finding]:
    """Give what is amiss in the sound."""
    if curves.sound is None or not curves.sound.level:
        return
    sound, rate = curves.sound, curves.rate
    yield from _clipping(sound, rate)
    holes = list(_silence(sound, rate))
    yield from holes
    edges = {edge for hole in holes for edge in (hole.at, hole.at + hole.frames)}
    for click in _clicks(sound, rate, expected):  # a hole's own edges click
        if all(abs(click.at - edge) > _EDGE for edge in edges):
            yield click
    yield from _loudness(sound, curves, expected)


def _clipping(sound: SoundCurves, rate: Fraction) -> Iterator[Finding]:
    over = [share > _CEILING for share in sound.clipped]
    for at, ticks in runs(_joined(over, TICKS // 2)):
        share = max(sound.clipped[at : at + ticks])
        what = f"the sound stands at the ceiling: {share:.0%} of its samples at worst"
        severity = SEVERE if share > _HARSH else MILD
        yield _sounding("clipping", severity, (at, ticks), rate, share, _CEILING, what)


def _joined(flags: Sequence[bool], room: int) -> list[bool]:
    """Give the flags with gaps of up to `room` filled."""
    filled, last = list(flags), None
    for at, flag in enumerate(flags):
        if flag:
            if last is not None and at - last <= room:
                filled[last:at] = [True] * (at - last)
            last = at
    return filled


def _silence(sound: SoundCurves, rate: Fraction) -> Iterator[Finding]:
    """Give holes in the sound; a fade to nothing at the beginning or the end is none."""
    quiet = [level < _SILENT for level in sound.level]
    flags = bridged(quiet, [True] * len(quiet))
    for at, ticks in runs(flags):
        end = at + ticks
        whole = ticks == len(flags)
        if not whole and (ticks < _GAP * TICKS or not (_falls(sound, at) or _rises(sound, end))):
            continue
        what = "nothing is heard at all" if whole else f"nothing is heard for {ticks / TICKS:.1f} s"
        severity = MILD if whole else SEVERE
        yield _sounding(
            "silence", severity, (at, ticks), rate, min(sound.level[at:end]), _SILENT, what
        )


def _falls(sound: SoundCurves, at: int) -> bool:
    """Say whether the sound breaks off: two moments before it was well heard."""
    return at > 0 and max(sound.level[max(0, at - 3) : at]) > _HEARD


def _rises(sound: SoundCurves, end: int) -> bool:
    return end < len(sound.level) and max(sound.level[end : end + 3]) > _HEARD and end > 2 * TICKS


def _clicks(sound: SoundCurves, rate: Fraction, expected: Expected) -> Iterator[Finding]:
    joins = [round(join.at / rate * TICKS) for join in expected.joins]
    last = -TICKS
    for at, height in enumerate(sound.click):
        near = any(abs(at - join) <= 1 for join in joins)
        limit = _AT_A_JOIN if near else _CLICK
        if height > limit and at - last > _APART:
            what = f"a click stands {height:.0f} dB out of the sound{' at a join' if near else ''}"
            severity = SEVERE if height > limit + 12 else MILD
            yield _sounding("click", severity, (at, 1), rate, height, limit, what)
            last = at


def _loudness(sound: SoundCurves, curves: Curves, expected: Expected) -> Iterator[Finding]:
    """Hold a master to what is promised of it, and tell of a file that is far from it."""
    limit = _NEAR if expected.master else _FAR
    wanted = float(expected.loudness)
    off = sound.lufs - wanted
    if abs(off) > limit and sound.lufs > _SILENT:
        asked = "was asked for" if expected.master else "is usual"
        what = f"{sound.lufs:.1f} LUFS where {wanted:g} {asked}"
        yield Finding("loudness", MILD, 0, curves.frames, sound.lufs, wanted, what)
    if expected.master and sound.true_peak > _PEAK + 0.05:
        what = f"peaks of {sound.true_peak:.1f} dBTP where {_PEAK:g} is the ceiling"
        yield Finding("loudness", MILD, 0, curves.frames, sound.true_peak, _PEAK, what)


def _sounding(  # noqa: PLR0913, PLR0917 - the facts of one finding
    kind: str,
    severity: str,
    ticks: tuple[int, int],
    rate: Fraction,
    measure: float,
    limit: float,
    what: str,
) -> Finding:
    """Give a finding at a moment of sound, in pictures."""
    at, frames = int(ticks[0] * rate / TICKS), max(1, round(ticks[1] * rate / TICKS))
    return Finding(kind, severity, at, frames, measure, limit, what)
