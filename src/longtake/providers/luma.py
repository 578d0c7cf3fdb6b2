"""Luma: Ray 3.2 and Uni, through the Agents API by its own library.

Facts: https://docs.agents.lumalabs.ai (read 2026-10), luma-agents 0.5. No idempotency key, no list
of generations and no cancel: a submit whose answer is lost is in doubt, and what was bought is
made. Links live for an hour; another look gives new ones.
"""

import os
from base64 import b64encode
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final, TypeVar

from longtake.capabilities.errors import (
    BadOutput,
    Expired,
    LongtakeError,
    OutOfCredit,
    RateLimited,
    Refused,
    Unusable,
)
from longtake.capabilities.image import ImageRequest
from longtake.capabilities.job import Failed, Finished, JobState, Link, Result, Running, Ticket
from longtake.capabilities.provider import Provider
from longtake.capabilities.video import VideoRequest
from longtake.providers._catalogue import Catalogued, entry, offered
from longtake.providers._pictures import media_type_of

if TYPE_CHECKING:
    from luma_agents import AsyncLuma

    from longtake.sdk import Clients
    from longtake.transport import Answer

T = TypeVar("T")

NAME: Final = "luma"
OFFER: Final = offered(
    NAME,
    "Luma's Ray 3.2, from key frame to key frame, and Uni's pictures",
    key="LUMA_AGENTS_API_KEY",
)
_URL: Final = "https://agents.lumalabs.ai/v1"
_NOBODYS: Final = "00000000-0000-0000-0000-000000000000"
"""The id of no generation: a good key is told so (404), a bad one that it is bad (401)."""
_SECONDS: Final = 60.0
_LARGEST: Final = 50_000_000
"""Bytes of a picture (https://docs.agents.lumalabs.ai/guides/error-handling)."""


def build(key: str) -> "Luma":
    """Give the provider."""
    from longtake.sdk import Clients, library  # noqa: PLC0415 - httpx only for who calls

    luma = library("luma_agents", extra="luma")
    more = {
        "auth_token": key,
        "base_url": os.environ.get("LUMA_BASE_URL", _URL),
        "max_retries": 0,
        "timeout": _SECONDS,
    }
    return Luma(Account(key, Clients(lambda: luma.AsyncLuma(**more))))


@dataclass(frozen=True, slots=True)
class Account:
    """A customer's account."""

    key: str = field(repr=False)
    clients: "Clients[AsyncLuma]" = field(repr=False)

    async def ask(
        self,
        method: str,
        path: str,
        read: Callable[[Mapping[str, Any]], T],
        body: Mapping[str, object] | None = None,
    ) -> T:
        """Make one call; a POST is paid for. `read` gives what the answer says."""
        from longtake.sdk import translated  # noqa: PLC0415

        client, paid = await self.clients.here(), body is not None
        more = {"body": body} if paid else {}
        async with translated(
            f"luma{path}", key=self.key, paid=paid, seconds=_SECONDS, meaning=_meaning
        ):
            return read(_told(await getattr(client, method)(path, cast_to=object, **more)))


@dataclass(frozen=True, slots=True)
class _Generations(Catalogued):
    """A model that sells generations."""

    account: Account
    settle: float = 0.0

    async def check(self, ticket: Ticket) -> JobState:
        """Ask once how the generation stands."""
        kind = "image/png" if self.entry.part == "image" else "video/mp4"
        read = partial(_standing, media_type=kind)
        return await self.account.ask("get", f"/generations/{ticket.id}", read)

    async def cancel(self, ticket: Ticket) -> None:
        """Do nothing: Luma has no call that stops a generation."""

    async def _buy(self, body: Mapping[str, object]) -> Ticket:
        return await self.account.ask("post", "/generations", _ticket, body)


