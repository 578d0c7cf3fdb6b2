"""The bodies of people: proportions, the poses of actions, and where the joints then lie."""

import math
from dataclasses import dataclass, replace

from longtake.providers.sketch.pictures.figures.drawing import Point


@dataclass(frozen=True, slots=True)
class Build:
    """Proportions of one kind of body, in centimetres."""

    height: float
    head: float
    """From crown to chin."""
    shoulders: float
    waist: float
    hips: float
    leg: float
    """From hip to sole."""
    arm: float
    """From shoulder to wrist."""
    thick: float
    """Width of the thigh; every other limb follows it."""
    stoop: float = 0.0
    """Degrees that the back leans forward."""

    @property
    def torso(self) -> float:
        """From hip to the base of the neck."""
        return self.height - self.leg - self.head * 1.12


BUILDS = {
    "man": Build(180, 24.5, 43, 31, 30, 91, 54, 16),
    "woman": Build(170, 23.5, 34, 24.5, 31, 88, 50, 14.5),
    "person": Build(175, 24, 39, 28, 30, 89, 52, 15.5),
    "old_man": Build(174, 24.5, 40, 34, 32, 85, 53, 15, stoop=7),
    "old_woman": Build(160, 23.5, 34, 31, 32, 78, 47, 14.5, stoop=9),
    "boy": Build(122, 22, 27, 21, 20, 56, 36, 11.5),
    "girl": Build(120, 22, 25, 19, 20, 55, 35, 11),
    "child": Build(121, 22, 26, 20, 20, 56, 35.5, 11),
    "baby": Build(66, 18.5, 20, 22, 23, 25, 16.5, 11),
    "robot": Build(178, 27, 46, 30, 30, 86, 55, 14),
}


@dataclass(frozen=True, slots=True)
class Pose:
    """Directions of the limbs in degrees: 0 hangs straight down, 90 points ahead (right)."""

    near_arm: tuple[float, float] = (-9, 4)
    """Upper arm, forearm."""
    far_arm: tuple[float, float] = (11, 16)
    near_leg: tuple[float, float] = (-4, -3)
    """Thigh, shin."""
    far_leg: tuple[float, float] = (5, 3)
    lean: float = 0.0
    nod: float = 0.0
    """Degrees that the head tilts forward."""
    lift: float = 0.0
    """How far the lowest point is off the ground, in shares of a leg."""
    turn: float = 0.0
    """Degrees that the whole body is turned clockwise."""
    medium: str = "ground"
    motion: str = "still"
    far_arm_in_front: bool = False
    eyes_closed: bool = False


POSES = {
    "stands": Pose(motion="still"),
    "walks": Pose((-30, -12), (27, 48), (25, 13), (-17, -40), lean=4, motion="walk"),
    "runs": Pose((-58, 28), (38, 128), (62, -22), (-30, -98), lean=15, nod=-8, lift=0.07),
    "sits": Pose((12, 62), (20, 66), (86, 4), (80, -6), lean=-2),
    "holds": Pose((2, 98), (14, 92), (-4, -3), (6, 3)),
    "reads": Pose((6, 104), (18, 100), (-4, -3), (6, 3), nod=13),
    "waves": Pose((-10, 3), (128, 176), (-4, -3), (6, 3), nod=-4, motion="sway"),
    "reaches": Pose((70, 88), (84, 94), (-12, -16), (18, 2), lean=9, nod=-5),
    "looks": Pose((-16, 22), (96, 222), (-6, -4), (8, 3), nod=-5, far_arm_in_front=True),
    "dances": Pose((-98, -150), (112, 158), (-4, -10), (64, -32), lean=-7, nod=-8, motion="sway"),
    "sails": Pose((22, 78), (34, 84), (84, 20), (76, 8), lean=-6, motion="bob"),
    "swims": Pose((118, 100), (60, 40), (0, 0), (0, 0), medium="water", motion="bob"),
    "flies": Pose(
        (172, 176), (158, 170), (-2, -8), (6, -14), nod=-34, turn=66, medium="air", motion="fly"
    ),
    "sleeps": Pose((4, 22), (0, 10), (4, -6), (8, -6), turn=-90, eyes_closed=True),
    "lies": Pose((10, 40), (150, 200), (10, -4), (42, -34), turn=-90),
    "falls": Pose(
        (-130, -104), (140, 100), (44, -30), (-28, -76), turn=-38, medium="air", motion="sway"
    ),
    "crawls": Pose((24, 52), (44, 66), (88, 70), (80, 54), lean=2),
    "astride": Pose((26, 62), (34, 66), (52, -14), (56, -6), lean=3),
    "cycles": Pose((52, 66), (60, 70), (66, -12), (24, -8), lean=26, nod=-14),
}
_BETWEEN = {
    "walks": Pose((-6, 6), (8, 22), (16, -34), (-1, -3), lean=4, motion="walk"),
    "runs": Pose((-14, 70), (14, 96), (30, -70), (8, -16), lean=15, nod=-8, motion="walk"),
}
"""How a body that walks or runs holds itself between two steps."""
ALIASES = {"moves": "walks", "shines": "stands"}


