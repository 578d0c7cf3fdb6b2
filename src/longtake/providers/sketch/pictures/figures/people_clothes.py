"""Clothed bodies: limbs, garments and what is worn over them, laid along the joints."""

import math
from collections.abc import Sequence

from longtake.providers.sketch.pictures.figures.drawing import (
    Point,
    at,
    between,
    blob,
    circle,
    clip,
    group,
    limb,
    n,
    path,
    rect,
    smooth,
    stable_name,
    stroke,
)
from longtake.providers.sketch.pictures.figures.people_body import Build, Joints
from longtake.providers.sketch.pictures.figures.people_wardrobe import Wardrobe
from longtake.providers.sketch.pictures.figures.tones import Tones, tones
from longtake.providers.sketch.pictures.palette import Palette, mix, seen

_LONG = {"coat": 0.98, "raincoat": 1.02, "labcoat": 0.9, "robe": 1.86, "gown": 1.9, "dress": 0.92,
         "tunic": 0.45, "uniform": 0.34, "spacesuit": 0.0, "tutu": 0.4, "skirt": 0.8}  # fmt: skip
"""How far a garment falls: 1 to the knee, 2 to the ankle."""
_FLARE = {"dress": 0.62, "gown": 0.95, "robe": 0.5, "tutu": 1.7, "skirt": 0.55, "coat": 0.26,
          "raincoat": 0.42}  # fmt: skip
_SHORT_SLEEVES = frozenset({"tee", "sports", "dress", "overalls", "apron"})
_SLEEVES = {
    "robe": (1.1, 1.3, 2.0),
    "spacesuit": (1.3, 1.3, 1.35),
    "hoodie": (1.15, 1.15, 1.2),
    "coat": (1.1, 1.1, 1.25),
    "raincoat": (1.15, 1.15, 1.4),
}
"""Width of shoulder, elbow and wrist against the bare arm."""
_NO_SLEEVES = frozenset({"gown", "tutu"})


def lit_limb(joints: Sequence[Point], widths: Sequence[float], cloth: Tones) -> str:
    """A limb with its shadow on the right and below."""
    moved = [(x - w * 0.1, y - w * 0.08) for (x, y), w in zip(joints, widths, strict=True)]
    return limb(joints, widths, cloth.shade) + limb(moved, [w * 0.78 for w in widths], cloth.base)


def leg(joints: tuple[Point, Point, Point], build: Build, worn: Wardrobe, palette: Palette,
        *, far: bool) -> str:  # fmt: skip
    """One leg with its trousers and shoe; the far one lies in shadow."""
    hip, knee, ankle = joints
    thick = build.thick
    skin, cloth = _side(worn.skin, palette, far), _side(worn.bottom_colour, palette, far)
    shape = (thick, thick * 0.74, thick * 0.5)
    shoe = _shoe(knee, ankle, build, _side(worn.shoe_colour, palette, far), worn)
    match worn.bottom:
        case "shorts":
            bare = lit_limb((hip, knee, ankle), (thick * 0.9, thick * 0.66, thick * 0.44), skin)
            end = between(hip, knee, 0.68)
            return bare + shoe + lit_limb((hip, end), (thick * 1.1, thick * 1.02), cloth)
        case "bare" | "skirt":
            slim = (thick * 0.86, thick * 0.62, thick * 0.4)
            return lit_limb((hip, knee, ankle), slim, skin) + shoe
        case _:
            wide = 1.22 if worn.top == "spacesuit" else 1.0
            cuff = (thick * 0.56 if worn.top != "sports" else thick * 0.46) * wide
            return shoe + lit_limb(joints, (shape[0] * wide, shape[1] * wide, cuff), cloth)


def _side(colour: str, palette: Palette, far: bool) -> Tones:  # noqa: FBT001
    near = tones(colour, palette)
    return Tones(near.base, near.shade, near.deep, near.deep) if far else near


