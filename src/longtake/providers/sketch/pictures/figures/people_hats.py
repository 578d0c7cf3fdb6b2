"""Hats, helmets and crowns for a head that is 23 cm high and centred on the origin."""

from collections.abc import Callable

from longtake.providers.sketch.pictures.figures.drawing import (
    circle,
    ellipse,
    path,
    polygon,
    rect,
    stroke,
)
from longtake.providers.sketch.pictures.figures.people_wardrobe import Wardrobe
from longtake.providers.sketch.pictures.figures.tones import Tones, tones
from longtake.providers.sketch.pictures.palette import Palette, mix, seen

_CLOSED = frozenset(
    {
        "spacehelmet",
        "knighthelm",
        "hood",
        "headscarf",
        "aviator",
        "souwester",
        "wizard",
        "turban",
        "bandana",
    }
)


def hides_hair(hat: str) -> bool:
    """Whether nothing of the hair's cut is seen below it."""
    return hat in _CLOSED


def hat_room(hat: str) -> float:
    """How far the hat rises above a bare head, in heads."""
    return {"wizard": 0.85, "toque": 0.3, "tophat": 0.34, "crown": 0.1}.get(hat, 0.0)


def hat_behind(worn: Wardrobe, palette: Palette) -> str:  # noqa: PLR0911 - one case a hat
    """What lies behind the head: the back of hoods, brims and veils."""
    cloth = tones(worn.hat_colour or "#888888", palette)
    match worn.hat:
        case "hood" | "headscarf":
            return path(
                "M0,-14.6C-9,-14.4 -12.6,-6 -12,3C-11.6,9 -10,13 -7,15.4L7,15.4"
                "C10,11 11.4,3 10.6,-4C9.6,-11 6,-14.8 0,-14.6Z",
                cloth.shade,
            )
        case "veil":
            return path(
                "M-2,-14C-11,-12 -15,2 -18,26C-20,40 -22,52 -22,60L8,60C6,40 6,10 4,-12Z",
                cloth.base,
                opacity=0.7,
            )
        case "spacehelmet":
            return circle((-0.4, -1), 16.4, cloth.shade) + circle((-1.2, -1.6), 15.4, cloth.base)
        case "souwester":
            return path("M-17,4C-15,-4 -8,-8 0,-8L8,-4L4,6C-4,3 -10,4 -17,4Z", cloth.deep)
        case "straw":
            return ellipse((0.4, -7.2), 19, 4.6, cloth.deep, transform="rotate(-4)")
        case "firehelmet":
            return path("M-9,-5C-13,-2 -15,2 -15.6,5L-6,1Z", cloth.deep)
        case _:
            return ""


def hat_on_top(worn: Wardrobe, palette: Palette) -> str:
    """What lies over the head, hair and face."""
    if not worn.hat or worn.hat not in _HATS:
        return ""
    return _HATS[worn.hat](tones(worn.hat_colour or "#888888", palette), palette)


def _cap(cloth: Tones, _palette: Palette) -> str:
    return (
        path(
            "M-9.8,-4.6C-10.4,-11 -5.6,-15 0,-15C5.6,-15 8.8,-11.4 8.8,-6.4C3,-8 "
            "-4,-7.4 -9.8,-4.6Z",
            cloth.base,
        )
        + path(
            "M2,-14.8C6.6,-14.2 8.8,-11 8.8,-6.4C7,-6.9 5,-7.2 3,-7.2C4,-10 3.6,-12.6 2,-14.8Z",
            cloth.shade,
        )
        + path("M1.4,-7.4C7,-9 13.4,-7.8 16.4,-5C13,-4.6 6,-5 0.4,-5.4Z", cloth.deep)
        + circle((-0.2, -15), 0.9, cloth.lit)
    )


