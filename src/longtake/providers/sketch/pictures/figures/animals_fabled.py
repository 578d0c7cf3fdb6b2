"""Animals that nobody has met: dragons and dinosaurs."""

from collections.abc import Callable

from longtake.providers.sketch.pictures.figures.animals_water import coloured
from longtake.providers.sketch.pictures.figures.drawing import (
    Drawing,
    circle,
    clip,
    ellipse,
    group,
    limb,
    path,
    smooth,
    stroke,
    uid,
)
from longtake.providers.sketch.pictures.figures.tones import Tones, tones
from longtake.providers.sketch.pictures.palette import Palette, mix, seen
from longtake.providers.sketch.staging import Figure


def draw_dragon(figure: Figure, palette: Palette) -> Drawing:
    """A dragon: on the ground with wings half open, or in the air."""
    coat, name = coloured(figure, palette, "#5d8a4f", "#a8403a", "#3f6f8f", "#6a4f8a"), uid(figure)
    belly = tones(mix(coat.base, "#efd9a0", 0.65), palette)
    skin = tones(mix(coat.base, "#d98f5a", 0.45), palette)
    flying = figure.action in ("flies", "falls", "moves", "rides")
    drawn = group(
        _wing(skin, coat, far=True, flying=flying),
        limb(
            ((-110, -150), (-190, -110), (-260, -60), (-330, -50), (-390, -90), (-420, -140)),
            (96, 78, 54, 36, 22, 8),
            coat.base,
        ),
        path("M-420,-140L-470,-190L-440,-120L-480,-110L-410,-104Z", skin.base),
        _spines(coat, ((-340, -66), (-290, -82), (-240, -108), (-190, -146), (-130, -186))),
        ""
        if flying
        else _leg(
            (60, -130), (90, -60), (70, -14), Tones(coat.shade, coat.shade, coat.deep, coat.deep)
        ),
        _leg(
            (-90, -130),
            (-40, -70) if not flying else (-130, -60),
            (-70, -14) if not flying else (-190, -40),
            Tones(coat.shade, coat.shade, coat.deep, coat.deep),
        ),
        limb(((60, -180), (130, -240), (160, -320), (190, -370)), (120, 86, 62, 54), coat.base),
        limb(((100, -170), (160, -230), (186, -310), (206, -350)), (54, 40, 28, 22), belly.base),
        stroke(
            "M112,-196L150,-196M140,-232L176,-226M158,-270L190,-262M166,-304L198,-296",
            belly.shade,
            5,
        ),
        _trunk(coat, belly, name),
        _spines(coat, ((-80, -212), (-30, -224), (20, -228), (66, -240), (96, -276), (120, -326))),
        _leg((80, -120), (130, -64), (110, -14), coat)
        if not flying
        else _leg((80, -120), (140, -90), (190, -70), coat),
        _leg((-70, -130), (-10, -64), (-50, -14), coat)
        if not flying
        else _leg((-70, -130), (-100, -60), (-170, -30), coat),
        _dragon_head(coat, belly, palette),
        _wing(skin, coat, far=False, flying=flying),
    )
    shadow = "" if flying else ellipse((-40, 0), 240, 14, palette.shade, opacity=0.28)
    if flying:
        return Drawing(
            group(drawn, transform="translate(40,0) rotate(-8 0 -150)"),
            1000,
            620,
            "air",
            (300, -436),
            "fly",
        )
    return Drawing(
        shadow + group(drawn, transform="translate(60,0)"), 860, 560, "ground", (330, -384), "bob"
    )


def _trunk(coat: Tones, belly: Tones, name: str) -> str:
    shape = smooth(
        [
            (-150, -150),
            (-110, -200),
            (-20, -222),
            (70, -226),
            (128, -190),
            (126, -130),
            (60, -90),
            (-50, -88),
            (-130, -108),
        ]
    )
    return group(
        clip(f"{name}g", shape),
        path(shape, coat.base),
        group(
            path("M140,-150C60,-110 -40,-120 -160,-130L-160,-60L160,-60Z", belly.base),
            path("M140,-116C60,-96 -40,-104 -140,-112L-140,-60L160,-60Z", belly.shade, opacity=0.8),
            path("M-150,-170C-80,-214 20,-226 120,-214L120,-260L-150,-260Z", coat.lit, opacity=0.5),
            clip_path=f"url(#{name}g)",
        ),
    )


