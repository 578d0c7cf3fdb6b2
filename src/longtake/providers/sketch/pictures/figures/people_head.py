"""Heads: face, beard and glasses in three-quarter view, drawn 23 cm high around the origin."""

from collections.abc import Callable

from longtake.providers.sketch.pictures.figures.drawing import (
    blob,
    circle,
    clip,
    ellipse,
    group,
    path,
    smooth,
    stroke,
)
from longtake.providers.sketch.pictures.figures.people_hair import hair_behind, hair_in_front
from longtake.providers.sketch.pictures.figures.people_hats import (
    hat_behind,
    hat_on_top,
    hides_hair,
)
from longtake.providers.sketch.pictures.figures.people_wardrobe import Wardrobe
from longtake.providers.sketch.pictures.figures.tones import Tones, tones
from longtake.providers.sketch.pictures.palette import Palette, mix, seen

UNIT = 23.0
"""Height of a head as it is drawn here, crown to chin."""

_FACE = (
    (-1.2, -11.4), (4.6, -10.3), (7.7, -6.2), (8.3, -1.6), (7.8, 2.2), (7.5, 5.6), (5.9, 9.3),
    (2.9, 11.4), (-0.6, 10.9), (-4.4, 8.2), (-7.2, 3.8), (-8.9, -2.2), (-7.6, -8.0),
)  # fmt: skip
_CHILD_FACE = (
    (-1.0, -11.6), (5.2, -10.4), (8.8, -5.8), (9.3, -0.6), (9.5, 3.6), (8.3, 7.6), (5.4, 10.4),
    (2.0, 11.4), (-1.9, 10.9), (-6.0, 8.6), (-8.8, 4.4), (-9.9, -1.8), (-8.4, -8.0),
)  # fmt: skip


def head(worn: Wardrobe, palette: Palette, name: str, *, asleep: bool = False) -> str:
    """The whole head, hat and all; its ids begin with `name`."""
    skin = tones(worn.skin, palette)
    hair = tones(worn.hair_colour, palette)
    shape = smooth(_CHILD_FACE if worn.child else _FACE)
    covered = hides_hair(worn.hat)
    return group(
        hat_behind(worn, palette),
        "" if covered else hair_behind(worn.hair, hair),
        _ear(skin) if not covered else "",
        clip(f"{name}h", shape),
        path(shape, skin.base),
        group(_planes(worn, skin, hair, covered=covered), clip_path=f"url(#{name}h)"),
        _features(worn, skin, palette, asleep=asleep),
        _beard(worn.beard, hair),
        _glasses(worn.glasses, palette),
        "" if covered else hair_in_front(worn.hair, hair),
        hat_on_top(worn, palette),
    )


def head_behind_body(worn: Wardrobe, palette: Palette) -> str:
    """Long hair and veils that fall behind the shoulders."""
    if hides_hair(worn.hat) or worn.hair not in ("long", "braid"):
        return ""
    hair = tones(worn.hair_colour, palette)
    fall = ((-9, -6), (-12.5, 4), (-13.6, 15), (-12, 23), (-5, 25.5), (3, 24), (8, 17), (7, 4))
    return blob(fall, hair.deep)


def _ear(skin: Tones) -> str:
    outer = ((-7.4, -1.8), (-9.2, -2.2), (-9.9, 0.2), (-8.9, 2.9), (-7.0, 3.9), (-6.2, 1.2))
    return blob(outer, skin.base) + stroke("M-8.8,-0.8C-9,0.6 -8.4,2 -7.6,2.4", skin.shade, 0.55)


def _planes(worn: Wardrobe, skin: Tones, hair: Tones, *, covered: bool) -> str:
    """Shade on the far cheek, under the hair and the jaw; light on the near cheek."""
    far = "M7.6,-12C6.4,-6 6.4,-2 6.6,1C6.8,5 5.2,9 1,12L12,14L14,-12Z"
    jaw = "M-10,2.5C-7.6,7.5 -4,10 0.6,10.2C3.2,10.4 5,9.6 6.4,8L6,14L-12,14Z"
    brow = "" if worn.hair == "bald" else ellipse((0, -10.2), 10.5, 5.2, skin.shade, opacity=0.5)
    blush = ""
    if worn.blush:
        pink = mix(skin.base, "#e0604f", 0.34)
        blush = ellipse((-3.6, 4.7), 2.7, 1.7, pink, opacity=0.6)
        blush += ellipse((6.9, 4.5), 1.6, 1.6, pink, opacity=0.6)
    stubble = ""
    if worn.beard == "stubble":
        stubble = path(
            "M-8,2C-4,6 0,3.6 2.6,4.4C5,3.6 7,5 9,2L9,13L-9,13Z", hair.base, opacity=0.25
        )
    return (
        path(jaw, skin.shade, opacity=0.55)
        + path(far, skin.shade, opacity=0.6)
        + (brow if not covered else "")
        + ellipse((-2.6, -5.4), 4.6, 2.4, skin.lit, opacity=0.45)
        + ellipse((-4.0, 3.1), 2.9, 1.9, skin.lit, opacity=0.5)
        + stubble
        + blush
    )


