"""A provider that answers from a script: real pictures and sound, delays, failures and invoices.

It is the test double that ships: it keeps the same promises as a vendor and remembers what it
was asked, so that nothing of our own is ever patched.
"""

import asyncio
from dataclasses import dataclass, field
from decimal import Decimal
from string import ascii_uppercase
from typing import Final, TypeAlias

from longtake.capabilities.effect import EffectRequest
from longtake.capabilities.errors import Expired, LongtakeError, OutcomeUnknown
from longtake.capabilities.image import Depiction, ImageRequest
from longtake.capabilities.job import (
    Blocks,
    Failed,
    Finished,
    Frames,
    JobState,
    Pixels,
    Result,
    Running,
    Ticket,
)
from longtake.capabilities.music import MusicRequest
from longtake.capabilities.planner import Planned, Translated, TranslationRequest
from longtake.capabilities.provider import Offer, Provider
from longtake.capabilities.speech import SpeechRequest, Spoken, SpokenWord
from longtake.capabilities.video import VideoRequest
from longtake.film.brief import Brief
from longtake.film.limits import Lengths, Limits
from longtake.film.picture import HD
from longtake.film.quote import FREE, Price
from longtake.film.storyboard import Line, Scene, Shot, Storyboard
from longtake.film.time import FILM_RATE, SOUND_RATE, frames
from longtake.testing.stock import counted, flat, tone

NAME: Final = "scripted"
OFFER: Final = Offer(
    name=NAME,
    about="Answers from a script, for tests",
    planner=("plan",),
    image=("still",),
    video=("job", "direct"),
    music=("tone",),
    voice=("voice",),
    effect=("noise",),
    trained=False,
)


Asked: TypeAlias = ImageRequest | VideoRequest | MusicRequest | SpeechRequest | EffectRequest


@dataclass(slots=True)
class Script:
    """What the models do, in the order of the calls, and what they were asked."""

    errors: dict[str, list[LongtakeError]] = field(default_factory=dict)
    """By a word of the prompt: errors that the next calls with it end in, one a call."""
    lost: set[str] = field(default_factory=set)
    """Words of prompts whose next submit arrives, but is never answered."""
    polls: int = 1
    """Times that a job says it is running before it is over."""
    delay: float = 0.0
    """Seconds that a direct call takes."""
    limits: Limits = field(default_factory=lambda: Limits(Lengths(1, 240), last=True))
    price: Price = FREE
    asked: list[Asked] = field(default_factory=list)
    invoices: dict[str, str] = field(default_factory=dict)
    """Token of every accepted job, with its ticket: what would be on the bill."""
    jobs: dict[str, VideoRequest] = field(default_factory=dict)
    checks: dict[str, int] = field(default_factory=dict)
    cancelled: list[str] = field(default_factory=list)

    def fail(self, prompt: str) -> None:
        """Raise the next error meant for a prompt, if there is one."""
        for word, waiting in self.errors.items():
            if word in prompt and waiting:
                raise waiting.pop(0)


@dataclass(frozen=True, slots=True)
class ScriptedPlanner:
    """Plans one shot for every line of the prompt: `3 a lighthouse` is three seconds of one.

    What stands after a slash is spoken, after another it is heard:
    `3 a lighthouse / Who goes there? / a door`.
    """

    version: int = 1
    price: Price = FREE

    async def plan(
        self, brief: Brief, limits: Limits, token: str, pictures: tuple[Depiction, ...] = ()
    ) -> Planned:
        """Give the storyboard that the prompt spells out."""
        del limits, token, pictures
        return Planned(spelled_out(brief))

    async def translate(self, request: TranslationRequest, token: str) -> Translated:
        """Give the same words behind the language's tag."""
        del token
        tag = request.language
        return Translated({shot: f"{tag} {text}" for shot, text in request.lines.items()})


@dataclass(frozen=True, slots=True)
class ScriptedImage:
    """Draws flat colours that follow from the prompt."""

    script: Script
    version: int = 1
    price: Price = FREE
    pace: float = 0.0
    references: int = 4
    slate: bool = False
    edits: bool = True
    masks: bool = True

    async def draw(self, request: ImageRequest, token: str) -> Result:
        """Draw one still."""
        del token
        self.script.asked.append(request)
        self.script.fail(request.prompt)
        return Result(Pixels(flat(request.prompt, request.size)))


@dataclass(frozen=True, slots=True)
class ScriptedDirect:
    """Renders in one call."""

    script: Script
    version: int = 1
    pace: float = 0.0

    @property
    def limits(self) -> Limits:
        """As the script says."""
        return self.script.limits

    @property
    def price(self) -> Price:
        """As the script says."""
        return self.script.price

    async def render(self, request: VideoRequest, token: str) -> Result:
        """Render one take."""
        del token
        self.script.asked.append(request)
        await asyncio.sleep(self.script.delay)
        self.script.fail(request.prompt)
        return Result(_frames(request))


