"""A customer's account at Google: the library's client, and what Google's errors mean.

Facts: https://cloud.google.com/apis/design/errors and
https://ai.google.dev/gemini-api/docs/troubleshooting (read 2026-11).
"""

import re
import ssl
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from http import HTTPStatus
from json import loads
from typing import TYPE_CHECKING, Any, Final

from longtake.capabilities.catalogue import Entry
from longtake.capabilities.errors import (
    BadOutput,
    Expired,
    LongtakeError,
    ModelGone,
    OutOfCredit,
    RateLimited,
    Refused,
    Unauthorized,
    Unusable,
)
from longtake.providers._pictures import jpeg_under

if TYPE_CHECKING:
    import httpx2
    from google import genai
    from google.genai.client import AsyncClient

    from longtake.sdk import Clients
    from longtake.transport import Answer

SECONDS: Final = 60.0
LONG: Final = 300.0
"""Seconds of a call that answers with what it makes: its lost answer is lost money."""
_INLINE: Final = 7_000_000
"""Bytes of a picture in a call: Google takes 7 MB each and 100 MB in all
(https://ai.google.dev/gemini-api/docs/changelog, 2026-01-08)."""


@dataclass(frozen=True, slots=True)
class Client:
    """The library's client, and its connections, which it leaves to us to close."""

    library: "genai.Client"
    connections: "httpx2.AsyncClient"

    @property
    def google(self) -> "AsyncClient":
        """The part of it that we call."""
        return self.library.aio

    async def aclose(self) -> None:
        """Close the connections."""
        await self.connections.aclose()


def connected(url: str, **access: object) -> Client:
    """Give a client that tries nothing twice.

    Its connections are named because the library, left to itself, takes aiohttp where that is
    installed, whose errors do not tell whether a call has left.
    """
    from longtake.sdk import library  # noqa: PLC0415

    genai, httpx2 = library("google.genai", extra="google"), library("httpx2", extra="google")
    trust = {"verify": _trust()}
    connections = httpx2.AsyncClient(timeout=None, **trust)
    options = genai.types.HttpOptions(
        base_url=url or None,
        retry_options=genai.types.HttpRetryOptions(attempts=1),
        httpx_async_client=connections,
        client_args=trust,
        async_client_args=trust,
    )
    return Client(genai.Client(http_options=options, **access), connections)


@cache
def _trust() -> ssl.SSLContext:
    """Give the authorities that are trusted, read once; the library would read them three times."""
    from longtake.sdk import library  # noqa: PLC0415

    context: ssl.SSLContext = library("httpx2", extra="google").create_ssl_context()
    return context


@dataclass(frozen=True, slots=True)
class Account:
    """A customer's account."""

    name: str
    """`google` or `vertex`."""
    url: str
    key: str = field(repr=False)
    clients: "Clients[Client]" = field(repr=False)

    @asynccontextmanager
    async def calling(
        self, place: str, bought: Entry | None = None
    ) -> "AsyncIterator[AsyncClient]":
        """Lend the client for one call, and raise only errors of the tree.

        The call is paid for where it says which model is `bought`.
        """
        from longtake.sdk import translated  # noqa: PLC0415

        client = await self.clients.here()
        async with translated(
            f"{self.name}{place}",
            key=self.key,
            paid=bought is not None,
            seconds=SECONDS,
            meaning=partial(meaning, bought),
        ):
            yield client.google

    @asynccontextmanager
    async def answered(self, place: str, bought: Entry) -> "AsyncIterator[AsyncClient]":
        """Lend the client for one call that answers with what it makes.

        One that fails with 400 or 500 is not charged
        (https://ai.google.dev/gemini-api/docs/billing, read 2026-11).
        """
        from longtake.sdk import translated  # noqa: PLC0415
        from longtake.transport import answered_for  # noqa: PLC0415

        client = await self.clients.here()
        read = answered_for(partial(meaning, bought))
        place = f"{self.name}{place}"
        async with translated(place, key=self.key, paid=True, seconds=LONG, meaning=read):
            yield client.google


