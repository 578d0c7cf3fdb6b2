"""Heads of four-legged animals: 20 units long, the skull on the origin, the nose to the right."""

from collections.abc import Callable
from dataclasses import dataclass

from longtake.providers.sketch.pictures.figures.drawing import (
    Point,
    blob,
    circle,
    ellipse,
    group,
    limb,
    path,
    stroke,
)
from longtake.providers.sketch.pictures.figures.tones import Tones, tones
from longtake.providers.sketch.pictures.palette import Palette, mix, seen


@dataclass(frozen=True, slots=True)
class Face:
    """What a head needs to know of its animal."""

    kind: str
    fur: Tones
    belly: Tones
    palette: Palette
    asleep: bool = False
    look: tuple[str, ...] = ()

    @property
    def dark(self) -> str:
        """Nose, lids and claws."""
        return mix(seen("#2a2226", self.palette), self.palette.line, 0.4)


def eye(face: Face, place: Point, size: float, iris: str = "#5a3a22") -> str:
    """An eye with its light, or a closed lid."""
    x, y = place
    if face.asleep:
        lid = (
            f"M{x - size:.1f},{y:.1f}c{size * 0.5:.1f},{size * 0.8:.1f} "
            f"{size * 1.5:.1f},{size * 0.8:.1f} {size * 2:.1f},0"
        )
        return stroke(lid, face.dark, size * 0.36)
    return (
        ellipse(place, size * 1.12, size * 1.06, face.dark)
        + ellipse(
            (x + size * 0.06, y + size * 0.06), size * 0.82, size * 0.8, seen(iris, face.palette)
        )
        + circle((x + size * 0.1, y), size * 0.5, face.dark)
        + circle((x - size * 0.28, y - size * 0.36), size * 0.28, "#ffffff", opacity=0.95)
    )


def _cat(face: Face) -> str:
    fur, pale = face.fur, face.belly
    pink = seen("#e0a096", face.palette)
    iris = "#d9b23c" if fur.base < "#8" else "#7a9a3c"
    skull = (
        (1, -7.6),
        (6, -6.6),
        (9.4, -2.4),
        (9.6, 2.2),
        (6.6, 6),
        (2, 7.2),
        (-3, 6.2),
        (-7.2, 2.6),
        (-7.6, -2.4),
        (-4, -6.6),
    )
    stripes = (
        ""
        if pale.base == fur.base
        else stroke(
            "M0,-7.4L0.4,-4.6M2.6,-7.4L2.6,-4.2M5.2,-7L4.8,-4.6M-7.2,0.6L-4.6,1M-6.8,3L-4.4,2.6",
            fur.shade,
            0.9,
        )
    )
    return group(
        path("M4.6,-5.6L10.4,-12.4L10,-1.8Z", fur.shade)
        + path("M6.4,-6L9.6,-10L9.2,-3.6Z", pink, opacity=0.7),
        blob(skull, fur.base),
        path("M-6.6,-2.4L-7.4,-12.6L0.4,-6.8Z", fur.base)
        + path("M-5.4,-4.4L-6,-10L-1.2,-6.4Z", pink),
        path(
            "M8.8,-4.4C10.4,0 9.6,4.4 6.6,6C4.6,7 2,7.2 0,6.8C5,5 8,1 8.8,-4.4Z",
            fur.shade,
            opacity=0.7,
        ),
        ellipse((-2.6, -4.2), 3.4, 1.8, fur.lit, opacity=0.6),
        stripes,
        ellipse((3.8, 3.4), 4.2, 3.0, pale.base)
        + ellipse((1.8, 3.2), 2.6, 2.2, pale.lit, opacity=0.7),
        eye(face, (-0.8, -0.6), 1.75, iris) + eye(face, (6.6, -0.8), 1.5, iris),
        path("M3,1.8L5.6,1.6L4.4,3.2Z", pink),
        stroke(
            "M4.4,3.2L4.3,4.2C3.6,5.4 2.2,5.2 1.7,4.6M4.3,4.2C5,5.3 6.4,5 6.8,4.2", face.dark, 0.45
        ),
        stroke(
            "M0.6,3.4L-7.4,2.4M0.6,4.2L-7,5M7.8,3L13.6,1.6M7.8,3.8L13.4,4.2",
            pale.lit,
            0.3,
            opacity=0.9,
        ),
    )


