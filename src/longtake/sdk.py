"""Calls through a vendor's own library: what goes wrong in it becomes one of our errors here.

The libraries share a shape: errors that carry a status, headers and a body, and errors of the
network below them, whose cause says whether the call ever left. Their own retries are off where
anything is paid; nothing is called twice here either.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Final, TypeVar

import httpx

from longtake.capabilities.errors import LongtakeError, Transient, Unusable
from longtake.held import Held
from longtake.transport import Answer, Call, Meaning, usual, usually

C = TypeVar("C")


def library(name: str, *, extra: str) -> ModuleType:
    """Give a vendor's library; raises `Unusable` where it is not installed."""
    try:
        return import_module(name)
    except ImportError as error:
        raise _missing(name, extra) from error


def check_installed(name: str, *, extra: str) -> None:
    """Raise `Unusable` where a library is not installed; it is not loaded."""
    if find_spec(name) is None:
        raise _missing(name, extra)


def _missing(name: str, extra: str) -> Unusable:
    remedy = f"pip install 'longtake[{extra}]'"
    return Unusable(f"the library {name}", "is not installed", remedy)


_REDIRECTED: Final = 300
"""The first status that is no success."""
_UNREACHED: Final = frozenset({"ConnectError", "ConnectTimeout", "PoolTimeout", "ProxyError"})
"""Errors of httpx and httpx2 after which nothing was delivered."""


@asynccontextmanager
async def translated(
    place: str, *, key: str, paid: bool, seconds: float, meaning: Meaning = usual
) -> AsyncIterator[None]:
    """Bound a call by `seconds`, and raise only errors of the tree.

    `place` names the call for people, `key` is kept out of what they read. Raises what `meaning`
    reads in an answer without success, else what `transport.usually` does; `OutcomeUnknown` for a
    paid call that may have arrived.
    """
    call = Call("POST" if paid else "GET", place, (key,) if key else ())
    try:
        async with asyncio.timeout(seconds):
            yield
    except LongtakeError:
        raise
    except TimeoutError as error:
        raise call.unsettled(f"gave no whole answer in {seconds:g} s") from error
    except Exception as error:
        answer = _answered(error, call)
        if answer is not None:
            raise meaning(answer) or usually(answer) from error
        told = call.redacted(f"{type(error).__name__}: {error}")
        if any(type(cause).__name__ in _UNREACHED for cause in _causes(error)):
            raise Transient(f"{place} could not be reached: {told}") from error
        raise call.unsettled(f"gave no whole answer: {told}") from error


def _answered(error: Exception, call: Call) -> Answer | None:
    """Give the answer that an error carries, None where there was none."""
    response = getattr(error, "response", None)
    status = next(
        (
            value
            for value in (
                getattr(error, "status_code", None),
                getattr(response, "status_code", None),
                getattr(error, "code", None),
            )
            if isinstance(value, int)
        ),
        None,
    )
    if status is None or status < _REDIRECTED:
        return None  # a success that the library could not read
    headers = getattr(response, "headers", None) or getattr(error, "headers", None) or {}
    return Answer(
        status,
        httpx.Headers({str(name): str(value) for name, value in dict(headers).items()}),
        _body(error, response),
        call,
    )


def _body(error: Exception, response: object) -> bytes:
    for held in (getattr(error, "body", None), getattr(error, "details", None)):
        if isinstance(held, bytes):
            return held
        if isinstance(held, str):
            return held.encode()
        if isinstance(held, Mapping | list):
            return json.dumps(held, default=str).encode()
    try:
        content = getattr(response, "content", b"")
    except Exception:  # noqa: BLE001 - a stream that was not read
        content = b""
    return content if isinstance(content, bytes) and content else str(error).encode()


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Give an error and what led to it."""
    seen: set[int] = set()
    at: BaseException | None = error
    while at is not None and id(at) not in seen:
        seen.add(id(at))
        yield at
        at = at.__cause__ or at.__context__


class Clients(Held[C]):
    """A library's client for each event loop; it has an async `close` or `aclose`."""

    def __init__(self, build: Callable[[], C]) -> None:
        super().__init__(build, _close)


async def _close(client: object) -> None:
    close = getattr(client, "aclose", None) or getattr(client, "close", None)
    if close is not None:
        await close()
