"""Sketch's models behind the promises that every vendor keeps."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from longtake.capabilities.image import Depiction, ImageRequest
from longtake.capabilities.job import Blocks, Frames, Pixels, Result
from longtake.capabilities.music import MusicRequest
from longtake.capabilities.planner import Planned
from longtake.capabilities.video import VideoRequest
from longtake.film.brief import Brief
from longtake.film.limits import Lengths, Limits
from longtake.film.picture import Size
from longtake.film.prompt import CHANGE
from longtake.film.quote import FREE, Price
from longtake.film.storyboard import Music
from longtake.providers.sketch.frames.animate import frames, still
from longtake.providers.sketch.music import stream
from longtake.providers.sketch.music.styles import MOODS
from longtake.providers.sketch.pictures.compose import Composition, compose
from longtake.providers.sketch.pictures.references import dominant_colours
from longtake.providers.sketch.plans.planning import plan_storyboard
from longtake.providers.sketch.staging import Staging
from longtake.providers.sketch.text.labels import labelled
from longtake.providers.sketch.text.reading import read

LIMITS: Final = Limits(
    lengths=Lengths(shortest=1, longest=240),
    first=True,
    last=True,
    references=4,
    prompt=20_000,
    slate=True,
)
"""240 pictures a call: ten seconds at 24 a second."""

VERSION: Final = 1
"""Raised when the same request gives another picture or sound."""


@dataclass(frozen=True, slots=True)
class PlanModel:
    """Reads a prompt by its words and cuts it by film grammar."""

    version: int = VERSION
    price: Price = FREE

    async def plan(
        self, brief: Brief, limits: Limits, token: str, pictures: tuple[Depiction, ...] = ()
    ) -> Planned:
        """Give the same storyboard for the same brief."""
        del token, pictures  # it draws by the words alone
        return Planned(await asyncio.to_thread(plan_storyboard, brief, limits))


@dataclass(frozen=True, slots=True)
class DrawModel:
    """Draws stills as layered illustrations.

    One that is to be changed is drawn twice, with the words of the change and without: what differs
    between the two goes onto the picture that was given.
    """

    version: int = VERSION
    price: Price = FREE
    pace: float = 1.0
    references: int = 4
    slate: bool = True
    steady: bool = True
    edits: bool = True
    masks: bool = True

    async def draw(self, request: ImageRequest, token: str) -> Result:
        """Draw one still."""
        del token
        return Result(Pixels(await asyncio.to_thread(_still, request)))


@dataclass(frozen=True, slots=True)
class AnimateModel:
    """Moves a camera over the layers of the illustration."""

    version: int = VERSION
    limits: Limits = LIMITS
    price: Price = FREE
    pace: float = 0.4

    async def render(self, request: VideoRequest, token: str) -> Result:
        """Render one take: its pictures are computed while they are read."""
        del token
        return Result(Frames(_moving(request), request.frames))


@dataclass(frozen=True, slots=True)
class ComposeModel:
    """Synthesises a music bed."""

    version: int = VERSION
    price: Price = FREE
    pace: float = 0.04

    async def compose(self, request: MusicRequest, token: str) -> Result:
        """Compose a cue of exactly the samples asked."""
        del token
        music = request.music
        theme, mood = _heard(music)
        sound = stream(
            theme,
            mood=mood,
            tempo=music.tempo,
            frames_of_sound=request.samples,
            accents=request.accents,
            seed=request.seed,
        )
        return Result(Blocks(sound))


def _heard(music: Music) -> tuple[str, str]:
    """Give the theme and a mood that this composer knows; another planner's is read as words."""
    if music.mood in MOODS:
        return music.theme, music.mood
    return f"{music.theme} {music.mood}".strip(), "calm"


@dataclass(frozen=True, slots=True)
class Sketch:
    """The provider; it has one model of each kind."""

    def planner(self, model: str) -> PlanModel:
        """Give the planner."""
        del model
        return PlanModel()

    def image(self, model: str) -> DrawModel:
        """Give the picture model."""
        del model
        return DrawModel()

    def video(self, model: str) -> AnimateModel:
        """Give the video model."""
        del model
        return AnimateModel()

    def music(self, model: str) -> ComposeModel:
        """Give the composer."""
        del model
        return ComposeModel()


def _still(request: ImageRequest) -> NDArray[np.uint8]:
    given, drawn = _pixels(request.base), _drawn(request)
    if given is None or given.shape != drawn.shape:
        return drawn
    plain = _drawn(replace(request, prompt=request.prompt.partition(CHANGE)[0].rstrip()))
    return np.where((plain != drawn).any(axis=2, keepdims=True), drawn, given)


def _drawn(request: ImageRequest) -> NDArray[np.uint8]:
    composition = _composed(request.prompt, request.size, request.seed, request.references)
    return still(composition, size=request.size, move=request.move, slate=request.slate)


def _moving(request: VideoRequest) -> Iterator[NDArray[np.uint8]]:
    composition = _composed(request.prompt, request.size, request.seed, request.references)
    where = request.whereabouts
    yield from frames(
        composition,
        size=request.size,
        rate=request.rate,
        begins=where.begins,
        count=request.frames,
        shot_frames=max(where.shot_frames, where.begins + request.frames),
        move=request.move,
        first=_pixels(request.first),
        last=_pixels(request.last),
        slate=request.slate,
        continues=where.continues,
        flat=bool(labelled(request.prompt).change),
    )


def _composed(prompt: str, size: Size, seed: int, references: tuple[Depiction, ...]) -> Composition:
    staging = _with_pictures(replace(read(prompt), seed=seed), references)
    return compose(staging, float(size.aspect), [held.data for held in references])


def _with_pictures(staging: Staging, references: tuple[Depiction, ...]) -> Staging:
    """Show the cast by their reference pictures, and take the colours of a style picture."""
    shown = {held.role: place for place, held in enumerate(references)}
    figures = tuple(
        replace(figure, picture=shown.get(figure.name, figure.picture))
        for figure in staging.figures
    )
    styles = [held.data for held in references if held.role in {"style", "place"}]
    colours = staging.colours or (dominant_colours(styles[0]) if styles else ())
    return replace(staging, figures=figures, colours=colours)


def _pixels(png: bytes | None) -> NDArray[np.uint8] | None:
    if png is None:
        return None
    decoded = cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_COLOR_RGB)
    return np.asarray(decoded, np.uint8)