def _dog(face: Face) -> str:
    fur, pale = face.fur, face.belly
    tongue = seen("#d9737a", face.palette)
    panting = (
        ""
        if face.asleep
        else path("M8.6,5.4C9,9 8.6,10.6 7.2,10.6C5.8,10.6 5.6,8.4 5.8,5.8Z", tongue)
    )
    return group(
        path("M2.6,-6C6,-7 8.2,-4.6 8.6,-1.6L5.6,-1Z", fur.deep),
        panting,
        blob(
            (
                (-1, -7.4),
                (4, -6.8),
                (6.8, -3.2),
                (9.6, -1.2),
                (12.6, 0.2),
                (13.4, 2.8),
                (11.8, 5.2),
                (7.6, 6.2),
                (2.6, 7),
                (-3.4, 6.6),
                (-7, 2),
                (-5.8, -4.4),
            ),
            fur.base,
        ),
        blob(
            (
                (5, 0.8),
                (9, -0.8),
                (12.6, 0.4),
                (13.2, 2.8),
                (11.6, 5),
                (7.4, 5.9),
                (3.4, 6.4),
                (3, 3.4),
            ),
            pale.base,
            opacity=0.92,
        ),
        path("M-3.4,6.6C-1,7.6 5,7.2 7.6,6.2C4,6 0,5.4 -2,3Z", fur.shade, opacity=0.8),
        ellipse((-0.4, -5), 3.6, 1.6, fur.lit, opacity=0.6),
        eye(face, (3.6, -1.8), 1.35),
        stroke("M2.2,-4.4C3.2,-5 4.6,-4.8 5.2,-4.2", fur.shade, 0.7),
        ellipse((12.6, 0.5), 1.75, 1.35, face.dark)
        + ellipse((12.2, 0), 0.6, 0.35, "#ffffff", opacity=0.6),
        stroke("M12.6,1.8C12.4,3.6 10.4,4.6 6.4,4.4", face.dark, 0.5),
        blob(
            (
                (-2.4, -6.6),
                (0.6, -4.6),
                (0.4, 0.4),
                (-1.4, 5.6),
                (-4.6, 7.4),
                (-7, 4),
                (-6.8, -1.4),
                (-5.2, -5.4),
            ),
            fur.shade,
        ),
        blob(
            ((-3, -5.8), (-1, -4), (-1.4, 0), (-3, 4.4), (-5.2, 5.6), (-6.2, 2.6), (-6, -1.4)),
            fur.deep,
            opacity=0.35,
        ),
    )


def _canid(face: Face) -> str:
    """Foxes and wolves: pointed ears, a pale cheek, a narrow nose."""
    fur, pale = face.fur, face.belly
    fox = face.kind == "fox"
    tip = 14.6 if fox else 14
    iris = "#c98a2c" if fox else "#d2b23c"
    ear = mix(fur.deep, "#2a2226", 0.5)
    return group(
        path("M2.4,-5.4L5.8,-13.4L7.6,-3.6Z", fur.shade)
        + path("M5.2,-10.6L5.8,-13.4L6.6,-9Z", ear),
        path(
            f"M-8,2C-7.6,-4 -3,-7.4 1.4,-7C5,-6.6 7,-4 8.6,-1.8L{tip},1.8"
            f"C{tip + 0.4},3 {tip - 0.8},4.2 {tip - 2},4.4L8,5.4C4.6,8.6 0,9 "
            "-3.6,7.6L-6.4,9.4L-6.4,6L-9.6,6.4L-8,2Z",
            fur.base,
        ),
        path(
            "M-6.4,9.4L-6.4,6L-9.6,6.4L-8,3.4C-4,4.6 -1,2 2,0.8C5,-0.2 8,1.4 "
            f"{tip - 1.6},2.4L{tip - 2},4.4L8,5.4C4.6,8.6 0,9 -3.6,7.6Z",
            pale.base,
        ),
        path(
            "M8,5.4C4.6,8.6 0,9 -3.6,7.6L-6.4,9.4L-6.4,6C-2,7.2 4,6.4 8,5.4Z",
            pale.shade,
            opacity=0.7,
        ),
        path("M-5.8,-3L-5,-13.8L1.6,-6.4Z", fur.base)
        + path("M-4.2,-5L-4,-10.8L-0.4,-6.4Z", pale.shade)
        + path("M-5.2,-10.6L-5,-13.8L-2.8,-11Z", ear),
        ellipse((0.4, -4.8), 3.4, 1.5, fur.lit, opacity=0.55),
        eye(face, (3.8, -1.4), 1.25, iris),
        stroke("M2,-1.6C2.8,-3 5,-3 6,-1.4", face.dark, 0.4),
        ellipse((tip - 0.3, 1.9), 1.35, 1.1, face.dark),
        stroke(f"M{tip - 0.6},3C{tip - 2},4 9,4.2 7,3.8", face.dark, 0.45),
    )


