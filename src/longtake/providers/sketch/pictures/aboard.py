"""The boat around somebody who is shown near on the open sea: its far side, behind them."""

from typing import Final

from longtake.providers.sketch.pictures import framing
from longtake.providers.sketch.pictures.figures.people import FIGURES as PEOPLE
from longtake.providers.sketch.pictures.layer import Layer
from longtake.providers.sketch.pictures.palette import Palette, darken, mix, seen
from longtake.providers.sketch.pictures.places.brush import (
    box,
    curve,
    down,
    line,
    path,
    ref,
    stroke,
)
from longtake.providers.sketch.staging import Figure, Staging

NEAR: Final = framing.CLOSE | {"medium"}
"""Framings in which nobody's feet are seen, nor what they stand on."""
_OUTSIDE: Final = frozenset({"sails", "swims", "flies", "rides", "falls"})
"""Actions that bring their own boat, or none."""
_SEABORN: Final = frozenset({"mermaid", "ghost"})
_RAIL: Final = {"medium": 770.0, "medium_close_up": 800.0}
"""Frame units down to the rail in the middle of the frame."""
_LOW: Final = 850.0
_DECK: Final = 915.0
"""Frame units down to where the boards of a tall frame meet the side."""
_SHEER: Final = 46.0
"""Frame units that the rail rises towards the bow."""


def aboard(staging: Staging, palette: Palette, aspect: float) -> tuple[Layer, ...]:
    """The side of the boat in frame units; nothing where nobody needs one."""
    if staging.place != "sea" or staging.framing not in NEAR:
        return ()
    if not any(_needs_boat(figure) for figure in staging.figures):
        return ()
    top = _RAIL.get(staging.framing, _LOW)
    soft = framing.softness(staging.framing, 1.0)
    footed = staging.framing == "medium" and aspect < 1
    deck = _deck(palette, 1000 * aspect) if footed else ""
    return (Layer(_side(palette, 1000 * aspect, top) + deck, 1.0, blur=soft),)


def _needs_boat(figure: Figure) -> bool:
    person = figure.kind in PEOPLE and figure.kind not in _SEABORN
    return person and figure.action not in _OUTSIDE


def _side(palette: Palette, width: float, top: float) -> str:
    """Planks below a rail, from beyond the left edge of the frame to beyond the right one."""
    wood = seen("#a5754a", palette)
    lit, deep = mix(wood, palette.light, 0.3), darken(wood, 0.5)
    rail = _strake(width, top)
    inner = curve(rail) + f"L{rail[-1][0]:.1f} 1400L{rail[0][0]:.1f} 1400Z"
    seams = "".join(curve(_strake(width, top + below)) for below in (92, 168, 244))
    step = 270.0
    ribs = "".join(
        line([(at, top + 40), (at - 14, 1400)])
        for at in (step * k - step / 3 for k in range(-1, int(width / step) + 3))
    )
    return (
        down("aboard", top, top + 300, darken(wood, 0.12), darken(wood, 0.42))
        + path(inner, ref("aboard"))
        + stroke(seams, deep, 4, 0.5)
        + stroke(ribs, darken(wood, 0.3), 30)
        + stroke(curve(_strake(width, top + 26)), deep, 12, 0.55)
        + stroke(curve(rail), wood, 40)
        + stroke(curve(_strake(width, top - 13)), lit, 11)
    )


def _deck(palette: Palette, width: float) -> str:
    """The boards that somebody stands on, which only a tall frame shows."""
    wood = seen("#a5754a", palette)
    boards = "".join(
        line([(width * (0.5 + side), _DECK), (width * (0.5 + 2.2 * side), 1400)])
        for side in (-0.7, -0.5, -0.3, -0.1, 0.1, 0.3, 0.5, 0.7)
    )
    return (
        down("deck", _DECK, 1100, mix(wood, palette.light, 0.08), darken(wood, 0.2))
        + path(box(-0.3 * width, _DECK, 1.6 * width, 500), ref("deck"))
        + stroke(boards, darken(wood, 0.5), 4, 0.5)
        + stroke(line([(-0.3 * width, _DECK), (1.3 * width, _DECK)]), darken(wood, 0.55), 8, 0.6)
    )


def _strake(width: float, top: float) -> list[tuple[float, float]]:
    """A line along the hull: level amidships, rising to the bow on the right."""
    shares = (-0.3, 0.0, 0.25, 0.5, 0.75, 1.0, 1.3)
    return [
        (share * width, top - _SHEER * (share - 0.1) * abs(share - 0.1) * 2) for share in shares
    ]