def _shoe(knee: Point, ankle: Point, build: Build, leather: Tones, worn: Wardrobe) -> str:
    size = build.leg * 0.075 / 6.8
    shin = math.degrees(math.atan2(ankle[0] - knee[0], ankle[1] - knee[1]))
    tilt = -shin * 0.8 if abs(shin) > 8 else 0.0
    sole = leather.deep
    upper = (
        "M-4.6,-3.6C-5.2,0 -5.2,3.4 -5,5.2L15.4,5.2C16.2,3 13.4,1.4 9.4,0.6C6.8,0 5.2,-2.2 4.4,-4Z"
    )
    boot = worn.top in ("raincoat", "spacesuit", "armour")
    shaft = rect(-5, -16, 9.8, 14, leather.base, rx=2) if boot else ""
    return group(
        shaft,
        path(upper, leather.base),
        path("M-4.9,3C2,3.8 9,3.2 15.4,4L15.6,5.2L-5,5.2Z", leather.shade),
        path("M-5.2,4.8L15.8,4.8C16.2,6 15.8,6.8 15,6.8L-5,6.8Z", sole),
        transform=f"translate({at(ankle)}) rotate({n(tilt)}) scale({size:.2f})",
    )


def arm(
    joints: tuple[Point, Point, Point], build: Build, worn: Wardrobe, palette: Palette, *, far: bool
) -> str:
    """One arm with its sleeve and hand; the far one lies in shadow."""
    shoulder, elbow, wrist = joints
    thick = build.thick * 0.7
    skin, cloth = _side(worn.skin, palette, far), _side(_sleeve(worn), palette, far)
    glove = cloth if worn.top in ("spacesuit", "armour") else skin
    hand = _hand(elbow, wrist, thick, glove)
    widths = (thick, thick * 0.84, thick * 0.62)
    if worn.top in _NO_SLEEVES or (worn.top == "leotard" and not worn.cape):
        return hand + lit_limb(joints, [w * 0.82 for w in widths], skin)
    if worn.top in _SHORT_SLEEVES and not (worn.top == "overalls" and not worn.child):
        bare = hand + lit_limb(joints, [w * 0.8 for w in widths], skin)
        return bare + lit_limb((shoulder, between(shoulder, elbow, 0.72)), (thick, thick), cloth)
    wide = _SLEEVES.get(worn.top, (1, 1, 1))
    sleeve = [w * f for w, f in zip(widths, wide, strict=True)]
    drawn = lit_limb(joints, sleeve, cloth)
    if worn.top in ("armour", "spacesuit"):
        drawn += circle(elbow, sleeve[1] * 0.52, cloth.shade) + circle(
            shoulder, sleeve[0] * 0.62, cloth.lit
        )
    return hand + drawn


def _sleeve(worn: Wardrobe) -> str:
    return worn.under if worn.top == "overalls" else worn.top_colour


def fingers(
    joints: tuple[Point, Point, Point], build: Build, worn: Wardrobe, palette: Palette
) -> str:
    """The fingers of the near hand, closed round what it holds."""
    _, elbow, wrist = joints
    skin = tones(worn.top_colour if worn.top in ("spacesuit", "armour") else worn.skin, palette)
    turn = math.degrees(math.atan2(wrist[0] - elbow[0], wrist[1] - elbow[1]))
    return group(
        blob(((-3.2, 3), (-3.4, 6.6), (-1, 8.4), (2.4, 8), (3.4, 5.4), (2.6, 3)), skin.base),
        stroke("M-3,4.7L2.8,4.5M-3,6.5L2.6,6.3", skin.shade, 0.55),
        transform=f"translate({at(wrist)}) rotate({n(-turn)}) "
        f"scale({build.thick * 0.7 / 10.6:.2f})",
    )


def _hand(elbow: Point, wrist: Point, thick: float, skin: Tones) -> str:
    turn = math.degrees(math.atan2(wrist[0] - elbow[0], wrist[1] - elbow[1]))
    size = thick / 10.6
    palm = (
        (-2.6, -2),
        (-3.3, 2),
        (-3.2, 6.4),
        (-1.6, 10),
        (0.8, 10.4),
        (2.8, 7),
        (3.2, 2),
        (2.4, -2),
    )
    return group(
        limb(((2, 1), (4.6, 4), (4.4, 6.6)), (2.4, 2.2, 1.7), skin.shade),
        blob(palm, skin.base),
        stroke("M-0.8,7.2L-0.6,9.8M1,7.2L1.1,9.6", skin.shade, 0.5),
        transform=f"translate({at(wrist)}) rotate({n(-turn)}) scale({size:.2f})",
    )