def _bear(face: Face) -> str:
    fur = face.fur
    muzzle = tones(mix(fur.base, "#e3c9a4", 0.5), face.palette)
    return group(
        circle((4.8, -6.6), 2.6, fur.deep),
        blob(
            (
                (-1, -8),
                (4, -7.4),
                (7.4, -3.4),
                (10.6, -1),
                (11.6, 2.4),
                (9.4, 5.8),
                (4.6, 7.6),
                (-2, 8),
                (-7.6, 5),
                (-8, -2),
                (-5, -6.6),
            ),
            fur.base,
        ),
        path("M-7.6,5C-4,8.6 5,8.4 9.4,5.8C5,6.4 -2,6 -6,1.6Z", fur.shade, opacity=0.8),
        ellipse((-1, -5.4), 4, 1.8, fur.lit, opacity=0.5),
        blob(((5.4, -0.6), (9.4, -1.2), (12, 1.4), (10.8, 4.8), (6.4, 5.8), (4, 2.6)), muzzle.base),
        circle((-4.4, -7), 3.1, fur.base) + circle((-4.2, -6.8), 1.8, fur.shade),
        eye(face, (3.4, -1.8), 1.05),
        ellipse((11, -0.1), 1.8, 1.35, face.dark)
        + ellipse((10.5, -0.6), 0.6, 0.35, "#ffffff", opacity=0.5),
        stroke("M10.8,1.2C10.8,3.2 9.4,4 7.2,3.8", face.dark, 0.5),
    )


def _equine(face: Face) -> str:
    fur = face.fur
    nose = mix(fur.shade, "#6a5a58", 0.35)
    horn = ""
    if face.kind == "unicorn":
        gold = tones("#e2b95a", face.palette)
        horn = path("M3,-4.2L8.6,-19L5.6,-3.6Z", gold.base) + stroke(
            "M3.8,-6.6L6,-6M4.8,-9.6L6.6,-9M6,-12.6L7.4,-12.2", gold.shade, 0.5
        )
    mane = (
        tones("#d58fb0", face.palette).base
        if face.kind == "unicorn"
        else mix(fur.deep, "#241d20", 0.6)
    )
    blaze = path("M4.6,-2.6C8,0 11,4 12.6,8.2L14,8C12,3.4 9,-0.8 6,-3.4Z", "#f6efe6", opacity=0.75)
    return group(
        path("M1.6,-5L3.8,-10.6L5,-4Z", fur.deep),
        path(
            "M-6.6,2.6C-7,-3 -3,-6 1,-5.6C4,-5.2 5.6,-3.6 7.4,-1.2L14.4,7C16,9.4 "
            "15.6,11.6 13.8,12.4C12,13.2 10,12.6 8.6,11C6,9.6 3,8.8 0.6,7.6C-3,8.6 "
            "-6,6.6 -6.6,2.6Z",
            fur.base,
        ),
        path(
            "M0.6,7.6C3,8.8 6,9.6 8.6,11C10,12.6 12,13.2 13.8,12.4C12,10.6 8,8.6 "
            "4,6C1,4 -2,4.6 -6,3.6C-5.6,6.8 -3,8.6 0.6,7.6Z",
            fur.shade,
            opacity=0.75,
        ),
        blaze if face.kind == "horse" else "",
        blob(((11.6, 5.6), (14.4, 7.4), (15.6, 10), (13.8, 12.4), (10.4, 12), (9.6, 9)), nose),
        ellipse((13.4, 9), 0.9, 0.65, face.dark)
        + stroke("M11.2,11.6C12,11 13,11.2 13.8,11.6", face.dark, 0.4),
        ellipse((0, -3.2), 3, 1.2, fur.lit, opacity=0.55),
        path("M-2.6,-4L-1.6,-11L1.2,-5.2Z", fur.base)
        + path("M-1.6,-5.4L-1.2,-9L0.2,-5.6Z", fur.deep, opacity=0.6),
        eye(face, (3.8, -0.4), 1.1, "#3a2a20"),
        stroke("M2.4,-1.6C3.4,-2.4 4.8,-2.2 5.4,-1.4", fur.deep, 0.5),
        horn,
        blob(
            (
                (-3.4, -6),
                (0.6, -7.4),
                (4, -5.4),
                (5.4, -1.8),
                (3, -3.4),
                (0.6, -3.2),
                (-2, -1.6),
                (-4.6, 0.6),
            ),
            mane,
        ),
    )