def _captain(cloth: Tones, palette: Palette) -> str:
    gold, visor = seen("#d9a93a", palette), seen("#1d1f26", palette)
    return (
        path("M-10.2,-8C-13,-13 -9,-17 0,-17C9,-17 12.6,-13.4 9.6,-8.4Z", cloth.base)
        + path("M2,-17C9,-16.8 12.6,-13.4 9.6,-8.4L3.4,-8.2C6,-11 5,-15 2,-17Z", cloth.shade)
        + stroke("M-9.6,-13.4C-7,-15.6 -3,-16 0,-16", cloth.lit, 0.8, opacity=0.7)
        + path("M-9.8,-8.6C-4,-10 4,-10.2 9.4,-8.8L9.2,-5.6C4,-7.2 -4,-7 -9.6,-5Z", cloth.deep)
        + stroke("M-9.6,-6.2C-4,-8 4,-8.2 9.2,-6.8", gold, 0.6)
        + path("M-2.6,-6.6C3,-7.8 8,-7.4 11.6,-4.4C8,-3.2 2,-3.8 -2.6,-4.6Z", visor)
        + circle((3.2, -11.4), 1.7, gold) + circle((2.9, -11.7), 0.7, cloth.deep)
    )  # fmt: skip


def _beanie(cloth: Tones, _palette: Palette) -> str:
    ribs = "".join(f"M{x},-8.4L{x},-5.4" for x in range(-8, 9, 2))
    return (
        path("M-10,-6C-10.6,-13 -6,-16.6 -0.4,-16.6C5.6,-16.6 9.6,-12.6 9,-6.4Z", cloth.base)
        + path("M2,-16.4C7,-15.6 9.6,-12 9,-6.4L4,-6.4C5.4,-10 4.6,-14 2,-16.4Z", cloth.shade)
        + rect(-10.6, -8.8, 20.4, 4.2, cloth.lit, rx=2)
        + stroke(ribs, cloth.shade, 0.5)
        + circle((-0.6, -17.4), 2.2, cloth.lit)
    )


def _brim(cloth: Tones, _palette: Palette) -> str:
    return (
        path(
            "M-8.6,-7C-9.2,-14 -7,-17.2 -3,-16.6C-1,-16.2 0.6,-15.4 2,-16.4C6,-17.6 "
            "8.4,-14 8.4,-7.4Z",
            cloth.base,
        )
        + path("M2,-16.4C6,-17.6 8.4,-14 8.4,-7.4L4,-7.2C5,-10 4.4,-14 2,-16.4Z", cloth.shade)
        + path("M-8.8,-9.4C-3,-11 4,-11 8.5,-9.8L8.4,-6.8L-8.7,-6.2Z", cloth.deep)
        + path(
            "M-15.4,-4.6C-9,-9.2 8,-9.8 14.6,-5.4C9,-5.2 6,-6.2 0,-6C-6,-5.8 -10,-3.6 -15.4,-4.6Z",
            cloth.base,
        )
        + stroke("M-13,-5.2C-8,-8 -2,-8.4 2,-8.2", cloth.lit, 0.6)
    )


def _straw(cloth: Tones, palette: Palette) -> str:
    band = seen("#8e3f3a", palette)
    return (
        path("M-8.6,-7C-9,-13.6 -5.4,-16.4 0,-16.4C5.4,-16.4 8.6,-13.6 8.6,-7.4Z", cloth.base)
        + path(
            "M2,-16.2C6.4,-15.6 8.6,-13 8.6,-7.4L4.6,-7.2C5.6,-11 4.6,-14.4 2,-16.2Z", cloth.shade
        )
        + path("M-8.8,-9.8C-3,-11.4 4,-11.4 8.6,-10.2L8.6,-7L-8.7,-6.4Z", band)
        + path(
            "M-18.4,-5.2C-10,-9.8 10,-10.6 19.2,-7.4C12,-5.4 6,-6.8 0,-6.4C-7,-6 "
            "-12,-3.4 -18.4,-5.2Z",
            cloth.lit,
        )
        + stroke(
            "M-14,-6C-8,-8.2 8,-9 15,-7.4M-4,-14.6L-4.4,-11.6M0,-15.2L0,-12", cloth.shade, 0.45
        )
    )