def torso(build: Build, joints: Joints, worn: Wardrobe, palette: Palette, name: str) -> str:
    """Chest and hips with the main garment, its front and what lies over it."""
    cloth = tones(worn.top_colour, palette)
    shape = smooth(_outline(build, worn))
    front = _front(worn, build, cloth, palette)
    inner = group(
        path(shape, cloth.base),
        _modelling(build, cloth),
        front,
        clip_path=f"url(#{name}t)",
    )
    return group(
        clip(f"{name}t", shape),
        inner,
        _over(worn, build, palette),
        transform=f"translate({at(joints.hip)}) rotate({n(joints.lean)})",
    )


def _outline(build: Build, worn: Wardrobe) -> list[Point]:
    long, half, waist, hips = build.torso, build.shoulders / 2, build.waist / 2, build.hips / 2
    loose = {"spacesuit": 1.22, "hoodie": 1.14, "raincoat": 1.16, "coat": 1.12, "robe": 1.14,
             "jacket": 1.08, "sweater": 1.06, "labcoat": 1.08}.get(worn.top, 1.0)  # fmt: skip
    return [
        (-build.head * 0.17, -long - 1.0),
        (-half * 0.72, -long + build.head * 0.07),
        (-half * 0.98 * min(loose, 1.08), -long + build.head * 0.24),
        (-half * 0.84 * loose, -long * 0.66),
        (-waist * loose, -long * 0.36),
        (-hips * min(loose, 1.12), 0),
        (-hips * 0.86, build.thick * 0.4),
        (0, build.thick * 0.62),
        (hips * 0.86, build.thick * 0.4),
        (hips * min(loose, 1.12), 0),
        (waist * loose * 0.98, -long * 0.36),
        (half * 0.8 * loose, -long * 0.66),
        (half * 0.9 * min(loose, 1.08), -long + build.head * 0.24),
        (half * 0.66, -long + build.head * 0.07),
        (build.head * 0.19, -long - 1.0),
    ]


def _modelling(build: Build, cloth: Tones) -> str:
    long, half = build.torso, build.shoulders / 2
    far = (
        f"M{n(half * 0.5)},{n(-long - 4)}C{n(half * 0.3)},{n(-long * 0.6)} "
        f"{n(half * 0.55)},{n(-long * 0.3)} "
        f"{n(half * 0.3)},20L{n(half * 2)},20L{n(half * 2)},{n(-long - 4)}Z"
    )
    gleam = (
        f"M{n(-half * 0.9)},{n(-long * 0.86)}C{n(-half * 0.5)},{n(-long * 0.7)} "
        f"{n(-half * 0.55)},{n(-long * 0.4)} "
        f"{n(-half * 0.62)},0L{n(-half * 1.4)},0L{n(-half * 1.4)},{n(-long)}Z"
    )
    return path(far, cloth.shade, opacity=0.75) + path(gleam, cloth.lit, opacity=0.55)