def _cow(face: Face) -> str:
    fur = face.fur
    pink = tones("#e0aa9c", face.palette)
    horn = tones("#e6d9bc", face.palette)
    dark = mix(fur.deep, "#2a2426", 0.7)
    return group(
        path("M3,-5.6C5.6,-7.4 7.4,-9.6 7,-12.4C8.8,-9 7.6,-5.6 5,-4Z", horn.shade),
        blob(((4.6, -5), (9.6, -6), (10.8, -3.6), (6.6, -2.8)), fur.shade),
        path(
            "M-6,2.4C-6.4,-3 -3,-6.4 1.4,-6.2C5,-6 6.8,-3.6 8,-0.6L12.4,5.4C14,8 "
            "13,11 10.4,12C7.6,13 4.6,12 2.6,9.6C-1,9.4 -5.4,7.4 -6,2.4Z",
            fur.base,
        ),
        path(
            "M-6,2.4C-6.4,-3 -3,-6.4 1.4,-6.2C3,-2 1,3 -2.6,7.6C-4.6,6.4 -5.8,4.6 -6,2.4Z",
            dark,
            opacity=0.85,
        ),
        blob(
            ((8, 4), (12.2, 5.2), (13.6, 8.4), (10.8, 12), (6, 12), (3.8, 9), (5, 5.6)), pink.base
        ),
        path(
            "M3.8,9C5,12.6 9,13.2 10.8,12C12.4,11 13.4,9.8 13.6,8.4C11,11 7,10.6 3.8,9Z",
            pink.shade,
            opacity=0.8,
        ),
        ellipse((11.6, 7), 0.9, 0.7, face.dark, opacity=0.8)
        + ellipse((8, 7.4), 0.9, 0.7, face.dark, opacity=0.8),
        blob(((-3.6, -4.6), (-9.4, -5.4), (-11, -2.6), (-7, -0.6), (-4, -1.6)), dark)
        + blob(((-5, -3.8), (-8.6, -4.2), (-9.4, -2.8), (-6, -2)), pink.shade),
        path("M-2.6,-5.4C-5.6,-7 -7,-9.4 -6,-12.6C-8.6,-9.4 -7.6,-5.4 -4.4,-3.6Z", horn.base),
        eye(face, (4.8, -0.8), 1.1, "#3a2a20"),
        stroke("M3.2,-2.2C4.2,-3 5.8,-2.8 6.4,-1.8", fur.deep, 0.5),
    )


def _sheep(face: Face) -> str:
    wool = face.fur
    skin = tones("#3d3739" if "white" not in face.look else "#e6d6c4", face.palette)
    return group(
        blob(((3.6, -3.4), (8, -4.4), (9.4, -2.2), (5.8, -1)), skin.deep),
        path(
            "M-5,1C-5,-4 -1,-6 3,-5.4C6.4,-4.8 7.6,-2 9,1.4L11.6,6C12.6,8.6 11,11 "
            "8.4,11.2C4,11.4 -4.6,8 -5,1Z",
            skin.base,
        ),
        path(
            "M-3.6,5C0,9 5,11.4 8.4,11.2C10.4,11 11.8,9.6 12,8C8,9.6 1,7.6 -3.6,5Z",
            skin.deep,
            opacity=0.6,
        ),
        blob(((-3, -2.4), (-8.6, -2), (-10.4, 1), (-6.4, 2), (-3.4, 0.6)), skin.base),
        eye(face, (4.4, 0), 1.15, "#c9a85a"),
        stroke(
            "M10.2,6.2C10.8,7 10.4,7.6 9.6,7.8M10.4,9.4C9.4,9.8 8.2,9.6 7.4,9.2", skin.deep, 0.6
        ),
        *(
            circle(spot, r, wool.base)
            for spot, r in (
                ((-5, -4), 3.4),
                ((-1.6, -6.4), 3.6),
                ((2.4, -6.4), 3),
                ((-6, -0.4), 2.8),
                ((5, -4.8), 2),
            )
        ),
        *(circle(spot, r, wool.lit) for spot, r in (((-2.4, -7), 2.2), ((1.8, -7), 1.8))),
    )


def _pig(face: Face) -> str:
    fur = face.fur
    return group(
        path("M2.6,-5.6L8.2,-9.4L7.4,-2.4Z", fur.deep),
        blob(
            (
                (-1, -7.6),
                (4, -7),
                (7.4, -3.4),
                (10.8, -1),
                (12.6, 2.4),
                (11, 5.6),
                (6.4, 7),
                (0, 8),
                (-6.4, 6),
                (-8, 0),
                (-5.4, -5.6),
            ),
            fur.base,
        ),
        path("M-6.4,6C-2,8.8 6,7.6 11,5.6C6,5.6 -2,5.6 -6,1.6Z", fur.shade, opacity=0.8),
        ellipse((2.6, 3), 2.4, 1.7, seen("#e08a80", face.palette), opacity=0.5),
        ellipse((11.8, 1.6), 2.3, 3.1, fur.shade)
        + ellipse((11.4, 1.4), 1.9, 2.7, mix(fur.base, "#f3b5ac", 0.5)),
        ellipse((11, 0.6), 0.45, 0.8, fur.deep) + ellipse((12.1, 0.7), 0.45, 0.8, fur.deep),
        path("M-5.8,-3.6L-3,-11L2,-5.2C0,-3 -3,-2.4 -5.8,-3.6Z", fur.base)
        + path("M-3.8,-4.6L-2.4,-8.6L0.4,-5.2Z", fur.shade),
        eye(face, (4, -1.6), 1.1, "#3a2a20"),
        stroke("M9.6,5C8.4,5.8 6.6,5.8 5.4,5", fur.deep, 0.55),
    )