def _features(worn: Wardrobe, skin: Tones, palette: Palette, *, asleep: bool) -> str:
    low = 1.1 if worn.child else 0.0
    hair = tones(worn.hair_colour, palette)
    brow = mix(hair.base, skin.deep, 0.35)
    thick = 1.35 if worn.old else 0.75 if worn.lashes or worn.child else 1.1
    parts = [
        _eye((-1.5, low), 1.0, worn, palette, asleep=asleep),
        _eye((5.5, low), 0.8, worn, palette, asleep=asleep),
        stroke(
            f"M-4.2,{low - 3.3:.1f}C-3,{low - 4.5:.1f} -0.9,{low - 4.5:.1f} 0.5,{low - 3.6:.1f}",
            brow,
            thick,
        ),
        stroke(
            f"M4.3,{low - 3.7:.1f}C5.2,{low - 4.5:.1f} 6.6,{low - 4.3:.1f} 7.4,{low - 3.3:.1f}",
            brow,
            thick * 0.9,
        ),
        _nose(worn, skin),
        _mouth(worn, skin, palette),
    ]
    if worn.old:
        parts.append(_years(skin))
    return "".join(parts)


def _eye(
    centre: tuple[float, float], width: float, worn: Wardrobe, palette: Palette, *, asleep: bool
) -> str:
    x, y = centre
    line = mix(seen("#2a1f24", palette), palette.line, 0.4)
    wide = (2.25 if worn.child else 2.0) * width
    if asleep:
        lid = (
            f"M{x - wide:.1f},{y:.1f}C{x - 0.8:.1f},{y + 1.2:.1f} "
            f"{x + 0.8:.1f},{y + 1.2:.1f} {x + wide:.1f},{y:.1f}"
        )
        return stroke(lid, line, 0.6)
    tall = (1.75 if worn.child else 1.35) * (0.82 if worn.old else 1.0)
    iris = {True: "#5b7d8f", False: "#4a3527"}[worn.old]
    lash = 0.85 if worn.lashes else 0.6
    upper = (
        f"M{x - wide:.1f},{y + 0.3:.1f}C{x - wide * 0.6:.1f},{y - tall:.1f} "
        f"{x + wide * 0.5:.1f},{y - tall * 1.1:.1f} {x + wide:.1f},{y:.1f}"
    )
    white = (
        f"{upper}C{x + wide * 0.5:.1f},{y + tall:.1f} "
        f"{x - wide * 0.6:.1f},{y + tall:.1f} {x - wide:.1f},{y + 0.3:.1f}Z"
    )
    flick = f"M{x - wide:.1f},{y + 0.3:.1f}l-0.8,-0.7" if worn.lashes else ""
    look = x + 0.35 * width
    return (
        path(white, seen("#f6efe6", palette))
        + ellipse(
            (look, y - 0.1),
            1.12 * width * (1.2 if worn.child else 1),
            tall * 0.82,
            seen(iris, palette),
        )
        + ellipse((look, y - 0.1), 0.62 * width, tall * 0.5, line)
        + circle((look - 0.4 * width, y - tall * 0.4), 0.34, "#ffffff", opacity=0.9)
        + stroke(upper, line, lash)
        + (stroke(flick, line, 0.5) if flick else "")
    )


def _nose(worn: Wardrobe, skin: Tones) -> str:
    if worn.child:
        return stroke("M3.2,3.4C3.9,4.2 3.6,4.7 2.6,4.8", skin.deep, 0.55, opacity=0.8)
    side = "M2.6,-1.4C3.6,0.6 4.6,2.4 4.9,3.6C4.9,4.7 3.6,5 2.2,4.8C3.4,4 3.3,1.6 2.6,-1.4Z"
    wing = "M4.9,3.4C5,4.7 3.8,5.1 2.3,4.8"
    return path(side, skin.shade, opacity=0.75) + stroke(wing, skin.deep, 0.5, opacity=0.85)


def _mouth(worn: Wardrobe, skin: Tones, palette: Palette) -> str:
    lip = mix(skin.base, seen("#b0453f", palette), 0.5 if worn.lashes else 0.28)
    line = mix(skin.deep, palette.line, 0.2)
    down = 0.3 if worn.child else 0.0
    smile = f"M0,{7.2 + down:.1f}C1.4,{8.1 + down:.1f} 3.6,{8.1 + down:.1f} 4.9,{7.0 + down:.1f}"
    lower = f"{smile}C4,{9.1 + down:.1f} 1.2,{9.2 + down:.1f} 0,{7.2 + down:.1f}Z"
    return path(lower, lip) + stroke(smile, line, 0.5)