def _front(worn: Wardrobe, build: Build, cloth: Tones, palette: Palette) -> str:  # noqa: C901, PLR0911, PLR0912, PLR0915 - one case a cut
    """What tells one cut from another, drawn for a chest 52 cm long and 40 cm wide."""
    stretch = f"scale({build.shoulders / 40:.3f},{build.torso / 52:.3f})"
    middle = 3.0
    white = tones(worn.under, palette)
    metal = seen("#d9a93a", palette)
    match worn.top:
        case "suit" | "jacket" | "labcoat":
            tie = worn.extra == "tie" or worn.top == "suit"
            shirt = path("M-5,-54L3,-22L11,-54Z", white.base) + path(
                "M3,-22L11,-54L6,-54Z", white.shade
            )
            knot = path(
                "M1.4,-50L4.8,-50L4.2,-46L5.4,-30L3.2,-24L1,-30L2.2,-46Z", seen("#8e2f3a", palette)
            )
            lapels = path("M-6.4,-55L-9,-40L-5,-38L3,-21L-3,-44Z", cloth.lit) + path(
                "M10,-55L13,-40L9.6,-38L3,-21L8,-44Z", cloth.deep
            )
            parts = (
                shirt + (knot if tie else "") + lapels + stroke("M3,-21L2.4,14", cloth.deep, 0.8)
            )
            return group(
                parts + _buttons(middle - 1.8, (-16, -8, 0), cloth.deep), transform=stretch
            )
        case "coat" | "raincoat":
            collar = path("M-7,-56L-10,-44L3,-40L13,-45L10,-56Z", cloth.shade) + path(
                "M-7,-56L-9.4,-45L2.4,-41L0,-52Z", cloth.lit
            )
            return group(
                collar
                + stroke("M3,-41C4,-26 3.4,-8 3,14", cloth.deep, 0.8)
                + _buttons(-0.4, (-34, -24, -14, -4), cloth.deep)
                + stroke("M-14,-8L-7,-7M9,-7L14,-8", cloth.deep, 0.9),
                transform=stretch,
            )
        case "uniform":
            return group(
                path("M-6,-55L-7,-46L3,-42L12,-47L10,-55Z", cloth.shade)
                + stroke("M3,-42L3,14", cloth.deep, 0.8)
                + _buttons(-1, (-38, -29, -20), metal)
                + _buttons(7, (-38, -29, -20), metal)
                + rect(-24, -12, 48, 4.6, mix(cloth.deep, "#2a2018", 0.4))
                + rect(0.4, -12.6, 5.4, 5.8, metal, rx=1)
                + path("M-20,-47L-9,-51L-9,-48L-20,-43.5Z", metal),
                transform=stretch,
            )
        case "hoodie":
            pocket = path("M-8,-8L-11,6L17,6L13,-8Z", cloth.shade)
            hood = path("M-8,-56C-10,-47 -3,-43 3,-43C9,-43 14,-48 11,-56Z", cloth.deep)
            return group(
                hood + pocket + stroke("M0.6,-43.4L0,-34M6,-43.4L6.4,-35", white.base, 0.9),
                transform=stretch,
            )
        case "sweater":
            neck = path("M-6,-57C-7,-51 -3,-48.6 2.6,-48.6C8,-48.6 11,-51 9.6,-57Z", cloth.lit)
            rib = stroke(
                "M-17,2L-17,6M-12,2.6L-12,7M-7,3L-7,7.6M-2,3L-2,8M3,3L3,8M8,3L8,7.6M13,2L13,7",
                cloth.shade,
                0.7,
            )
            knit = "".join(
                stroke(f"M-16,{y}q3,2.4 6,0t6,0t6,0t6,0t6,0", cloth.shade, 0.7, opacity=0.55)
                for y in (-34, -28)
            )
            return group(knit + neck + rib, transform=stretch)
        case "shirt":
            collar = path("M-6,-56L-7,-47L2.4,-45L0,-53Z", cloth.lit) + path(
                "M9,-56L11,-47L3,-45L5,-53Z", cloth.shade
            )
            return group(
                stroke("M2.8,-45L3,14", cloth.shade, 0.7)
                + _buttons(middle, (-38, -29, -20, -11), cloth.deep)
                + collar,
                transform=stretch,
            )
        case "chef":
            return group(
                path(
                    "M-6,-57C-7,-51 -3,-48 2.6,-48C8,-48 11,-51 9.6,-57Z", seen("#b8403a", palette)
                )
                + stroke("M-5,-48C-6,-30 -5,-10 -5,14", cloth.deep, 0.7)
                + _buttons(-1.4, (-40, -31, -22, -13), cloth.deep)
                + _buttons(7, (-40, -31, -22, -13), cloth.deep),
                transform=stretch,
            )
        case "sports":
            stripe = path("M-26,-30L26,-36L26,-29L-26,-23Z", white.base)
            return group(
                stripe + path("M-5,-55C-4,-49 0,-47.6 3,-47.6C6,-47.6 9,-49 9,-55Z", white.base),
                transform=stretch,
            )
        case "overalls":
            top = path("M-30,-60L30,-60L30,-30C14,-34 -10,-34 -30,-30Z", white.base) + path(
                "M8,-60L30,-60L30,-30L12,-33Z", white.shade
            )
            straps = stroke("M-10,-56L-8,-32M13,-56L12,-33", cloth.base, 4.4)
            bib = path("M-11,-36L14,-36L16,-14L-14,-14Z", cloth.base)
            pocket = path("M-4,-30L8,-30L8,-23C5,-21 0,-21 -4,-23Z", cloth.shade)
            return group(
                top
                + straps
                + bib
                + pocket
                + circle((-8, -34), 1.3, metal)
                + circle((11.8, -34), 1.3, metal),
                transform=stretch,
            )
        case "dress" | "gown" | "tutu" | "leotard":
            bare = tones(worn.skin, palette)
            low = 13 if worn.top != "dress" else 8
            neck = path(
                f"M{-low},-58C{-low},-47 0,-42 3,-42C6,-42 {low + 4},-47 {low + 4},-58Z", bare.base
            )
            sash = path("M-26,-22C-8,-17 8,-17 26,-22L26,-17C8,-12 -8,-12 -26,-17Z", cloth.deep)
            crest = path("M3,-40L11,-36L9,-27L3,-22L-3,-27L-5,-36Z", metal) if worn.cape else ""
            return group(neck + (sash if worn.top != "leotard" else "") + crest, transform=stretch)
        case "robe" | "tunic":
            fold = path("M-8,-57L3,-30L13,-57Z", white.base) + stroke(
                "M-8,-57L3,-30L13,-57", cloth.lit, 2.6
            )
            rope = path("M-26,-17C-8,-13 8,-13 26,-17L26,-13C8,-9 -8,-9 -26,-13Z", metal)
            return group(fold + rope, transform=stretch)
        case "armour":
            plate = stroke("M3,-52C6,-38 6,-28 3,-16", cloth.lit, 1.2) + path(
                "M-26,-16C-8,-10 12,-10 26,-16L26,20L-26,20Z", cloth.shade
            )
            bands = stroke("M-20,-9C-8,-4 12,-4 20,-9M-20,-2C-8,3 12,3 20,-2", cloth.deep, 1.0)
            return group(
                plate + bands + stroke("M-18,-44C-8,-38 12,-38 18,-44", cloth.deep, 0.9),
                transform=stretch,
            )
        case "spacesuit":
            box = rect(-9, -40, 23, 17, cloth.lit, rx=2.4) + rect(
                -6.4, -37, 8, 4.6, seen("#3a5f8a", palette), rx=1
            )
            lamps = circle((6, -35), 1.6, seen("#c9553f", palette)) + circle(
                (10.4, -35), 1.6, seen("#e0b048", palette)
            )
            belt = rect(-30, -14, 60, 4, cloth.deep)
            hose = stroke(
                "M-6,-24C-14,-20 -18,-28 -18,-38M10,-24C14,-20 18,-24 19,-30",
                seen("#8f98a3", palette),
                2.2,
            )
            return group(
                hose + box + lamps + belt + rect(-7, -30, 10, 4, seen("#c9553f", palette), rx=1),
                transform=stretch,
            )
        case _:
            neck = path(
                "M-5,-56C-4,-49.4 0,-48 3,-48C6,-48 9,-49.4 9,-56Z", tones(worn.skin, palette).base
            )
            return group(
                neck
                + stroke(
                    "M-5.4,-54C-4,-48.6 0,-47.4 3,-47.4C6,-47.4 9,-48.8 9.4,-54", cloth.shade, 1.2
                ),
                transform=stretch,
            )


