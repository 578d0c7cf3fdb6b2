"""Servers with the `/v1/videos` wire: vLLM-Omni, SGLang and gateways, one's own or another's.

`VIDEOS_BASE_URL` says where one answers, `VIDEOS_API_KEY` holds its key where it wants one. Facts:
https://docs.vllm.ai/projects/vllm-omni and SGLang's `docs/diffusion/openai_api.md` (read 2026-11).
No idempotency key, and nothing in the list of jobs that is the buyer's own; a job costs nothing, so
a submit whose answer is lost is sent again, and no key is probed.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import ceil
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, Final
from urllib.parse import quote

from pydantic import ConfigDict, TypeAdapter

from longtake.capabilities.errors import BadOutput, Expired, LongtakeError, Refused, Unusable
from longtake.capabilities.job import Failed, Finished, JobState, Link, Result, Running, Ticket
from longtake.capabilities.provider import Provider
from longtake.capabilities.video import VideoRequest
from longtake.film.picture import Size
from longtake.providers._account import Account
from longtake.providers._catalogue import Catalogued, entry, offered
from longtake.providers._form import form_of

if TYPE_CHECKING:
    from longtake.transport import Answer

NAME: Final = "videos"
OFFER: Final = offered(
    NAME,
    "A server of your own with the /v1/videos wire, such as vLLM-Omni or SGLang",
    key="VIDEOS_BASE_URL",
    open_to=("video",),
)
_DEFAULT: Final = "default"
"""The entry of whatever the server runs."""
_JOBS: Final = "/v1/videos"


def build(key: str) -> "Videos":
    """Give the provider; `key` is the server's address, with `/v1` or without."""
    from longtake.transport import Transport  # noqa: PLC0415 - httpx only for who calls

    url = key.rstrip("/").removesuffix("/v1")
    return Videos(Account(Transport(), url, os.environ.get("VIDEOS_API_KEY", ""), _meaning))


@dataclass(frozen=True, slots=True)
class ServedVideo(Catalogued):
    """A model that renders."""

    account: Account
    settle: float = 0.0

    async def submit(self, request: VideoRequest, token: str) -> Ticket:
        """Order a job; the frames are exact, the seconds beside them are for servers without."""
        del token  # there is no field that the server gives back
        fields: dict[str, object] = {
            "prompt": request.prompt,
            "size": on_grid(request.size, int(self.entry.wire["grid"])),
            "num_frames": request.frames,
            "fps": round(request.rate),
            "seconds": ceil(request.frames / request.rate),
            "seed": request.seed % 2**31,
        }
        if self.entry.name != _DEFAULT:
            fields["model"] = self.entry.name
        files = {"input_reference": request.first} if request.first is not None else {}
        answer = await self.account.ask("POST", _JOBS, form=form_of(fields, files))
        return Ticket(answer.read(_JOB.validate_json).id)

    async def check(self, ticket: Ticket) -> JobState:
        """Ask once how the job stands; its clip lies at a place that wants the same key."""
        answer = await self.account.ask("GET", _place(ticket))
        job = answer.read(_JOB.validate_json)
        if job.status != "completed":
            return _standing(job)
        url = f"{self.account.url}{_place(ticket)}/content"
        return Finished(Result(Link(url, "video/mp4", self.account.signature)))

    async def cancel(self, ticket: Ticket) -> None:
        """Ask the server to stop the job and to forget it."""
        try:
            await self.account.ask("DELETE", _place(ticket))
        except Expired:
            return


def on_grid(size: Size, grid: int) -> Size:
    """Give the smallest size that covers `size` and whose sides are divisible by `grid`."""
    return Size(-(-size.width // grid) * grid, -(-size.height // grid) * grid)


def _place(ticket: Ticket) -> str:
    return f"{_JOBS}/{quote(ticket.id, safe='')}"


@dataclass(frozen=True, slots=True)
class Videos(Provider):
    """The provider."""

    account: Account

    def video(self, model: str) -> ServedVideo:
        """Give a model that renders: of the catalogue, or any that the server may know."""
        unknown = replace(entry(NAME, _DEFAULT), name=model)
        return ServedVideo(OFFER.entries.get(model, unknown), self.account)

    async def aclose(self) -> None:
        """Close the connections."""
        await self.account.transport.aclose()


_LENIENT: Final = ConfigDict(extra="ignore", coerce_numbers_to_str=True)
_NONE: Final[Mapping[str, object]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class _Job:
    __pydantic_config__: ClassVar = _LENIENT
    id: str
    status: str
    progress: float | None = None
    error: Mapping[str, object] | str | None = None


@dataclass(frozen=True, slots=True)
class _Wrong:
    __pydantic_config__: ClassVar = _LENIENT
    error: Mapping[str, object] = field(default_factory=lambda: _NONE)


_JOB: Final = TypeAdapter(_Job)
_WRONG: Final = TypeAdapter(_Wrong)
_BLOCKED: Final = frozenset({"moderation_blocked", "content_policy_violation"})
"""Codes of OpenAI's own wire, which gateways keep; a server of one's own judges nothing."""


def _standing(job: _Job) -> JobState:
    """Read a job that has no clip; a status that nobody knows is one that goes on."""
    match job.status:
        case "failed":
            return Failed(_failure(job))
        case "cancelled" | "canceled" | "deleted" | "expired":
            return Failed(Expired(f"the server ended job {job.id}"))
        case _:
            return Running(job.progress / 100 if job.progress is not None else None)


def _failure(job: _Job) -> LongtakeError:
    if not isinstance(job.error, Mapping):
        return BadOutput(f"the server failed: {job.error or 'it does not say why'}")
    why = str(job.error.get("message") or "it does not say why")
    if job.error.get("code") in _BLOCKED:
        return Refused("output", why)
    return BadOutput(f"the server failed: {why}")


def _meaning(answer: "Answer") -> LongtakeError | None:
    """Read an answer without success: OpenAI's envelope, or FastAPI's `detail`."""
    try:
        code = _WRONG.validate_json(answer.body).error.get("code")
    except ValueError:
        code = None
    if code in _BLOCKED:
        return Refused("prompt", answer.text)
    if answer.status == 404 and answer.call.method == "POST":  # noqa: PLR2004 - HTTP's own
        remedy = "see what it serves at /v1/models"
        return Unusable(f"the server at {answer.call.place}", answer.text, remedy)
    return None