def _toque(cloth: Tones, _palette: Palette) -> str:
    puff = (
        "M-9,-11C-14,-14 -12.6,-21 -6.6,-20.4C-4.6,-24.4 3.4,-24.6 5.4,-20.8C11.6,-21.4 "
        "13.6,-14.4 8.6,-11Z"
    )
    return (
        path(puff, cloth.base)
        + path(
            "M5.4,-20.8C11.6,-21.4 13.6,-14.4 8.6,-11L3,-11C6,-14 6.6,-17.6 5.4,-20.8Z", cloth.shade
        )
        + stroke(
            "M-4.6,-12C-5,-15 -5.4,-17 -6.6,-18.6M1,-12C1,-15 1.4,-17 2,-18.4", cloth.shade, 0.6
        )
        + path("M-9.4,-12C-3,-13.4 4,-13.4 8.9,-12.2L8.8,-6.6C3,-8 -4,-7.8 -9.2,-6Z", cloth.lit)
    )


def _beret(cloth: Tones, _palette: Palette) -> str:
    return (
        path(
            "M-14,-8C-14.6,-13.4 -7,-17.4 0.6,-16.4C6.6,-15.6 9.6,-12 9,-7.4C2,-9.2 "
            "-6,-8.4 -9.4,-5.8C-11.4,-5.6 -13.4,-6 -14,-8Z",
            cloth.base,
        )
        + path(
            "M1.6,-16.2C6.6,-15.6 9.6,-12 9,-7.4C7.4,-7.8 6,-8 4.4,-8.2C5,-11.4 4,-14.2 1.6,-16.2Z",
            cloth.shade,
        )
        + stroke("M-1.6,-16.2L-1.2,-18.2", cloth.deep, 0.9)
        + stroke("M-12,-9.4C-11,-12.4 -7,-14.4 -3,-14.6", cloth.lit, 0.8, opacity=0.8)
    )


def _helmet(cloth: Tones, _palette: Palette) -> str:
    return (
        path(
            "M-10.6,-4.4C-12,-12 -6,-17 0.4,-16.8C7,-16.6 11.4,-11.4 10.2,-5.6C4,-8 "
            "-4,-7.6 -10.6,-4.4Z",
            cloth.base,
        )
        + path("M3,-16.4C8.6,-15.4 11.4,-11 10.2,-5.6L6,-6.8C7.4,-10.6 6,-14 3,-16.4Z", cloth.shade)
        + stroke(
            "M-7.4,-8.4C-6.6,-12 -4,-14.2 -1,-14.8M-2.4,-8.6C-1.6,-11.6 0.4,-13.6 2.6,-14.4",
            cloth.deep,
            1.1,
        )
        + stroke("M-8.4,-3.6C-6,3 -3,8 1,11.2", cloth.deep, 0.7)
    )


def _hardhat(cloth: Tones, _palette: Palette) -> str:
    return (
        path("M-10.4,-5.6C-11,-12.6 -5.6,-16.6 0.2,-16.6C6.6,-16.6 10,-12 9.8,-6.4Z", cloth.base)
        + path(
            "M2.4,-16.4C7.4,-15.8 10,-12 9.8,-6.4L5.2,-6.4C6.4,-10.4 5,-14 2.4,-16.4Z", cloth.shade
        )
        + path(
            "M-2.2,-17C-0.6,-17.6 1.4,-17.6 2.6,-17C3.6,-13 3.6,-10 3.4,-6.6"
            "L-1,-6.6C-1.4,-10 -2,-13.6 -2.2,-17Z",
            cloth.lit,
        )
        + path(
            "M-11.8,-6.6C-4,-8.2 5,-8.6 14.4,-6.4L13.6,-4.6C5,-6.2 -4,-5.8 -11.6,-4.2Z", cloth.deep
        )
    )


