"""How things are painted: fills that carry their own gradient, and the light that falls on them."""

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from longtake.providers.sketch.pictures.figures.drawing import (
    Drawing,
    Point,
    Stop,
    circle,
    clip,
    ellipse,
    group,
    linear_gradient,
    n,
    path,
    pick,
    radial_gradient,
    rect,
    share,
    stroke,
)
from longtake.providers.sketch.pictures.palette import Palette, darken, lighten, seen
from longtake.providers.sketch.staging import Figure

COLOURS = {
    "red": "#c8372f",
    "crimson": "#a81f34",
    "scarlet": "#d6382a",
    "maroon": "#6e1f2b",
    "burgundy": "#6b1d34",
    "orange": "#e07b2c",
    "amber": "#d9922b",
    "yellow": "#eebb35",
    "golden": "#d3a03c",
    "gold": "#d3a03c",
    "green": "#3f8a55",
    "olive": "#7a8040",
    "emerald": "#1f8a63",
    "mint": "#9fd6bd",
    "lime": "#9cc43c",
    "teal": "#2b8388",
    "turquoise": "#3cb0ad",
    "cyan": "#45b5c9",
    "blue": "#2f6db0",
    "navy": "#223a63",
    "indigo": "#3d3f8f",
    "purple": "#70478f",
    "violet": "#7a56a8",
    "lavender": "#b3a0d2",
    "pink": "#e08aa0",
    "rose": "#d77f8d",
    "magenta": "#bb3f86",
    "coral": "#e8755f",
    "peach": "#f0b08c",
    "brown": "#7b5138",
    "tan": "#c79b6c",
    "beige": "#dcc7a4",
    "cream": "#f0e4cb",
    "ivory": "#f2ead8",
    "white": "#f1eee8",
    "black": "#2b2a30",
    "grey": "#8b9096",
    "gray": "#8b9096",
    "silver": "#bcc3c9",
    "copper": "#b56f47",
    "bronze": "#9a6b3c",
    "rusty": "#96532f",
    "wooden": "#8d5c37",
}
TASTEFUL = ("#c8472f", "#2c7a86", "#e0a339", "#3f6fa5", "#d98a6a", "#5a8a62", "#8a5a86", "#2f4a6b")
TRIMS = ("#efe6d4", "#e9d3a6", "#f3efe6")
MOVING = frozenset(("moves", "rides", "walks", "runs", "sails", "flies"))
MOST = 12
"""More copies than this are not counted by the eye."""
FEW = 3
"""Up to here they stand side by side."""
_HEX = re.compile(r"#[0-9a-fA-F]{6}\b")


@dataclass(frozen=True, slots=True)
class Ramp:
    """A gradient over the box of the shape that it fills."""

    stops: tuple[Stop, ...]
    start: Point = (0.0, 0.0)
    end: Point = (0.0, 1.0)
    radius: float = 0.0
    """0 for a straight gradient, else round about `start`."""


Fill = str | Ramp


@dataclass(frozen=True, slots=True)
class Coat:
    """The colours and words that one thing is painted by."""

    main: str
    trim: str
    words: frozenset[str]
    palette: Palette
    figure: Figure

    @property
    def light(self) -> str:
        """The main colour where the key light meets it."""
        return lighten(self.main, 0.25)

    @property
    def dark(self) -> str:
        """The main colour in its own shadow."""
        return darken(self.main, 0.3)

    @property
    def glow(self) -> str:
        """Lamp light; stays bright at night."""
        return self.palette.glow


Painter = Callable[[Coat], str]


@dataclass(frozen=True, slots=True)
class Thing:
    """A shape in units of its own, and how large the real one is."""

    paint: Painter
    box: tuple[float, float]
    """Width and height in the painter's units, about the contact point."""
    tall: float
    """Height of the real thing in centimetres."""
    medium: str = "surface"
    focus: Point | None = None
    """In the painter's units; the middle when left out."""
    motion: str = "still"
    colours: tuple[str, ...] = TASTEFUL
    """What it may be coloured when no word of its look says so."""


def drawn(things: dict[str, Thing]) -> dict[str, Callable[[Figure, Palette], Drawing]]:
    """The figures that these things make."""
    return {kind: _drawer(thing) for kind, thing in things.items()}


