"""One HTTP call: time-outs, size caps, redaction; what goes wrong becomes one of our errors here.

Nothing is called twice here: the error says whether the same call may be made again, and whoever
pays for it decides. A POST that may have arrived is never called undelivered.
"""

import asyncio
import ssl
import sys
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from importlib.util import find_spec
from json import loads
from math import isfinite
from pathlib import Path
from time import monotonic
from types import MappingProxyType
from typing import IO, Any, Final, TypeAlias, TypeVar

import httpx

from longtake.capabilities.errors import (
    BadOutput,
    Expired,
    LongtakeError,
    OutcomeUnknown,
    OutOfCredit,
    RateLimited,
    Transient,
    Unauthorized,
    Unusable,
)
from longtake.capabilities.job import Link
from longtake.held import Held

T = TypeVar("T")

ANSWER_CAP: Final = 8 * 2**20
"""Bytes of an answer, where nobody says otherwise."""
FILE_CAP: Final = 4 * 2**30
"""Bytes of a download, likewise."""

_CONNECTIONS: Final = 2_000
_POOL: Final = 8
"""Connections of one client: httpcore goes through all of them several times a call. In pools of 8,
each of twenty polls at a time takes 1.2 ms of the processor, in pools of 50 it takes 2.4 ms; a
thousand calls at once take 1.9 s, in pools of 250 9.6 s (httpcore 1.0.9, 2026-11-26)."""
_IDLE: Final = 3.0
"""Seconds that an idle connection is kept. Node and uvicorn close theirs after 5 s, and a POST that
meets one being closed would be in doubt."""
_CONNECT: Final = 10.0
_STALL: Final = 30.0
"""Seconds without a byte after which a download is given up."""
_PIECE: Final = 2**20
_LONGEST_TEXT: Final = 300
_HARMLESS: Final = frozenset({"GET", "HEAD", "DELETE"})
"""Methods that may be called again whatever became of the first call."""
_NO_HEADERS: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Call:
    """A call as its errors tell of it: without query, which may be a signature, and without key."""

    method: str
    place: str
    secrets: tuple[str, ...]

    @classmethod
    def of(cls, method: str, url: str, headers: Mapping[str, str]) -> "Call":
        """Give the call; raises `Unusable` for headers or an address that HTTP cannot carry."""
        for name, value in headers.items():
            if not (value.isascii() and value.isprintable() and value == value.strip()):
                remedy = "check the key for stray quotes, spaces and line ends"
                raise Unusable(f"the header {name}", "is nothing that HTTP can carry", remedy)
        try:
            address = httpx.URL(url)
        except httpx.InvalidURL as error:
            raise Unusable("the address", str(error), "check the provider's address") from error
        port = f":{address.port}" if address.port else ""
        secrets = (
            value.split()[-1] for name, value in headers.items() if value and _is_secret(name)
        )
        return cls(method.upper(), f"{address.host}{port}{address.path}", tuple(secrets))

    def unsettled(self, why: str) -> LongtakeError:
        """Give the error of a call that may have arrived."""
        error = Transient if self.method in _HARMLESS else OutcomeUnknown
        return error(f"{self.place} {why}")

    def redacted(self, text: str) -> str:
        """Give a stranger's text on one line, without the key and without what is not for eyes."""
        for secret in self.secrets:
            text = text.replace(secret, "***")
        plain = "".join(letter if letter.isprintable() else " " for letter in text)
        line = " ".join(plain.split())
        return line if len(line) <= _LONGEST_TEXT else f"{line[: _LONGEST_TEXT - 1]}…"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    """Looked up whatever the case of the name."""
    body: bytes
    call: Call

    def read(self, parse: Callable[[bytes], T]) -> T:
        """Give the body as `parse` reads it, such as a pydantic adapter's `validate_json`.

        What `parse` refuses by a `ValueError` is `Transient`, or `OutcomeUnknown` for a paid call.
        """
        try:
            return parse(self.body)
        except (ValueError, RecursionError) as error:
            what = "a web page" if self._is_page else self.call.redacted(f"nonsense: {error}")
            raise self.call.unsettled(f"answered {self.status} with {what}") from error

    def json(self) -> Any:  # noqa: ANN401 - JSON may be anything
        """Give the body as JSON."""
        return self.read(loads)

    @property
    def text(self) -> str:
        """The sentence for people in an error's body, redacted and at most 300 characters long."""
        return "a web page" if self._is_page else self.call.redacted(_sentence(self.body))

    @property
    def after(self) -> float | None:
        """Seconds that `Retry-After` asks to wait, by the vendor's own clock."""
        return _after(self.headers)

    @property
    def _is_page(self) -> bool:
        return _is_html(self.headers)