def _buttons(x: float, heights: Sequence[float], colour: str) -> str:
    return "".join(circle((x, y), 1.15, colour) for y in heights)


def _over(worn: Wardrobe, build: Build, palette: Palette) -> str:
    """Aprons, straps, stethoscopes and badges over the garment."""
    parts = []
    if worn.apron:
        cloth = tones(worn.apron, palette)
        parts.append(
            stroke("M-6,-52L-9,-36M11,-52L13,-36", cloth.shade, 1.6)
            + path(
                "M-10,-38L14,-38C14,-28 17,-20 18,-14L-15,-14C-14,-20 -11,-28 -10,-38Z", cloth.base
            )
            + path("M6,-38L14,-38C14,-28 17,-20 18,-14L8,-14C9,-22 8,-30 6,-38Z", cloth.shade)
        )
    if worn.backpack:
        parts.append(
            stroke(
                "M-14,-50C-16,-40 -16,-26 -13,-18M14,-50C16,-42 16,-32 15,-26",
                tones(worn.backpack, palette).base,
                4,
            )
        )
    metal = seen("#c9ced4", palette)
    match worn.extra:
        case "stethoscope":
            dark = seen("#33424d", palette)
            parts.append(
                stroke(
                    "M-7,-54C-9,-38 -6,-34 -2,-33M11,-54C13,-42 11,-36 9,-34C6,-31 "
                    "0,-31 -2,-33C-3,-29 -1,-26 2,-25",
                    dark,
                    1.3,
                )
                + circle((3.4, -24), 2.4, metal)
            )
        case "badge":
            parts.append(
                path("M9,-42L14,-42L14.6,-38L11.6,-34.6L8.6,-38Z", seen("#d9a93a", palette))
            )
        case "medal":
            parts.append(
                stroke("M-4,-54L3,-34L10,-54", seen("#3a5f9a", palette), 1.8)
                + circle((3, -31), 3.6, seen("#d9a93a", palette))
            )
        case "satchel":
            bag = tones("#7d5233", palette)
            parts.append(
                stroke("M12,-50L-16,-2", bag.shade, 2.4)
                + rect(-27, -4, 17, 14, bag.base, rx=2)
                + path("M-27,-2C-24,4 -13,4 -10,-2L-10,-4L-27,-4Z", bag.shade)
            )
    return group(*parts, transform=f"scale({build.shoulders / 40:.3f},{build.torso / 52:.3f})")