def _army(cloth: Tones, _palette: Palette) -> str:
    return (
        path(
            "M-11.6,-3.6C-13,-12 -6.6,-17.2 0.2,-17C7.6,-16.8 12,-11.4 11.4,-5"
            "L8.4,-5.4C3,-7 -4,-6.4 -8,-3Z",
            cloth.base,
        )
        + path("M3,-16.6C9,-15.4 12,-11 11.4,-5L7,-5.8C8.2,-10 6,-14 3,-16.6Z", cloth.shade)
        + stroke("M-9,-9C-7.6,-12.6 -4.6,-14.6 -1.6,-15", cloth.lit, 0.9, opacity=0.7)
        + stroke("M-8,-3C-6,4 -2,9 1.4,11.4", cloth.deep, 0.6)
    )


def _fire(cloth: Tones, palette: Palette) -> str:
    gold = seen("#e0b048", palette)
    return (
        path("M-10.4,-5.6C-11,-13 -5.6,-17.4 0.2,-17.4C6.6,-17.4 10,-12.4 9.8,-6.4Z", cloth.base)
        + path(
            "M2.4,-17.2C7.4,-16.4 10,-12 9.8,-6.4L5.2,-6.4C6.4,-10.4 5,-14 2.4,-17.2Z", cloth.shade
        )
        + stroke("M-2,-17.6C0,-18.6 2.6,-17.6 4,-14", cloth.lit, 1.2)
        + path("M-14,-3.4C-5,-8.4 6,-8.6 14,-5.6L12,-4C5,-6 -4,-5.4 -13,-1.6Z", cloth.deep)
        + path("M1.6,-13.8L5.8,-14.2L6.2,-9.4L4,-7.6L1.4,-9Z", gold)
    )


def _crown(cloth: Tones, palette: Palette) -> str:
    ruby = seen("#b23a4a", palette)
    return (
        path(
            "M-9.6,-7.6L-11.4,-17.4L-5.8,-12.6L-1,-19L3.6,-12.8L9.8,-17.2L8.8,-7.8"
            "C3,-9.6 -4,-9.4 -9.6,-7.6Z",
            cloth.base,
        )
        + path("M3.6,-12.8L9.8,-17.2L8.8,-7.8C7,-8.4 5.4,-8.8 3.4,-9Z", cloth.shade)
        + path("M-9.6,-10C-4,-11.6 3,-11.8 9,-10.2L8.8,-7C3,-8.8 -4,-8.6 -9.4,-6.8Z", cloth.lit)
        + circle((-1, -19), 1.1, ruby)
        + circle((-11.4, -17.4), 0.9, ruby)
        + circle((9.8, -17.2), 0.9, ruby)
        + circle((-0.4, -9.7), 1.0, ruby)
        + circle((-5.6, -9), 0.7, cloth.deep)
        + circle((5, -9.4), 0.7, cloth.deep)
    )


def _wizard(cloth: Tones, palette: Palette) -> str:
    star = seen("#e7c45a", palette)
    return (
        path("M-9.8,-6C-8,-18 -3,-28 -8.6,-38C-1,-34.6 6.6,-20 9.2,-7Z", cloth.base)
        + path("M-8.6,-38C-1,-34.6 6.6,-20 9.2,-7L3.6,-7.2C3.4,-20 -1,-31 -8.6,-38Z", cloth.shade)
        + path(
            "M-19,-3.6C-11,-9.6 9,-10.6 18.4,-5C11,-4.6 7,-6 0,-5.8C-7,-5.6 -12,-2.6 -19,-3.6Z",
            cloth.deep,
        )
        + path("M-9.4,-9.4C-3,-11.4 4,-11.4 8.8,-10L9.3,-7.4C4,-8.6 -4,-8.4 -9.7,-6.4Z", star)
        + polygon(
            (
                (-1.6, -22),
                (-0.8, -19.6),
                (1.6, -19.4),
                (-0.2, -18),
                (0.4, -15.6),
                (-1.6, -17),
                (-3.6, -15.6),
                (-3, -18),
                (-4.8, -19.4),
                (-2.4, -19.6),
            ),
            star,
        )
        + path("M-9,-3.4C-9.4,2 -8.6,6 -6.8,8L-6.4,-3.6Z", seen("#cfd0d2", palette))
    )


