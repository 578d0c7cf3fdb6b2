"""Beings that only look like people: robots, ghosts and monsters."""

from collections.abc import Callable
from dataclasses import replace

from longtake.providers.sketch.pictures.figures.animals_water import coloured
from longtake.providers.sketch.pictures.figures.drawing import (
    Drawing,
    Point,
    at,
    circle,
    clip,
    ellipse,
    group,
    limb,
    n,
    path,
    radial_gradient,
    rect,
    smooth,
    stroke,
    turned,
    uid,
)
from longtake.providers.sketch.pictures.figures.people_body import (
    BUILDS,
    Joints,
    joints_of,
    pose_of,
)
from longtake.providers.sketch.pictures.figures.people_clothes import lit_limb
from longtake.providers.sketch.pictures.figures.people_poise import laid
from longtake.providers.sketch.pictures.figures.people_things import grip_of, held
from longtake.providers.sketch.pictures.figures.tones import Tones, tones
from longtake.providers.sketch.pictures.palette import Palette, mix, seen
from longtake.providers.sketch.staging import Figure


def draw_robot(figure: Figure, palette: Palette) -> Drawing:
    """A friendly machine that moves as people do."""
    coat = coloured(figure, palette, "#d9dde0", "#e0a23a", "#5f9aa8", "#c8604a")
    joint = tones("#5a6370", palette)
    build, pose = BUILDS["robot"], pose_of(figure.action)
    joints = joints_of(build, pose)
    x, y = joints.neck
    up = turned((2, -19), joints.nod)
    centre = (x + up[0], y + up[1])
    far = Tones(coat.base, coat.shade, coat.deep, coat.deep)
    glow = seen("#7fe3ee", palette) if palette.dim < 0.3 else "#9df2fb"
    drawn = group(
        _metal_limb(joints.far_arm, 11, far, joint),
        _metal_limb(joints.far_leg, 14, far, joint, foot=True),
        _metal_limb(joints.near_leg, 14, coat, joint, foot=True),
        limb((joints.neck, centre), (9, 9), joint.shade),
        _casing(joints, coat, joint, palette, glow),
        _robot_head(centre, joints.nod, coat, joint, glow),
        _metal_limb(joints.near_arm, 11, coat, joint),
        held(figure.holds, figure, palette, joints.near_arm[2], 1.0)
        if figure.holds and grip_of(figure.holds)
        else "",
    )
    drawing = laid(drawn, build, joints, pose, centre, palette)
    return replace(drawing, height=drawing.height + (0 if pose.turn else 12))


def _metal_limb(
    joints: tuple[Point, Point, Point],
    width: float,
    coat: Tones,
    joint: Tones,
    *,
    foot: bool = False,
) -> str:
    start, middle, end = joints
    tip = (
        path("M-9,-4L8,-4C16,-3 19,2 19,6.8L-10,6.8Z", coat.base)
        + path("M-10,3L18.6,3L19,6.8L-10,6.8Z", coat.shade)
        if foot
        else circle((0, 4), width * 0.52, coat.base)
        + stroke(f"M-3,7L-4,{n(width * 1.2)}M3,7L4,{n(width * 1.2)}", joint.base, 3.2)
    )
    return group(
        lit_limb((start, middle), (width * 0.9, width * 0.76), coat),
        circle(middle, width * 0.5, joint.base) + circle(middle, width * 0.26, joint.lit),
        lit_limb((middle, end), (width * 0.9, width * 1.04), coat),
        circle(start, width * 0.62, joint.base)
        + circle((start[0] - 1, start[1] - 1), width * 0.34, joint.lit),
        group(tip, transform=f"translate({at(end)})"),
    )


def _casing(joints: Joints, coat: Tones, joint: Tones, palette: Palette, glow: str) -> str:
    dark = mix(seen("#232a36", palette), palette.line, 0.3)
    return group(
        rect(-14, -10, 28, 16, joint.base, rx=6),
        rect(-23, -62, 46, 54, coat.base, rx=13),
        path(
            "M10,-62L10,-62C18,-62 23,-56 23,-49L23,-21C23,-13 17,-8 10,-8L4,-8"
            "C10,-24 12,-44 10,-62Z",
            coat.shade,
        ),
        path(
            "M-23,-49C-23,-56 -17,-62 -10,-62L-4,-62C-12,-56 -16,-46 -17,-30L-23,-26Z",
            coat.lit,
            opacity=0.7,
        ),
        rect(-12, -52, 26, 20, dark, rx=5),
        stroke("M-8,-42L-3,-42L0,-48L4,-37L7,-42L11,-42", glow, 1.7),
        circle((-8, -22), 2.6, seen("#d9553f", palette)),
        circle((0, -22), 2.6, seen("#e0b048", palette)),
        rect(6, -24, 9, 4, joint.base, rx=1.6),
        stroke("M-18,-14L16,-14", coat.deep, 1.0, opacity=0.7),
        transform=f"translate({at(joints.hip)}) rotate({n(joints.lean)})",
    )