Meaning: TypeAlias = Callable[[Answer], LongtakeError | None]
"""Gives the error that an answer without success means at this vendor, or None for the usual."""


def usual(answer: Answer) -> LongtakeError | None:
    """Leave every answer to the usual reading of its status."""
    del answer
    return None


def answered_for(meaning: Meaning) -> Meaning:
    """Give how errors are read where a call is charged for what it answers with, and nothing else.

    The vendor's own 500 and 503 did nothing then: they are `Transient` where `meaning` says no
    more. A gateway's 502 and 504 are not the vendor's answer, so they leave the outcome unknown.
    """

    def read(answer: Answer) -> LongtakeError | None:
        meant = meaning(answer)
        if meant is None and answer.status in _NOTHING_DONE:
            return Transient(f"{answer.call.place} answered {answer.status}: {answer.text}")
        return meant

    return read


_NOTHING_DONE: Final = frozenset(
    {httpx.codes.INTERNAL_SERVER_ERROR, httpx.codes.SERVICE_UNAVAILABLE}
)


@dataclass(slots=True, eq=False)
class _Pool:
    client: httpx.AsyncClient
    busy: int = 0
    used: float = 0.0
    """When the last call ended."""


class Transport:
    """Makes calls over connections of its own for each event loop.

    They are closed by `aclose`, or with the loop under `asyncio.run`.
    """

    def __init__(self) -> None:
        self._pools = Held(lambda: [_Pool(_client())], _close)

    async def request(  # noqa: PLR0913 - one call
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] = _NO_HEADERS,
        json: object = None,
        content: bytes | None = None,
        seconds: float = 30.0,
        cap: int = ANSWER_CAP,
        meaning: Meaning = usual,
    ) -> Answer:
        """Make one call and give its answer if it is a success (2xx); redirects are none.

        `seconds` bound the whole call. Raises what `meaning` reads in the answer; else
        `Transient`, `RateLimited`, `Unusable`, `Unauthorized`, `OutOfCredit`, `Expired` (404 and
        410), and `OutcomeUnknown` for any method but GET, HEAD and DELETE that may have arrived.
        """
        call = Call.of(method, url, headers)
        limits = httpx.Timeout(seconds, connect=min(_CONNECT, seconds / 2), pool=_CONNECT)
        async with (
            _translated(call, seconds),
            self._client() as client,
            client.stream(
                method, url, headers=headers, json=json, content=content, timeout=limits
            ) as response,
        ):
            answer = await _answer(response, call, cap)
        if response.is_success:
            return answer
        raise meaning(answer) or usually(answer)

    async def download(
        self, link: Link, out: Path, *, cap: int = FILE_CAP, seconds: float = 600.0
    ) -> None:
        """Bring a link's bytes into the file `out`, which is there whole or not at all.

        Raises `Expired` for a link that is no longer known (403, 404, 410), `BadOutput` for a web
        page, nothing or more than `cap` bytes, `Transient` for what breaks off.
        """
        call = Call.of("GET", link.url, link.headers)
        async with (
            _translated(call, seconds),
            self._client() as client,
            AsyncExitStack() as stack,
        ):
            response = await _opened(client, link, stack)
            if not response.is_success:
                answer = await _answer(response, call, ANSWER_CAP)
                raise _dead(answer) or usually(answer)
            _check_kind(response, call, cap)
            await _save(response, out, call, cap)

    async def aclose(self) -> None:
        """Close this loop's connections; a later call opens others."""
        await self._pools.aclose()

    @asynccontextmanager
    async def _client(self) -> AsyncIterator[httpx.AsyncClient]:
        """Lend the client of the first pool that is not full."""
        pools = await self._pools.here()
        await _close_idle(pools)
        free = (pool for pool in pools if pool.busy < _POOL)
        pool = next(free, None) or _another(pools)
        pool.busy += 1
        try:
            yield pool.client
        finally:
            pool.busy, pool.used = pool.busy - 1, monotonic()


