"""People of every age and calling, alone, in couples, families and crowds."""

from collections.abc import Callable
from dataclasses import replace

from longtake.providers.sketch.figures.drawing import (
    Drawing,
    Point,
    at,
    group,
    n,
    pick,
    share,
    turned,
    uid,
)
from longtake.providers.sketch.figures.people_body import (
    BUILDS,
    POSES,
    Build,
    Joints,
    Pose,
    joints_of,
    pose_of,
)
from longtake.providers.sketch.figures.people_clothes import (
    arm,
    behind,
    leg,
    neck,
    scarf,
    shadow,
    skirt,
    torso,
)
from longtake.providers.sketch.figures.people_head import UNIT, head, head_behind_body
from longtake.providers.sketch.figures.people_wardrobe import Wardrobe, is_female, wardrobe_of
from longtake.providers.sketch.palette import Palette
from longtake.providers.sketch.staging import Figure


def draw_person(figure: Figure, palette: Palette) -> Drawing:
    """One person, doing what the figure says."""
    return _posed(figure, palette, pose_of(figure.action))


def _posed(figure: Figure, palette: Palette, pose: Pose) -> Drawing:
    build, worn, name = _build(figure), wardrobe_of(figure), uid(figure)
    if build.stoop == 0 and worn.old:
        build = replace(build, stoop=6)
    joints = joints_of(build, pose)
    body, centre = _body(build, joints, pose, worn, palette, name)
    return _laid(body, build, joints, pose, centre, palette)


def _build(figure: Figure) -> Build:
    if figure.kind in BUILDS and figure.kind != "person":
        return BUILDS[figure.kind]
    return BUILDS["woman" if is_female(figure) else "man"]


def _body(
    build: Build, joints: Joints, pose: Pose, worn: Wardrobe, palette: Palette, name: str
) -> tuple[str, Point]:
    centre = _head_centre(build, joints)
    scale = build.head / UNIT
    poise = f"translate({at(centre)}) rotate({n(joints.nod)}) scale({scale:.3f})"
    far = arm(joints.far_arm, build, worn, palette, far=not pose.far_arm_in_front)
    parts = (
        behind(build, joints, worn, palette),
        group(head_behind_body(worn, palette), transform=poise),
        "" if pose.far_arm_in_front else far,
        leg(joints.far_leg, build, worn, palette, far=True),
        leg(joints.near_leg, build, worn, palette, far=False),
        neck(build, joints, worn, palette, centre),
        torso(build, joints, worn, palette, name),
        skirt(build, joints, worn, palette),
        scarf(build, joints, worn, palette),
        group(head(worn, palette, name, asleep=pose.eyes_closed), transform=poise),
        far if pose.far_arm_in_front else "",
        arm(joints.near_arm, build, worn, palette, far=False),
    )
    return "".join(parts), centre


def _head_centre(build: Build, joints: Joints) -> Point:
    up = turned((build.head * 0.06, -build.head * 0.6), joints.lean * 0.7 + joints.nod * 0.3)
    return joints.neck[0] + up[0], joints.neck[1] + up[1]


def _laid(
    body: str, build: Build, joints: Joints, pose: Pose, centre: Point, palette: Palette
) -> Drawing:
    ends = [
        *joints.near_arm, *joints.far_arm, *joints.near_leg, *joints.far_leg,
        (centre[0], centre[1] - build.head * 0.5), (centre[0], centre[1]),
    ]  # fmt: skip
    placed = [turned(end, pose.turn, joints.hip) for end in ends]
    pad = build.head * 0.42
    low = max(y for _, y in placed) + (0 if pose.turn == 0 else build.thick * 0.5)
    drop = -low if pose.turn else 0.0
    shift = -joints.hip[0]
    left = min(x for x, _ in placed) - pad + shift
    right = max(x for x, _ in placed) + pad + shift
    height = -min(y for _, y in placed) - drop + pad
    face = turned(centre, pose.turn, joints.hip)
    moved = group(
        body,
        transform=f"translate({n(shift)},{n(drop)}) rotate({n(pose.turn)} {at(joints.hip).replace(',', ' ')})",
    )
    ground = shadow(build, joints, palette) if pose.medium == "ground" and not pose.turn else ""
    return Drawing(
        svg=ground + moved,
        width=2 * max(-left, right),
        height=height,
        medium=pose.medium,
        focus=(face[0] + shift, face[1] + drop),
        motion=pose.motion,
    )


FIGURES: dict[str, Callable[[Figure, Palette], Drawing]] = {
    kind: draw_person
    for kind in ("person", "man", "woman", "child", "boy", "girl", "old_man", "old_woman")
}
