"""What the inspection finds of faults put into clean clips at random, and what it invents.

Every clip is drawn, encoded and sounded here, from a seed: pans, zooms, cuts with their list,
fades, low light, grain, held shots. Some get one fault each, the others none; each detector is
judged over all of them. Limits were tuned on seed 1 and are reported on another.
"""

import argparse
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from longtake.film.expected import Expected, Join
from longtake.film.finding import Finding
from longtake.film.inspecting import judged
from longtake.film.picture import Size
from longtake.media.colour import to_i420
from longtake.media.encode import SOUND_RATE, encode_blocks, furnish_aac, written
from longtake.media.house import house_frame, house_stream
from longtake.media.inspect import inspect
from measured import table

Rgb = NDArray[np.float32]

SIZE: Final = Size(320, 180)
RATE: Final = Fraction(24)
FAULTS: Final = (
    "black",
    "frozen",
    "duplicate",
    "luma step",
    "colour step",
    "flicker",
    "jump",
    "drift",
    "clipping",
    "silence",
    "click",
)
SCENES: Final = (
    "pan",
    "zoom",
    "figures",
    "cuts",
    "fade",
    "low light",
    "grain",
    "still",
    "quick pan",
)


@dataclass(frozen=True, slots=True)
class Clip:
    """A clip before it is encoded."""

    scene: str
    pictures: list[Rgb]
    sound: NDArray[np.float32]
    expected: Expected
    fault: str = ""
    at: int = 0
    """The fault's first frame."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was in a clip and what was found."""

    scene: str
    fault: str
    at: int
    found: tuple[Finding, ...]

    @property
    def hit(self) -> bool:
        """True where the fault was found at its place."""
        return any(each.kind == self.fault and near(each, self.at) for each in self.found)


def near(found: Finding, at: int) -> bool:
    """Say whether a finding is at a place, give or take three frames.

    A view drifts as a whole; what is too loud reaches the ceiling somewhere in its second and a
    half.
    """
    reach = 36 if found.kind == "clipping" else 3
    return found.at - reach <= at <= found.at + found.frames + 3 or found.kind == "drift"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--faults", type=int, default=220)
    parser.add_argument("--clean", type=int, default=220)
    parser.add_argument("--tell", action="store_true", help="each clip that was judged wrongly")
    given = parser.parse_args()
    outcomes = list(judge(given.seed, given.faults, given.clean))
    if given.tell:
        tell(outcomes)
    table(scores(outcomes))


def judge(seed: int, faults: int, clean: int) -> Iterator[Outcome]:
    """Make, encode and inspect the clips of a seed."""
    with tempfile.TemporaryDirectory(prefix="longtake-") as folder:
        for number in range(faults + clean):
            chance = np.random.default_rng((seed, number))
            fault = FAULTS[number % len(FAULTS)] if number < faults else ""
            clip = spoilt(chance, fault) if fault else drawn(chance, SCENES[number % len(SCENES)])
            path = Path(folder) / "clip.mp4"
            write(clip, path)
            yield Outcome(clip.scene, clip.fault, clip.at, judged(inspect(path), clip.expected))


def scores(outcomes: list[Outcome]) -> list[dict[str, object]]:
    """Give recall and precision of each detector over all clips."""
    rows = []
    for kind in FAULTS:
        put = [each for each in outcomes if each.fault == kind]
        hits = sum(each.hit for each in put)
        false = sum(invented(each, kind) for each in outcomes)
        rows.append(
            {
                "kind": kind,
                "put in": len(put),
                "found": hits,
                "invented": false,
                "recall": f"{hits / max(1, len(put)):.3f}",
                "precision": f"{hits / max(1, hits + false):.3f}",
            }
        )
    return rows


def invented(outcome: Outcome, kind: str) -> bool:
    """Say whether a kind was found in a clip that has none of it."""
    return outcome.fault != kind and any(each.kind == kind for each in outcome.found)