def skirt(build: Build, joints: Joints, worn: Wardrobe, palette: Palette) -> str:
    """What falls below the belt: coat tails, robes, skirts, the lower part of an apron."""
    parts = []
    if worn.bottom == "skirt" and worn.top not in _LONG:
        parts.append(
            _fall(
                build, joints, _LONG["skirt"], _FLARE["skirt"], tones(worn.bottom_colour, palette)
            )
        )
    elif worn.bottom == "skirt":
        parts.append(_fall(build, joints, 0.7, 0.7, tones(worn.top_colour, palette)))
    if _LONG.get(worn.top):
        cloth = tones(worn.top_colour, palette)
        parts.append(_fall(build, joints, _LONG[worn.top], _FLARE.get(worn.top, 0.12), cloth))
    if worn.apron:
        parts.append(_fall(build, joints, 0.72, -0.18, tones(worn.apron, palette)))
    return "".join(parts)


def _fall(build: Build, joints: Joints, long: float, flare: float, cloth: Tones) -> str:
    hips = build.hips / 2
    hem = [_along(leg, long) for leg in (joints.near_leg, joints.far_leg)]
    wide = build.thick * 0.5 + build.hips * flare * 0.5 * min(long, 1.4)
    knees = [joints.near_leg[1], joints.far_leg[1]] if long > 1 else []
    top = (joints.hip[0], joints.hip[1] - build.torso * 0.22)
    tilt = math.sin(math.radians(joints.lean)) * build.torso * 0.22
    edge = [
        (top[0] + tilt - build.waist * 0.5, top[1]),
        (top[0] + tilt + build.waist * 0.49, top[1]),
    ]
    edge += [
        (joints.hip[0] - hips * 1.04, joints.hip[1]),
        (joints.hip[0] + hips * 1.04, joints.hip[1]),
    ]
    for x, y in (*hem, *knees):
        edge += [(x - wide, y - 1), (x + wide, y - 1)]
    outline = _hull(edge)
    low = max(y for _, y in outline)
    left, right = min(x for x, _ in outline), max(x for x, _ in outline)
    high = min(y for _, y in outline)
    middle = (left + right) / 2
    d = smooth(outline, tension=0.35)
    name = stable_name(d)
    shade = (
        f"M{n(middle + (right - middle) * 0.25)},{n(high)}"
        f"L{n(middle + (right - middle) * 0.5)},{n(low + 5)}"
        f"L{n(right + 20)},{n(low + 5)}L{n(right + 20)},{n(high)}Z"
    )
    folds = "".join(
        f"M{n(top[0] + build.waist * a)},{n(joints.hip[1])}L{n(left + (right - left) * b)},{n(low)}"
        for a, b in ((-0.22, 0.22), (0.04, 0.48), (0.26, 0.72))
    )
    light = (
        f"M{n(left - 5)},{n(high)}L{n(left + (right - left) * 0.1)},{n(high)}"
        f"L{n(left + (right - left) * 0.16)},{n(low + 5)}L{n(left - 5)},{n(low + 5)}Z"
    )
    return clip(name, d) + group(
        path(d, cloth.base),
        path(shade, cloth.shade, opacity=0.8),
        path(light, cloth.lit, opacity=0.5),
        stroke(folds, cloth.deep, build.thick * 0.06, opacity=0.55),
        clip_path=f"url(#{name})",
    )


