"""Replicate: any of its models by `owner/name`.

Facts: https://replicate.com/docs/reference/http (read 2026-11). No idempotency key; its list of
predictions tells what was asked, the newest first, so a lost submit is found there or surely never
arrived. Inputs and outputs are deleted after an hour. A prediction that is not over by then is
stopped after half an hour (`Cancel-After`).
"""

import os
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import Final

from longtake.capabilities.catalogue import Entry
from longtake.capabilities.errors import BadOutput, Transient, Unsupported
from longtake.capabilities.image import ImageRequest
from longtake.capabilities.job import Failed, Finished, Result, Ticket
from longtake.capabilities.music import MusicRequest
from longtake.capabilities.provider import Provider
from longtake.capabilities.video import VideoRequest
from longtake.film.limits import Lengths, Limits
from longtake.film.time import SOUND_RATE
from longtake.providers._account import Account
from longtake.providers._arguments import arguments_of
from longtake.providers._catalogue import Catalogued, entry, offered
from longtake.providers._market import UNPRICED, Marketed, unlisted_still
from longtake.providers.replicate.desk import Desk, meaning, standing

NAME: Final = "replicate"
OFFER: Final = offered(
    NAME,
    "Hailuo, Seedance, Wan, Kling, Veo, FLUX and MusicGen, and any other model of Replicate",
    key="REPLICATE_API_TOKEN",
    per_minute=600,
    open_to=("video", "image"),
)
_URL: Final = "https://api.replicate.com"
_SETTLE: Final = "5"
_WAIT: Final = 50
"""Seconds that a composer may take: a call is given up after 60."""


def build(key: str) -> "Replicate":
    """Give the provider; `REPLICATE_SETTLE` is how many seconds pass before a search."""
    from longtake.transport import Transport  # noqa: PLC0415 - httpx only for who calls

    url = os.environ.get("REPLICATE_BASE_URL", _URL).rstrip("/")
    account = Account(Transport(), url, key, meaning)
    return Replicate(Desk(account, float(os.environ.get("REPLICATE_SETTLE", _SETTLE))))


@dataclass(frozen=True, slots=True)
class ReplicateVideo(Marketed[Desk]):
    """A model that renders."""

    media_type = "video/mp4"

    async def submit(self, request: VideoRequest, token: str) -> Ticket:
        """Buy a prediction; raises `Unsupported` for a frame that the model does not take."""
        given = request.pinned
        if not given and not self.limits.text:
            message = f"{self.entry.name} begins with a picture; use a mode with keyframes"
            raise Unsupported(message)
        own, names = await self.market.names(self.entry)
        names.clip(own, request, dict.fromkeys(given, ""))  # before anything is sent
        frames = {where: await self.market.keep(png) for where, png in given.items()}
        return await self.market.submit(own, names.clip(own, request, frames), token)


@dataclass(frozen=True, slots=True)
class ReplicateImage(Marketed[Desk]):
    """A model that draws."""

    media_type = "image/png"

    async def submit(self, request: ImageRequest, token: str) -> Ticket:
        """Buy a prediction."""
        given = request.pictures
        own, names = await self.market.names(self.entry)
        names.still(own, request, ["" for _ in given])  # before anything is sent
        pictures = [await self.market.keep(picture) for picture in given]
        return await self.market.submit(own, names.still(own, request, pictures), token)


@dataclass(frozen=True, slots=True)
class ReplicateMusic(Catalogued):
    """A model that composes, in a call that waits for it."""

    desk: Desk

    async def compose(self, request: MusicRequest, token: str) -> Result:
        """Compose a cue of whole seconds.

        One that is not over when the call must end is stopped. Raises `Transient` where the model
        was still being started, which costs nothing, and `BadOutput` where it was at work.
        """
        del token
        names = arguments_of(self.entry)
        asked = {
            names.prompt: _described(request),
            names.duration: ceil(request.samples / SOUND_RATE),
            names.seed: request.seed % 2**31,
            **names.extra,
        }
        sold = await self.desk.order(self.entry, asked, {"Prefer": f"wait={_WAIT}"})
        match standing(sold, "audio/wav"):
            case Finished(result):
                return result
            case Failed(error):
                raise error
            case _:
                await self.desk.cancel(Ticket(sold.id))
                kind = Transient if sold.status == "starting" else BadOutput
                raise kind(f"replicate did not compose in {_WAIT} s ({sold.status}); stopped")


@dataclass(frozen=True, slots=True)
class Replicate(Provider):
    """The provider."""

    desk: Desk

    def video(self, model: str) -> ReplicateVideo:
        """Give a model that renders."""
        return ReplicateVideo(_entry(model, "video"), self.desk)

    def image(self, model: str) -> ReplicateImage:
        """Give a model that draws."""
        return ReplicateImage(_entry(model, "image"), self.desk)

    def music(self, model: str) -> ReplicateMusic:
        """Give a composer."""
        return ReplicateMusic(entry(NAME, model), self.desk)

    async def probe(self) -> None:
        """Find out whether the key is good."""
        await self.desk.account.ask("GET", "/v1/account")

    async def aclose(self) -> None:
        """Close the connections."""
        await self.desk.account.transport.aclose()


def _entry(model: str, part: str) -> Entry:
    """Give what the catalogue says, or what may be assumed of a model that it does not know."""
    if model in OFFER.entries:
        return entry(NAME, model)
    if part == "image":
        return unlisted_still(NAME, model)
    limits = Limits(Lengths(choices=(120,)), rate=Fraction(24), seed=False, prompt=2000)
    return Entry(NAME, model, part, limits=limits, price=UNPRICED, pace=20.0)


def _described(request: MusicRequest) -> str:
    """Give the words for a cue."""
    music = request.music
    tempo = f"{music.tempo} bpm" if music.tempo else ""
    return ", ".join(part for part in (music.theme, music.mood, tempo) if part) or "film music"