def _goat(face: Face) -> str:
    fur = face.fur
    horn = tones("#8c7a66", face.palette)
    return group(
        path("M1,-4.6C-1,-10 -5,-14 -10.4,-14.4C-6,-12 -3,-8 -2,-3.6Z", horn.shade),
        path("M7,10.4C7.6,13 7,15.6 5.4,17.6C4.2,15 3.6,12.6 4,10Z", fur.shade),
        path(
            "M-5.6,1.6C-6,-3 -2.6,-5.6 1.4,-5C5,-4.4 6.6,-2 8.4,1.6L12.2,6.4"
            "C13.2,8.8 12,10.8 9.4,11.2C6,11.4 3.4,10 1.4,8C-2.6,8.4 -5.4,5.6 "
            "-5.6,1.6Z",
            fur.base,
        ),
        path(
            "M1.4,8C3.4,10 6,11.4 9.4,11.2C11,11 12.2,10.2 12.5,9C8,9 4,6.6 0,4.6"
            "C-2,4 -4.4,4.4 -5.2,3.8C-4.4,6.8 -2,8.2 1.4,8Z",
            fur.shade,
            opacity=0.75,
        ),
        path("M3.4,-4.4C3,-10 0,-15 -5.4,-17C-1.6,-13.6 -0.6,-9 -0.2,-4.4Z", horn.base)
        + stroke("M2.8,-7.4L0.2,-7M1.8,-10.4L-0.6,-9.6M0,-13.2L-2,-12", horn.shade, 0.5),
        blob(((-2.4, -2.4), (-7.4, -1), (-9.8, 2.6), (-6, 2.6), (-3, 0.8)), fur.shade),
        eye(face, (4.2, -0.6), 1.15, "#d0a84a"),
        stroke("M10.8,6.8C11.4,7.6 11,8.2 10.2,8.4M11,9.6C10,9.8 8.8,9.6 8,9", face.dark, 0.5),
    )


def _deer(face: Face) -> str:
    fur, pale = face.fur, face.belly
    bone = tones("#b99b74", face.palette)
    doe = bool({"doe", "fawn", "baby", "young"} & set(face.look))
    far = stroke(
        "M2.4,-5C5,-12 11,-14 10,-23M7.6,-12.6C10.6,-13 13.6,-15.4 14.6,-19", bone.shade, 1.3
    )
    near = stroke(
        "M0,-5C-2,-13 -9,-16 -8.6,-26M-5.4,-14.4C-3,-17 -1.6,-20 -2,-24M-8.4,-19.4"
        "C-11.4,-20 -13.6,-22 -14.4,-25M-2.4,-10.4C0.4,-12 2,-14.4 2.4,-17",
        bone.base,
        1.5,
    )
    return group(
        "" if doe else far,
        path("M3,-4.2L9.4,-8.6L8.2,-2.4C6.6,-1.2 4.6,-1.8 3,-4.2Z", fur.shade),
        path(
            "M-5.6,2C-6,-3 -2.6,-5.6 1.6,-5.2C5,-4.8 6.6,-2.4 8.4,0.8L13,6C14.2,8.2 "
            "13.2,10.4 10.8,10.8C7.6,11 4.4,9.4 1.8,7.6C-2,8.6 -5.2,6.4 -5.6,2Z",
            fur.base,
        ),
        path(
            "M1.8,7.6C4.4,9.4 7.6,11 10.8,10.8C12.4,10.6 13.4,9.6 13.5,8.2C10,8.4 "
            "5,5.8 2,4C-0.6,3 -3.6,4.8 -5.2,4C-4.2,7 -1.4,8.4 1.8,7.6Z",
            pale.base,
            opacity=0.9,
        ),
        ellipse((12.9, 6.4), 1.45, 1.15, face.dark)
        + stroke("M12.2,8.4C11.4,9 10,9 9,8.4", face.dark, 0.4),
        path("M-2.6,-3.4L-10.6,-7L-9.4,-1C-7,0.6 -4,0 -2.6,-3.4Z", fur.base)
        + path("M-4,-3L-9,-5.4L-8,-1.6C-6.4,-0.8 -4.8,-1.2 -4,-3Z", pale.shade),
        eye(face, (4.2, -0.6), 1.35, "#2f2018"),
        "" if doe else near,
    )