def draw_thing(thing: Thing, figure: Figure, palette: Palette) -> Drawing:
    """The thing, once or as a group, in the light of the palette."""
    scale = thing.tall / thing.box[1]
    width, height = thing.box
    focus = thing.focus or (0.0, -height / 2)
    svg = thing.paint(coat(thing, figure, palette))
    placed = _row(figure, width * scale, height * scale)
    copies = [
        group(svg, transform=f"translate({x:.2f} {y:.2f}) scale({scale * size:.5f})")
        for x, y, size in placed
    ]
    # What is small is looked at closely, and so is given a lamp of its own.
    light = replace(palette, dim=palette.dim / 2) if thing.medium == "surface" else palette
    front = placed[-1]
    parked = thing.motion == "walk" and figure.action not in MOVING
    return Drawing(
        svg=lit("".join(copies), light),
        width=max(abs(x) + width * scale * size / 2 for x, _, size in placed) * 2,
        height=max(height * scale * size - y for _, y, size in placed),
        medium=thing.medium,
        focus=(
            focus[0] * scale * front[2] + front[0],
            focus[1] * scale * front[2] + front[1],
        ),
        motion="still" if parked else thing.motion,
    )


def coat(thing: Thing, figure: Figure, palette: Palette) -> Coat:
    """Colours by the words of its look (`navy`, `#20406a`), else by its name; never by place."""
    named = [COLOURS.get(word, word) for word in figure.look if word in COLOURS or _is_hex(word)]
    main = named[0] if named else pick(figure, thing.colours, salt="main")
    trim = named[1] if len(named) > 1 else pick(figure, TRIMS, salt="trim")
    return Coat(main, trim, frozenset(figure.look), palette, figure)


def lit(svg: str, palette: Palette) -> str:
    """The fragment in the light of the picture; lamps keep their own."""
    glow = palette.glow.lower()

    def fall(found: re.Match[str]) -> str:
        colour = found.group().lower()
        return colour if colour == glow else _seen(colour, palette)

    # Named after the light too: things under two lights may stand in one picture.
    mark = _name(f"{palette.tint} {palette.dim} {palette.look}")[:6]
    return _HEX.sub(fall, svg).replace('id="b', f'id="{mark}').replace("url(#b", f"url(#{mark}")


def shining(svg: str, palette: Palette) -> str:
    """The fragment as a light of its own: graded by the look, not dimmed by the hour."""
    noon = replace(palette, tint="#ffffff", dim=0.0)

    def keep(found: re.Match[str]) -> str:
        colour = _seen(found.group().lower(), noon)
        # Written as rgb(), so that `lit` passes it by.
        return f"rgb({','.join(str(int(colour[i : i + 2], 16)) for i in (1, 3, 5))})"

    # Under names of their own: the same gradient may be near, in the light of the hour.
    return _HEX.sub(keep, svg).replace('id="b', 'id="s').replace("url(#b", "url(#s")


def down(*colours: str | tuple[str, float]) -> Ramp:
    """Top to bottom; a pair is a colour and its opacity."""
    return Ramp(_spread(colours))


def across(*colours: str | tuple[str, float]) -> Ramp:
    """Left to right."""
    return Ramp(_spread(colours), (0, 0), (1, 0))


def slant(*colours: str | tuple[str, float]) -> Ramp:
    """Top left to bottom right."""
    return Ramp(_spread(colours), (0, 0), (1, 1))


def out(
    *colours: str | tuple[str, float],
    centre: Point = (0.5, 0.5),
    radius: float = 0.5,
) -> Ramp:
    """From a centre outwards."""
    return Ramp(_spread(colours), centre, radius=radius)


def body(colour: str, *, depth: float = 0.24) -> Ramp:
    """A surface lit from above."""
    return down(lighten(colour, depth * 0.7), colour, darken(colour, depth))


def round_side(colour: str, *, depth: float = 0.3) -> Ramp:
    """An upright cylinder lit from the left."""
    lights = (darken(colour, depth * 0.5), lighten(colour, depth), colour, darken(colour, depth))
    return Ramp(tuple(zip((0, 0.26, 0.55, 1), lights, strict=True)), (0, 0), (1, 0))


def ball(colour: str, *, depth: float = 0.34) -> Ramp:
    """A sphere lit from the upper left."""
    return out(
        lighten(colour, depth),
        colour,
        darken(colour, depth),
        centre=(0.36, 0.3),
        radius=0.75,
    )