def picture(data: bytes) -> tuple[str, bytes]:
    """Give a picture as Google takes it, with its media type: a JPEG where it is too large."""
    if len(data) > _INLINE:
        return "image/jpeg", jpeg_under(data, _INLINE)
    return ("image/png" if data.startswith(b"\x89PNG") else "image/jpeg"), data


_POLICY: Final = re.compile(
    r"safety|polic(y|ies)|guideline|prohibited|responsible ai|sensitive|moderat|violat",
    re.IGNORECASE,
)
_MADE: Final = re.compile(r"\b(output|generated|result|response)", re.IGNORECASE)
_PICTURED: Final = re.compile(r"\b(image|photo|picture|face)", re.IGNORECASE)
_SPENT: Final = re.compile(r"credits are depleted|spending cap|limit: 0\b|PerDay|BILLING_DISABLED")
"""What tells an account without money, or done for the day, from one that is too fast: both are
answered with 429 (https://ai.google.dev/gemini-api/docs/rate-limits)."""
_DELAY: Final = re.compile(r"(\d+(\.\d+)?)s")


def meaning(bought: Entry | None, answer: "Answer") -> LongtakeError | None:
    """Read an answer without success."""
    text, said = answer.text, f"{answer.call.place}: {answer.text}"
    details = [*_details(answer)]
    every = f"{text} {details}"
    match answer.status:
        case HTTPStatus.TOO_MANY_REQUESTS | HTTPStatus.FORBIDDEN if _SPENT.search(every):
            return OutOfCredit(said)
        case HTTPStatus.TOO_MANY_REQUESTS:
            return RateLimited(said, after=answer.after or _asked_for(details))
        case HTTPStatus.BAD_REQUEST if "API_KEY_INVALID" in every:
            return Unauthorized(said)
        case HTTPStatus.BAD_REQUEST if _POLICY.search(text):
            return refused(text, otherwise="prompt")
        case HTTPStatus.NOT_FOUND if bought is not None:
            return ModelGone(bought.full_name, bought.successor)
        case _:
            return None


def ended(name: str, code: str, why: str) -> LongtakeError:
    """Read the end of a job that came to nothing: its code is a number or a name of gRPC."""
    said = f"{name}: {why or 'it failed'} ({code or 'no code'})"
    if _POLICY.search(f"{why} {code}"):
        return refused(why or code, otherwise="output")
    match code.rpartition("/")[2].upper():
        case "1" | "CANCELLED":
            return Expired(said)
        case "3" | "INVALID_ARGUMENT" | "9" | "FAILED_PRECONDITION":
            return Unusable(name, said)
        case "7" | "PERMISSION_DENIED" | "16" | "UNAUTHENTICATED":
            return Unauthorized(said)
        case "8" | "RESOURCE_EXHAUSTED":
            return OutOfCredit(said) if _SPENT.search(why) else RateLimited(said)
        case _:
            return BadOutput(said)


def refused(why: str, *, otherwise: str) -> Refused:
    """Give a refusal of what the sentence speaks of, or of `otherwise`."""
    if _MADE.search(why):
        return Refused("output", why)
    if _PICTURED.search(why):
        return Refused("image", why)
    return Refused("prompt" if "prompt" in why.lower() else otherwise, why)


def _details(answer: "Answer") -> Iterator[Mapping[str, Any]]:
    """Give the machine's part of an error."""
    try:
        told = loads(answer.body)
    except ValueError:
        return
    match told:
        case {"error": {"details": [*details]}}:
            yield from (each for each in details if isinstance(each, Mapping))


def _asked_for(details: list[Mapping[str, Any]]) -> float | None:
    """Give the seconds that a `RetryInfo` asks to wait."""
    for detail in details:
        found = _DELAY.fullmatch(str(detail.get("retryDelay", "")))
        if found:
            return float(found[1])
    return None
