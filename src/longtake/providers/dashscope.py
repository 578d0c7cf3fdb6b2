"""DashScope: Alibaba's Wan video models, by the task API of Model Studio.

Facts: https://www.alibabacloud.com/help/en/model-studio (read 2026-11). Keys and addresses belong
to a region; `DASHSCOPE_HTTP_BASE_URL` names another than Singapore, or a workspace's own. No
idempotency key, and the list of tasks does not tell what was asked: a submit whose answer is lost
is in doubt. A task is known for 24 hours.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
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
    Unsupported,
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

NAME: Final = "dashscope"
OFFER: Final = offered(
    NAME,
    "Alibaba's Wan 3.0 and 2.7: up to 30 seconds, first and last frame, with a seed",
    key="DASHSCOPE_API_KEY",
)
_URL: Final = "https://dashscope-intl.aliyuncs.com"
_RENDER: Final = "/services/aigc/video-generation/video-synthesis"
_PICTURE: Final = 7_500_000
"""Bytes of a picture that make a data URI of 10 MB, the least that its models take (2026-11)."""
_SEEDS: Final = 2**31


def build(key: str) -> "DashScope":
    """Give the provider; its address may end in `/api/v1`, as the SDK's does."""
    from longtake.transport import Transport  # noqa: PLC0415 - httpx only for who calls

    told = os.environ.get("DASHSCOPE_HTTP_BASE_URL", _URL).rstrip("/")
    return DashScope(Account(Transport(), f"{told.removesuffix('/api/v1')}/api/v1", key, _meaning))


@dataclass(frozen=True, slots=True)
class WanVideo(Catalogued):
    """A model that renders."""

    account: Account
    settle: float = 0.0

    async def submit(self, request: VideoRequest, token: str) -> Ticket:
        """Buy a task; raises `Unsupported` for a model that begins with a picture and gets none."""
        del token  # DashScope takes no name for it
        media = _media(request)
        if not media and not self.limits.text:
            message = f"{self.entry.name} begins with a picture; use a mode with keyframes"
            raise Unsupported(message)
        body = {
            "model": self.entry.name,
            "input": {"prompt": request.prompt} | ({"media": media} if media else {}),
            "parameters": self._parameters(request, framed=bool(media)),
        }
        asynchronous = {"X-DashScope-Async": "enable"}
        answer = await self.account.ask("POST", _RENDER, body, more=asynchronous)
        return Ticket(answer.read(_TOLD.validate_json).output.task_id)

    def _parameters(self, request: VideoRequest, *, framed: bool) -> Mapping[str, object]:
        """Say shape, length and seed; with frames the shape is theirs."""
        told: dict[str, object] = {
            "resolution": self.entry.tier_for(request.size),
            "duration": int(request.frames / request.rate),
            "seed": request.seed % _SEEDS,
            "prompt_extend": False,  # what the person has approved is what is asked
            "watermark": False,
        }
        if framed and self.entry.wire.get("adaptive"):
            told["ratio"] = "adaptive"
        elif self.entry.ratios:
            told["ratio"] = self.entry.ratio_for(request.size)
        if self.entry.wire.get("audio"):
            told["audio"] = False
        return told

    async def check(self, ticket: Ticket) -> JobState:
        """Ask once how the task stands; raises `Expired` for one that is no longer known."""
        answer = await self.account.ask("GET", f"/tasks/{ticket.id}")
        return _standing(answer.read(_TOLD.validate_json).output)

    async def cancel(self, ticket: Ticket) -> None:
        """Ask DashScope to stop the task; one that has begun goes on."""
        try:
            await self.account.lend("POST", f"/tasks/{ticket.id}/cancel")
        except (Expired, Unusable):
            return


@dataclass(frozen=True, slots=True)
class DashScope(Provider):
    """The provider."""

    account: Account

    def video(self, model: str) -> WanVideo:
        """Give a model that renders."""
        return WanVideo(entry(NAME, model), self.account)

    async def probe(self) -> None:
        """Find out whether the key is good."""
        await self.account.ask("GET", "/tasks/?page_no=1&page_size=1")

    async def aclose(self) -> None:
        """Close the connections."""
        await self.account.transport.aclose()


@dataclass(frozen=True, slots=True)
class _Task:
    task_id: str
    task_status: str
    video_url: str = ""
    code: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True)
class _Told:
    output: _Task


@dataclass(frozen=True, slots=True)
class _Wrong:
    code: str = ""
    message: str = ""


_TOLD: Final = TypeAdapter(_Told)
_WRONG: Final = TypeAdapter(_Wrong)


def _media(request: VideoRequest) -> list[Mapping[str, Any]]:
    return [
        {"type": f"{where}_frame", "url": data_uri(png, _PICTURE)}
        for where, png in request.pinned.items()
    ]


def _standing(task: _Task) -> JobState:
    """Read a task; a status that nobody knows is one that goes on."""
    match task.task_status:
        case "SUCCEEDED" if task.video_url:
            return Finished(Result(Link(task.video_url, "video/mp4")))
        case "SUCCEEDED":
            return Failed(BadOutput(f"dashscope made nothing in task {task.task_id}"))
        case "FAILED":
            why = f"dashscope: {task.message or 'it failed'} ({task.code or 'no code'})"
            return Failed(_failure(task.code, why) or BadOutput(why))
        case "CANCELED":
            return Failed(Expired(f"dashscope ended task {task.task_id}"))
        case "UNKNOWN":
            raise Expired(f"dashscope no longer knows task {task.task_id}")
        case _:
            return Running()


def _failure(code: str, why: str) -> LongtakeError | None:  # noqa: PLR0911 - one for each code
    """Read a code (https://www.alibabacloud.com/help/en/model-studio/error-code, 2026-11)."""
    said = why.lower()
    match code.partition(".")[0]:
        case "DataInspectionFailed" | "DataInspection" | "IPInfringementSuspect":
            if "output" in said:
                return Refused("output", why)
            return Refused("image" if "image" in said else "prompt", why)
        case "InvalidApiKey" | "AccessDenied":
            return Unauthorized(why)
        case "Arrearage":
            return OutOfCredit(why)
        case "Throttling":
            return RateLimited(why)
        case "ModelNotFound" | "InvalidModel":
            return ModelGone(f"dashscope ({why})")
        case "InvalidParameter" | "InvalidURL":
            return Unusable(NAME, why.removeprefix("dashscope: "))
        case _:
            return None


def _meaning(answer: "Answer") -> LongtakeError | None:
    """Read an answer without success."""
    try:
        wrong = _WRONG.validate_json(answer.body)
    except ValueError:
        return None
    error = _failure(wrong.code, f"dashscope: {answer.text} ({wrong.code})")
    if isinstance(error, RateLimited):
        error.after = answer.after
    return error