def shape(d: str, fill: Fill, **attributes: float | str) -> str:
    """A filled path."""
    return _filled(fill, lambda paint: path(d, paint, **attributes))


def dot(x: float, y: float, radius: float, fill: Fill, **attributes: float | str) -> str:
    """A disc."""
    return _filled(fill, lambda paint: circle((x, y), radius, paint, **attributes))


def oval(x: float, y: float, rx: float, ry: float, fill: Fill, **attributes: float | str) -> str:
    """An ellipse."""
    return _filled(fill, lambda paint: ellipse((x, y), rx, ry, paint, **attributes))


def box(  # noqa: PLR0913, PLR0917 - four sides, a fill and a corner
    x: float,
    y: float,
    width: float,
    height: float,
    fill: Fill,
    r: float = 0,
    **attributes: float | str,
) -> str:
    """A box from its top left corner, its corners rounded by `r`."""
    return _filled(fill, lambda paint: rect(x, y, width, height, paint, rx=r, **attributes))


def line(d: str, colour: str, width: float, **attributes: float | str) -> str:
    """An open stroke with round ends."""
    return stroke(d, colour, width, **attributes)


def inside(d: str, *parts: str) -> str:
    """The parts, seen only within the outline."""
    name = _name(d)
    return clip(name, d) + group(*parts, clip_path=f"url(#{name})")


def halo(x: float, y: float, radius: float, colour: str, strength: float = 0.7) -> str:
    """Soft light around a lamp."""
    return dot(x, y, radius, out((colour, strength), (colour, strength * 0.3), (colour, 0)))


def put(svg: str, x: float, y: float, scale: float = 1, turn: float = 0) -> str:
    """The fragment elsewhere; a negative scale mirrors it left to right."""
    flip = f"{scale:g} {abs(scale):g}"
    return group(svg, transform=f"translate({n(x)} {n(y)}) rotate({turn:g}) scale({flip})")


def metal(colour: str = "#b9c0c6") -> Ramp:
    """Polished metal seen against a bright and a dark wall."""
    return Ramp(
        (
            (0, lighten(colour, 0.55)),
            (0.28, colour),
            (0.46, darken(colour, 0.42)),
            (0.56, lighten(colour, 0.3)),
            (1, darken(colour, 0.25)),
        ),
    )


def _is_hex(word: str) -> bool:
    return _HEX.fullmatch(word) is not None


def _drawer(thing: Thing) -> Callable[[Figure, Palette], Drawing]:
    def draw(figure: Figure, palette: Palette) -> Drawing:
        return draw_thing(thing, figure, palette)

    return draw


@lru_cache(maxsize=8192)
def _seen(colour: str, palette: Palette) -> str:
    return seen(colour, palette)


def _row(figure: Figure, width: float, height: float) -> list[tuple[float, float, float]]:
    """Where each copy stands and how large, back to front; many stand in two loose rows."""
    count = max(1, min(figure.count, MOST))
    if count == 1:
        return [(0.0, 0.0, 1.0)]
    crowd = count > FEW
    step, behind = (width * 0.62, 0.24) if crowd else (width * 1.04, 0.08)
    copies = []
    for i in range(count):
        chance = share(figure, salt=f"copy {i}")
        back = i % 2 * behind
        x = (i - (count - 1) / 2) * step + (chance - 0.5) * width * 0.12
        copies.append((x, -height * back * 0.4, (1 - back) * (0.93 + 0.09 * chance)))
    return sorted(copies, key=lambda copy: copy[1])


def _spread(colours: Iterable[str | tuple[str, float]]) -> tuple[Stop, ...]:
    stops = tuple(colours)
    last = max(len(stops) - 1, 1)
    return tuple(
        (i / last, stop) if isinstance(stop, str) else (i / last, *stop)
        for i, stop in enumerate(stops)
    )


def _filled(fill: Fill, draw: Callable[[str], str]) -> str:
    if isinstance(fill, str):
        return draw(fill)
    # The name follows from the gradient, so that equal names are always equal gradients.
    name = _name(repr(fill))
    if fill.radius:
        ramp = radial_gradient(name, *fill.stops, centre=fill.start, radius=fill.radius)
    else:
        ramp = linear_gradient(name, *fill.stops, start=fill.start, end=fill.end)
    return ramp + draw(f"url(#{name})")


def _name(text: str) -> str:
    return "b" + hashlib.sha256(text.encode()).hexdigest()[:12]
