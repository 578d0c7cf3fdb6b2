"""The part of a page that shows an inspection: findings, seams as pictures, curves."""

from collections.abc import Iterable, Iterator
from html import escape
from typing import Final

from longtake.film.finding import Finding
from longtake.film.inspection import Drawn, Inspection, Seam
from longtake.film.quote import dollars
from longtake.film.seeing import SEAM
from longtake.film.time import timecode
from longtake.storage.inspection_page import InspectionPage

_WIDE: Final = 1000
_HIGH: Final = 84
_MOST: Final = 200
"""Findings that are listed one by one."""


def inspection_part(page: InspectionPage) -> Iterator[str]:
    """Give the part, from its heading to its curves."""
    found = page.found
    yield '<section class="inspection" id="inspection">'
    yield f"<header><h2>Inspection</h2><p>{escape(summary(found))}</p></header>"
    yield from _findings(page)
    yield from _seams(page)
    yield from _curves(found)
    yield "</section>"


def summary(found: Inspection) -> str:
    """Give what it came to in a line."""
    severe, mild = len(found.severe), len(found.findings) - len(found.severe)
    told = [f"{severe} severe", f"{mild} mild"] if found.findings else ["nothing is amiss"]
    if found.lufs is not None and found.true_peak is not None:
        told.append(f"{found.lufs:.1f} LUFS, {found.true_peak:.1f} dBTP")
    return " · ".join(told)


def _findings(page: InspectionPage) -> Iterator[str]:
    found = page.found
    if not found.findings:
        return
    yield '<ol class="findings">'
    for each in found.findings[:_MOST]:
        yield _finding(page, each)
    yield "</ol>"
    if len(found.findings) > _MOST:
        yield f"<p>and {len(found.findings) - _MOST} more</p>"


def _finding(page: InspectionPage, each: Finding) -> str:
    mark = "severe" if each.severe else "mild"
    price = "" if each.price is None else f", {dollars(each.price)}"
    of = f" <i>{escape(each.of)}</i>" if each.of else ""
    place = timecode(each.at, page.found.rate)
    return (
        f'<li class="{mark}">{_picture(page, each.at)}<div><b>{escape(each.kind)}</b> {place}{of}'
        f"<p>{escape(each.what)}</p><small>{escape(each.remedy)}{price}</small></div></li>"
    )


def _seams(page: InspectionPage) -> Iterator[str]:
    """Give each join with the picture before it and the one after it side by side."""
    if not page.found.seams:
        return
    yield '<h3>Joins</h3><div class="seams">'
    for seam in page.found.seams:
        yield _seam(page, seam)
    yield "</div>"


def _seam(page: InspectionPage, seam: Seam) -> str:
    kind = "seam" if seam.unbroken else "cut"
    bad = " bad" if seam.unbroken and seam.ratio > SEAM else ""
    told = f"{seam.ratio:.2f} times the usual change" if seam.unbroken else "a cut"
    return (
        f'<figure class="{kind}{bad}"><div>{_picture(page, seam.at - 1)}'
        f"{_picture(page, seam.at)}</div><figcaption><b>{escape(seam.before)} → "
        f"{escape(seam.after)}</b> {timecode(seam.at, page.found.rate)} <span>{told}</span>"
        "</figcaption></figure>"
    )


def _picture(page: InspectionPage, at: int) -> str:
    data = page.pictures.get(at)
    if data is None:
        return '<span class="blank"></span>'
    place = timecode(at, page.found.rate)
    return f'<img alt="{place}" title="{place}" src="data:image/jpeg;base64,{data}">'


def _curves(found: Inspection) -> Iterator[str]:
    if not found.curves or not found.frames:
        return
    yield '<h3>Over time</h3><div class="curves">'
    joins = "".join(
        _mark(seam.at, found.frames, "seam" if seam.unbroken else "cut") for seam in found.seams
    )
    marks = "".join(_mark(each.at, found.frames, "found") for each in found.severe)
    for drawn in found.curves:
        yield _curve(drawn, joins + marks)
    yield "</div>"


def _mark(at: int, frames: int, kind: str) -> str:
    x = at * _WIDE / max(1, frames)
    return f'<line class="{kind}" x1="{x:.1f}" x2="{x:.1f}" y1="0" y2="{_HIGH}"/>'


def _curve(drawn: Drawn, marks: str) -> str:
    low, high = min(drawn.points), max(drawn.points)
    path = " ".join(_points(drawn.points, low, high))
    return (
        f"<figure><figcaption>{escape(drawn.name)} <span>{low:.4g} to {high:.4g} "
        f'{escape(drawn.unit)}</span></figcaption><svg viewBox="0 0 {_WIDE} {_HIGH}" '
        f'preserveAspectRatio="none" role="img" aria-label="{escape(drawn.name, quote=True)}">'
        f'{marks}<polyline points="{path}"/></svg></figure>'
    )


def _points(points: Iterable[float], low: float, high: float) -> Iterator[str]:
    room, whole = high - low or 1.0, list(points)
    for place, value in enumerate(whole):
        x = (place + 0.5) * _WIDE / len(whole)
        yield f"{x:.1f},{4 + (high - value) / room * (_HIGH - 8):.1f}"
