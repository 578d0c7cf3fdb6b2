"""OpenAI: plans, gpt-image pictures, and voices of any server with its wire, by its library.

Facts: https://developers.openai.com/api/docs (read 2026-11), openai 3.57. Every call answers with
what it makes: nothing tells whether one whose answer is lost was paid for. Its video models ended
on 2026-09-24; `videos` speaks their wire.
"""

import os
from base64 import b64decode
from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from io import BytesIO
from json import loads
from typing import TYPE_CHECKING, Any, Final

from longtake.capabilities.catalogue import Entry
from longtake.capabilities.errors import (
    LongtakeError,
    ModelGone,
    OutOfCredit,
    Refused,
    Unsupported,
    Unusable,
)
from longtake.capabilities.image import ImageRequest
from longtake.capabilities.job import Content, Result
from longtake.capabilities.ledger import Capacity
from longtake.capabilities.provider import Provider
from longtake.capabilities.speech import SpeechRequest, Spoken
from longtake.providers._canvas import Canvas
from longtake.providers._catalogue import Catalogued, entry, offered
from longtake.providers._planning import LanguagePlanner, language_planner

if TYPE_CHECKING:
    from openai import AsyncOpenAI
    from openai._legacy_response import LegacyAPIResponse
    from openai.types import ImagesResponse
    from pydantic_ai.models import Model

    from longtake.sdk import Clients
    from longtake.transport import Answer

NAME: Final = "openai"
OFFER: Final = offered(
    NAME,
    "OpenAI's planners, gpt-image pictures and voices, or those of a server with the same wire",
    key="OPENAI_API_KEY",
    open_to=("voice",),  # such as `hexgrad/Kokoro-82M` of a server at OPENAI_BASE_URL
)
_URL: Final = "https://api.openai.com/v1"
_SECONDS: Final = 300.0
"""A picture of the highest quality takes minutes, and its lost answer is lost money."""
CANVAS: Final = Canvas(grid=16, fewest=655_360, most=3840 * 2160, longest=3840, slimmest=3)
"""Of a picture (https://developers.openai.com/api/docs/guides/image-generation)."""
_VOICES: Final = (
    "alloy",
    "ash",
    "ballad",
    "coral",
    "echo",
    "fable",
    "onyx",
    "nova",
    "sage",
    "shimmer",
    "verse",
    "marin",
    "cedar",
)


def build(key: str) -> "OpenAI":
    """Give the provider."""
    from longtake.sdk import Clients, library  # noqa: PLC0415 - httpx only for who calls

    url = os.environ.get("OPENAI_BASE_URL", _URL)
    openai = library("openai", extra="openai")
    return OpenAI(
        Account(
            key,
            Clients(
                lambda: openai.AsyncOpenAI(
                    api_key=key, base_url=url, max_retries=0, timeout=_SECONDS
                )
            ),
        )
    )


@dataclass(frozen=True, slots=True)
class Account:
    """A customer's account."""

    key: str = field(repr=False)
    clients: "Clients[AsyncOpenAI]"
    rates: dict[str, int] = field(default_factory=dict)
    """Calls a minute of each model, as its answers have told."""

    def note(self, entry: Entry, headers: Mapping[str, str]) -> None:
        """Keep what an answer tells of a model's rate: requests or pictures, whichever is less.

        https://developers.openai.com/api/docs/guides/rate-limits (read 2026-11). Both are for a
        minute; that of a day would be no less.
        """
        told = [headers.get(f"x-ratelimit-limit-{what}", "") for what in ("requests", "images")]
        known = [int(each) for each in told if each.isdecimal() and int(each)]
        if known:
            self.rates[entry.name] = min(known)

    def paying(self, entry: Entry, path: str) -> AbstractAsyncContextManager[None]:
        """Bound a call that costs money, and raise only errors of the tree.

        What is paid are the tokens of its answer; an error has none.
        """
        from longtake.sdk import translated  # noqa: PLC0415
        from longtake.transport import answered_for  # noqa: PLC0415

        return translated(
            f"openai{path}",
            key=self.key,
            paid=True,
            seconds=_SECONDS,
            meaning=answered_for(partial(_meaning, entry)),
        )


