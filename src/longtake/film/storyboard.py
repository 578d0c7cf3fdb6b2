"""The storyboard: the planner's whole answer, which people read and edit."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from longtake.film.asset import Asset
from longtake.film.cut import Cut
from longtake.film.picture import HD, Size
from longtake.film.reframe import Point
from longtake.film.time import FILM_RATE


@dataclass(frozen=True, slots=True)
class Look:
    """How the whole film looks."""

    style: str = ""
    palette: tuple[str, ...] = ()
    """Colours as `#rrggbb`, strongest first."""
    light: str = ""
    mood: str = ""


@dataclass(frozen=True, slots=True)
class CastMember:
    """Somebody or something that must look the same in every shot."""

    name: str
    role: str = "character"
    """`character`, `product`, `logo` or `place`."""
    description: str = ""
    """Self-contained: it goes word for word into every prompt that shows it."""
    references: tuple[Asset, ...] = ()
    voice: str = ""
    """How the voice model calls the voice that speaks its lines; empty is the model's own."""


@dataclass(frozen=True, slots=True)
class Line:
    """A spoken sentence."""

    text: str
    who: str = ""
    """A cast name; empty is the narrator."""
    translations: tuple[tuple[str, str], ...] = ()
    """The same in other languages, each under its BCP 47 tag."""
    seed: int | None = None
    """Another number gives another take."""


@dataclass(frozen=True, slots=True)
class Music:
    """What the music should be."""

    theme: str = ""
    mood: str = ""
    tempo: int | None = None
    """Beats a minute."""


CORNERS: Final = ("top-left", "top-right", "bottom-left", "bottom-right")
WHEN: Final = ("end", "always")


@dataclass(frozen=True, slots=True)
class Card:
    """Words that open or end the film; composited, never generated."""

    text: str
    under: str = ""
    """Smaller, below."""
    frames: int | None = None
    """How long it stays; None leaves it at three seconds."""
    ground: str = ""
    """A colour `#rrggbb` that it stands on; empty lays it over the picture."""


@dataclass(frozen=True, slots=True)
class Logo:
    """Where and when the logo is seen: the brief's reference picture of that role."""

    corner: str = CORNERS[1]
    when: str = WHEN[0]
    """`end`: with the end card, or the last three seconds; `always`."""


@dataclass(frozen=True, slots=True)
class Retouch:
    """A change to a keyframe as it is: the still is made from that picture from then on."""

    text: str
    """What shall be different."""
    base: Asset | None = None
    """The picture that is changed."""
    mask: Asset | None = None
    """What is white in it is changed, what is black stays; None is the whole picture."""
    model: str = ""
    """The `provider:model` that changes it."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One continuous view, cut to cut."""

    id: str
    frames: int
    framing: str = "medium"
    move: str = "static"
    keyframe: str = ""
    """What the opening picture shows."""
    action: str = ""
    """What happens during the shot."""
    beat: str = ""
    cast: tuple[str, ...] = ()
    line: Line | None = None
    join: str = ""
    """How it meets the next shot (`picture.JOINS`)."""
    join_frames: int | None = None
    """How long a join that takes time lasts; None leaves it at the usual (`join.USUAL`)."""
    join_colour: str = ""
    """What a dip goes through, as `#rrggbb`; empty is white."""
    end_keyframe: str = ""
    """What the closing picture shows, where the shot's end is to be pinned on one of its own."""
    seed: int | None = None
    video: str = ""
    """A `provider:model` for this shot alone."""
    focus: Point | None = None
    """What an edition of another shape keeps; None is found in the picture."""
    retouch: Retouch | None = None
    """How its opening picture was changed, in the place of drawing it from the words."""
    end_retouch: Retouch | None = None
    """How its closing picture was changed, likewise."""
    effect: str = ""
    """A noise that is heard during the shot, in words."""

    @property
    def retouches(self) -> Mapping[str, Retouch]:
        """How its keyframes were changed, by their ids."""
        both = {self.id: self.retouch, f"{self.id}-end": self.end_retouch}
        return {name: held for name, held in both.items() if held is not None}


