"""The soundtrack: voice, music, noises and the takes' own sound as clips, each under its rule."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final, TypeAlias

from longtake.film.asset import Asset
from longtake.film.segment import Segment
from longtake.film.sound import LOUDNESS, Sound
from longtake.film.speech import Placed, effect_of, placed
from longtake.film.storyboard import Storyboard
from longtake.film.take import Take
from longtake.film.time import SOUND_RATE, samples

DUCKED: Final = 0.25
"""12 dB: music stays heard under a voice and never covers it."""
_FALL: Final = SOUND_RATE // 4
"""Samples over which a track gives way: it is down when the voice begins."""
_RISE: Final = SOUND_RATE // 2
_PAUSE: Final = SOUND_RATE
"""A pause shorter than this is no reason to come up."""
SOFT: Final = SOUND_RATE // 100
"""10 ms at both ends of what is cut out of a sound, so that nothing clicks."""

Spans: TypeAlias = Sequence[tuple[int, int]]
"""Beginnings and ends in samples of the film."""


@dataclass(frozen=True, slots=True)
class Knot:
    """A gain at a time, in samples of the clip; between two it changes evenly."""

    at: int
    gain: float


@dataclass(frozen=True, slots=True)
class SoundClip:
    """A stretch of a sound on a track, in film frames."""

    name: str
    asset: Asset
    at: int
    frames: int
    first: int = 0
    """Frames dropped at the asset's start."""
    gain: float = 1.0
    gains: tuple[Knot, ...] = ()
    """How a sound gives way to voices; empty keeps it as it is."""
    fade: int = 0
    """Samples over which a sound comes and goes."""

    @property
    def of(self) -> str:
        """What it is, in whatever language: `1A-line`, `1A-effect`, `music`, `1A.1`."""
        return (self.name.rpartition("-t")[0] or self.name).partition("@")[0]


@dataclass(frozen=True, slots=True)
class Soundtrack:
    """The clips of each track, and the loudness of all together."""

    voice: tuple[SoundClip, ...] = ()
    music: tuple[SoundClip, ...] = ()
    effects: tuple[SoundClip, ...] = ()
    native: tuple[SoundClip, ...] = ()
    """Of takes that may hold sound of their own, or none."""
    loudness: int = LOUDNESS[0]
    """LUFS."""

    @property
    def clips(self) -> tuple[SoundClip, ...]:
        """Those of every track."""
        return (*self.voice, *self.music, *self.effects, *self.native)


def soundtrack(
    storyboard: Storyboard,
    segments: Sequence[Segment],
    takes: Mapping[str, Take],
    sound: Sound,
    music: Take | None,
) -> Soundtrack:
    """Give the film's soundtrack; a track that is muted has no clips."""
    lines = placed(storyboard, takes) if sound.heard("voice") else ()
    rate = storyboard.rate
    spoken = [_span(line.at, line.frames, rate) for line in lines]
    found = {
        "voice": tuple(_voices(storyboard, lines)),
        "music": (SoundClip("music", music.asset, 0, storyboard.frames),) if music else (),
        "effects": tuple(_effects(storyboard, takes)),
        "native": tuple(_native(storyboard, segments, takes)),
    }
    heard = {name: clips for name, clips in found.items() if sound.heard(name)}
    for name, clips in heard.items():
        if sound.ducks(name) and name != "voice":
            heard[name] = tuple(_giving_way(clip, spoken, rate) for clip in clips)
    return Soundtrack(**heard, loudness=sound.loudness)


def ducking(spoken: Spans, at: int, length: int) -> tuple[Knot, ...]:
    """Give the gains of a sound that begins at `at` and lasts `length` samples, under voices."""
    knots: list[Knot] = []
    for begins, ends in _joined(spoken):
        since, until = begins - at, ends - at
        if until + _RISE > 0 and since - _FALL < length:
            knots += [
                Knot(since - _FALL, 1.0),
                Knot(since, DUCKED),
                Knot(until, DUCKED),
                Knot(until + _RISE, 1.0),
            ]
    return tuple(knots)


def _joined(spoken: Spans) -> list[tuple[int, int]]:
    """Give stretches of speech, pauses that are too short left out."""
    found: list[tuple[int, int]] = []
    for begins, ends in sorted(spoken):
        if found and begins - found[-1][1] < _FALL + _RISE + _PAUSE:
            found[-1] = (found[-1][0], max(ends, found[-1][1]))
        else:
            found.append((begins, ends))
    return found


def _giving_way(clip: SoundClip, spoken: Spans, rate: Fraction) -> SoundClip:
    start, stop = _span(clip.at, clip.frames, rate)
    return replace(clip, gains=ducking(spoken, start, stop - start))


def _voices(storyboard: Storyboard, lines: Sequence[Placed]) -> Iterator[SoundClip]:
    """Give the lines; one that the film is too short for ends with it."""
    for line in lines:
        frames = min(line.frames, storyboard.frames - line.at)
        if frames > 0:
            fade = SOFT if frames < line.frames else 0
            yield SoundClip(line.take.name, line.take.asset, line.at, frames, fade=fade)


def _effects(storyboard: Storyboard, takes: Mapping[str, Take]) -> Iterator[SoundClip]:
    starts = storyboard.starts()
    for shot in storyboard.shots:
        take = takes.get(effect_of(shot.id))
        if take is not None:
            yield SoundClip(take.name, take.asset, starts[shot.id], shot.frames, fade=SOFT)


def _native(
    storyboard: Storyboard, segments: Sequence[Segment], takes: Mapping[str, Take]
) -> Iterator[SoundClip]:
    starts = storyboard.starts()
    for segment in segments:
        take = takes.get(segment.id)
        if take is not None:
            at = starts[segment.shot] + segment.start
            yield SoundClip(take.name, take.asset, at, segment.frames, segment.head, fade=SOFT)


def _span(at: int, frames: int, rate: Fraction) -> tuple[int, int]:
    return samples(at, rate), samples(at + frames, rate)