def _along(joints: tuple[Point, Point, Point], reach: float) -> Point:
    hip, knee, ankle = joints
    return between(hip, knee, reach) if reach <= 1 else between(knee, ankle, min(reach - 1, 1.0))


def _hull(points: Sequence[Point]) -> list[Point]:
    """The convex outline of the points (monotone chain)."""
    ordered = sorted(set(points))

    def half(run: Sequence[Point]) -> list[Point]:
        kept: list[Point] = []
        for point in run:
            while len(kept) > 1 and _cross(kept[-2], kept[-1], point) <= 0:
                kept.pop()
            kept.append(point)
        return kept[:-1]

    return half(ordered) + half(ordered[::-1])


def _cross(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def neck(build: Build, joints: Joints, worn: Wardrobe, palette: Palette, head: Point) -> str:
    """The neck, between collar and chin, and a scarf round it."""
    skin = tones(worn.skin, palette)
    low = (joints.neck[0], joints.neck[1] + build.head * 0.14)
    high = between(joints.neck, head, 0.6)
    wide = build.head * (0.36 if worn.lashes or worn.child else 0.43)
    return limb((low, high), (wide * 1.08, wide), skin.shade)


def scarf(build: Build, joints: Joints, worn: Wardrobe, palette: Palette) -> str:
    """A scarf with one end in front."""
    if not worn.scarf:
        return ""
    wool = tones(worn.scarf, palette)
    return group(
        limb(((2, 2), (5, 14), (4, 26)), (7, 7.5, 8), wool.shade),
        stroke("M1,25.4L0.4,29M4,25.8L4,29.6M7,25.4L7.4,29", wool.base, 0.9),
        limb(((-9.6, -1.4), (-2, 3.2), (8.6, 0)), (6.4, 7.4, 6), wool.base),
        stroke("M-8,0.2C-3,4 4,3.6 8,1.6", wool.lit, 1.0),
        transform=f"translate({at(joints.neck)}) rotate({n(joints.lean)}) "
        f"scale({build.head / 23:.2f})",
    )


def behind(build: Build, joints: Joints, worn: Wardrobe, palette: Palette) -> str:
    """What hangs on the back: capes, backpacks and tanks."""
    parts = []
    turn = (
        f"translate({at(joints.hip)}) rotate({n(joints.lean)}) "
        f"scale({build.shoulders / 40:.3f},{build.torso / 52:.3f})"
    )
    if worn.cape:
        cloth = tones(worn.cape, palette)
        parts.append(
            path(
                "M-10,-54C-20,-46 -26,-10 -40,34C-30,30 -24,42 -14,36C-6,44 4,40 "
                "14,34C18,10 20,-30 12,-54Z",
                cloth.shade,
            )
            + path(
                "M-10,-54C-20,-46 -26,-10 -40,34C-32,31 -28,36 -24,38C-16,10 -14,-30 -8,-52Z",
                cloth.base,
            )
            + stroke("M-4,-44C-8,-20 -10,10 -8,34", cloth.deep, 1.2, opacity=0.6)
        )
    if worn.backpack:
        bag = tones(worn.backpack, palette)
        parts.append(
            rect(-31, -52, 26, 48, bag.base, rx=8)
            + rect(-31, -52, 9, 48, bag.lit, rx=4.5, opacity=0.6)
            + rect(-33, -26, 12, 20, bag.shade, rx=4)
            + limb(((-27, -56), (-10, -56)), (8, 8), tones("#a8563a", palette).base)
        )
    if worn.top == "spacesuit":
        tank = tones("#d5d9de", palette)
        parts.append(
            rect(-31, -60, 24, 54, tank.shade, rx=5) + rect(-31, -60, 10, 54, tank.base, rx=5)
        )
    return group(*parts, transform=turn) if parts else ""