@dataclass(frozen=True, slots=True)
class ScriptedJobs:
    """Renders by jobs that are bought, asked after and found again by their token."""

    script: Script
    version: int = 1
    settle: float = 0.0
    pace: float = 0.0

    @property
    def limits(self) -> Limits:
        """As the script says."""
        return self.script.limits

    @property
    def price(self) -> Price:
        """As the script says."""
        return self.script.price

    async def submit(self, request: VideoRequest, token: str) -> Ticket:
        """Accept a job; one that the script loses is accepted all the same."""
        self.script.asked.append(request)
        self.script.fail(request.prompt)
        ticket = f"job-{len(self.script.invoices) + 1}"
        self.script.invoices[token] = ticket
        self.script.jobs[ticket] = request
        for word in list(self.script.lost):
            if word in request.prompt:
                self.script.lost.remove(word)
                raise OutcomeUnknown("the answer never came")
        return Ticket(ticket)

    async def check(self, ticket: Ticket) -> JobState:
        """Say how a job stands."""
        if ticket.id in self.script.cancelled:
            return Failed(Expired(f"{ticket.id} was cancelled"))
        seen = self.script.checks[ticket.id] = self.script.checks.get(ticket.id, 0) + 1
        if seen <= self.script.polls:
            return Running(seen / (self.script.polls + 1))
        request = self.script.jobs[ticket.id]
        try:
            self.script.fail(f"job of {request.prompt}")
        except LongtakeError as error:
            return Failed(error)
        return Finished(Result(_frames(request), _charge(self, request)))

    async def cancel(self, ticket: Ticket) -> None:
        """Remember that a job was cancelled."""
        self.script.cancelled.append(ticket.id)

    async def find(self, token: str) -> Ticket | None:
        """Give the job bought under a token."""
        found = self.script.invoices.get(token)
        return Ticket(found) if found else None


@dataclass(frozen=True, slots=True)
class ScriptedMusic:
    """Composes one soft tone."""

    script: Script
    version: int = 1
    price: Price = FREE
    pace: float = 0.0

    async def compose(self, request: MusicRequest, token: str) -> Result:
        """Compose a cue."""
        del token
        self.script.asked.append(request)
        return Result(Blocks(tone(request.samples)))


@dataclass(frozen=True, slots=True)
class ScriptedVoice:
    """Hums half a second for every word, and tells when each is heard."""

    script: Script
    version: int = 1
    pace: float = 0.0
    voices: tuple[str, ...] = ("low", "high")

    @property
    def price(self) -> Price:
        """As the script says."""
        return self.script.price

    async def speak(self, request: SpeechRequest, token: str) -> Spoken:
        """Speak a line."""
        self.script.asked.append(request)
        self.script.fail(request.text)
        self.script.invoices[token] = request.text
        words = [
            SpokenWord(word, place * _WORD, (place + 1) * _WORD)
            for place, word in enumerate(request.text.split())
        ]
        sound = tone(round(len(words) * _WORD * SOUND_RATE))
        return Spoken(Result(Blocks(sound)), tuple(words))


_WORD: Final = 0.5
"""Seconds that a word takes."""


@dataclass(frozen=True, slots=True)
class ScriptedNoise:
    """Makes a noise that is a tone."""

    script: Script
    version: int = 1
    price: Price = FREE
    pace: float = 0.0
    longest: float = 10.0

    async def sound(self, request: EffectRequest, token: str) -> Result:
        """Make a noise."""
        del token
        self.script.asked.append(request)
        return Result(Blocks(tone(round(request.seconds * SOUND_RATE))))


@dataclass(frozen=True, slots=True)
class Scripted(Provider):
    """The provider, and the module that holds it: give it to `open_studio(…, more=…)`."""

    script: Script = field(default_factory=Script)
    OFFER: Offer = OFFER

    def build(self, key: str) -> "Scripted":
        """Give itself; it needs no key."""
        del key
        return self

    def planner(self, model: str) -> ScriptedPlanner:
        """Give the planner."""
        del model
        return ScriptedPlanner()

    def image(self, model: str) -> ScriptedImage:
        """Give the picture model."""
        del model
        return ScriptedImage(self.script)

    def video(self, model: str) -> ScriptedDirect | ScriptedJobs:
        """Give the video model that answers at once, or the one that sells jobs."""
        return ScriptedDirect(self.script) if model == "direct" else ScriptedJobs(self.script)

    def music(self, model: str) -> ScriptedMusic:
        """Give the composer."""
        del model
        return ScriptedMusic(self.script)

    def voice(self, model: str) -> ScriptedVoice:
        """Give the voice."""
        del model
        return ScriptedVoice(self.script)

    def effect(self, model: str) -> ScriptedNoise:
        """Give the maker of noises."""
        del model
        return ScriptedNoise(self.script)


def spelled_out(brief: Brief) -> Storyboard:
    """Give one shot for every line of the prompt; raises `ValueError` for one without seconds."""
    rate, size = brief.rate or FILM_RATE, brief.size or HD
    lines = [line.partition(" ") for line in brief.prompt.splitlines()]
    shots = tuple(
        _shot(f"1{_letters(place)}", frames(seconds, rate), text)
        for place, (seconds, _, text) in enumerate(lines)
    )
    return Storyboard("Scripted", (Scene("1", shots),), rate=rate, size=size)


def _shot(name: str, count: int, text: str) -> Shot:
    shown, said, heard = (part.strip() for part in (*text.split(" / "), "", "")[:3])
    line = Line(said) if said else None
    return Shot(name, count, keyframe=shown, action=shown, line=line, effect=heard)


def _letters(place: int) -> str:
    """Give A to Z, then AA and on."""
    more, last = divmod(place, len(ascii_uppercase))
    return (_letters(more - 1) if more else "") + ascii_uppercase[last]


def _frames(request: VideoRequest) -> Frames:
    pictures = counted(f"{request.prompt}{request.seed}", request.frames, request.size)
    return Frames(pictures, request.frames)


def _charge(model: ScriptedJobs, request: VideoRequest) -> Decimal:
    return model.price.of(request.frames / request.rate)