def _robot_head(centre: Point, nod: float, coat: Tones, joint: Tones, glow: str) -> str:
    return group(
        stroke("M-1,-14L-1,-23", joint.base, 1.6)
        + circle((-1, -24.4), 2.6, glow)
        + circle((-1, -24.4), 5.2, glow, opacity=0.22),
        rect(-20, -5, 6, 11, joint.base, rx=2.4),
        rect(-16.5, -14.5, 34, 27, coat.base, rx=10.5),
        path(
            "M6,-14.5C13,-14.5 17.5,-9 17.5,-3L17.5,2C17.5,9 12,12.5 6,12.5C11,4 11,-7 6,-14.5Z",
            coat.shade,
        ),
        path("M-14,-8C-12,-12 -8,-13.6 -3,-13.6L-3,-12C-8,-12 -11,-10 -12.6,-6.6Z", coat.lit),
        rect(-11, -8.4, 27, 14.4, "#1f2836", rx=7),
        circle((-3, -1.2), 4.6, glow, opacity=0.25) + circle((9.4, -1.2), 4.2, glow, opacity=0.25),
        ellipse((-3, -1.2), 2.5, 3.2, glow) + ellipse((9.4, -1.2), 2.2, 3.1, glow),
        circle((-3.6, -2.6), 0.8, "#ffffff") + circle((8.8, -2.6), 0.7, "#ffffff"),
        stroke("M0.4,9.2L6.4,9.2", joint.base, 1.3),
        transform=f"translate({at(centre)}) rotate({n(nod)})",
    )


def draw_ghost(figure: Figure, palette: Palette) -> Drawing:
    """A pale ghost that floats and shines a little."""
    sheet, name = coloured(figure, palette, "#f2f3f6"), uid(figure)
    dark = mix(seen("#2a2c3f", palette), palette.line, 0.4)
    up = figure.action in ("waves", "reaches", "flies", "falls", "dances", "stands")
    shape = (
        "M0,-170C34,-170 52,-142 52,-104C54,-70 66,-40 70,-6C60,-14 52,-14 44,-2C36,8 "
        "26,6 18,-4C10,-12 0,-10 -8,0C-16,8 -28,8 -34,-2C-42,-12 -54,-8 -66,2C-60,-34 "
        "-50,-70 -50,-104C-50,-142 -34,-170 0,-170Z"
    )
    left = (
        "M-46,-96C-62,-92 -74,-100 -82,-122C-86,-132 -98,-128 -96,-114C-92,-88 -74,-68 -48,-68Z"
        if up
        else "M-46,-96C-60,-84 -68,-72 -70,-54C-70,-46 -60,-46 -56,-54C-52,-62 -48,-66 -46,-68Z"
    )
    svg = group(
        radial_gradient(f"{name}a", (0, sheet.lit, 0.5), (1, sheet.lit, 0.0)),
        circle((0, -90), 130, f"url(#{name}a)"),
        path(left, sheet.base),
        path(left, sheet.shade, transform="scale(-1,1)"),
        clip(f"{name}g", shape),
        path(shape, sheet.base, opacity=0.96),
        group(
            path("M24,-180C44,-120 34,-50 20,20L90,20L90,-180Z", sheet.shade, opacity=0.7),
            path("M-60,-20C-50,-80 -44,-130 -16,-164L-80,-170Z", sheet.lit, opacity=0.8),
            stroke(
                "M-22,-60C-26,-36 -28,-20 -32,-6M4,-60C6,-40 6,-24 4,-10M34,-66"
                "C40,-44 44,-26 46,-8",
                sheet.deep,
                2.4,
                opacity=0.4,
            ),
            clip_path=f"url(#{name}g)",
        ),
        ellipse((-10, -122), 7, 11, dark)
        + ellipse((22, -122), 6.4, 10.6, dark)
        + circle((-12, -127), 2.6, "#ffffff")
        + circle((20, -127), 2.4, "#ffffff"),
        ellipse((7, -98), 6, 8.4, dark),
        ellipse((-22, -104), 6, 3.6, seen("#e79bb0", palette), opacity=0.5)
        + ellipse((33, -104), 5, 3.6, seen("#e79bb0", palette), opacity=0.5),
    )
    return Drawing(group(svg, transform="translate(0,-14)"), 200, 190, "ground", (6, -130), "fly")