def _rabbit(face: Face) -> str:
    fur, pale = face.fur, face.belly
    pink = seen("#dda298", face.palette)
    return group(
        blob(((2, -5), (3.6, -13), (7.4, -18), (8.8, -15), (7, -8), (4.8, -4)), fur.shade),
        blob(
            (
                (0, -7),
                (5, -5.8),
                (8.4, -2),
                (9.8, 1.8),
                (8, 5.4),
                (3, 7.2),
                (-3, 7),
                (-7.2, 3.2),
                (-6.8, -3),
            ),
            fur.base,
        ),
        path("M-7.2,3.2C-5,8 4,8.4 8,5.4C4,5.8 -3,5.4 -6.6,0Z", fur.shade, opacity=0.7),
        blob(((5, 1.2), (8.6, 0.2), (9.8, 2.6), (7.6, 5.4), (4, 5)), pale.base),
        blob(
            ((-3.4, -5.4), (-6.6, -12), (-6.8, -18.6), (-4, -19.4), (-1.4, -13), (0.2, -6)),
            fur.base,
        )
        + blob(
            ((-3, -7), (-5.2, -12), (-5.4, -16.6), (-3.8, -16.8), (-2.2, -12), (-1.4, -7.4)),
            pink,
            opacity=0.8,
        ),
        eye(face, (3.6, -1.2), 1.7, "#4a2c1c"),
        path("M8.4,0.6L10.2,1L9.2,2.4Z", pink)
        + stroke("M9.2,2.4C9,3.8 7.8,4.2 6.8,3.8M7.6,3L2.6,4M7.6,3.4L3.4,5.8", face.dark, 0.32),
        ellipse((0.4, 2.6), 2.2, 1.5, fur.lit, opacity=0.5),
    )


def _mouse(face: Face) -> str:
    fur, pale = face.fur, face.belly
    pink = tones("#e0a49c", face.palette)
    return group(
        circle((3, -7), 4.2, fur.shade) + circle((3.4, -7), 2.9, pink.shade),
        path(
            "M-7,2C-7,-4 -2,-6.6 2.4,-5.6C7,-4.4 11,-0.6 13.4,2.4C13,4 11,5 8,5.4"
            "C4,7.6 -6.4,8.4 -7,2Z",
            fur.base,
        ),
        path(
            "M-6.4,4C-3,8 4,7.4 8,5.4C11,5 13,4 13.4,2.4C9,3.8 1,5.4 -6.4,4Z",
            pale.base,
            opacity=0.85,
        ),
        circle((-3.4, -6.4), 5, fur.base) + circle((-3.2, -6.2), 3.5, pink.base),
        eye(face, (5.2, -0.8), 1.25, "#241a18"),
        circle((13.3, 2.2), 1.2, pink.base),
        stroke("M11,2.8L6,1.6M11,3.4L6.6,4.4M11,3.2L5.6,3", fur.deep, 0.28),
    )


def _squirrel(face: Face) -> str:
    fur, pale = face.fur, face.belly
    return group(
        path("M2,-5L4.4,-11.6L6,-4Z", fur.deep),
        blob(
            (
                (-0.6, -6.6),
                (4.4, -5.6),
                (8, -2),
                (11, 0.8),
                (11, 3.4),
                (7, 5.6),
                (1.6, 7),
                (-4, 6.4),
                (-7, 2.4),
                (-6, -3.4),
            ),
            fur.base,
        ),
        blob(
            ((2.6, 3), (7.6, 1.8), (10.8, 2.4), (10.4, 4), (6.6, 5.5), (1.6, 6.6), (-2, 5.6)),
            pale.base,
        ),
        path("M-4,-4L-4.4,-11.8L0.4,-6Z", fur.base)
        + path("M-3.4,-5.4L-3.6,-9L-1,-6Z", fur.deep, opacity=0.6)
        + stroke("M-4.4,-11.4L-5,-14M-4.2,-11.4L-3.6,-14", fur.base, 0.7),
        eye(face, (4.2, -0.8), 1.7, "#241a18"),
        ellipse((10.9, 1.4), 1.1, 0.9, face.dark),
        stroke("M10.6,2.4C10,3.6 8.6,3.8 7.6,3.4", face.dark, 0.4),
        ellipse((-0.6, -4), 2.8, 1.2, fur.lit, opacity=0.6),
    )