@dataclass(frozen=True, slots=True)
class Scene:
    """Action in one place and time; owns what must stay the same over its shots."""

    id: str
    shots: tuple[Shot, ...]
    place: str = ""
    time: str = ""
    weather: str = ""


class _Indexed:
    """Room for where a storyboard's shots are, once it was asked: no part of its value."""

    __slots__ = ("_places",)
    _places: dict[str, tuple[Scene, Shot]]


@dataclass(frozen=True, slots=True)
class Storyboard(_Indexed):
    """Look, cast and scenes in order, at one size and rate."""

    title: str
    scenes: tuple[Scene, ...]
    look: Look = Look()
    cast: tuple[CastMember, ...] = ()
    music: Music = Music()
    size: Size = HD
    rate: Fraction = FILM_RATE
    language: str = "en"
    dubbed: str = ""
    """The language that its lines were translated into, where it is shown in another."""
    archetype: str = ""
    reasoning: str = ""
    """Why the planner cut the film so."""
    narrator: str = ""
    """The voice of lines that nobody of the cast speaks."""
    title_card: Card | None = None
    end_card: Card | None = None
    logo: Logo | None = None
    legal: str = ""
    """Small print, seen as long as the end card is."""
    cut: Cut | None = None
    """How somebody recut it in an editing program; None cuts it as the shots stand here."""

    @property
    def shots(self) -> tuple[Shot, ...]:
        """Every shot in the film's order."""
        return tuple(shot for scene in self.scenes for shot in scene.shots)

    @property
    def frames(self) -> int:
        """The film's length."""
        return sum(shot.frames for shot in self.shots)

    def scene_of(self, shot: str) -> Scene:
        """Give the scene that holds the shot; raises `KeyError`."""
        return self._found()[shot][0]

    def shot(self, shot: str) -> Shot:
        """Give the shot by its id; raises `KeyError`."""
        return self._found()[shot][1]

    def _found(self) -> dict[str, tuple[Scene, Shot]]:
        """Give each shot with its scene; of two with one id the first."""
        try:
            return self._places
        except AttributeError:
            pairs = [(scene, shot) for scene in self.scenes for shot in scene.shots]
            places = {shot.id: (scene, shot) for scene, shot in reversed(pairs)}
            object.__setattr__(self, "_places", places)
            return places

    def member(self, name: str) -> CastMember:
        """Give the cast member by its name; raises `KeyError`."""
        for held in self.cast:
            if held.name == name:
                return held
        raise KeyError(name)

    def voice_of(self, line: Line) -> str:
        """Give the voice that speaks a line, empty for the model's own."""
        voices = {member.name: member.voice for member in self.cast}
        return voices.get(line.who, "") if line.who else self.narrator

    def starts(self) -> dict[str, int]:
        """Give each shot's first frame in the film."""
        at, starts = 0, {}
        for shot in self.shots:
            starts[shot.id] = at
            at += shot.frames
        return starts


def mistakes(storyboard: Storyboard) -> Iterator[str]:
    """Say everything that contradicts itself, each with the shot or name and the remedy."""
    if not storyboard.shots:
        yield "the storyboard has no shot; give at least one scene with one shot"
    yield from _doubled("scene", [scene.id for scene in storyboard.scenes])
    yield from _doubled("shot", [shot.id for shot in storyboard.shots])
    yield from _doubled("cast name", [member.name for member in storyboard.cast])
    known = {member.name for member in storyboard.cast}
    for shot in storyboard.shots:
        if shot.frames < 1:
            yield f"shot {shot.id} has no length; give it seconds above 0"
        for name in shot.cast:
            if name not in known:
                there = ", ".join(sorted(known)) or "nobody"
                yield f"shot {shot.id} shows {name!r}, who is not in the cast ({there})"


def _doubled(what: str, names: list[str]) -> Iterator[str]:
    for name, times in Counter(names).items():
        if times > 1:
            yield f"{what} {name!r} stands {times} times; each needs its own"