def draw_monster(figure: Figure, palette: Palette) -> Drawing:
    """A shaggy monster with horns, more lost than evil."""
    fur, name = coloured(figure, palette, "#6a5a9a", "#4f8a86", "#8a5a7a", "#5f7f4a"), uid(figure)
    pale, horn = tones(mix(fur.base, "#efd9b0", 0.5), palette), tones("#e6d8b4", palette)
    dark = mix(seen("#1d1b22", palette), palette.line, 0.4)
    up = figure.action in ("waves", "reaches", "dances", "falls", "flies")
    walk = 16 if figure.action in ("walks", "runs", "moves") else 0
    shape = smooth(
        [
            (0, -236),
            (44, -226),
            (66, -186),
            (72, -130),
            (80, -70),
            (62, -22),
            (0, -14),
            (-62, -22),
            (-80, -70),
            (-74, -130),
            (-66, -186),
            (-44, -226),
        ]
    )
    tufts = "".join(
        path(f"M{x},{y}l7,17l8,-14l7,15l8,-15Z", fur.shade, opacity=0.75)
        for x, y in (
            (-58, -96),
            (-24, -64),
            (22, -84),
            (-50, -40),
            (8, -40),
            (40, -52),
            (-62, -144),
            (44, -128),
        )
    )
    fringe = path(
        "M-44,-226L-34,-198L-24,-224L-12,-194L-2,-226L10,-196L20,-226L32,-200"
        "L42,-226L20,-246L-20,-246Z",
        fur.lit,
    )
    arm = (
        "M-66,-156C-96,-150 -112,-120 -112,-84C-112,-72 -104,-66 -96,-66C-84,-66 "
        "-82,-76 -80,-88C-76,-104 -70,-112 -58,-116Z"
    )
    raised = (
        "M-62,-150C-90,-156 -108,-184 -112,-220C-112,-232 -102,-238 -94,-232C-82,-222 "
        "-84,-200 -74,-184C-66,-174 -58,-168 -50,-164Z"
    )
    claws = (
        "M-108,-74l-4,14l9,-7l3,11l6,-11l7,8l0,-14Z"
        if not up
        else "M-114,-226l-6,-14l10,6l2,-13l7,11l6,-11l3,14Z"
    )
    near = path(raised if up else arm, fur.base) + path(claws, horn.base)
    svg = group(
        ellipse((0, 0), 84, 8, palette.shade, opacity=0.28),
        path("M-36,-238C-52,-254 -62,-276 -56,-296C-38,-284 -22,-264 -16,-244Z", horn.base)
        + path("M36,-238C52,-254 62,-276 56,-296C38,-284 22,-264 16,-244Z", horn.shade)
        + stroke("M-50,-270L-36,-274M-44,-256L-28,-262M50,-270L38,-276", horn.deep, 2, opacity=0.6),
        group(
            path(arm, fur.deep) + path("M-108,-74l-4,14l9,-7l3,11l6,-11l7,8l0,-14Z", horn.shade),
            transform="scale(-1,1)",
        ),
        *(
            group(
                path("M-26,-34L-30,-6C-40,-6 -46,0 -44,4L6,4C8,-2 2,-8 -4,-10L2,-34Z", tone.base),
                path("M-44,4l5,-8l6,8ZM-30,4l6,-8l6,8ZM-16,4l6,-8l6,8Z", horn.base),
                transform=f"translate({dx},-2)",
            )
            for dx, tone in (
                (42 + walk, Tones(fur.shade, fur.shade, fur.deep, fur.deep)),
                (-14 - walk, fur),
            )
        ),
        clip(f"{name}m", shape),
        path(shape, fur.base),
        group(
            ellipse((8, -72), 46, 62, pale.base, opacity=0.8),
            path("M40,-250C62,-180 58,-80 30,0L110,0L110,-250Z", fur.deep, opacity=0.4),
            path("M-84,-60C-76,-140 -66,-210 -20,-240L-90,-240Z", fur.lit, opacity=0.5),
            tufts,
            clip_path=f"url(#{name}m)",
        ),
        path(
            "M-30,-146C-16,-132 30,-130 48,-150C46,-116 30,-102 8,-102C-14,-102 -28,-118 -30,-146Z",
            dark,
        ),
        path("M-22,-142L-15,-126L-8,-138ZM34,-143L28,-127L20,-138Z", "#f6f1e6"),
        path(
            "M-12,-112C0,-120 18,-120 28,-112C22,-104 14,-102 8,-102C0,-102 -8,-106 -12,-112Z",
            seen("#d9737a", palette),
        ),
        circle((-14, -184), 19, "#fbf6ea") + circle((32, -184), 17, "#f3ecdd"),
        circle((-9, -183), 10, seen("#d9a032", palette))
        + circle((35, -183), 9, seen("#d9a032", palette)),
        circle((-8, -183), 5.4, dark)
        + circle((36, -183), 5, dark)
        + circle((-12, -188), 3, "#ffffff")
        + circle((32, -188), 2.6, "#ffffff"),
        path("M-36,-198C-30,-208 -6,-212 8,-200L4,-190C-6,-200 -24,-198 -32,-190Z", fur.shade)
        + path("M14,-200C24,-210 44,-206 52,-196L48,-190C40,-198 26,-200 18,-192Z", fur.shade),
        fringe,
        near,
    )
    return Drawing(svg, 236, 298, "ground", (8, -166), "walk" if walk else "bob")


FIGURES: dict[str, Callable[[Figure, Palette], Drawing]] = {
    "robot": draw_robot,
    "ghost": draw_ghost,
    "monster": draw_monster,
}