def _elephant(face: Face) -> str:
    fur = face.fur
    ivory = tones("#efe4cc", face.palette)
    trunk = ((6.4, 1), (9.6, 7), (9.6, 14), (8.2, 20), (9.8, 24.4))
    raised = "raised" in face.look
    if raised:
        trunk = ((6.4, 1), (11, 4), (14, 0), (14.4, -7), (17, -10))
    rings = (
        ""
        if raised
        else stroke(
            "M7,8.6L11.6,7.6M7.2,11.6L11.6,11M7,14.6L11.2,14.4M6.6,17.4L10.2,17.6", fur.shade, 0.45
        )
    )
    return group(
        blob(
            (
                (-2, -9),
                (4, -9),
                (8.4, -5),
                (9.4, 1.6),
                (7, 6.6),
                (1, 8.4),
                (-6, 6),
                (-8, -1),
                (-6, -7),
            ),
            fur.base,
        ),
        limb(trunk, (8, 5.8, 4.4, 3.4, 2.8), fur.shade),
        limb([(x - 0.5, y - 0.1) for x, y in trunk], (6.6, 4.4, 3.2, 2.4, 1.8), fur.base),
        rings,
        path(
            "M4.4,5.6C6,9.4 9.6,12 14,11.4C15,11 15.2,10 14.4,9.8C11,9.6 8.6,7.4 7.4,4.4Z",
            ivory.base,
        ),
        ellipse((0.4, -6.6), 4.4, 1.8, fur.lit, opacity=0.5),
        eye(face, (4.6, -2), 0.85, "#3a2a20"),
        stroke("M3.2,-3.6C4.2,-4.4 5.6,-4.2 6.2,-3.4", fur.shade, 0.5),
        blob(
            (
                (-0.6, -7.4),
                (-6, -10),
                (-13.4, -8.4),
                (-15.6, -1),
                (-12.8, 7),
                (-7.6, 10.6),
                (-3.6, 6),
                (-1, 1),
            ),
            fur.shade,
        ),
        blob(
            (
                (-1.8, -6.4),
                (-6, -8.6),
                (-12.2, -7.2),
                (-14, -1),
                (-11.6, 5.8),
                (-7.8, 8.6),
                (-4.8, 4.6),
                (-2.4, 0.4),
            ),
            fur.base,
        ),
        blob(
            ((-4, -5.4), (-8, -6.6), (-11.4, -3.6), (-10.6, 2.4), (-7.6, 5), (-5.4, 1)),
            mix(fur.base, "#d9a59a", 0.25),
            opacity=0.7,
        ),
    )


def _giraffe(face: Face) -> str:
    fur, pale = face.fur, face.belly
    spot = mix(fur.deep, "#7a3f1e", 0.55)
    return group(
        stroke("M2.6,-5L3.8,-10", fur.shade, 1.2) + circle((3.9, -10.4), 1.2, spot),
        path("M3,-4L9,-7.6L7.6,-2.4Z", fur.shade),
        path(
            "M-5.6,2C-6,-3 -2.6,-5.6 1.6,-5.2C5,-4.8 6.6,-2.4 8.8,1.2L14.2,6.4"
            "C15.4,8.6 14.4,11 11.8,11.4C8.4,11.6 4.4,9.6 1.8,7.6C-2,8.6 -5.2,6.4 "
            "-5.6,2Z",
            fur.base,
        ),
        blob(((10, 4.6), (13.6, 5.8), (14.8, 8.6), (12, 11.4), (8, 10.4), (7.4, 7)), pale.base),
        path(
            "M1.8,7.6C4.4,9.6 8.4,11.6 11.8,11.4C8,9 4,6 0,4.6C-2,4 -4.4,4.8 -5.2,4"
            "C-4.2,7 -1.4,8.4 1.8,7.6Z",
            fur.shade,
            opacity=0.75,
        ),
        blob(((-1, 0.6), (1.6, 0), (2.4, 2.6), (0, 3.6)), spot, opacity=0.8)
        + blob(((-4.6, 1.4), (-2.6, 1.2), (-2.4, 3.8), (-4.4, 4)), spot, opacity=0.8),
        path("M-2.6,-3.4L-10,-6L-8.6,-1C-6.6,0.4 -4,0 -2.6,-3.4Z", fur.base)
        + path("M-4,-2.8L-8.4,-4.4L-7.4,-1.6Z", pale.shade),
        stroke("M-0.4,-5L-1,-10.6", fur.base, 1.4) + circle((-1, -11.2), 1.4, spot),
        eye(face, (4.2, -0.8), 1.3, "#2f2018")
        + stroke("M5.6,-2.2L7,-2.8M5,-2.6L6,-3.6", face.dark, 0.4),
        ellipse((13.2, 7.4), 0.7, 0.5, face.dark)
        + stroke("M12.6,9.6C11.6,10 10.4,9.8 9.4,9.2", face.dark, 0.4),
    )