def _years(skin: Tones) -> str:
    lines = (
        "M-0.6,4.6C-1.6,5.8 -1.7,7 -1.4,8",
        "M-3.6,2.2C-2.4,2.9 -1,2.9 0.2,2.3",
        "M-4.4,-6.4C-1.4,-7.1 2.6,-7.2 5.6,-6.5",
        "M-3.4,-7.9C-1,-8.4 2.2,-8.5 4.6,-8",
        "M-5.2,0.4L-6.8,-0.2M-5.2,1.2L-6.7,1.4",
    )
    return "".join(stroke(line, skin.shade, 0.45, opacity=0.9) for line in lines)


def _beard(beard: str, hair: Tones) -> str:
    if beard in ("", "stubble"):
        return ""
    moustache = path(
        "M2.6,5.2C4.2,4.9 6.3,5.6 7,7.3C5.4,7.5 4,7.4 2.8,6.8C1.3,7.8 -0.9,8 "
        "-2.4,7.2C-1.3,5.6 0.8,4.9 2.6,5.2Z",
        hair.lit,
    )
    if beard == "moustache":
        return moustache
    long = 20.0 if beard == "long" else 14.6
    shape = (
        "M-8,0.6C-7.4,3.4 -5.6,5.6 -3.4,5.9C-1.6,6 0.6,6.6 2.6,6.3C4.6,6.6 6.4,5.8 "
        "7.7,3C8.4,7 7.6,10.6 "
        f"5.8,{long - 2.6:.1f}C4,{long:.1f} 1.6,{long + 1.2:.1f} -0.6,{long:.1f}"
        f"C-4.6,{long - 2:.1f} -8.6,8.6 -8,0.6Z"
    )
    light = (
        f"M-7.2,4C-6,9 -4,{long - 4:.1f} -0.8,{long - 1.6:.1f}C-2,{long - 4:.1f} -4,10 "
        "-4.4,6.2C-5.6,5.8 -6.6,5 -7.2,4Z"
    )
    locks = (
        f"M1,9.6C1.2,11.4 1,{long - 3:.1f} 0.4,{long - 1.6:.1f}M4.2,9.2C4.4,11 "
        f"4,{long - 4:.1f} 3.2,{long - 2.4:.1f}"
    )
    gap = ellipse((2.6, 8.0), 1.9, 0.7, hair.deep)
    return (
        path(shape, hair.base) + path(light, hair.lit, opacity=0.7)
        + stroke(locks, hair.shade, 0.6) + gap + moustache
    )  # fmt: skip


def _round_glasses(palette: Palette) -> str:
    frame = seen("#3a2f2a", palette)
    lens = seen("#dfeef2", palette)
    return (
        circle((-1.5, 0.2), 3.0, lens, opacity=0.25)
        + ellipse((5.7, 0.2), 2.5, 3.0, lens, opacity=0.25)
        + stroke(
            "M-4.5,0.2a3,3 0 1 0 6,0a3,3 0 1 0 -6,0M3.2,0.2a2.5,3 0 1 0 5,0a2.5,3 0 "
            "1 0 -5,0M1.5,-0.2C2,-0.7 2.7,-0.7 3.2,-0.2M-4.5,-0.4L-8.6,-1.2",
            frame,
            0.55,
        )
    )


def _dark_glasses(palette: Palette) -> str:
    glass = seen("#20242c", palette)
    lenses = (
        "M-4.8,-1.4L1.6,-1.4C1.8,1 0.8,2.7 -1.4,2.7C-3.6,2.7 -4.8,1 -4.8,-1.4ZM3.2,-1.4"
        "L8.4,-1.4C8.5,1 7.6,2.6 5.8,2.6C4,2.6 3.2,1 3.2,-1.4Z"
    )
    return (
        stroke("M1.4,-1L3.4,-1M-4.6,-1L-8.8,-1.4", glass, 0.7)
        + path(lenses, glass)
        + stroke("M-3.6,-0.4L-1.8,1.4M4.4,-0.4L5.6,1", seen("#8fa5b5", palette), 0.5)
    )


def _goggles(palette: Palette) -> str:
    strap, frame, glass = (seen(c, palette) for c in ("#4a342a", "#b08a4a", "#8fc4c9"))
    return (
        path("M-9,-9.4C-3,-11.4 4,-11.2 8.2,-8.8L8,-6.8C4,-8.8 -3,-9 -9,-7.2Z", strap)
        + circle((-1.6, -7.2), 3.3, frame) + ellipse((5.4, -7), 2.7, 3.2, frame)
        + circle((-1.6, -7.2), 2.3, glass) + ellipse((5.4, -7), 1.8, 2.2, glass)
        + stroke("M-2.8,-7.4C-2.6,-8.4 -1.8,-8.8 -1.2,-8.8", "#ffffff", 0.6, opacity=0.7)
    )  # fmt: skip


_GLASSES: dict[str, Callable[[Palette], str]] = {
    "round": _round_glasses,
    "dark": _dark_glasses,
    "goggles": _goggles,
}


def _glasses(kind: str, palette: Palette) -> str:
    return _GLASSES[kind](palette) if kind else ""