def pose_of(action: str) -> Pose:
    """How a body holds itself in one of the `ACTIONS`."""
    return POSES.get(ALIASES.get(action, action), POSES["stands"])


def gait_of(action: str) -> tuple[Pose, ...]:
    """How a body holds itself later in its gait; nothing for what is no gait."""
    name = ALIASES.get(action, action)
    if name not in _BETWEEN:
        return ()
    pose = POSES[name]
    other = replace(
        pose,
        near_arm=pose.far_arm,
        far_arm=pose.near_arm,
        near_leg=pose.far_leg,
        far_leg=pose.near_leg,
    )
    return _BETWEEN[name], other


@dataclass(frozen=True, slots=True)
class Joints:
    """Where the joints lie before the whole body is turned; the ground is y = 0."""

    hip: Point
    neck: Point
    near_arm: tuple[Point, Point, Point]
    """Shoulder, elbow, wrist."""
    far_arm: tuple[Point, Point, Point]
    near_leg: tuple[Point, Point, Point]
    """Hip, knee, ankle."""
    far_leg: tuple[Point, Point, Point]
    lean: float
    nod: float


def joints_of(build: Build, pose: Pose) -> Joints:
    """Where the joints lie, with the lower foot on the ground (or lifted off it)."""
    lean = pose.lean + build.stoop
    sole = build.leg * 0.075
    bone = (build.leg - sole) / 2
    near_leg = _chain((-build.hips * 0.2, 0), pose.near_leg, bone, bone)
    far_leg = _chain((build.hips * 0.2, 0), pose.far_leg, bone, bone)
    down = max(near_leg[2][1], far_leg[2][1]) + sole + pose.lift * build.leg
    neck = _tipped((0, -build.torso), lean)
    top = -build.torso + build.head * 0.22
    near = _tipped((-build.shoulders * 0.4, top), lean)
    far = _tipped((build.shoulders * 0.38, top), lean)
    upper, lower = build.arm * 0.52, build.arm * 0.48

    def up(*points: Point) -> tuple[Point, ...]:
        return tuple((x, y - down) for x, y in points)

    return Joints(
        hip=(0, -down),
        neck=up(neck)[0],
        near_arm=up(*_chain(near, pose.near_arm, upper, lower)),  # type: ignore[arg-type]
        far_arm=up(*_chain(far, pose.far_arm, upper, lower)),  # type: ignore[arg-type]
        near_leg=up(*near_leg),  # type: ignore[arg-type]
        far_leg=up(*far_leg),  # type: ignore[arg-type]
        lean=lean,
        nod=lean * 0.35 + pose.nod,
    )


def _chain(
    start: Point, angles: tuple[float, float], first: float, second: float
) -> tuple[Point, Point, Point]:
    middle = _swung(start, angles[0], first)
    return start, middle, _swung(middle, angles[1], second)


def _swung(start: Point, angle: float, length: float) -> Point:
    turn = math.radians(angle)
    return start[0] + math.sin(turn) * length, start[1] + math.cos(turn) * length


def _tipped(point: Point, lean: float) -> Point:
    turn = math.radians(lean)
    x, y = point
    return x * math.cos(turn) - y * math.sin(turn), x * math.sin(turn) + y * math.cos(turn)