@dataclass(frozen=True, slots=True)
class OpenAIImage(Catalogued):
    """A model that draws, and changes what it is given."""

    account: Account

    async def draw(self, request: ImageRequest, token: str) -> Result:
        """Draw one still, or change `base`; the references come after it."""
        del token  # there is no key and no list
        client = await self.account.clients.here()
        size = self.entry.size_for(request.size) if self.entry.sizes else CANVAS.over(request.size)
        asked: dict[str, Any] = {
            "model": self.entry.name,
            "prompt": request.prompt,
            "size": str(size),
            "quality": self.entry.wire["quality"],
            "output_format": "png",
        }
        pictures = _pictures(request)
        if request.mask is not None:
            asked["mask"] = ("mask.png", see_through(request.mask), "image/png")
        if pictures:
            async with self.account.paying(self.entry, "/images/edits"):
                images = client.images.with_raw_response
                return self._result(await images.edit(image=pictures, **asked))
        async with self.account.paying(self.entry, "/images/generations"):
            return self._result(await client.images.with_raw_response.generate(**asked))

    def _result(self, told: "LegacyAPIResponse[ImagesResponse]") -> Result:
        self.account.note(self.entry, told.headers)
        answer = told.parse()
        drawn = (answer.data or [])[0].b64_json or ""
        return Result(Content(b64decode(drawn), "image/png"), self._charge(answer))

    def _charge(self, answer: "ImagesResponse") -> Decimal | None:
        """Give what the answer's tokens cost, None where there are none or nobody knows."""
        usd, usage = self.entry.wire.get("usd_per_million"), answer.usage
        if usd is None or usage is None:
            return None
        asked = usage.input_tokens_details
        counts = {
            "text": asked.text_tokens,
            "image": asked.image_tokens,
            "out": usage.output_tokens,
        }
        return sum((Decimal(usd[kind]) * counts[kind] for kind in counts), Decimal(0)) / 1_000_000


def see_through(mask: bytes) -> bytes:
    """Give a mask as OpenAI reads it: what is drawn anew, which is white in ours, is transparent.

    Only what is wholly transparent counts, so nothing is half so; such a PNG is far below its 4 MB.
    """
    from PIL import Image  # noqa: PLC0415

    kept = Image.open(BytesIO(mask)).convert("L").point(_KEPT)
    out = BytesIO()
    Image.merge("LA", (Image.new("L", kept.size), kept)).convert("RGBA").save(out, "PNG")
    return out.getvalue()


_KEPT: Final = [255] * 128 + [0] * 128
"""The opacity of each grey of a mask."""


def _pictures(request: ImageRequest) -> list[tuple[str, bytes, str]]:
    """Give the base, which a mask is for, then the references, as files."""
    return [_file(number, data) for number, data in enumerate(request.pictures)]


def _file(number: int, data: bytes) -> tuple[str, bytes, str]:
    kind = "png" if data.startswith(b"\x89PNG") else "jpeg"
    return f"picture-{number}.{kind}", data, f"image/{kind}"


@dataclass(frozen=True, slots=True)
class OpenAIVoice(Catalogued):
    """A voice."""

    account: Account
    voices: tuple[str, ...] = _VOICES

    async def speak(self, request: SpeechRequest, token: str) -> Spoken:
        """Speak one line; the language is that of its words."""
        del token
        most = self.limits.prompt
        if len(request.text) > most:
            why = f"has {len(request.text)} characters; {self.entry.full_name} speaks {most}"
            raise Unusable("a line", why, "split it")
        if request.direction and not self.entry.wire.get("directed"):
            raise Unsupported(f"{self.entry.full_name} takes no direction; gpt-4o-mini-tts does")
        client = await self.account.clients.here()
        more = {"instructions": request.direction} if request.direction else {}
        async with self.account.paying(self.entry, "/audio/speech"):
            spoken = await client.audio.speech.create(
                model=self.entry.name,
                input=request.text,
                voice=request.voice or self.voices[0],
                response_format="flac",
                **more,  # type: ignore[arg-type]
            )
            self.account.note(self.entry, spoken.response.headers)
            return Spoken(Result(Content(_sound(spoken.response.headers, spoken.content), _FLAC)))


