"""Hair of the people, in two layers round a head that is 23 cm high and centred on the origin."""

from longtake.providers.sketch.pictures.figures.drawing import blob, circle, ellipse, path, stroke
from longtake.providers.sketch.pictures.figures.tones import Tones

_CAP = (
    "M-9.6,1.2C-11,-4 -10.2,-9.6 -5.8,-12.2C-1,-14.8 5.6,-13.6 8,-9.4C8.9,-7.6 8.9,-5.4 8.4,-3.6"
    "C7.4,-6 6,-7.6 3.6,-8.4C0.4,-7 -3.6,-6.8 -6,-5.4C-7.2,-4 -7.2,-1.2 -7.6,1.6Z"
)
_SHINE = "M-7.6,-6C-6.6,-9.4 -3.4,-11.4 0.4,-11.6"


def hair_behind(cut: str, hair: Tones) -> str:  # noqa: PLR0911 - one case a cut
    """What lies behind the face: the mass of long cuts, buns and tails."""
    match cut:
        case "long" | "braid":
            return blob(
                ((-1, -13), (-8, -11), (-11.4, -3), (-12, 6), (-12.6, 13), (-6, 13.6), (4, 12),
                 (9.4, 12.4), (10, 4), (9.2, -6), (5, -12)), hair.shade,
            )  # fmt: skip
        case "bob":
            return blob(
                ((-1, -13), (-8, -11), (-11.6, -3), (-11.8, 5), (-9.6, 9.4), (-3, 9.6), (6, 9),
                 (9.6, 8), (10, 2), (9, -7), (5, -12)), hair.shade,
            )  # fmt: skip
        case "bun":
            return circle((-6.8, -12.6), 4.4, hair.shade) + circle((-7.6, -13.4), 3.2, hair.base)
        case "ponytail":
            tail = ((-7, -9), (-12, -10), (-15.6, -4), (-15.4, 4), (-13, 10), (-11.6, 4), (-9, -2))
            return blob(tail, hair.shade) + stroke(
                "M-9,-8.4C-13,-7 -14.4,-2 -13.8,4", hair.lit, 0.7
            )
        case "pigtails":
            near = ((-9, -2), (-13.4, -1), (-15, 5), (-13, 11.4), (-10.4, 7), (-8, 3))
            far = ((8, -2), (11.6, 0), (12.6, 5), (11, 10.4), (9, 6))
            return blob(far, hair.shade) + blob(near, hair.base)
        case "afro":
            return circle((-0.6, -4.6), 14.2, hair.shade) + circle((-2, -6), 12.4, hair.base)
        case _:
            return ""


def hair_in_front(cut: str, hair: Tones) -> str:  # noqa: PLR0911 - one case a cut
    """What frames the face: fringe, sides and crown."""
    match cut:
        case "bald":
            return ellipse((-2.4, -8.6), 3.2, 1.5, "#ffffff", opacity=0.25)
        case "tuft":
            wisp = (
                "M-4,-11C-3,-13.4 0,-15.6 3,-15C1.6,-14.4 1.2,-13.4 1.6,-12.4C3,-13.4 "
                "4.6,-13.4 5.6,-12.6C3.6,-11.8 0,-10.4 -4,-11Z"
            )
            return path(wisp, hair.base)
        case "balding":
            side = "M-9.4,2C-11,-1.6 -10.6,-6.4 -8.2,-8.6C-7.6,-6 -7.2,-3 -7,1.8Z"
            return path(side, hair.base) + ellipse((-1.4, -9), 3, 1.4, "#ffffff", opacity=0.22)
        case "curly":
            return _curls(hair)
        case "afro":
            return path(
                "M-9,-2C-9.4,-8 -4,-11 1,-10.4C5,-10.4 8.4,-7.6 8.6,-3C6.8,-7 "
                "3,-8.6 -1,-8C-5,-7.6 -7.6,-6 -9,-2Z",
                hair.base,
            )
        case "spiky" | "messy":
            return _spikes(hair, tall=cut == "spiky")
        case "long" | "braid" | "bob" | "ponytail" | "bun" | "pigtails":
            return _parted(cut, hair)
        case "side":
            swept = (
                "M-9.6,1.2C-11,-4 -10.2,-9.8 -5.8,-12.4C-1,-15 6.4,-14 9,-9.8C9.6,-7.6 "
                "9,-5.6 8.4,-3.8C7.8,-6 6.8,-7.2 5.4,-7.8C1,-7.4 -2.4,-8.4 -4.4,-10"
                "C-5,-7.6 -6.6,-6 -7,-4.2C-7.4,-2 -7.3,0 -7.6,1.6Z"
            )
            return path(swept, hair.base) + stroke(
                "M-4,-11.6C-0.4,-12.8 4,-12.2 6.6,-9.8", hair.lit, 0.8
            )
        case _:
            return path(_CAP, hair.base) + stroke(_SHINE, hair.lit, 0.9)