def _aviator(cloth: Tones, palette: Palette) -> str:
    glass, rim = seen("#9cc7cf", palette), seen("#b08a4a", palette)
    return (
        path(
            "M-10.6,6C-12.6,-2 -12,-11 -6,-13.6C0,-16 7.4,-13.4 9.2,-7.4C5,-8.6 "
            "0,-8.2 -3.6,-6.4C-6.6,-4 -6.6,2 -5.6,9.6C-8,9.4 -9.8,8.4 -10.6,6Z",
            cloth.base,
        )
        + path("M8,-9C9.4,-6 9.4,-2 8.8,3L7.6,3C8,-2 7.6,-5 6.4,-7.6Z", cloth.shade)
        + stroke("M-9,-8.6C-3,-11.4 4,-11.4 9,-8.8", cloth.deep, 1.6)
        + circle((-0.4, -9.8), 3.3, rim)
        + ellipse((6, -9.2), 2.5, 3.1, rim)
        + circle((-0.4, -9.8), 2.3, glass)
        + ellipse((6, -9.2), 1.6, 2.2, glass)
        + stroke("M-6,9C-3,11.6 0,12.4 2,12", cloth.deep, 0.8)
    )


def _souwester(cloth: Tones, _palette: Palette) -> str:
    return (
        path("M-10,-5C-10.8,-13 -5.6,-17.4 0.4,-17.2C6.6,-17 9.8,-12.6 9,-6.6Z", cloth.base)
        + path(
            "M2.6,-16.8C7.4,-16 9.8,-12.4 9,-6.6L4.8,-6.4C6,-10.4 5,-14.4 2.6,-16.8Z", cloth.shade
        )
        + path(
            "M-18,1.4C-13,-7 -4,-9.6 3,-9.2C8,-9 12,-7 13.4,-4C8,-5.8 2,-5.8 "
            "-3.6,-4.4C-9,-3 -12,1.6 -18,1.4Z",
            cloth.base,
        )
        + stroke("M-15.4,0C-11,-5.6 -4,-8 2.4,-8", cloth.lit, 0.8)
        + path("M-7.4,-2.6C-7.6,2 -6.6,6 -4,9.4L-6,9.6C-8.8,6 -9.8,2 -9.4,-2.4Z", cloth.shade)
    )


def _hood(cloth: Tones, _palette: Palette) -> str:
    return (
        path(
            "M0.4,-14.8C-9,-15 -13.4,-6 -12.4,4C-11.8,10 -9.6,14 -6,16C-8,10 -8.4,2 "
            "-7,-4C-5.4,-8.6 -2,-10.2 1.6,-10C5.6,-9.8 8,-7 8.6,-2.6C9,2 8.6,8 "
            "6.6,14.6C10,10 11.6,2 10.8,-4.6C9.8,-11.4 6,-14.8 0.4,-14.8Z",
            cloth.base,
        )
        + stroke("M-10.6,-1C-10,-8 -6,-12.6 0,-12.8", cloth.lit, 0.9, opacity=0.8)
        + path(
            "M2,-14.6C7,-13.8 10,-10.6 10.8,-4.6C11.2,2 10,9 6.6,14.6C8.6,8 9,2 "
            "8.6,-2.6C8.2,-7.6 6,-12 2,-14.6Z",
            cloth.shade,
        )
    )


