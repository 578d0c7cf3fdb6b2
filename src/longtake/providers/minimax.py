"""MiniMax: Hailuo H3 and H3-Max, by the v2 video API.

Facts: https://platform.minimax.io/docs (read 2026-11). No idempotency key, and its list of tasks
says nothing that tells one submit from another: one whose answer is lost is in doubt. Failed tasks
are not charged. Key frames and reference pictures exclude each other there, so no references are
taken.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from pydantic import TypeAdapter

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
from longtake.capabilities.job import Failed, Finished, JobState, Link, Result, Running, Ticket
from longtake.capabilities.provider import Provider
from longtake.capabilities.video import VideoRequest
from longtake.providers._account import Account
from longtake.providers._catalogue import Catalogued, entry, offered
from longtake.providers._pictures import data_uri

if TYPE_CHECKING:
    from longtake.transport import Answer

NAME: Final = "minimax"
OFFER: Final = offered(
    NAME,
    "MiniMax's Hailuo H3 and H3-Max: 5 to 15 seconds with sound, first and last frame",
    key="MINIMAX_API_KEY",
    aliases={
        "h3": "MiniMax-H3",
        "h3-max": "MiniMax-H3-Max",
        "hailuo-2.3": "MiniMax-Hailuo-2.3",
        "hailuo-02": "MiniMax-Hailuo-02",
    },
)
_URL: Final = "https://api.minimax.io"
_TASKS: Final = "/v2/query/video_generation"
_PICTURE: Final = 15_000_000
"""Bytes of a picture that still make a data URI of 20 MB, the limit of the v1 API; v2 states none
(2026-11)."""


def build(key: str) -> "MiniMax":
    """Give the provider."""
    from longtake.transport import Transport  # noqa: PLC0415 - httpx only for who calls

    url = os.environ.get("MINIMAX_BASE_URL", _URL).rstrip("/")
    return MiniMax(Account(Transport(), url, key, _meaning))


@dataclass(frozen=True, slots=True)
class MiniMaxVideo(Catalogued):
    """A model that renders."""

    account: Account
    settle: float = 0.0

    async def submit(self, request: VideoRequest, token: str) -> Ticket:
        """Buy a task."""
        del token  # MiniMax takes no name for it
        content = [{"type": "text", "text": request.prompt}, *_frames(request)]
        body: dict[str, object] = {
            "model": self.entry.name,
            "content": content,
            "resolution": self.entry.tier_for(request.size),
            "duration": int(request.frames / request.rate),
            "aigc_watermark": False,
        }
        if len(content) == 1:  # with frames the shape is theirs
            body["ratio"] = self.entry.ratio_for(request.size)
        answer = await self.account.ask("POST", "/v2/video_generation", body)
        return Ticket(answer.read(_SOLD.validate_json).task_id)

    async def check(self, ticket: Ticket) -> JobState:
        """Ask once how the task stands."""
        answer = await self.account.ask("GET", f"{_TASKS}/{ticket.id}")
        return _standing(answer.read(_TOLD.validate_json).task)

    async def cancel(self, ticket: Ticket) -> None:
        """Ask MiniMax to stop the task; one that is over stays as it is."""
        try:
            await self.account.ask("DELETE", f"/v2/video_generation/{ticket.id}")
        except (Expired, Unusable):
            return


@dataclass(frozen=True, slots=True)
class MiniMax(Provider):
    """The provider."""

    account: Account

    def video(self, model: str) -> MiniMaxVideo:
        """Give a model that renders."""
        return MiniMaxVideo(entry(NAME, model), self.account)

    async def probe(self) -> None:
        """Find out whether the key is good."""
        await self.account.ask("GET", "/v2/query/video_generation?page_num=1&page_size=1")

    async def aclose(self) -> None:
        """Close the connections."""
        await self.account.transport.aclose()


@dataclass(frozen=True, slots=True)
class _Sold:
    task_id: str


@dataclass(frozen=True, slots=True)
class _Wrong:
    code: str | int = ""
    message: str = ""


@dataclass(frozen=True, slots=True)
class _Content:
    url: str | None = None


@dataclass(frozen=True, slots=True)
class _Task:
    id: str
    status: str
    error: _Wrong | None = None
    content: _Content | None = None


@dataclass(frozen=True, slots=True)
class _Told:
    task: _Task


_SOLD: Final = TypeAdapter(_Sold)
_TOLD: Final = TypeAdapter(_Told)


def _frames(request: VideoRequest) -> list[Mapping[str, Any]]:
    return [
        {
            "type": "image_url",
            "image_url": {"url": data_uri(png, _PICTURE)},
            "role": f"{where}_frame",
        }
        for where, png in request.pinned.items()
    ]


def _standing(task: _Task) -> JobState:
    """Read a task; a status that nobody knows is one that goes on."""
    match task.status:
        case "succeeded":
            if task.content is None or not task.content.url:
                return Failed(BadOutput(f"minimax made nothing in task {task.id}"))
            return Finished(Result(Link(task.content.url, "video/mp4")))
        case "failed":
            wrong = task.error or _Wrong()
            why = f"minimax: {wrong.message or 'it failed'} ({wrong.code or 'no code'})"
            return Failed(_failure(str(wrong.code), why) or BadOutput(why))
        case "cancelled":
            return Failed(Expired(f"minimax ended task {task.id}"))
        case _:
            return Running()


_CODE: Final = re.compile(r"\((\d{4})\)\s*$")
"""The vendor's own code stands at the end of its message."""
_NO_MODEL: Final = re.compile(
    r"(unknown|invalid|unsupported|retired) model|model\b.*(not found|not exist|retired)",
    re.IGNORECASE,
)
_KINDS: Final[Mapping[str, type[LongtakeError]]] = MappingProxyType(
    {"1004": Unauthorized, "2049": Unauthorized, "1008": OutOfCredit, "1002": RateLimited}
)


def _failure(code: str, why: str) -> LongtakeError | None:
    """Read a code (https://platform.minimax.io/docs/api-reference/errorcode, 2026-11)."""
    match code:
        case "1026":
            return Refused("image" if "image" in why.lower() else "prompt", why)
        case "1027":
            return Refused("output", why)
        case "2013":
            return (
                ModelGone(f"minimax ({why})")
                if _NO_MODEL.search(why)
                else Unusable(NAME, why.removeprefix("minimax: "))
            )
        case _ if code in _KINDS:
            return _KINDS[code](why)
        case _:
            return None


def _meaning(answer: "Answer") -> LongtakeError | None:
    """Read an answer without success."""
    text = answer.text
    if "record not found" in text:  # with a status of 500
        return Expired(f"minimax: {text}")
    found = _CODE.search(text)
    code = found[1] if found else ""
    if code == "1002":
        return RateLimited(f"minimax: {text}", after=answer.after)
    return _failure(code, f"minimax: {text}")
