"""People of every age and calling, alone, in couples, families and crowds."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from longtake.providers.sketch.pictures.figures import people_beings
from longtake.providers.sketch.pictures.figures.drawing import (
    PASSING,
    Drawing,
    Point,
    at,
    clip,
    group,
    n,
    turned,
    uid,
)
from longtake.providers.sketch.pictures.figures.groups import gathering, ranked
from longtake.providers.sketch.pictures.figures.people_boats import VESSELS, berth
from longtake.providers.sketch.pictures.figures.people_body import (
    BUILDS,
    POSES,
    Build,
    Joints,
    Pose,
    gait_of,
    joints_of,
    pose_of,
)
from longtake.providers.sketch.pictures.figures.people_clothes import (
    arm,
    behind,
    fingers,
    leg,
    neck,
    scarf,
    skirt,
    torso,
)
from longtake.providers.sketch.pictures.figures.people_crowd import back_ranks
from longtake.providers.sketch.pictures.figures.people_hats import hat_room
from longtake.providers.sketch.pictures.figures.people_head import UNIT, head, head_behind_body
from longtake.providers.sketch.pictures.figures.people_poise import laid
from longtake.providers.sketch.pictures.figures.people_things import (
    SADDLES,
    grip_of,
    headroom,
    held,
    is_mount,
    mount,
    pillow,
    seat,
    water_over,
)
from longtake.providers.sketch.pictures.figures.people_wardrobe import (
    Wardrobe,
    is_female,
    wardrobe_of,
)
from longtake.providers.sketch.pictures.palette import Palette
from longtake.providers.sketch.staging import Figure


def draw_person(figure: Figure, palette: Palette) -> Drawing:
    """One person, doing what the figure says."""
    if figure.action == "sails" or (figure.holds in VESSELS and figure.action != "swims"):
        return _sailing(figure, palette)
    if figure.action == "swims":
        return _swimming(figure, palette)
    if figure.action == "rides" or is_mount(figure.holds):
        return _riding(figure, palette)
    pose = pose_of(
        "crawls" if figure.kind == "baby" and figure.action not in _DOWN else figure.action
    )
    drawing = _posed(figure, palette, _handed(pose, figure))
    later = gait_of(figure.action) if figure.kind != "baby" else ()
    steps = (_posed(figure, palette, _handed(next_pose, figure)).svg for next_pose in later)
    return replace(drawing, steps=tuple(steps))


_DOWN = frozenset({"sleeps", "lies", "falls", "flies"})


def _handed(pose: Pose, figure: Figure) -> Pose:
    """The pose with the arm, or both, brought round what is held."""
    if not figure.holds:
        return pose
    grip = grip_of(figure.holds)
    if grip.arm is None or figure.action in ("reaches", *_DOWN):
        return pose
    upper, lower = grip.arm
    if figure.action in ("reads", "holds") and not grip.both and upper < 0:
        upper, lower = 8, 60
    far = (upper + 8, lower - 5) if grip.both else pose.far_arm
    if figure.action == "holds" and not grip.both:
        far = Pose().far_arm
    return replace(pose, near_arm=(upper, lower), far_arm=far)


def _posed(figure: Figure, palette: Palette, pose: Pose) -> Drawing:
    build, worn = build_of(figure), wardrobe_of(figure)
    joints = joints_of(build, pose)
    body, centre = _body(figure, build, joints, pose, worn, palette)
    if figure.action == "sits" and figure.kind != "baby":
        body = seat(build, joints, palette) + body
    if figure.action == "sleeps":
        body = pillow_behind(centre, build, palette) + body
    drawing = laid(body, build, joints, pose, centre, palette)
    if pose.turn:
        return drawing
    drawing = replace(drawing, height=drawing.height + build.head * hat_room(worn.hat))
    if not figure.holds:
        return drawing
    right, high = headroom(figure.holds, palette, _palm(joints), build.height / 176)
    return replace(
        drawing,
        width=max(drawing.width, 2 * (right - joints.hip[0]) + 8),
        height=max(drawing.height, high + 4),
    )


def pillow_behind(centre: Point, build: Build, palette: Palette) -> str:
    """A pillow that lies level once the sleeper is laid down."""
    place = (centre[0] - build.head * 0.62, centre[1])
    return group(
        pillow(palette, (0, 0), build.head * 0.95), transform=f"translate({at(place)}) rotate(90)"
    )


def build_of(figure: Figure) -> Build:
    """The body of this person; age by the kind and the look."""
    build = BUILDS["woman" if is_female(figure) else "man"]
    if figure.kind in BUILDS and figure.kind != "person":
        build = BUILDS[figure.kind]
    if build.stoop == 0 and wardrobe_of(figure).old:
        return replace(build, stoop=6)
    return build


def _body(  # noqa: PLR0913, PLR0917 - who, in what, how and in which light
    figure: Figure,
    build: Build,
    joints: Joints,
    pose: Pose,
    worn: Wardrobe,
    palette: Palette,
    *,
    far_leg: bool = True,
) -> tuple[str, Point]:
    name = uid(figure)
    centre = _head_centre(build, joints)
    poise = f"translate({at(centre)}) rotate({n(joints.nod)}) scale({build.head / UNIT:.3f})"
    far = arm(joints.far_arm, build, worn, palette, far=not pose.far_arm_in_front)
    thing = "" if is_mount(figure.holds) or figure.holds in VESSELS else held(
        figure.holds, figure, palette, _palm(joints), build.height / 176
    )  # fmt: skip
    over = figure.holds not in ("umbrella", "balloon", "kite")
    parts = (
        thing if not over else "",
        behind(build, joints, worn, palette),
        group(head_behind_body(worn, palette), transform=poise),
        "" if pose.far_arm_in_front else far,
        leg(joints.far_leg, build, worn, palette, far=True) if far_leg else "",
        leg(joints.near_leg, build, worn, palette, far=False),
        neck(build, joints, worn, palette, centre),
        torso(build, joints, worn, palette, name),
        skirt(build, joints, worn, palette),
        scarf(build, joints, worn, palette),
        group(head(worn, palette, name, asleep=pose.eyes_closed), transform=poise),
        far if pose.far_arm_in_front else "",
        arm(joints.near_arm, build, worn, palette, far=False),
        thing if over else "",
        fingers(joints.near_arm, build, worn, palette) if thing else "",
    )
    return "".join(parts), centre


def _palm(joints: Joints) -> Point:
    elbow, wrist = joints.near_arm[1:]
    return wrist[0] + (wrist[0] - elbow[0]) * 0.2, wrist[1] + (wrist[1] - elbow[1]) * 0.2


def _head_centre(build: Build, joints: Joints) -> Point:
    up = turned((build.head * 0.06, -build.head * 0.6), joints.lean * 0.7 + joints.nod * 0.3)
    return joints.neck[0] + up[0], joints.neck[1] + up[1]


def _sailing(figure: Figure, palette: Palette) -> Drawing:
    """In the vessel that it holds, or at the tiller of a small boat."""
    boat = berth(figure, palette)
    build, worn = build_of(figure), wardrobe_of(figure)
    joints = joints_of(build, boat.pose)
    alone = replace(figure, holds="")
    body, centre = _body(alone, build, joints, boat.pose, worn, palette)
    spot = boat.hip or (boat.deck[0], boat.deck[1] + joints.hip[1])
    x, y = spot[0] - joints.hip[0], spot[1] - joints.hip[1]
    focus = (centre[0] + x, centre[1] + y)
    return Drawing(
        svg=boat.behind + group(body, transform=f"translate({n(x)},{n(y)})") + boat.before,
        width=boat.width,
        height=max(boat.height, -focus[1] + build.head * 0.9),
        medium="water",
        focus=focus,
        motion="bob",
        rider=build.height,
    )


def _swimming(figure: Figure, palette: Palette) -> Drawing:
    """Crawling through the water; under water all of the body is seen."""
    build, worn = build_of(figure), wardrobe_of(figure)
    sunk = bool(PASSING & set(figure.look))
    turn = 78.0 if sunk else 58.0
    pose = Pose(
        (150, 168), (40, 30), (8, -6), (-12, -34), nod=-52, turn=turn, medium="water", motion="bob"
    )
    joints = joints_of(build, pose)
    body, centre = _body(figure, build, joints, pose, worn, palette)
    face = turned(centre, turn, joints.hip)
    level = 60.0 if sunk else -(face[1] + build.head * 0.5)
    shift = -joints.hip[0] - (0 if sunk else build.torso * 0.8)
    level = level if not sunk else -joints.hip[1] - 40
    moved = group(
        body,
        transform=f"translate({n(shift)},{n(level)}) rotate({n(turn)} {n(joints.hip[0])} "
        f"{n(joints.hip[1])})",
    )
    focus = (face[0] + shift, face[1] + level)
    if sunk:
        return Drawing(moved, build.height * 1.5, 90, "water", focus, "bob")
    name = f"{uid(figure)}w"
    half = build.height * 0.42
    surface = clip(
        name, f"M{n(-half * 3)},-300L{n(half * 3)},-300L{n(half * 3)},0L{n(-half * 3)},0Z"
    )
    svg = surface + group(moved, clip_path=f"url(#{name})") + water_over(palette, half)
    return Drawing(svg, half * 2.6, build.head * 1.4, "water", focus, "bob")


def _riding(figure: Figure, palette: Palette) -> Drawing:
    """On a horse, a bicycle or whatever else carries one."""
    kind = figure.holds if is_mount(figure.holds) else _usual_mount(figure)
    under = mount(kind, palette)
    (x, y), lean = SADDLES[kind]
    build, worn = build_of(figure), wardrobe_of(figure)
    pose = _astride(kind, lean)
    joints = joints_of(build, pose)
    if kind == "skateboard":
        y = joints.hip[1] - under.height * 0.9
    rider = replace(figure, holds="")
    body, centre = _body(rider, build, joints, pose, worn, palette, far_leg=kind in _THIN)
    seated = group(body, transform=f"translate({n(x - joints.hip[0])},{n(y - joints.hip[1])})")
    focus = (centre[0] + x - joints.hip[0], centre[1] + y - joints.hip[1])
    return replace(
        under,
        svg=under.svg + seated,
        height=max(under.height, -focus[1] + build.head * 0.8),
        focus=focus,
        rider=build.height,
        motion="walk" if under.medium == "ground" else under.motion,
    )


_THIN = frozenset({"bicycle", "motorbike", "scooter", "skateboard"})


def _astride(kind: str, lean: float) -> Pose:
    if kind == "bicycle":
        return replace(POSES["cycles"], lean=lean, motion="walk")
    if kind == "skateboard":
        return Pose((-50, -70), (50, 70), (-14, 8), (30, -12), lean=lean, motion="walk")
    if kind in ("motorbike", "scooter"):
        return Pose((44, 72), (52, 76), (72, -4), (66, 0), lean=lean, nod=-10, motion="walk")
    return replace(POSES["astride"], motion="walk")


def _usual_mount(figure: Figure) -> str:
    riders = {
        "knight",
        "king",
        "queen",
        "prince",
        "princess",
        "cowboy",
        "soldier",
        "warrior",
        "wizard",
    }
    named = {figure.kind, *figure.look, *figure.name.lower().split()}
    return "horse" if riders & named else "bicycle"


def draw_couple(figure: Figure, palette: Palette) -> Drawing:
    """Two grown people side by side."""
    man = replace(figure, kind="man", count=1, name=f"{figure.name} he".strip())
    woman = replace(figure, kind="woman", count=1, name=f"{figure.name} she".strip(), holds="")
    return _together((man, woman), palette, close=0.5)


def draw_family(figure: Figure, palette: Palette) -> Drawing:
    """Parents and two children."""
    roles = ("man", "girl", "woman", "boy")
    people = [
        replace(
            figure,
            kind=kind,
            count=1,
            name=f"{figure.name} {kind}".strip(),
            holds=figure.holds if i == 0 else "",
        )
        for i, kind in enumerate(roles)
    ]
    return _together(people, palette, close=0.52)


def _together(
    people: list[Figure] | tuple[Figure, ...], palette: Palette, *, close: float
) -> Drawing:
    """Side by side from left to right, centred, the last in front."""
    drawings = [draw_person(person, palette) for person in people]
    xs = [0.0]
    for before, one in pairwise(drawings):
        xs.append(xs[-1] + (min(before.width, 84) + min(one.width, 84)) * close)
    middle = (xs[0] + xs[-1]) / 2
    order = sorted(range(len(people)), key=lambda i: -drawings[i].height)
    svg = "".join(
        group(
            drawings[i].svg,
            transform=f"translate({n(xs[i] - middle)},{0 if drawings[i].height > 140 else 5})",
        )
        for i in order
    )
    return replace(
        drawings[0],
        steps=(),
        svg=svg,
        width=2 * max(abs(x - middle) + one.width / 2 for x, one in zip(xs, drawings, strict=True)),
        height=max(one.height for one in drawings),
        focus=(0.0, sum(one.focus[1] for one in drawings) / len(drawings)),
    )


def draw_crowd(figure: Figure, palette: Palette) -> Drawing:
    """Five people in front, ranks of others behind them."""
    kinds = ("woman", "man", "old_man", "woman", "man")
    front = [
        draw_person(
            replace(figure, kind=kind, count=1, holds="", name=f"{figure.name} {i}".strip()),
            palette,
        )
        for i, kind in enumerate(kinds)
    ]
    rank = ranked(front[:4], close=0.86)
    back, wide, high = back_ranks(figure, palette)
    return replace(
        rank,
        svg=back + rank.svg,
        width=max(rank.width, wide),
        height=max(rank.height, high),
        focus=(0.0, -150.0),
    )


_PERSONS = ("person", "man", "woman", "child", "boy", "girl", "old_man", "old_woman", "baby",
            "astronaut", "knight", "wizard")  # fmt: skip
FIGURES: dict[str, Callable[[Figure, Palette], Drawing]] = {
    **{kind: gathering(draw_person, close=0.86, varied=True) for kind in _PERSONS},
    **{kind: gathering(draw) for kind, draw in people_beings.FIGURES.items()},
    "couple": draw_couple,
    "family": draw_family,
    "crowd": draw_crowd,
}