def _headscarf(cloth: Tones, palette: Palette) -> str:
    return _hood(cloth, palette) + path(
        "M-7,9C-4,13 4,13.6 7.4,9.6L6.4,16.6C2,19 -5,18.4 -8.6,15.6Z", cloth.lit
    )


def _turban(cloth: Tones, palette: Palette) -> str:
    return (
        path(
            "M-10.6,-3.6C-14,-12 -8,-18.6 0.6,-18.4C9,-18.2 12,-11.4 9.4,-4.8C5,-8 "
            "-5,-8 -10.6,-3.6Z",
            cloth.base,
        )
        + stroke(
            "M-10.4,-7C-4,-8 4,-12 7.4,-16.4M-10.6,-11C-5,-11.4 0,-14.4 3,-18"
            "M9.8,-6C5,-7.6 0,-9.4 -2,-10.6",
            cloth.shade,
            0.9,
        )
        + circle((2.6, -10.4), 1.5, seen("#d9a93a", palette))
        + circle((2.4, -10.6), 0.7, seen("#b23a4a", palette))
    )


def _bandana(cloth: Tones, palette: Palette) -> str:
    patch = seen("#1d1b20", palette)
    return (
        path(
            "M-10,-3.8C-11,-11.6 -6,-15.2 0,-15C6,-14.8 9.4,-11 8.9,-5.6C3,-7.6 -4,-7 -10,-3.8Z",
            cloth.base,
        )
        + path("M-9.6,-5L-15.6,-3L-13.6,-0.6L-16,4L-9.8,-2Z", cloth.shade)
        + "".join(
            circle(spot, 0.7, cloth.lit)
            for spot in ((-6, -9), (-2, -12), (2, -9.6), (5.6, -11), (-3, -7.6))
        )
        + path(
            "M3.6,-1.4C5,-2.4 7,-2.2 7.8,-1C7.8,1 6.6,2 5.4,1.8C4.2,1.6 3.4,0.2 3.6,-1.4Z", patch
        )
        + stroke("M3.6,-1.2L-8,-4.6", patch, 0.5)
    )


def _tophat(cloth: Tones, palette: Palette) -> str:
    return (
        path("M-8.6,-8L-9.6,-25.4C-4,-27.4 5,-27.4 9.6,-25.6L8.6,-8.4Z", cloth.base)
        + path("M4,-26.8L9.6,-25.6L8.6,-8.4L4,-8.2Z", cloth.shade)
        + path("M-8.8,-12C-3,-13.4 4,-13.4 8.8,-12.2L8.6,-8L-8.6,-7.6Z", seen("#8e2f3a", palette))
        + path(
            "M-14.4,-6.6C-9,-9.8 8,-10.4 14,-7C9,-6 6,-7 0,-6.8C-6,-6.6 -10,-4.8 -14.4,-6.6Z",
            cloth.deep,
        )
        + stroke("M-6.6,-22L-6.2,-14.6", cloth.lit, 0.9, opacity=0.7)
    )


def _headphones(cloth: Tones, _palette: Palette) -> str:
    return (
        stroke("M-8.6,-1C-10.8,-10 -5.6,-15.4 0,-15.4C5.4,-15.4 9.6,-11 9.4,-4", cloth.base, 1.5)
        + ellipse((-8.2, 1), 3, 4.2, cloth.base) + ellipse((-8.8, 0.6), 1.6, 2.6, cloth.lit)
    )  # fmt: skip


def _headband(cloth: Tones, _palette: Palette) -> str:
    return path("M-10,-6.2C-4,-8.6 4,-9 8.8,-7.4L8.8,-4.6C4,-6.4 -4,-6 -9.8,-3.4Z", cloth.base)