@dataclass(frozen=True, slots=True)
class LumaVideo(_Generations):
    """A model that renders."""

    async def submit(self, request: VideoRequest, token: str) -> Ticket:
        """Buy a generation."""
        del token  # Luma takes no name for it
        frames = {"start_frame": request.first, "end_frame": request.last}
        return await self._buy(
            {
                "model": self.entry.name,
                "type": "video",
                "prompt": request.prompt,
                "aspect_ratio": self.entry.ratio_for(request.size),
                "video": {
                    "duration": f"{int(request.frames / request.rate)}s",
                    "resolution": self.entry.tier_for(request.size),
                    **{name: _picture(data) for name, data in frames.items() if data is not None},
                },
            }
        )


@dataclass(frozen=True, slots=True)
class LumaImage(_Generations):
    """A model that draws, at 2048 pixels."""

    async def submit(self, request: ImageRequest, token: str) -> Ticket:
        """Buy a generation."""
        del token
        references = [_picture(held.data) for held in request.references]
        return await self._buy(
            {
                "model": self.entry.name,
                "type": "image",
                "prompt": request.prompt,
                "aspect_ratio": self.entry.ratio_for(request.size),
                "output_format": "png",
                **({"image_ref": references} if references else {}),
            }
        )


@dataclass(frozen=True, slots=True)
class Luma(Provider):
    """The provider."""

    account: Account

    def video(self, model: str) -> LumaVideo:
        """Give a model that renders."""
        return LumaVideo(entry(NAME, model), self.account)

    def image(self, model: str) -> LumaImage:
        """Give a model that draws."""
        return LumaImage(entry(NAME, model), self.account)

    async def probe(self) -> None:
        """Find out whether the key is good: there is no list, so a generation that is nobody's."""
        with suppress(Expired):
            await self.account.ask("get", f"/generations/{_NOBODYS}", dict)

    async def aclose(self) -> None:
        """Close the connections to Luma."""
        await self.account.clients.aclose()


def _picture(data: bytes) -> Mapping[str, str]:
    """Give a picture in the call itself; raises `Unusable` for one that Luma would not read."""
    if len(data) > _LARGEST:
        raise Unusable("a picture", f"has {len(data)} bytes", f"luma takes {_LARGEST}")
    return {"data": b64encode(data).decode(), "media_type": media_type_of(data)}


def _told(answer: object) -> Mapping[str, Any]:
    if isinstance(answer, Mapping):
        return answer
    message = f"no JSON object: {str(answer)[:80]}"
    raise ValueError(message)


def _ticket(generation: Mapping[str, Any]) -> Ticket:
    return Ticket(str(generation["id"]))


def _standing(generation: Mapping[str, Any], media_type: str) -> JobState:
    """Read a generation; a state that nobody knows is one that goes on. It tells no price."""
    match str(generation["state"]):
        case "completed":
            return Finished(Result(Link(str(generation["output"][0]["url"]), media_type)))
        case "failed":
            return Failed(_failure(generation))
        case _:
            return Running()


def _failure(generation: Mapping[str, Any]) -> LongtakeError:
    """Read `failure_code` (https://docs.agents.lumalabs.ai/guides/error-handling, 2026-10)."""
    code = str(generation.get("failure_code") or "")
    why = str(generation.get("failure_reason") or "it failed")
    match code:
        case "content_moderated":
            return Refused("output" if "output" in why.lower() else "prompt", why)
        case "budget_exhausted":
            return OutOfCredit(f"luma: {why}")
        case "rate_limited":
            return RateLimited(f"luma: {why}")
        case "image_too_large" | "unsupported_format" | "corrupt_input":
            return Unusable("a picture given to luma", f"{why} ({code})")
        case "invalid_request":
            return Unusable("what luma was asked", why)
        case _:
            return BadOutput(f"luma: {why} ({code or 'no code'})")


def _meaning(answer: "Answer") -> LongtakeError | None:
    """Read an answer without success: its `detail` says why, `moderat` in it that it is refused."""
    wrong = {HTTPStatus.BAD_REQUEST, HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.FORBIDDEN}
    if answer.status in wrong and "moderat" in answer.text.lower():
        return Refused("prompt", answer.text)
    if answer.status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return Unusable("a picture given to luma", answer.text, "give a smaller one")
    return None
