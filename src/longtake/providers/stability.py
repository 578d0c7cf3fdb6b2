"""Stability AI: Stable Diffusion pictures with a seed, and music by Stable Audio.

Facts: https://platform.stability.ai/docs/api-reference (read 2026-11). Every call answers with what
it makes: nothing tells whether one whose answer is lost was paid for. What fails is not charged.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Final

from pydantic import ConfigDict, TypeAdapter

from longtake.capabilities.errors import (
    LongtakeError,
    RateLimited,
    Refused,
    Unauthorized,
    Unsupported,
    Unusable,
)
from longtake.capabilities.image import ImageRequest
from longtake.capabilities.job import Content, Result
from longtake.capabilities.music import MusicRequest
from longtake.capabilities.provider import Provider
from longtake.film.storyboard import Music
from longtake.film.time import SOUND_RATE
from longtake.providers._account import Account
from longtake.providers._catalogue import Catalogued, entry, offered
from longtake.providers._form import form_of

if TYPE_CHECKING:
    from longtake.transport import Answer

NAME: Final = "stability"
OFFER: Final = offered(
    NAME,
    "Stable Diffusion 3.5, Stable Image Ultra and Core, and Stable Audio 2.5",
    key="STABILITY_API_KEY",
    per_minute=900,  # 150 in ten seconds
)
_URL: Final = "https://api.stability.ai"
_SECONDS: Final = 180.0
_LARGEST: Final = 64 * 2**20
"""Bytes of an answer: 190 s of WAV are 34 MB."""
_SEEDS: Final = 2**32 - 2
"""Seeds that are one: 0 asks for any."""
_PENALTY: Final = 60.0
"""Seconds that Stability turns everything away after too many calls."""


def build(key: str) -> "Stability":
    """Give the provider."""
    from longtake.transport import Transport, answered_for  # noqa: PLC0415 - httpx only for calls

    url = os.environ.get("STABILITY_BASE_URL", _URL).rstrip("/")
    return Stability(Account(Transport(), url, key, answered_for(_meaning)))


@dataclass(frozen=True, slots=True)
class StableImage(Catalogued):
    """A model that draws."""

    account: Account

    async def draw(self, request: ImageRequest, token: str) -> Result:
        """Draw one still; raises `Unsupported` for a base or mask that the model does not take."""
        del token  # there is no key and no list
        route = self.entry.wire["route"]
        fields = {
            "prompt": request.prompt,
            "seed": _seed(request.seed),
            "output_format": "png",
            **({"model": self.entry.name} if route == "sd3" else {}),
            **self._shape(request),
        }
        files = {"image": request.base} if request.base is not None else {}
        path = f"/v2beta/stable-image/generate/{route}"
        return await _made(self.account, path, fields, files, "image")

    def _shape(self, request: ImageRequest) -> dict[str, object]:
        """Say what the picture begins with, whose shape it then has, or its shape."""
        if request.mask is not None:
            raise Unsupported(f"{self.entry.full_name} takes no mask")
        if request.base is None:
            return {"aspect_ratio": self.entry.ratio_for(request.size)}
        if not self.edits:
            raise Unsupported(f"{self.entry.full_name} takes no picture; sd3.5-large and ultra do")
        mode = {"mode": "image-to-image"} if self.entry.wire["route"] == "sd3" else {}
        return {"strength": self.entry.wire["strength"], **mode}


@dataclass(frozen=True, slots=True)
class StableAudio(Catalogued):
    """A model that composes."""

    account: Account

    async def compose(self, request: MusicRequest, token: str) -> Result:
        """Compose one cue of whole seconds."""
        del token
        fields = {
            "prompt": _words(request.music),
            "model": self.entry.name,
            "duration": -(-request.samples // SOUND_RATE),
            "seed": _seed(request.seed),
            "output_format": "wav",
        }
        return await _made(
            self.account, "/v2beta/audio/stable-audio-2/text-to-audio", fields, {}, "audio"
        )


async def _made(
    account: Account,
    path: str,
    fields: Mapping[str, object],
    files: Mapping[str, bytes],
    kind: str,
) -> Result:
    """Make one call that is paid, and give the bytes that it answers with."""
    answer = await account.ask(
        "POST",
        path,
        form=form_of(fields, files),
        more={"Accept": f"{kind}/*"},
        seconds=_SECONDS,
        cap=_LARGEST,
    )
    if answer.headers.get("finish-reason", "") == "CONTENT_FILTERED":
        raise Refused("output", "Stability blurred it")
    media_type = answer.headers.get("content-type", "")
    return Result(Content(answer.read(_only(kind, media_type)), media_type))


def _only(kind: str, media_type: str) -> Callable[[bytes], bytes]:
    """Give what takes an answer for what it says that it is, and for nothing else."""

    def read(data: bytes) -> bytes:
        if not media_type.startswith(f"{kind}/"):
            message = f"{media_type or 'nothing'} in place of {kind}"
            raise ValueError(message)
        return data

    return read


def _seed(seed: int) -> int:
    return seed % _SEEDS + 1


def _words(music: Music) -> str:
    """Say in words what the music should be."""
    tempo = f"{music.tempo} BPM" if music.tempo else ""
    told = [part for part in (music.theme, music.mood, tempo) if part]
    return ", ".join([*told, "instrumental"])


@dataclass(frozen=True, slots=True)
class Stability(Provider):
    """The provider."""

    account: Account

    def image(self, model: str) -> StableImage:
        """Give a model that draws."""
        return StableImage(entry(NAME, model), self.account)

    def music(self, model: str) -> StableAudio:
        """Give a model that composes."""
        return StableAudio(entry(NAME, model), self.account)

    async def probe(self) -> None:
        """Find out whether the key is good."""
        await self.account.ask("GET", "/v1/user/balance")

    async def aclose(self) -> None:
        """Close the connections."""
        await self.account.transport.aclose()


@dataclass(frozen=True, slots=True)
class _Wrong:
    __pydantic_config__: ClassVar = ConfigDict(extra="ignore")
    name: str = ""
    errors: tuple[str, ...] = field(default_factory=tuple)


_WRONG: Final = TypeAdapter(_Wrong)


def _meaning(answer: "Answer") -> LongtakeError | None:
    """Read an error's name and sentences; a flagged prompt comes as 403 and as 422."""
    try:
        wrong = _WRONG.validate_json(answer.body)
    except ValueError:
        wrong = _Wrong()
    told = answer.call.redacted("; ".join(wrong.errors)) or answer.text
    match answer.status:
        case 403 if wrong.name == "content_moderation":
            return Refused("prompt", told)
        case 422 if "flagged" in told or "moderation" in told:
            return Refused("prompt", told)
        case 401 | 403:
            return Unauthorized(f"stability: {told}")
        case 429:
            return RateLimited(f"stability: {told}", after=answer.after or _PENALTY)
        case 400 | 404 | 413 | 422:
            return Unusable("what stability was asked", told)
        case _:
            return None
