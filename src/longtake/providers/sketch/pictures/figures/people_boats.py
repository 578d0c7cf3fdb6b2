"""Boats with someone in them: what is behind the sailor, what is before, and the seat between."""

from dataclasses import dataclass

from longtake.providers.sketch.pictures.figures import vehicles
from longtake.providers.sketch.pictures.figures.drawing import (
    Point,
    circle,
    clip,
    ellipse,
    group,
    path,
    pick,
    rect,
    stroke,
    uid,
)
from longtake.providers.sketch.pictures.figures.people_body import POSES, Pose
from longtake.providers.sketch.pictures.figures.people_things import dinghy
from longtake.providers.sketch.pictures.figures.tones import tones
from longtake.providers.sketch.pictures.palette import Palette, mix
from longtake.providers.sketch.staging import Figure

_HULLS = ("#b5473a", "#2f6f8f", "#3f7f5f", "#d9a03a")
_DECKED = frozenset({"ship", "ferry", "steamer"})
_OPEN: dict[str, tuple[str, Point]] = {
    "boat": ("M-203,-68C-142,-52 106,-50 208,-85V60H-230Z", (-8, -70)),
    "canoe": ("M-236,-66C-224,-34 -120,-32 0,-32C120,-32 224,-34 236,-66V40H-250Z", (-46, -30)),
}
"""The near side of an open boat's hull, and where the hips of the one who rows it are."""
_ROWING = Pose((52, 84), (60, 88), (80, 20), (76, 8), lean=-4, motion="bob")
VESSELS = frozenset({"sailboat", *_OPEN, *_DECKED})


@dataclass(frozen=True, slots=True)
class Berth:
    """A boat around its sailor, in centimetres; the water is at 0."""

    behind: str
    before: str
    hip: Point | None
    """Where the hips are; the feet are on the deck where none."""
    deck: Point
    pose: Pose
    width: float
    height: float
    """Of the boat alone."""


def berth(figure: Figure, palette: Palette) -> Berth:
    """The vessel that the figure is in: what it holds, else a small sailing boat."""
    if figure.holds in _OPEN:
        return _open(figure, palette)
    if figure.holds in _DECKED:
        return _decked(figure, palette)
    back, front = dinghy(palette, pick(figure, _HULLS, salt="hull"))
    return Berth(back, front, (-46, -40), (0, 0), POSES["sails"], 304, 378)


def _open(figure: Figure, palette: Palette) -> Berth:
    side, hip = _OPEN[figure.holds]
    boat = vehicles.FIGURES[figure.holds](
        Figure(figure.holds, figure.name and f"{figure.name}'s", action="sails"), palette
    )
    name = f"{uid(figure)}b"
    near = clip(name, side) + group(boat.svg, clip_path=f"url(#{name})")
    return Berth(boat.svg, near, hip, (0, 0), _ROWING, boat.width, boat.height)


def _decked(figure: Figure, palette: Palette) -> Berth:
    """The bow of a ship with its bridge behind; whoever sails it stands at the rail."""
    hull = tones(pick(figure, ("#2f4a63", "#8a3a30", "#2f5f5a"), salt="hull"), palette)
    white, wood = tones("#efe9dc", palette), tones("#a5754a", palette)
    behind = group(
        rect(-250, -520, 34, 150, hull.base) + rect(-250, -500, 34, 26, white.base),
        rect(-330, -400, 210, 240, white.base, rx=8) + rect(-160, -400, 40, 240, white.shade),
        rect(-346, -414, 242, 20, hull.shade, rx=6),
        *(
            rect(x, -372, 44, 56, mix(palette.glow, "#7fb2c2", 0.5), rx=8)
            for x in (-306, -244, -182)
        ),
        circle((-222, -240), 30, hull.lit) + circle((-222, -240), 16, white.base),
        stroke("M-120,-560V-400M-120,-548L-228,-414M-120,-548L300,-196", wood.shade, 4),
        path("M-360,-170C-200,-156 160,-158 372,-196L330,-150L-350,-150Z", wood.base),
    )
    posts = "".join(rect(x, -244 - rise, 5, 84, white.base) for x, rise in _POSTS)
    before = group(
        posts,
        stroke("M-110,-240C20,-240 180,-248 330,-276", white.base, 7),
        stroke("M-110,-204C20,-204 180,-212 336,-238", white.shade, 4),
        path("M-380,-172C-200,-154 160,-156 392,-206C380,-110 340,-30 296,12H-350"
             "C-368,-40 -378,-110 -380,-172Z", hull.base),
        path("M-376,-80C-200,-60 160,-60 358,-100C344,-60 322,-20 296,12H-350"
             "C-362,-20 -370,-50 -376,-80Z", hull.shade),
        stroke("M-380,-172C-200,-154 160,-156 392,-206", white.base, 9),
        stroke("M-372,-50C-200,-30 160,-30 344,-66", tones("#b5473a", palette).base, 10),
        "".join(circle((x, -112), 12, white.lit) + circle((x, -112), 8, hull.deep)
                for x in (-280, -190, -100, -10, 80)),
        ellipse((0, 12), 380, 10, palette.water, opacity=0.7),
    )  # fmt: skip
    return Berth(behind, before, None, (70, -158), POSES["holds"], 800, 560)


_POSTS = ((-110, 0), (-30, 0), (50, 2), (130, 8), (210, 16), (290, 28))
