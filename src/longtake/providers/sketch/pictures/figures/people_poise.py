"""Puts a drawn body on its ground: turned as its pose says, centred on its hips."""

from longtake.providers.sketch.pictures.figures.drawing import (
    Drawing,
    Point,
    ellipse,
    group,
    n,
    turned,
)
from longtake.providers.sketch.pictures.figures.people_body import Build, Joints, Pose
from longtake.providers.sketch.pictures.palette import Palette


def laid(  # noqa: PLR0913, PLR0917 - where everything lies before it is turned
    body: str, build: Build, joints: Joints, pose: Pose, centre: Point, palette: Palette
) -> Drawing:
    """The body as a drawing; `centre` is the middle of its head, which a close-up frames."""
    ends = [
        *joints.near_arm,
        *joints.far_arm,
        *joints.near_leg,
        *joints.far_leg,
        (centre[0], centre[1] - build.head * 0.6),
        centre,
    ]
    placed = [turned(end, pose.turn, joints.hip) for end in ends]
    pad = build.head * 0.46
    drop = -max(y for _, y in placed) - build.thick * 0.6 if pose.turn else 0.0
    shift = -joints.hip[0]
    left = min(x for x, _ in placed) - pad + shift
    right = max(x for x, _ in placed) + pad + shift
    face = turned(centre, pose.turn, joints.hip)
    hip = f"{n(joints.hip[0])} {n(joints.hip[1])}"
    moved = group(body, transform=f"translate({n(shift)},{n(drop)}) rotate({n(pose.turn)} {hip})")
    ground = shadow(build, joints, palette) if pose.medium == "ground" and not pose.turn else ""
    return Drawing(
        svg=ground + moved,
        width=2 * max(-left, right),
        height=-min(y for _, y in placed) - drop + pad,
        medium=pose.medium,
        focus=(face[0] + shift, face[1] + drop),
        motion=pose.motion,
    )


def shadow(build: Build, joints: Joints, palette: Palette) -> str:
    """The soft shadow on the ground."""
    feet = [joints.near_leg[2][0], joints.far_leg[2][0]]
    wide = abs(feet[0] - feet[1]) / 2 + build.shoulders * 0.7
    middle = sum(feet) / 2 + 5 - joints.hip[0]
    return ellipse((middle, -0.5), wide, build.leg * 0.05, palette.shade, opacity=0.28)