def _spines(coat: Tones, places: tuple[tuple[float, float], ...]) -> str:
    return "".join(
        path(f"M{x - 16},{y + 16}L{x - 14},{y - 22}L{x + 16},{y + 8}Z", coat.deep)
        for x, y in places
    )


def _leg(
    hip: tuple[float, float], knee: tuple[float, float], foot: tuple[float, float], coat: Tones
) -> str:
    claws = "".join(
        path(f"M{foot[0] + dx},{foot[1] + 2}l14,12l-16,0Z", "#efe4cc") for dx in (4, 18, 32)
    )
    lit = [(x - 6, y - 2) for x, y in (hip, knee, foot)]
    return group(
        limb((hip, knee, foot), (86, 46, 28), coat.shade) + limb(lit, (62, 32, 18), coat.base),
        limb((foot, (foot[0] + 32, foot[1] + 4)), (26, 16), coat.base),
        claws,
    )


def _wing(skin: Tones, coat: Tones, *, far: bool, flying: bool) -> str:
    web, edge = (skin.deep, coat.deep) if far else (skin.base, coat.shade)
    turn = (12 if flying else -4) + (30 if far else 0)
    shape = (
        "M20,-190C-10,-300 -50,-380 -120,-450C-190,-440 -260,-400 -330,-330C-290,-330 "
        "-262,-312 -250,-280C-220,-296 -180,-290 -160,-252C-136,-266 -100,-250 -88,-214"
        "C-60,-226 -20,-210 20,-190Z"
    )
    bones = (
        "M20,-190C-10,-300 -50,-380 -120,-450M-120,-450C-190,-440 -260,-400 -330,-330"
        "M-120,-450C-180,-400 -220,-340 -250,-280M-120,-450C-150,-390 -156,-320 "
        "-160,-252M-120,-450C-120,-370 -106,-290 -88,-214"
    )
    fold = path(
        "M-120,-450C-150,-390 -156,-320 -160,-252C-136,-266 -100,-250 -88,-214"
        "C-60,-226 -20,-210 20,-190C-10,-300 -50,-380 -120,-450Z",
        skin.shade,
        opacity=0.55,
    )
    claw = path("M-120,-450L-128,-486L-104,-456Z", "#efe4cc")
    size = 1.12 if flying else 0.86
    place = f"translate(20,-190) rotate({turn}) scale({size}) translate(-20,190)"
    return group(
        path(shape, web), "" if far else fold, stroke(bones, edge, 10), claw, transform=place
    )


def _dragon_head(coat: Tones, belly: Tones, palette: Palette) -> str:
    dark = mix(seen("#1d1b22", palette), palette.line, 0.4)
    horn = tones("#e6d3a5", palette)
    return group(
        path("M-6,-26C-40,-46 -66,-50 -96,-44C-70,-34 -44,-18 -20,2Z", horn.shade),
        path(
            "M-30,-6C-34,-34 -4,-48 24,-40C50,-34 74,-22 108,-14C124,-8 126,8 "
            "116,16C92,22 70,22 50,24C20,36 -26,34 -30,-6Z",
            coat.base,
        ),
        path(
            "M46,24C66,24 90,24 110,18C100,34 70,40 40,36C10,36 -10,30 -22,18C0,28 24,28 46,24Z",
            belly.base,
        ),
        path("M60,22L66,32L74,22ZM84,21L90,31L98,20ZM104,18L108,27L114,16Z", "#f6f1e6"),
        stroke("M116,14C90,22 64,22 40,20", coat.deep, 4),
        path("M0,-32C-34,-58 -66,-66 -100,-62C-70,-50 -40,-30 -18,-10Z", horn.base),
        path("M-26,4C-50,0 -62,10 -70,26C-50,22 -36,24 -22,22Z", coat.shade),
        ellipse((104, -6), 5, 3.4, coat.deep),
        ellipse((20, -34), 26, 8, coat.lit, opacity=0.6),
        ellipse((36, -12), 13, 9.6, seen("#f0c23c", palette))
        + ellipse((38, -12), 3.4, 8.6, dark)
        + circle((34, -15), 2.6, "#ffffff"),
        stroke("M16,-26C28,-30 42,-28 56,-18", coat.deep, 6),
        transform="translate(200,-380) rotate(8)",
    )