def _space(cloth: Tones, palette: Palette) -> str:
    glass = mix(seen("#8fb4cf", palette), palette.light, 0.2)
    rim = (
        "M-7.6,-9.6C-2,-14 8.4,-12.8 11.4,-6.4C13,-1.6 12.4,5 9.4,8.6C4,12 -4,11.6 "
        "-7.8,8C-10.6,4 -10.8,-5.4 -7.6,-9.6Z"
    )
    return (
        path(rim, glass, opacity=0.3, stroke=cloth.shade, stroke_width=1.5)
        + path(
            "M-5.6,-8.4C-2.6,-10.8 2,-11 5,-9.8C1,-9 -3.4,-6.6 -5.6,-1.6C-7,-4 -7,-6.6 -5.6,-8.4Z",
            "#ffffff",
            opacity=0.5,
        )
        + stroke("M10.4,1C10.4,3.6 9.6,6 8.4,7.4", "#ffffff", 0.8, opacity=0.45)
        + path("M-12,9C-6,14 6,14.4 11.4,9.6L12.4,14.4C6,18 -6,18 -13,13.6Z", cloth.shade)
        + circle((-13, -1), 3, cloth.shade)
        + circle((-13.3, -1.3), 1.9, seen("#c9553f", palette))
    )


def _knight(cloth: Tones, palette: Palette) -> str:
    slit = mix(palette.line, "#14141a", 0.5)
    plume = tones("#b23a3f", palette)
    return (
        path("M-3,-15C-8,-22 -18,-21 -20,-10C-16,-14 -12,-13 -9.6,-10Z", plume.base)
        + path("M-3,-15C-8,-19 -14,-18 -17,-13C-13,-15 -9,-13 -7,-11Z", plume.lit)
        + path(
            "M0,-15.6C-8,-15.6 -11.4,-9.6 -11,-2C-10.8,4 -10,9 -7,12.6L6,13.6C9,9 "
            "10.4,3 10,-4C9.6,-11 6,-15.6 0,-15.6Z",
            cloth.base,
        )
        + path(
            "M4,-15C8,-12.6 9.8,-9 10,-4C10.4,3 9,9 6,13.6L2.4,13.4C6,6 6.4,-6 4,-15Z", cloth.shade
        )
        + stroke("M-8.6,-4C-8.4,-9 -6,-12.6 -2,-13.4", cloth.lit, 1.2)
        + path("M-7,-3C-2,-4.4 5,-4.6 10,-3.2L10,-0.6C5,-1.6 -2,-1.4 -7,-0.4Z", slit)
        + stroke("M3.8,-14.8C4.6,-9 4.6,4 3.6,13", cloth.lit, 0.8)
        + stroke(
            "M5.8,4L8.6,3.6M5.8,6.4L8.2,6M5.6,8.8L7.6,8.4M-0.6,4.2L2,4.4M-0.6,6.6"
            "L2,6.8M-0.6,9L2,9.2",
            slit,
            0.7,
        )
        + circle((-7, -1.8), 1.2, cloth.deep)
    )


def _veil(cloth: Tones, palette: Palette) -> str:
    pearls = (
        circle((x, -9.4 - (1 - abs(x) / 10) * 3.6), 0.8, seen("#f4ead8", palette))
        for x in range(-8, 9, 2)
    )
    return "".join(pearls) + stroke("M-10,-4C-14,4 -16,20 -18,34", cloth.shade, 0.5, opacity=0.6)


_HATS: dict[str, Callable[[Tones, Palette], str]] = {
    "cap": _cap,
    "captain": _captain,
    "beanie": _beanie,
    "brim": _brim,
    "straw": _straw,
    "toque": _toque,
    "beret": _beret,
    "helmet": _helmet,
    "hardhat": _hardhat,
    "armyhelmet": _army,
    "firehelmet": _fire,
    "crown": _crown,
    "wizard": _wizard,
    "aviator": _aviator,
    "souwester": _souwester,
    "hood": _hood,
    "headscarf": _headscarf,
    "turban": _turban,
    "bandana": _bandana,
    "tophat": _tophat,
    "headphones": _headphones,
    "headband": _headband,
    "spacehelmet": _space,
    "knighthelm": _knight,
    "veil": _veil,
}