def tell(outcomes: list[Outcome]) -> None:
    """Print what was missed and what was invented."""
    for each in outcomes:
        if each.fault and not each.hit:
            print("missed", each.fault, "at", each.at, "in", each.scene, [*map(_told, each.found)])
        wrong = [found for found in each.found if found.kind != each.fault and found.kind in FAULTS]
        if wrong:
            print("invented", each.scene, each.fault or "clean", each.at, [*map(_told, wrong)])


def _told(found: Finding) -> str:
    return f"{found.kind}@{found.at}+{found.frames} {found.measure:.2f}"


def write(clip: Clip, path: Path) -> None:
    """Encode a clip as a film would be: H.264 and AAC."""
    with written(path) as output:
        picture = house_stream(output, SIZE, RATE)
        sound = output.add_stream("aac", rate=SOUND_RATE, layout="stereo")
        furnish_aac(sound.codec_context, 192_000)
        for number, rgb in enumerate(clip.pictures):
            i420 = to_i420(np.clip(rgb, 0, 255).astype(np.uint8))
            output.mux(picture.encode(house_frame(i420, number, RATE)))
        output.mux(picture.encode(None))
        for packet in encode_blocks(sound.encode, [clip.sound]):
            output.mux(packet)


def drawn(chance: np.random.Generator, scene: str) -> Clip:
    """Give a clean clip."""
    frames = int(chance.integers(58, 86))
    expected = Expected()
    if scene == "cuts":
        pictures, joins = _cut(chance, frames)
        expected = Expected(joins=joins, one_shot=True)
    else:
        pictures = _view(chance, scene, frames)
    if scene == "still":
        expected = Expected(stills=((0, frames),), one_shot=True)
    elif chance.random() < 0.5 and scene != "cuts":
        expected = Expected(one_shot=True)
    return Clip(scene, pictures, _music(chance, frames), expected)


def _view(chance: np.random.Generator, scene: str, frames: int) -> list[Rgb]:
    """Give the pictures of one view."""
    world = _world(chance, "low light" if scene == "low light" else "")
    speed = {"quick pan": chance.uniform(6, 12), "still": 0.0}.get(scene, chance.uniform(0.6, 3.0))
    angle = chance.uniform(0, 2 * np.pi)
    growth = chance.uniform(0.0008, 0.003) * chance.choice([-1, 1]) if scene == "zoom" else 0.0
    start = np.array([world.shape[1], world.shape[0]]) / 2
    figure = scene in {"figures", "low light"} or (
        scene in {"pan", "grain"} and chance.random() < 0.4
    )
    walk = _walker(chance) if figure else None
    views = []
    for number in range(frames):
        if scene == "figures":
            speed = 0.0
        way = speed if scene != "zoom" else 0.0
        centre = start + (number - frames / 2) * way * np.array(
            [np.cos(angle), 0.3 * np.sin(angle)]
        )
        scale = np.exp(growth * number) * (1.25 if growth >= 0 else 1.55)
        picture = _seen(world, centre, scale)
        if walk is not None:
            picture = walk(picture, number)
        views.append(picture)
    if scene == "grain":
        views = [
            view + chance.normal(0, 5, view.shape[:2])[..., None].astype(np.float32)
            for view in views
        ]
    if scene == "fade":
        views = _faded(chance, views)
    return views