def _parted(cut: str, hair: Tones) -> str:
    """A parting above the near brow; the near side falls to the jaw in the long cuts."""
    fall = {"long": 12.0, "braid": 11.0, "bob": 7.8}.get(cut, 0.4)
    near = (
        f"M-0.6,-13.2C-6.4,-13.4 -10.6,-9.6 -11,-3.6C-11.4,0 -11.6,{fall * 0.6:.1f} -11,{fall:.1f}"
        f"C-9,{fall + 1:.1f} -7.6,{fall:.1f} -7.2,{fall * 0.7:.1f}C-7,2 -7.6,-1.6 -6.4,-4.2"
        f"C-4.8,-7 -1.8,-8.4 -0.6,-13.2Z"
    )
    far_fall = fall * 0.8
    far = (
        f"M-1.8,-13.2C4.4,-14.2 9.4,-10.6 9.6,-5C9.9,0 10,{far_fall * 0.6:.1f} 9.2,{far_fall:.1f}"
        f"C8.2,{far_fall * 0.9:.1f} 8.3,1 8,-2.4C6.4,-6 1,-7 -1.8,-13.2Z"
    )
    return (
        path(far, hair.shade)
        + path(near, hair.base)
        + stroke(
            "M-2.6,-12C-6,-11 -8.6,-8.4 -9.2,-4.4M-3,-9.8C-5.4,-8.6 -7,-7 -7.8,-4", hair.lit, 0.7
        )
    )


def _curls(hair: Tones) -> str:
    spots = (
        (-9, -1, 2.6),
        (-9.4, -5, 3),
        (-7.4, -9, 3.4),
        (-3.4, -11.6, 3.6),
        (1.2, -12, 3.6),
        (5.4, -10.2, 3.3),
        (7.6, -6.8, 2.5),
        (-5.4, -6.4, 2.4),
        (2, -9, 2.6),
        (-1.6, -8.8, 2.6),
    )
    mass = "".join(circle((x, y), r, hair.base) for x, y, r in spots)
    gleam = "".join(
        circle((x - 0.7, y - 0.9), r * 0.45, hair.lit, opacity=0.7) for x, y, r in spots[2:6]
    )
    return mass + gleam


def _spikes(hair: Tones, *, tall: bool) -> str:
    up = 3.4 if tall else 1.4
    shape = (
        f"M-9.6,1.2C-11,-3 -10.8,-7 -9,-9.6L-11,{-11 - up:.1f}L-6,-12"
        f"L-5.6,{-13.6 - up:.1f}L-1.4,-13.2"
        f"L0.8,{-14.2 - up:.1f}L3.4,-12.6L7,{-13 - up:.1f}L7.4,-9.4C8.8,-7.6 "
        "8.9,-5.4 8.4,-3.6L5.6,-7.4L3.4,-5.6"
        "L0.6,-8.2L-2.2,-5.6L-4.2,-8L-6.2,-4.4C-7.2,-3 -7.2,-1.2 -7.6,1.6Z"
    )
    return path(shape, hair.base) + stroke(
        "M-6.8,-8.4L-3.4,-11.2M-1,-11.6L2.6,-11.6", hair.lit, 0.8
    )