async def _opened(client: httpx.AsyncClient, link: Link, stack: AsyncExitStack) -> httpx.Response:
    """Open a link; whoever one with a key leads on to does not get the key."""
    bare = not link.headers
    opening = client.stream(
        "GET", link.url, headers=link.headers, timeout=_STALL, follow_redirects=bare
    )
    response = await stack.enter_async_context(opening)
    if bare or response.next_request is None:
        return response
    further = client.stream("GET", response.next_request.url, timeout=_STALL, follow_redirects=True)
    return await stack.enter_async_context(further)


async def _close(pools: list[_Pool]) -> None:
    for pool in pools:
        await pool.client.aclose()


async def _close_idle(pools: list[_Pool]) -> None:
    """Close the last pools while they are idle: the first ones are filled first."""
    while len(pools) > 1 and not pools[-1].busy and pools[-1].used < monotonic() - _IDLE:
        await pools.pop().client.aclose()


def _another(pools: list[_Pool]) -> _Pool:
    """Open a further pool, or give the least busy where there are enough."""
    if len(pools) * _POOL >= _CONNECTIONS:
        return min(pools, key=lambda pool: pool.busy)
    pools.append(_Pool(_client(), used=monotonic()))
    return pools[-1]


def _client() -> httpx.AsyncClient:
    # httpcore counts connections in use among those it may keep: both bounds are one.
    limits = httpx.Limits(
        max_connections=_POOL, max_keepalive_connections=_POOL, keepalive_expiry=_IDLE
    )
    headers = {"User-Agent": "longtake", "Accept-Encoding": "identity"}
    return httpx.AsyncClient(verify=_trust(), limits=limits, headers=headers)


@cache
def _trust() -> ssl.SSLContext:
    """Give the authorities that are trusted: 50 ms to read, once for all pools."""
    _note_missing_sniffio()
    return httpx.create_ssl_context()


def _note_missing_sniffio() -> None:
    """Keep httpcore (1.0.9) from looking for `sniffio` on the disk four times a call.

    That is half of what a call costs: 1.8 ms of the processor, 0.8 ms without (2026-11-26).
    """
    if find_spec("sniffio") is None:
        sys.modules["sniffio"] = None  # type: ignore[assignment]


def _is_secret(header: str) -> bool:
    name = header.lower()
    return name != "idempotency-key" and any(part in name for part in ("auth", "key", "secret"))


@asynccontextmanager
async def _translated(call: Call, seconds: float) -> AsyncIterator[None]:
    """Bound a call by `seconds`, and turn what the network does into our errors."""
    try:
        async with asyncio.timeout(seconds):
            yield
    except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError) as error:
        raise Transient(f"{call.place} could not be reached: {_why(error)}") from error
    except httpx.UnsupportedProtocol as error:
        raise Unusable(call.place, "is no address of the web", "begin it with https://") from error
    except httpx.TooManyRedirects as error:
        raise BadOutput(f"{call.place} leads from one redirect to the next") from error
    except TimeoutError as error:
        raise call.unsettled(f"gave no whole answer in {seconds:g} s") from error
    except httpx.HTTPError as error:
        raise call.unsettled(f"gave no whole answer: {call.redacted(_why(error))}") from error


def _why(error: Exception) -> str:
    return str(error) or type(error).__name__


async def _answer(response: httpx.Response, call: Call, cap: int) -> Answer:
    """Read an answer; of one without success, no more than `cap` bytes are looked at."""
    body = bytearray()
    async for part in response.aiter_bytes():
        body += part
        if len(body) > cap and response.is_success:
            raise call.unsettled(f"answered with more than {cap} bytes")
        if len(body) > cap:
            break
    return Answer(response.status_code, response.headers, bytes(body), call)