def _world(chance: np.random.Generator, light: str) -> Rgb:
    """Give a wide picture with things at all scales, as a place has them."""
    height, width = 600, 1900
    world = np.zeros((height, width, 3), np.float32)
    for octave in (4, 9, 20, 45, 110):
        cells = chance.normal(0, 1, (octave, octave * 3, 3)).astype(np.float32)
        world += cv2.resize(cells, (width, height), interpolation=cv2.INTER_CUBIC) * (
            26 / octave**0.25
        )
    world += chance.uniform(80, 150, 3).astype(np.float32)
    for _ in range(140):
        corner = chance.integers(0, (width, height))
        extent = chance.integers(8, 90, 2)
        colour = tuple(map(float, chance.uniform(20, 235, 3)))
        kind = chance.integers(3)
        if kind == 0:
            cv2.rectangle(
                world, tuple(map(int, corner)), tuple(map(int, corner + extent)), colour, -1
            )
        elif kind == 1:
            cv2.circle(world, tuple(map(int, corner)), int(extent[0] // 2), colour, -1, cv2.LINE_AA)
        else:
            cv2.line(
                world,
                tuple(map(int, corner)),
                tuple(map(int, corner + 3 * extent)),
                colour,
                2,
                cv2.LINE_AA,
            )
    world = np.clip(world, 0, 255)
    return world * np.float32(chance.uniform(0.1, 0.2)) + 3 if light else world


def _seen(world: Rgb, centre: NDArray[np.float64], scale: float) -> Rgb:
    turn = np.array(
        [
            [scale, 0, centre[0] - scale * SIZE.width / 2],
            [0, scale, centre[1] - scale * SIZE.height / 2],
        ]
    )
    flags = cv2.INTER_AREA | cv2.WARP_INVERSE_MAP
    return (
        cv2.warpAffine(
            world,
            turn,
            (SIZE.width, SIZE.height),
            flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
            borderMode=cv2.BORDER_REFLECT,
        )
        if flags
        else world
    )


def _walker(chance: np.random.Generator) -> Callable[[Rgb, int], Rgb]:
    """Give who draws a figure that walks and waves over each picture."""
    colour = tuple(map(float, chance.uniform(30, 230, 3)))
    speed, base, rate = chance.uniform(0.8, 2.5), chance.uniform(20, 120), chance.uniform(0.2, 0.5)

    def over(picture: Rgb, number: int) -> Rgb:
        picture = picture.copy()
        x = int(base + speed * number) % SIZE.width
        y = int(110 + 4 * np.sin(rate * number))
        cv2.ellipse(picture, (x, y), (14, 34), 0, 0, 360, colour, -1, cv2.LINE_AA)
        cv2.circle(picture, (x, y - 44), 11, colour, -1, cv2.LINE_AA)
        arm = 0.8 * np.sin(rate * 2 * number)
        cv2.line(
            picture,
            (x, y - 15),
            (int(x + 34 * np.cos(arm)), int(y - 15 + 34 * np.sin(arm))),
            colour,
            5,
            cv2.LINE_AA,
        )
        return picture

    return over


def _faded(chance: np.random.Generator, views: list[Rgb]) -> list[Rgb]:
    """Fade in from black, out to it, or both."""
    length, how = int(chance.integers(10, 30)), chance.integers(3)
    ramp = np.ones(len(views), np.float32)
    if how != 1:
        ramp[:length] = np.linspace(0, 1, length)
    if how != 0:
        ramp[-length:] = np.linspace(1, 0, length)
    return [view * gain for view, gain in zip(views, ramp, strict=True)]


def _cut(chance: np.random.Generator, frames: int) -> tuple[list[Rgb], tuple[Join, ...]]:
    """Give several views, and where they meet."""
    places = [0, int(chance.integers(15, 27)), int(chance.integers(33, frames - 12)), frames]
    views: list[Rgb] = []
    for start, stop in pairwise(places):
        views += _view(chance, str(chance.choice(["pan", "zoom", "figures"])), stop - start)
    return views, tuple(Join(at, "a", "b", unbroken=False) for at in places[1:-1])


def _music(chance: np.random.Generator, frames: int) -> NDArray[np.float32]:
    """Give chords, drums and a breath of noise, peaking well under the ceiling."""
    count = round(frames * SOUND_RATE / RATE)
    time = np.arange(count) / SOUND_RATE
    sound = chance.normal(0, 0.002, (2, count))
    for _ in range(4):
        hertz = chance.uniform(80, 900)
        sound += (
            0.08
            * np.sin(2 * np.pi * hertz * time + chance.uniform(0, 6))
            * (0.7 + 0.3 * np.sin(2 * np.pi * chance.uniform(0.2, 1.5) * time))
        )
    beat = chance.uniform(0.35, 0.7)
    for at in np.arange(chance.uniform(0, beat), count / SOUND_RATE, beat):
        since = time - at
        hit = (since >= 0) & (since < 0.4)
        decay = np.where(hit, np.exp(-np.clip(since, 0, None) * chance.uniform(12, 40)), 0)
        if chance.random() < 0.5:
            sound += 0.25 * decay * np.sin(2 * np.pi * 70 * since)
        else:
            sound += 0.12 * decay * chance.normal(0, 1, count)
    sound *= chance.uniform(0.4, 0.85) / np.abs(sound).max()
    fade = np.minimum(1, np.minimum(np.arange(count), np.arange(count)[::-1]) / 4800)
    return (sound * fade).astype(np.float32)


Chance = np.random.Generator
Spoilt = tuple[list[Rgb], NDArray[np.float32], int]
"""Pictures, sound and the fault's first frame."""


def spoilt(chance: np.random.Generator, fault: str) -> Clip:
    """Give a clip with one fault."""
    fitting = {
        "frozen": ("pan", "zoom", "figures", "grain", "low light", "quick pan"),
        "duplicate": ("pan", "grain", "quick pan"),
        "jump": ("pan", "zoom", "grain", "low light"),
        "luma step": ("pan", "zoom", "figures", "grain", "still", "quick pan"),
        "colour step": ("pan", "zoom", "figures", "grain", "still", "quick pan"),
    }.get(fault, ("pan", "zoom", "figures", "cuts", "low light", "grain", "still", "quick pan"))
    if fault in {"flicker", "black"}:
        fitting = ("pan", "zoom", "figures", "grain", "still", "quick pan")
    if fault == "drift":  # of a quick pan nothing is said: little of it is seen twice
        fitting = ("pan", "zoom", "figures", "grain", "still")
    clip = drawn(chance, str(chance.choice(fitting)))
    frames = len(clip.pictures)
    at = int(chance.integers(12, frames - 24))
    if fault == "duplicate":
        taken = [join.at for join in clip.expected.joins]
        at = at if not any(abs(at - cut) < 4 for cut in taken) else at + 8
    spoil = _SPOILERS[fault]
    pictures, sound, at = spoil(chance, clip, at)
    expected = replace(clip.expected, stills=() if fault == "frozen" else clip.expected.stills)
    return Clip(clip.scene, pictures, sound.astype(np.float32), expected, fault, at)


def _black(chance: Chance, clip: Clip, at: int) -> Spoilt:
    pictures, length = list(clip.pictures), int(chance.integers(2, 20))
    for place in range(at, min(at + length, len(pictures))):
        pictures[place] = np.zeros_like(pictures[place])
    return pictures, clip.sound, at


def _frozen(chance: Chance, clip: Clip, at: int) -> Spoilt:
    length = int(chance.integers(14, 24))
    held = clip.pictures[at]
    pictures = [*clip.pictures[:at], *[held] * length, *clip.pictures[at + length :]]
    return pictures, clip.sound, at


def _duplicate(chance: Chance, clip: Clip, at: int) -> Spoilt:
    pictures = list(clip.pictures)
    for place in range(at, at + int(chance.integers(1, 4))):
        pictures[place] = pictures[at - 1]
    return pictures, clip.sound, at


def _luma_step(chance: Chance, clip: Clip, at: int) -> Spoilt:
    gain = np.float32(np.exp(chance.uniform(0.07, 0.3) * chance.choice([-1, 1])))
    return [*clip.pictures[:at], *(each * gain for each in clip.pictures[at:])], clip.sound, at


def _colour_step(chance: Chance, clip: Clip, at: int) -> Spoilt:
    gains = np.exp(
        chance.uniform(0.06, 0.2) * np.array([1, 0, -1]) * chance.choice([-1, 1])
    ).astype(np.float32)
    weights = np.array([0.2126, 0.7152, 0.0722])
    whole = np.stack(clip.pictures).mean(axis=(0, 1, 2))
    gains = gains * np.float32((weights @ whole) / (weights @ (whole * gains)))
    return [*clip.pictures[:at], *(each * gains for each in clip.pictures[at:])], clip.sound, at


def _flicker(chance: Chance, clip: Clip, at: int) -> Spoilt:
    length, depth = int(chance.integers(16, 40)), chance.uniform(0.025, 0.09)
    pictures = list(clip.pictures)
    for place in range(at, min(at + length, len(pictures))):
        swing = (
            depth * chance.uniform(0.6, 1) * (1 if place % 2 else -1)
            if chance.random() < 0.9
            else 0
        )
        pictures[place] = pictures[place] * np.float32(1 + swing)
    return pictures, clip.sound, at


def _jump(chance: Chance, clip: Clip, at: int) -> Spoilt:
    """Leave pictures out, or move all that follows aside."""
    x, y = (int(chance.integers(10, 40) * chance.choice([-1, 1])), int(chance.integers(-10, 10)))
    moved = [np.roll(each, (y, x), axis=(0, 1)) for each in clip.pictures[at:]]
    return [*clip.pictures[:at], *moved], clip.sound, at


def _drift(chance: Chance, clip: Clip, _: int) -> Spoilt:
    """Change light, contrast, colour or sharpness slowly, from the beginning to the end."""
    kind, count = chance.integers(4), len(clip.pictures)
    pictures = []
    for number, picture in enumerate(clip.pictures):
        share = np.float32(number / count)
        grey = picture.mean(axis=2, keepdims=True)
        if kind == 0:
            new = picture + 30 * share * (1 if grey.mean() < 128 else -1)
        elif kind == 1:
            new = (picture - grey.mean()) * (1 + 0.45 * share) + grey.mean()
        elif kind == 2:
            new = grey + (picture - grey) * (1 + 0.6 * share)
        else:
            new = cv2.GaussianBlur(picture, (0, 0), 0.01 + 3.5 * float(share))
        pictures.append(new)
    return pictures, clip.sound, 0


def _clipping(chance: Chance, clip: Clip, at: int) -> Spoilt:
    sound = clip.sound.copy()
    start = round(at * SOUND_RATE / RATE)
    stop = start + int(chance.uniform(0.3, 1.5) * SOUND_RATE)
    louder = chance.uniform(2.0, 5) / np.abs(sound[:, start:stop]).max()
    sound[:, start:stop] = np.clip(sound[:, start:stop] * louder, -1, 1)
    return clip.pictures, sound, at


def _silence(chance: Chance, clip: Clip, at: int) -> Spoilt:
    sound = clip.sound.copy()
    start = round(at * SOUND_RATE / RATE)
    sound[:, start : start + int(chance.uniform(0.5, 0.9) * SOUND_RATE)] = 0
    return clip.pictures, sound, at


def _click(chance: Chance, clip: Clip, at: int) -> Spoilt:
    """Let the sound spring, as where two takes are joined badly, and where no drum covers it."""
    sound = clip.sound.copy()
    near = round(at * SOUND_RATE / RATE) + chance.integers(0, 24_000, 12)
    bends = np.abs(np.diff(sound[0], n=2))
    start = int(min(near, key=lambda place: bends[place - 480 : place + 480].max()))
    fall = np.exp(-np.arange(60) / chance.uniform(2, 12))
    height = chance.uniform(0.25, 0.6) * chance.choice([-1, 1])
    sound[:, start : start + 60] += (height * fall).astype(np.float32)
    return clip.pictures, np.clip(sound, -0.97, 0.97), int(start * RATE / SOUND_RATE)


_SPOILERS = {
    "black": _black,
    "frozen": _frozen,
    "duplicate": _duplicate,
    "luma step": _luma_step,
    "colour step": _colour_step,
    "flicker": _flicker,
    "jump": _jump,
    "drift": _drift,
    "clipping": _clipping,
    "silence": _silence,
    "click": _click,
}


if __name__ == "__main__":
    main()