def draw_dinosaur(figure: Figure, palette: Palette) -> Drawing:
    """A great hunter on two legs."""
    coat, name = coloured(figure, palette, "#6f8a4a", "#8a7a4a", "#5f7f7a"), uid(figure)
    belly = tones(mix(coat.base, "#efe0b0", 0.6), palette)
    dark = mix(seen("#1d1b22", palette), palette.line, 0.4)
    far = Tones(coat.shade, coat.shade, coat.deep, coat.deep)
    step = 36 if figure.action in ("walks", "runs", "moves") else 0
    shape = smooth(
        [
            (-150, -270),
            (-90, -318),
            (0, -330),
            (80, -330),
            (130, -290),
            (126, -230),
            (60, -180),
            (-40, -170),
            (-120, -200),
        ]
    )
    stripes = "".join(
        path(f"M{x},{y}L{x + 20},{y - 4}L{x + 6},{y + 66}Z", coat.deep, opacity=0.55)
        for x, y in ((-110, -312), (-66, -326), (-22, -332), (22, -334), (66, -334))
    )
    head = group(
        path(
            "M-46,10C-54,-40 -20,-68 30,-64C70,-62 108,-50 138,-34C154,-24 156,-4 "
            "144,4C100,10 60,12 40,22C10,40 -40,46 -46,10Z",
            coat.base,
        ),
        path(
            "M40,22C60,12 100,10 140,6C144,26 128,42 100,46C60,50 -10,52 -40,26"
            "C-10,36 20,32 40,22Z",
            belly.base,
        ),
        path(
            "M56,15L62,28L70,14ZM78,12L84,25L92,11ZM100,10L106,23L114,9ZM122,8L127,20L134,6Z",
            "#f6f1e6",
        ),
        stroke("M144,4C100,10 60,12 30,20", coat.deep, 5),
        ellipse((10, -54), 40, 9, coat.lit, opacity=0.55),
        ellipse((128, -26), 6, 4, coat.deep),
        ellipse((36, -32), 12, 10, seen("#f0b83c", palette))
        + ellipse((38, -32), 4, 8.4, dark)
        + circle((34, -35), 2.6, "#ffffff"),
        stroke("M18,-46C32,-50 48,-46 58,-38", coat.deep, 7),
        transform="translate(180,-400)",
    )
    drawn = group(
        limb(
            ((-90, -250), (-190, -220), (-300, -210), (-400, -240), (-470, -290)),
            (140, 104, 68, 36, 8),
            coat.base,
        ),
        limb(((-110, -220), (-200, -192), (-300, -188)), (46, 36, 14), belly.base, opacity=0.8),
        _dino_leg(far, -10 + step, palette),
        limb(((60, -270), (110, -330), (160, -390)), (130, 104, 84), coat.base),
        limb(((96, -240), (150, -310), (184, -370)), (56, 44, 30), belly.base, opacity=0.9),
        clip(f"{name}z", shape),
        path(shape, coat.base),
        group(
            path("M150,-260C60,-200 -40,-190 -160,-220L-160,-150L150,-150Z", belly.base),
            path("M-160,-290C-80,-326 40,-338 130,-310L130,-360L-160,-360Z", coat.lit, opacity=0.5),
            stripes,
            clip_path=f"url(#{name}z)",
        ),
        limb(((96, -236), (130, -206), (156, -220)), (30, 20, 13), coat.shade)
        + stroke("M156,-220l14,-4M156,-218l13,5", "#efe4cc", 5),
        _dino_leg(coat, -60 - step, palette),
        head,
    )
    shadow = ellipse((-40, 0), 200, 13, palette.shade, opacity=0.28)
    return Drawing(
        shadow + group(drawn, transform="translate(60,0)"),
        840,
        474,
        "ground",
        (270, -424),
        "walk" if step else "bob",
    )


def _dino_leg(coat: Tones, x: float, palette: Palette) -> str:
    joints = ((x + 20, -230), (x + 62, -140), (x + 6, -76), (x + 22, -16))
    lit = [(a - 8, b - 2) for a, b in joints]
    claws = "".join(
        path(f"M{x + dx},-8l18,8l-20,0Z", tones("#efe4cc", palette).base) for dx in (48, 66, 82)
    )
    return (
        limb(joints, (130, 78, 42, 32), coat.shade)
        + limb(lit, (96, 54, 28, 20), coat.base)
        + limb(((x + 14, -12), (x + 74, -8)), (28, 16), coat.base)
        + claws
    )


FIGURES: dict[str, Callable[[Figure, Palette], Drawing]] = {
    "dragon": draw_dragon,
    "dinosaur": draw_dinosaur,
}