_FLAC: Final = "audio/flac"


def _sound(headers: Mapping[str, str], data: bytes) -> bytes:
    """Give the answer's bytes; raises `ValueError` for what says that it is no sound."""
    kind = headers.get("content-type", _FLAC)
    if not kind.startswith(("audio/", "application/octet-stream")):
        message = f"{kind} in place of sound"
        raise ValueError(message)
    return data


@dataclass(frozen=True, slots=True)
class OpenAI(Provider):
    """The provider."""

    account: Account

    def planner(self, model: str) -> LanguagePlanner:
        """Give a model that plans, by chat completions."""

        async def here() -> "Model":
            from pydantic_ai.models.openai import OpenAIChatModel  # noqa: PLC0415
            from pydantic_ai.providers.openai import OpenAIProvider  # noqa: PLC0415

            client = await self.account.clients.here()
            return OpenAIChatModel(model, provider=OpenAIProvider(openai_client=client))

        own, key = entry(NAME, model), self.account.key
        meaning = partial(_meaning, own)
        return language_planner(own, here, key=key, variable=OFFER.key, meaning=meaning)

    def image(self, model: str) -> OpenAIImage:
        """Give a model that draws."""
        return OpenAIImage(entry(NAME, model), self.account)

    def voice(self, model: str) -> OpenAIVoice:
        """Give a voice; one that the catalogue does not know is that of somebody's own server."""
        own = Entry(NAME, model, "voice", wire={"directed": True})
        return OpenAIVoice(OFFER.entries.get(model, own), self.account)

    @property
    def noted(self) -> Capacity:
        """What the answers so far have told of the models' rates."""
        rates = self.account.rates.items()
        return Capacity(
            models={f"{NAME}:{model}": Capacity(per_minute=each) for model, each in rates}
        )

    async def probe(self) -> None:
        """Find out whether the key is good."""
        from longtake.sdk import translated  # noqa: PLC0415

        client = await self.account.clients.here()
        async with translated("openai/models", key=self.account.key, paid=False, seconds=30.0):
            await client.models.list()

    async def aclose(self) -> None:
        """Close the connections to OpenAI."""
        await self.account.clients.aclose()


def _meaning(entry: Entry, answer: "Answer") -> LongtakeError | None:
    """Read the code of an error (https://developers.openai.com/api/docs/guides/error-codes)."""
    error = _error(answer)
    match str(error.get("code") or ""):
        case "moderation_blocked" | "content_policy_violation":
            stage = (error.get("moderation_details") or {}).get("moderation_stage")
            return Refused("output" if stage == "output" else "prompt", answer.text)
        case "insufficient_quota" | "billing_hard_limit_reached" | "billing_not_active":
            return OutOfCredit(f"openai: {answer.text}")
        case "model_not_found" if entry.retires_on is not None:
            return ModelGone(entry.full_name, entry.successor)
        case "model_not_found":
            return Unusable(entry.full_name, answer.text, "choose another model")
        case _:
            return None


def _error(answer: "Answer") -> Mapping[str, Any]:
    """Give the error's fields; the library has taken off their envelope, which others keep."""
    try:
        told = loads(answer.body)
    except ValueError:
        return {}
    told = told.get("error", told) if isinstance(told, Mapping) else {}
    return told if isinstance(told, Mapping) else {}