def _big_cat(face: Face) -> str:
    """Lions and tigers, their face turned half to us."""
    fur, pale = face.fur, face.belly
    dark = mix(fur.deep, "#1f1a1c", 0.75)
    bars = (
        stroke(
            "M0.6,-8L1,-4.6M3.4,-8L3.2,-5M-2.2,-7.4L-1.2,-5M-8,-0.6L-5,0M-8,2.2"
            "L-5.2,2M-6.8,4.8L-4.6,4M10.2,-1.6L8.8,-1M10,2L8.8,1.8",
            dark,
            0.95,
        )
        if face.kind == "tiger"
        else ""
    )
    return group(
        circle((6.8, -7), 2.2, fur.shade),
        blob(
            (
                (1, -8.6),
                (6, -7.6),
                (9.6, -3.4),
                (10.2, 1),
                (9, 5.4),
                (5.4, 8.6),
                (0.6, 8.6),
                (-4.6, 6.8),
                (-8, 2.4),
                (-8, -3),
                (-4.4, -7.4),
            ),
            fur.base,
        ),
        path("M9.4,-4C11,1 10,6 5.4,8.6C3,9.2 0,8.8 -2,8C4,6 8,1 9.4,-4Z", fur.shade, opacity=0.65),
        circle((-5.4, -7.4), 2.8, fur.base) + circle((-5.2, -7.2), 1.6, fur.deep),
        bars,
        ellipse((-2.6, -4.6), 3.6, 1.7, fur.lit, opacity=0.55),
        path("M2.6,-3.4L7,-3.6L7.2,2L3,2.4Z", fur.lit, opacity=0.5),
        blob(
            ((1.4, 2.4), (5.2, 1.2), (8.8, 2.2), (9, 5.6), (5.4, 8.2), (1.2, 7.2), (0, 4.8)),
            pale.base,
        ),
        path("M3.4,1.4L7.4,1.2L5.6,3.8Z", mix(face.dark, "#8a4a40", 0.5)),
        stroke("M5.6,3.8L5.5,5C4.6,6.4 2.8,6 2.2,5.2M5.5,5C6.4,6.2 8,5.8 8.4,4.8", face.dark, 0.55),
        eye(face, (0.6, -1.8), 1.25, "#c9962c") + eye(face, (7.8, -1.9), 1.05, "#c9962c"),
        *(circle(spot, 0.25, face.dark) for spot in ((2.4, 4.2), (3, 5), (7.8, 3.8), (8, 4.6))),
        path("M3,7.8C4,9.6 6,9.6 7,8L5.4,8.2Z", pale.shade),
    )


def _monkey(face: Face) -> str:
    fur, skin = face.fur, face.belly
    return group(
        circle((-7.2, -0.4), 3.2, skin.base) + circle((-7, -0.2), 1.9, skin.shade),
        blob(
            (
                (0, -8.6),
                (6, -7.4),
                (9, -2.4),
                (9, 3),
                (5.4, 7.4),
                (0, 8),
                (-5, 5.8),
                (-7.4, 0),
                (-5.4, -6),
            ),
            fur.base,
        ),
        ellipse((-1, -6.2), 3.6, 1.6, fur.lit, opacity=0.55),
        blob(
            (
                (1.4, -4.6),
                (4.2, -3.8),
                (7.6, -4.4),
                (9.4, -1),
                (9, 2.4),
                (10, 5),
                (6.6, 8),
                (1.2, 7.4),
                (-0.8, 4),
                (-1.2, -1.4),
            ),
            skin.base,
        ),
        path(
            "M9.2,-2C10,2 11,5 6.6,8C4,8.4 2,8 0.6,7C6,6.6 8.6,3 9.2,-2Z", skin.shade, opacity=0.7
        ),
        eye(face, (1.6, -0.6), 1.3) + eye(face, (6.8, -0.8), 1.15),
        stroke("M0,-3C1,-3.8 2.6,-3.6 3.2,-2.8M5.6,-3.2C6.4,-3.9 7.6,-3.6 8.2,-2.8", fur.base, 0.7),
        ellipse((4.6, 2), 0.4, 0.6, face.dark) + ellipse((6.2, 2), 0.4, 0.6, face.dark),
        stroke("M1.6,4.8C3.4,6.6 7,6.6 8.8,4.4", face.dark, 0.55),
    )


HEADS: dict[str, Callable[[Face], str]] = {
    "cat": _cat,
    "dog": _dog,
    "fox": _canid,
    "wolf": _canid,
    "bear": _bear,
    "horse": _equine,
    "unicorn": _equine,
    "cow": _cow,
    "sheep": _sheep,
    "pig": _pig,
    "goat": _goat,
    "deer": _deer,
    "rabbit": _rabbit,
    "mouse": _mouse,
    "squirrel": _squirrel,
    "elephant": _elephant,
    "giraffe": _giraffe,
    "lion": _big_cat,
    "tiger": _big_cat,
    "monkey": _monkey,
}
