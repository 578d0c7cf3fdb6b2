"""Judging a file by its curves: everything that is amiss, in order, and what each remedy costs."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import chain
from typing import Final

from longtake.film.curves import Curves
from longtake.film.expected import NOTHING, Expected
from longtake.film.finding import SEVERE, Finding, in_order
from longtake.film.hearing import heard
from longtake.film.seeing import seen
from longtake.film.time import holds
from longtake.film.timeline import Clip

_WORTHLESS: Final = {"broken", "short"}
_FROM_END_TO_END: Final = {"black", "still", "frozen"}
_NOTHING: Final = Decimal(0)


def judged(curves: Curves, expected: Expected = NOTHING) -> tuple[Finding, ...]:
    """Give all that is amiss in a file, in its own order."""
    return in_order(
        chain(_whole(curves, expected), seen(curves, expected), heard(curves, expected))
    )


def worthless(curves: Curves, findings: tuple[Finding, ...]) -> Finding | None:
    """Give why a take is no use at all, None where it is some.

    It does not decode to its end, is too short, or is black or still from end to end.
    """
    for each in findings:
        whole = each.frames >= curves.frames and each.kind in _FROM_END_TO_END
        if each.severe and (each.kind in _WORTHLESS or whole):
            return each
    return None


def _whole(curves: Curves, expected: Expected) -> Iterator[Finding]:
    told = max(curves.declared, expected.frames)
    if curves.broken:
        what = f"it breaks off after {curves.frames} pictures: {curves.broken}"
        yield Finding(
            "broken", SEVERE, curves.frames, max(1, told - curves.frames), curves.frames, told, what
        )
        return
    there = curves.frames if expected.rate is None else holds(curves.lasts, expected.rate)
    if there < expected.frames:
        what = f"it lasts for {there} pictures where {expected.frames} are needed"
        missing = expected.frames - there
        yield Finding("short", SEVERE, curves.frames, missing, there, expected.frames, what)


def blamed(
    findings: tuple[Finding, ...], clips: tuple[Clip, ...], prices: Mapping[str, Decimal]
) -> tuple[Finding, ...]:
    """Give a master's findings with the take that is to blame for each, and its remedy's price.

    `prices` are what another take of each clip costs, by its name; all other remedies are free.
    """
    return tuple(_blamed(each, clips, prices) for each in findings)


def _blamed(found: Finding, clips: tuple[Clip, ...], prices: Mapping[str, Decimal]) -> Finding:
    under = (clip.name for clip in clips if clip.at <= found.at < clip.at + clip.frames)
    of = found.of or next(under, "")
    price = prices.get(of) if found.remedy == "retake" else _NOTHING
    return replace(found, of=of, price=price)