def usually(answer: Answer) -> LongtakeError:
    """Give the error that a status means where the vendor has no reading of its own."""
    said = f"{answer.call.place} answered {answer.status}: {answer.text}"
    kind = _MEANT.get(answer.status)
    if kind is not None:
        return kind(said)
    if answer.status == httpx.codes.TOO_MANY_REQUESTS:
        return RateLimited(said, after=answer.after)
    if answer.status == httpx.codes.REQUEST_TIMEOUT or httpx.codes.is_server_error(answer.status):
        return answer.call.unsettled(f"answered {answer.status}: {answer.text}")
    return Unusable(answer.call.place, f"answered {answer.status}: {answer.text}")


_MEANT: Final[Mapping[int, type[LongtakeError]]] = MappingProxyType(
    {
        401: Unauthorized,
        402: OutOfCredit,
        403: Unauthorized,
        404: Expired,
        410: Expired,
        425: Transient,
    }
)


def _dead(answer: Answer) -> LongtakeError | None:
    """Give the error of a link that signs its reader out, or whose file is gone."""
    if answer.status in (403, 404, 410):
        return Expired(f"the link to {answer.call.place} is no longer known ({answer.status})")
    return None


def _after(headers: Mapping[str, str]) -> float | None:
    """Give the seconds of `Retry-After`, which may be a number or a date (RFC 9110, 10.2.3)."""
    stated = headers.get("retry-after", "")
    try:
        seconds = float(stated)
    except ValueError:
        return _until(stated, headers.get("date", ""))
    return max(0.0, seconds) if isfinite(seconds) else None


def _until(date: str, now: str) -> float | None:
    """Give the seconds from the vendor's own `now`, or ours where it says none, to a date."""
    try:
        then = _moment(date)
        since = _moment(now) if now else datetime.now(UTC)
    except (ValueError, OverflowError):
        return None
    return max(0.0, (then - since).total_seconds())


def _moment(date: str) -> datetime:
    moment = parsedate_to_datetime(date)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _sentence(body: bytes) -> str:
    """Give the sentence in an error's body, by the names that vendors give it, or all of it."""
    text = body[: 64 * _LONGEST_TEXT].decode(errors="replace")
    try:
        told = loads(text)
    except (ValueError, RecursionError):
        return text or "nothing"
    match told:
        case {"error": {"message": str(said)}} | {"message": str(said)} | {"detail": str(said)}:
            return said
        case {"error": str(said)}:
            return said
        case _:
            return text


def _is_html(headers: Mapping[str, str]) -> bool:
    return "html" in headers.get("content-type", "").lower()


def _check_kind(response: httpx.Response, call: Call, cap: int) -> None:
    """Raise `BadOutput` for what is known to be no file of ours before a byte of it is read."""
    if _is_html(response.headers):
        raise BadOutput(f"{call.place} is a web page")
    stated = response.headers.get("content-length", "")
    if stated.isdecimal() and int(stated) > cap:
        raise BadOutput(f"{call.place} holds {stated} bytes, more than {cap}")


async def _save(response: httpx.Response, out: Path, call: Call, cap: int) -> None:
    """Write the body under another name, and rename it once it is whole."""
    with _beside(out) as file:
        if not await _pour(response, file, call, cap):
            raise BadOutput(f"{call.place} is empty")


@contextmanager
def _beside(out: Path) -> Iterator[IO[bytes]]:
    """Give a file that takes the place of `out` once all is written, and else is gone.

    It is opened here and not in a thread: whoever is cancelled meanwhile would leave it open.
    """
    part = out.with_name(f"{out.name}.part")
    try:
        with part.open("wb") as file:
            yield file
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)


async def _pour(response: httpx.Response, file: IO[bytes], call: Call, cap: int) -> int:
    """Write the body piece by piece and give its bytes; h11 raises where it is cut short."""
    count = 0
    async for piece in response.aiter_bytes(_PIECE):
        count += len(piece)
        if count > cap:
            raise BadOutput(f"{call.place} holds more than {cap} bytes")
        await asyncio.to_thread(file.write, piece)
    return count
